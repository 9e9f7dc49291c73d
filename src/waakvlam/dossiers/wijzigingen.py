"""What an append changed: the terms before and after, compared, as far as one reader may see."""

from collections.abc import Iterator

from waakvlam.dossiers.projecteren import Projectie
from waakvlam.dossiers.termijnrijen import Termijnrij
from waakvlam.dossiers.vormen import Termijnwijziging
from waakvlam.toegang.api import Lezer

ORDE = ("vervuld", "vervallen", "verschoven", "begint", "herleeft", "weg", "anders")


def vergelijk(oud: Projectie, nieuw: Projectie, lezer: Lezer) -> tuple[Termijnwijziging, ...]:
    """The changes that this reader may see, what ended first, then by last day (without one: last)."""
    gevonden = [w for sleutel in {*oud.termijnen, *nieuw.termijnen} for w in _vergelijk(oud, nieuw, lezer, sleutel)]
    return tuple(
        sorted(gevonden, key=lambda w: (ORDE.index(w.soort), w.uiterlijk is None, str(w.uiterlijk), w.sleutel))
    )


def _vergelijk(oud: Projectie, nieuw: Projectie, lezer: Lezer, sleutel: str) -> Iterator[Termijnwijziging]:
    toen, dan = oud.termijnen.get(sleutel), nieuw.termijnen.get(sleutel)
    geldend = nieuw if dan is not None else oud
    zelf = any((r.sleutel, r.organisatie, r.rol) == (sleutel, lezer.organisatie, lezer.rol) for r in geldend.eigen)
    zichtbaar = zelf or lezer.rol in geldend.zicht.get(sleutel, {})
    soort = _soort(toen, dan)
    rij = dan or toen
    if not zichtbaar or soort is None or rij is None:
        return
    eerder = toen.uiterlijk if toen is not None and soort == "verschoven" else None
    yield Termijnwijziging(
        soort, sleutel, rij.clausule, rij.wat, tuple(rij.dragers.split(",")), rij.status, rij.uiterlijk, eerder
    )


def _soort(toen: Termijnrij | None, dan: Termijnrij | None) -> str | None:
    """The kind of change; None for none, and for a last day that merely passed."""
    if dan is None:
        return "weg"
    if toen is None:
        return "begint"
    if toen.loopt and not dan.loopt:
        return "vervallen" if dan.status == "vervallen" else "vervuld"
    if dan.loopt and not toen.loopt:
        return "herleeft"
    if toen.uiterlijk != dan.uiterlijk:
        return "verschoven"
    return "anders" if not dan.loopt and toen.status != dan.status else None
