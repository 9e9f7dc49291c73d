"""What of a dossier can be moved to another one, and what a move leaves behind."""

from dataclasses import dataclass
from typing import Final

from waakvlam.dossiers.keuren import OVERGEZET
from waakvlam.dossiers.projecteren import GEOPEND, TOEGEVOEGD
from waakvlam.dossiers.vormen import Feitregel
from waakvlam.dossiers.wisplan import GESLOTEN
from waakvlam.kern.delen import GROND
from waakvlam.kern.taal import Gebeurtenistype

BLIJFT: Final = frozenset({GEOPEND, GESLOTEN, TOEGEVOEGD, "betrokkene_verwijderd", GROND, OVERGEZET})
"""What is about the dossier itself, or is weighed for one dossier alone."""


@dataclass(frozen=True, slots=True)
class Overzetting:
    """A fact to move, by its `kenmerk`.

    `betreft`: what it is about there; None for a subject that its facts keep apart from those that are there already.
    `motivering`: why it is recorded there all the same, where the agreements ask that.
    """

    kenmerk: str
    betreft: str | None = None
    motivering: str = ""


def waarom_niet_over(soort: Gebeurtenistype, feit: Feitregel) -> str | None:
    """Why a fact that the reader sees can never be moved by them; None where the store may say yes."""
    if not feit.eigen:
        return "Alleen de organisatie die dit vastlegde, kan het overzetten."
    if feit.stand != "geldt":
        return "Dit feit is al ingetrokken of verbeterd."
    if feit.gewist_op is not None:
        return "De inhoud is gewist."
    return wat_blijft(soort)


def overgezet(feit: Feitregel) -> tuple[str, str] | None:
    """Of the fact that says that one was moved: the number of the other dossier, and the name of the fact there."""
    if feit.type != OVERGEZET or feit.gewist_op is not None or feit.stand == "intrekking":
        return None
    velden = {naam: str(waarde) for naam, _titel, waarde in feit.velden}
    return velden["dossier"], velden["kenmerk"]


def wat_blijft(soort: Gebeurtenistype) -> str | None:
    """Why facts of this type stay where they are."""
    if soort.categorie_uit:
        return "Een bijlage, formulier of brief zet u niet over. Voeg het in het andere dossier opnieuw toe."
    if soort.type in BLIJFT:
        return "Dit gaat over dit dossier zelf."
    return None
