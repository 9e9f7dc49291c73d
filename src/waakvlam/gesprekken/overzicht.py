"""One kind of talk on the page: its plans, what was held, its terms, the forms for it, and what the set says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waakvlam.dossierblad.api import Blad, mag_invullen
from waakvlam.dossiers.api import Feitregel, Stuk, Termijnregel, stukken_van
from waakvlam.gesprekken.gevolgen import Gevolg, Opbouw, Telt, gevolgen, opbouw, tellers
from waakvlam.gesprekken.plannen import Plan, plannen
from waakvlam.gesprekken.soorten import Soort
from waakvlam.kern.formulier import Formulier
from waakvlam.kern.norm import Termijngever
from waakvlam.toegang.api import Lezer, heeft_bevoegdheid

STANDEN: dict[str, tuple[str, str | Promise]] = {
    "komt": ("open", _("Gepland")),
    "voorbij": ("verstreken", _("Dag voorbij, niets vastgelegd")),
    "gehouden": ("op_tijd", _("Gehouden")),
    "uitgebleven": ("vervallen", _("Niet doorgegaan")),
    "verzet": ("vervallen", _("Verzet")),
}
"""Per state of a plan the label that shows it."""


@dataclass(frozen=True, slots=True)
class Planregel:
    """A plan in words."""

    plan: Plan
    status: str
    woord: str | Promise
    agenda_url: str


@dataclass(frozen=True, slots=True)
class Voorbereiding:
    """A form of the set for this talk: where to begin it, and the one that was settled last."""

    titel: str
    begin_url: str
    vorige: Stuk | None
    vorige_url: str


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Everything about one kind of talk that this reader sees."""

    soort: Soort
    acties: list[tuple[str, str]]
    """Title and address of what the reader may record of it."""
    plannen: list[Planregel]
    geweest: list[dict[str, Any]]
    """Held or fallen through, latest first."""
    laatste: Feitregel | None
    """The last time that it was held."""
    lopend: list[dict[str, Any]]
    gemist: list[dict[str, Any]]
    klaar: list[dict[str, Any]]
    formulieren: list[Voorbereiding]
    gevolgen: list[Gevolg]
    opbouw: Opbouw | None
    opgebouwd: list[dict[str, Any]]
    telt: list[Telt]

    @property
    def gepland_op(self) -> date | None:
        """The first planned day to come."""
        return min((r.plan.dag for r in self.plannen if r.plan.stand == "komt" and r.plan.dag), default=None)

    @property
    def uiterlijk(self) -> date | None:
        """The first last day of a term that still runs."""
        return min((t["uiterlijk"] for t in self.lopend if t["uiterlijk"]), default=None)

    @property
    def niets(self) -> bool:
        """Whether there is nothing of it in this dossier yet."""
        return not (self.plannen or self.geweest or self.lopend or self.gemist or self.klaar)


def overzicht(blad: Blad, lezer: Lezer, soort: Soort) -> Overzicht:
    """All of it, on the day of the page."""
    feiten = [f for f in blad.beeld.feiten if f.type in soort.typen and f.stand == "geldt"]
    gepland = soort.gepland.type if soort.gepland is not None else ""
    termijnen = _termijnen(blad, soort)
    opgebouwd = opbouw(blad, soort)
    return Overzicht(
        soort,
        _acties(blad, soort),
        [_planregel(blad, plan) for plan in reversed(plannen(soort, blad.beeld.feiten, blad.beeld.peildatum))],
        [blad.feit(f) for f in reversed(feiten) if f.type != gepland],
        next((f for f in reversed(feiten) if f.type == soort.gehouden.type), None),
        [blad.termijn(t) for t in termijnen if t.loopt and not t.gemist],
        [blad.termijn(t) for t in termijnen if t.gemist],
        [blad.termijn(t) for t in termijnen if not t.loopt and not t.gemist],
        [_voorbereiding(blad, lezer, f) for f in _formulieren(blad, soort)],
        gevolgen(blad, soort),
        opgebouwd,
        [blad.feit(f) for f in reversed(opgebouwd.feiten)] if opgebouwd is not None else [],
        tellers(blad, soort),
    )


def vind_plan(blad: Blad, alle: Sequence[Soort], kenmerk: str) -> tuple[Soort, Plan] | None:
    """The plan of this fact that has a day and that still counts."""
    for soort in alle:
        for plan in plannen(soort, blad.beeld.feiten, blad.beeld.peildatum):
            if plan.feit.kenmerk == kenmerk and plan.dag is not None and plan.stand in {"komt", "voorbij"}:
                return soort, plan
    return None


def _acties(blad: Blad, soort: Soort) -> list[tuple[str, str]]:
    mag = {m.type: m.titel for m in blad.beeld.kan_nu if m.oordeel != "nee"} if not blad.blik.anders else {}
    return [(mag[naam], blad.adres("leg_vast", naam)) for naam in soort.typen if naam in mag]


def _planregel(blad: Blad, plan: Plan) -> Planregel:
    open_ = plan.stand in {"komt", "voorbij"} and plan.dag is not None and not blad.blik.anders
    url = reverse("gesprekken:agenda", args=[blad.beeld.nummer, plan.feit.kenmerk]) if open_ else ""
    return Planregel(plan, *STANDEN[plan.stand], url)


def _termijnen(blad: Blad, soort: Soort) -> list[Termijnregel]:
    """The terms that such a fact discharges, by the set, and by what the reader may record under an own protocol."""
    normen = {
        norm.id
        for norm in blad.woorden.rekenset.afspraken.normen
        if isinstance(norm, Termijngever) and any(p.type in soort.typen for p in norm.vervuld_door)
    }
    sleutels = {sleutel for m in blad.beeld.kan_nu if m.type in soort.typen for sleutel in m.vervult}
    return [t for t in blad.beeld.termijnen if t.norm in normen or t.sleutel in sleutels]


def _formulieren(blad: Blad, soort: Soort) -> list[Formulier]:
    return [f for f in blad.woorden.rekenset.afspraken.formulieren if soort.gehouden.type in f.handelingen]


def _voorbereiding(blad: Blad, lezer: Lezer, formulier: Formulier) -> Voorbereiding:
    nummer = blad.beeld.nummer
    kan = (
        not blad.blik.anders
        and heeft_bevoegdheid(lezer, "vastleggen")
        and mag_invullen(blad.woorden.rekenset, formulier, lezer.rol)
    )
    stukken = (stuk for stuk in stukken_van(blad.beeld.feiten) if stuk.soort == "formulier")
    vorige = next((stuk for stuk in stukken if stuk.naam == formulier.id), None)
    return Voorbereiding(
        formulier.titel,
        reverse("formulieren:begin", args=[nummer, formulier.id]) if kan else "",
        vorige,
        reverse("formulieren:stuk", args=[nummer, vorige.kenmerk]) if vorige is not None else "",
    )
