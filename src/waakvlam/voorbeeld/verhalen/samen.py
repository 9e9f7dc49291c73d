"""Put courses together: one after another, one beside another, or from a given day on."""

from datetime import date, timedelta

from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.voorbeeld.spel import Spel, Verhaal
from waakvlam.voorbeeld.verhalen import instroom, matching, wonen
from waakvlam.voorbeeld.verhalen.wonen import Maker


def reeks(*makers: Maker) -> Maker:
    """One after another."""

    def verhaal(spel: Spel) -> Verhaal:
        for maker in makers:
            yield from maker(spel)

    return verhaal


def op(dag: date, maker: Maker) -> Maker:
    """From this day on, and never before."""

    def verhaal(spel: Spel) -> Verhaal:
        yield from spel.tot(dag)
        yield from maker(spel)

    return verhaal


def naast(*makers: Maker) -> Maker:
    """Beside what goes on."""

    def verhaal(spel: Spel) -> Verhaal:
        for maker in makers:
            spel.start(maker(spel))
        yield 1

    return verhaal


def feit(soort: str, door: str, onderwerp: str | None = None, **velden: Veldwaarde) -> Maker:
    """One fact."""

    def verhaal(spel: Spel) -> Verhaal:
        spel.doe(soort, door, spel.nieuw(onderwerp) if onderwerp else None, **velden)
        yield 1

    return verhaal


def uitstel(clausule: str, dagen: int, reden: str) -> Maker:
    """The last day of a running term moves, by common accord."""

    def verhaal(spel: Spel) -> Verhaal:
        nieuw = spel.werkdag(spel.dag + timedelta(days=dagen))
        if any(t.loopt and t.clausule == clausule for t in spel.beoordeling.termijnen):
            spel.doe("uitstel_afgesproken", "zorgaanbieder", clausule=clausule, nieuwe_datum=nieuw, reden=reden)
        yield 1

    return verhaal


def wonend(sinds: date, *incidenten: tuple[date, Maker]) -> Maker:
    """Someone who has lived on their own from about this day, with what happens on the way."""
    loop = naast(wonen.dagelijks, *(op(dag, maker) for dag, maker in incidenten))
    return reeks(instroom.instroom, op(sinds, matching.gehuisvest), loop)
