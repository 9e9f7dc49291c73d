"""What the frame around every page needs."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

import waakvlam

# Path below the root, label, the apps whose pages belong under it, and the power it takes (empty: none).
HOOFDMENU = (
    ("", _("Werkvoorraad"), {"werkvoorraad", "dossierblad", "aanmelden", "brieven", "rondes"}, "dossiers_openen"),
    ("afspraken/", _("Afspraken"), {"afspraken"}, ""),
    ("adresboek/", _("Adresboek"), {"beheer"}, ""),
    ("logboek/", _("Logboek"), {"verantwoording"}, "logboek_inzien"),
)

Mag = Callable[[HttpRequest], bool]
_erbij: dict[str, tuple[str | Promise, Mag]] = {}


def zet_in_menu(pad: str, label: str | Promise, mag: Mag) -> None:
    """Have the menu lead to the pages of an app below this path, for requests of which `mag` says so. From `ready`."""
    _erbij[pad] = label, mag


def omlijsting(request: HttpRequest) -> dict[str, Any]:
    """Who looks, where they are, and what this installation is."""
    gevonden = request.resolver_match
    app = gevonden.app_name if gevonden else ""
    wie = getattr(request, "wie", None)
    mag = {"", *(wie["bevoegdheden"] if wie else ())}
    return {
        "wie": wie,
        "hoofdmenu": [
            *(
                {"url": get_script_prefix() + pad, "label": label, "huidig": app in apps}
                for pad, label, apps, bevoegdheid in HOOFDMENU
                if bevoegdheid in mag
            ),
            *(
                {"url": get_script_prefix() + pad, "label": label, "huidig": pad == f"{app}/"}
                for pad, (label, mag_erin) in _erbij.items()
                if wie and mag_erin(request)
            ),
        ],
        "zoek_url": get_script_prefix() + "zoeken/" if "dossiers_openen" in mag else "",
        "demo": settings.DEMO,
        "versie": waakvlam.__version__,
        "bron": settings.WAAKVLAM_BRON,
    }
