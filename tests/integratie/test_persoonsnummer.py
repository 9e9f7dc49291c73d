"""No citizen service number gets into the store, by whatever text; other numbers do."""

from dataclasses import replace
from typing import Any

import pytest

from tests.hulp.afspraken import PROEF
from tests.integratie.conftest import GEGEVENS, VANDAAG, ZORG
from waakvlam.dossiers.api import Nieuwdeel, Nieuwstuk, Ongeldig, Stukregel, neem_over, open_dossier, stel_vast
from waakvlam.dossiers.models import Dossier
from waakvlam.dossiers.persoonsnummer import MELDING, bevat, voldoet_aan_elfproef

NUMMER = "111222333"
"""Passes the test, and was never given out."""


@pytest.mark.parametrize(
    ("cijfers", "goed"),
    [
        ("111222333", True), ("123456782", True), ("10000008", True), ("111222334", False), ("000000000", False),
        ("1112223333", False), ("1234567", False),
    ],
)  # fmt: skip
def test_the_eleven_test(cijfers, goed):
    assert voldoet_aan_elfproef(cijfers) is goed


@pytest.mark.parametrize(
    "tekst",
    [
        NUMMER, f"bsn {NUMMER}.", f"BSN{NUMMER}", "1112.22.333", "111 222 333", "111-222-333", "10000008",
        f"({NUMMER})",
        f"kent u {NUMMER}? 12 keer gebeld", f'["a", "{NUMMER}"]', f"12 {NUMMER}",
    ],
)  # fmt: skip
def test_what_looks_like_one_is_seen(tekst):
    assert bevat(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "", "geen nummer", "111222334", "06-11122233", "020 1112223", "K111222333", "111222333a", "1112223331",
        "NL02BANK0111222333", "23-11-2026", "1990-05-14", "14 05 1990", "12.345.678,90 euro", "1015 AB 12",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(tekst):
    assert not bevat(tekst)


@pytest.mark.opslag
@pytest.mark.django_db
@pytest.mark.parametrize("veld", ["naam", "straat", "huisnummer", "plaats"])
def test_no_particular_holds_one(veld):
    anders: dict[str, Any] = {veld: f"x {NUMMER}"}
    with pytest.raises(Ongeldig) as fout:
        open_dossier(ZORG, replace(GEGEVENS, **anders), PROEF)
    assert fout.value.fouten == {veld: (MELDING,)}
    assert not Dossier.objects.exists()


@pytest.mark.opslag
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("soort", "veld", "velden"),
    [
        ("beoordeling_vastgelegd", "toelichting", {"criterium": "X", "oordeel": "vervuld", "toelichting": NUMMER}),
        ("wooneisen_vastgelegd", "uitgesloten_stadsdelen", {"uitgesloten_stadsdelen": ["Noord", NUMMER]}),
        ("eigen_notitie_gemaakt", "tekst", {"tekst": f"bsn: {NUMMER}"}),
    ],
)
def test_no_field_of_a_fact_holds_one(dossier, soort, veld, velden):
    waren = len(dossier.beeld().feiten)
    with pytest.raises(Ongeldig) as fout:
        dossier.leg(soort, velden=velden)
    assert fout.value.fouten == {veld: (MELDING,)}
    assert len(dossier.beeld().feiten) == waren


@pytest.mark.opslag
@pytest.mark.django_db
def test_no_reason_holds_one(dossier):
    with pytest.raises(Ongeldig) as fout:
        dossier.leg("wooneisen_vastgelegd", motivering=f"omdat {NUMMER}")
    assert fout.value.fouten == {"motivering": (MELDING,)}


@pytest.mark.opslag
@pytest.mark.django_db
def test_no_form_or_letter_and_no_own_reference_holds_one(dossier):
    regel = Stukregel("a", "Wie?", NUMMER, NUMMER)
    stuk = Nieuwstuk("formulier", "proef", "Proef", PROEF, (Nieuwdeel("trajectstatus", (regel,)),))
    with pytest.raises(Ongeldig):
        stel_vast(ZORG, dossier.nummer, stuk, VANDAAG)
    with pytest.raises(Ongeldig) as fout:
        open_dossier(ZORG, GEGEVENS, PROEF, kenmerk=NUMMER)
    assert fout.value.fouten == {"kenmerk": (MELDING,)}
    assert Dossier.objects.count() == 1


@pytest.mark.opslag
@pytest.mark.django_db
def test_a_caseload_that_is_taken_over_brings_none(db):
    gedaan = neem_over(ZORG, "K1", replace(GEGEVENS, naam=NUMMER), PROEF, VANDAAG, [])
    assert [str(fout) for _plek, fout in gedaan.fouten] == [f"naam: {MELDING}"]
