"""The questions of a form as its page shows them: with help, condition, what was said before, and rows to add."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _

from waakvlam.dossiers.api import Stuk
from waakvlam.formulieren.delen import TOELICHTING
from waakvlam.formulieren.invulling import Invulling, aantal_rijen
from waakvlam.formulieren.plekken import MAX_RIJEN, Vraag, rijen_van, voorwaarden
from waakvlam.kern.formulier import Formulierveld, Sectie
from waakvlam.kern.taal import Waarde


@dataclass(frozen=True, slots=True)
class Vraagbeeld:
    """One question: its control, that of its second text, and who signs where it is a signature."""

    vraag: str
    control: BoundField | None
    toelichting: BoundField | None
    als: dict[str, list[str]]
    alleen_als: str
    vorige: str
    vorige_op: date | None
    tekent: str = ""


@dataclass(frozen=True, slots=True)
class Rijbeeld:
    """A row with its questions."""

    anker: str
    titel: str
    vragen: tuple[Vraagbeeld, ...]


@dataclass(frozen=True, slots=True)
class Sectiebeeld:
    """A section; `aantal` rows where rows can be added (`erbij`)."""

    sectie: Sectie
    rijen: tuple[Rijbeeld, ...]
    alleen_als: str
    niet_voor: str
    erbij: bool
    aantal: int


def secties(invulling: Invulling, vorige: Stuk | None) -> list[Sectiebeeld]:
    """Every section of a form."""
    return [_Beeld(invulling, vorige).sectie(sectie) for sectie in invulling.formulier.secties]


class _Beeld:
    def __init__(self, invulling: Invulling, vorige: Stuk | None) -> None:
        self.invulling = invulling
        self.woorden = invulling.blad.woorden
        self.velden = {veld.id: veld for veld in invulling.formulier.velden}
        self.vorige = vorige
        self.vorig = {regel.plek: regel.tekst for regel in vorige.inhoud} if vorige else {}

    def sectie(self, sectie: Sectie) -> Sectiebeeld:
        """One section with its rows."""
        vrij = sectie.per is not None and not sectie.per.waarden and sectie.per.uit is None
        aantal = aantal_rijen(self.invulling.ruw, sectie.id) if vrij else 0
        rijen = tuple(
            Rijbeeld(f"sectie-{sectie.id}-{rij.sleutel}", rij.titel, tuple(map(self._vraag, vragen)))
            for rij in rijen_van(sectie, self.invulling.rijen)
            if (vragen := [v for v in self.invulling.vragen if v.sectie is sectie and v.rij == rij])
        )
        return Sectiebeeld(
            sectie,
            rijen,
            self._alleen_als(sectie.alleen_als),
            self.woorden.rollen(sectie.niet_voor),
            erbij=vrij and aantal < MAX_RIJEN,
            aantal=aantal,
        )

    def _vraag(self, vraag: Vraag) -> Vraagbeeld:
        form: Any = self.invulling
        veld = vraag.veld
        tekent = self.woorden.rol(veld.door) if veld.soort == "handtekening" and veld.door else ""
        return Vraagbeeld(
            veld.vraag,
            None if tekent else form[vraag.naam],
            form[f"{vraag.naam}-{TOELICHTING}"] if veld.toelichting else None,
            voorwaarden(self.invulling.vragen, vraag),
            self._alleen_als(veld.alleen_als),
            self.vorig.get(vraag.plek, ""),
            self.vorige.op if self.vorige else None,
            tekent,
        )

    def _alleen_als(self, test: dict[str, Waarde]) -> str:
        """'Alleen bij 'nee' op: Komt de huur op tijd?'."""
        delen = (
            _("Alleen bij '%(antwoord)s' op: %(vraag)s")
            % {"antwoord": _antwoord(self.velden[naam], waarde), "vraag": self.velden[naam].vraag}
            for naam, waarde in test.items()
        )
        return "; ".join(delen)


def _antwoord(vraag: Formulierveld, waarde: Waarde) -> str:
    leden = waarde if isinstance(waarde, list) else [waarde]
    return f" {_('of')} ".join(_keuze(vraag, lid) for lid in leden)


def _keuze(vraag: Formulierveld, lid: object) -> str:
    if isinstance(lid, bool):
        return _("ja") if lid else _("nee")
    return vraag.keuzes.get(str(lid), str(lid))
