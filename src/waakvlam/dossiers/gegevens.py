"""The particulars of dossiers: read, also of many at once, and written."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from waakvlam.dossiers import zoeksporen
from waakvlam.dossiers.inhoud import Persoonsgegevens, pak_gegevens_uit, verpak_gegevens
from waakvlam.dossiers.models import Dossier, Dossiersleutel
from waakvlam.dossiers.sleutels import HEEL_DOSSIER
from waakvlam.dossiers.vakken import GEGEVENS, Dossierslot

VAN_GEGEVENS = Q(vak=HEEL_DOSSIER) | Q(vak=GEGEVENS) | Q(vak__startswith=f"{GEGEVENS}/")
"""The keys with which particulars can be encrypted."""


def pak_uit(dossier: Dossier, slot: Dossierslot) -> Persoonsgegevens:
    """The particulars of a dossier. Raises `Onleesbaar`."""
    assert dossier.gegevens is not None
    return pak_gegevens_uit(slot.ontsleutel(bytes(dossier.gegevens), GEGEVENS, slot.vak_van_gegevens()))


def van_dossiers(dossiers: Iterable[Dossier]) -> dict[int, Persoonsgegevens]:
    """The particulars of many dossiers by primary key, with one query. Those that were erased are left out."""
    per_dossier = defaultdict(list)
    aanwezig = {d.pk: d for d in dossiers if d.gegevens is not None}
    rijen = Dossiersleutel.objects.filter(VAN_GEGEVENS, dossier__in=aanwezig)
    for pk, vak, verpakt, met, op in rijen.values_list("dossier", "vak", "verpakt", "met", "vernietigd_op"):
        per_dossier[pk].append((vak, verpakt, met, op))
    return {pk: pak_uit(aanwezig[pk], Dossierslot(aanwezig[pk], rij)) for pk, rij in per_dossier.items()}


def schrijf(dossier: Dossier, slot: Dossierslot, gegevens: Persoonsgegevens, nu: datetime) -> None:
    """Store the particulars, encrypted, and what finds them. Call it inside a transaction that holds the dossier."""
    zet(dossier, slot, gegevens, nu)
    dossier.save(update_fields=["gegevens"])
    zoeksporen.schrijf(dossier, gegevens)


def zet(dossier: Dossier, slot: Dossierslot, gegevens: Persoonsgegevens, nu: datetime) -> None:
    """Put the particulars in the dossier, encrypted, without storing it."""
    vak = slot.vak_met_sleutel(GEGEVENS, nu)
    dossier.gegevens = slot.versleutel(verpak_gegevens(gegevens), GEGEVENS, vak)
