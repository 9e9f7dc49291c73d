"""Refusals of the store: each a named exception with what is wrong and what to do, and never with personal data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from waakvlam.dossiers.vormen import Feitregel

Weigering = Literal["onbevoegd", "verboden"]
ONBEVOEGD: Final = "onbevoegd"
"""Another role or organisation must do this."""
VERBODEN: Final = "verboden"
"""The agreements forbid it as things are."""


class Vastlegfout(Exception):
    """Base of every reason why a fact was not recorded. Nothing was written."""

    feit = -1
    """Which of the facts that were recorded together it is about, counted from 0; -1: none of them alone."""


class Ongeldig(Vastlegfout):
    """What was filled in does not fit the event type; `fouten` has all faults per field."""

    def __init__(self, fouten: Mapping[str, list[str]]) -> None:
        self.fouten = {veld: tuple(meldingen) for veld, meldingen in fouten.items()}
        super().__init__("; ".join(f"{veld}: {m}" for veld, meldingen in self.fouten.items() for m in meldingen))


@dataclass(frozen=True, slots=True)
class Ontbrekend:
    """A requirement of an act that is not met: what is asked, and by which clauses."""

    wat: str
    clausules: tuple[str, ...] = ()


class Geweigerd(Vastlegfout):
    """The act is not allowed: by this role, by these clauses, or not while something is missing.

    `soort`: `ONBEVOEGD` or `VERBODEN`.
    """

    def __init__(
        self, soort: Weigering, reden: str, clausules: tuple[str, ...] = (), ontbreekt: tuple[Ontbrekend, ...] = ()
    ) -> None:
        self.soort, self.reden, self.clausules, self.ontbreekt = soort, reden, clausules, ontbreekt
        super().__init__(reden)


class MotiveringNodig(Vastlegfout):
    """The act may be recorded, but only with a written reason that stays with it."""

    def __init__(self, clausules: tuple[str, ...], ontbreekt: tuple[Ontbrekend, ...]) -> None:
        self.clausules, self.ontbreekt = clausules, ontbreekt
        super().__init__("Dit wijkt af van de afspraken. Schrijf op waarom het nodig is.")


class Gewijzigd(Vastlegfout):
    """Others recorded something since the reader looked; `tussendoor` is what the reader may see of it."""

    def __init__(self, tussendoor: tuple["Feitregel", ...]) -> None:
        self.tussendoor = tussendoor
        super().__init__("Dit dossier is intussen gewijzigd. Bekijk het opnieuw en leg het feit dan vast.")


class AnderVerzoek(Vastlegfout):
    """The key of this submit came before with something else: most often a form that was gone back to."""

    def __init__(self) -> None:
        super().__init__("Dit formulier is al gebruikt om iets anders vast te leggen. Open het opnieuw en vul het in.")


class Opslagfout(Exception):
    """The database refused; its own message is left out, because databases print whole rows in it."""

    def __init__(self, soort: str) -> None:
        super().__init__(f"de databank weigerde ({soort}); er is niets vastgelegd")
