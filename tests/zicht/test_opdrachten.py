"""Every command: none that nobody described, none of the installation that shows data, and to a reader no more than the
tables allow.
"""

import csv
import json
import os
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from tests.zicht import kruis, opdrachten
from tests.zicht.dossiers import Proef
from tests.zicht.houden import persona
from waakvlam import klok
from waakvlam.bron.api import bronset, setnamen
from waakvlam.cli.hoofd import app
from waakvlam.dossiers import herkomst
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.opgeslagen import lees
from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.toegang.api import Lezer

STANDEN = kruis.STANDEN if "WAAKVLAM_OMVANG" in os.environ else ("ingetrokken",)
KENMERK = "eigen-1"
FEITEN = 4
"""So many facts of each caseload that is read in, of kinds that are drawn."""
LEESBAAR = "kanarie-onderwerp-"
"""The subject of a fact is a short label and stands in the tables as it is; the rest of a fact is encrypted."""
DRAAI = """
import sys
from waakvlam.cli.starten import zet_django_op
zet_django_op(ook_leeg=True)
from tests.zicht.installatie import draai
draai(*sys.argv[1:])
"""


def test_every_command_says_what_it_shows():
    o = opdrachten
    lijsten = (o.ZONDER_DOSSIER, dict(o.VAN_DE_INSTALLATIE), o.ELDERS, o.VOOR_EEN_LEZER)
    beschreven = Counter(naam for lijst in lijsten for naam in lijst)
    assert sorted(beschreven.elements()) == sorted(opdrachten.namen())


@pytest.mark.traag
def test_no_command_of_the_installation_shows_or_writes_a_fact(nieuwe_installatie, tmp_path):
    sleutel = {"WAAKVLAM_SLEUTEL": "A" * 42 + "E="}
    gedraaid = nieuwe_installatie("sqlite", **sleutel).python(
        DRAAI, tmp_path, json.dumps(opdrachten.VAN_DE_INSTALLATIE)
    )
    assert gedraaid.returncode == 0, gedraaid.stderr
    inhoud = json.loads(gedraaid.stdout)
    terug = nieuwe_installatie("sqlite", **sleutel).waakvlam("terugzetten", tmp_path / "kopie.tar.gz")
    uitkomsten = [*inhoud["uitkomsten"], ("terugzetten", terug.returncode, terug.stdout + terug.stderr)]
    for naam, uitgang, tekst in [*uitkomsten, ("het logboek van het programma", 0, gedraaid.stderr)]:
        assert uitgang == 0, (naam, tekst)
        gelekt = [merk for merk in inhoud["merken"] if merk in tekst]
        assert not gelekt, (naam, gelekt)
    assert {naam for naam, _, _ in uitkomsten} == {*dict(opdrachten.VAN_DE_INSTALLATIE), *opdrachten.ELDERS}
    geheim = [merk.encode() for merk in inhoud["merken"] if LEESBAAR not in merk and not merk.isdigit()]
    assert len(geheim) > 10
    for wat, bytes_ in _geschreven(tmp_path):
        assert not [merk for merk in geheim if merk in bytes_], wat


