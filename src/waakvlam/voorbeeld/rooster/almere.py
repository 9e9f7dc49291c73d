"""Rows of Almere: both contracts, on the way to an ordinary one."""

from collections.abc import Iterator
from functools import partial

from waakvlam.voorbeeld.bezetting import ALMERE
from waakvlam.voorbeeld.rooster.rijen import Dagen, Rij
from waakvlam.voorbeeld.verhalen import almere, streek, wonen
from waakvlam.voorbeeld.verhalen.samen import naast, op, reeks
from waakvlam.voorbeeld.verhalen.wonen import Maker

INSTROOM_DAGEN = 130
"""Between opening a dossier and the offer of a home, at most."""
JAAR = 365
maak = partial(Rij, regio=ALMERE, route="thuis_in_de_wijk_almere")


def rijen(d: Dagen) -> Iterator[Rij]:
    """All of them."""
    tot_urgentie = reeks(almere.voorbereiding, almere.urgentie)
    verhaal = almere.VERHAAL
    yield maak("Pas begonnen, woonmogelijkheden besproken", d.geleden(16), tot_urgentie, contractvorm="omklap")
    yield maak("Wacht op een woning", d.geleden(95), tot_urgentie, "druk", verhaal, contractvorm="driepartijen")
    eerste = reeks(tot_urgentie, op(d.geleden(20), reeks(almere.geweigerd, almere.aanbod)))
    yield maak(
        "Eerste woning geweigerd, tweede aangeboden",
        d.geleden(130),
        eerste,
        zwijgt=verhaal,
        contractvorm="driepartijen",
        kinderen=2,
        huishouden="eenoudergezin",
    )
    yield _wonend(d, "Sleutel gekregen, plan moet nog", 24, contractvorm="omklap")
    yield _wonend(d, "Kennismaking en plan uitgebleven", 110, zwijgt=GEEN_GESPREK, aard="druk")
    yield _wonend(d, "Alles op tijd, eerste evaluatie geweest", 430, aard="voorbeeldig", contractvorm="omklap")
    yield _wonend(d, "Overlast houdt aan, wijkagent erbij", 260, (30, streek.overlast(houdt_aan=True)), aard="druk")
    yield _wonend(
        d, "Overlast na een gesprek voorbij", 300, (90, streek.overlast()), (60, streek.verbeterd("notitie_gemaakt"))
    )
    yield _wonend(d, "Geldzorgen en een verbeterde datum", 210, (45, almere.geldzorgen), (120, KENNISMAKING))
    yield _wonend(
        d, "Signaal nog niet besproken", 340, (6, streek.signaal("zorg")), zwijgt=frozenset({"signaal_besproken"})
    )
    yield _wonend(d, "Tijdelijk terug naar de instelling", 280, (19, wonen.time_out(None)), contractvorm="omklap")
    yield _wonend(
        d, "Woondoelen niet gehaald, opties bespreken", 790, (25, almere.beoordeling(gehaald=False)), aard="druk"
    )
    yield _wonend(d, "Begeleiding steeds geweigerd, huur opgezegd", 520, (70, almere.opgezegd))
    yield _wonend(
        d,
        "Omklap na twee jaar beoordeeld",
        2 * JAAR + 20,
        (22, almere.beoordeling(gehaald=True)),
        contractvorm="omklap",
    )
    omgezet = reeks(almere.omgezet, almere.nazorg)
    yield _wonend(d, "Gewoon contract, nazorg loopt", 2 * JAAR + 130, (100, omgezet), contractvorm="driepartijen")
    yield _wonend(d, "Klaar: eigen huur en geen begeleiding meer", 2 * JAAR + 330, (300, omgezet), aard="stipt")


GEEN_GESPREK = frozenset({"kennismakingsgesprek_gehouden", "begeleidingsplan_vastgesteld"})
KENNISMAKING = streek.verbeterd("kennismakingsgesprek_gehouden")


def _wonend(
    d: Dagen,
    titel: str,
    sinds: int,
    *incidenten: tuple[int, Maker],
    aard: str = "gewoon",
    zwijgt: frozenset[str] = frozenset(),
    contractvorm: str = "driepartijen",
) -> Rij:
    """Someone who lives there since about so many days, with what happens on the way."""
    begin = reeks(almere.voorbereiding, almere.urgentie, op(d.geleden(sinds + 20), almere.gehuisvest))
    loop = reeks(begin, naast(streek.dagelijks, *(op(d.geleden(dagen), maker) for dagen, maker in incidenten)))
    geopend = d.geleden(sinds + INSTROOM_DAGEN + 20)
    return maak(titel, geopend, loop, aard, zwijgt | almere.VERHAAL, contractvorm=contractvorm)
