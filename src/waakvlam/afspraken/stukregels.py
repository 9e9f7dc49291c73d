"""Forms and letters as cards, and in words: what each weighs, how it goes out, and what an answer feeds."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waakvlam.afspraken.tonen import Regel, gegeven
from waakvlam.afspraken.woorden import Verteller
from waakvlam.kern.afsprakenset import Afsprakenset
from waakvlam.kern.brief import Brief
from waakvlam.kern.formulier import Formulier

GEWICHTEN: dict[str, tuple[str | Promise, str | Promise]] = {
    "informatie": (gettext_lazy("Informatie"), gettext_lazy("Wie hem krijgt, hoeft niets te doen.")),
    "uitnodiging": (gettext_lazy("Uitnodiging"), gettext_lazy("Wie hem krijgt, mag ook een ander moment voorstellen.")),
    "terugkoppeling": (gettext_lazy("Terugkoppeling"), gettext_lazy("Vertelt wat er is gedaan, en niet meer dan mag.")),
    "waarschuwing": (
        gettext_lazy("Waarschuwing"),
        gettext_lazy("Een stap van het protocol. Telt mee als het later verder gaat."),
    ),
    "officiele_waarschuwing": (
        gettext_lazy("Officiële waarschuwing"),
        gettext_lazy("Namens de organisatie. Telt mee als het tot een zaak bij de rechter komt."),
    ),
    "sommatie": (
        gettext_lazy("Sommatie"),
        gettext_lazy("Laatste opdracht om te stoppen. Gaat altijd aangetekend."),
    ),
    "besluit": (gettext_lazy("Besluit"), gettext_lazy("Verandert iets in de rechten van wie hem krijgt.")),
}
VERZENDINGEN: dict[str, str | Promise] = {
    "uitreiken_en_voorlezen": gettext_lazy("geven en voorlezen"),
    "post": gettext_lazy("gewone post"),
    "aangetekend": gettext_lazy("aangetekende post"),
    "e_mail": gettext_lazy("e-mail"),
    "portaal": gettext_lazy("beveiligd portaal"),
}
TEKENT_ALS: dict[str, str | Promise] = {
    "afzender": gettext_lazy("als afzender"),
    "akkoord": gettext_lazy("voor akkoord"),
    "gezien": gettext_lazy("voor gezien"),
}


def stukregels(afspraken: Afsprakenset, verteller: Verteller) -> Iterator[Regel]:
    """Every form and letter of a set as a card."""
    yield from (_formulierregel(formulier, verteller) for formulier in afspraken.formulieren)
    yield from (_briefregel(brief, verteller) for brief in afspraken.brieven)


def _formulierregel(formulier: Formulier, verteller: Verteller) -> Regel:
    return Regel(
        sleutel=f"formulier-{formulier.id}",
        soort="formulier",
        naam=_("Formulier"),
        titel=formulier.titel,
        clausules=formulier.alle_clausules,
        wie=verteller.namen(formulier.invuller),
        kern=formulier.waarvoor,
        gegevens=(
            *gegeven(_("Ondertekend door"), [verteller.namen(formulier.ondertekenaars)]),
            *gegeven(_("Ook een exemplaar voor"), [verteller.namen(formulier.exemplaren)]),
            *gegeven(_("Onderdelen"), (sectie.titel for sectie in formulier.secties)),
        ),
        lezingen=(formulier.noot,) if formulier.noot else (),
        url=reverse("afspraken:formulier", args=[verteller.rekenset.naam, formulier.id]),
        rollen=frozenset([*formulier.invuller, *formulier.ondertekenaars]),
        fase=formulier.fase,
    )


def _briefregel(brief: Brief, verteller: Verteller) -> Regel:
    titel, betekenis = GEWICHTEN[brief.gewicht]
    return Regel(
        sleutel=f"brief-{brief.id}",
        soort="brief",
        naam=_("Brief"),
        titel=brief.titel,
        clausules=brief.alle_clausules,
        wie=verteller.namen(brief.afzender),
        jegens=verteller.namen(brief.aan),
        kern=brief.waarvoor,
        gegevens=(
            *gegeven(_("Gewicht"), [f"{titel}. {betekenis}"]),
            *gegeven(_("Kopie aan"), [verteller.namen(brief.kopie_aan)]),
            *gegeven(_("Verzending"), [verzending(brief)]),
        ),
        lezingen=(brief.noot,) if brief.noot else (),
        url=reverse("afspraken:brief", args=[verteller.rekenset.naam, brief.id]),
        rollen=frozenset([*brief.afzender, *brief.aan]),
        fase=brief.fase,
    )


def verzending(brief: Brief) -> str:
    """The ways in which it may go out: 'gewone post of e-mail'."""
    namen = [str(VERZENDINGEN[wijze]) for wijze in brief.verzending]
    return f" {_('of')} ".join([", ".join(namen[:-1]), namen[-1]] if len(namen) > 1 else namen)
