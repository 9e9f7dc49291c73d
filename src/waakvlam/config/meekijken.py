"""Settings of `waakvlam afspraken bekijk`: the agreements of one folder on this machine, without accounts or dossiers.

WAAKVLAM_MEEKIJKEN      the set that is followed; without it these settings refuse
"""

import os

from django.core.exceptions import ImproperlyConfigured

from waakvlam.config.settings import *  # noqa: F403 - the same but for what follows
from waakvlam.config.settings import DEMO, INSTALLED_APPS, MIDDLEWARE, TEMPLATES

WAAKVLAM_MEEKIJKEN = os.environ.get("WAAKVLAM_MEEKIJKEN", "")
if not (WAAKVLAM_MEEKIJKEN and DEMO):
    raise ImproperlyConfigured("Deze instellingen zijn alleen voor `waakvlam afspraken bekijk`; start die opdracht.")

LEZER = "waakvlam.toegang.middleware.LezerMiddleware"
MEEKIJKER = "waakvlam.meekijken.middleware.MeekijkMiddleware"
LEES_AFSPRAKEN_BIJ_START = False
"""A set that is being written may be faulty: its faults are what the page shows."""
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
INSTALLED_APPS = [*INSTALLED_APPS, "waakvlam.meekijken"]
MIDDLEWARE = [MEEKIJKER if naam == LEZER else naam for naam in MIDDLEWARE]
ROOT_URLCONF = "waakvlam.config.meekijkurls"
TEMPLATES[0]["OPTIONS"]["context_processors"].append("waakvlam.meekijken.middleware.omlijsting")  # type: ignore[index]
