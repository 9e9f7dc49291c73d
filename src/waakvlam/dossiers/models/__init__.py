"""The tables of the store. Only `Gebeurtenis` is the record; what lists read can be made again from it."""

from waakvlam.dossiers.models.borging import Dagkop, Dagkopregel, Inzagebundel, Wissing
from waakvlam.dossiers.models.feiten import (
    Behandelaar,
    Concept,
    Dossier,
    Dossiersleutel,
    Gebeurtenis,
    Herkomst,
    Uitgaand,
    Verzoek,
)
from waakvlam.dossiers.models.projectie import (
    Dossierzicht,
    Eigentermijn,
    Partij,
    Termijn,
    Termijnzicht,
    Werkrij,
    Zoekspoor,
)

__all__ = [
    "Behandelaar",
    "Concept",
    "Dagkop",
    "Dagkopregel",
    "Dossier",
    "Dossiersleutel",
    "Dossierzicht",
    "Eigentermijn",
    "Gebeurtenis",
    "Herkomst",
    "Inzagebundel",
    "Partij",
    "Termijn",
    "Termijnzicht",
    "Uitgaand",
    "Verzoek",
    "Werkrij",
    "Wissing",
    "Zoekspoor",
]
