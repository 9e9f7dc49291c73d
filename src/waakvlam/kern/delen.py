"""Sharing: who may see which category of data, for which purpose, under which conditions; and what is never shared."""

from typing import Final, Literal

from pydantic import Field

from waakvlam.kern.norm import Clausule
from waakvlam.kern.taal import Deel
from waakvlam.kern.voorwaarde import Conditie, Feitpatroon

Eis = Literal[
    "toestemming_geldig",
    "toestemming_of_grondslag",
    "grondslag_vastgelegd",
    "na_overleg_met_zorgaanbieder",
    "in_overleg_met_deelnemer",
    "na_uitleg_vooraf",
    "alleen_wat_voor_wonen_telt",
    "deelnemer_erbij",
    "convenantpartij",
    "gelogd",
]
ALS_VOLDAAN: frozenset[str] = frozenset({"alleen_wat_voor_wonen_telt", "deelnemer_erbij", "convenantpartij", "gelogd"})
"""Requirements without a fact of their own: kept visible, taken as met (the log is always written)."""

ALLE: Final = "alle"
"""Stands for every category but `MELDER` and `EIGEN`."""
MELDER: Final = "melder_identiteit"
"""Who complained."""
EIGEN: Final = "eigen_aantekening"
"""What an organisation writes for itself: no rule, consent or ground opens it to anyone else."""
NIET_IN_ALLE: Final = frozenset({MELDER, EIGEN})
"""Not meant by who says `ALLE`."""
GROND: Final = "uitzonderingsgrond_vastgelegd"
"""The fact that records a ground to share without consent."""


class Deelregel(Deel):
    """These categories go from these roles to those, for one purpose, under these requirements."""

    doel: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    titel: str
    van: list[str] = Field(min_length=1)
    aan: list[str] = Field(min_length=1)
    categorieen: list[str] = Field(min_length=1)
    """Data categories, or `alle`."""
    eisen: list[Eis] = []
    alleen_bij: Conditie | None = None
    """Only once this holds on the reference date."""
    tot: list[Feitpatroon] = []
    """Ends once one of these facts is in the dossier."""
    toestemming_tot: list[Feitpatroon] = []
    """Consent given for this purpose before the day of one of these facts no longer counts; for everything, it does."""
    clausules: list[Clausule] = Field(min_length=1)
    lezing: bool = False
    noot: str = ""


class Houder(Deel):
    """What an organisation recorded itself for its own task, it always sees."""

    rol: list[str] = Field(min_length=1)
    categorieen: list[str] = Field(min_length=1)
    clausules: list[Clausule] = Field(min_length=1)


class Nooit(Deel):
    """What these roles never see, whatever else allows it."""

    aan: list[str] = Field(min_length=1)
    categorie: str
    clausule: Clausule
    lezing: bool = False
    noot: str = ""


class Uitzondering(Deel):
    """Sharing without consent: a recorded ground of these kinds opens what it names, but never `nooit`."""

    naam: str
    gronden: list[Literal["taak", "wet", "nood", "convenant"]] = Field(min_length=1)
    wat: str
    aan: list[str] = Field(min_length=1)
    nooit: list[str] = []
    clausules: list[Clausule] = Field(min_length=1)
    lezing: bool = False


class Intrekkingsgevolg(Deel):
    """What withdrawing consent means for the route."""

    wat: str


class Intrekking(Deel):
    """The consequences of withdrawing consent, as a reader is told them."""

    gevolgen: list[Intrekkingsgevolg] = Field(min_length=1)
    clausules: list[Clausule] = Field(min_length=1)


class BuitenBeschouwing(Deel):
    """A category that never counts in these decisions: no criterion of theirs may rest on it."""

    categorie: str
    telt_niet_in: list[str] = Field(min_length=1)
    clausule: Clausule
    wat: str
