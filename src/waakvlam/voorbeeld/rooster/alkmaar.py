"""Rows of the Alkmaar region: the one offer, the verdienwoning, and what comes after it."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from waakvlam.voorbeeld.bezetting import ALKMAAR
from waakvlam.voorbeeld.rooster.rijen import Dagen, Rij
from waakvlam.voorbeeld.verhalen import alkmaar, streek, wonen
from waakvlam.voorbeeld.verhalen.samen import naast, op, reeks
from waakvlam.voorbeeld.verhalen.wonen import Maker

INSTROOM_DAGEN, AANBODDAGEN = 120, 32
"""Between opening a dossier and the offer of a home, and between that and the move, at most."""
JAAR = 365
maak = partial(Rij, regio=ALKMAAR, route="transferpunt_verdienwoning", contractvorm="verdiencontract")


def rijen(d: Dagen) -> Iterator[Rij]:
    """All of them."""
    verhaal = alkmaar.VERHAAL
    yield maak("Indicatie net binnen", d.geleden(15), alkmaar.aanmelding)
    yield maak("Aangemeld, wacht op het eenmalige aanbod", d.geleden(90), alkmaar.aanmelding, "druk", verhaal)
    yield maak(
        "Kamertraining gekozen", d.geleden(140), alkmaar.aanmelding, zwijgt=verhaal, route="transferpunt_kamertraining"
    )
    yield maak("Eenmalig aanbod loopt", *_zoekend(d, 6, alkmaar.aanbod), zwijgt=verhaal)
    yield maak("Aanbod ongegrond geweigerd", *_zoekend(d, 40, alkmaar.geweigerd("ongegrond")), zwijgt=verhaal)
    tweede = reeks(alkmaar.geweigerd("gegrond"), alkmaar.gehuisvest)
    yield maak("Weigering gegrond, tweede woning past", *_zoekend(d, 75, tweede), "stipt", zwijgt=verhaal)
    intake = reeks(alkmaar.aanbod, alkmaar.toegewezen)
    yield maak("Woning toegewezen, contract volgt", *_zoekend(d, 45, intake), zwijgt=verhaal)
    yield _wonend(d, "Net verhuisd, nabuurschap nog te bespreken", 18, zwijgt=GEEN_AFSPRAKEN)
    yield _wonend(d, "Nabuurschap te laat besproken", 75, aard="druk", zwijgt=GEEN_AFSPRAKEN)
    yield _wonend(d, "Alles op tijd in de verdienwoning", 230, aard="voorbeeldig")
    yield _wonend(d, "Crisis en meer steun nodig", 260, (35, alkmaar.crisis))
    yield _wonend(d, "Overlast, samen opgetreden", 290, (24, reeks(streek.overlast(), streek.signaal("overlast"))))
    yield _wonend(d, "Toestemming ingetrokken", 210, (25, wonen.intrekken(None)))
    yield _wonend(d, "Netwerk en geld vragen hulp, met een verbetering", 250, (60, alkmaar.netwerk), (120, VERBETERD))
    yield _wonend(d, "Overleg na tien maanden is te laat", 335, zwijgt=frozenset({"omzettingsoverleg_gehouden"}))
    yield _wonend(d, "Omzetten afgesproken, jaar nog niet om", 325, (18, alkmaar.omgezet), zwijgt=OVERLEG)
    yield _wonend(d, "Verdienwoning verlengd", 400, (60, alkmaar.verlengd), zwijgt=OVERLEG)
    yield _wonend(d, "Eigen huurovereenkomst, gesprekken gaan door", 520, (170, alkmaar.omgezet), zwijgt=OVERLEG)
    klaar = reeks(alkmaar.omgezet, alkmaar.afronding)
    yield _wonend(d, "Klaar: zelf huren zonder steun", 2 * JAAR, (400, klaar), aard="stipt", zwijgt=OVERLEG)


GEEN_AFSPRAKEN = frozenset({"nabuurschapsafspraken_gemaakt"})
OVERLEG = frozenset({"omzettingsoverleg_gehouden"})
"""Held by the course, on the day that it needs."""
VERBETERD = streek.verbeterd("nabuurschapsafspraken_gemaakt")


def _zoekend(d: Dagen, dagen: int, maker: Maker) -> tuple[date, Maker]:
    return d.geleden(dagen + INSTROOM_DAGEN), reeks(alkmaar.aanmelding, op(d.geleden(dagen), maker))


def _wonend(
    d: Dagen,
    titel: str,
    sinds: int,
    *incidenten: tuple[int, Maker],
    aard: str = "gewoon",
    zwijgt: frozenset[str] = frozenset(),
) -> Rij:
    """Someone in a verdienwoning since about so many days, with what happens on the way."""
    begin = reeks(alkmaar.aanmelding, op(d.geleden(sinds + AANBODDAGEN), alkmaar.gehuisvest))
    loop = reeks(begin, naast(streek.dagelijks, *(op(d.geleden(dagen), maker) for dagen, maker in incidenten)))
    return maak(titel, d.geleden(sinds + AANBODDAGEN + INSTROOM_DAGEN), loop, aard, zwijgt | alkmaar.VERHAAL)
