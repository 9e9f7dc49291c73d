"""An organisation that leaves, against the tables: it takes along what its role may see, and then it is nobody."""

import os
from random import Random

import pytest

from tests.zicht import kruis, paden
from tests.zicht.bewaren import bewaar
from tests.zicht.dossiers import Proef, op_kantoor, organisatie, rollen
from tests.zicht.houden import als, bezoek
from tests.zicht.test_opdrachten import geef
from waakvlam import klok
from waakvlam.bron.api import bronset, setnamen
from waakvlam.organisaties.api import richt_op
from waakvlam.toegang.api import Lezer, Partijschap

pytestmark = [pytest.mark.traag, pytest.mark.willekeur, pytest.mark.django_db]
STANDEN = kruis.STANDEN if "WAAKVLAM_OMVANG" in os.environ else ("gegeven", "ingetrokken")
VOER_UIT = ("--voer-uit", "--zonder-uitvoer", "--reden", "stopt_met_deelname")
OPVOLGER = "opvolger"


@pytest.fixture(autouse=True)
def wislijst(tmp_path, settings):
    settings.WAAKVLAM_WISLIJST = str(tmp_path / "wislijst")


def met_opvolgers(setnaam: str) -> Proef:
    """A dossier with consent, and one more organisation in every role."""
    proef = kruis.maak(setnaam, "gegeven")
    for rol in rollen(setnaam):
        naam = organisatie(rol, OPVOLGER)
        proef.partijen[naam] = Partijschap(naam, rol, proef.partijen[organisatie(rol)].vanaf)
    return proef


def richt_allen_op(proef: Proef) -> None:
    for _hoe, lezer, _binnen in kruis.lezers(proef):
        richt_op(lezer.organisatie, [(lezer.rol, "Proef")], lezer.organisatie)


@pytest.mark.parametrize("setnaam", setnamen())
def test_what_goes_along_is_what_the_tables_allow(setnaam, monkeypatch, tmp_path):
    gezien = 0
    for stand in STANDEN:
        proef = kruis.maak(setnaam, stand)
        nummer = bewaar(proef)
        monkeypatch.setattr(klok, "nu", lambda dag=proef.dag: op_kantoor(dag))
        if stand == next(iter(STANDEN)):
            richt_allen_op(proef)
        for hoe, lezer, binnen in kruis.lezers(proef):
            map_ = tmp_path / f"{stand}-{lezer.organisatie}"
            uitgang, tekst = geef("organisatie", "vertrek", lezer.organisatie, "--uitvoer", map_)
            assert uitgang == 0, tekst
            van_dit = map_ / "dossiers" / f"{nummer}.{lezer.rol}.json"
            assert van_dit.exists() is binnen, (hoe, lezer.rol)
            mee = van_dit.read_text("utf-8") if binnen else ""
            wel, niet = proef.mag(lezer.rol, lezer.organisatie) if binnen else (set(), proef.alles)
            assert not {merk for merk in niet if merk in mee}, (stand, hoe, lezer.rol)
            assert not {merk for merk in proef.alles if merk in tekst}, (stand, hoe, lezer.rol)
            gezien += sum(merk in mee for merk in wel)
    assert gezien > 0


@pytest.mark.parametrize("setnaam", setnamen())
def test_afterwards_no_address_gives_anything_and_who_took_over_sees_what_the_tables_allow(setnaam, monkeypatch):
    proef, worp = met_opvolgers(setnaam), Random(setnaam)
    nummer = bewaar(proef)
    monkeypatch.setattr(klok, "nu", lambda: op_kantoor(proef.dag))
    richt_allen_op(proef)
    besluiten = [b.naam for b in bronset(setnaam).afspraken.besluiten]
    doel = paden.doel(nummer, setnaam, besluiten, [f.type for f in proef.feiten])
    for rol in rollen(setnaam):
        uitgang, tekst = geef("organisatie", "vertrek", organisatie(rol), *VOER_UIT)
        assert uitgang == 0, tekst
        weg = Lezer(f"weg-{rol}", "X", organisatie(rol), "O", rol, functiesoort="beheerder")
        with als(weg, monkeypatch) as client:
            for _naam, adres in (*paden.adressen(doel, worp), *paden.lijsten()):
                status, inhoud, koppen = bezoek(client, adres)
                assert status == 302, adres
                assert not [merk for merk in proef.alles if merk in inhoud or merk in koppen], adres
        bij = Lezer(f"bij-{rol}", "X", organisatie(rol, OPVOLGER), "O", rol)
        with als(bij, monkeypatch) as client:
            status, inhoud, _ = bezoek(client, f"/dossiers/{nummer}/tijdlijn/")
        wel, niet = proef.mag(rol, bij.organisatie)
        assert status == 200
        assert not [merk for merk in niet if merk in inhoud], rol
        assert [merk for merk in wel if merk in inhoud] or not wel, rol
