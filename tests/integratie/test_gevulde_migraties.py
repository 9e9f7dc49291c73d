"""A store of before compartments, with content, goes through every migration since and is as good as a new one.

What stood there then is written out here, byte by byte, and not by the code of now: keys, content and hashes.
"""

import base64
import hashlib
import json
import os
from datetime import UTC, date, datetime

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from tests.hulp.afspraken import PROEF
from tests.integratie.conftest import CORPORATIE, VANDAAG, ZORG, Proefdossier
from tests.integratie.test_rijslot import GESLOTEN
from waakvlam.dossiers.api import Controle, Herberekening, dossierbeeld, herbereken, maak_dagkop
from waakvlam.dossiers.models import Dossier, Dossiersleutel, Gebeurtenis, Termijn
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.opslag.alleen_toevoegen import bewaakte
from waakvlam.opslag.rijslot import AAN, zet_sessie
from waakvlam.organisaties.models import Account, Lidmaatschap
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.opslag, pytest.mark.django_db(transaction=True), pytest.mark.traag]

NUMMER, GEWIST = "PRF-2026-00001", "PRF-2026-00002"
TOEN = datetime(2026, 1, 20, 9, 30, 0, 123456, tzinfo=UTC)
MELDER = "zorg-a/zorg_geleverd/melder"
DAG = date(2026, 1, 5)
GEGEVENS = {
    "naam": "Dirk Verzonnen", "geboortedatum": "1990-05-01", "route": "omslag", "contractvorm": None,
    "huishouden": {"soort": None, "kinderen": None},
}  # fmt: skip
FEITEN: tuple[tuple[str, date, dict[str, str]], ...] = (
    ("dossier_geopend", DAG, {"route": "omslag"}),
    ("betrokkene_toegevoegd", DAG, {"organisatie": "woon-a", "rol": "woningcorporatie"}),
    ("hulpbehoefte_vastgelegd", VANDAAG, {}),
    ("notitie_gemaakt", VANDAAG, {"tekst": "Een verzonnen notitie van toen"}),
)
EERSTE = {"dossiers": "0004", "toegang": "zero", "organisaties": "0001", "logboek": "0001", "taken": "0001"}


def versleuteld(sleutel, inhoud, plaats):
    nonce = os.urandom(12)
    return nonce + AESGCM(sleutel).encrypt(nonce, inhoud, plaats.encode())


def compact(waarde):
    return json.dumps(waarde, ensure_ascii=False, separators=(",", ":")).encode()


def vul_dossier(apps, nummer, *, gewist=False):
    """A dossier of then: its key wrapped by that of the installation, its facts in a chain without compartments."""
    sleutel = AESGCM.generate_key(256)
    verpakt = versleuteld(base64.urlsafe_b64decode(settings.WAAKVLAM_SLEUTEL), sleutel, f"{nummer}|sleutel")
    dossier = apps.get_model("dossiers", "Dossier").objects.create(
        nummer=nummer, afsprakenset=PROEF, sleutel=None if gewist else verpakt, volgnummer=len(FEITEN),
        gegevens=None if gewist else versleuteld(sleutel, compact(GEGEVENS), f"{nummer}|gegevens"), aangemaakt_op=TOEN,
    )  # fmt: skip
    vorige = ""
    for volgnummer, (soort, op, velden) in enumerate(FEITEN, start=1):
        wat = {"velden": velden, "motivering": ""}
        inhoud = versleuteld(sleutel, compact(wat), f"{nummer}|{volgnummer}|{soort}")
        wie = ("zora", "zorg-a", "zorgaanbieder", "zorgaanbieder", "")
        over = [vorige, nummer, volgnummer, soort, op.isoformat(), None, "2026-01-20T09:30:00.123456+00:00",
                *wie, None, None, inhoud.hex()]  # fmt: skip
        hash_ = hashlib.sha256(compact(over)).hexdigest()
        kolommen = dict(zip(("account", "organisatie", "rol", "door", "betreft"), wie, strict=True))
        apps.get_model("dossiers", "Gebeurtenis").objects.create(
            dossier_id=dossier.pk, volgnummer=volgnummer, type=soort, op=op, vastgelegd_op=TOEN, inhoud=inhoud,
            vorige_hash=vorige, hash=hash_, **kolommen,
        )  # fmt: skip
        vorige = hash_
    if not gewist:
        partij = apps.get_model("dossiers", "Partij").objects
        partij.create(dossier_id=dossier.pk, organisatie="zorg-a", rol="zorgaanbieder", vanaf=DAG)
        partij.create(dossier_id=dossier.pk, organisatie="woon-a", rol="woningcorporatie", vanaf=DAG)


