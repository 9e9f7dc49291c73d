"""What facts about consent would open and close, before they are recorded: by the sharing rules themselves.

For who sees consent in the dossier. What would open is told where everything that the rule asks is open to that reader;
of the rest only that the rules can open it, whatever the dossier holds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waakvlam import klok
from waakvlam.dossiers.beeld import TOESTEMMING, Blik
from waakvlam.dossiers.deur import deur
from waakvlam.dossiers.opgeslagen import Opgeslagen, Record, lees
from waakvlam.dossiers.vormen import Vastlegging
from waakvlam.dossiers.zichtbeeld import onbekende_eisen
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.delen import Deelregel
from waakvlam.kern.toestemming import ALLES, GEGEVEN, INGETROKKEN
from waakvlam.kern.zicht import noemt
from waakvlam.kern.zichtreden import toestemmingseisen, zichtreden
from waakvlam.toegang.api import Lezer, NietGevonden, eis_partij


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """What a role would see and no longer see, and what could open or close for it when more is the case."""

    rol: str
    open: tuple[str, ...] = ()
    dicht: tuple[str, ...] = ()
    misschien: tuple[str, ...] = ()


def proef_toestemming(
    lezer: Lezer, nummer: str, feiten: Sequence[Vastlegging], doelen: Iterable[str]
) -> tuple[Verschuiving, ...]:
    """Per role what these facts would change today; `doelen`: the purposes that they are about.

    Nothing is recorded. Raises `NietGevonden`, also for who does not see consent.
    """
    vandaag = klok.vandaag()
    with deur(lezer, "toestemming_proef") as doorgang:
        bestand = lees(nummer)
        eis_partij(lezer, bestand.partijen, vandaag)
        blik = Blik(lezer, bestand, nu := bestand.beoordeling(vandaag), nu)
        if TOESTEMMING not in blik.categorieen:
            raise NietGevonden
        doorgang.toon({nummer: {TOESTEMMING}})
    rollen = [r.naam for r in nu.rekenset.rollen.values() if not r.groep and r.naam not in {lezer.rol, "alle_partijen"}]
    was = {rol: _open(blik, nu, rol) for rol in rollen}
    straks = _met(bestand, lezer, feiten).beoordeling(vandaag)
    wordt = {rol: _open(blik, straks, rol) for rol in rollen}
    regels = [r for r in nu.rekenset.afspraken.delen if toestemmingseisen(r) and {r.doel, ALLES} & set(doelen)]
    verschuivingen = (_verschuiving(blik, rol, was[rol], wordt[rol], regels, feiten) for rol in rollen)
    return tuple(v for v in verschuivingen if v.open or v.dicht or v.misschien)


def _met(bestand: Opgeslagen, lezer: Lezer, feiten: Sequence[Vastlegging]) -> Opgeslagen:
    """The dossier with these facts at its end, in memory alone."""
    kopie = Opgeslagen(bestand.dossier, bestand.slot, bestand.opening, list(bestand.records), bestand.partijen)
    for i, feit in enumerate(feiten, len(kopie.records) + 1):
        kopie.voeg_toe(
            Record(
                i, feit.type, feit.op, feit.tijd, klok.nu(), lezer.account, lezer.organisatie, lezer.rol,
                feit.namens or lezer.rol, "", None, None, f"proef-{i:010}", "", dict(feit.velden), "",
            )
        )  # fmt: skip
    return kopie


def _open(blik: Blik, beoordeling: Beoordeling, rol: str) -> dict[str, bool]:
    """The categories that a role sees, and whether the reader may know that by everything that a rule asks."""
    gezien = {}
    for categorie in beoordeling.rekenset.categorieen:
        reden = zichtreden(beoordeling, rol, categorie)
        if reden.steun:
            gezien[categorie] = any(_te_weten(blik, stand.regel) for stand in reden.steun)
    return gezien


def _te_weten(blik: Blik, regel: object) -> bool:
    return not isinstance(regel, Deelregel) or not onbekende_eisen(blik, regel)


def _verschuiving(
    blik: Blik,
    rol: str,
    was: dict[str, bool],
    wordt: dict[str, bool],
    regels: Sequence[Deelregel],
    feiten: Sequence[Vastlegging],
) -> Verschuiving:
    rekenset = blik.nu.rekenset
    erbij = {c for c in wordt.keys() - was.keys() if wordt[c]}
    eraf = {c for c in was.keys() - wordt.keys() if was[c]}
    zeker = erbij | eraf | {c for c, weet in wordt.items() if weet and was.get(c)}
    misschien = {c for c in rekenset.categorieen if c not in zeker and _kan(blik, rol, c, regels, feiten)}
    namen = [c.naam for c in rekenset.taal.categorieen]
    return Verschuiving(rol, *(tuple(c for c in namen if c in deel) for deel in (erbij, eraf, misschien)))


def _kan(blik: Blik, rol: str, categorie: str, regels: Sequence[Deelregel], feiten: Sequence[Vastlegging]) -> bool:
    """Whether one of these rules can open this category to the role by these facts; never what others decide."""
    rekenset, groepen = blik.nu.rekenset, blik.nu.rekenset.groepen[rol]
    vast = any(not groepen.isdisjoint(nooit.aan) for nooit in rekenset.nooit.get(categorie, ())) or any(
        not groepen.isdisjoint(h.rol) and noemt(h.categorieen, categorie) for h in rekenset.afspraken.houders
    )
    genoemd = any(not groepen.isdisjoint(r.aan) and noemt(r.categorieen, categorie) for r in regels)
    return genoemd and not vast and _bedoeld(feiten, groepen, categorie)


def _bedoeld(feiten: Sequence[Vastlegging], groepen: frozenset[str], categorie: str) -> bool:
    """Whether one of these consents or withdrawals names this receiver and category, or leaves them open."""
    return any(
        _noemt_een(feit.velden.get("ontvangers"), groepen) and _noemt_een(feit.velden.get("categorieen"), {categorie})
        for feit in feiten
        if feit.type in {GEGEVEN, INGETROKKEN}
    )


def _noemt_een(waarde: object, gezocht: Iterable[str]) -> bool:
    return not isinstance(waarde, list | tuple) or not waarde or not set(gezocht).isdisjoint(waarde)
