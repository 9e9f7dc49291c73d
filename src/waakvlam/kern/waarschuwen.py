"""What is allowed in a set and probably not meant: warnings, each with what to do. A set with warnings loads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from waakvlam.kern.afsprakenset import Afsprakenset
from waakvlam.kern.delen import Deelregel, Nooit
from waakvlam.kern.fouten import Fout
from waakvlam.kern.genoemd import Loc
from waakvlam.kern.namen import opsomming
from waakvlam.kern.norm import Termijngever
from waakvlam.kern.stukken import Stukkencontrole
from waakvlam.kern.taal import Taal
from waakvlam.kern.tonen import Element, elementen

Waarschuwingsoort = Literal["clausule", "scenario", "drager", "fase", "gedeeld", "lezing", "prefix"]
TITELS: Final[dict[Waarschuwingsoort, str]] = {
    "clausule": "Clausules die nog niets realiseert",
    "scenario": "Termijnen en besluiten zonder scenario",
    "drager": "Plichten die de drager zelf niet kan vastleggen",
    "fase": "Fasen waar geen feit naar leidt",
    "gedeeld": "Gedeelde elementen die maar een set gebruikt",
    "lezing": "Lezingen zonder noot bij de regel",
    "prefix": "Clausules met een ander begin dan de set",
}
"""Per kind its heading, in the order in which they are shown."""
Waarschuwingen = Iterator[tuple[Waarschuwingsoort, Loc, str]]


@dataclass(frozen=True, slots=True, order=True)
class Waarschuwing:
    """A warning: its kind, and where it is with what to do."""

    soort: Waarschuwingsoort
    fout: Fout

    def __str__(self) -> str:
        return f"waarschuwing: {self.fout}"


def waarschuw(afspraken: Afsprakenset, taal: Taal) -> Waarschuwingen:
    """All warnings that the set by itself gives, with their paths into it."""
    gevonden = list(elementen(afspraken, taal))
    yield from _clausules(afspraken, gevonden)
    yield from _dragers(afspraken, taal)
    yield from _fasen(afspraken)
    yield from _lezingen(afspraken, gevonden)


def _clausules(afspraken: Afsprakenset, gevonden: list[Element]) -> Waarschuwingen:
    gerealiseerd = {clausule for element in gevonden for clausule in element.clausules}
    for i, clausule in enumerate(afspraken.clausules):
        if clausule.id not in gerealiseerd:
            wat = f"niets realiseert {clausule.id}; schrijf er een norm, besluit, regel of toelichting bij"
            yield "clausule", ("clausules", i), wat
        if not clausule.id.startswith(f"{afspraken.kop.prefix}-"):
            begin = f"{afspraken.kop.prefix}-"
            wat = f"{clausule.id} begint niet met {begin}; verbeter het nummer, of de `prefix` in set.yaml"
            yield "prefix", ("clausules", i, "id"), wat


def _dragers(afspraken: Afsprakenset, taal: Taal) -> Waarschuwingen:
    """A duty whose bearer may record none of the facts that discharge it waits for someone else."""
    namen = Stukkencontrole(afspraken, taal)
    for i, norm in enumerate(afspraken.normen):
        if not isinstance(norm, Termijngever):
            continue
        dragers = {lid for rol in norm.drager for lid in namen.leden(rol)}
        mogen = {rol for p in norm.vervuld_door for rol in ([p.door] if p.door else namen.mogen(p.type))}
        if dragers.isdisjoint(mogen):
            typen = opsomming(dict.fromkeys(p.type for p in norm.vervuld_door))
            wat = f"{opsomming(norm.drager)} mag {typen} niet vastleggen; kies een ander feit, of zet de rol bij `door`"
            yield "drager", ("normen", i, "vervuld_door"), f"{wat} van dat feit in taal/gebeurtenissen/"


def _fasen(afspraken: Afsprakenset) -> Waarschuwingen:
    for i, fase in enumerate(afspraken.kop.fasen):
        if i and not fase.begint_met:
            yield "fase", ("kop", "fasen", i), f"geen feit begint de fase {fase.naam}; noem er een bij `begint_met`"


def _lezingen(afspraken: Afsprakenset, gevonden: list[Element]) -> Waarschuwingen:
    """A reading that stands with its clause only: who sees the rule does not see that it was a choice."""
    noten: dict[str, list[str]] = {}
    for element in gevonden:
        noot: str | None = getattr(element.deel, "noot", None)
        for clausule in element.clausules if noot is not None else ():
            noten.setdefault(clausule, []).append(noot or "")
        if isinstance(element.deel, Deelregel | Nooit) and element.deel.lezing and not element.deel.noot:
            wat = "deze regel is een lezing; schrijf bij `noot` hoe de tekst gelezen is"
            yield "lezing", (element.lijst, element.nummer), wat
    for i, tekst in enumerate(afspraken.clausules):
        if tekst.lezing and tekst.id in noten and not any(noten[tekst.id]):
            wat = f"{tekst.id} heeft een lezing; schrijf haar ook als `noot` bij de regel die haar toepast"
            yield "lezing", ("clausules", i, "lezing"), wat
