"""The entry point for the web server: `gunicorn waakvlam.config.wsgi`.

A faulty set or own protocol stops it here, with all faults, and not later in the hands of whoever meets it first. So
does a demo on the database of a real installation, and the other way round. What was erased is erased again, should an
older back-up have been put back. Dossiers whose lists were made by older rules are told to the log.
"""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from waakvlam.bron.api import lees_alles

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waakvlam.config.settings")
application = get_wsgi_application()

from waakvlam.dossiers.api import meld_verouderd, pas_wislijst_toe  # noqa: E402 - models only once Django is set up
from waakvlam.toegang.api import eis_opstelling  # noqa: E402

if settings.LEES_AFSPRAKEN_BIJ_START:
    lees_alles()
eis_opstelling()
pas_wislijst_toe()
if settings.LEES_AFSPRAKEN_BIJ_START:
    meld_verouderd()
