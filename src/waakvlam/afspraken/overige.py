"""Sharing rules and guidance as cards: whatever in a set is no norm, decision or act."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from waakvlam.afspraken.delen import Deelwijzer
from waakvlam.afspraken.plekken import plekken
from waakvlam.afspraken.tonen import Regel, gegeven
from waakvlam.afspraken.woorden import Verteller
from waakvlam.kern.afsprakenset import Afsprakenset


def deelregels(afspraken: Afsprakenset, verteller: Verteller) -> Iterator[Regel]:
    """What may be shared, what never, the exceptions, and what withdrawing consent means."""
    wijzer = Deelwijzer(verteller)
    doelen = reverse("afspraken:doelen", args=[afspraken.kop.naam])
    for deel in afspraken.delen:
        yield Regel(
            sleutel=f"doel-{deel.doel}",
            soort="delen",
            naam=_("Gegevens delen"),
            titel=deel.titel,
            clausules=tuple(deel.clausules),
            wie=verteller.namen(deel.van),
            jegens=verteller.namen(deel.aan),
            gegevens=wijzer.gegevens(deel)[2:],
            lezingen=_lezingen(deel.noot, gelezen=deel.lezing),
            url=f"{doelen}#doel-{deel.doel}",
            rollen=frozenset([*deel.van, *deel.aan]),
        )
    yield from _houders(afspraken, verteller, wijzer)
    yield from _nooit(afspraken, verteller)
    yield from _grenzen(afspraken, verteller, wijzer)


def _houders(afspraken: Afsprakenset, verteller: Verteller, wijzer: Deelwijzer) -> Iterator[Regel]:
    for houder in afspraken.houders:
        wie = verteller.namen(houder.rol)
        yield Regel(
            sleutel=f"houder-{'-'.join(houder.rol)}",
            soort="delen",
            naam=_("Eigen taak"),
            titel=_("%(wie)s ziet wat bij de eigen taak hoort") % {"wie": wie},
            clausules=tuple(houder.clausules),
            wie=wie,
            gegevens=gegeven(_("Welke gegevens"), [wijzer.soorten(houder.categorieen)]),
            url=f"{reverse('afspraken:delen', args=[afspraken.kop.naam])}?rol={houder.rol[0]}",
            rollen=frozenset(houder.rol),
        )


def _nooit(afspraken: Afsprakenset, verteller: Verteller) -> Iterator[Regel]:
    adres = reverse("afspraken:delen", args=[afspraken.kop.naam])
    for nummer, regel in enumerate(afspraken.nooit, start=1):
        yield Regel(
            sleutel=f"nooit-{nummer}",
            soort="delen",
            naam=_("Nooit delen"),
            titel=_("Nooit delen: %(wat)s") % {"wat": verteller.categorie(regel.categorie).lower()},
            clausules=(regel.clausule,),
            jegens=verteller.namen(regel.aan),
            lezingen=_lezingen(regel.noot, gelezen=regel.lezing),
            url=f"{adres}#nooit",
            rollen=frozenset(regel.aan),
        )


def _grenzen(afspraken: Afsprakenset, verteller: Verteller, wijzer: Deelwijzer) -> Iterator[Regel]:
    adres = reverse("afspraken:delen", args=[afspraken.kop.naam])
    for uitzondering in afspraken.uitzonderingen:
        yield Regel(
            sleutel=f"uitzondering-{uitzondering.naam}",
            soort="delen",
            naam=_("Zonder toestemming delen"),
            titel=uitzondering.wat,
            clausules=tuple(uitzondering.clausules),
            jegens=verteller.namen(uitzondering.aan),
            gegevens=gegeven(_("Ook dan nooit"), [wijzer.soorten(uitzondering.nooit)] if uitzondering.nooit else []),
            lezingen=_lezingen("", gelezen=uitzondering.lezing),
            url=f"{adres}#uitzonderingen",
            rollen=frozenset(uitzondering.aan),
        )
    for nummer, intrekking in enumerate(afspraken.intrekking, start=1):
        yield Regel(
            sleutel=f"intrekking-{nummer}",
            soort="delen",
            naam=_("Toestemming intrekken"),
            titel=verteller.verwoord(_("Wat er gebeurt als de deelnemer de toestemming intrekt")),
            clausules=tuple(intrekking.clausules),
            gegevens=gegeven(_("Gevolgen"), (g.wat for g in intrekking.gevolgen)),
            url=f"{adres}#intrekken",
            rollen=frozenset(["deelnemer"]),
        )
    for buiten in afspraken.buiten_beschouwing:
        vragen = {b.naam: b.vraag for b in afspraken.besluiten}
        yield Regel(
            sleutel=f"buiten-{buiten.categorie}",
            soort="delen",
            naam=_("Telt niet mee"),
            titel=buiten.wat,
            clausules=(buiten.clausule,),
            gegevens=gegeven(_("Telt niet mee bij"), (vragen.get(b, b) for b in buiten.telt_niet_in)),
        )


def uitlegregels(afspraken: Afsprakenset, verteller: Verteller) -> Iterator[Regel]:
    """Guidance and figures."""
    for uitleg in afspraken.toelichtingen:
        yield Regel(
            sleutel=f"uitleg-{uitleg.id}",
            soort="uitleg",
            naam=_("Uitleg"),
            titel=uitleg.titel,
            clausules=tuple(uitleg.clausules),
            kern=uitleg.tekst,
            gegevens=gegeven(_("Speelt bij"), plekken(uitleg.toon_bij, verteller)),
        )
    for cijfer in afspraken.kengetallen:
        yield Regel(
            sleutel=f"kengetal-{cijfer.id}",
            soort="uitleg",
            naam=_("Kengetal"),
            titel=cijfer.titel,
            clausules=tuple(cijfer.clausules),
            kern=cijfer.toelichting,
            gegevens=(
                *gegeven(_("Telt"), verteller.feiten(cijfer.telt)),
                *gegeven(_("Dagen vanaf"), verteller.feiten(cijfer.van)),
                *gegeven(_("Dagen tot"), verteller.feiten(cijfer.tot)),
            ),
        )


def _lezingen(noot: str, *, gelezen: bool) -> tuple[str, ...]:
    """The reading that was chosen, or that one was; nothing where the source is plain and has no note."""
    if noot:
        return (noot,)
    return (_("De bron zegt dit niet met zoveel woorden; zo is het gelezen."),) if gelezen else ()
