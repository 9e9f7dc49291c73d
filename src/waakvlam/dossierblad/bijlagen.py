"""Where the pages of a dossier lead to its attachments."""

from django.urls import reverse

from waakvlam.dossiers.api import Feitregel, op_te_halen


def adres(nummer: str, feit: Feitregel) -> str:
    """Where the file of an attachment is fetched, while it is there; empty for any other fact."""
    return reverse("bijlagen:haal_op", args=[nummer, feit.kenmerk]) if op_te_halen(feit) else ""
