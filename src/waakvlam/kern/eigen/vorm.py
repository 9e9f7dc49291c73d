"""The file of an own protocol: closed models. What it cannot say, such as another trigger, it cannot loosen either."""

from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import Field, model_validator

from waakvlam.kern.handeling import Vereiste
from waakvlam.kern.norm import Maximumduur, Minimumduur, Periodiek, Plicht
from waakvlam.kern.taal import Deel, Waarde
from waakvlam.kern.voorwaarde import Kalenderduur, Looptijd

GETALLEN: Final = ("termijn", "duur", "periode", "minimaal")
"""The keys of a norm that a protocol may set."""


class Eigenkop(Deel):
    """Whose protocol it is, on which set, and from when until when; both days inclusive."""

    organisatie: str = Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")
    """The short name by which dossiers know the organisation."""
    rol: str
    """The role in which it takes part; one with two roles writes two files."""
    titel: str = Field(min_length=3)
    """As it reads after 'Volgens': `het eigen protocol van Het Anker`."""
    set: str
    ook_opvolgers: bool = False
    """Whether it holds for the sets that succeed this one too; it is then checked against each."""
    geldig_vanaf: date
    geldig_tot: date | None = None

    def geldt_op(self, dag: date) -> bool:
        """Whether it holds for what begins or is done on this day."""
        return self.geldig_vanaf <= dag and (self.geldig_tot is None or dag <= self.geldig_tot)


class Eigennorm(Deel):
    """A stricter number for a norm of the set. Everything else stays as the norm has it."""

    norm: str
    bron: str = Field(min_length=1)
    """Where it stands in the own protocol: `artikel 3`."""
    wat: str = ""
    """Why, or how the organisation does it; the words of the duty stay those of the agreements."""
    termijn: Looptijd | None = None
    duur: Looptijd | None = None
    periode: Kalenderduur | None = None
    minimaal: int | None = Field(None, ge=1)

    @model_validator(mode="before")
    @classmethod
    def _only_numbers(cls, waarde: Any) -> Any:
        for sleutel in waarde if isinstance(waarde, dict) else ():
            if sleutel in VAST:
                raise ValueError(
                    f"`{sleutel}` ligt vast in de afspraken, een eigen protocol verandert alleen een getal; "
                    "haal het weg, of schrijf onder `plichten` een eigen plicht"
                )
        return waarde

    @property
    def getallen(self) -> tuple[str, ...]:
        """Which numbers it sets."""
        return tuple(naam for naam in GETALLEN if getattr(self, naam) is not None)


VAST: Final = frozenset(
    naam for soort in (Plicht, Maximumduur, Minimumduur, Periodiek) for naam in soort.model_fields
) - set(Eigennorm.model_fields)
"""Keys of norms that are not for a protocol to change."""


class Eigenvereiste(Vereiste):
    """A requirement of the organisation's own for an act."""

    bron: str = Field(min_length=1)
    clausules: list[str] = Field([], max_length=0)


class Eigenhandeling(Deel):
    """What the organisation asks of itself before it records this event type, besides what the agreements ask."""

    handeling: str
    als: dict[str, Waarde] = {}
    vereist: list[Eigenvereiste] = Field(min_length=1)
    oordeel_zonder: Literal["nee", "met_motivering"]


class Eigenplicht(Plicht):
    """A duty of the protocol alone. Its bearer is the organisation; it stands on no clause of the set."""

    bron: str = Field(min_length=1)
    clausule: Literal[""] = ""
    ook: list[str] = Field([], max_length=0)
    drager: list[str] = []


class Eigenmaximum(Maximumduur):
    """As `Eigenplicht`."""

    bron: str = Field(min_length=1)
    clausule: Literal[""] = ""
    ook: list[str] = Field([], max_length=0)
    drager: list[str] = []


class Eigenperiodiek(Periodiek):
    """As `Eigenplicht`."""

    bron: str = Field(min_length=1)
    clausule: Literal[""] = ""
    ook: list[str] = Field([], max_length=0)
    drager: list[str] = []


Plichtsoort = Annotated[Eigenplicht | Eigenmaximum | Eigenperiodiek, Field(discriminator="soort")]


class Eigenbestand(Deel):
    """The file as a whole."""

    eigen: Eigenkop
    normen: list[Eigennorm] = []
    handelingen: list[Eigenhandeling] = []
    plichten: list[Plichtsoort] = []
