"""The preparation of a participant, as the set has it: what is done, what is to be done, and what more is possible.

Which facts belong to it follows from the set: those of the theme of preparation of which the set speaks, and those with
which a duty is done that only such facts begin. Nothing here names a region, a set or a clause.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from waakvlam.dossierblad.api import Blad, Stuk, stukken
from waakvlam.dossiers.api import Besluitregel, Feitregel, Mogelijkheid, Termijnregel
from waakvlam.kern.besluit import Besluit
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.norm import Normbasis, Periodiek, Termijngever
from waakvlam.kern.taal import Gebeurtenistype
from waakvlam.kern.tonen import Plek
from waakvlam.toegang.api import Lezer
from waakvlam.web.api import hoofdletter

THEMA = "voorbereiding"
VOLGEND = "matching"
"""The themes of the vocabulary: preparing, and what a decision about an offered home means for it."""
OPENING = "dossier_geopend"


@dataclass(frozen=True, slots=True)
class Punt:
    """One thing of the preparation. `stand`: gedaan, te_doen, kan or niet_gedeeld."""

    type: str
    titel: str
    betekenis: str
    stand: str
    gedaan_op: date | None
    uiterlijk: date | None
    te_laat: bool
    vanaf: date | None
    """The first day on which it is possible, while that is to come."""
    wat: tuple[str, ...]
    """The duties that it would discharge now."""
    wie: str
    clausules: tuple[str, ...]
    ontbreekt: tuple[str, ...]
    url: str
    stukken: tuple[Stuk, ...]


@dataclass(frozen=True, slots=True)
class Groep:
    """The things about one kind of data."""

    titel: str
    punten: tuple[Punt, ...]
    verder: tuple[Punt, ...]
    """What is possible too, and nobody owes now."""


def van_de_voorbereiding(rekenset: Rekenset) -> tuple[Gebeurtenistype, ...]:
    """The facts of the preparation under this set, in the order of the vocabulary."""
    eigen = {soort.type for soort in rekenset.typen.values() if soort.thema == THEMA and _genoemd(rekenset, soort.type)}
    daarop = {p.type for norm in _begonnen(rekenset) for p in norm.vervuld_door}
    return tuple(soort for soort in rekenset.typen.values() if soort.type in eigen | daarop)


def besluiten_van_de_voorbereiding(rekenset: Rekenset) -> tuple[Besluit, ...]:
    """The decisions of the first phase, those that a fact of the preparation records, and those that bear on it.

    A decision bears on it when its outcome about an offer begins a duty that ends in the preparation, or when it is of
    a subject, such as money, in which the preparation has duties that no other decision begins.
    """
    typen = {soort.type for soort in van_de_voorbereiding(rekenset) if soort.thema == THEMA}
    volgend = {soort.type for soort in rekenset.typen.values() if soort.thema == VOLGEND}
    eindigend = [norm for norm in _termijngevers(rekenset) if typen & {p.type for p in norm.vervuld_door}]
    fasen = {fase.naam for fase in rekenset.fasen}
    later = {p.type for b in rekenset.afspraken.besluiten for p in b.vastgelegd_door} - typen
    onderwerpen = {n.fase for n in eindigend if not _begint_met(n) <= later} - fasen | {rekenset.fasen[0].naam}
    gevolgd = set[str]().union(*(_begint_met(norm) for norm in eindigend)) & volgend
    return tuple(
        b
        for b in rekenset.afspraken.besluiten
        if b.fase in onderwerpen or {p.type for p in b.vastgelegd_door} & (typen | gevolgd)
    )


def groepen(blad: Blad, lezer: Lezer) -> list[Groep]:
    """The checklist, by kind of data, as far as the reader may see how it stands."""
    per: dict[str, list[Punt]] = {}
    for soort in van_de_voorbereiding(blad.woorden.rekenset):
        per.setdefault(soort.categorie, []).append(_punt(blad, lezer, soort))
    volgorde = [c.naam for c in blad.woorden.rekenset.taal.categorieen if c.naam in per]
    return [
        Groep(
            blad.woorden.zegsman.categorie(naam),
            tuple(p for p in per[naam] if p.stand in {"gedaan", "te_doen"}),
            tuple(p for p in per[naam] if p.stand not in {"gedaan", "te_doen"}),
        )
        for naam in volgorde
    ]


def besluitregels(blad: Blad) -> list[tuple[Besluitregel, list[Mogelijkheid]]]:
    """The decisions that concern the reader, each with what records its outcome now."""
    van = {b.naam: {p.type for p in b.vastgelegd_door} for b in besluiten_van_de_voorbereiding(blad.woorden.rekenset)}
    return [
        (regel, [m for m in blad.beeld.kan_nu if m.type in van[regel.naam] and m.oordeel != "nee"])
        for regel in blad.beeld.besluiten
        if regel.naam in van
    ]


def _punt(blad: Blad, lezer: Lezer, soort: Gebeurtenistype) -> Punt:
    rekenset, beeld = blad.woorden.rekenset, blad.beeld
    feiten = [f for f in beeld.feiten if f.type == soort.type and f.stand == "geldt"]
    kan = next((m for m in beeld.kan_nu if m.type == soort.type), None)
    normen = [n for n in rekenset.afspraken.normen if _gaat_over(n, soort.type)]
    open_ = [t for t in beeld.termijnen if t.loopt and _vervult(t, soort.type, normen, kan)]
    dagen = [d.vanaf for d in beeld.vroegste_dagen if d.handeling == soort.type and d.vanaf > beeld.peildatum]
    dag = min((t.dag for t in open_ if t.dag is not None), default=None)
    dragers = dict.fromkeys(rol for deel in (open_ or normen) for rol in _dragers(deel))
    return Punt(
        type=soort.type,
        titel=soort.titel,
        betekenis=soort.betekenis,
        stand=_stand(blad, soort, feiten, open_),
        gedaan_op=max((f.op for f in feiten), default=None),
        uiterlijk=dag,
        te_laat=dag is not None and dag < beeld.peildatum,
        vanaf=max(dagen, default=None),
        wat=tuple(dict.fromkeys(hoofdletter(t.wat) for t in open_)),
        wie=blad.woorden.rollen(dragers or soort.door),
        clausules=tuple(dict.fromkeys(c for deel in (open_ or normen) for c in deel.clausules)),
        ontbreekt=kan.ontbreekt if kan is not None else (),
        url=blad.adres("leg_vast", soort.type) if kan is not None and kan.oordeel != "nee" else "",
        stukken=tuple(stukken(blad, lezer, soort.type)),
    )


def _stand(blad: Blad, soort: Gebeurtenistype, feiten: list[Feitregel], open_: list[Termijnregel]) -> str:
    if open_:
        return "te_doen"
    if feiten:
        return "gedaan"
    return "kan" if soort.categorie in blad.beeld.categorieen else "niet_gedeeld"


def _vervult(term: Termijnregel, soort: str, normen: Sequence[Normbasis], kan: Mogelijkheid | None) -> bool:
    """Whether this kind of fact would discharge this term, for who may record it or not."""
    if kan is not None and term.sleutel in kan.vervult:
        return True
    return any(isinstance(n, Termijngever) and n.id == term.norm for n in normen if soort in _vervuld_door(n))


def _dragers(deel: Termijnregel | Normbasis) -> tuple[str, ...]:
    return deel.dragers if isinstance(deel, Termijnregel) else tuple(deel.drager)


def _genoemd(rekenset: Rekenset, soort: str) -> bool:
    """Whether a norm, an act, a decision, a form, a letter or guidance of the set speaks of it."""
    return (
        soort in rekenset.handelingen
        or Plek("handeling", soort) in rekenset.getoond
        or any(_gaat_over(norm, soort) for norm in rekenset.afspraken.normen)
        or any(p.type == soort for b in rekenset.afspraken.besluiten for p in b.vastgelegd_door)
    )


def _gaat_over(norm: Normbasis, soort: str) -> bool:
    return soort in _vervuld_door(norm) or soort in getattr(norm, "handelingen", ())


def _vervuld_door(norm: Normbasis) -> set[str]:
    return {p.type for p in norm.vervuld_door} if isinstance(norm, Termijngever) else set()


def _termijngevers(rekenset: Rekenset) -> Iterator[Termijngever]:
    yield from (norm for norm in rekenset.afspraken.normen if isinstance(norm, Termijngever))


def _begonnen(rekenset: Rekenset) -> Iterator[Termijngever]:
    """The duties that only the opening and facts of the preparation begin."""
    begin = {soort.type for soort in rekenset.typen.values() if soort.thema == THEMA} | {OPENING}
    yield from (norm for norm in _termijngevers(rekenset) if _begint_met(norm) <= begin)


def _begint_met(norm: Termijngever) -> set[str]:
    return {p.type for p in (norm.anker if isinstance(norm, Periodiek) else norm.aanleiding)}
