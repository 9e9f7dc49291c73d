"""A back-up while people work, put back on an empty machine with nothing but the key, on both databases."""

import threading
from datetime import time

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.models import JSONField, Value

from tests.integratie.conftest import CORPORATIE, GEGEVENS, VANDAAG
from waakvlam import klok
from waakvlam.dossiers.api import maak_dagkop, wis
from waakvlam.dossiers.models import Gebeurtenis, Uitgaand, Verzoek
from waakvlam.logboek.api import INSTALLATIE
from waakvlam.organisaties.models import Account
from waakvlam.reservekopie import maken
from waakvlam.reservekopie.api import maak_reservekopie
from waakvlam.reservekopie.archief import keur
from waakvlam.reservekopie.tabellen import WEGGELATEN, tabellen
from waakvlam.taken.models import Taak
from waakvlam.toegang.api import eis_opstelling

pytestmark = [pytest.mark.opslag, pytest.mark.django_db(transaction=True), pytest.mark.traag]

LEES = """
import sys, django
django.setup()
from tests.integratie.conftest import ZORG, CORPORATIE
from waakvlam.dossiers.api import dossierbeeld
from waakvlam.toegang.api import NietGevonden
for lezer in (ZORG, CORPORATIE):
    try:
        beeld = dossierbeeld(lezer, sys.argv[1])
        print(beeld.naam, len(beeld.feiten), "VERZONNEN TEKST" in repr(beeld.feiten))
    except NietGevonden:
        print("is er niet")
"""
GA_VERDER = """
import sys, django
django.setup()
from tests.integratie.conftest import GEGEVENS, PROEF, Proefdossier, ZORG
from django.db import transaction
from waakvlam import klok
from waakvlam.dossiers.api import maak_dagkop, open_dossier
from waakvlam.dossiers.models import Uitgaand
from waakvlam.logboek.api import INSTALLATIE, noteer
from waakvlam.opslag.rijslot import als_werk
vandaag = klok.vandaag()
Proefdossier(sys.argv[1]).leg("wooneisen_vastgelegd", vandaag)
assert open_dossier(ZORG, GEGEVENS, PROEF, op=vandaag) != sys.argv[1]
assert maak_dagkop(vandaag) is not None
with transaction.atomic():
    noteer(INSTALLATIE, "rechten_uitvoeren", {sys.argv[1]: set()}, handeling="lezen", pad="proef")
with als_werk():
    print(Uitgaand.objects.latest("pk").pk)
"""


@pytest.fixture
def installatie(nieuwe_installatie, settings):
    """An empty one that has the key of this one, and nothing else of it."""

    def maak(op=connection.vendor, **anders):
        sleutels = {"WAAKVLAM_SLEUTEL": settings.WAAKVLAM_SLEUTEL, "WAAKVLAM_SECRET_KEY": "een andere dan die van toen"}
        return nieuwe_installatie(op, **sleutels | anders)

    return maak


@pytest.fixture
def gevuld(dossier, settings, tmp_path):
    """Every kind of value, with the mark, a signed head, and a row that is gone again."""
    settings.DATA = tmp_path / "hier"
    settings.DATA.mkdir()
    settings.WAAKVLAM_WISLIJST = str(tmp_path / "wislijst")
    eis_opstelling()
    dossier.leg("notitie_gemaakt", velden={"tekst": "VERZONNEN TEKST ë \U0001f600"}, tijd=time(9, 30, 1))
    dossier.leg("woning_aangeboden", VANDAAG, CORPORATIE, betreft="w1", motivering="VERZONNEN REDEN")
    maak_dagkop(VANDAAG)
    Account.objects.maak("zora@zorg-a.example", "Zora Test", "een verzonnen wachtwoord")
    for sleutel, gegevens in (("a", {"b": [1.5, None, "é\n"], "a": {"10": True}}), ("b", None), ("c", [])):
        Taak.objects.create(soort="proef", sleutel=sleutel, gegevens=gegevens or {}, volgende_op=klok.nu())
    Taak.objects.filter(sleutel="b").update(gegevens=Value(None, JSONField()))
    wat = {"account": "zora", "inhoud_hash": "", "kenmerk": "", "gedaan_op": klok.nu()}
    for sleutel in ("een", "twee", "drie"):  # two go, and their ids with them
        Verzoek.objects.create(dossier_id=Gebeurtenis.objects.latest("pk").dossier_id, sleutel=sleutel, **wat)
    Verzoek.objects.exclude(sleutel="een").delete()
    return dossier


def goed(gedaan):
    assert gedaan.returncode == 0, gedaan.stdout + gedaan.stderr
    return gedaan.stdout


def inhoud(manifest):
    return {tabel.naam: (tabel.rijen, tabel.laatste_id, tabel.bestand.sha256) for tabel in manifest.tabellen}


