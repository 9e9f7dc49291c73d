"""Whether a database is of a demo or real. The first start decides; after that the other kind refuses to start on it.

In a demo anyone may be anyone, so it must never stand on real dossiers.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction

from waakvlam.toegang.models import Opstelling

DEMO, ECHT = "demo", "echt"
GEWEIGERD = {
    DEMO: "Deze databank is van een echte installatie; een demo start er niet op. Haal WAAKVLAM_DEMO weg, of kies voor "
    "de demo een andere WAAKVLAM_DATA of WAAKVLAM_DATABASE_URL.",
    ECHT: "Deze databank is van een demo; een echte installatie start er niet op. Kies een andere WAAKVLAM_DATA of "
    "WAAKVLAM_DATABASE_URL.",
}


def eis_opstelling() -> None:
    """Mark a new database as this kind. Raises `ImproperlyConfigured` when it is marked as the other."""
    nu = DEMO if settings.DEMO else ECHT
    if not Opstelling.objects.exists():
        # Nobody logs in to a demo: where someone ever did, this is none, whatever became of the mark.
        soort = ECHT if get_user_model().objects.filter(last_login__isnull=False).exists() else nu
        try:
            with transaction.atomic():
                Opstelling.objects.create(soort=soort)
        except IntegrityError:
            pass  # Another process was first.
    if Opstelling.objects.get().soort != nu:
        raise ImproperlyConfigured(GEWEIGERD[nu])
