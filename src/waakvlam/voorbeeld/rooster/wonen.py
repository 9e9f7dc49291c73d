"""Rows of people who live on their own with support: signals, time-outs, relapse, consent, moving."""

from collections.abc import Iterator

from waakvlam.voorbeeld.rooster.rijen import Dagen, Rij
from waakvlam.voorbeeld.verhalen import verhuizing, wonen
from waakvlam.voorbeeld.verhalen.samen import wonend
from waakvlam.voorbeeld.verhalen.wonen import Maker

DOELEN = ("jaarlijkse_evaluatie", "goed_huurderschap")
OMKLAPDOELEN = ("omklap_voorbereiden", "omklap_voorbereiden_halen", "omklapverzoek")


def rustig(d: Dagen) -> Iterator[Rij]:
    """Months of visits and rent, with what comes up."""
    yield _wonend(d, "Woont rustig na een time-out", 260, (95, wonen.time_out(14)), aard="stipt")
    yield _wonend(d, "Eerste jaar bijna vol, signaal van de corporatie", 350, (25, wonen.signaal("zorg")))
    yield _wonend(d, "Traject loopt anders dan gepland", 300, (48, wonen.afwijking))
    yield _wonend(d, "Deelnemer doet de deur niet open", 240, (45, wonen.geen_toegang), aard="druk")
    yield _wonend(
        d,
        "Meldt zelf overlast van buren, na een lange time-out",
        290,
        (40, wonen.eigen_melding),
        (110, wonen.time_out(29)),
    )
    yield _wonend(d, "Gezin wordt kleiner", 320, (30, wonen.kleiner_gezin), kinderen=2, huishouden="gezin")
    yield _wonend(d, "Tweede jaar, huurachterstand en gaten", 520, (32, wonen.signaal("huurachterstand")), aard="druk")


def signalen(d: Dagen) -> Iterator[Rij]:
    """Stays elsewhere and another place."""
    yield _wonend(d, "Time-out loopt, bijna twintig dagen", 190, (17, wonen.time_out(None)))
    yield _wonend(d, "Time-out duurt te lang", 220, (33, wonen.time_out(None)), aard="druk")
    yield _wonend(d, "Terugval en herplaatsing", 400, (75, wonen.herplaatsing))


def toestemming(d: Dagen) -> Iterator[Rij]:
    """Consent withdrawn in part and wholly, and given again."""
    yield _wonend(
        d,
        "Toestemming deels ingetrokken, met inzage",
        300,
        (40, wonen.intrekken(DOELEN)),
        (90, wonen.inzage),
        aard="stipt",
    )
    yield _wonend(d, "Toestemming geheel ingetrokken", 270, (20, wonen.intrekken(None)))
    yield _wonend(
        d,
        "Toestemming ingetrokken en opnieuw gegeven",
        420,
        (90, wonen.intrekken(OMKLAPDOELEN)),
        (35, wonen.opnieuw_toestemming),
        aard="stipt",
    )


def verhuizen(d: Dagen) -> Iterator[Rij]:
    """Another home during the course."""
    yield _wonend(d, "Verhuizing wordt onderzocht", 340, (25, verhuizing.overwogen))
    yield _wonend(d, "Verhuisd binnen het traject", 500, (130, verhuizing.verhuisd))
    yield _wonend(
        d, "Woningruil met een andere huurder", 380, (55, verhuizing.ruil), (150, wonen.verkeerd_adres), aard="stipt"
    )


def _wonend(
    d: Dagen,
    titel: str,
    sinds: int,
    *incidenten: tuple[int, Maker],
    aard: str = "gewoon",
    kinderen: int = 0,
    huishouden: str = "alleenstaand",
) -> Rij:
    loop = wonend(d.geleden(sinds), *((d.geleden(dagen), maker) for dagen, maker in incidenten))
    return Rij(titel, d.instroom(sinds), loop, aard, kinderen=kinderen, huishouden=huishouden)
