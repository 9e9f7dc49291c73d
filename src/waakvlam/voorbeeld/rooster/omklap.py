"""Rows on the way to a contract of one's own, and after it."""

from collections.abc import Iterator

from waakvlam.kern.kalender import Duur, Eenheid
from waakvlam.voorbeeld.rooster.rijen import Dagen, Rij
from waakvlam.voorbeeld.verhalen import omklap, overlast
from waakvlam.voorbeeld.verhalen.overlast import Klacht
from waakvlam.voorbeeld.verhalen.samen import naast, reeks, uitstel, wonend
from waakvlam.voorbeeld.verhalen.wonen import Maker

GEEN_BESLUIT = frozenset({"omklap_besloten"})
ZES_WEKEN = Duur(6, Eenheid.WEEK)
JAAR = 365
UITSTEL = "De gemeente wacht op een formulier; samen een nieuwe dag afgesproken."


def voorbereid(d: Dagen) -> Iterator[Rij]:
    """Preparing, asking and deciding."""
    yield _rij(d, "Omklap nog niet, traject gaat door", 470, (35, omklap.nog_niet))
    klacht = overlast.opgelost(Klacht(klacht="onterecht"))
    yield _rij(d, "Omklap wordt voorbereid, na een oude klacht", 520, (160, klacht), (24, omklap.voorbereiding))
    yield _rij(
        d,
        "Omklapverzoek net ingediend",
        540,
        (75, omklap.tot_verzoek(d.geleden(5))),
        zwijgt=GEEN_BESLUIT,
        contractvorm="intermediair_permanent",
    )
    yield _rij(d, "Omklapverzoek te lang onbeslist", 560, (110, omklap.tot_verzoek(d.geleden(25))), zwijgt=GEEN_BESLUIT)
    yield _rij(
        d,
        "Besluit over de omklap uitgesteld",
        500,
        (95, omklap.tot_verzoek(d.geleden(9))),
        (4, uitstel("AMS26-8.22", 24, UITSTEL)),
        zwijgt=GEEN_BESLUIT,
    )
    besloten = (d.vandaag - d.die_afloopt(ZES_WEKEN, over=5)).days
    yield _rij(
        d,
        "Akkoord op de omklap, contract volgt",
        600,
        (besloten + 95, omklap.tot_verzoek(d.geleden(besloten + 12))),
        (besloten, omklap.besluit),
        zwijgt=GEEN_BESLUIT | {"huurcontract_omgeklapt"},
    )


def daarna(d: Dagen) -> Iterator[Rij]:
    """A contract of one's own, aftercare and the end."""
    yield _rij(d, "Omgeklapt, nazorg loopt", 640, (210, reeks(omklap.omgeklapt, omklap.nazorg)))
    yield _rij(d, "Nazorg bijna klaar", 800, (330, reeks(omklap.omgeklapt, omklap.nazorg)), aard="stipt")
    afgerond = reeks(omklap.omgeklapt, omklap.nazorg, omklap.sluiting)
    yield _rij(d, "Traject afgerond", 1000, (560, afgerond), aard="stipt")
    yield _rij(d, "Verhuur gestopt voor de omklap", 390, (25, omklap.gestopt))


def vijf_jaar(d: Dagen) -> Iterator[Rij]:
    """Young adults with a contract for five years, at several points of it."""
    yield _vijf(d, "Vijfjarencontract, tijd om te gaan zoeken", 3 * JAAR + 10)
    yield _vijf(d, "Vijfjarencontract, brief na vier jaar", 4 * JAAR + 15)
    yield _vijf(d, "Vijfjarencontract, opzegging en urgentie", 4 * JAAR + 280)


def _vijf(d: Dagen, titel: str, dagen: int) -> Rij:
    """The conversion itself comes about four months after it is begun."""
    begin = dagen + 120
    loop = reeks(omklap.vijf_jaar_weging, omklap.omgeklapt, naast(omklap.vijf_jaar_einde), omklap.nazorg)
    return _rij(d, titel, begin + 420, (begin, loop), contractvorm="vijf_jaar", jong=True)


def _rij(
    d: Dagen,
    titel: str,
    sinds: int,
    *incidenten: tuple[int, Maker],
    aard: str = "gewoon",
    zwijgt: frozenset[str] = frozenset(),
    contractvorm: str = "intermediair",
    jong: bool = False,
) -> Rij:
    loop = wonend(d.geleden(sinds), *((d.geleden(dagen), maker) for dagen, maker in incidenten))
    return Rij(titel, d.instroom(sinds), loop, aard, zwijgt, contractvorm=contractvorm, jong=jong)
