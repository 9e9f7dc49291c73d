"""Retention as data: how long what is kept, by kind of organisation, category and person, with ground and source."""

from functools import cache
from pathlib import Path
from typing import Literal

from django.conf import settings
from pydantic import Field, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.kern.taal import Betrokkene, Deel

STANDAARD = Path(__file__).with_name("bewaartermijnen.yaml")


class Bewaarfout(Waakvlamfout):
    """The file with retention terms is faulty; nothing is erased until it is right."""


class Bewaarregel(Deel):
    """A retention term. Empty lists fit everything; years count from `vanaf`."""

    naam: str
    rollen: list[str] = []
    categorieen: list[str] = []
    betrokkenen: list[Betrokkene] = []
    vanaf: Literal["dossier_gesloten", "laatste_feit"] = "dossier_gesloten"
    jaren: int = Field(default=0, ge=0, le=115)
    op_verzoek: bool = False
    """Whether a granted request goes before the term."""
    tot_het_laatst: bool = False
    """Kept for as long as anything else is, and no longer."""
    grond: str
    bron: str
    eigen_voorstel: bool = False

    def past(self, rol: str, categorie: str, betrokkene: str) -> bool:
        """Whether it is about what a role recorded in this category about this person."""
        paren = ((self.rollen, rol), (self.categorieen, categorie), (self.betrokkenen, betrokkene))
        return all(not lijst or waarde in lijst for lijst, waarde in paren)


class Loopregel(Deel):
    """What holds erasure back while it runs: a fact that begins it, without one that ends it."""

    begint: list[str]
    eindigt: list[str]
    wat: str
    zelfde_rol: bool = False
    """Whether only who began it can end it."""


class Bewaartermijnen(Deel):
    """All rules; the first that fits holds, and the last fits everything."""

    regels: list[Bewaarregel] = []
    loopt: list[Loopregel] = []

    def regel(self, rol: str, categorie: str, betrokkene: str) -> Bewaarregel:
        """The rule for what a role recorded in this category about this person."""
        return next(regel for regel in self.regels if regel.past(rol, categorie, betrokkene))


def bewaartermijnen() -> Bewaartermijnen:
    """The terms of this installation. Raises `Bewaarfout`."""
    return _samen(settings.WAAKVLAM_BEWAARTERMIJNEN)


@cache
def _samen(eigen: str) -> Bewaartermijnen:
    standaard = lees(STANDAARD)
    if not eigen:
        return standaard
    anders = lees(Path(eigen))
    namen = {regel.naam for regel in standaard.regels}
    vervangen = {regel.naam: regel for regel in anders.regels if regel.naam in namen}
    nieuw = [regel for regel in anders.regels if regel.naam not in namen]
    regels = [*nieuw, *(vervangen.get(regel.naam, regel) for regel in standaard.regels)]
    if any((regels[-1].rollen, regels[-1].categorieen, regels[-1].betrokkenen)):
        raise Bewaarfout(f"{eigen}: de laatste regel ({regels[-1].naam}) moet voor alles gelden")
    return Bewaartermijnen(regels=regels, loopt=[*standaard.loopt, *anders.loopt])


def lees(bestand: Path) -> Bewaartermijnen:
    """The rules of one file. Raises `Bewaarfout`."""
    try:
        return Bewaartermijnen.model_validate(YAML(typ="safe").load(bestand.read_text("utf-8")))
    except (OSError, YAMLError) as fout:
        raise Bewaarfout(f"{bestand}: niet te lezen als YAML ({type(fout).__name__})") from None
    except ValidationError as fout:
        plaatsen = "; ".join(f"{'.'.join(map(str, f['loc']))}: {f['msg']}" for f in fout.errors())
        raise Bewaarfout(f"{bestand}: {plaatsen}") from None
