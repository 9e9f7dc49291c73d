"""Signed heads of days: what they cover, what they find that a chain cannot, and how a new key comes in."""

import base64
import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from typer.testing import CliRunner

from tests.integratie.conftest import VANDAAG, ZORG
from tests.integratie.test_gelijktijdig import TEGELIJK, tegelijk
from waakvlam.cli.hoofd import app
from waakvlam.dossiers import keten, taken
from waakvlam.dossiers.api import Breuk, Controle, als_gegevens, controleer_keten, maak_dagkop, wacht_op_dagkop
from waakvlam.dossiers.models import Dagkop, Dagkopregel, Dossier, Gebeurtenis, Termijn, Termijnzicht, Werkrij
from waakvlam.opslag.alleen_toevoegen import bewaakte
from waakvlam.taken.register import SOORTEN

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

MORGEN = VANDAAG + timedelta(days=1)
NIEUWE_SLEUTEL = base64.urlsafe_b64encode(b"n" * 32).decode()


def breuk(nummer=None, **wat):
    return Controle(nummer, **wat).eerste_breuk()


def met_geweld(opdracht, *waarden):
    """As someone would who has the database in hand, and puts everything back as it was."""
    connection.check_constraints()
    for tabel in bewaakte():
        tabel.verwijder(connection)
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
    connection.check_constraints()
    for tabel in bewaakte():
        tabel.zet(connection)


def herschrijf(dossier):
    """Change the first fact and write the whole chain anew: in itself it holds again."""
    vorige = ""
    for feit in Gebeurtenis.objects.filter(dossier__nummer=dossier.nummer).order_by("volgnummer"):
        feit.account, feit.vorige_hash = "ander", vorige
        feit.hash = vorige = keten.bereken_hash(dossier.nummer, feit)
        met_geweld(
            "UPDATE dossiers_gebeurtenis SET account = %s, vorige_hash = %s, hash = %s WHERE id = %s",
            "ander", feit.vorige_hash, feit.hash, feit.pk,
        )  # fmt: skip
    assert controleer_keten() is None


# What a head covers


def test_a_head_covers_what_grew_since_the_one_before(dossier, maak_dossier):
    ander = maak_dossier()
    eerste = maak_dagkop(VANDAAG)
    ander.leg("wooneisen_vastgelegd")
    tweede = maak_dagkop(MORGEN)
    regels = {
        k: set(Dagkopregel.objects.filter(dagkop=k).values_list("nummer", "volgnummer")) for k in (eerste, tweede)
    }
    assert regels == {eerste: {(dossier.nummer, 2), (ander.nummer, 1)}, tweede: {(ander.nummer, 2)}}
    assert (tweede.vorige, tweede.aantal) == (eerste.hash, 1)
    assert breuk() is None


def test_a_day_on_which_nothing_was_recorded_has_a_head_too(db):
    assert (maak_dagkop(VANDAAG).aantal, maak_dagkop(MORGEN).aantal) == (0, 0)
    assert breuk() is None


def test_a_day_has_one_head_and_an_earlier_day_gets_none_any_more(dossier):
    kop = maak_dagkop(MORGEN)
    dossier.leg("wooneisen_vastgelegd")
    assert maak_dagkop(MORGEN) == maak_dagkop(VANDAAG) == kop
    assert Dagkop.objects.count() == 1
    assert maak_dagkop(MORGEN + timedelta(days=1)).aantal == 1


@pytest.mark.django_db(transaction=True)
def test_made_by_several_at_once_there_is_one(transactional_db, maak_dossier):
    maak_dossier()
    koppen = tegelijk([lambda: maak_dagkop(VANDAAG)] * TEGELIJK)
    assert {*koppen} == {Dagkop.objects.get()}
    assert Dagkopregel.objects.count() == 1
    assert breuk() is None


@pytest.mark.parametrize("tabel", ["dossiers_dagkop", "dossiers_dagkopregel"])
def test_a_head_cannot_be_changed_or_removed(dossier, tabel):
    maak_dagkop(VANDAAG)
    for opdracht in (f"UPDATE {tabel} SET hash = 'x'", f"DELETE FROM {tabel}"):
        connection.check_constraints()
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(opdracht)


def test_the_worker_signs_yesterday_and_what_it_missed_before(dossier, tijd):
    assert taken.teken_gisteren({}) == f"dagkop van {VANDAAG - timedelta(days=1)}: 1 dossiers"
    tijd.dag = VANDAAG + timedelta(days=7)
    dossier.leg("wooneisen_vastgelegd")
    for _twee_keer in range(2):
        assert taken.teken_gisteren({}) == f"dagkop van {VANDAAG + timedelta(days=6)}: 1 dossiers"
    assert breuk() is None


def test_the_worker_knows_when_to_sign_and_when_to_tidy():
    ritmes = {naam: str(soort.ritme) for naam, soort in SOORTEN.items()}
    assert ritmes["dossiers.dagkop"] == "dagelijks 00:10"
    assert ritmes["dossiers.verzoeken"] == "dagelijks 03:30"


# What it finds that a chain cannot


