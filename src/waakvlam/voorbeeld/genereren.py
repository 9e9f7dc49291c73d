"""Very many invented dossiers, for benches and training: lifelike courses, each again and again at other organisations.

A round is every course once, at organisations of its own; the first round at those of the demo. A caseload therefore
stays as large as it is, however many dossiers there are: only a municipality takes part in every round.

The same number, seed and day give the same dossiers to the last bit, keys included. That is allowed because everything
is invented. Nothing of this may ever hold a real person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Model

from waakvlam.dossiers.api import (
    Loop,
    Projectie,
    Reeks,
    Stap,
    Vastlegging,
    giet,
    maak,
    nummer_van,
    schrijf_dossiers,
    zijn_er,
)
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.organisaties.api import maak_sleutel
from waakvlam.toegang.api import PERSONAS, Lezer
from waakvlam.voorbeeld.bezetting import loopbaan
from waakvlam.voorbeeld.maken import AANTAL, ZAAD, dossiers
from waakvlam.voorbeeld.namen import met_naam_en_adres
from waakvlam.voorbeeld.organisaties import zet_organisaties_klaar
from waakvlam.voorbeeld.vormen import ORGANISATIES, Voorbeelddossier
from waakvlam.voorbeeld.vullen import momenten, vastlegging

WEKEN = 4
"""Rounds lie up to so many weeks back from one another."""
PER_GREEP = 100
"""Dossiers written together."""
OVERAL = "gemeente"
"""A role that begins so is in every round the same organisation."""


@dataclass(frozen=True)
class Plan:
    """What is to be made: everything that a process needs to make a part of it."""

    vandaag: date
    aantal: int
    zaad: str
    feiten_per_dossier: int | None
    lopen: tuple[Voorbeelddossier, ...]
    reeks: Reeks
    vanaf: int = 0
    """How many dossiers of this seed there are already."""

    def grepen(self) -> Iterator[range]:
        """The dossiers by order, in parts that are written together."""
        tot = self.vanaf + self.aantal
        return (range(n, min(n + PER_GREEP, tot)) for n in range(self.vanaf, tot, PER_GREEP))

    def zaad_van(self, volgorde: int) -> str:
        """What keys, nonces and number of a dossier follow from."""
        return f"{self.zaad}/{self.vandaag.isoformat()}/{self.feiten_per_dossier}/{volgorde}"

    def vervolg(self, aantal: int) -> "Plan":
        """So many more of the same."""
        return replace(self, aantal=aantal, reeks=Reeks.voor(aantal), vanaf=self.vanaf + self.aantal)


def maak_plan(vandaag: date, aantal: int, zaad: str = ZAAD, feiten_per_dossier: int | None = None) -> Plan:
    """Play the courses, at most as many as there are dossiers, and set ids apart. Takes seconds.

    The organisations of the demo are made with it; those of later rounds are names in dossiers only.
    """
    zet_organisaties_klaar()
    lopen = tuple(dossiers(vandaag, min(aantal, AANTAL), zaad))
    return Plan(vandaag, aantal, zaad, feiten_per_dossier, lopen, Reeks.voor(aantal))


def staat_er(plan: Plan) -> bool:
    """Whether any dossier of this plan is stored already. Makes none: a number follows from the seed and first day."""
    return any(zijn_er(_nummer(plan, volgorde) for volgorde in greep) for greep in plan.grepen())


def _nummer(plan: Plan, volgorde: int) -> str:
    ronde, plek = divmod(volgorde, len(plan.lopen))
    voorbeeld = plan.lopen[plek]
    begin = voorbeeld.feiten[0].feit.op + _verschuiving(plan, voorbeeld, ronde)
    return nummer_van(loopbaan(voorbeeld.regio, begin).afsprakenset, begin.year, plan.zaad_van(volgorde))


class Generator:
    """Makes dossiers of a plan. Keeps the moulds of courses: use one for many dossiers."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._mallen: dict[tuple[int, int, bool], tuple[Projectie, Mapping[str, str]]] = {}

    def schrijf(self, welke: range) -> int:
        """Make and write these dossiers, by order, all or none. Gives how many facts."""
        rijen: list[Model] = []
        feiten = 0
        for volgorde in welke:
            loop, nieuw = self._maak(volgorde)
            rijen += nieuw
            feiten += len(loop.stappen)
        schrijf_dossiers(rijen)
        return feiten

    def _maak(self, volgorde: int) -> tuple[Loop, list[Model]]:
        plan = self._plan
        ronde, plek = divmod(volgorde, len(plan.lopen))
        voorbeeld = plan.lopen[plek]
        hier = organisaties_in(voorbeeld, ronde)
        loop = _loop(plan, voorbeeld, ronde, volgorde)
        # Own protocols hold at the organisations of the demo only: the first round.
        vorm = (plek, ronde % WEKEN, ronde == 0)
        if vorm not in self._mallen:
            self._mallen[vorm] = (giet(loop, plan.vandaag), hier)
        mal, daar = self._mallen[vorm]
        anders = {daar[rol]: hier[rol] for rol in hier}
        return loop, maak(loop, mal, anders, plan.reeks, volgorde - plan.vanaf, plan.zaad_van(volgorde), plan.vandaag)


