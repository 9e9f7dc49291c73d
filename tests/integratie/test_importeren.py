"""A caseload comes over from a spreadsheet: every fault with row and column, all or nothing, and never twice."""

import base64
import csv
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from tests.hulp.afspraken import PROEF
from tests.integratie.conftest import GEGEVENS, VANDAAG, ZORG
from waakvlam.cli.hoofd import app
from waakvlam.dossiers.api import controleer_keten, dossierbeeld, neem_over, wissel
from waakvlam.dossiers.models import Dossier, Gebeurtenis, Herkomst, Termijn
from waakvlam.importeren.api import maak_sjabloon, voer_in
from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.organisaties.api import maak_account, neem_op, richt_op

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

DOSSIERS: list[dict[str, Any]] = [
    {
        "kenmerk": "k-1",
        "geopend_op": "05-01-2026",
        "naam": "Saar Verzonnen",
        "geboortedatum": "1-5-1990",
        "route": "omslag",
    },
    {"kenmerk": "k-2", "geopend_op": date(2026, 1, 6), "naam": "Teun Verzonnen", "kinderen": 2},
]
FEITEN: list[dict[str, Any]] = [
    {"kenmerk": "k-1", "feit": "Wooneisen vastgelegd", "op": "2026-01-09", "motivering": "eigen"},
    {
        "kenmerk": "k-1",
        "feit": "betrokkene_toegevoegd",
        "op": "06-01-2026",
        "organisatie": "woon-a",
        "rol": "woningcorporatie",
    },
    {"kenmerk": "k-2", "feit": "Hulpbehoefte vastgelegd", "op": "07-01-2026"},
]


def werkmap(pad, dossiers=DOSSIERS, feiten=FEITEN):
    boek = Workbook()
    boek.remove(boek.worksheets[0])
    for naam, rijen in (("Dossiers", dossiers), ("Feiten", feiten)):
        blad = boek.create_sheet(naam)
        kolommen = list(dict.fromkeys(k for rij in rijen for k in rij))
        blad.append(kolommen)
        for rij in rijen:
            blad.append([rij.get(k) for k in kolommen])
    boek.save(pad)
    return [pad]


def csvbestanden(folder, scheiding=";", codering="utf-8-sig"):
    paden = []
    for naam, rijen in (("dossiers.csv", DOSSIERS), ("mijn-feiten.csv", FEITEN)):
        kolommen = list(dict.fromkeys(k for rij in rijen for k in rij))
        with (folder / naam).open("w", encoding=codering, newline="") as uit:
            schrijver = csv.DictWriter(uit, kolommen, delimiter=scheiding)
            schrijver.writeheader()
            schrijver.writerows(rijen)
        paden.append(folder / naam)
    return paden


def stand():
    return Dossier.objects.count(), Gebeurtenis.objects.count(), Herkomst.objects.count()


def test_a_workbook_becomes_dossiers_with_their_facts_in_order_of_time(tmp_path):
    verslag = voer_in(ZORG, werkmap(tmp_path / "a.xlsx"), PROEF)
    assert (verslag.meldingen, verslag.nieuw, verslag.feiten, verslag.ingevoerd) == ((), 2, 3, True)
    namen = {d: dossierbeeld(ZORG, d.nummer) for d in Dossier.objects.all()}
    saar = next(b for b in namen.values() if b.naam == "Saar Verzonnen")
    assert saar.gegevens["geboortedatum"] == date(1990, 5, 1)
    assert [(f.type, f.op) for f in saar.feiten] == [
        ("dossier_geopend", date(2026, 1, 5)),
        ("betrokkene_toegevoegd", date(2026, 1, 6)),
        ("wooneisen_vastgelegd", date(2026, 1, 9)),
    ]
    assert set(saar.partijen) == {("zorg-a", "zorgaanbieder"), ("woon-a", "woningcorporatie")}
    assert {f.vastgelegd_op.date() for f in saar.feiten} == {VANDAAG}
    assert Termijn.objects.exists()
    assert controleer_keten() is None


@pytest.mark.parametrize(("scheiding", "codering"), [(";", "utf-8-sig"), (",", "cp1252"), ("\t", "utf-8")])
def test_separated_values_say_the_same(tmp_path, scheiding, codering):
    verslag = voer_in(ZORG, csvbestanden(tmp_path, scheiding, codering), PROEF)
    assert (verslag.meldingen, verslag.nieuw, verslag.feiten) == ((), 2, 3)


