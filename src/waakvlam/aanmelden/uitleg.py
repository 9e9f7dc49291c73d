"""What is told before anything is shared: per purpose to whom, which data and when, from the sharing rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from waakvlam.kern.delen import Deelregel
from waakvlam.kern.zichtreden import toestemmingseisen
from waakvlam.papier.api import Alinea, Blad, Blok, Gegevens, Kop, Lijst
from waakvlam.web.api import Woorden, hoofdletter, kleine_letter


@dataclass(frozen=True, slots=True)
class Doeluitleg:
    """One sharing rule that consent opens, in words."""

    doel: str
    titel: str
    aan: str
    gegevens: tuple[str, ...]
    wanneer: tuple[str, ...]
    noot: str
    clausules: tuple[str, ...]


def regels_met_toestemming(woorden: Woorden) -> list[Deelregel]:
    """The sharing rules that ask for consent, or take it where there is no other ground."""
    return [regel for regel in woorden.rekenset.afspraken.delen if toestemmingseisen(regel)]


def uitleg_per_doel(woorden: Woorden) -> list[Doeluitleg]:
    """Each of them in words."""
    return [
        Doeluitleg(
            regel.doel,
            regel.titel,
            woorden.rollen(regel.aan),
            tuple(woorden.zegsman.categorie(naam) for naam in regel.categorieen),
            tuple(_wanneer(woorden, regel)),
            regel.noot,
            tuple(regel.clausules),
        )
        for regel in regels_met_toestemming(woorden)
    ]


def gevolgen(woorden: Woorden) -> tuple[list[str], list[str]]:
    """What withdrawing does by these agreements, and their clauses."""
    delen = woorden.rekenset.afspraken.intrekking
    return [g.wat for deel in delen for g in deel.gevolgen], [c for deel in delen for c in deel.clausules]


def als_blad(woorden: Woorden, dag: date) -> Blad:
    """The explanation on paper, to hand over before anything is asked. It holds nothing of a person."""
    return Blad(_("Uitleg over het delen van uw gegevens"), tuple(_blokken(woorden)), dag, voet=_kop(woorden))


def _kop(woorden: Woorden) -> str:
    return woorden.rekenset.afspraken.kop.titel


def _blokken(woorden: Woorden) -> Iterator[Blok]:
    uitleg = uitleg_per_doel(woorden)
    if uitleg:
        yield Alinea(
            _("U beslist zelf. U mag ja zeggen, nee zeggen, of ja voor een deel. U kunt een ja altijd weer intrekken.")
        )
        yield Kop(_("Waarvoor vragen wij toestemming?"))
    for doel in uitleg:
        yield Kop(doel.titel, 3)
        yield Gegevens([(_("Wie ziet het?"), doel.aan), (_("Welke gegevens?"), "; ".join(doel.gegevens))])
        yield Lijst(doel.wanneer)
    wat, _clausules = gevolgen(woorden)
    if wat:
        yield Kop(_("Als u toestemming intrekt") if uitleg else _("Wat u kunt doen"))
        yield Lijst(wat)


def _wanneer(woorden: Woorden, regel: Deelregel) -> Iterator[str]:
    """From when and until when, one sentence each."""
    zegsman = woorden.zegsman
    if regel.alleen_bij is not None:
        wanneer = regel.alleen_bij.wat or zegsman.conditie(regel.alleen_bij)
        yield _("Pas als dit zo is: %(wanneer)s.") % {"wanneer": kleine_letter(wanneer).rstrip(".")}
    if regel.tot:
        yield _("Het stopt zodra dit is gebeurd: %(feiten)s.") % {"feiten": kleine_letter(zegsman.patronen(regel.tot))}
    if regel.toestemming_tot:
        feiten = {"feiten": kleine_letter(zegsman.patronen(regel.toestemming_tot))}
        yield _("Daarna vragen wij het opnieuw: %(feiten)s.") % feiten
    yield _("Het geldt tot de laatste dag die wij afspreken, of tot de toestemming wordt ingetrokken.")
    if "toestemming_of_grondslag" in regel.eisen:
        yield _("Staat een wet het toe, dan kan dit ook zonder toestemming.")
    if "grondslag_vastgelegd" in regel.eisen:
        yield _("Dit kan ook zonder toestemming, als een andere grond is vastgelegd.")
    if "alleen_wat_voor_wonen_telt" in regel.eisen:
        yield hoofdletter(_("alleen wat voor het wonen telt."))
