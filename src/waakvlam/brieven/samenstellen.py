"""A draft of a letter as the document that it becomes, and what each recipient would get of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from waakvlam.brieven import opstellen, zenden
from waakvlam.brieven.forms import Briefformulier
from waakvlam.brieven.kennis import kennis_van
from waakvlam.brieven.opstellen import Exemplaar, Hoofd
from waakvlam.brieven.vullen import rolzin
from waakvlam.dossierblad.api import Blad, mag_schrijven
from waakvlam.dossiers.api import Nieuwdeel, dicht_voor
from waakvlam.kern.brief import Brief
from waakvlam.toegang.api import Lezer, NietGevonden
from waakvlam.web.api import datum_brief


def brief_van(blad: Blad, lezer: Lezer, naam: str) -> Brief:
    """A letter that this reader may write. Raises `NietGevonden`."""
    rekenset = blad.woorden.rekenset
    brief = next((b for b in rekenset.afspraken.brieven if b.id == naam), None)
    if brief is None or not mag_schrijven(rekenset, brief, lezer.rol):
        raise NietGevonden
    return brief


@dataclass
class Opstelling:
    """A letter in the making: its form, and everything that follows from how far it is filled in."""

    blad: Blad
    lezer: Lezer
    brief: Brief
    form: Briefformulier
    nummer: str = ""
    zonder: tuple[str, ...] = ()
    """The recipients whose letter leaves out for good what must not go there today."""

    @classmethod
    def begin(cls, blad: Blad, lezer: Lezer, brief: Brief, data: Mapping[str, Any] | None = None) -> "Opstelling":
        """With what was sent or kept, or else as it starts."""
        return cls(blad, lezer, brief, Briefformulier(brief, kennis_van(blad, lezer), data))

    @cached_property
    def ontvangers(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who gets the letter, and who a copy."""
        return zenden.ontvangers(self.blad.woorden.rekenset, self.brief, self.lezer.rol)

    @cached_property
    def dicht(self) -> Mapping[str, frozenset[str]]:
        """Per recipient what must not go there today."""
        aan, kopie_aan = self.ontvangers
        return dicht_voor(self.lezer, self.blad.beeld.nummer, aan, kopie_aan)

    @property
    def hoofd(self) -> Hoofd:
        """What stands around the text."""
        (aan, kopie_aan), woorden, waarden = self.ontvangers, self.blad.woorden, self.form.waarden
        return Hoofd(
            van=self.lezer.organisatienaam,
            van_adres=waarden["van_adres"],
            onderwerp=waarden["onderwerp"],
            dag=self.form.briefdag,
            dag_tekst=datum_brief(self.form.briefdag),
            aan=aan,
            aan_tekst=rolzin(woorden, aan),
            kopie_aan=kopie_aan,
            kopie_tekst=rolzin(woorden, kopie_aan),
            tekenaar=waarden["tekenaar"],
            functie=waarden["functie"],
            orgaan=waarden.get("orgaan", ""),
            bezwaar=self.brief.bezwaar,
            nummer=self.nummer,
        )

    @property
    def delen(self) -> tuple[Nieuwdeel, ...]:
        """The document as it would be settled now."""
        rekenset = self.blad.woorden.rekenset
        weg = {rol: self.dicht[rol] for rol in self.zonder}
        return opstellen.stel_op(rekenset, self.brief, self.form.invulling(), self.hoofd, weg)

    @property
    def categorieen(self) -> set[str]:
        """What the letter may hold: the log names it when a draft is read or kept."""
        return set(self.brief.categorieen)

    def exemplaren(self) -> list[dict[str, Any]]:
        """What each recipient gets, and what it does not get."""
        delen = self.delen
        return [self._exemplaar(delen, rol) for lijst in self.ontvangers for rol in lijst]

    def _exemplaar(self, delen: tuple[Nieuwdeel, ...], rol: str) -> dict[str, Any]:
        krijgt = opstellen.exemplaar(delen, rol, self.dicht[rol])
        weg = opstellen.weggelaten(delen, krijgt)
        met_opzet = {d.id for d in self.brief.onderdelen if rol in d.niet_in_kopie_aan}
        return {
            "rol": rol,
            "wie": self.blad.woorden.rol(rol),
            "exemplaar": krijgt,
            "kopie": rol in self.ontvangers[1],
            "weg": [a for a in weg if a.naam in met_opzet],
            "dicht": [a for a in weg if a.naam not in met_opzet],
        }

    def hele_brief(self) -> Exemplaar:
        """The letter with everything that leaves the building."""
        return opstellen.exemplaar(self.delen)