def test_a_trial_tells_what_would_come_and_leaves_nothing(tmp_path):
    verslag = voer_in(ZORG, werkmap(tmp_path / "a.xlsx"), PROEF, proef=True)
    assert (verslag.nieuw, verslag.feiten, verslag.ingevoerd) == (2, 3, False)
    assert stand() == (0, 0, 0)


def test_again_it_adds_what_is_new_and_doubles_nothing(tmp_path):
    voer_in(ZORG, werkmap(tmp_path / "a.xlsx"), PROEF)
    voor = stand()
    verslag = voer_in(ZORG, werkmap(tmp_path / "b.xlsx"), PROEF)
    assert (verslag.nieuw, verslag.ongewijzigd, verslag.feiten) == (0, 2, 0)
    assert stand() == voor
    meer = [*FEITEN, {"kenmerk": "k-2", "feit": "Begeleidingsplan vastgesteld", "op": "08-01-2026"}]
    verslag = voer_in(ZORG, werkmap(tmp_path / "c.xlsx", feiten=meer), PROEF)
    assert (verslag.nieuw, verslag.aangevuld, verslag.ongewijzigd, verslag.feiten) == (0, 1, 1, 1)
    assert stand() == (voor[0], voor[1] + 1, voor[2])


def test_two_equal_facts_in_the_file_are_two_facts(tmp_path):
    dubbel = [FEITEN[2], FEITEN[2]]
    assert voer_in(ZORG, werkmap(tmp_path / "a.xlsx", feiten=dubbel), PROEF).feiten == 2
    assert voer_in(ZORG, werkmap(tmp_path / "a.xlsx", feiten=dubbel), PROEF).feiten == 0


def test_the_reference_of_another_organisation_is_another_dossier(tmp_path):
    voer_in(ZORG, werkmap(tmp_path / "a.xlsx"), PROEF)
    ander = replace(ZORG, organisatie="zorg-b")
    assert voer_in(ander, werkmap(tmp_path / "a.xlsx"), PROEF).nieuw == 2


def test_other_particulars_stay_as_they_are_and_are_told(tmp_path):
    voer_in(ZORG, werkmap(tmp_path / "a.xlsx"), PROEF)
    anders = [{**DOSSIERS[0], "naam": "Heel Anders"}, DOSSIERS[1]]
    verslag = voer_in(ZORG, werkmap(tmp_path / "b.xlsx", anders), PROEF)
    assert verslag.anders == 1
    assert "Heel Anders" not in {dossierbeeld(ZORG, d.nummer).naam for d in Dossier.objects.all()}


FOUTEN = [
    ({"geopend_op": "31-02-2026"}, {}, ("Dossiers", 2, "geopend_op")),
    ({"geopend_op": None}, {}, ("Dossiers", 2, "geopend_op")),
    ({"geopend_op": "17-03-2026"}, {}, ("Dossiers", 2, "geopend_op")),
    ({"kenmerk": None}, {}, ("Dossiers", 2, "kenmerk")),
    ({"kenmerk": "k-2"}, {}, ("Dossiers", 3, "kenmerk")),
    ({"route": "omweg"}, {}, ("Dossiers", 2, "route")),
    ({"kinderen": "veel"}, {}, ("Dossiers", 2, "kinderen")),
    ({"kinderen": -1}, {}, ("Dossiers", 2, "kinderen")),
    ({"schoenmaat": 43}, {}, ("Dossiers", 0, "schoenmaat")),
    ({}, {"feit": "Iets gedaan"}, ("Feiten", 2, "feit")),
    ({}, {"op": "17-03-2026"}, ("Feiten", 2, "op")),
    ({}, {"kenmerk": "k-9"}, ("Feiten", 2, "kenmerk")),
    ({}, {"tijd": "25:00"}, ("Feiten", 2, "tijd")),
    ({}, {"organisatie": "woon-a"}, ("Feiten", 2, "organisatie")),
    ({}, {"betreft": "woning 2 van Saar"}, ("Feiten", 2, "betreft")),
    ({}, {"namens": "koning"}, ("Feiten", 2, "namens")),
    ({}, {"schoenmaat": 43}, ("Feiten", 0, "schoenmaat")),
]


