"""Acts: what must hold before a fact may be recorded, and what the act becomes without it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from waakvlam.afspraken.tonen import Gegeven, Regel, Zin, gegeven, hoofdletter
from waakvlam.afspraken.woorden import Verteller
from waakvlam.kern.handeling import AlleenAls, Handelingsregel, Vereiste
from waakvlam.kern.taal import Waarde

INHOUD = "inhoud"


@dataclass(frozen=True, slots=True)
class Vereisteblad:
    """One requirement: what is asked, when it applies, what shows it, and what the act becomes without it."""

    wat: str
    clausules: tuple[str, ...]
    alleen_als: tuple[Zin, ...]
    blijkt: tuple[Zin, ...]
    zonder: str
    """`nee`, `met_motivering`, or `inhoud`: only a person sees it, so it is shown and never blocks."""


@dataclass(frozen=True, slots=True)
class Handelingsblad:
    """One rule for an act, on the page of that act."""

    anker: str
    titel: str
    clausules: tuple[str, ...]
    gegevens: tuple[Gegeven, ...]
    vereisten: tuple[Vereisteblad, ...]
    noot: str


def titel(regel: Handelingsregel, verteller: Verteller) -> str:
    """The act, with the values for which this rule holds."""
    soort = verteller.type(regel.handeling)
    return f"{soort} ({_velden(regel.handeling, regel.als, verteller)})" if regel.als else soort


def handelingsregel(
    regel: Handelingsregel, nummer: int, verteller: Verteller, rollen: frozenset[str], fase: str
) -> Regel:
    """The card of an act rule. `nummer` tells the rules of one act apart."""
    adres = reverse("afspraken:handeling", args=[verteller.rekenset.naam, regel.handeling])
    return Regel(
        sleutel=anker(regel, nummer),
        soort="handeling",
        naam=_("Handeling"),
        titel=titel(regel, verteller),
        clausules=regel.alle_clausules,
        wie=verteller.namen(regel.door),
        kern=zonder_alles(regel),
        gegevens=gegeven(_("Nodig"), (Zin(hoofdletter(v.wat), _alleen_als(v, verteller)) for v in regel.vereist)),
        lezingen=(regel.noot,) if regel.noot else (),
        url=f"{adres}#{anker(regel, nummer)}",
        rollen=rollen,
        fase=fase,
    )


def anker(regel: Handelingsregel, nummer: int) -> str:
    """The place of a rule on the page of its act."""
    return f"handeling-{regel.handeling}-{nummer}"


def zonder_alles(regel: Handelingsregel) -> str:
    """What the act becomes where a requirement fails."""
    gevolgen = {v.zonder or regel.oordeel_zonder for v in regel.vereist if not v.inhoud or v.zonder}
    if gevolgen == {"nee"}:
        return _("Is niet aan alles voldaan, dan kan het niet.")
    if gevolgen == {"met_motivering"}:
        return _("Is niet aan alles voldaan, dan kan het alleen met een geschreven reden.")
    if gevolgen:
        return _("Zonder een deel van de eisen kan het niet, zonder de rest alleen met een geschreven reden.")
    return _("Dit gaat over de inhoud en houdt niemand tegen.")


def handelingsblad(regel: Handelingsregel, nummer: int, verteller: Verteller) -> Handelingsblad:
    """An act rule in full."""
    return Handelingsblad(
        anker=anker(regel, nummer),
        titel=titel(regel, verteller),
        clausules=tuple(regel.clausules),
        gegevens=(
            *gegeven(_("Wie"), [verteller.namen(regel.door)]),
            *gegeven(_("Wie binnen de organisatie"), [regel.functie.replace("_", " ")]),
            *gegeven(_("Als het niet is ingevuld, geldt"), [_velden(regel.handeling, regel.standaard, verteller)]),
        ),
        vereisten=tuple(_vereiste(v, regel, verteller) for v in regel.vereist),
        noot=regel.noot,
    )


def _vereiste(vereiste: Vereiste, regel: Handelingsregel, verteller: Verteller) -> Vereisteblad:
    return Vereisteblad(
        wat=hoofdletter(vereiste.wat),
        clausules=tuple(vereiste.clausules),
        alleen_als=_alleen_als(vereiste, verteller),
        blijkt=_blijkt(vereiste, regel, verteller),
        zonder=INHOUD if vereiste.inhoud and vereiste.zonder is None else vereiste.zonder or regel.oordeel_zonder,
    )


def _alleen_als(vereiste: Vereiste, verteller: Verteller) -> tuple[Zin, ...]:
    """When a requirement applies, in the set's own words, with who acts where that matters."""
    grens: AlleenAls | None = vereiste.alleen_als
    if grens is None:
        return ()
    door = Zin(_("Alleen als %(wie)s dit doet") % {"wie": verteller.namen(grens.door)}) if grens.door else None
    return (Zin(_("Alleen als: %(wat)s") % {"wat": grens.wat}), *((door,) if door else ()))


def _blijkt(vereiste: Vereiste, regel: Handelingsregel, verteller: Verteller) -> tuple[Zin, ...]:
    """What shows that the requirement is met."""
    if vereiste.voorwaarde is not None:
        return verteller.voorwaarde(vereiste.voorwaarde)
    if vereiste.velden:
        return (Zin(_("Ingevuld: %(velden)s") % {"velden": _velden(regel.handeling, vereiste.velden, verteller)}),)
    if vereiste.ingevuld:
        velden = ", ".join(verteller.veld(regel.handeling, veld) for veld in vereiste.ingevuld)
        return (Zin(_("Ingevuld: %(velden)s") % {"velden": velden}),)
    if vereiste.delen:
        return (Zin(_("Een deelregel laat toe dat deze gegevens naar deze ontvanger gaan")),)
    if vereiste.nooit:
        return ()
    return (Zin(_("Dit gaat over de inhoud; alleen een mens kan het zien")),)


def _velden(soort: str, velden: dict[str, Waarde], verteller: Verteller) -> str:
    """Fields with their values: 'brief: Sommatiebrief; na actie: 3'."""
    return "; ".join(f"{verteller.veld(soort, naam)}: {verteller.waarde(waarde)}" for naam, waarde in velden.items())
