"""From answers to facts: what a form that is filled in records, once each question has had its answer.

A question may feed a fact itself (its day, or that it was done), a field of it, a personal goal, or the day on which
something is next. Answers to one fact come together in it; what cannot be in one fact (two days, two values of one
field, another row) is a fact of its own. A fact that signatures feed waits until everyone it asks has signed.
Pure: values in, values out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from waakvlam.formulieren.plekken import Antwoord, Vraag
from waakvlam.kern.formulier import Voeding, VoedtDoel, VoedtFeit, VoedtVolgende
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.kern.taal import Gebeurtenistype

DOELFEIT: Final = "doel_vastgelegd"
PER_RIJ: Final = "per"
TEKENT: Final = "handtekening"


@dataclass(frozen=True, slots=True)
class Oogstfeit:
    """A fact that answers make. `op` None: no day is known yet, so there is no fact yet.

    `rij`: the row that it is about; `van`: per field ('' is the fact itself) the control of the question that fed it;
    `door`: the role whose answer it is, where that is not who fills in; `tekenaars`: whose signature feeds it, and
    `wacht_op`: who of those did not sign yet.
    """

    type: str
    op: date | None
    velden: Mapping[str, Veldwaarde] = field(default_factory=dict)
    rij: str = ""
    van: Mapping[str, str] = field(default_factory=dict)
    door: str | None = None
    tekenaars: tuple[str, ...] = ()
    wacht_op: tuple[str, ...] = ()
    nieuw_onderwerp: bool = False
    """A goal: about a subject of its own."""
    over_rij: bool = False
    """`rij` is the mark of a subject of the dossier."""


@dataclass(frozen=True, slots=True)
class _Bijdrage:
    """What one question brings to one fact."""

    vraag: Vraag
    type: str
    velden: Mapping[str, Veldwaarde]
    zelf: bool = False
    """It is the fact itself."""
    op: date | None = None


def oogst(
    gevraagd: Sequence[Vraag],
    antwoorden: Mapping[str, Antwoord],
    dag: date,
    typen: Mapping[str, Gebeurtenistype],
    getekend: Mapping[str, date] | None = None,
) -> tuple[Oogstfeit, ...]:
    """The facts of these answers, in the order of the questions that first feed them.

    `dag`: on which the form was filled in. `getekend`: per role the day on which it signed.
    """
    feiten: list[Oogstfeit] = []
    for vraag in gevraagd:
        antwoord = True if vraag.veld.soort == TEKENT else antwoorden.get(vraag.naam)
        if antwoord is not None:
            _voeg_toe(feiten, _bijdragen(vraag, antwoord, dag, typen))
    return tuple(_klaar(feit, gevraagd, dag, getekend or {}) for feit in feiten)


def ook_vast_te_leggen(handelingen: Sequence[str], vragen: Sequence[Vraag]) -> list[str]:
    """Acts of a form that no question feeds: whether they were done, only who fills it in can say."""
    gevoed = {soort for vraag in vragen for voeding in vraag.veld.voedt for soort in [_soort(voeding)]}
    return [soort for soort in handelingen if soort not in gevoed]


def soorten_van(vragen: Sequence[Vraag]) -> list[str]:
    """Every event type that these questions can feed."""
    return list(dict.fromkeys(_soort(voeding) for vraag in vragen for voeding in vraag.veld.voedt))


def onderwerpen_van(vragen: Sequence[Vraag], ook: Sequence[str], onderwerpen: Mapping[str, str | None]) -> list[str]:
    """Kinds of subject that someone must point out: not that of a goal, nor of a row that is about one already."""
    gevoed = [s for s in soorten_van([v for v in vragen if not (v.sectie.per and v.sectie.per.uit)]) if s != DOELFEIT]
    gevonden = (onderwerpen.get(soort) for soort in (*gevoed, *ook))
    return list(dict.fromkeys(soort for soort in gevonden if soort))


def niet_gevoed(soort: Gebeurtenistype, vragen: Sequence[Vraag]) -> list[str]:
    """Required fields of a fact that no question feeds: they are asked besides."""
    gevoed = {_veld(voeding) for vraag in vragen for voeding in vraag.veld.voedt if _soort(voeding) == soort.type}
    if soort.type == DOELFEIT:
        gevoed |= {"domein", "omschrijving"}
    return [naam for naam, veld in soort.velden.items() if veld.verplicht and naam not in gevoed]


def _soort(voeding: Voeding) -> str:
    if isinstance(voeding, VoedtFeit):
        return voeding.feit
    return voeding.volgende if isinstance(voeding, VoedtVolgende) else DOELFEIT


def _veld(voeding: Voeding) -> str | None:
    return None if isinstance(voeding, VoedtDoel) else voeding.veld


def _bijdragen(vraag: Vraag, antwoord: Antwoord, dag: date, typen: Mapping[str, Gebeurtenistype]) -> list[_Bijdrage]:
    """What the answer brings, one contribution per fact. A 'no', and a box that is not ticked, is no fact."""
    per: dict[str, _Bijdrage] = {}
    for voeding in vraag.veld.voedt:
        soort = _soort(voeding)
        basis = per.get(soort, _Bijdrage(vraag, soort, {}))
        if isinstance(voeding, VoedtDoel):
            domein = vraag.rij.sleutel if voeding.doel == PER_RIJ else voeding.doel
            basis = replace(basis, velden={"domein": domein, "omschrijving": str(antwoord)}, zelf=True, op=dag)
        elif voeding.veld is None:
            if antwoord is False:
                continue
            basis = replace(basis, zelf=True, op=antwoord if isinstance(antwoord, date) else None)
        else:
            waarde = _waarde(voeding, antwoord, typen[soort])
            if waarde is None:
                continue
            basis = replace(basis, velden={**basis.velden, voeding.veld: waarde})
        per[soort] = basis
    return list(per.values())


def _waarde(voeding: VoedtFeit | VoedtVolgende, antwoord: Antwoord, soort: Gebeurtenistype) -> Veldwaarde | None:
    """The answer in the kind of the field; None where there is nothing to say."""
    veld = soort.velden[voeding.veld or ""]
    vast = voeding.waarde if isinstance(voeding, VoedtFeit) else None
    if vast is not None:
        if antwoord is False:
            return None
        return (str(vast),) if veld.soort == "lijst" and not isinstance(vast, list) else vast
    if veld.soort == "lijst":
        return antwoord if isinstance(antwoord, tuple) else (str(antwoord),)
    return antwoord


def _voeg_toe(feiten: list[Oogstfeit], bijdragen: list[_Bijdrage]) -> None:
    """Put these contributions in the first fact that has room, else in one of their own."""
    for bijdrage in bijdragen:
        plaats = next((i for i, feit in enumerate(feiten) if _past(feit, bijdrage)), None)
        if plaats is None:
            feiten.append(_samen(_leeg(bijdrage), bijdrage))
        else:
            feiten[plaats] = _samen(feiten[plaats], bijdrage)


def _rij(bijdrage: _Bijdrage) -> str:
    """The row that a fact is about: rows of fixed values share one fact, but for a goal."""
    per = bijdrage.vraag.sectie.per
    return "" if per is None or (per.waarden and bijdrage.type != DOELFEIT) else bijdrage.vraag.rij.sleutel


def _leeg(bijdrage: _Bijdrage) -> Oogstfeit:
    per = bijdrage.vraag.sectie.per
    return Oogstfeit(
        bijdrage.type,
        None,
        rij=_rij(bijdrage),
        door=bijdrage.vraag.veld.door if bijdrage.vraag.veld.soort != TEKENT else None,
        nieuw_onderwerp=bijdrage.type == DOELFEIT,
        over_rij=per is not None and per.uit is not None,
    )


def _past(feit: Oogstfeit, bijdrage: _Bijdrage) -> bool:
    """Whether a contribution can be in this fact: nothing in it says something else."""
    if feit.type != bijdrage.type or feit.rij != _rij(bijdrage) or feit.type == DOELFEIT:
        return False
    if bijdrage.op is not None and feit.op not in (None, bijdrage.op):
        return False
    return all(
        naam not in feit.velden or feit.velden[naam] == waarde or isinstance(waarde, tuple)
        for naam, waarde in bijdrage.velden.items()
    )


def _samen(feit: Oogstfeit, bijdrage: _Bijdrage) -> Oogstfeit:
    velden = dict(feit.velden)
    for naam, waarde in bijdrage.velden.items():
        eerder = velden.get(naam)
        samen = isinstance(waarde, tuple) and isinstance(eerder, tuple)
        velden[naam] = tuple(dict.fromkeys((*eerder, *waarde))) if samen else waarde  # type: ignore[misc]
    van = dict.fromkeys(bijdrage.velden, bijdrage.vraag.naam)
    zelf = {"": bijdrage.vraag.naam} if bijdrage.zelf else {}
    tekent = (bijdrage.vraag.veld.door or "",) if bijdrage.vraag.veld.soort == TEKENT else ()
    return replace(
        feit,
        op=bijdrage.op or feit.op,
        velden=velden,
        van={**van, **zelf, **feit.van},
        tekenaars=tuple(dict.fromkeys((*feit.tekenaars, *tekent))),
    )


def _klaar(feit: Oogstfeit, gevraagd: Sequence[Vraag], dag: date, getekend: Mapping[str, date]) -> Oogstfeit:
    """The fact with its day and whom it waits for.

    The day is that of its question. Without one it is the last day of signing where that is the fact, else the day of
    the form, unless a question asks whether it happened and was not answered.
    """
    wacht = tuple(rol for rol in feit.tekenaars if rol not in getekend)
    if feit.op is None and ("" in feit.van or not any(_vraagt_zelf(v, feit.type) for v in gevraagd)):
        door_tekenen = feit.van.get("") in {v.naam for v in gevraagd if v.veld.soort == TEKENT}
        op = max((getekend[rol] for rol in feit.tekenaars if rol in getekend), default=dag) if door_tekenen else dag
        return replace(feit, op=op, wacht_op=wacht)
    return replace(feit, wacht_op=wacht)


def _vraagt_zelf(vraag: Vraag, soort: str) -> bool:
    return any(isinstance(v, VoedtFeit) and v.feit == soort and v.veld is None for v in vraag.veld.voedt)
