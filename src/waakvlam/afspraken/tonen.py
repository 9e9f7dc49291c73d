"""What the templates draw: a rule of the agreements as a card, of labels and sentences. Nothing is decided here."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.utils.translation import ngettext

from waakvlam.dossiers.api import HOOGSTENS_PER_CLAUSULE


@dataclass(frozen=True, slots=True)
class Zin:
    """A sentence, perhaps a link, with the sentences that belong under it."""

    tekst: str
    kinderen: "tuple[Zin, ...]" = ()
    url: str = ""

    def woorden(self) -> str:
        """All its text, to search in."""
        return " ".join([self.tekst, *(kind.woorden() for kind in self.kinderen)])


@dataclass(frozen=True, slots=True)
class Gegeven:
    """A label with what it says: one sentence or a list of them."""

    label: str
    zinnen: tuple[Zin, ...]

    @property
    def enkel(self) -> Zin | None:
        """The one sentence, where there is just one and nothing lies under it."""
        return self.zinnen[0] if len(self.zinnen) == 1 and not self.zinnen[0].kinderen else None


@dataclass(frozen=True, slots=True)
class Regel:
    """One element of a set as a card."""

    sleutel: str
    """Unique within the set; the anchor of the card on a page."""
    soort: str
    """One of `indeling.SOORTEN`."""
    naam: str
    """The kind in words, more precise than `soort`."""
    titel: str
    clausules: tuple[str, ...]
    wie: str = ""
    jegens: str = ""
    kern: str = ""
    """When, in one sentence."""
    gegevens: tuple[Gegeven, ...] = ()
    lezingen: tuple[str, ...] = ()
    eigen_voorstel: bool = False
    url: str = ""
    rollen: frozenset[str] = frozenset()
    """Roles that act in this rule, with their groups written out."""
    fase: str = ""
    telt_termijnen: str = ""
    """The clause whose terms stand on this rule; empty for a rule without terms."""

    def met(self, rollen: frozenset[str], fase: str) -> "Regel":
        """The same rule with who acts in it, and in which phase."""
        return replace(self, rollen=rollen, fase=fase)

    def woorden(self) -> str:
        """All its text, to search in."""
        zinnen = (zin.woorden() for gegeven in self.gegevens for zin in gegeven.zinnen)
        delen = [self.titel, self.wie, self.jegens, self.kern, self.naam, *self.clausules, *self.lezingen, *zinnen]
        return " ".join(delen).casefold()


@dataclass(frozen=True, slots=True)
class Kaart:
    """A rule on a page: with how many open terms of the reader's dossiers stand on it."""

    regel: Regel
    open: str = ""
    """Empty where there are none."""
    open_url: str = ""


@dataclass(frozen=True, slots=True)
class Groep:
    """Cards under one heading."""

    titel: str
    kaarten: list[Kaart] = field(default_factory=list)


def geteld(*aantallen: int) -> str:
    """How many terms were counted on these clauses, and whether there are more; empty for none."""
    som = sum(min(aantal, HOOGSTENS_PER_CLAUSULE) for aantal in aantallen)
    return f"{som}{'+' if max(aantallen) > HOOGSTENS_PER_CLAUSULE else ''}" if som else ""


def open_termijnen(*aantallen: int) -> str:
    """The same in words."""
    aantal = geteld(*aantallen)
    zin = ngettext("%(n)s open termijn", "%(n)s open termijnen", 1 if aantal == "1" else 2)
    return zin % {"n": aantal} if aantal else ""


def gegeven(label: str, zinnen: Iterable[Zin | str]) -> tuple[Gegeven, ...]:
    """A label with its sentences, or nothing where there is nothing to say."""
    gemaakt = tuple(Zin(hoofdletter(z)) if isinstance(z, str) else z for z in zinnen if z)
    return (Gegeven(label, gemaakt),) if gemaakt else ()


def hoofdletter(tekst: str) -> str:
    """The same text with a capital first."""
    return tekst[:1].upper() + tekst[1:]
