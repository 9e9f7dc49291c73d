"""How people work: who answers on time, who late and who never, and what else goes wrong."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

LANG_DAGEN = 100
"""A term longer than this is met near its end, not halfway."""


@dataclass(frozen=True, slots=True)
class Aard:
    """The way of working in one dossier; every number from 0 to 1 is a chance per duty or act."""

    naam: str
    te_laat: float
    nooit: float
    """Of duties with a last day."""
    blijft_liggen: float
    """Of duties without a last day."""
    traagheid: float
    """Factor on how long duties without a last day take."""
    vergissing: float
    laat_vastgelegd: float
    uitstel: float


VOORBEELDIG = Aard("voorbeeldig", 0, 0, 0, 0.4, 0, 0, 0)
STIPT = Aard("stipt", 0.03, 0.01, 0.05, 0.6, 0.01, 0.04, 0.02)
GEWOON = Aard("gewoon", 0.12, 0.04, 0.12, 1.0, 0.02, 0.10, 0.04)
DRUK = Aard("druk", 0.28, 0.12, 0.25, 1.6, 0.04, 0.18, 0.06)
AARDEN = {aard.naam: aard for aard in (VOORBEELDIG, STIPT, GEWOON, DRUK)}


def antwoorddag(aard: Aard, worp: Random, dag: date, uiterlijk: date | None) -> date | None:
    """The day on which someone means to do a duty that arose on `dag`; None: never, it is forgotten."""
    if uiterlijk is None:
        wacht = round(worp.randint(2, 24) * aard.traagheid)
        return None if worp.random() < aard.blijft_liggen else dag + timedelta(days=wacht)
    lot = worp.random()
    if lot < aard.nooit:
        return None
    if lot < aard.nooit + aard.te_laat:
        return uiterlijk + timedelta(days=worp.randint(1, 15))
    lengte = max(0, (uiterlijk - dag).days)
    if lengte > LANG_DAGEN:
        return max(dag, uiterlijk - timedelta(days=worp.randint(3, 55)))
    return dag + timedelta(days=round(worp.triangular(0, lengte, lengte * 0.6)))
