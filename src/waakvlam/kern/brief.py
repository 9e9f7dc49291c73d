"""Letters of an agreement set: from whom, to whom, with which weight, and what each copy leaves out."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from pydantic import Field, model_validator

from waakvlam.kern.formulier import Naam
from waakvlam.kern.herkomst import Gegeven
from waakvlam.kern.norm import Clausule
from waakvlam.kern.taal import Deel, Waarde

PLAATSHOUDER = re.compile(r"\{([^{}]*)\}")
PUNT: Final = "- "
Gewicht = Literal[
    "informatie", "uitnodiging", "terugkoppeling", "waarschuwing", "officiele_waarschuwing", "sommatie", "besluit"
]
Verzending = Literal["uitreiken_en_voorlezen", "post", "aangetekend", "e_mail", "portaal"]


class Briefondertekening(Deel):
    """A signature under a letter: of who sends it, or of who received it."""

    rol: str
    functie: str = ""
    als: Literal["afzender", "akkoord", "gezien"] = "afzender"


class Briefdeel(Deel):
    """A part of a letter. In a `vrij` part the sender writes; `tekst` is then a start and `hulp` says what belongs."""

    id: Naam
    kop: str = ""
    clausules: list[Clausule] = []
    tekst: str = Field(min_length=2)
    """Plain text; an empty line starts a paragraph, a line with `- ` is a point, `{naam}` a placeholder."""
    vrij: bool = False
    hulp: str = ""
    categorieen: list[str] = []
    niet_in_kopie_aan: list[str] = []
    alleen_dossier: bool = False
    """Kept with the letter in the sender's own dossier, and sent to nobody."""

    @property
    def plaatshouders(self) -> tuple[str, ...]:
        """The names between braces."""
        return tuple(PLAATSHOUDER.findall(f"{self.kop}\n{self.tekst}"))


class Brief(Deel):
    """A letter: sending it is an act, and its weight says what it means for who receives it."""

    id: Naam
    clausules: list[Clausule] = Field(min_length=1)
    titel: str = Field(min_length=3)
    waarvoor: str = Field(min_length=10)
    fase: str
    handeling: str
    """Event type recorded when it goes out."""
    met: dict[str, Waarde] = {}
    """Fields that the fact then has."""
    kopie_handeling: str | None = None
    """Event type recorded for each copy, where the set has one."""
    afzender: list[str] = Field(min_length=1)
    """Roles of which one sends it."""
    aan: list[str] = Field(min_length=1)
    kopie_aan: list[str] = []
    categorieen: list[str] = Field(min_length=1)
    """Everything it may contain; what a part contains is chosen from these."""
    gewicht: Gewicht
    verzending: list[Verzending] = Field(min_length=1)
    onderwerp: str = ""
    """The line above the letter; without it the title."""
    ondertekening: list[Briefondertekening] = Field(min_length=1)
    gegevens: dict[Naam, Gegeven] = {}
    onderdelen: list[Briefdeel] = Field(min_length=1)
    bezwaar: str = ""
    """How to object: required of a decision by an authority."""
    noot: str = ""

    @model_validator(mode="after")
    def _whole(self) -> "Brief":
        if not any(o.als == "afzender" for o in self.ondertekening):
            raise ValueError("noem bij `ondertekening` wie als afzender tekent")
        if self.gewicht == "sommatie" and "aangetekend" not in self.verzending:
            raise ValueError("een sommatie gaat aangetekend; zet `aangetekend` bij `verzending`")
        if self.kopie_handeling is not None and not self.kopie_aan:
            raise ValueError("`kopie_handeling` heeft `kopie_aan` nodig; noem wie een kopie krijgt")
        return self

    @property
    def alle_clausules(self) -> tuple[str, ...]:
        """Every clause that the letter or a part of it realises, each once."""
        return tuple(dict.fromkeys([*self.clausules, *(c for deel in self.onderdelen for c in deel.clausules)]))

    def delen_voor(self, rol: str) -> tuple[Briefdeel, ...]:
        """The parts that reach this recipient: not what stays in the dossier, nor what its copy leaves out."""
        kopie = rol in self.kopie_aan
        return tuple(
            deel
            for deel in self.onderdelen
            if not deel.alleen_dossier and not (kopie and rol in deel.niet_in_kopie_aan)
        )


def alineas(tekst: str) -> Iterator[str | tuple[str, ...]]:
    """The paragraphs of a text as it stands in a letter: each a text in one line, or the points of a list."""
    for alinea in re.split(r"\n\s*\n", tekst.strip()):
        yield _punten(alinea) or " ".join(alinea.split())


def _punten(alinea: str) -> tuple[str, ...]:
    """The points of a list; an indented or plain next line belongs to the point before it. Nothing for plain text."""
    punten: list[str] = []
    for regel in alinea.splitlines():
        if regel.startswith(PUNT):
            punten.append(regel.removeprefix(PUNT).strip())
        elif punten:
            punten[-1] += f" {regel.strip()}"
        else:
            return ()
    return tuple(punten)