def organisaties_in(voorbeeld: Voorbeelddossier, ronde: int) -> dict[str, str]:
    """Role to short name of the organisation that has it in this round."""
    return {
        rol: kort if _van_de_demo(rol, ronde) else maak_sleutel(_naam_in(rol, kort, ronde))
        for rol, kort in voorbeeld.organisaties.items()
    }


def _van_de_demo(rol: str, ronde: int) -> bool:
    return ronde == 0 or rol.startswith(OVERAL)


def _naam_in(rol: str, kort: str, ronde: int) -> str:
    """The full name: as in the demo, with a number from the second round on."""
    return ORGANISATIES[kort] if _van_de_demo(rol, ronde) else f"{ORGANISATIES[kort]} {ronde + 1}"


def _loop(plan: Plan, voorbeeld: Voorbeelddossier, ronde: int, volgorde: int) -> Loop:
    """The course, moved by whole weeks so that it ends before today, at the organisations of this round."""
    feiten = voorbeeld.feiten[: plan.feiten_per_dossier]
    dagen = _verschuiving(plan, voorbeeld, ronde)
    namen = {ORGANISATIES[kort]: _naam_in(rol, kort, ronde) for rol, kort in voorbeeld.organisaties.items()}
    lezers = _lezers(voorbeeld, ronde)
    stappen = tuple(
        Stap(
            lezer=lezers[v.vastgelegd_door],
            vastlegging=_verplaats(vastlegging(v), dagen, namen),
            nu=nu + dagen,
            door=v.feit.door,
            doel=int(doel.removeprefix("g")) if (doel := v.feit.corrigeert or v.feit.vervalt) else None,
        )
        for v, nu in zip(feiten, momenten(voorbeeld), strict=False)
    )
    gegevens = met_naam_en_adres(volgorde, voorbeeld.gegevens)
    onder = loopbaan(voorbeeld.regio, stappen[0].vastlegging.op).afsprakenset
    return Loop(onder, gegevens, stappen)


def _verschuiving(plan: Plan, voorbeeld: Voorbeelddossier, ronde: int) -> timedelta:
    """Whole weeks: a round lies before another, and a course that is cut off ends shortly before today."""
    feiten = voorbeeld.feiten[: plan.feiten_per_dossier]
    weken = -1 - ronde % WEKEN
    if len(feiten) < len(voorbeeld.feiten):
        weken += (plan.vandaag - feiten[-1].feit.vastgelegd_op).days // 7
    return timedelta(weeks=weken)


def _verplaats(wat: Vastlegging, dagen: timedelta, namen: Mapping[str, str]) -> Vastlegging:
    """The same fact on other days, with the names of these organisations."""

    def hier(waarde: Veldwaarde) -> Veldwaarde:
        if isinstance(waarde, date):
            return waarde + dagen
        return namen.get(waarde, waarde) if isinstance(waarde, str) else waarde

    return replace(wat, op=wat.op + dagen, velden={veld: hier(waarde) for veld, waarde in wat.velden.items()})


def _lezers(voorbeeld: Voorbeelddossier, ronde: int) -> dict[str, Lezer]:
    """Per role who records for its organisation: the people of the demo, and in later rounds colleagues of them."""
    per_plek = {(p.lezer.organisatie, p.lezer.rol): p.lezer for p in PERSONAS.values()}
    lezers: dict[str, Lezer] = {}
    for rol, kort in organisaties_in(voorbeeld, ronde).items():
        eerste = per_plek[voorbeeld.organisaties[rol], rol]
        account = eerste.account if kort == eerste.organisatie else f"{eerste.account}-{ronde + 1}"
        lezers[rol] = replace(eerste, account=account, organisatie=kort)
    return lezers
