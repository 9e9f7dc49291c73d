"""A DPIA filled as far as the program knows: the 17 points of the Model DPIA Rijksdienst, in our own words.

What a person has to judge stands there as a question with `[in te vullen]`; nothing is judged here.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from waakvlam.bron.api import bronset
from waakvlam.kern.fouten import Afsprakenfout, Fout
from waakvlam.kern.ontleden import lees_model, ontleed
from waakvlam.verwerkingen.avg30 import (
    bewaren_in_woorden,
    gegevens_van,
    grondslag_in_woorden,
    nooittabel,
    ontvangerstabel,
)
from waakvlam.verwerkingen.ontvangers import categorietitels, partijen
from waakvlam.verwerkingen.opmaak import INVULLEN, opsomming, tabel
from waakvlam.verwerkingen.persoonsgegevens import opgaven
from waakvlam.verwerkingen.register import Deel, Naam, Tekst, register

BESTAND = Path(__file__).with_name("dpia.yaml")


class Punt(Deel):
    """One of the 17 points."""

    nummer: int
    deel: Literal["A", "B", "C", "D"]
    titel: Tekst
    tekst: Tekst
    tabellen: tuple[str, ...] = ()
    vragen: Annotated[tuple[Tekst, ...], Field(min_length=1)]


class Risico(Deel):
    """What may harm people, and which measures of the register go against it."""

    wat: Tekst
    gevolg: Tekst
    maatregelen: Annotated[tuple[Naam, ...], Field(min_length=1)]


class Model(Deel):
    """The whole file."""

    delen: dict[Literal["A", "B", "C", "D"], Tekst]
    punten: tuple[Punt, ...]
    risicos: Annotated[tuple[Risico, ...], Field(min_length=1)]


@cache
def model() -> Model:
    """The text of the DPIA. Raises `Afsprakenfout` with its faults, also for an unknown table or measure."""
    fouten: list[Fout] = []
    gelezen = lees_model(Model, ontleed(BESTAND.name, BESTAND.read_text("utf-8")), fouten)
    if gelezen is not None:
        maatregelen = {m.naam for m in register().maatregelen}
        onbekend = {naam for risico in gelezen.risicos for naam in risico.maatregelen} - maatregelen
        onbekend |= {naam for punt in gelezen.punten for naam in punt.tabellen} - set(TABELLEN)
        fouten += [Fout(BESTAND.name, 0, "", f"onbekend: {naam}") for naam in sorted(onbekend)]
    if gelezen is None or fouten:
        raise Afsprakenfout(fouten)
    return gelezen


def dpia(sets: Sequence[str]) -> str:
    """The document in Markdown, for these sets. Raises `Vraagfout` for an unknown set."""
    delen = ["# Gegevensbeschermingseffectbeoordeling (DPIA)", _kop()]
    vorig = ""
    for punt in model().punten:
        if punt.deel != vorig:
            vorig = punt.deel
            delen.append(f"## {punt.deel}. {model().delen[punt.deel]}")
        delen += [f"### {punt.nummer}. {punt.titel}", " ".join(punt.tekst.split())]
        delen += [TABELLEN[naam](sets) for naam in punt.tabellen]
        delen.append("\n".join(["**Zelf invullen**", "", *(f"- {vraag} {INVULLEN}" for vraag in punt.vragen)]))
    return "\n\n".join(delen) + "\n"


def _kop() -> str:
    wie = ("organisatie", "opsteller", "functionaris gegevensbescherming", "datum", "vastgesteld door")
    return tabel(("onderdeel", "inhoud"), ((naam, INVULLEN) for naam in wie))


def _categorieen(_sets: Sequence[str]) -> str:
    eigen = ((c.titel, c.omschrijving) for c in register().eigen_categorieen)
    return tabel(("soort gegevens", "wat daaronder valt"), [*categorietitels().items(), *eigen])


def _velden(_sets: Sequence[str]) -> str:
    rijen = [
        (
            f"{naam}: {opgave.wat}",
            opsomming(groep.velden),
            groep.categorie or "",
            opsomming(groep.wie or opgave.wie),
            groep.opslag,
        )
        for naam, opgave in sorted(opgaven().items())
        for groep in opgave.persoonlijk
    ]
    return tabel(("tabel", "velden", "soort", "van wie", "opslag"), rijen)


def _verwerkingen(_sets: Sequence[str]) -> str:
    rijen = (
        (v.titel, v.naam, opsomming(v.betrokkenen), opsomming(gegevens_van(v)), opsomming(v.ontvangers))
        for v in register().verwerkingen
    )
    return tabel(("verwerking", "in het logboek", "betrokkenen", "gegevens", "ontvangers"), rijen)


def _doelen(_sets: Sequence[str]) -> str:
    return tabel(("verwerking", "doel"), ((v.titel, v.doel) for v in register().verwerkingen))


def _partijen(sets: Sequence[str]) -> str:
    return tabel(("partij", "wie dat is"), partijen(sets).items())


def _maatregelen(_sets: Sequence[str]) -> str:
    return tabel(("maatregel", "wat het programma doet"), ((m.naam, m.omschrijving) for m in register().maatregelen))


def _bronnen(_sets: Sequence[str]) -> str:
    per_bron: dict[str, list[str]] = {}
    for verwerking in register().verwerkingen:
        for grond in verwerking.grondslagen:
            per_bron.setdefault(grond.bron, []).append(verwerking.titel)
    return tabel(("bron", "voor"), ((bron, opsomming(dict.fromkeys(wat))) for bron, wat in per_bron.items()))


def _sets(sets: Sequence[str]) -> str:
    koppen = [(naam, bronset(naam).afspraken.kop) for naam in sets]
    return tabel(
        ("afspraken", "regio", "geldig vanaf"), ((k.titel, k.regio, k.geldig_vanaf.isoformat()) for _, k in koppen)
    )


def _bewaartermijnen(_sets: Sequence[str]) -> str:
    korter = [
        (f"tabel {naam}", f"{o.bewaren.termijn} ({o.bewaren.bron})") for naam, o in opgaven().items() if o.bewaren
    ]
    per_verwerking = [(v.titel, bewaren_in_woorden(v)) for v in register().verwerkingen]
    return tabel(("waarvan", "hoe lang"), [*per_verwerking, *korter])


def _gronden(_sets: Sequence[str]) -> str:
    rijen = ((v.titel, grondslag_in_woorden(grond)) for v in register().verwerkingen for grond in v.grondslagen)
    return tabel(("verwerking", "grond"), rijen)


def _bijzonder(_sets: Sequence[str]) -> str:
    rijen = (
        (v.titel, grond.wie, f"AVG artikel 9 lid 2 onder {' en '.join(grond.avg9)}")
        for v in register().verwerkingen
        for grond in v.grondslagen
        if grond.avg9
    )
    return tabel(("verwerking", "wie", "uitzondering op het verbod"), rijen)


def _risicos(_sets: Sequence[str]) -> str:
    rijen = ((str(nr), r.wat, r.gevolg, INVULLEN, INVULLEN) for nr, r in enumerate(model().risicos, start=1))
    return tabel(("nr", "risico", "gevolg voor de betrokkene", "kans", "ernst"), rijen)


def _maatregelen_per_risico(_sets: Sequence[str]) -> str:
    tekst = {m.naam: m.omschrijving for m in register().maatregelen}
    rijen = (
        (str(nr), risico.wat, " ".join(tekst[naam] for naam in risico.maatregelen), INVULLEN)
        for nr, risico in enumerate(model().risicos, start=1)
    )
    return tabel(("nr", "risico", "wat het programma doet", "risico dat overblijft"), rijen)


TABELLEN: Mapping[str, Callable[[Sequence[str]], str]] = {
    "categorieen": _categorieen,
    "velden": _velden,
    "verwerkingen": _verwerkingen,
    "doelen": _doelen,
    "partijen": _partijen,
    "maatregelen": _maatregelen,
    "bronnen": _bronnen,
    "sets": _sets,
    "bewaartermijnen": _bewaartermijnen,
    "gronden": _gronden,
    "bijzonder": _bijzonder,
    "ontvangers": ontvangerstabel,
    "nooit": nooittabel,
    "risicos": _risicos,
    "maatregelen_per_risico": _maatregelen_per_risico,
}