def test_a_chain_that_was_written_anew_is_found(dossier):
    maak_dagkop(VANDAAG)
    herschrijf(dossier)
    assert breuk() == Breuk(dossier.nummer, 2, "het feit is niet meer zoals deze dag is getekend", VANDAAG)
    assert breuk(dossier.nummer) == breuk()


def test_a_dossier_that_was_taken_away_whole_is_found(dossier, maak_dossier):
    ander = maak_dossier()
    maak_dagkop(VANDAAG)
    pk = Dossier.objects.get(nummer=dossier.nummer).pk
    for rijen in (Werkrij.objects.filter(dossier=pk), Termijnzicht.objects.filter(termijn__dossier=pk)):
        rijen.delete()
    Termijn.objects.filter(dossier=pk).delete()
    for tabel in ("dossierzicht", "partij", "zoekspoor", "dossiersleutel", "gebeurtenis"):
        met_geweld(f"DELETE FROM dossiers_{tabel} WHERE dossier_id = %s", pk)
    met_geweld("DELETE FROM dossiers_dossier WHERE id = %s", pk)
    assert controleer_keten() is None
    assert breuk() == breuk(dossier.nummer) == Breuk(dossier.nummer, 2, "het feit is er niet meer", VANDAAG)
    assert breuk(ander.nummer) is None


def test_facts_cut_off_with_their_count_are_found(dossier):
    maak_dagkop(VANDAAG)
    met_geweld("DELETE FROM dossiers_gebeurtenis WHERE volgnummer = %s", 2)
    Dossier.objects.update(volgnummer=1)
    assert controleer_keten() is None
    assert breuk() == Breuk(dossier.nummer, 2, "het feit is er niet meer", VANDAAG)


@pytest.mark.parametrize(
    ("opdracht", "wat"),
    [
        ("UPDATE dossiers_dagkop SET aantal = 7", "de inhoud klopt niet met de hash"),
        ("UPDATE dossiers_dagkop SET dag = '2020-01-01'", "de inhoud klopt niet met de hash"),
        ("UPDATE dossiers_dagkop SET handtekening = 'eA=='", "de handtekening klopt niet"),
        ("UPDATE dossiers_dagkop SET vorige = 'x'", "sluit niet aan op de dagkop ervoor"),
        ("UPDATE dossiers_dagkopregel SET volgnummer = 1", "de regels kloppen niet met de wortel"),
        ("DELETE FROM dossiers_dagkopregel", "de regels kloppen niet met de wortel"),
    ],
)
def test_a_head_that_was_changed_is_found(dossier, opdracht, wat):
    maak_dagkop(VANDAAG)
    met_geweld(opdracht)
    gevonden = breuk()
    assert gevonden is not None
    assert (gevonden.wat, gevonden.nummer) == (wat, "")


def test_a_head_that_was_taken_away_is_found(dossier):
    maak_dagkop(VANDAAG)
    dossier.leg("wooneisen_vastgelegd")
    maak_dagkop(MORGEN)
    met_geweld("DELETE FROM dossiers_dagkopregel WHERE volgnummer = 3")
    met_geweld("DELETE FROM dossiers_dagkop WHERE dag = %s", MORGEN)
    assert breuk() == Breuk(dossier.nummer, 3, "heet getekend tot hier, maar geen dagkop zegt dat")


def test_a_dossier_that_claims_to_be_signed_is_found(dossier):
    Dossier.objects.update(getekend_tot=2)
    assert breuk() == Breuk(dossier.nummer, 2, "heet getekend tot hier, maar geen dagkop zegt dat")


@pytest.mark.parametrize("tabel", bewaakte(), ids=lambda tabel: tabel.tabel)
def test_a_table_without_its_guard_is_found(dossier, tabel):
    tabel.verwijder(connection)
    gevonden = breuk()
    assert gevonden is not None
    assert tabel.tabel in gevonden.wat
    assert str(gevonden) == gevonden.wat


def test_a_fact_that_was_changed_is_named_before_the_guard_that_was_taken_away_for_it(dossier):
    dossier.leg("hulpbehoefte_vastgelegd")
    for tabel in bewaakte():
        tabel.verwijder(connection)
    Gebeurtenis.objects.filter(volgnummer=2).update(account="ander")
    gevonden = breuk()
    assert gevonden is not None
    assert (gevonden.nummer, gevonden.volgnummer) == (dossier.nummer, 2)


def test_rows_of_lists_that_differ_from_the_facts_are_found_when_asked(dossier):
    dossier.leg("hulpbehoefte_vastgelegd")
    assert breuk(projectie=True) is None
    Termijn.objects.update(status="te_laat")
    assert breuk() is None
    assert breuk(projectie=True) == Breuk(dossier.nummer, 3, "de lijsten zeggen iets anders dan de feiten")


# Keys