def test_every_table_is_in_a_back_up_unless_it_is_said_why_not():
    bewaard = {model._meta.db_table for model in tabellen(apps)}
    assert bewaard | WEGGELATEN.keys() == set(connection.introspection.table_names())
    assert not bewaard & WEGGELATEN.keys()


def test_made_while_people_record_and_put_back_elsewhere_it_goes_on(gevuld, installatie, tmp_path):
    genoeg, gezien, stop, fouten = threading.Event(), [], threading.Event(), []

    def leg_steeds_vast():
        try:
            while not stop.is_set():
                gevuld.leg("hulpbehoefte_vastgelegd")
                gezien.append(1)
                if len(gezien) > 3:
                    genoeg.set()
        except Exception as fout:  # noqa: BLE001 - the test looks at it
            fouten.append(fout)
        finally:
            connection.close()

    draad = threading.Thread(target=leg_steeds_vast)
    Uitgaand.objects.latest("pk").delete()

    def ondertussen(_wat, _gedaan, _totaal):
        if draad.ident is None:
            draad.start()
            assert genoeg.wait(60), fouten

    voor, laatste = Gebeurtenis.objects.count(), Uitgaand.objects.latest("pk").pk
    manifest = maak_reservekopie(tmp_path / "kopie", ondertussen)
    stop.set()
    draad.join(60)
    assert not fouten
    per_tabel = {tabel.naam: tabel.rijen for tabel in manifest.tabellen}
    assert per_tabel["dossiers_gebeurtenis"] == voor < Gebeurtenis.objects.count() - 3

    elders = installatie()
    assert f"Teruggezet en in orde: {voor} feiten in 1 dossiers" in goed(
        elders.waakvlam("terugzetten", tmp_path / "kopie")
    )
    assert goed(elders.waakvlam("controleer", "--projectie")).startswith(f"In orde: {voor} feiten")
    eigenaar, corporatie = goed(elders.python(LEES, gevuld.nummer)).splitlines()
    assert eigenaar == f"{GEGEVENS.naam} {voor} True"
    assert corporatie.endswith("False")
    assert int(goed(elders.python(GA_VERDER, gevuld.nummer))) >= laatste + 3
    assert goed(elders.waakvlam("controleer")).startswith(f"In orde: {voor + 2} feiten in 2 dossiers, 2 dagkoppen")


@pytest.mark.postgres
def test_to_the_other_database_and_back_every_value_is_the_same(gevuld, installatie, tmp_path):
    kopie = tmp_path / "kopie"
    eerste = inhoud(maak_reservekopie(kopie))
    for op in ("sqlite" if connection.vendor == "postgresql" else "postgresql", connection.vendor):
        elders = installatie(op)
        goed(elders.waakvlam("terugzetten", kopie))
        kopie = tmp_path / f"kopie-{op}"
        goed(elders.waakvlam("reservekopie", kopie))
        volgende = keur(kopie)
        assert volgende.databank == op
        assert inhoud(volgende) == eerste


def test_a_back_up_of_an_older_version_is_brought_up_to_date(gevuld, installatie, tmp_path, monkeypatch):
    monkeypatch.setattr(maken, "niet_gedaan", list)
    toen = [m for m in tabellen(apps) if not m._meta.db_table.startswith("logboek_alarm")]
    monkeypatch.setattr(maken, "tabellen", lambda _register: toen)
    call_command("migrate", "logboek", "0002", verbosity=0)
    try:
        manifest = maak_reservekopie(tmp_path / "kopie")
    finally:
        call_command("migrate", verbosity=0)
    assert manifest.migraties["logboek"] == ["0002_per_periode"]
    elders = installatie()
    gezegd = goed(elders.waakvlam("terugzetten", tmp_path / "kopie"))
    assert ": 1 stappen." in gezegd
    assert goed(elders.waakvlam("controleer")).startswith("In orde")


def test_what_was_erased_after_the_back_up_stays_unreadable(gevuld, installatie, tmp_path, settings):
    gevuld.leg("dossier_gesloten", velden={"reden": "klaar"})
    maak_reservekopie(tmp_path / "kopie")
    assert wis(gevuld.nummer, "verzoek", INSTALLATIE).alles
    elders = installatie(WAAKVLAM_WISLIJST=settings.WAAKVLAM_WISLIJST)
    gezegd = goed(elders.waakvlam("terugzetten", tmp_path / "kopie"))
    assert "opnieuw gewist: 1 keer" in gezegd
    assert goed(elders.python(LEES, gevuld.nummer)) == "is er niet\nis er niet\n"
    assert goed(elders.waakvlam("controleer")).startswith("In orde")
    sleutels = "import django; django.setup()\nfrom waakvlam.dossiers.api import sleutelstand; print(sleutelstand())"
    assert goed(elders.python(sleutels)).strip() == "{}"
