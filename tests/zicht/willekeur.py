"""Random courses of facts for the sharing rules: what opens and closes them, with every free text marked.

Each marked text names the category of its fact, so that wherever it turns up, it is known what leaked.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from tests.zicht.lezing import Feit, tabellen
from waakvlam.bron.api import bronset, opvolgers

BEGIN = date(2026, 1, 5)
TERUG = timedelta(days=730)
"""How long before it is succeeded a set is tried, so that both it and its successor come up."""
DAGEN = 12
TOESTEMMING, INGETROKKEN, GROND = "toestemming_gegeven", "toestemming_ingetrokken", "uitzonderingsgrond_vastgelegd"
NIET = {
    "dossier_geopend", "dossier_gesloten", "betrokkene_toegevoegd", "betrokkene_verwijderd", "bijlage_toegevoegd",
}  # fmt: skip
"""Facts that change who is a party, not what a party sees; and an attachment, which no form can record."""


def begin(setnaam: str) -> date:
    """The first day of random courses under a set."""
    opvolger = next(iter(opvolgers(setnaam)), None)
    return opvolger[1] - TERUG if opvolger else BEGIN


def merk(categorie: str, nummer: int) -> str:
    """A text that occurs nowhere else: `kanarie-<categorie>-n<nummer>-geheim`."""
    return f"kanarie-{categorie}-n{nummer}-geheim"


@cache
def sleuteltypen(setnaam: str) -> dict[str, list[tuple[str, Any]]]:
    """The facts that the sharing rules speak of, with the field values that they ask for."""
    gevonden: dict[str, list[tuple[str, Any]]] = {"privacyuitleg_gegeven": [], "signaal_met_deelnemer_gedeeld": []}
    for regel in tabellen(setnaam).delen:
        for naam, velden in genoemd(regel).items():
            gevonden.setdefault(naam, []).extend(velden)
    return gevonden


def genoemd(deel: Any) -> dict[str, list[tuple[str, Any]]]:
    """The facts that a part of a set speaks of, however deep, with the field values that it asks for."""
    gevonden: dict[str, list[tuple[str, Any]]] = {}
    if hasattr(deel, "als") and hasattr(deel, "type"):
        gevonden.setdefault(deel.type, []).extend(deel.als.items())
    for lid in deel.__dict__.values():
        for een in lid if isinstance(lid, list | tuple) else (lid,):
            if hasattr(een, "model_fields_set"):
                for naam, velden in genoemd(een).items():
                    gevonden.setdefault(naam, []).extend(velden)
    return gevonden


@cache
def woorden(setnaam: str) -> tuple[list[str], list[str], list[str]]:
    """Purposes, receivers and categories that the rules of a set name."""
    t, bron = tabellen(setnaam), bronset(setnaam)
    doelen = sorted({r.doel for r in t.delen})
    ontvangers = sorted({rol for r in t.delen for rol in r.aan if rol in {x.naam for x in bron.taal.rollen}})
    return doelen, ontvangers, sorted(c.naam for c in bron.taal.categorieen)


def verloop(setnaam: str, worp: Random, hoeveel: int = 12) -> tuple[list[Feit], date]:
    """A course in order of time around one sharing rule, and a day to look from: on an edge more often than not."""
    regel = worp.choice(tabellen(setnaam).delen)
    dagen = sorted(begin(setnaam) + timedelta(days=3 * worp.randrange(DAGEN)) for _ in range(worp.randint(2, hoeveel)))
    feiten = [_feit(setnaam, regel, worp, dag, nummer) for nummer, dag in enumerate(dagen)]
    randen = [f.op for f in feiten] + [f.velden["geldig_tot"] for f in feiten if "geldig_tot" in f.velden]
    rand = worp.choice(randen) if worp.random() < 0.7 else dagen[-1] + timedelta(days=worp.choice((5, 400, 800)))
    return feiten, rand + timedelta(days=worp.choice((-1, 0, 0, 1)))


def _feit(setnaam: str, regel: Any, worp: Random, dag: date, nummer: int) -> Feit:
    doelen, ontvangers, categorieen = woorden(setnaam)
    typen = bronset(setnaam).rekenset.typen

    def enige(uit: list[str], eigen: list[str], tot: int = 2) -> list[str]:
        """Some of these; most often with one of the rule itself among them."""
        gekozen = worp.sample(uit, worp.randint(0 if eigen else 1, min(tot, len(uit))))
        return [*gekozen, worp.choice(eigen)] if eigen and (worp.random() < 0.7 or not gekozen) else gekozen

    van_regel = [c for c in regel.categorieen if c != "alle"]
    naar = [rol for rol in regel.aan if rol in ontvangers]
    tot = {"geldig_tot": dag + timedelta(days=worp.choice((0, 1, 5, 30)))} if worp.random() < 0.4 else {}
    soort = worp.choice((TOESTEMMING, TOESTEMMING, INGETROKKEN, GROND, "regel", "regel", "regel", "sleutel", "overig"))
    if soort == TOESTEMMING:
        wie = worp.choice((enige(doelen, [regel.doel]), enige(doelen, [regel.doel]), ["alles"]))
        smal = {"categorieen": enige(categorieen, van_regel, 4)} if worp.random() < 0.3 else {}
        return Feit(soort, dag, "deelnemer", {"doelen": wie, "ontvangers": enige(ontvangers, naar), **smal, **tot})
    if soort == INGETROKKEN:
        keuzes: list[list[str]] = [enige(doelen, [regel.doel]), enige(doelen, [regel.doel]), ["alles"], []]
        welke = worp.choice(keuzes)
        return Feit(soort, dag, "deelnemer", {"doelen": welke} if welke else {})
    if soort == GROND:
        velden = {"grond": worp.choice(["taak", "wet", "nood", "convenant"]), "reden": merk("toestemming", nummer)}
        wat: dict[str, Any] = {"ontvanger": worp.choice(naar or ontvangers)}
        if worp.random() < 0.9:
            wat["categorieen"] = enige(categorieen, van_regel, 4)
        return Feit(soort, dag, "zorgaanbieder", velden | wat | tot)
    if soort == "overig":
        naam = worp.choice(sorted(set(typen) - NIET - {TOESTEMMING, INGETROKKEN, GROND}))
        return Feit(naam, dag, _door(typen[naam], worp), _velden(setnaam, typen[naam], worp, nummer, ()))
    sleutels = genoemd(regel) if soort == "regel" else {}
    naam, als = worp.choice(sorted(sleutels.items() or sleuteltypen(setnaam).items()))
    return Feit(naam, dag, _door(typen[naam], worp), _velden(setnaam, typen[naam], worp, nummer, als))


def _door(soort: Any, worp: Random) -> str:
    rollen = [rol for rol in soort.door if rol != "alle_partijen"]
    return str(worp.choice(rollen or ["zorgaanbieder"]))


def _velden(setnaam: str, soort: Any, worp: Random, nummer: int, als: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    velden = dict(_waarden(soort, worp, nummer))
    if soort.categorie_uit:
        velden[soort.categorie_uit] = worp.choice(woorden(setnaam)[2])
    if "versie" in soort.velden:
        velden |= _van_een_stuk(setnaam, velden, worp)
    if "niet_voor" in soort.velden:
        velden["niet_voor"] = worp.sample(woorden(setnaam)[1], worp.randint(0, 2))
    for veld, waarde in als:
        if worp.random() < 0.6:
            velden[veld] = worp.choice(waarde) if isinstance(waarde, list | tuple) else waarde
    return velden


def _van_een_stuk(setnaam: str, velden: dict[str, Any], worp: Random) -> dict[str, Any]:
    """What a part of a document is never without: its version, and of which form or letter of the set it is."""
    inhoud = tabellen(setnaam)
    bladen = inhoud.brieven if velden.get("soort") == "brief" else inhoud.formulieren
    return {"versie": 1, **({"naam": worp.choice(bladen).id, "afspraken": setnaam} if "naam" in velden else {})}


def _waarden(soort: Any, worp: Random, nummer: int) -> Iterator[tuple[str, Any]]:
    for naam, veld in soort.velden.items():
        if veld.soort == "tekst":
            yield naam, merk(soort.categorie, nummer)
        elif veld.keuzes and veld.soort == "keuze":
            yield naam, worp.choice(list(veld.keuzes))
        elif veld.keuzes:
            yield naam, worp.sample(list(veld.keuzes), 1)
        elif veld.soort == "bool":
            yield naam, worp.random() < 0.5
