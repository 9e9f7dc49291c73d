"""The particulars of dossiers: read, also of many at once, changed by facts, and written.

What was known at the opening and the facts that hold are the record. What is stored as the present values follows from
them, so that a correction or a withdrawal of a change takes effect too.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from waakvlam.dossiers import persoonsnummer, zoeksporen
from waakvlam.dossiers.inhoud import ADRES, Persoonsgegevens, pak_gegevens_uit, pak_opening_uit, verpak_gegevens
from waakvlam.dossiers.models import Dossier, Dossiersleutel
from waakvlam.dossiers.sleutels import HEEL_DOSSIER
from waakvlam.dossiers.vakken import GEGEVENS, Dossierslot
from waakvlam.kern.gebeurtenis import Gebeurtenis

VAN_GEGEVENS = (Q(vak=HEEL_DOSSIER) | Q(vak__gte=GEGEVENS, vak__lt="gegevenz")) & (
    Q(vak=HEEL_DOSSIER) | Q(vak=GEGEVENS) | Q(vak__startswith=f"{GEGEVENS}/")
)
"""The keys with which particulars can be encrypted. The range says nothing new, but PostgreSQL asks it before the lock
on rows, and a pattern only after it: so the lock is not asked for each other key of a dossier."""
GEWIJZIGD = "persoonsgegevens_gewijzigd"
"""The fact that changes particulars. Its content lies in their compartment: it goes when they go, and no sooner."""
VELDEN = frozenset({"naam", "geboortedatum", *ADRES})
MAX_TEKENS = 200
POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Z]{2}")


def speel_na(opening: Persoonsgegevens, geldend: Iterable[Gebeurtenis]) -> Persoonsgegevens:
    """The particulars after these facts, in the order in which they happened.

    A field that is not filled in stays as it was. An address is one thing: a fact with any part of it has all of it.
    """
    nu = opening
    for feit in geldend:
        if feit.type == GEWIJZIGD:
            nu = replace(nu, **_verandering(feit.velden))
    return nu


def wat_verandert(was: Mapping[str, Any], wordt: Mapping[str, Any]) -> dict[str, Any]:
    """What a fact must say of particulars that are filled in over the known ones: an address whole, or not at all."""
    anders = {naam for naam in VELDEN if was.get(naam) != wordt.get(naam)}
    anders |= set(ADRES) if anders & set(ADRES) else set()
    return {naam: waarde for naam, waarde in wordt.items() if naam in anders}


def keur(gegevens: Persoonsgegevens, vandaag: date) -> dict[str, list[str]]:
    """The faults in a name, an address and a day of birth, per field."""
    fouten: dict[str, list[str]] = {}
    if gegevens.naam is not None and not 0 < len(gegevens.naam.strip()) <= MAX_TEKENS:
        fouten["naam"] = [f"Geef een naam van ten hoogste {MAX_TEKENS} tekens."]
    for deel in ADRES:
        if len(getattr(gegevens, deel) or "") > MAX_TEKENS:
            fouten[deel] = [f"Schrijf ten hoogste {MAX_TEKENS} tekens."]
    for veld in ("naam", *ADRES):
        if persoonsnummer.bevat(getattr(gegevens, veld) or ""):
            fouten[veld] = [persoonsnummer.MELDING]
    if gegevens.postcode and not POSTCODE.fullmatch(gegevens.postcode.strip().upper()):
        fouten["postcode"] = ["Schrijf een postcode als 1234 AB."]
    if gegevens.geboortedatum is not None and gegevens.geboortedatum > vandaag:
        fouten["geboortedatum"] = ["Deze dag is nog niet geweest."]
    return fouten


def keur_wijziging(velden: Mapping[str, Any], vandaag: date) -> dict[str, list[str]]:
    """The faults of a fact that changes particulars, per field: it must change something, into what can be."""
    if not velden:
        return {"naam": ["Vul in wat er verandert: een naam, een adres of een geboortedatum."]}
    return keur(replace(Persoonsgegevens(), **_verandering(velden)), vandaag)


def bij_opening(dossier: Dossier, slot: Dossierslot) -> Persoonsgegevens:
    """The particulars of a dossier as they were known at its opening. Raises `Onleesbaar`."""
    return pak_opening_uit(_ontsleutel(dossier, slot))


def van_dossiers(dossiers: Iterable[Dossier]) -> dict[int, Persoonsgegevens]:
    """The particulars of many dossiers by primary key, with one query. Those that were erased are left out."""
    per_dossier = defaultdict(list)
    aanwezig = {d.pk: d for d in dossiers if d.gegevens is not None}
    rijen = Dossiersleutel.objects.filter(VAN_GEGEVENS, dossier__in=aanwezig)
    for pk, vak, verpakt, met, op in rijen.values_list("dossier", "vak", "verpakt", "met", "vernietigd_op"):
        per_dossier[pk].append((vak, verpakt, met, op))
    return {
        pk: pak_gegevens_uit(_ontsleutel(d := aanwezig[pk], Dossierslot(d, rij))) for pk, rij in per_dossier.items()
    }


def schrijf(dossier: Dossier, slot: Dossierslot, opening: Persoonsgegevens, nu: Persoonsgegevens, op: datetime) -> None:
    """Store the particulars, encrypted, and what finds them. Call it inside a transaction that holds the dossier."""
    zet(dossier, slot, opening, nu, op)
    dossier.save(update_fields=["gegevens"])
    zoeksporen.schrijf(dossier, nu)


def klopt(dossier: Dossier, slot: Dossierslot, nu: Persoonsgegevens) -> bool:
    """Whether these are the particulars that are stored. Raises `Onleesbaar`."""
    return pak_gegevens_uit(_ontsleutel(dossier, slot)) == nu


def werk_bij(
    dossier: Dossier, slot: Dossierslot, opening: Persoonsgegevens, nu: Persoonsgegevens, op: datetime
) -> None:
    """Store the present particulars where others are stored. Call it inside a transaction that holds the dossier."""
    if not klopt(dossier, slot, nu):
        schrijf(dossier, slot, opening, nu, op)


def zet(dossier: Dossier, slot: Dossierslot, opening: Persoonsgegevens, nu: Persoonsgegevens, op: datetime) -> None:
    """Put the particulars in the dossier, encrypted, without storing it."""
    vak = slot.vak_met_sleutel(GEGEVENS, op)
    dossier.gegevens = slot.versleutel(verpak_gegevens(opening, nu), GEGEVENS, vak)


def _ontsleutel(dossier: Dossier, slot: Dossierslot) -> bytes:
    assert dossier.gegevens is not None
    return slot.ontsleutel(bytes(dossier.gegevens), GEGEVENS, slot.vak_van_gegevens())


def _verandering(velden: Mapping[str, Any]) -> dict[str, Any]:
    """The particulars that the fields of a fact replace."""
    anders = {naam: waarde for naam, waarde in velden.items() if naam in VELDEN}
    return dict.fromkeys(ADRES) | anders if anders.keys() & set(ADRES) else anders