def vul_anderen(apps):
    """Someone who works somewhere, and a line of the log."""
    organisaties = {
        naam: apps.get_model("organisaties", naam).objects for naam in ("Account", "Organisatie", "Lidmaatschap")
    }
    account = organisaties["Account"].create(
        email="zora@zorg-a.example", naam="Zora Test", password="!", kenmerk="zora"
    )
    organisatie = organisaties["Organisatie"].create(sleutel="zorg-a", naam="Zorg A")
    organisaties["Lidmaatschap"].create(
        account_id=account.pk, organisatie_id=organisatie.pk, rol="zorgaanbieder", regio="Proef", vanaf=TOEN
    )
    apps.get_model("logboek", "Verwerkingsregel").objects.create(
        trace_id="0" * 32, operation_id="0" * 16, activiteit="dossier_bekijken", begonnen_op=TOEN, geeindigd_op=TOEN,
        account="zora", organisatie="zorg-a", rol="zorgaanbieder", functiesoort="medewerker", betrokkene=NUMMER,
        betrokkene_soort="deelnemer", handeling="lezen", pad="proef",
    )  # fmt: skip


@pytest.fixture
def van_toen(transactional_db):
    """The tables as they were, filled, and then brought up to date."""
    try:
        for app, naam in EERSTE.items():
            call_command("migrate", app, naam, verbosity=0)
        laatste = MigrationExecutor(connection).loader
        stand = [stap for stap in laatste.applied_migrations if stap in laatste.graph.nodes]
        apps = laatste.project_state([stap for stap in stand if stap[0] in {*EERSTE, "contenttypes"}]).apps
        assert "sleutel" in {veld.name for veld in apps.get_model("dossiers", "Dossier")._meta.fields}
        vul_dossier(apps, NUMMER)
        vul_dossier(apps, GEWIST, gewist=True)
        vul_anderen(apps)
    finally:
        call_command("migrate", verbosity=0)
    return Proefdossier(NUMMER)


def test_what_was_recorded_then_is_read_now_guarded_and_goes_on(van_toen):
    beeld = van_toen.beeld()
    assert beeld.naam == GEGEVENS["naam"]
    assert [feit.type for feit in beeld.feiten] == [soort for soort, _, _ in FEITEN]
    assert "Een verzonnen notitie van toen" in repr(beeld.feiten)
    assert "Een verzonnen notitie van toen" not in repr(dossierbeeld(CORPORATIE, NUMMER).feiten)
    assert Controle().eerste_breuk() is None
    with pytest.raises(NietGevonden):
        dossierbeeld(ZORG, GEWIST)
    assert Dossier.objects.get(nummer=GEWIST).gewist_op == TOEN
    assert Dossiersleutel.objects.filter(verpakt__isnull=False).count() == 1
    assert Account.objects.get().kenmerk == Lidmaatschap.objects.get().account.kenmerk == "zora"
    assert Verwerkingsregel.objects.filter(pad="proef").get().betrokkene == NUMMER
    bewaakt()

    assert not Termijn.objects.exists()
    assert herbereken(VANDAAG) == Herberekening(gedaan=1)
    assert Termijn.objects.filter(dossier__nummer=NUMMER).exists()
    van_toen.leg("notitie_gemaakt", velden={"tekst": "van nu"}, betrokkene="melder")
    assert [feit.vak for feit in Gebeurtenis.objects.filter(dossier__nummer=NUMMER).order_by("pk")] == [
        "",
        "",
        "",
        "",
        MELDER,
    ]
    assert maak_dagkop(VANDAAG) is not None
    assert Controle(projectie=True).eerste_breuk() is None


def bewaakt():
    """The triggers are there and refuse, and on PostgreSQL nothing is found by who is no reader."""
    assert all(tabel.aanwezig(connection) for tabel in bewaakte())
    with pytest.raises(DatabaseError), transaction.atomic():
        Gebeurtenis.objects.update(account="iemand anders")
    if connection.vendor == "postgresql":
        zet_sessie(connection, "")
        assert {model: model._default_manager.count() for model in GESLOTEN} == dict.fromkeys(GESLOTEN, 0)
        zet_sessie(connection, AAN)
