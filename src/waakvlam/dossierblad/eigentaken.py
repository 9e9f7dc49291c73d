"""What only the own organisation sees of a dossier: its notes, and its tasks with a date."""

from typing import Any, Final

from waakvlam.dossiers.api import TAAK_GEDAAN, TAAK_GESTELD, Dossierbeeld, Feitregel

NOTITIE: Final = "eigen_notitie_gemaakt"


def aantal(beeld: Dossierbeeld) -> int:
    """How many notes and open tasks there are."""
    return len(notities(beeld)) + len(open_taken(beeld))


def notities(beeld: Dossierbeeld) -> list[Feitregel]:
    """Own notes that hold, latest first."""
    return _van_type(beeld, NOTITIE)[::-1]


def open_taken(beeld: Dossierbeeld) -> list[Feitregel]:
    """Own tasks that are not done, the first day first."""
    gedaan = {f.betreft for f in _van_type(beeld, TAAK_GEDAAN)}
    return sorted(
        (f for f in _van_type(beeld, TAAK_GESTELD) if f.betreft not in gedaan), key=lambda f: str(veld(f, "uiterlijk"))
    )


def gedane_taken(beeld: Dossierbeeld) -> list[Feitregel]:
    """Own tasks that were done, latest first."""
    gedaan = {f.betreft for f in _van_type(beeld, TAAK_GEDAAN)}
    return [f for f in _van_type(beeld, TAAK_GESTELD) if f.betreft in gedaan][::-1]


def veld(feit: Feitregel, naam: str) -> Any:
    """A field of a fact; None once its content was erased."""
    return next((waarde for n, _titel, waarde in feit.velden if n == naam), None)


def _van_type(beeld: Dossierbeeld, soort: str) -> list[Feitregel]:
    return [f for f in beeld.feiten if f.type == soort and f.stand == "geldt" and f.eigen]
