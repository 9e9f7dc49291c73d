"""Facts of a dossier: dated, recorded, corrected.

Source: the semantics of facts and time (`afspraken/README.md`). Corrections are reduced first, then facts sorted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from waakvlam.kern.fouten import Dossierfout
from waakvlam.kern.taal import Gebeurtenistype, Taal, Veld

Veldwaarde = bool | int | float | str | date | list[str] | tuple[str, ...]
NOTITIE = "notitie_gemaakt"
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
    bekend = [g for g in gebeurtenissen if kennisdatum is None or g.vastgelegd_op <= kennisdatum]
    opvolgers = _opvolgers(bekend)
    if not opvolgers:
        return sorted(bekend, key=_moment)
    per_id = {g.id: g for g in bekend}
    geldig = [g for g in bekend if g.vervalt is None and not _vervangen(g, opvolgers, per_id)]
    return sorted(geldig, key=_moment)


def _moment(gebeurtenis: Gebeurtenis) -> tuple[date, time, date, int]:
    return gebeurtenis.moment


def _opvolgers(bekend: list[Gebeurtenis]) -> dict[str, Gebeurtenis]:
    """Which record replaces or withdraws which."""
    fouten: list[str] = []
    opvolgers: dict[str, Gebeurtenis] = {}
    verwijzend = [g for g in bekend if g.corrigeert or g.vervalt]
    ids = {g.id for g in bekend} if verwijzend else set()
    for g in verwijzend:
        doel = g.corrigeert or g.vervalt or ""
        if doel not in ids:
            fouten.append(f"{g.id}: verwijst naar {doel}, dat er niet is; noem een vastgelegd feit")
        elif doel in opvolgers:
            eerder = opvolgers[doel].id
            fouten.append(f"{g.id}: {doel} is al verbeterd of ingetrokken door {eerder}; verbeter {eerder}")
        opvolgers[doel] = g
    if fouten:
        raise Dossierfout(fouten)
    return opvolgers


def _vervangen(g: Gebeurtenis, opvolgers: dict[str, Gebeurtenis], per_id: dict[str, Gebeurtenis]) -> bool:
    """Whether a record is out of force: replaced, or withdrawn by a withdrawal that itself still holds."""
    opvolger = opvolgers.get(g.id)
    if opvolger is None:
        return False
    if opvolger.corrigeert:
        return not _ingetrokken(opvolger, opvolgers, per_id)
    return not _vervangen(opvolger, opvolgers, per_id)


def _ingetrokken(correctie: Gebeurtenis, opvolgers: dict[str, Gebeurtenis], per_id: dict[str, Gebeurtenis]) -> bool:
    """Whether a correction no longer holds: withdrawn itself; a corrected correction lives on in its successor."""
    opvolger = opvolgers.get(correctie.id)
    if opvolger is None:
        return False
    if opvolger.corrigeert:
        return _ingetrokken(opvolger, opvolgers, per_id)
    return not _vervangen(opvolger, opvolgers, per_id)


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
            fouten.append(f"{g.id}: onbekend gebeurtenistype: {g.type}")
            continue
        if g.door not in rollen:
            fouten.append(f"{g.id}: onbekende rol in door: {g.door}")
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
    return isinstance(waarde, SOORTEN[veld.soort])
