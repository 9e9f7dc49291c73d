"""For whom the menu leads to homes."""

from django.http import HttpRequest

from waakvlam import klok
from waakvlam.toegang.api import heeft_bevoegdheid, lezer_of_niets
from waakvlam.woningen.vragen import vragenlijst_voor


def ziet_woningen(request: HttpRequest) -> bool:
    """An owner of homes, and who may offer homes of others in the region."""
    lezer = lezer_of_niets(request)
    if lezer is None or not heeft_bevoegdheid(lezer, "dossiers_openen"):
        return False
    return vragenlijst_voor(lezer, klok.vandaag()) is not None