def _geschreven(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Everything that the commands wrote: databases, files beside them, and what is in a back-up."""
    for pad in (p for p in folder.rglob("*") if p.is_file()):
        yield str(pad), pad.read_bytes()
        if pad.name.endswith(".tar.gz"):
            with tarfile.open(pad) as archief:
                for lid in archief:
                    deel = archief.extractfile(lid)
                    yield f"{pad}:{lid.name}", deel.read() if deel else b""


def geef(*delen: object) -> tuple[int, str]:
    """Give a command as the program does. Its exit and all that it printed."""
    uit = CliRunner().invoke(app, [str(deel) for deel in delen])
    if uit.exception is not None and not isinstance(uit.exception, SystemExit | Waakvlamfout):
        raise uit.exception
    return uit.exit_code, f"{uit.output}{uit.exception or ''}"


@pytest.mark.traag
@pytest.mark.willekeur
@pytest.mark.parametrize("setnaam", setnamen())
def test_an_access_request_holds_what_the_tables_allow(setnaam, opgeslagen, monkeypatch, tmp_path):
    gezien = Counter[str]()
    for stand in STANDEN:
        proef, nummer = opgeslagen(setnaam, stand)
        for hoe, lezer, binnen in kruis.lezers(proef):
            officier = replace(lezer, functiesoort="functionaris_gegevensbescherming")
            wel, niet = proef.mag(lezer.rol, lezer.organisatie) if binnen else (set(), proef.alles)
            doel = tmp_path / f"{stand}-{lezer.organisatie}.json"
            with persona(officier, monkeypatch):
                uitgang, tekst = geef("inzage", nummer, "--account", officier.account, "--json", doel)
            assert (uitgang == 0) is binnen is doel.exists(), (hoe, lezer.rol, tekst)
            gegeven = doel.read_text("utf-8") if binnen else ""
            gelekt = {merk for merk in niet if merk in gegeven} | {merk for merk in proef.alles if merk in tekst}
            assert not gelekt, (stand, hoe, lezer.rol, gelekt)
            gezien[hoe] += sum(merk in gegeven for merk in wel)
    assert gezien["partij"] > 0


@pytest.mark.traag
@pytest.mark.parametrize("setnaam", setnamen())
def test_an_access_request_on_paper_holds_what_the_tables_allow(setnaam, opgeslagen, monkeypatch, tmp_path):
    proef, nummer = opgeslagen(setnaam, "gegeven")
    lezer = Lezer(
        "vera-x", "X", "o-woningcorporatie", "O", "woningcorporatie", "", "", "functionaris_gegevensbescherming"
    )
    wel, niet = proef.mag(lezer.rol, lezer.organisatie)
    with persona(lezer, monkeypatch):
        assert geef("inzage", nummer, "--account", lezer.account, "--pdf", tmp_path / "a.pdf")[0] == 0
    bladen = PdfReader(BytesIO((tmp_path / "a.pdf").read_bytes())).pages
    tekst = "".join("".join(blad.extract_text().split()) for blad in bladen)
    assert not [merk for merk in niet if merk in tekst]
    assert [merk for merk in wel if merk in tekst]


@pytest.mark.django_db
@pytest.mark.parametrize("functie", ["medewerker", "teamleider", "beheerder", "onbekend"])
def test_who_handles_no_requests_gets_nothing_of_one(functie, opgeslagen, monkeypatch, tmp_path):
    proef, nummer = opgeslagen("amsterdam-2026", "gegeven")
    lezer = Lezer("x-x", "X", f"o-{proef.opener}", "O", proef.opener, functiesoort=functie)
    with persona(lezer, monkeypatch):
        uitgang, tekst = geef("inzage", nummer, "--account", lezer.account, "--json", tmp_path / "a.json")
    assert uitgang != 0
    assert not [merk for merk in proef.alles if merk in tekst]
    assert not (tmp_path / "a.json").exists()


@pytest.mark.traag
@pytest.mark.willekeur
@pytest.mark.parametrize("setnaam", setnamen())
def test_reading_in_a_caseload_tells_nothing_of_a_dossier_that_is_there(setnaam, opgeslagen, monkeypatch, tmp_path):
    worp, uitgangen = Random(setnaam), Counter[tuple[str, bool]]()
    proef, nummer = opgeslagen(setnaam, "ingetrokken")
    for beurt, (hoe, lezer, binnen) in enumerate(kruis.lezers(proef)):
        beheerder = replace(lezer, functiesoort="beheerder")
        if hoe != "nooit":
            with werkdeur():
                herkomst.bewaar(lees(nummer), lezer.organisatie, KENMERK, klok.nu())
        bladen = werkblad(proef, worp, tmp_path / str(beurt))
        _, niet = proef.mag(lezer.rol, lezer.organisatie) if binnen else (set(), proef.alles)
        with persona(beheerder, monkeypatch):
            for opdracht in ("proef", "voer-in"):
                verslag = tmp_path / f"{beurt}-{opdracht}.csv"
                wie = ("--afspraken", setnaam, "--account", beheerder.account, "--rapport", verslag)
                _, tekst = geef("importeer", opdracht, *bladen, *wie)
                tekst += verslag.read_text("utf-8") if verslag.exists() else ""
                assert "Er is niets vastgelegd" in tekst or opdracht == "voer-in", tekst
                assert not [merk for merk in niet if merk in tekst], (hoe, lezer.rol, tekst)
                uitgangen[hoe, "geen partij meer" in tekst] += 1
    assert uitgangen["voorheen", False] == uitgangen["partij", True] == uitgangen["nooit", True] == 0


def werkblad(proef: Proef, worp: Random, folder: Path) -> list[Path]:
    """A caseload of one dossier with some facts of the last day, as a reader of the own administration has it."""
    folder.mkdir()
    typen = [t for t in bronset(proef.setnaam).rekenset.typen.values() if not t.regio and not t.categorie_uit]
    leeg_te_laten = sorted(t.type for t in typen if not any(veld.verplicht for veld in t.velden.values()))
    soorten = worp.sample(leeg_te_laten, FEITEN)
    dag = proef.dag.isoformat()
    rijen = {
        "dossiers": [("kenmerk", "geopend_op", "naam"), (KENMERK, dag, "Iemand Verzonnen")],
        "feiten": [("kenmerk", "feit", "op"), *((KENMERK, soort, dag) for soort in soorten)],
    }
    for naam, inhoud in rijen.items():
        with (folder / f"{naam}.csv").open("w", encoding="utf-8", newline="") as uit:
            csv.writer(uit, delimiter=";").writerows(inhoud)
    return sorted(folder.glob("*.csv"))
