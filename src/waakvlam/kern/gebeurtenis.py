"""Facts of a dossier: dated, recorded, corrected.

Source: the semantics of facts and time (`afspraken/README.md`). Corrections are reduced first, then facts sorted.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from waakvlam.kern.fouten import Dossierfout
from waakvlam.kern.namen import onbekend
from waakvlam.kern.taal import Gebeurtenistype, Taal, Veld

Veldwaarde = bool | int | float | str | date | list[str] | tuple[str, ...]
NOTITIE = "notitie_gemaakt"
EERSTE_DAG, LAATSTE_DAG = date(1900, 1, 1), date(2199, 12, 31)
"""Days that people can mean; the calendar counts on from them without an end of its own."""
SOORTEN: Mapping[str, type | tuple[type, ...]] = {"tekst": str, "datum": date, "bool": bool, "lijst": (list, tuple)}


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """A fact: what happened on `op` (local day of Amsterdam, with an optional time), recorded on `vastgelegd_op`.

    `volgnummer` is the order of recording within the dossier. `corrigeert` replaces an earlier fact, which then never
    held; `vervalt` withdraws one, and is then no fact itself.
    """

    id: str
    type: str
    op: date
    door: str
    vastgelegd_op: date
    volgnummer: int = 0
    tijd: time | None = None
    betreft: str | None = None
    velden: Mapping[str, Veldwaarde] = field(default_factory=dict)
    corrigeert: str | None = None
    vervalt: str | None = None

    @property
    def moment(self) -> tuple[date, time, date, int]:
        """Sort key: day, time (none: the start of the day), day of recording, sequence."""
        return (self.op, self.tijd or time.min, self.vastgelegd_op, self.volgnummer)


@dataclass(frozen=True, slots=True)
class Dossiergegevens:
    """What is known of the dossier at its start; None is unknown, never guessed."""

    route: str | None = None
    contractvorm: str | None = None
    huishouden_soort: str | None = None
    kinderen: int | None = None
    geboortedatum: date | None = None
    van_regio: bool = False
    """The region's own file: what the cooperating parties owe one another, not a participant."""


def strikt_voor(eerder: Gebeurtenis, later: Gebeurtenis) -> bool:
    """Whether one fact certainly came before the other: an earlier day, or the same day with both times known."""
    if eerder.op != later.op:
        return eerder.op < later.op
    return eerder.tijd is not None and later.tijd is not None and eerder.tijd < later.tijd


def herleid(gebeurtenissen: Iterable[Gebeurtenis], kennisdatum: date | None = None) -> list[Gebeurtenis]:
    """The facts that hold, in order: what was recorded by `kennisdatum`, corrections and withdrawals applied.

    A corrected fact never held. A withdrawn correction no longer corrects, so what it replaced holds again.
    Raises `Dossierfout` when two records correct or withdraw the same fact, or one names a fact that is not there.
    """
    alle = list(gebeurtenissen)
    bekend = alle if kennisdatum is None else [g for g in alle if g.vastgelegd_op <= kennisdatum]
    if any(g.corrigeert or g.vervalt for g in bekend):
        werkt = _werkende_verwijzingen(bekend, {g.id for g in alle})
        bekend = [g for g in bekend if g.vervalt is None and g.id not in werkt]
    return sorted(bekend, key=_moment)


def _moment(gebeurtenis: Gebeurtenis) -> tuple[date, time, date, int]:
    return gebeurtenis.moment


def _werkende_verwijzingen(bekend: list[Gebeurtenis], ids: set[str]) -> dict[str, Gebeurtenis]:
    """Per fact that no longer holds: the correction or withdrawal that makes it so.

    A correction works unless it is withdrawn; where it is corrected itself, its successor goes on correcting. A
    withdrawal works unless it is withdrawn or corrected.
    """
    opvolgers: dict[str, list[Gebeurtenis]] = {}
    verwijzend = [g for g in bekend if g.corrigeert or g.vervalt]
    fouten = [
        f"{g.id}: verwijst naar {_doel(g)}, dat er niet is; noem een vastgelegd feit"
        for g in verwijzend
        if _doel(g) not in ids
    ]
    for g in verwijzend:
        opvolgers.setdefault(_doel(g), []).append(g)
    af: dict[str, bool] = {}
    for g in _laatste_eerst(verwijzend, opvolgers):
        levend = [o for o in opvolgers.get(g.id, ()) if af[o.id]]
        af[g.id] = not any(o.vervalt for o in levend) if g.corrigeert else not levend
    werkt: dict[str, Gebeurtenis] = {}
    for g in sorted((g for g in verwijzend if af[g.id]), key=lambda g: g.volgnummer):
        eerder = werkt.setdefault(_doel(g), g)
        if eerder is not g:
            fouten.append(f"{g.id}: {_doel(g)} is al verbeterd of ingetrokken door {eerder.id}; verbeter {eerder.id}")
    if fouten:
        raise Dossierfout(fouten)
    return werkt


