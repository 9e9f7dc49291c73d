"""Forms of an agreement set: what is asked, of whom, who signs and keeps a copy, and what each answer feeds.

A form records nothing by itself. Its answers become facts (`voedt`) when its act is recorded.
"""

from typing import Annotated, Literal

from pydantic import Field, Tag, model_validator

from waakvlam.kern.herkomst import Herkomst, aan_sleutel
from waakvlam.kern.norm import Clausule
from waakvlam.kern.taal import Deel, Waarde

Naam = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Veldsoort = Literal[
    "tekst", "lange_tekst", "datum", "getal", "bedrag", "vinkje", "ja_nee", "keuze", "meerkeuze", "rol", "contact",
    "handtekening",
]  # fmt: skip
MET_KEUZES: frozenset[str] = frozenset({"keuze", "meerkeuze"})


class VoedtFeit(Deel):
    """The answer becomes a field of a fact, or (without `veld`) the fact itself: on this day, or once ticked.

    `waarde`: what the field of the fact receives in place of the answer, such as the role that signed.
    """

    feit: str
    veld: str | None = None
    waarde: Waarde | None = None


class VoedtDoel(Deel):
    """The answer becomes a personal goal in this domain; `per`: in the domain of the row that it stands in."""

    doel: str


class VoedtVolgende(Deel):
    """The answer is the day on which something is next: this field of the fact that plans it."""

    volgende: str
    veld: str = "datum"


Voeding = Annotated[
    Annotated[VoedtFeit, Tag("feit")] | Annotated[VoedtDoel, Tag("doel")] | Annotated[VoedtVolgende, Tag("volgende")],
    aan_sleutel(("feit", "doel", "volgende"), "noem `feit`, `doel` of `volgende`"),
]


class Formulierveld(Deel):
    """One question. `categorie` decides who may ever see the answer."""

    id: Naam
    clausules: list[Clausule] = []
    vraag: str = Field(min_length=2)
    hulp: str = ""
    soort: Veldsoort
    keuzes: dict[str, str] = {}
    """Stored value -> what the reader sees."""
    verplicht: bool = False
    toelichting: str = ""
    """The question of a second, free text under the answer, such as 'Waarom niet?'."""
    door: str | None = None
    """The role that answers or signs, where it is not who fills in the form."""
    categorie: str
    niet_voor: list[str] = []
    """Copies that leave this answer out."""
    uit: Herkomst | None = None
    """What is filled in beforehand."""
    voedt: list[Voeding] = []
    alleen_als: dict[str, Waarde] = {}
    """Only asked when these earlier answers were given; of a list of values, one suffices."""

    @model_validator(mode="after")
    def _whole(self) -> "Formulierveld":
        if (self.soort in MET_KEUZES) != bool(self.keuzes):
            raise ValueError("`keuzes` horen bij `keuze` en `meerkeuze`, en alleen daar; voeg ze toe of haal ze weg")
        if self.soort == "handtekening" and self.door is None:
            raise ValueError("een handtekening heeft `door` nodig; noem de rol die tekent")
        if self.categorie == "medisch" and (self.soort in VRIJE_TEKST or self.toelichting):
            raise ValueError(
                "medische gegevens horen niet in vrije tekst; kies vaste antwoorden over alleen de uitkomst"
            )
        return self


VRIJE_TEKST: frozenset[str] = frozenset({"tekst", "lange_tekst"})


class Herhaling(Deel):
    """A section that comes back: once per value of `waarden`, or without these as often as needed."""

    elk: str = Field(min_length=2)
    """What one row is about: 'leefdomein', 'kind', 'situatie'."""
    waarden: dict[Naam, str] = {}
    uit: str | None = None
    """Event type of which each subject in the dossier gives a row, such as every recorded goal."""


class Sectie(Deel):
    """A part of a form under one heading."""

    id: Naam
    titel: str = Field(min_length=2)
    uitleg: str = ""
    clausules: list[Clausule] = []
    per: Herhaling | None = None
    niet_voor: list[str] = []
    """Copies that leave this part out."""
    alleen_als: dict[str, Waarde] = {}
    velden: list[Formulierveld] = Field(min_length=1)


class Formulier(Deel):
    """A form: it is filled in with an act, signed by roles, and kept by parties."""

    id: Naam
    clausules: list[Clausule] = Field(min_length=1)
    titel: str = Field(min_length=3)
    waarvoor: str = Field(min_length=10)
    """The purpose, in one sentence."""
    uitleg: str = ""
    """What who fills it in should know first."""
    fase: str
    handelingen: list[str] = Field(min_length=1)
    """Event types with whose recording it is filled in."""
    invuller: list[str] = Field(min_length=1)
    ondertekenaars: list[str] = []
    exemplaren: list[str] = []
    """Roles that receive a copy, besides who fills it in."""
    secties: list[Sectie] = Field(min_length=1)
    noot: str = ""
    """The reading of an ambiguity, kept visible with the form."""

    @property
    def velden(self) -> tuple[Formulierveld, ...]:
        """All fields, in the order in which they are asked."""
        return tuple(veld for sectie in self.secties for veld in sectie.velden)

    @property
    def alle_clausules(self) -> tuple[str, ...]:
        """Every clause that the form, its sections or its fields realise, each once."""
        delen = [self.clausules, *(c for s in self.secties for c in (s.clausules, *(v.clausules for v in s.velden)))]
        return tuple(dict.fromkeys(clausule for deel in delen for clausule in deel))
