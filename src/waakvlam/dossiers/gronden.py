"""Sharing without consent: what the store asks of a recorded ground, and who is told of it.

The rules core reads every recorded ground, also one without an end from before these demands. What is recorded now
names one role, what opens for it, why, and until when; who guards the data of either side gets an alarm with it.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final, Literal

from django.conf import settings
from pydantic import Field, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from waakvlam import klok
from waakvlam.dossiers.deur import deur
from waakvlam.dossiers.opgeslagen import Opgeslagen, Record, lees
from waakvlam.dossiers.projecteren import TOEGEVOEGD, partijen_van
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.delen import GROND
from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.kern.gebeurtenis import Gebeurtenis, Veldwaarde
from waakvlam.kern.gronden import laatste_dag, te_openen
from waakvlam.kern.taal import Deel
from waakvlam.logboek.api import Alarmmelding, meld_alarmen
from waakvlam.toegang.api import Lezer, eis_partij

STANDAARD: Final = Path(__file__).with_name("gronden.yaml")
ALLE_PARTIJEN: Final = "alle_partijen"


class Grondfout(Waakvlamfout):
    """The file with the terms of grounds is faulty."""


class Grondtermijn(Deel):
    """How many days after the day of the fact a ground may hold, and what the form proposes."""

    grond: Literal["nood", "wet", "taak", "convenant"]
    voorstel: int = Field(ge=0)
    hoogstens: int = Field(ge=0, le=366)
    bron: str
    eigen_voorstel: bool = False


class Grondtermijnen(Deel):
    """One for each kind."""

    gronden: list[Grondtermijn] = Field(min_length=4, max_length=4)


def grondtermijn(grond: str) -> Grondtermijn:
    """The term of this installation for a kind of ground. Raises `Grondfout` for a faulty file."""
    return _lees(settings.WAAKVLAM_GRONDTERMIJNEN or str(STANDAARD))[grond]


@cache
def _lees(bestand: str) -> Mapping[str, Grondtermijn]:
    try:
        gelezen = Grondtermijnen.model_validate(YAML(typ="safe").load(Path(bestand).read_text("utf-8")))
    except (OSError, YAMLError, ValidationError) as fout:
        raise Grondfout(f"{bestand}: geen goed bestand met grondtermijnen ({type(fout).__name__})") from None
    per_grond: dict[str, Grondtermijn] = {regel.grond: regel for regel in gelezen.gronden}
    if len(per_grond) < len(gelezen.gronden):
        raise Grondfout(f"{bestand}: een grond staat er twee keer in")
    return per_grond


def keur_grond(rekenset: Rekenset, op: date, velden: Mapping[str, Veldwaarde]) -> dict[str, list[str]]:
    """Faults per field of a ground to be recorded; its own types were found good before."""
    grond, ontvanger = str(velden.get("grond")), velden.get("ontvanger")
    fouten: dict[str, list[str]] = {}
    if not str(velden.get("reden", "")).strip():
        fouten["reden"] = ["Schrijf waarom delen zonder toestemming nodig is."]
    rol = rekenset.rollen.get(str(ontvanger))
    if rol is None or rol.groep or ontvanger == ALLE_PARTIJEN:
        fouten["ontvanger"] = ["Kies één ontvanger: een rol, geen groep."]
    else:
        fouten |= _keur_categorieen(rekenset, te_openen(rekenset, grond, rol.naam), velden.get("categorieen"))
    if (fout := _keur_einde(grond, op, velden.get("geldig_tot"))) is not None:
        fouten["geldig_tot"] = [fout]
    return fouten


def _keur_categorieen(rekenset: Rekenset, kan: frozenset[str], gevraagd: Veldwaarde | None) -> dict[str, list[str]]:
    genoemd = set(gevraagd) if isinstance(gevraagd, list | tuple) else set()
    if not kan:
        return {"ontvanger": ["Volgens deze afspraken opent deze grond niets voor deze ontvanger."]}
    if not genoemd:
        return {"categorieen": ["Kies ten minste één soort gegevens."]}
    titels = {c.naam: c.titel for c in rekenset.taal.categorieen}
    dicht = ", ".join(sorted(titels.get(naam, naam) for naam in genoemd - kan))
    return {"categorieen": [f"Dit gaat met deze grond voor deze ontvanger niet open: {dicht}."]} if dicht else {}


def _keur_einde(grond: str, op: date, tot: Veldwaarde | None) -> str | None:
    uiterste = op + timedelta(days=grondtermijn(grond).hoogstens)
    if not isinstance(tot, date):
        return "Vul in tot en met welke dag dit geldt."
    if tot < op:
        return "Deze dag ligt voor de dag waarop de grond ingaat."
    if tot > uiterste:
        return f"Ten hoogste tot en met {uiterste:%d-%m-%Y}. Leg daarna zo nodig een nieuwe grond vast."
    return None


def alarmeer(bestand: Opgeslagen, record: Record, vandaag: date) -> None:
    """Tell the data officers of both sides, in the transaction of the fact that opens something.

    That is a ground, or a party that comes while one runs. Who was told of a ground is not told again.
    """
    if record.type in {GROND, TOEGEVOEGD} and not record.vervalt:
        meld_alarmen(_alarmen(bestand, vandaag))


def _alarmen(bestand: Opgeslagen, vandaag: date) -> Iterator[Alarmmelding]:
    geldend = bestand.geldend
    lopend = [f for f in geldend if f.type == GROND and laatste_dag(f) >= vandaag and f.velden.get("categorieen")]
    if not lopend:
        return
    rekenset = bestand.beoordeling(vandaag).rekenset
    records = {r.kenmerk: r for r in bestand.records}
    partijen = {(p.organisatie, p.rol) for p in partijen_van(bestand, geldend) if p.tot is None or p.tot > vandaag}
    for feit in lopend:
        record = records[feit.id]
        ontvangers = {(o, rol) for o, rol in partijen if feit.velden.get("ontvanger") in rekenset.groepen[rol]}
        for organisatie, rol in sorted({(record.organisatie, record.rol), *ontvangers}):
            yield _melding(bestand.dossier.nummer, record, feit, organisatie, rol)


def _melding(nummer: str, record: Record, feit: Gebeurtenis, organisatie: str, rol: str) -> Alarmmelding:
    categorieen = feit.velden["categorieen"]
    tot = feit.velden.get("geldig_tot")
    return Alarmmelding(
        organisatie=organisatie,
        rol=rol,
        dossier=nummer,
        kenmerk=record.kenmerk,
        grond=str(feit.velden["grond"]),
        van_account=record.account,
        van_organisatie=record.organisatie,
        van_rol=record.rol,
        naar_rol=str(feit.velden.get("ontvanger", "")),
        categorieen=tuple(categorieen) if isinstance(categorieen, list | tuple) else (),
        geldig_tot=tot if isinstance(tot, date) else None,
    )


def reden_van_grond(lezer: Lezer, nummer: str, kenmerk: str) -> str:
    """Why a ground was invoked; for who judges the alarm. Raises `NietGevonden` where the reader is no party."""
    with deur(lezer, "alarm") as doorgang:
        bestand = lees(nummer)
        eis_partij(lezer, bestand.partijen, klok.vandaag())
        doorgang.toon({nummer: {"toestemming"}})
    record = next((r for r in bestand.records if r.kenmerk == kenmerk), None)
    return str(record.velden.get("reden", "")) if record is not None else ""
