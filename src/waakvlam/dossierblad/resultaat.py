"""After recording: what changed, in plain sentences; kept in the session until it is shown."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.utils.translation import gettext as _

from waakvlam.dossiers.api import Resultaat, Termijnwijziging
from waakvlam.kern.toetsen import LOPEND
from waakvlam.web.api import Woorden, datum_voluit, hoofdletter, resterend

SLEUTEL = "vastgelegd"
BEWAARD = 20
SOORTEN = {"begint": "loopt", "vervuld": "vink", "vervallen": "streep", "verschoven": "kalender", "herleeft": "loopt"}


@dataclass(frozen=True)
class Regel:
    """One change: what happened to which term, and how it looks."""

    kop: str
    wat: str
    meer: str
    clausule: str
    icoon: str
    toon: str


def bewaar(sessie: SessionBase, titel: str, resultaat: Resultaat) -> None:
    """Remember under the name of the fact. No personal data: words of the agreements, days and names of facts."""
    wijzigingen = [
        {**asdict(w), "uiterlijk": _iso(w.uiterlijk), "eerder": _iso(w.eerder)} for w in resultaat.wijzigingen
    ]
    fase = [resultaat.fase_van, resultaat.fase_naar]
    nieuw = {"titel": titel, "wijzigingen": wijzigingen, "fase": fase}
    bewaard = list(sessie.get(SLEUTEL, {}).items())[-BEWAARD + 1 :]
    sessie[SLEUTEL] = dict(bewaard) | {resultaat.kenmerk: nieuw}


def bewaard(sessie: SessionBase, kenmerk: str) -> Mapping[str, Any] | None:
    """What was remembered of recording this fact."""
    gevonden: Mapping[str, Any] | None = sessie.get(SLEUTEL, {}).get(kenmerk)
    return gevonden


def regels(bewaard_: Mapping[str, Any], woorden: Woorden, vandaag: date) -> list[Regel]:
    """The changes in words."""
    wijzigingen = [
        Termijnwijziging(**{**w, "uiterlijk": _dag(w["uiterlijk"]), "eerder": _dag(w["eerder"])})
        for w in bewaard_["wijzigingen"]
    ]
    return [regel(w, woorden, vandaag) for w in wijzigingen]


def regel(w: Termijnwijziging, woorden: Woorden, vandaag: date) -> Regel:
    """One change in words."""
    loopt = w.status in LOPEND
    wie = woorden.rollen(w.dragers)
    icoon = "uitroep" if w.status in {"te_laat", "verstreken"} else SOORTEN.get(w.soort, "info")
    toon = "goed" if w.soort == "vervuld" and w.status != "te_laat" else "let_op" if icoon == "uitroep" else "gewoon"
    return Regel(_kop(w), hoofdletter(w.wat), _meer(w, wie, vandaag) if loopt else "", w.clausule, icoon, toon)


def _kop(w: Termijnwijziging) -> str:
    if w.soort == "vervuld":
        return _("Deze termijn is gehaald") if w.status != "te_laat" else _("Deze termijn is klaar, maar te laat")
    if w.soort == "verschoven" and w.eerder and w.uiterlijk:
        dagen = {"van": datum_voluit(w.eerder), "naar": datum_voluit(w.uiterlijk)}
        return _("Deze termijn verschuift van %(van)s naar %(naar)s") % dagen
    return {
        "begint": _("Deze termijn begint"),
        "vervallen": _("Deze termijn vervalt: het hoeft niet meer"),
        "verschoven": _("Deze termijn verschuift"),
        "herleeft": _("Deze termijn loopt weer"),
        "weg": _("Deze termijn is er toch niet"),
        "anders": _("Deze termijn is anders afgelopen dan eerder stond"),
    }[w.soort]


def _meer(w: Termijnwijziging, wie: str, vandaag: date) -> str:
    if w.uiterlijk is None:
        return _("%(wie)s. Er is geen laatste dag.") % {"wie": wie}
    dag = {"wie": wie, "dag": datum_voluit(w.uiterlijk), "nog": resterend(w.uiterlijk, vandaag)}
    return _("%(wie)s, uiterlijk %(dag)s (%(nog)s).") % dag


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