@pytest.mark.parametrize(("dossier", "feit", "plek"), FOUTEN, ids=lambda d: "-".join(map(str, d)) if d else "x")
def test_a_fault_says_where_it_is_and_nothing_of_the_file_is_kept(tmp_path, dossier, feit, plek):
    dossiers = [{**DOSSIERS[0], **dossier}, DOSSIERS[1]]
    feiten = [{**FEITEN[0], **feit}, *FEITEN[1:]]
    verslag = voer_in(ZORG, werkmap(tmp_path / "a.xlsx", dossiers, feiten), PROEF)
    assert plek in {(m.blad, m.rij, m.kolom) for m in verslag.meldingen}
    assert all(m.wat and m.doe for m in verslag.meldingen)
    assert not verslag.ingevoerd
    assert stand() == (0, 0, 0)


def test_all_faults_come_at_once(tmp_path):
    dossiers = [{**DOSSIERS[0], "route": "omweg", "kinderen": "veel"}, {**DOSSIERS[1], "geopend_op": "morgen"}]
    verslag = voer_in(ZORG, werkmap(tmp_path / "a.xlsx", dossiers), PROEF)
    assert {(m.rij, m.kolom) for m in verslag.meldingen if m.blad == "Dossiers"} == {
        (2, "route"), (2, "kinderen"), (3, "geopend_op"),
    }  # fmt: skip


def test_per_dossier_only_the_faulty_one_is_left_out(tmp_path):
    feiten = [{**FEITEN[0], "op": "17-03-2026"}, *FEITEN[1:]]
    verslag = voer_in(ZORG, werkmap(tmp_path / "a.xlsx", feiten=feiten), PROEF, per_dossier=True)
    assert (verslag.nieuw, verslag.geweigerd, verslag.ingevoerd) == (1, 1, True)
    assert [dossierbeeld(ZORG, d.nummer).naam for d in Dossier.objects.all()] == ["Teun Verzonnen"]
    feiten[0] = FEITEN[0]
    verslag = voer_in(ZORG, werkmap(tmp_path / "a.xlsx", feiten=feiten), PROEF, per_dossier=True)
    assert (verslag.nieuw, verslag.ongewijzigd, verslag.meldingen) == (1, 1, ())


def test_a_fault_never_repeats_what_was_filled_in(tmp_path):
    geheim = "Kanarie Verzonnen"
    rijen = [dict.fromkeys(("kenmerk", "geopend_op", "naam", "geboortedatum", "route", "kinderen"), geheim)]
    feiten = [{"kenmerk": "x", "feit": geheim, "op": geheim, "namens": geheim, "tijd": geheim}]
    verslag = voer_in(ZORG, werkmap(tmp_path / "a.xlsx", rijen, feiten), PROEF)
    assert verslag.meldingen
    assert geheim not in str(verslag)


def test_what_the_agreements_forbade_is_taken_over_only_when_asked(tmp_path):
    antwoord = [{"kenmerk": "k-1", "feit": "aanbod_beantwoord", "op": "09-01-2026", "antwoord": "accepteert"}]
    paden = werkmap(tmp_path / "a.xlsx", feiten=antwoord)
    verslag = voer_in(ZORG, paden, PROEF)
    assert [(m.blad, m.rij, m.kolom) for m in verslag.meldingen] == [("Feiten", 2, "feit")]
    verslag = voer_in(ZORG, paden, PROEF, ook_verboden=True)
    assert (verslag.meldingen, verslag.feiten) == ((), 1)
    beelden = [dossierbeeld(ZORG, d.nummer) for d in Dossier.objects.all()]
    assert [f.motivering for b in beelden for f in b.feiten if f.type == "aanbod_beantwoord"] == [
        "Overgenomen uit de eigen administratie."
    ]


