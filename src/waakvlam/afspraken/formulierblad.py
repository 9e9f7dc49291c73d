"""A form as it will look: every question as its control, with who answers, who sees it, and what it feeds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from waakvlam.afspraken.plekken import handeling
from waakvlam.afspraken.tonen import Zin
from waakvlam.afspraken.verzameling import Verzameling
from waakvlam.afspraken.woorden import Verteller
from waakvlam.kern.formulier import (
    Formulier,
    Formulierveld,
    Herhaling,
    Sectie,
    Voeding,
    VoedtDoel,
    VoedtFeit,
    VoedtVolgende,
)
from waakvlam.kern.herkomst import Herkomst, UitDag, UitDossier, UitFeit, UitRol
from waakvlam.kern.taal import Waarde

KORT = frozenset({"bedrag", "getal", "datum", "ja_nee", "tekst"})
RIJEN_OP_PAPIER = 3
"""How many empty rows a printed form has for what comes back as often as needed."""


@dataclass(frozen=True, slots=True)
class Veldbeeld:
    """One question in one row of a section."""

    veld: Formulierveld
    anker: str
    alleen_als: str = ""
    door: str = ""
    categorie: str = ""
    niet_voor: str = ""
    vooraf: str = ""
    voedt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rij:
    """The questions of a section once; `titel`: what this row is about."""

    titel: str
    velden: tuple[Veldbeeld, ...]
    alleen_papier: bool = False

    @property
    def kort(self) -> bool:
        """Whether its questions fit side by side."""
        return all(b.veld.soort in KORT and not b.veld.toelichting and not b.alleen_als for b in self.velden)


@dataclass(frozen=True, slots=True)
class Sectiebeeld:
    """A section with its rows."""

    sectie: Sectie
    rijen: tuple[Rij, ...]
    herhaald: str = ""
    niet_voor: str = ""
    alleen_als: str = ""


@dataclass(frozen=True, slots=True)
class Exemplaar:
    """A copy: for whom, and which parts and questions it leaves out."""

    voor: str
    zonder: tuple[str, ...] = field(default=())


def formulierblad(set_: Verzameling, formulier: Formulier) -> dict[str, Any]:
    """Everything the page of a form shows."""
    beeld = _Beeld(formulier, set_.verteller)
    return {
        "set": set_,
        "formulier": formulier,
        "invuller": set_.verteller.namen(formulier.invuller),
        "ondertekenaars": set_.verteller.namen(formulier.ondertekenaars),
        "exemplaren": [beeld.exemplaar(rol) for rol in formulier.exemplaren],
        "handelingen": [handeling(soort, set_.verteller) for soort in formulier.handelingen],
        "fase": set_.fasen[formulier.fase],
        "secties": [beeld.sectie(sectie) for sectie in formulier.secties],
        "aantal": len(formulier.velden),
        "gevoed": _gevoed(formulier, set_.verteller),
    }


def _gevoed(formulier: Formulier, verteller: Verteller) -> list[Zin]:
    """The facts that answers become, each once and linked."""
    soorten = dict.fromkeys(_feit(voeding) for veld in formulier.velden for voeding in veld.voedt)
    return [handeling(soort, verteller) for soort in soorten]


def _feit(voeding: Voeding) -> str:
    if isinstance(voeding, VoedtFeit):
        return voeding.feit
    return voeding.volgende if isinstance(voeding, VoedtVolgende) else "doel_vastgelegd"


class _Beeld:
    """One form in the words of its set."""

    def __init__(self, formulier: Formulier, verteller: Verteller) -> None:
        self.formulier = formulier
        self.verteller = verteller
        self.vragen = {veld.id: veld for veld in formulier.velden}

    def exemplaar(self, rol: str) -> Exemplaar:
        """What the copy of this role leaves out: also what is not for a group that it is in."""
        zelf = self.verteller.rekenset.groepen[rol]
        zonder: list[str] = []
        for sectie in self.formulier.secties:
            if zelf.isdisjoint(sectie.niet_voor):
                zonder += [veld.vraag for veld in sectie.velden if not zelf.isdisjoint(veld.niet_voor)]
            else:
                zonder.append(sectie.titel)
        return Exemplaar(self.verteller.namen([rol]), tuple(zonder))

    def sectie(self, sectie: Sectie) -> Sectiebeeld:
        """A section with a row per fixed value, or one row and a few more on paper."""
        return Sectiebeeld(
            sectie,
            tuple(self._rijen(sectie)),
            herhaald=_herhaald(sectie.per),
            niet_voor=self.verteller.namen(sectie.niet_voor),
            alleen_als=self._alleen_als(sectie.alleen_als),
        )

    def _rijen(self, sectie: Sectie) -> Iterator[Rij]:
        per = sectie.per
        if per is None:
            yield Rij("", self._velden(sectie, sectie.id))
        elif per.waarden:
            for naam, titel in per.waarden.items():
                yield Rij(titel, self._velden(sectie, f"{sectie.id}-{naam}"))
        else:
            for nummer in range(1, RIJEN_OP_PAPIER + 1):
                titel = _("%(elk)s %(nummer)s") % {"elk": per.elk.capitalize(), "nummer": nummer}
                yield Rij(titel, self._velden(sectie, f"{sectie.id}-{nummer}"), alleen_papier=nummer > 1)

    def _velden(self, sectie: Sectie, rij: str) -> tuple[Veldbeeld, ...]:
        return tuple(self._veld(veld, f"{rij}-{veld.id}") for veld in sectie.velden)

    def _veld(self, veld: Formulierveld, anker: str) -> Veldbeeld:
        return Veldbeeld(
            veld,
            anker,
            alleen_als=self._alleen_als(veld.alleen_als),
            door=self.verteller.namen([veld.door]) if veld.door else "",
            categorie=self.verteller.categorie(veld.categorie),
            niet_voor=self.verteller.namen(veld.niet_voor),
            vooraf=self._vooraf(veld.uit) if veld.uit else "",
            voedt=tuple(self._voedt(voeding) for voeding in veld.voedt),
        )

    def _alleen_als(self, test: dict[str, Waarde]) -> str:
        """'Alleen bij nee op: Komt de huur op tijd?'."""
        delen = (
            _("Alleen bij '%(antwoord)s' op: %(vraag)s")
            % {"antwoord": self._antwoord(self.vragen[naam], waarde), "vraag": self.vragen[naam].vraag}
            for naam, waarde in test.items()
        )
        return "; ".join(delen)

    def _antwoord(self, vraag: Formulierveld, waarde: Waarde) -> str:
        leden = waarde if isinstance(waarde, list) else [waarde]
        return f" {_('of')} ".join(self._keuze(vraag, lid) for lid in leden)

    def _keuze(self, vraag: Formulierveld, waarde: object) -> str:
        if isinstance(waarde, bool):
            return _("ja") if waarde else _("nee")
        return vraag.keuzes.get(str(waarde), str(waarde)).lower()

    def _vooraf(self, uit: Herkomst) -> str:
        """Where what is filled in beforehand comes from."""
        if isinstance(uit, UitFeit):
            return self._veld_van(uit.feit, uit.veld)
        if isinstance(uit, UitDossier):
            return _("de gegevens van het dossier")
        if isinstance(uit, UitRol):
            return _("de gegevens van %(wie)s") % {"wie": self.verteller.namen([uit.rol]).lower()}
        if isinstance(uit, UitDag):
            return _("de dag van vandaag")
        return _("de termijn van %(clausule)s") % {"clausule": uit.termijn}

    def _voedt(self, voeding: Voeding) -> str:
        """What the answer becomes."""
        if isinstance(voeding, VoedtFeit):
            return self._veld_van(voeding.feit, voeding.veld)
        if isinstance(voeding, VoedtDoel):
            return self.verteller.verwoord(_("een doel van de deelnemer"))
        return _("de volgende datum: %(wat)s") % {"wat": self.verteller.type(voeding.volgende).lower()}

    def _veld_van(self, soort: str, veld: str | None) -> str:
        feit = self.verteller.type(soort)
        return f"{feit}: {self.verteller.veld(soort, veld).lower()}" if veld else feit


def _herhaald(per: Herhaling | None) -> str:
    """How often a section comes back, in words; nothing when it does not."""
    if per is None:
        return ""
    if per.waarden:
        return _("Een keer per %(elk)s: %(welke)s") % {"elk": per.elk, "welke": _opsomming(per.waarden.values())}
    return _("Voor elk: %(elk)s. Voeg zo veel rijen toe als nodig is.") % {"elk": per.elk}


def _opsomming(namen: Iterable[str]) -> str:
    return ", ".join(naam.lower() for naam in namen)
