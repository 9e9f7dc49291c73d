"""What the generator gives: an invented dossier with its facts, in the order in which they were recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from waakvlam.kern.gebeurtenis import Dossiergegevens, Gebeurtenis

ORGANISATIES: Mapping[str, str] = {
    "het-anker": "Zorggroep Het Anker",
    "de-springplank": "De Springplank",
    "de-gracht": "Woonstichting De Gracht",
    "de-toren": "Woningbouwvereniging De Toren",
    "gemeente": "Gemeente",
    "mzwo": "Meldpunt Zorg en Woonoverlast",
    "de-polderster": "Zorggroep De Polderster",
    "de-zilverreiger": "Woonstichting De Zilverreiger",
    "gemeente-polderrijk": "Gemeente Polderrijk",
    "de-molenwiek": "Zorgstichting De Molenwiek",
    "de-duinroos": "Woningbouwvereniging De Duinroos",
    "transferpunt-duinrand": "Transferpunt Duinrand",
    "de-boomgaard": "Opvang De Boomgaard",
    "de-lindelaan": "Begeleiding De Lindelaan",
    "de-klaproos": "Woonstichting De Klaproos",
    "wijkteam-kersendorp": "Wijkteam Kersendorp",
    "vierde-huis": "Het Vierde Huis",
}
"""Short and full name of the invented organisations; the personas of the demo work there."""


@dataclass(frozen=True, slots=True)
class Voorbeeldfeit:
    """A fact, the role of the organisation that recorded it, and the written reason where the agreements ask one."""

    feit: Gebeurtenis
    vastgelegd_door: str
    motivering: str = ""


@dataclass(frozen=True, slots=True)
class Voorbeelddossier:
    """An invented dossier under one agreement set, up to and including `vandaag`."""

    volgorde: int
    verhaal: str
    """What this dossier shows, for who looks for an example."""
    naam: str
    gegevens: Dossiergegevens
    regio: str
    afsprakenset: str
    """The version under which it was opened."""
    organisaties: Mapping[str, str]
    """Role to short name of the organisation that has it in this dossier."""
    feiten: tuple[Voorbeeldfeit, ...]

    @property
    def gebeurtenissen(self) -> tuple[Gebeurtenis, ...]:
        """The facts as the rules core knows them."""
        return tuple(v.feit for v in self.feiten)

    @property
    def geopend_op(self) -> date:
        """The day of the first fact."""
        return self.feiten[0].feit.op
