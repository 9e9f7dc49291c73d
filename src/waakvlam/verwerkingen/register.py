"""The register of processing as data (AVG 30): what is processed, why, on what ground, of whom, and for how long."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from waakvlam.kern.fouten import Afsprakenfout, Fout, Vraagfout
from waakvlam.kern.ontleden import lees_model, ontleed

BESTAND = Path(__file__).with_name("register.yaml")
Naam = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Tekst = Annotated[str, Field(min_length=3)]
Soort = Literal["deelnemer", "melder", "huisgenoot", "kind", "medewerker"]
Lid6 = Literal["a", "b", "c", "d", "e", "f"]
"""Of AVG 6, first paragraph."""
Lid9 = Literal["a", "c", "f", "g", "h"]
"""Of AVG 9, second paragraph: those that can play a part here."""


class Deel(BaseModel):
    """Unknown keys are refused, so that a slip of the pen does not pass for a statement."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Grondslag(Deel):
    """A ground of AVG 6, for whom it holds, with the national law or agreement behind it."""

    avg6: Lid6
    avg9: tuple[Lid9, ...] = ()
    wie: Tekst
    bron: Tekst


class Bewaring(Deel):
    """How long, with where that is written; `voorstel`: our own proposal, which an organisation must settle."""

    termijn: Tekst
    bron: Tekst
    voorstel: bool = False


class Eigencategorie(Deel):
    """A category of data that the agreements do not speak of, such as that of accounts."""

    naam: Naam
    titel: Tekst
    omschrijving: Tekst


class Maatregel(Deel):
    """A measure of security (AVG 32)."""

    naam: Naam
    omschrijving: Tekst


class Verwerking(Deel):
    """One processing activity. `uit_afspraken`: it may concern every category that the agreements know."""

    naam: Naam
    titel: Tekst
    doel: Tekst
    grondslagen: Annotated[tuple[Grondslag, ...], Field(min_length=1)]
    betrokkenen: Annotated[tuple[Soort, ...], Field(min_length=1)]
    uit_afspraken: bool = False
    categorieen: tuple[Naam, ...] = ()
    ontvangers: Annotated[tuple[Tekst, ...], Field(min_length=1)]
    bewaren: Bewaring
    maatregelen: Annotated[tuple[Naam, ...], Field(min_length=1)]


class Register(Deel):
    """The whole file."""

    eigen_categorieen: tuple[Eigencategorie, ...]
    maatregelen: tuple[Maatregel, ...]
    verwerkingen: Annotated[tuple[Verwerking, ...], Field(min_length=1)]

    def fouten(self, bestand: str) -> list[Fout]:
        """Names that stand twice or are used and not stated."""
        gevonden: list[Fout] = []
        for sleutel, delen in (
            ("eigen_categorieen", self.eigen_categorieen),
            ("maatregelen", self.maatregelen),
            ("verwerkingen", self.verwerkingen),
        ):
            namen = [deel.naam for deel in delen]
            dubbel = sorted({naam for naam in namen if namen.count(naam) > 1})
            gevonden += [Fout(bestand, 0, sleutel, f"{naam} staat er meer dan eens") for naam in dubbel]
        eigen, genomen = {c.naam for c in self.eigen_categorieen}, {m.naam for m in self.maatregelen}
        for verwerking in self.verwerkingen:
            onbekend = sorted({*verwerking.categorieen} - eigen) + sorted({*verwerking.maatregelen} - genomen)
            gevonden += [Fout(bestand, 0, verwerking.naam, f"{naam} is niet beschreven") for naam in onbekend]
            if not verwerking.uit_afspraken and not verwerking.categorieen:
                gevonden.append(Fout(bestand, 0, verwerking.naam, "noem categorieen, of zet uit_afspraken aan"))
        return gevonden


def lees_register(bestand: str, tekst: str) -> Register:
    """The register in this text. Raises `Afsprakenfout` with all faults."""
    fouten: list[Fout] = []
    register = lees_model(Register, ontleed(bestand, tekst), fouten)
    fouten += register.fouten(bestand) if register else []
    if register is None or fouten:
        raise Afsprakenfout(fouten)
    return register


@cache
def register() -> Register:
    """The register of this program."""
    return lees_register(BESTAND.name, BESTAND.read_text("utf-8"))


@cache
def _per_naam() -> dict[str, Verwerking]:
    return {verwerking.naam: verwerking for verwerking in register().verwerkingen}


def verwerking(naam: str) -> Verwerking:
    """One activity by name. Raises `Vraagfout` when it is not in the register."""
    try:
        return _per_naam()[naam]
    except KeyError:
        raise Vraagfout(f"geen verwerking in het register: {naam}; wel: {', '.join(_per_naam())}") from None
