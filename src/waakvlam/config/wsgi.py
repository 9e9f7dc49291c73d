"""The entry point for the web server: `gunicorn waakvlam.config.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waakvlam.config.settings")
application = get_wsgi_application()
