"""The one vocabulary of all sets: event types with their fields, roles, subjects and data categories.

Source: `afspraken/taal/`. A type, role or category that is not here does not exist anywhere in Waakvlam.
"""

import hashlib
import json
from collections import Counter
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from waakvlam.kern.namen import onbekend

Betrokkene = Literal["deelnemer", "melder", "huisgenoot", "kind"]
Waarde = bool | int | float | str | list[str]


class Deel(BaseModel):
    """A part of the agreements: frozen, closed (an unknown key is a fault)."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Rol(Deel):
    """Who can act or see. A role with `groep` stands for each of those roles; `partij` marks organisations.

    `overheid` marks authorities: to their decisions one can object.
    """

    naam: str
    titel: str
    omschrijving: str
    groep: list[str] = []
    partij: bool = False
    overheid: bool = False


class Functie(Deel):
    """A function inside an organisation; it acts and sees as the organisation's role."""

    naam: str
    rol: str
    omschrijving: str


class Veld(Deel):
    """A field of an event type."""

    soort: Literal["tekst", "datum", "getal", "bool", "keuze", "lijst", "rol"]
    titel: str
    verplicht: bool = False
    keuzes: list[str] = []
    hulp: str = ""


class Gebeurtenistype(Deel):
    """A kind of fact: who may record it (`door`), what it is about (`onderwerp`) and which fields it has."""

    type: str
    titel: str
    onderwerp: str | None = None
    door: list[str]
    velden: dict[str, Veld] = {}
    betekenis: str
    thema: str
    categorie: str
    """Data category of the fact: decides who may see it on the timeline."""
    categorie_uit: str | None = None
    """The field in which the recorder chooses the category, fact by fact; `categorie` is then what holds without it."""
    regio: bool = False
    betrokkenen: list[Betrokkene] = Field(default=["deelnemer"], min_length=1)
    """Whose data it can be; the first unless the recorder says otherwise. Each is erased by itself."""


class Categorie(Deel):
    """A kind of personal data that sharing rules speak of."""

    naam: str
    titel: str
    omschrijving: str


class Thema(Deel):
    """A heading under which event types are offered."""

    naam: str
    titel: str


class Taal(Deel):
    """The vocabulary as a whole."""

    rollen: list[Rol]
    functies: list[Functie] = []
    onderwerpen: dict[str, str]
    routes: dict[str, str]
    contractvormen: dict[str, str]
    huishoudens: dict[str, str]
    themas: list[Thema]
    gebeurtenissen: list[Gebeurtenistype]
    categorieen: list[Categorie]
    keuzetitels: dict[str, str] = Field(default_factory=dict)


def vingerafdruk(model: BaseModel) -> str:
    """SHA-256 over the canonical JSON of a model: equal content, equal fingerprint."""
    inhoud = model.model_dump(mode="json", by_alias=True, exclude={"vingerafdruk"})
    return hashlib.sha256(
        json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    ).hexdigest()


def controleer_taal(taal: Taal) -> list[tuple[str, str]]:
    """Faults of the vocabulary: doubles, and roles, subjects, themes or categories that do not exist."""
    rollen = {rol.naam for rol in taal.rollen}
    categorieen = {c.naam for c in taal.categorieen}
    themas = {t.naam for t in taal.themas}
    dubbel = Counter(g.type for g in taal.gebeurtenissen)
    fouten = [
        (naam, "dit gebeurtenistype staat er meer dan eens; haal er een weg")
        for naam, keer in dubbel.items()
        if keer > 1
    ]
    for g in taal.gebeurtenissen:
        fouten += [
            (g.type, onbekend("rol", rol, rollen, "onbekende rol in door")) for rol in g.door if rol not in rollen
        ]
        if g.onderwerp is not None and g.onderwerp not in taal.onderwerpen:
            fouten.append((g.type, onbekend("onderwerp", g.onderwerp, taal.onderwerpen)))
        if g.categorie not in categorieen:
            fouten.append((g.type, onbekend("categorie", g.categorie, categorieen)))
        if g.categorie_uit is not None and g.categorie_uit not in g.velden:
            fouten.append((g.type, onbekend("veld", g.categorie_uit, g.velden, "onbekend veld in categorie_uit")))
        if g.thema not in themas:
            fouten.append((g.type, onbekend("thema", g.thema, themas)))
        fouten += [
            (g.type, f"keuzeveld {n} heeft geen keuzes; noem ze bij `keuzes`")
            for n, v in g.velden.items()
            if v.soort == "keuze" and not v.keuzes
        ]
    fouten += [(f.naam, onbekend("rol", f.rol, rollen)) for f in taal.functies if f.rol not in rollen]
    for rol in taal.rollen:
        fouten += [
            (rol.naam, onbekend("rol", lid, rollen, "onbekende rol in groep")) for lid in rol.groep if lid not in rollen
        ]
    return fouten
