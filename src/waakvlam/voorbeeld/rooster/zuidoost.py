"""Rows of Zuidoost-Utrecht: matching by Het Vierde Huis, the warm handover, and the years after it."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from waakvlam.voorbeeld.bezetting import ZUIDOOST
from waakvlam.voorbeeld.rooster.rijen import Dagen, Rij
from waakvlam.voorbeeld.verhalen import streek, zuidoost
from waakvlam.voorbeeld.verhalen.samen import naast, op, reeks
from waakvlam.voorbeeld.verhalen.wonen import Maker

INSTROOM_DAGEN, VERHUISDAGEN = 150, 85
"""Between opening a dossier and a free home, and between that and the move, at most."""
JAAR = 365
maak = partial(Rij, regio=ZUIDOOST, route="omgekeerde_plaatsing", contractvorm="driepartijen")


def rijen(d: Dagen) -> Iterator[Rij]:
    """All of them."""
    verhaal = zuidoost.VERHAAL
    tot_route = reeks(zuidoost.voornemen, zuidoost.aanmelding)
    yield maak("Uitstroom net voorgenomen", d.geleden(12), zuidoost.voornemen)
    stil = frozenset({"voorbereiding_gestart", "wijkteam_benaderd"})
    yield maak("Voorbereiding te laat begonnen", d.geleden(120), zuidoost.voornemen, "druk", verhaal | stil)
    gedeeld = reeks(zuidoost.voornemen, op(d.geleden(110), zuidoost.plan_gedeeld))
    yield maak("Preventieplan gedeeld, toestemming ingetrokken", d.geleden(215), gedeeld, zwijgt=verhaal)
    yield maak("Aangemeld bij Het Vierde Huis, wacht op een woning", d.geleden(150), tot_route, zwijgt=verhaal)
    lang = frozenset({"wachttijd_onderzocht"})
    yield maak("Wacht langer dan een half jaar", d.geleden(380), tot_route, "druk", verhaal | lang)
    yield maak("Omgekeerde plaatsing: kandidaten gezocht", *_woning(d, 5, zuidoost.vrij), zwijgt=verhaal | KANDIDATEN)
    yield maak(
        "Verhuizing gepland, zes weken is krap",
        *_woning(d, 40, reeks(zuidoost.plaatsing, naast(zuidoost.te_krap), zuidoost.verhuizing)),
        "druk",
        verhaal,
    )
    yield maak("Kennisgemaakt, overgang wordt geregeld", *_woning(d, 46, zuidoost.gehuisvest), "voorbeeldig", verhaal)
    yield _verhuisd(d, "Meeloopfase: twee aanbieders samen", 45)
    yield _verhuisd(d, "Meeloopfase niet geëvalueerd", 135, aard="druk", zwijgt=frozenset({"meeloopfase_geevalueerd"}))
    yield _verhuisd(d, "Alles op tijd, warme overdracht rond", 190, aard="voorbeeldig")
    yield _verhuisd(d, "Maatwerk, betalingsachterstand gezien", 260, (20, ACHTERSTAND), route="regionaal_maatwerk")
    yield _verhuisd(d, "Overlast, wijkteam neemt de regie", 300, (16, streek.overlast()), (15, OVERLAST))
    yield _verhuisd(d, "Herhuisvesting besproken", 420, (60, zuidoost.herhuisvesting), aard="druk")
    yield _verhuisd(d, "Begeleiding niet geleverd, teruggenomen", 240, (50, zuidoost.niet_geleverd))
    yield _verhuisd(d, "Tweede jaar, datum van de evaluatie verbeterd", 560, (470, EVALUATIE))
    yield _verhuisd(d, "Afsluitende evaluatie blijft liggen", 2 * JAAR + 20)
    yield _verhuisd(d, "Begeleiding wordt afgerond", 2 * JAAR + 30, (25, zuidoost.afronding))
    klaar = reeks(zuidoost.afronding, zuidoost.einde)
    yield _verhuisd(d, "Klaar: op eigen naam in de wijk", 2 * JAAR + 150, (130, klaar), aard="stipt")


KANDIDATEN = frozenset({"kandidaten_voorgesteld"})
OVERLAST = zuidoost.signaal("overlast")
EVALUATIE = streek.verbeterd("meeloopfase_geevalueerd")
ACHTERSTAND = zuidoost.signaal("betalingsachterstand")


def _woning(d: Dagen, dagen: int, maker: Maker) -> tuple[date, Maker]:
    """The opening, and a course in which this starts so many days ago."""
    loop = reeks(zuidoost.voornemen, zuidoost.aanmelding, op(d.geleden(dagen), maker))
    return d.geleden(dagen + INSTROOM_DAGEN), loop


def _verhuisd(
    d: Dagen,
    titel: str,
    sinds: int,
    *incidenten: tuple[int, Maker],
    aard: str = "gewoon",
    zwijgt: frozenset[str] = frozenset(),
    route: str = "omgekeerde_plaatsing",
) -> Rij:
    """Someone who moved about so many days ago, with what happens on the way."""
    geopend, begin = _woning(d, sinds + VERHUISDAGEN, zuidoost.gehuisvest)
    verder = (op(d.geleden(dagen), maker) for dagen, maker in incidenten)
    loop = reeks(begin, naast(zuidoost.meeloopfase, streek.dagelijks, *verder))
    return maak(titel, geopend, loop, aard, zwijgt | zuidoost.VERHAAL, route=route)
