"""How a set is divided: by agreement or annex, by phase, and by kind of rule."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waakvlam.kern.afsprakenset import Afsprakenset, Clausuletekst

R = TypeVar("R")
INLEIDING: Final = "0"
BIJLAGE: Final = "B"

SOORTEN: dict[str, str | Promise] = {
    "plicht": gettext_lazy("Plicht"),
    "verbod": gettext_lazy("Verbod"),
    "bevoegdheid": gettext_lazy("Bevoegdheid"),
    "besluit": gettext_lazy("Besluit"),
    "handeling": gettext_lazy("Handeling"),
    "delen": gettext_lazy("Gegevens delen"),
    "formulier": gettext_lazy("Formulier"),
    "brief": gettext_lazy("Brief"),
    "uitleg": gettext_lazy("Uitleg"),
}
"""The kinds of rule that a reader can choose from, in order of reading."""

CLAUSULESOORTEN: dict[str, str | Promise] = {
    "plicht": gettext_lazy("Plicht"),
    "streven": gettext_lazy("Streven"),
    "verbod": gettext_lazy("Verbod"),
    "bevoegdheid": gettext_lazy("Bevoegdheid"),
    "beslissing": gettext_lazy("Besluit"),
    "criterium": gettext_lazy("Criterium"),
    "gegevensdeling": gettext_lazy("Gegevens delen"),
    "formulier": gettext_lazy("Formulier"),
    "veld": gettext_lazy("Veld van een formulier"),
    "brief": gettext_lazy("Brief"),
    "rol": gettext_lazy("Rol"),
    "definitie": gettext_lazy("Betekenis van een woord"),
    "voorziening": gettext_lazy("Voorziening"),
    "kengetal": gettext_lazy("Kengetal"),
    "procedure": gettext_lazy("Werkwijze"),
    "tip": gettext_lazy("Tip"),
}
"""What a clause of the source is."""

ALTIJD: dict[str, str | Promise] = {
    "signalen": gettext_lazy("Signalen en steun"),
    "overlast": gettext_lazy("Overlast"),
    "financien": gettext_lazy("Geldzaken"),
    "evaluatie": gettext_lazy("Evaluatie"),
    "privacy": gettext_lazy("Privacy"),
    "beheer": gettext_lazy("Samenwerking en beheer"),
}
"""Subjects that rules name as their phase while they play in every phase of a dossier."""


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """One agreement or annex of a set."""

    sleutel: str
    kort: str
    titel: str

    @property
    def voluit(self) -> str:
        """'Werkafspraak 6: Overlast'."""
        return f"{self.kort}: {self.titel}" if self.titel else self.kort


@dataclass(frozen=True, slots=True)
class Fasedeel:
    """A phase of a dossier, or a subject that plays in every phase (`altijd`)."""

    naam: str
    titel: str
    omschrijving: str = ""
    altijd: bool = False


def hoofdstuksleutel(clausule: str) -> str:
    """The part of a clause id that names its agreement.

    >>> hoofdstuksleutel("AMS26-B1.18"), hoofdstuksleutel("AMS26-10.05")
    ('B1', '10')
    """
    return clausule.partition("-")[2].rpartition(".")[0]


def hoofdstukken(afspraken: Afsprakenset) -> dict[str, Hoofdstuk]:
    """The agreements and annexes, in the order of the source."""
    sleutels = dict.fromkeys(hoofdstuksleutel(c.id) for c in afspraken.clausules)
    titels = afspraken.kop.hoofdstukken
    return {sleutel: Hoofdstuk(sleutel, _kort(sleutel), titels.get(sleutel, "")) for sleutel in sleutels}


def _kort(sleutel: str) -> str:
    if sleutel == INLEIDING:
        return _("Inleiding")
    if sleutel.startswith(BIJLAGE):
        return _("Bijlage %(nummer)s") % {"nummer": sleutel.removeprefix(BIJLAGE)}
    return _("Werkafspraak %(nummer)s") % {"nummer": sleutel}


def fasedelen(afspraken: Afsprakenset) -> dict[str, Fasedeel]:
    """The phases that clauses name: those of a dossier in their order, then the subjects of every phase."""
    delen = {f.naam: Fasedeel(f.naam, f.titel, f.omschrijving) for f in afspraken.kop.fasen}
    gebruikt = {c.fase for c in afspraken.clausules}
    for naam in (*ALTIJD, *sorted(gebruikt)):
        if naam in gebruikt and naam not in delen:
            delen[naam] = Fasedeel(naam, str(ALTIJD.get(naam, naam.capitalize())), altijd=True)
    return {naam: deel for naam, deel in delen.items() if naam in gebruikt}


def kopje(clausule: Clausuletekst) -> str:
    """The heading in the source under which a clause stands: 'Wooneisen' of 'Werkafspraak 1, wooneisen; regels 3-4'."""
    plaats = clausule.bron.partition(";")[0]
    titel = plaats.partition(", ")[2] or plaats
    return titel[:1].upper() + titel[1:]


def per_kop(regels: Iterable[R], kop: Callable[[R], str]) -> dict[str, list[R]]:
    """Group under headings, each heading where it first appears."""
    groepen: dict[str, list[R]] = {}
    for regel in regels:
        groepen.setdefault(kop(regel), []).append(regel)
    return groepen
