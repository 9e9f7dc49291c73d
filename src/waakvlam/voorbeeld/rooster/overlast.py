"""Rows of nuisance: each step of the ladder as it stands today, and reports of every kind."""

from collections.abc import Iterator
from dataclasses import replace

from waakvlam.kern.kalender import Duur, Eenheid
from waakvlam.voorbeeld.rooster.rijen import Dagen, Rij
from waakvlam.voorbeeld.verhalen import overlast
from waakvlam.voorbeeld.verhalen.overlast import Klacht
from waakvlam.voorbeeld.verhalen.samen import wonend
from waakvlam.voorbeeld.verhalen.wonen import Maker

WONEND_DAGEN = 150
"""How long someone lives there before the first report."""
TITELS = {
    "melding": "Overlast: eerste klacht",
    "oordeel": "Overlast: klacht beoordeeld",
    "herhaling": "Overlast: klacht herhaald",
    "gesprek": "Overlast: waarschuwingsgesprek gehouden",
    "brief": "Overlast: waarschuwingsbrief getekend",
    "voortduring": "Overlast: duurt voort na de brief",
    "officieel": "Overlast: officiële waarschuwing",
    "sommatie": "Overlast: sommatiebrief",
    "eiv": "Overlast: Einde Interventie Verklaring",
    "ontruiming": "Overlast: ontruiming gevraagd",
}
DRIE_MAANDEN = Duur(3, Eenheid.MAAND)
DRUKKE_TREDEN = ("herhaling", "officieel")
NOG_NIET = {
    "herhaling": frozenset({"waarschuwingsgesprek_gehouden"}),
    "gesprek": frozenset({"waarschuwingsbrief_uitgereikt"}),
    "voortduring": frozenset({"officiele_waarschuwingsbrief_verstuurd"}),
}
"""What nobody has come to yet in the dossier that stands on this step."""
NIET_DOORGEZET = frozenset({"zorgaanbieder_geinformeerd_over_klacht"})


def ladder(d: Dagen) -> Iterator[Rij]:
    """One row per step."""
    for nummer, (trede, dagen) in enumerate(overlast.treden()):
        bij = "mzwo" if trede == "herhaling" else "zorgaanbieder"
        gedrag = "onbewust" if nummer % 3 == 1 else "bewust"
        geleden = 3 if trede == "melding" else dagen
        yield _rij(
            d,
            TITELS[trede],
            geleden,
            overlast.ladder(trede, Klacht(bij, gedrag)),
            "druk" if trede in DRUKKE_TREDEN else "gewoon",
            NOG_NIET.get(trede, frozenset()),
        )


def meldingen(d: Dagen) -> Iterator[Rij]:
    """Reports of other kinds, and what became of them."""
    betwist = Klacht(klacht="onterecht_volgens_deelnemer", melders=2)
    niet, onterecht = Klacht("woningcorporatie"), Klacht("woningcorporatie", klacht="onterecht")
    yield _rij(d, "Klacht bij de corporatie, niet doorgezet", 10, overlast.onbehandeld(niet), zwijgt=NIET_DOORGEZET)
    yield from _bijna_drie_maanden(d)
    te_lang = overlast.opgelost(Klacht("mzwo", gedrag="onbewust"), na_dagen=None)
    yield _rij(d, "Klacht bij het MZWO, niet binnen drie maanden verholpen", 130, te_lang, "druk")
    yield _rij(
        d, "Ernstige klacht bij de politie", 14, overlast.opgelost(Klacht("politie", ernst="ernstig", melders=3))
    )
    yield _rij(d, "Klacht betwist door de deelnemer", 40, overlast.opgelost(betwist, na_dagen=None))
    yield _rij(d, "Klacht bij de corporatie, onterecht", 50, overlast.opgelost(onterecht, na_dagen=15), "stipt")
    yield _rij(d, "Overlast opgelost na de brief", 220, overlast.ladder("brief", daarna_opgelost=True), "stipt")
    yield _rij(d, "Laatste Kans van de rechter", 400, overlast.uitspraak(laatste_kans=True))
    yield _rij(d, "Woning ontruimd na vonnis", 420, overlast.uitspraak(laatste_kans=False))
    yield _rij(d, "Woonfraude door de deelnemer", 30, overlast.woonfraude(slachtoffer=False))
    yield _rij(d, "Slachtoffer van woonfraude", 26, overlast.woonfraude(slachtoffer=True), "stipt")


def _bijna_drie_maanden(d: Dagen) -> Iterator[Rij]:
    """Nuisance that must be over within days: one for each provider and corporation."""
    dag = d.die_afloopt(DRIE_MAANDEN, over=5)
    for aanbieder, corporatie in (("het-anker", "de-gracht"), ("de-springplank", "de-toren")):
        verhaal = overlast.opgelost(Klacht("mzwo", melders=2), na_dagen=None)
        titel = "Klacht bij het MZWO, bijna drie maanden oud"
        rij = _rij(d, titel, (d.vandaag - dag).days, verhaal)
        yield replace(rij, aanbieder=aanbieder, corporatie=corporatie)


def _rij(
    d: Dagen, titel: str, geleden: int, maker: Maker, aard: str = "gewoon", zwijgt: frozenset[str] = frozenset()
) -> Rij:
    sinds = geleden + WONEND_DAGEN
    return Rij(titel, d.instroom(sinds), wonend(d.geleden(sinds), (d.geleden(geleden), maker)), aard, zwijgt)
