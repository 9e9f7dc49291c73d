"""Another key of the installation: wrap every key of a dossier by the present one, in batches, while people work."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Count

from waakvlam.dossiers import herkomst
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Dossiersleutel
from waakvlam.dossiers.sleutels import herverpak, huidige_vingerafdruk, installatiesleutels
from waakvlam.dossiers.wislijst import onderteken_opnieuw
from waakvlam.dossiers.wissen import ruim_schijf_op
from waakvlam.dossiers.zoeken import maak_sporen_opnieuw

PER_KEER = 500


def sleutelstand() -> dict[str, int]:
    """How many keys each key of the installation wraps, by fingerprint; destroyed ones do not count."""
    rijen = Dossiersleutel.objects.filter(verpakt__isnull=False).values_list("met").annotate(aantal=Count("pk"))
    with werkdeur():
        return dict(rijen.order_by("met"))


def nog_te_wisselen() -> int:
    """How many keys an earlier key of the installation wraps that is still known."""
    return sum(aantal for met, aantal in sleutelstand().items() if met in _eerdere())


def wissel(voortgang: Callable[[int], None] = lambda _gedaan: None) -> int:
    """Wrap all of them by the present key. Stop whenever you like: the next call goes on with the rest. Gives how many.

    What is wrapped by a key that is not known stays as it is. Raises `Onleesbaar` for a key that does not open, and
    `Wislijstfout`.
    """
    gedaan = 0
    while aantal := _wissel_keer():
        gedaan += aantal
        voortgang(gedaan)
    maak_sporen_opnieuw()
    onderteken_opnieuw()
    herkomst.vernieuw()
    if gedaan:
        ruim_schijf_op()
    return gedaan


def _wissel_keer() -> int:
    met = huidige_vingerafdruk()
    with transaction.atomic(), werkdeur():
        rijen = Dossiersleutel.objects.select_for_update(of=("self",)).select_related("dossier")
        keer = list(rijen.filter(verpakt__isnull=False, met__in=_eerdere()).order_by("pk")[:PER_KEER])
        for rij in keer:
            rij.verpakt = herverpak(rij.dossier.nummer, rij.vak, bytes(rij.verpakt or b""), rij.met)
            rij.met = met
        Dossiersleutel.objects.bulk_update(keer, ["verpakt", "met"])
    return len(keer)


def _eerdere() -> set[str]:
    return set(installatiesleutels()) - {huidige_vingerafdruk()}
