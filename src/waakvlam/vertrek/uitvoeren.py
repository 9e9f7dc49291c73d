"""The end itself: first nobody comes in any more, then the organisation leaves one dossier at a time.

Each step is whole or not there, and each looks at what is left: broken off, it goes on when it is given again.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from waakvlam.dossiers.api import (
    MoetNogOver,
    Vakoordeel,
    beeindig_partij,
    dossiers_met_eigen_vakken,
    gewijzigd_sinds,
    ruim_schijf_op,
    vertrekregels,
    wis,
)
from waakvlam.logboek.api import INSTALLATIE
from waakvlam.organisaties.api import REDENEN
from waakvlam.toegang.api import NietGevonden, Toegangseinde, beeindig_toegang
from waakvlam.vertrek.nakijken import kijk_na
from waakvlam.vertrek.plan import Bewaring, Vertrekfout, Voortgang, eis_organisatie, samengevat

GENOEMD: Final = 5
"""How many dossiers a refusal names."""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What this time was done. `blijft_partij`: dossiers in which it still has a role that nobody took over."""

    einde: Toegangseinde
    beeindigd: int
    gewist: int
    bewaringen: tuple[Bewaring, ...]
    blijft_partij: tuple[str, ...]


def voer_uit(sleutel: str, reden: str, uitvoer: Path | None, voortgang: Voortgang = lambda *_: None) -> Uitkomst:
    """Let an organisation leave. `uitvoer`: what it took along, which must be whole and of now; None: nothing.

    Raises `Vertrekfout`, and then nothing has ended: for an unknown organisation or reason, while a dossier holds it
    back, or when its export is not whole or something was recorded since.
    """
    organisatie = eis_organisatie(sleutel)
    if reden not in REDENEN:
        raise Vertrekfout(f"--reden {reden}: kies uit {', '.join(REDENEN)}")
    if organisatie.actief:
        _eis_los(sleutel)
        if uitvoer is not None:
            _eis_bij(sleutel, uitvoer)
    einde = beeindig_toegang(sleutel, reden, INSTALLATIE)
    beeindigd, blijft_partij = _beeindig(sleutel, organisatie.gesloten_om or reden, voortgang)
    gewist, bewaringen = _wis(sleutel, voortgang)
    return Uitkomst(einde, beeindigd, gewist, bewaringen, blijft_partij)


def _eis_los(sleutel: str) -> None:
    tegen = [regel for regel in vertrekregels(sleutel) if regel.houdt_tegen]
    if tegen:
        welke = ", ".join(f"{regel.nummer} ({regel.rol})" for regel in tegen[:GENOEMD])
        rest = f" en nog {len(tegen) - GENOEMD}" if len(tegen) > GENOEMD else ""
        raise Vertrekfout(
            f"{sleutel} is nog partij in {len(tegen)} open dossiers zonder opvolger: {welke}{rest}. Laat in elk een "
            "andere organisatie de rol overnemen, leg vast dat deze geen partij meer is, of sluit het dossier; "
            "--proef zegt wie dat kan"
        )


def _eis_bij(sleutel: str, uitvoer: Path) -> None:
    gelezen = kijk_na(uitvoer)
    if gelezen.organisatie != sleutel:
        raise Vertrekfout(f"{uitvoer} is van {gelezen.organisatie}, en niet van {sleutel}")
    if later := gewijzigd_sinds(sleutel, gelezen.gemaakt_op):
        raise Vertrekfout(
            f"na deze uitvoer is in {len(later)} dossiers iets vastgelegd, zoals in {later[0]}; maak een nieuwe uitvoer"
        )


def _beeindig(sleutel: str, reden: str, voortgang: Voortgang) -> tuple[int, tuple[str, ...]]:
    nummers = list(dict.fromkeys(regel.nummer for regel in vertrekregels(sleutel)))
    beeindigd, blijft_partij = 0, []
    for gedaan, nummer in enumerate(nummers, start=1):
        try:
            beeindigd += bool(beeindig_partij(nummer, sleutel, INSTALLATIE, reden))
        except MoetNogOver:
            blijft_partij.append(nummer)
        except NietGevonden:
            pass  # erased meanwhile
        voortgang("Beëindigen", gedaan, len(nummers))
    return beeindigd, tuple(blijft_partij)


def _wis(sleutel: str, voortgang: Voortgang) -> tuple[int, tuple[Bewaring, ...]]:
    nummers = dossiers_met_eigen_vakken(sleutel)
    gewist, oordelen = 0, list[Vakoordeel]()
    for gedaan, nummer in enumerate(nummers, start=1):
        try:
            plan = wis(nummer, "termijn", INSTALLATIE, organisatie=sleutel, ruim_op=False)
        except NietGevonden:
            continue
        eigen = [oordeel for oordeel in plan.vakken if oordeel.vak.startswith(f"{sleutel}/")]
        gewist += sum(oordeel.weg for oordeel in eigen)
        oordelen += eigen
        voortgang("Wissen wat weg mag", gedaan, len(nummers))
    ruim_schijf_op()
    return gewist, tuple(samengevat(oordelen))
