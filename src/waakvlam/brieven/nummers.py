"""Give a settled letter its number: the next of the organisation in that year."""

from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Max

from waakvlam.brieven.models import Briefnummer

POGINGEN: Final = 20


def geef_nummer(organisatie: str, jaar: int, verzoek: str) -> str:
    """The number, as '2026-0014'. Call it in the transaction that settles the letter: undone, it was never given.

    The same `verzoek` gets the same number. Two at once: the database lets one wait, and that one takes the next.
    Raises `RuntimeError` when it did not succeed in `POGINGEN` attempts.
    """
    for _poging in range(POGINGEN):
        if eerder := Briefnummer.objects.filter(organisatie=organisatie, verzoek=verzoek).first():
            return str(eerder)
        van_jaar = Briefnummer.objects.filter(organisatie=organisatie, jaar=jaar)
        laatste: int = van_jaar.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
        try:
            with transaction.atomic():
                wat = {"organisatie": organisatie, "jaar": jaar, "nummer": laatste + 1, "verzoek": verzoek}
                return str(Briefnummer.objects.create(**wat))
        except IntegrityError:
            continue
    raise RuntimeError("er kwam steeds een ander briefnummer tussen")


def is_gegeven(organisatie: str, verzoek: str) -> bool:
    """Whether this submit got a number before: then the letter is settled."""
    return bool(verzoek) and Briefnummer.objects.filter(organisatie=organisatie, verzoek=verzoek).exists()
