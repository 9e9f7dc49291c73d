"""Where the pages of a dossier lead to its attachments."""

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from waakvlam.dossiers.api import BIJLAGE, Dossierbeeld, Feitregel
from waakvlam.kern.gebeurtenis import Veldwaarde

VELDEN: Final = frozenset({"naam", "categorie"})
"""What the timeline shows of an attachment; the rest is for the store."""


def tab(beeld: Dossierbeeld) -> dict[str, Any]:
    """The page of attachments, with how many hold."""
    aantal = sum(f.type == BIJLAGE and f.stand == "geldt" for f in beeld.feiten)
    return {"label": _("Bijlagen"), "url": reverse("bijlagen:lijst", args=[beeld.nummer]), "aantal": aantal}


def velden(feit: Feitregel) -> tuple[tuple[str, str, Veldwaarde], ...]:
    """The fields that the timeline shows."""
    return tuple(veld for veld in feit.velden if feit.type != BIJLAGE or veld[0] in VELDEN)


def adres(nummer: str, feit: Feitregel) -> str:
    """Where the file of an attachment is fetched, while it is there; empty for any other fact."""
    if feit.type != BIJLAGE or feit.stand != "geldt" or feit.gewist_op:
        return ""
    return reverse("bijlagen:haal_op", args=[nummer, feit.kenmerk])
