"""What the set of a dossier says of refusing a home, and what it asks around the start."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from waakvlam.dossiers.api import Dossierbeeld, Feitregel
from waakvlam.kern.afsprakenset import Toelichting
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.handeling import Handelingsregel
from waakvlam.kern.norm import Minimumduur, Normbasis, Plicht
from waakvlam.kern.tonen import Element, Plek
from waakvlam.web.api import Woorden, hoofdletter
from waakvlam.woningen.volgen import GEWEIGERD
from waakvlam.woningen.vragen import AANGEBODEN

START: Final = "start"
"""The phase between match and living there, and the theme of its event types."""
CONTRACT: Final = "contract"
NA_WEIGERING: Final = ("aanbod_beantwoord_door_deelnemer", "weigering_beoordeeld")


@dataclass(frozen=True, slots=True)
class Gevolg:
    """One thing that the agreements say of a refusal, and of whom."""

    wat: str
    tekst: str
    wie: str
    clausules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stap:
    """Something to record around the start: whether it was, and whether the reader can."""

    type: str
    titel: str
    groep: str
    """contract, start or rest."""
    clausules: tuple[str, ...]
    gedaan: Feitregel | None
    kan: bool


def gevolgen_van_weigeren(woorden: Woorden) -> list[Gevolg]:
    """What follows a refusal by the participant, what then is asked, and what a next offer takes."""
    rekenset = woorden.rekenset
    eerst = [e for soort in NA_WEIGERING for e in rekenset.getoond.get(Plek("handeling", soort), ())]
    daarna = [
        element
        for e in eerst
        if isinstance(e.deel, Plicht)
        for patroon in e.deel.vervuld_door
        for element in rekenset.getoond.get(Plek("handeling", patroon.type), ())
        if isinstance(element.deel, Minimumduur)
    ]
    gevonden = {e.sleutel: gevolg for e in (*eerst, *daarna) if (gevolg := _gevolg(woorden, e)) is not None}
    return [*gevonden.values(), *_volgend_aanbod(rekenset)]


def _gevolg(woorden: Woorden, element: Element) -> Gevolg | None:
    match element.deel:
        case Toelichting() as uitleg:
            return Gevolg(uitleg.titel, uitleg.tekst, "", element.clausules)
        case Normbasis() as norm if _na_weigering(norm):
            gevolg = getattr(norm, "gevolg", "")
            tekst = " ".join(deel for deel in (gevolg, norm.noot) if deel)
            return Gevolg(hoofdletter(norm.wat), tekst, woorden.rollen(norm.drager), element.clausules)
    return None


def _na_weigering(norm: Normbasis) -> bool:
    """Whether it holds after a refusal too: not what only an offer that was taken begins."""
    begin = [*getattr(norm, "aanleiding", ()), *getattr(norm, "bij", ())]
    antwoorden = [patroon.als.get("antwoord", GEWEIGERD) for patroon in begin if patroon.type in NA_WEIGERING]
    return not antwoorden or GEWEIGERD in antwoorden


def _volgend_aanbod(rekenset: Rekenset) -> Iterator[Gevolg]:
    """What a next offer takes: the requirements that only hold after an earlier one."""
    for regel in rekenset.handelingen.get(AANGEBODEN, ()):
        for vereiste in regel.vereist:
            if vereiste.alleen_als is not None:
                wat = f"Een volgend aanbod kan als {vereiste.wat}"
                yield Gevolg(wat, hoofdletter(vereiste.alleen_als.wat), "", tuple(vereiste.clausules))


def stappen(rekenset: Rekenset, beeld: Dossierbeeld) -> list[Stap]:
    """What the set asks or speaks of around the start, in the order of the vocabulary."""
    per_type = {
        soort.type: [c for e in gevonden if _vraagt(e, soort.type) for c in e.clausules]
        for soort in rekenset.taal.gebeurtenissen
        if soort.thema == START and (gevonden := rekenset.getoond.get(Plek("handeling", soort.type), ()))
    }
    for element in _elementen(rekenset):
        for soort in _te_doen(element):
            per_type.setdefault(soort, []).extend(element.clausules)
    kan = {m.type for m in beeld.kan_nu if m.oordeel != "nee"}
    gedaan = {f.type: f for f in beeld.feiten if f.stand == "geldt"}
    return [
        Stap(soort.type, soort.titel, _groep(rekenset, soort.type), tuple(dict.fromkeys(per_type[soort.type])),
             gedaan.get(soort.type), soort.type in kan)
        for soort in rekenset.taal.gebeurtenissen
        if soort.type in per_type and _hoort_bij_start(rekenset, soort.type)
    ]  # fmt: skip


def _elementen(rekenset: Rekenset) -> list[Element]:
    """What shows in the phase of the start, and the duties that what enters this phase begins."""
    fase = next((f for f in rekenset.afspraken.kop.fasen if f.naam == START), None)
    ingang = [patroon.type for patroon in fase.begint_met] if fase is not None else []
    begonnen = [
        e
        for soort in ingang
        for e in rekenset.getoond.get(Plek("handeling", soort), ())
        if isinstance(e.deel, Plicht) and any(a.type == soort for a in e.deel.aanleiding)
    ]
    van_de_fase = rekenset.getoond.get(Plek("fase", START), ())
    return list({e.sleutel: e for e in (*van_de_fase, *begonnen)}.values())


def _vraagt(element: Element, soort: str) -> bool:
    """Whether it says something of the act itself, and is no duty that the act only begins."""
    return soort in _te_doen(element) or isinstance(element.deel, Handelingsregel | Toelichting)


def _te_doen(element: Element) -> Iterator[str]:
    """The acts that discharge a duty."""
    if isinstance(element.deel, Plicht):
        yield from (patroon.type for patroon in element.deel.vervuld_door)


def _hoort_bij_start(rekenset: Rekenset, soort: str) -> bool:
    """Not what is about an offer: that stands with the offer itself."""
    return rekenset.onderwerpen.get(soort) != rekenset.onderwerpen[AANGEBODEN]


def _groep(rekenset: Rekenset, soort: str) -> str:
    if rekenset.onderwerpen.get(soort) == CONTRACT:
        return CONTRACT
    return START if rekenset.typen[soort].thema == START else "rest"
