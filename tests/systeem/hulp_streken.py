"""Dossiers of every region for the tests of the pages: any role can be somebody, and any fact is filled in by itself.

A set that another succeeds is read on its last days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.systeem.hulp_dossierblad import als
from waakvlam import klok
from waakvlam.bron.api import bronset, opvolgers
from waakvlam.dossiers.api import (
    Dossierbeeld,
    Geweigerd,
    Ongeldig,
    Persoonsgegevens,
    Vastlegging,
    dossierbeeld,
    leg_vast,
    open_dossier,
)
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.taal import Veld
from waakvlam.kern.voorwaarde import Feitpatroon
from waakvlam.toegang.api import PERSONAS, Lezer, Persona

OPENERS = ("zorgaanbieder", "aanbieder_mobw")
GEGEVENS = Persoonsgegevens(naam="Pleun Verzonnen", geboortedatum=date(1990, 5, 14))


def lezer(monkeypatch: pytest.MonkeyPatch, rol: str) -> Lezer:
    """Somebody in this role, whom a visitor can choose to be as well."""
    wie = Lezer(f"proef-{rol}", "Proef", f"proef-{rol}".replace("_", "-"), f"Proef {rol}", rol)
    monkeypatch.setitem(PERSONAS, wie.account, Persona(wie, "", ""))
    return wie


def waarde(naam: str, veld: Veld) -> Any:
    """Something that a field takes."""
    vaste = {"organisatie": "proef-zorgaanbieder", "maand": "2026-03", "criterium": "AMS26-B6.08"}
    per_soort = {
        "datum": klok.vandaag(),
        "getal": 1,
        "bool": True,
        "lijst": veld.keuzes[:1] or ["x"],
        "rol": "deelnemer",
    }
    return vaste.get(naam) or per_soort.get(veld.soort) or (veld.keuzes[0] if veld.keuzes else "x")


@dataclass
class Streekdossier:
    """A dossier under any set, in which every role that is asked for is a party."""

    nummer: str
    rekenset: Rekenset
    opener: Lezer
    peildatum: date
    """The last day on which the set holds; today where none succeeds it."""
    monkeypatch: pytest.MonkeyPatch

    def rol(self, rol: str) -> Lezer:
        """Somebody in this role, a party from now on."""
        wie = lezer(self.monkeypatch, rol)
        if rol != self.opener.rol and (wie.organisatie, rol) not in self.beeld().partijen:
            velden = {"organisatie": wie.organisatie, "rol": rol}
            self.leg(self.opener, "betrokkene_toegevoegd", -60, velden=velden)
        return wie

    def beeld(self, wie: Lezer | None = None) -> Dossierbeeld:
        return dossierbeeld(wie or self.opener, self.nummer, self.peildatum)

    def leg(self, wie: Lezer, soort: str, dagen: int, **wat: Any) -> None:
        """Record a fact; what is not given and has to be there is filled in."""
        typen = self.rekenset.typen[soort]
        velden = {n: waarde(n, v) for n, v in typen.velden.items() if v.verplicht} | wat.pop("velden", {})
        op = self.peildatum + timedelta(days=dagen)
        vastlegging = Vastlegging(
            soort, op, velden=velden, betreft="x1" if typen.onderwerp else None, motivering="Proef.", **wat
        )
        leg_vast(wie, self.nummer, vastlegging, dossierbeeld(wie, self.nummer).stand)

    def ga_naar(self, fase: str, dagen: int) -> Lezer | None:
        """Record what enters this phase; gives who did, None where the agreements refuse that here."""
        return self.laat_gebeuren(next(f.begint_met for f in self.rekenset.fasen if f.naam == fase), dagen)

    def laat_gebeuren(self, patronen: Iterable[Feitpatroon], dagen: int) -> Lezer | None:
        """Record the first of these that the agreements allow; gives who did, None where they refuse all."""
        for patroon in (p for p in patronen if p.type != "dossier_geopend"):
            rollen = [r for r in self.rekenset.typen[patroon.type].door if r != "deelnemer"]
            if not rollen:
                continue
            wie = self.rol(self.opener.rol if self.opener.rol in rollen else rollen[0])
            velden = {naam: w[0] if isinstance(w, list) else w for naam, w in patroon.als.items()}
            try:
                self.leg(wie, patroon.type, dagen, velden=velden)
            except (Geweigerd, Ongeldig):
                continue
            return wie
        return None

    def als(self, wie: Lezer) -> Client:
        """A browser of this reader."""
        return als(wie.account)


def maak_streekdossier(monkeypatch: pytest.MonkeyPatch, set_: str) -> Streekdossier:
    """A dossier under this set, opened by who may open one there."""
    rekenset = bronset(set_).rekenset
    genoemd = {rol for norm in rekenset.afspraken.normen for rol in norm.drager}
    opener = lezer(monkeypatch, next(rol for rol in reversed(OPENERS) if rol in genoemd))
    vervangen = opvolgers(set_)
    peildatum = vervangen[0][1] - timedelta(days=1) if vervangen else klok.vandaag()
    nummer = open_dossier(opener, GEGEVENS, set_, op=peildatum - timedelta(days=60))
    return Streekdossier(nummer, rekenset, opener, peildatum, monkeypatch)