def test_a_new_key_is_vouched_for_by_the_one_before(dossier, settings):
    oud = settings.WAAKVLAM_SLEUTEL
    maak_dagkop(VANDAAG)
    settings.WAAKVLAM_SLEUTEL, settings.WAAKVLAM_SLEUTEL_VORIGE = NIEUWE_SLEUTEL, [oud]
    assert breuk() is None
    assert wacht_op_dagkop()
    assert maak_dagkop(VANDAAG).publieke_sleutel != maak_dagkop(MORGEN).publieke_sleutel
    assert maak_dagkop(MORGEN).tegentekening
    assert not wacht_op_dagkop()
    settings.WAAKVLAM_SLEUTEL_VORIGE = []
    assert breuk() is None


def test_a_key_that_nobody_vouched_for_is_found_unless_it_is_trusted(dossier, settings):
    oud = settings.WAAKVLAM_SLEUTEL
    maak_dagkop(VANDAAG)
    settings.WAAKVLAM_SLEUTEL = NIEUWE_SLEUTEL
    kop = maak_dagkop(MORGEN)
    wat = "een andere sleutel, en de vorige sleutel tekende daar niet voor"
    assert breuk() == Breuk("", 0, wat, MORGEN)
    assert breuk(vertrouwd=frozenset({kop.publieke_sleutel})) is None
    settings.WAAKVLAM_SLEUTEL = oud
    assert breuk() == Breuk("", 0, wat, MORGEN)


def test_heads_that_were_all_written_anew_with_another_key_are_found(dossier, settings):
    echt = settings.WAAKVLAM_SLEUTEL
    settings.WAAKVLAM_SLEUTEL = NIEUWE_SLEUTEL
    maak_dagkop(VANDAAG)
    settings.WAAKVLAM_SLEUTEL = echt
    assert breuk() == Breuk("", 0, "getekend met een sleutel die deze installatie niet heeft", VANDAAG)


# The commands


def waakvlam(*woorden):
    antwoord = CliRunner().invoke(app, [*map(str, woorden)])
    return antwoord.exit_code, antwoord.output


def test_the_command_says_that_all_is_whole_and_how_much_that_is(dossier):
    assert waakvlam("controleer") == (0, "In orde: 2 feiten in 1 dossiers, nog geen dagkop.\n")
    assert waakvlam("dagkop")[0] == 0
    assert waakvlam("controleer", dossier.nummer) == (
        0, f"In orde: 2 feiten in 1 dossiers, 1 dagkoppen tot en met {VANDAAG}.\n",
    )  # fmt: skip


def test_the_command_names_the_first_break_and_what_to_do(dossier):
    met_geweld("UPDATE dossiers_gebeurtenis SET account = 'ander' WHERE volgnummer = %s", 2)
    code, uitvoer = waakvlam("controleer", "--projectie")
    assert code == 1
    assert uitvoer.startswith(f"GEBROKEN: dossier {dossier.nummer}, feit 2: de inhoud klopt niet met de hash\n")
    assert "reservekopie" in uitvoer


def test_a_number_that_does_not_exist_is_a_mistake(db):
    from waakvlam.kern.fouten import Vraagfout

    antwoord = CliRunner().invoke(app, ["controleer", "PRF-2026-AAAAA-AAAAA"])
    assert isinstance(antwoord.exception, Vraagfout)


def test_heads_kept_elsewhere_show_that_all_was_written_anew_with_every_key(dossier, tmp_path):
    bestand = tmp_path / "koppen.jsonl"
    waakvlam("dagkop", "--uitvoer", bestand)
    waakvlam("dagkop", "--uitvoer", bestand)
    (bewaard,) = map(json.loads, bestand.read_text("utf-8").splitlines())
    assert bewaard == als_gegevens(Dagkop.objects.get())
    assert waakvlam("controleer", "--koppen", bestand)[0] == 0
    met_geweld("DELETE FROM dossiers_dagkopregel")
    met_geweld("DELETE FROM dossiers_dagkop")
    assert Controle(bewaard=[bewaard]).eerste_breuk() == Breuk("", 0, f"de dagkop van {VANDAAG} ontbreekt")
    Dossier.objects.update(getekend_tot=0)
    herschrijf(dossier)
    maak_dagkop(VANDAAG)
    assert waakvlam("controleer")[0] == 0
    code, uitvoer = waakvlam("controleer", "--koppen", bestand)
    assert code == 1
    assert f"de dagkop van {VANDAAG} is een andere dan de bewaarde" in uitvoer


@pytest.mark.parametrize("regel", ["{", "{}", "[]", '"dag"'])
def test_a_file_that_holds_no_heads_is_refused_with_its_line(db, tmp_path, regel):
    bestand = tmp_path / "koppen.jsonl"
    bestand.write_text(regel + "\n", "utf-8")
    antwoord = CliRunner().invoke(app, ["controleer", "--koppen", str(bestand)])
    assert f"{bestand}:1: dit is geen dagkop" in str(antwoord.exception)


def test_showing_signs_nothing(dossier):
    assert "er is nog geen dagkop" in str(CliRunner().invoke(app, ["dagkop", "--toon"]).exception)
    assert not Dagkop.objects.exists()
    waakvlam("dagkop")
    assert f"dag: {VANDAAG}" in waakvlam("dagkop", "--toon")[1]
    assert ZORG.account not in waakvlam("dagkop", "--toon")[1]
