"""Compartments: what has a retention term of its own has a key of its own, so that it can be erased by itself.

A fact belongs to the compartment of the organisation that recorded it, its category, and whose data it is. Where the
key of a compartment was destroyed, what is recorded later gets a new one: `zorg-a/overlastsignalen/melder/2`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import NamedTuple

from waakvlam.dossiers.models import Dossier, Dossiersleutel
from waakvlam.dossiers.sleutels import HEEL_DOSSIER, Onleesbaar, Vakslot, huidige_vingerafdruk, nieuwe_sleutel
from waakvlam.kern.taal import Gebeurtenistype

GEGEVENS = "gegevens"
"""The compartment of the particulars of a dossier, and the place to which they are bound."""
INZAGE = "inzage"
"""The compartment of copies that people got who asked to see their data."""


class Vakdelen(NamedTuple):
    """Of what a compartment is."""

    organisatie: str
    categorie: str
    betrokkene: str


def vak_van(
    organisatie: str, soort: Gebeurtenistype, betrokkene: str | None = None, categorie: str | None = None
) -> str:
    """The compartment of a fact of this type, recorded by this organisation; `categorie`: the one that it chose."""
    return "/".join((organisatie, categorie or soort.categorie, betrokkene or soort.betrokkenen[0]))


def categorie_van(soort: Gebeurtenistype, vak: str) -> str:
    """The category of a fact, which decides who sees it: of its compartment where the recorder chose it.

    The compartment is in the hash of the fact and stays when its key is destroyed, so this answer never changes.
    """
    delen = delen_van(vak) if soort.categorie_uit else None
    return delen.categorie if delen else soort.categorie


def delen_van(vak: str) -> Vakdelen | None:
    """Of what a compartment is; None for that of the particulars, and of facts from before compartments."""
    delen = vak.split("/")
    return Vakdelen(*delen[:3]) if len(delen) >= len(Vakdelen._fields) else None


@dataclass(frozen=True, slots=True)
class Sleutelrij:
    """A stored key; `verpakt` None: destroyed."""

    verpakt: bytes | None
    met: str
    vernietigd_op: datetime | None


class Dossierslot:
    """The keys of one dossier, each unwrapped when it is first needed."""

    def __init__(
        self,
        dossier: Dossier,
        rijen: Iterable[tuple[str, bytes | memoryview | None, str, datetime | None]],
        bewaar: Callable[[Dossiersleutel], None] = lambda rij: rij.save(force_insert=True),
    ) -> None:
        """Take rows of vak, wrapped key, fingerprint and moment of destruction. `bewaar`: what becomes of a new key."""
        self._dossier, self._bewaar = dossier, bewaar
        self._rijen = {
            vak: Sleutelrij(bytes(verpakt) if verpakt is not None else None, met, vernietigd_op)
            for vak, verpakt, met, vernietigd_op in rijen
        }
        self._open: dict[str, Vakslot] = {}

    @classmethod
    def van(cls, dossier: Dossier) -> "Dossierslot":
        """The keys of a dossier, in one query."""
        return cls(dossier, dossier.sleutels.values_list("vak", "verpakt", "met", "vernietigd_op"))

    def gewist_op(self, vak: str) -> datetime | None:
        """When the key of a compartment was destroyed; None while it is there."""
        rij = self._rijen.get(vak or HEEL_DOSSIER)
        return rij.vernietigd_op if rij is not None and rij.verpakt is None else None

    def versleutel(self, inhoud: bytes, plaats: str, vak: str) -> bytes:
        """Encrypt for this place, with the key of a compartment that `vak_met_sleutel` gave."""
        return self._vakslot(vak).versleutel(inhoud, plaats)

    def ontsleutel(self, geheim: bytes, plaats: str, vak: str) -> bytes:
        """Decrypt what was encrypted for this place. Raises `Onleesbaar`."""
        return self._vakslot(vak or HEEL_DOSSIER).ontsleutel(geheim, plaats)

    def vak_met_sleutel(self, basis: str, nu: datetime) -> str:
        """The compartment to write in: this one, or the next where its key was destroyed. Its key is made when needed.

        Call it inside a transaction that holds the dossier.
        """
        vak = next(v for v in _opvolgend(basis) if (rij := self._rijen.get(v)) is None or rij.verpakt is not None)
        if vak not in self._rijen:
            verpakt, met = nieuwe_sleutel(self._dossier.nummer, vak), huidige_vingerafdruk()
            self._bewaar(Dossiersleutel(dossier=self._dossier, vak=vak, verpakt=verpakt, met=met, gemaakt_op=nu))
            self._rijen[vak] = Sleutelrij(verpakt, met, None)
        return vak

    def vak_van_gegevens(self) -> str:
        """Which key encrypted the particulars: the last one for them, or that of the dossier as a whole."""
        eigen = [v for v, _ in zip(_opvolgend(GEGEVENS), self._rijen, strict=False) if v in self._rijen]
        return eigen[-1] if eigen else HEEL_DOSSIER

    def _vakslot(self, vak: str) -> Vakslot:
        if vak not in self._open:
            rij = self._rijen.get(vak)
            if rij is None or rij.verpakt is None:
                raise Onleesbaar(f"{self._dossier.nummer}|{vak}")
            self._open[vak] = Vakslot(self._dossier.nummer, vak, rij.verpakt, rij.met)
        return self._open[vak]


def _opvolgend(basis: str) -> Iterator[str]:
    """The names that a compartment has in turn."""
    yield basis
    yield from (f"{basis}/{nummer}" for nummer in count(2))
