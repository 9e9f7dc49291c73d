"""By which rules the rows of a dossier were made: a fingerprint of the agreements, the own protocols and this code."""

import hashlib
import json
from datetime import date
from functools import cache
from pathlib import Path

from waakvlam.bron.api import eigen, eigennamen, map_van_afspraken, setnamen, wettekst
from waakvlam.dossiers import sets
from waakvlam.dossiers.models import Dossier
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.kern.taal import vingerafdruk

PROJECTIEVERSIE = 4
"""Raise this when the code of `projecteren` and what it calls makes other rows of the same facts and rules."""
TEKENS = 16


@cache
def regelafdruk(afsprakenset: str) -> str:
    """The fingerprint for dossiers opened under this set. Each set has another one.

    Covers every version that the set is succeeded by, the vocabulary, the calendar, what the law asks, and all own
    protocols on any of those: also of organisations that are no party, for who is one changes. Raises
    `Vraagfout` and `Afsprakenfout`.
    """
    versies = sets.versies(afsprakenset)
    kwitantie = Beoordeling(versies, [], date.max).kwitantie
    namen = {versie.rekenset.naam for versie in versies}
    protocollen = [eigen(naam) for naam in eigennamen()]
    afdrukken = [(p.naam, vingerafdruk(p.inhoud)) for p in protocollen if not namen.isdisjoint(p.per_set)]
    inhoud = [PROJECTIEVERSIE, afsprakenset, kwitantie.sets, kwitantie.kalender, afdrukken, wettekst()]
    return hashlib.sha256(json.dumps(inhoud, ensure_ascii=False).encode()).hexdigest()[:TEKENS]


def afdruk_of_niets(afsprakenset: str) -> str | None:
    """As `regelafdruk`; None for a set that is gone or faulty, so that its dossiers are named and not forgotten."""
    try:
        return regelafdruk(afsprakenset)
    except Waakvlamfout:
        return None


def is_vers(dossier: Dossier, vandaag: date) -> bool:
    """Whether the stored rows of a dossier still hold today, under the rules that hold today."""
    op_tijd = dossier.volgende_dag is None or dossier.volgende_dag > vandaag
    return op_tijd and dossier.beoordeeld_met == afdruk_of_niets(dossier.afsprakenset)


def geldende_afdrukken() -> tuple[str, ...]:
    """The fingerprints of all sets: rows with one of these were made by the rules of now."""
    return _afdrukken_in(map_van_afspraken())


@cache
def _afdrukken_in(_map: Path) -> tuple[str, ...]:
    """Of the sets in this folder, which is searched once."""
    return tuple(afdruk for naam in setnamen() if (afdruk := afdruk_of_niets(naam)) is not None)