@pytest.mark.parametrize(
    ("naam", "inhoud", "zegt"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 20, "bewaar het als .xlsx"),
        ("a.pdf", b"%PDF-1.7", "bewaar het als .xlsx"),
        ("a.xlsx", b"PK\x03\x04 kapot", "geen leesbare werkmap"),
        ("a.csv", b'kenmerk;geopend_op\n"x;1\n', "aanhalingsteken"),
        ("a.csv", b"kenmerk;kenmerk\nx;1\n", "twee keer"),
        ("feiten.csv", b"kenmerk;feit;op\n", "er is geen blad Dossiers"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(tmp_path, naam, inhoud, zegt):
    (tmp_path / naam).write_bytes(inhoud)
    with pytest.raises(Waakvlamfout, match=zegt):
        voer_in(ZORG, [tmp_path / naam], PROEF)


def test_the_template_can_be_filled_in_and_comes_through(tmp_path):
    doel = tmp_path / "sjabloon.xlsx"
    maak_sjabloon(doel, PROEF)
    boek = load_workbook(doel)
    assert boek.sheetnames == ["Uitleg", "Dossiers", "Feiten", "Keuzes", "Velden"]
    assert "medische gegevens" in str([cel.value for rij in boek["Uitleg"] for cel in rij])
    kolommen = [cel.value for cel in boek["Dossiers"][1]]
    boek["Dossiers"].append([DOSSIERS[0].get(str(k)) for k in kolommen])
    kolommen = [cel.value for cel in boek["Feiten"][1]]
    boek["Feiten"].append([FEITEN[0].get(str(k)) for k in kolommen])
    boek.save(doel)
    verslag = voer_in(ZORG, [doel], PROEF)
    assert (verslag.meldingen, verslag.nieuw, verslag.feiten) == ((), 1, 1)
    with pytest.raises(FileExistsError):
        maak_sjabloon(doel, PROEF)


def test_the_command_checks_records_and_reports_per_row(tmp_path):
    pad, rapport = werkmap(tmp_path / "a.xlsx", [{**DOSSIERS[0], "route": "omweg"}, DOSSIERS[1]])[0], tmp_path / "r.csv"
    opdracht = ["importeer", "proef", str(pad), "--afspraken", PROEF, "--account", "anna"]
    assert "Er is niets vastgelegd" not in CliRunner().invoke(app, [*opdracht[:-1], "niemand"]).output
    neem_persona_op()
    uitkomst = CliRunner().invoke(app, [*opdracht, "--rapport", str(rapport)])
    assert (uitkomst.exit_code, "route" in uitkomst.output) == (1, True)
    assert next(csv.DictReader(rapport.read_text("utf-8").splitlines(), delimiter=";"))["kolom"] == "route"
    goed = werkmap(tmp_path / "b.xlsx")[0]
    uitkomst = CliRunner().invoke(app, ["importeer", "voer-in", str(goed), *opdracht[3:]])
    assert uitkomst.exit_code == 0, uitkomst.output
    assert "2 nieuwe dossiers" in uitkomst.output
    assert stand()[0] == 2


def neem_persona_op():
    """An administrator of Zorg A, by membership."""
    richt_op("Zorg A", [("zorgaanbieder", "Proef")], "zorg-a")
    maak_account("anna@zorg-a.example", "Anna Verzonnen", "anna")
    neem_op("anna", "zorg-a", "zorgaanbieder", "Proef", functie="beheerder")


def test_the_reference_is_found_under_another_key_and_stands_nowhere_in_the_clear(tmp_path, settings):
    settings.WAAKVLAM_WISLIJST = tmp_path / "wislijst"
    voer_in(ZORG, werkmap(tmp_path / "a.xlsx"), PROEF)
    settings.WAAKVLAM_SLEUTEL_VORIGE = [settings.WAAKVLAM_SLEUTEL]
    settings.WAAKVLAM_SLEUTEL = base64.urlsafe_b64encode(b"k" * 32).decode()
    wissel()
    settings.WAAKVLAM_SLEUTEL_VORIGE = []
    assert voer_in(ZORG, werkmap(tmp_path / "a.xlsx"), PROEF).ongewijzigd == 2
    assert not any(b"k-1" in bytes(rij.geheim) or "k-1" in rij.spoor for rij in Herkomst.objects.all())


def test_a_dossier_that_the_organisation_left_is_not_filled_up(tmp_path, tijd):
    feiten = [FEITEN[1], {**FEITEN[1], "feit": "betrokkene_verwijderd", "op": "12-01-2026", "organisatie": "zorg-a",
                          "rol": "zorgaanbieder"}]  # fmt: skip
    gedaan = neem_over(ZORG, "k-1", GEGEVENS, PROEF, date(2026, 1, 5), [])
    dossier = Dossier.objects.get(nummer=gedaan.nummer)
    verslag = voer_in(ZORG, werkmap(tmp_path / "a.xlsx", DOSSIERS[:1], feiten), PROEF)
    assert verslag.feiten == 2
    verslag = voer_in(ZORG, werkmap(tmp_path / "b.xlsx", DOSSIERS[:1], [FEITEN[0]]), PROEF)
    assert [(m.rij, m.kolom) for m in verslag.meldingen] == [(2, "kenmerk")]
    assert Gebeurtenis.objects.filter(dossier=dossier).count() == 3
