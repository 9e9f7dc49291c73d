"""The overview as a PDF that everyone can read: tagged, in Dutch, and fit to keep (PDF/UA-1 and PDF/A-2a)."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from waakvlam.papier.api import Alinea, Blad, Blok, Gegevens, Inhoud, Kader, Kop, Tabel
from waakvlam.papier.api import maak_pdf as maak_blad
from waakvlam.verantwoording.overzicht import Onderdeel, Overzicht, Regel
from waakvlam.web.api import datum_kort

TABELLEN: Final = {
    "termijnen": (gettext_lazy("Wat"), (6, 2, 3, 3)),
    "ontvangers": (gettext_lazy("Organisatie"), (4, 4, 2, 2)),
    "bewaren": (gettext_lazy("Welke gegevens"), (3, 4, 6)),
}
"""Parts of which every line has the same few fields: the heading of the first column, and how wide the columns are."""


def maak_pdf(overzicht: Overzicht, *, concept: bool) -> bytes:
    """The PDF. `concept`: says on top that it has not been given yet. Equal input gives equal bytes."""
    blad = Blad(
        _("Uw gegevens bij %(organisatie)s") % {"organisatie": overzicht.organisatie},
        tuple(_blokken(overzicht, concept=concept)),
        overzicht.gemaakt_op,
        voet=f"{overzicht.organisatie} · {overzicht.nummer}",
    )
    return maak_blad(blad)


def _blokken(overzicht: Overzicht, *, concept: bool) -> Iterator[Blok]:
    if concept:
        yield Kader(_("Concept. Dit overzicht is nog niet vrijgegeven."))
    yield from map(Alinea, _inleiding(overzicht))
    yield Inhoud(_("Wat hierin staat"))
    for deel in overzicht.onderdelen:
        yield from _onderdeel(deel)
    yield from _rechten()


def _inleiding(overzicht: Overzicht) -> list[str]:
    waarden = {
        "naam": overzicht.naam,
        "organisatie": overzicht.organisatie,
        "nummer": overzicht.nummer,
        "dag": datum_kort(overzicht.gemaakt_op),
    }
    inleiding = [
        _("Dit overzicht is voor %(naam)s. Het komt van %(organisatie)s en is gemaakt op %(dag)s.") % waarden,
        _("Het gaat over dossier %(nummer)s.") % waarden,
        _("Hier staat wat wij over u weten. Andere organisaties geven u een eigen overzicht als u daarom vraagt."),
        _("Gaat iets ook over een ander? Dan staat er soms (afgeschermd). Zo beschermen wij die ander."),
    ]
    if aantal := len(overzicht.bijlagen):
        erbij = ngettext(
            "Bij dit overzicht hoort %(n)d bestand. U krijgt het erbij, in de map bijlagen.",
            "Bij dit overzicht horen %(n)d bestanden. U krijgt ze erbij, in de map bijlagen.",
            aantal,
        )
        inleiding.append(erbij % {"n": aantal})
    return inleiding


def _onderdeel(deel: Onderdeel) -> Iterator[Blok]:
    yield Kop(deel.kop)
    yield Alinea(deel.uitleg, bij_volgende=True)
    if deel.weggelaten:
        weg = ngettext(
            "%(n)d regel is weggelaten om een ander te beschermen.",
            "%(n)d regels zijn weggelaten om een ander te beschermen.",
            deel.weggelaten,
        )
        yield Alinea(weg % {"n": deel.weggelaten}, bij_volgende=True)
    if deel.naam in TABELLEN:
        yield _tabel(deel)
        return
    for regel in deel.regels:
        yield Kop(_kop(regel.titel, regel.dag, _over(regel)), 3)
        if regel.velden:
            yield Gegevens([(veld.naam, veld.waarde) for veld in regel.velden])


def _tabel(deel: Onderdeel) -> Tabel:
    """One row per line; a day has a column of its own where a line has one."""
    namen = list(dict.fromkeys(veld.naam for regel in deel.regels for veld in regel.velden))
    met_dag = any(regel.dag for regel in deel.regels)
    rijen = []
    for regel in deel.regels:
        waarden = {veld.naam: veld.waarde for veld in regel.velden}
        dag = [regel.dag or "–"] if met_dag else []
        rijen.append([_kop(regel.titel, _over(regel)), *dag, *(waarden.get(naam, "–") for naam in namen)])
    dagkop = [_("Dag")] if met_dag else []
    eerste, breedtes = TABELLEN[deel.naam]
    koppen = [str(eerste), *dagkop, *namen]
    return Tabel(koppen, breedtes[: len(koppen)], rijen)


def _kop(*delen: str) -> str:
    return " · ".join(filter(None, delen))


def _over(regel: Regel) -> str:
    return _("gaat over een %(wie)s") % {"wie": regel.over} if regel.over else ""


def _rechten() -> Iterator[Blok]:
    """Bron: AVG 15, eerste lid, onder e, f en h; 16 tot en met 21 en 77."""
    yield Kop(_("Uw rechten"))
    yield from map(
        Alinea,
        [
            _("Klopt er iets niet? Vraag ons om het te verbeteren of aan te vullen."),
            _("Hebben wij iets niet meer nodig? Vraag ons om het te wissen."),
            _("Bent u het ergens niet mee eens? U kunt bezwaar maken, en vragen het gebruik te beperken."),
            _("U kunt vragen om de gegevens in een bestand, om ze mee te nemen naar een ander."),
            _("Gaf u toestemming om te delen? U mag die op elk moment intrekken. U hoeft niet te zeggen waarom."),
            _("Over uw verzoek hoort u binnen een maand. Het kost u niets."),
        ],
    )
    yield Kop(_("Een mens besluit"))
    yield Alinea(_("Het programma neemt geen besluiten over u. Dat doet altijd een mens."))
    yield Kop(_("Een klacht"))
    yield from map(
        Alinea,
        [
            _("Bent u niet tevreden over ons antwoord? Praat met onze functionaris gegevensbescherming."),
            _("U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl."),
            _("En u kunt naar de rechter. Een cliëntondersteuner helpt u daar gratis bij."),
        ],
    )
