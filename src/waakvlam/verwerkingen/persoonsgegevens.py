"""What each model holds of people: every field of every model states it, in `persoonsgegevens.yaml` of an app.

Purpose, ground and retention are those of the processing in the register that a model names. Models of other packages
are stated by the app that uses them.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from waakvlam.kern.fouten import Afsprakenfout, Fout
from waakvlam.kern.ontleden import lees_model, ontleed
from waakvlam.verwerkingen.register import Bewaring, Deel, Naam, Soort, Tekst, register

BESTAND = "persoonsgegevens.yaml"
APPS = Path(__file__).parents[1]
AFSPRAKEN = "afspraken"
"""The category of the fact itself, which the vocabulary of the agreements gives per event type."""
Opslag = Literal["leesbaar", "versleuteld", "hash"]


class Veldgroep(Deel):
    """Fields that are alike: of one category, or with the reason why they say nothing of a person (`geen`)."""

    velden: Annotated[tuple[str, ...], Field(min_length=1)]
    categorie: Naam | None = None
    geen: Tekst | None = None
    wie: tuple[Soort, ...] = ()
    """Empty: those of the model."""
    opslag: Opslag = "leesbaar"


class Modelopgave(Deel):
    """One model. `bewaren`: where its rows are kept shorter or longer than the processing says."""

    wat: Tekst
    verwerking: Naam | None = None
    wie: tuple[Soort, ...] = ()
    bewaren: Bewaring | None = None
    velden: Annotated[tuple[Veldgroep, ...], Field(min_length=1)]

    @property
    def genoemd(self) -> list[str]:
        """The names of all fields, as often as they stand there."""
        return [naam for groep in self.velden for naam in groep.velden]

    @property
    def persoonlijk(self) -> list[Veldgroep]:
        """What holds data of a person."""
        return [groep for groep in self.velden if groep.categorie]

    def fouten(self, model: str, categorieen: Collection[str], verwerkingen: Collection[str]) -> list[str]:
        """What is unclear in this statement."""
        namen = self.genoemd
        gevonden = [f"{naam} staat er meer dan eens" for naam in sorted(set(namen)) if namen.count(naam) > 1]
        for groep in self.velden:
            wie = f"{', '.join(groep.velden)}: "
            if (groep.categorie is None) == (groep.geen is None):
                gevonden.append(wie + "noem een categorie, of onder `geen` waarom niet")
            elif groep.categorie and groep.categorie not in categorieen:
                gevonden.append(wie + f"onbekende categorie {groep.categorie}")
            elif groep.categorie and not (groep.wie or self.wie):
                gevonden.append(wie + "zeg van wie het is")
        if self.persoonlijk and (self.verwerking is None or self.verwerking not in verwerkingen):
            gevonden.append("noem een verwerking uit het register")
        return [f"{model}: {wat}" for wat in gevonden]


Opgaven = Mapping[str, Modelopgave]


def lees_opgaven(bestand: str, tekst: str) -> Opgaven:
    """The statements in this text, per model as `app.Model`. Raises `Afsprakenfout` with all faults."""
    fouten: list[Fout] = []
    opgaven = lees_model(dict[str, Modelopgave], ontleed(bestand, tekst), fouten) or {}
    categorieen = {AFSPRAKEN, *(c.naam for c in register().eigen_categorieen)}
    verwerkingen = {v.naam for v in register().verwerkingen}
    for model, opgave in opgaven.items():
        fouten += [Fout(bestand, 0, model, wat) for wat in opgave.fouten(model, categorieen, verwerkingen)]
    if fouten:
        raise Afsprakenfout(fouten)
    return opgaven


@cache
def opgaven() -> Opgaven:
    """The statements of all apps. Raises `Afsprakenfout` where one is faulty or a model is stated twice."""
    alle: dict[str, Modelopgave] = {}
    for pad in sorted(APPS.glob(f"*/{BESTAND}")):
        bestand = f"{pad.parent.name}/{BESTAND}"
        for model, opgave in lees_opgaven(bestand, pad.read_text("utf-8")).items():
            if model in alle:
                raise Afsprakenfout([Fout(bestand, 0, model, "dit model staat ook in een ander bestand")])
            alle[model] = opgave
    return alle


def verschillen(stand: Opgaven, modellen: Mapping[str, Iterable[str]]) -> list[str]:
    """Where statements and models differ: a model or field that is not stated, or stated and not there."""
    gevonden = [f"{model}: niet opgegeven" for model in sorted(set(modellen) - set(stand))]
    gevonden += [f"{model}: dit model is er niet" for model in sorted(set(stand) - set(modellen))]
    for model in sorted(set(stand) & set(modellen)):
        opgegeven, aanwezig = set(stand[model].genoemd), set(modellen[model])
        gevonden += [f"{model}.{veld}: niet opgegeven" for veld in sorted(aanwezig - opgegeven)]
        gevonden += [f"{model}.{veld}: dit veld is er niet" for veld in sorted(opgegeven - aanwezig)]
    return gevonden
