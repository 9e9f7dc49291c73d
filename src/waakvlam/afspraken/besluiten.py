"""Decisions: the question, who answers it, and how the criteria weigh. Advice is the core's; a person decides."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from waakvlam.afspraken.tonen import Gegeven, Regel, Zin, gegeven, hoofdletter
from waakvlam.afspraken.woorden import Verteller
from waakvlam.kern.besluit import Besluit, Criterium, Weging


@dataclass(frozen=True, slots=True)
class Criteriumblad:
    """One criterion on the page of a decision."""

    clausule: str
    vraag: str
    mens: bool
    blijkt: tuple[Zin, ...]
    noot: str


@dataclass(frozen=True, slots=True)
class Besluitblad:
    """A decision on a page of its own."""

    vraag: str
    clausules: tuple[str, ...]
    gegevens: tuple[Gegeven, ...]
    uitleg: str
    weging: tuple[Zin, ...]
    criteria: tuple[Criteriumblad, ...]
    noot: str


def besluitregel(besluit: Besluit, verteller: Verteller, rollen: frozenset[str]) -> Regel:
    """The card of a decision; the criteria as questions, the rest on its own page."""
    return Regel(
        sleutel=f"besluit-{besluit.naam}",
        soort="besluit",
        naam=_("Besluit"),
        titel=besluit.vraag,
        clausules=besluit.clausules,
        wie=verteller.namen([besluit.beslisser]),
        kern=soort_uitleg(besluit),
        gegevens=gegeven(_("Criteria"), (c.vraag for c in besluit.criteria)),
        lezingen=(besluit.noot,) if besluit.noot else (),
        url=reverse("afspraken:besluit", args=[verteller.rekenset.naam, besluit.naam]),
        rollen=rollen,
        fase=besluit.fase,
    )


def besluitblad(besluit: Besluit, verteller: Verteller) -> Besluitblad:
    """A decision in full."""
    return Besluitblad(
        vraag=besluit.vraag,
        clausules=besluit.clausules,
        gegevens=_gegevens(besluit, verteller),
        uitleg=soort_uitleg(besluit),
        weging=tuple(_weging(besluit)),
        criteria=tuple(_criterium(c, verteller) for c in besluit.criteria),
        noot=besluit.noot,
    )


def soort_uitleg(besluit: Besluit) -> str:
    """What Waakvlam itself says about this decision."""
    if besluit.soort == "keuze":
        return _("Waakvlam laat alleen zien wat een mens hierover vastlegde.")
    return _("Waakvlam geeft advies met redenen. Een mens beslist.")


def _gegevens(besluit: Besluit, verteller: Verteller) -> tuple[Gegeven, ...]:
    uitkomsten = [hoofdletter(verteller.waarde(u).replace("_", " ")) for u in besluit.uitkomsten]
    return (
        *gegeven(_("Wie beslist"), [verteller.namen([besluit.beslisser])]),
        *gegeven(_("Samen met"), [verteller.namen(besluit.samen_met)] if besluit.samen_met else []),
        *gegeven(_("Wie gehoord wordt"), [verteller.namen(besluit.gehoord)] if besluit.gehoord else []),
        *gegeven(_("Mogelijke uitkomsten"), uitkomsten),
        *gegeven(_("Een uitkomst volgt uit"), _volgt_uit(besluit, verteller)),
        *gegeven(_("Vastgelegd met"), verteller.feiten(besluit.vastgelegd_door)),
        *_afwijken(besluit, verteller),
    )


def _volgt_uit(besluit: Besluit, verteller: Verteller) -> Iterable[Zin]:
    for regel in besluit.uitkomst_volgt_uit:
        uitkomst = hoofdletter(verteller.waarde(regel.uitkomst).replace("_", " "))
        yield Zin(f"{uitkomst}: {verteller.patroon(regel.feit)}")


def _afwijken(besluit: Besluit, verteller: Verteller) -> tuple[Gegeven, ...]:
    if besluit.afwijken is None:
        return ()
    wie = besluit.afwijken.wie
    naam = verteller.namen([wie]) if wie in verteller.rekenset.rollen else wie
    return gegeven(_("Ruimte om af te wijken"), [f"{naam}: {besluit.afwijken.grond}"])


def _criterium(criterium: Criterium, verteller: Verteller) -> Criteriumblad:
    return Criteriumblad(
        criterium.clausule, criterium.vraag, criterium.mens, verteller.voorwaarde(criterium.waarde), criterium.noot
    )


def _weging(besluit: Besluit) -> Iterable[Zin]:
    """How the criteria weigh, in words: one sentence, or a tree where weighings nest."""
    vragen = {c.clausule: f"{c.vraag} ({c.clausule})" for c in besluit.criteria}
    if isinstance(besluit.weging, Weging):
        yield _boom(besluit.weging, vragen)
    elif len(besluit.criteria) == 1:
        yield Zin(_("Het antwoord op de vraag hieronder beslist."))
    elif besluit.weging == "alle":
        yield Zin(_("Op alle vragen hieronder moet het antwoord ja zijn."))
    else:
        yield Zin(_("Een ja op ten minste een van de vragen hieronder is genoeg."))


def _boom(weging: Weging, vragen: dict[str, str]) -> Zin:
    leden = (_boom(lid, vragen) if isinstance(lid, Weging) else Zin(vragen.get(lid, lid)) for lid in weging.leden)
    kop = _("Dit alles is nodig") if weging.alle is not None else _("Een van deze is genoeg")
    return Zin(kop, tuple(leden))