def _doel(g: Gebeurtenis) -> str:
    return g.corrigeert or g.vervalt or ""


def _laatste_eerst(verwijzend: list[Gebeurtenis], opvolgers: dict[str, list[Gebeurtenis]]) -> Iterator[Gebeurtenis]:
    """Corrections and withdrawals, each after everything that refers to it. Raises `Dossierfout` on a circle."""
    wacht = {g.id: len(opvolgers.get(g.id, ())) for g in verwijzend}
    per_id = {g.id: g for g in verwijzend}
    klaar = [g for g in verwijzend if wacht[g.id] == 0]
    gedaan = 0
    while klaar:
        g = klaar.pop()
        gedaan += 1
        yield g
        doel = _doel(g)
        if doel in wacht:
            wacht[doel] -= 1
            if wacht[doel] == 0:
                klaar.append(per_id[doel])
    if gedaan < len(verwijzend):
        kring = ", ".join(sorted(naam for naam, n in wacht.items() if n > 0))
        raise Dossierfout([f"{kring}: verwijzen naar elkaar in een kring; laat er een naar een ander feit verwijzen"])


def controleer(gebeurtenissen: Iterable[Gebeurtenis], taal: Taal) -> list[str]:
    """Faults of facts against the vocabulary, each with the fact's id and what was expected; empty when all is well."""
    typen = {g.type: g for g in taal.gebeurtenissen}
    rollen = {rol.naam for rol in taal.rollen}
    alle = list(gebeurtenissen)
    per_id: dict[str, Gebeurtenis] = {}
    fouten: list[str] = []
    for g in alle:
        if g.id in per_id:
            fouten.append(f"{g.id}: dit id komt meer dan eens voor; geef elk feit een eigen id")
        per_id[g.id] = g
    for g in alle:
        soort = typen.get(g.type)
        if soort is None:
            fouten.append(f"{g.id}: {onbekend('gebeurtenistype', g.type, typen)}")
            continue
        if g.door not in rollen:
            fouten.append(f"{g.id}: {onbekend('rol', g.door, rollen, 'onbekende rol in door')}")
        fouten += [f"{g.id}: {fout}" for fout in _verwijsfouten(g, per_id)]
        if g.vervalt is None:
            fouten += [f"{g.id}: {g.type}.{fout}" for fout in veldfouten(soort, g.velden, rollen)]
    return fouten


def _verwijsfouten(g: Gebeurtenis, per_id: dict[str, Gebeurtenis]) -> list[str]:
    if g.corrigeert and g.vervalt:
        return ["verbetert en trekt in tegelijk; kies een van beide"]
    doel = g.corrigeert or g.vervalt
    if doel is None:
        return []
    if doel == g.id or doel not in per_id:
        return [f"verwijst naar {doel}, dat er niet is; noem een ander vastgelegd feit"]
    if g.vervalt and g.type not in {per_id[doel].type, NOTITIE}:
        return [
            f"trekt {doel} ({per_id[doel].type}) in, maar is van type {g.type}; herhaal het type of gebruik {NOTITIE}"
        ]
    return []


def veldfouten(soort: Gebeurtenistype, velden: Mapping[str, Veldwaarde], rollen: set[str]) -> list[str]:
    """Faults of filled-in fields: unknown, missing or of the wrong kind. Says what was expected, never the value."""
    fouten = [
        f"{naam}: dit veld bestaat niet; wel: {', '.join(soort.velden) or 'geen enkel'}"
        for naam in velden
        if naam not in soort.velden
    ]
    for naam, veld in soort.velden.items():
        if naam not in velden:
            if veld.verplicht:
                fouten.append(f"{naam}: dit veld is verplicht")
            continue
        goed = _van_soort(veld, velden[naam], rollen)
        if not goed:
            keuzes = f" uit: {', '.join(veld.keuzes)}" if veld.keuzes else ""
            fouten.append(f"{naam}: verwacht een {veld.soort}{keuzes}")
    return fouten


def _van_soort(veld: Veld, waarde: Veldwaarde, rollen: set[str]) -> bool:
    """Whether a value is of the field's kind."""
    if veld.soort in {"keuze", "rol"}:
        return isinstance(waarde, bool | int | str) and waarde in (veld.keuzes if veld.soort == "keuze" else rollen)
    if veld.soort == "getal":
        return isinstance(waarde, int | float) and not isinstance(waarde, bool)
    if isinstance(waarde, date):
        return veld.soort == "datum" and EERSTE_DAG <= waarde <= LAATSTE_DAG
    return isinstance(waarde, SOORTEN[veld.soort])
