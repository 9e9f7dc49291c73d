"""Every state of consent against every role, as a party, a former party and never one: the same in each run.

Per set and state one dossier with a marked fact of every category, recorded by an organisation that nobody here reads
for, so that only the tables decide. In each role there is a party, one that was a party, and one that never was.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.zicht.dossiers import Proef, geldend, organisatie, rollen
from tests.zicht.lezing import DOOR_FEIT, OVERLEG, UITLEG, ZONDER_FEIT, Feit, tabellen
from tests.zicht.willekeur import GROND, INGETROKKEN, NIET, TOESTEMMING, begin, genoemd, merk, woorden
from waakvlam.bron.api import bronset
from waakvlam.toegang.api import Lezer, Partijschap

SCHRIJVER = "schrijver"
VRAAG, BEZWAAR = "gegevensdeling_voorgenomen", "bezwaar_gedaan"
BIJLAGE = "bijlage_toegevoegd"
PER_STAND = 1000
"""Marks are numbered from here on per state, so that one dossier is told from another in a list."""
STUK_PER = 4
"""One in so many categories has an attachment too, and as many a part of a form."""
KIJKDAG = timedelta(days=60)
"""So long after the first fact a reader looks."""
Stand = Callable[[str, date, date], list[Feit]]


def _geeft(setnaam: str, dag: date, **anders: Any) -> Feit:
    doelen, ontvangers, _ = woorden(setnaam)
    return Feit(TOESTEMMING, dag, "deelnemer", {"doelen": doelen, "ontvangers": ontvangers, **anders})


def vragend(setnaam: str) -> list[str]:
    """The purposes for which a rule of the set asks what consent can meet."""
    anders = ZONDER_FEIT | DOOR_FEIT.keys()
    return sorted({r.doel for r in tabellen(setnaam).delen if set(r.eisen) - anders})


def _ander_doel(setnaam: str) -> str:
    """A purpose that leaves something closed: one of those that ask consent; where there is one only, another."""
    doelen = vragend(setnaam)
    return doelen[0] if len(doelen) > 1 else next(d for d in woorden(setnaam)[0] if d not in doelen)


def _gevraagd(dag: date, antwoord: str) -> list[Feit]:
    return [Feit(VRAAG, dag, "zorgaanbieder"), Feit(antwoord, dag + timedelta(days=1), "deelnemer")]


STANDEN: Mapping[str, Stand] = {
    "niet_gevraagd": lambda _set, _dag, _kijkdag: [],
    "gegeven": lambda set_, dag, _kijkdag: [_geeft(set_, dag)],
    "verlopen": lambda set_, dag, kijkdag: [_geeft(set_, dag, geldig_tot=kijkdag - timedelta(days=1))],
    "ingetrokken": lambda set_, dag, kijkdag: [_geeft(set_, dag), Feit(INGETROKKEN, kijkdag, "deelnemer")],
    "geweigerd": lambda _set, dag, _kijkdag: _gevraagd(dag, BEZWAAR),
    "ander_doel": lambda set_, dag, _kijkdag: [_geeft(set_, dag, doelen=[_ander_doel(set_)])],
}
"""What the participant said about sharing; refused is: asked, and objected to. Withdrawn on the very day of looking."""


def maak(setnaam: str, stand: str, *, met_bijlagen: bool = True) -> Proef:
    """The dossier of one state. The files of its attachments are not there, which who verifies the store will say."""
    eerste = begin(setnaam)
    kijkdag = eerste + KIJKDAG
    assert geldend(setnaam, kijkdag) == setnaam
    opener = next(rol for rol in rollen(setnaam) if rol in bronset(setnaam).rekenset.typen["dossier_geopend"].door)
    plaats = list(STANDEN).index(stand) + 1
    basis = (f for f in _basis(setnaam, eerste, PER_STAND * plaats) if met_bijlagen or f.type != BIJLAGE)
    feiten = [*basis, *STANDEN[stand](setnaam, eerste + KIJKDAG / 2, kijkdag)]
    proef = Proef(setnaam, opener, sorted(feiten, key=lambda f: f.op), kijkdag, id=500 + plaats)
    for rol in rollen(setnaam):
        for wie, tot in (("o", None), ("oud", kijkdag)):
            naam = organisatie(rol, wie)
            proef.partijen[naam] = Partijschap(naam, rol, eerste, tot)
    proef.door = [SCHRIJVER for _ in proef.feiten]
    return proef


def _basis(setnaam: str, eerste: date, vanaf: int) -> Iterator[Feit]:
    """What rules ask for besides consent, and then a marked fact of every category."""
    typen = bronset(setnaam).rekenset.typen
    regels = tabellen(setnaam).delen
    voorwaarden = {naam: als for r in regels if r.alleen_bij for naam, als in genoemd(r.alleen_bij).items()}
    einden = {p.type for r in regels for p in (*r.tot, *r.toestemming_tot)}
    for naam in (UITLEG, OVERLEG, *sorted(voorwaarden.keys() - einden - NIET)):
        yield Feit(naam, eerste + timedelta(days=1), _door(typen[naam]), _eerste_keuzes(voorwaarden.get(naam, [])))
    for nummer, categorie in enumerate(sorted({t.categorie for t in typen.values()}), vanaf):
        soort = min((t for t in typen.values() if t.categorie == categorie), key=lambda t: _liefst(t, einden))
        tekst = merk(categorie, nummer)
        yield Feit(
            soort.type,
            eerste + timedelta(days=2),
            _door(soort),
            {naam: tekst for naam, veld in soort.velden.items() if veld.soort == "tekst"},
            betreft=merk("onderwerp", nummer) if soort.onderwerp else "",
            reden=merk(f"{categorie}-reden", nummer),
        )
        maak_stuk = {0: _bijlage, 1: _formulier, 2: _brief}.get(nummer % STUK_PER)
        if maak_stuk is not None:
            yield maak_stuk(setnaam, eerste + timedelta(days=3), categorie, nummer)


def _bijlage(_setnaam: str, dag: date, categorie: str, nummer: int) -> Feit:
    """An attachment of which the file is not there."""
    velden = {"naam": merk(f"{categorie}-bijlage", nummer), "soort": "pdf", "grootte": 1, "bestand": "0" * 32}
    return Feit(BIJLAGE, dag, velden={**velden, "categorie": categorie, "afdruk": "geen"})


def _formulier(setnaam: str, dag: date, categorie: str, nummer: int) -> Feit:
    """A part of a form that was settled, which the copies of two roles leave out."""
    alle, regel = rollen(setnaam), [merk(f"{categorie}-{deel}", nummer) for deel in ("vraag", "antwoord", "tekst")]
    velden = {"titel": merk(f"{categorie}-stuk", nummer), "soort": "formulier", "naam": "evaluatie", "versie": 1}
    inhoud = {
        "inhoud": [json.dumps(["a.b", *regel])],
        "niet_voor": [alle[nummer % PER_STAND % len(alle)], "woningcorporatie"],
    }
    stuk = {"afspraken": setnaam, "stuk": f"{nummer:016x}", "categorie": categorie}
    return Feit("stuk_vastgesteld", dag, velden={**velden, **inhoud, **stuk})


def _brief(setnaam: str, dag: date, categorie: str, nummer: int) -> Feit:
    """A part of a letter that was settled, with what stands around its text."""
    feit = _formulier(setnaam, dag, categorie, nummer)
    tekst = merk(f"{categorie}-tekst", nummer)
    regels = [["kop.dag", "", dag.isoformat(), "vandaag"], ["kop.onderwerp", "", tekst, tekst]]
    inhoud = [json.dumps(regel) for regel in (*regels, ["deel.00.tekst", tekst, tekst, tekst])]
    naam = bronset(setnaam).afspraken.brieven[0].id
    return replace(feit, velden={**feit.velden, "soort": "brief", "naam": naam, "inhoud": inhoud})


def _liefst(soort: Any, einden: set[str]) -> tuple[bool, bool, str]:
    """A fact that ends no sharing rule, and with a text in it."""
    anders = {*NIET, *einden, TOESTEMMING, INGETROKKEN, GROND}
    return soort.type in anders, not any(v.soort == "tekst" for v in soort.velden.values()), soort.type


def _door(soort: Any) -> str:
    return next((rol for rol in soort.door if rol != "alle_partijen"), "zorgaanbieder")


def _eerste_keuzes(als: list[tuple[str, Any]]) -> dict[str, Any]:
    return {veld: waarde[0] if isinstance(waarde, list | tuple) else waarde for veld, waarde in als}


def lezers(proef: Proef) -> Iterator[tuple[str, Lezer, bool]]:
    """In each role a party, a former party and a stranger: how they stand, who they are, whether they may come in."""
    for rol in rollen(proef.setnaam):
        for hoe, wie in (("partij", "o"), ("voorheen", "oud"), ("nooit", "vreemd")):
            yield hoe, Lezer(f"{wie}-x", "X", organisatie(rol, wie), "O", rol), hoe == "partij"
