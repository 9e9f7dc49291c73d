"""Particulars that change: the last change that holds, in the store, search and rules; and nothing after erasing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integratie.conftest import CORPORATIE, GEGEVENS, VANDAAG, ZORG, Proefdossier
from waakvlam import klok
from waakvlam.dossiers import gegevens
from waakvlam.dossiers.api import (
    Controle,
    Geweigerd,
    Ongeldig,
    Persoonsgegevens,
    herbereken,
    markeer_alles,
    open_dossier,
    wis,
)
from waakvlam.dossiers.api import zoek as zoek_alles
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Dossier, Dossiersleutel
from waakvlam.dossiers.opgeslagen import lees
from waakvlam.logboek.api import INSTALLATIE

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

SOORT = "persoonsgegevens_gewijzigd"
BEGIN = replace(
    GEGEVENS, naam="Anna Verzonnen", straat="Oudelaan", huisnummer="1", postcode="1011AA", plaats="Amsterdam"
)
VERHUISD = {"straat": "Nieuwekade", "huisnummer": "22", "postcode": "1012 BB", "plaats": "Amsterdam"}


@pytest.fixture
def dossier(maak_dossier):
    return maak_dossier(gegevens=BEGIN)


def zoek(lezer, tekst):
    return zoek_alles(lezer, tekst).rijen


def wijzig(dossier, op=VANDAAG, **wat):
    return dossier.leg(SOORT, op, **wat).kenmerk


def opgeslagen(nummer: str) -> Persoonsgegevens:
    """As the lists read them: from the dossier alone, without its facts."""
    with werkdeur():
        return next(iter(gegevens.van_dossiers([Dossier.objects.get(nummer=nummer)]).values()))


def test_a_new_name_is_shown_and_found_and_the_old_one_is_not(dossier):
    wijzig(dossier, velden={"naam": "Anna Nieuwenaam"})
    assert dossier.beeld().naam == "Anna Nieuwenaam"
    assert [g.naam for g in zoek(ZORG, "nieuwenaam")] == ["Anna Nieuwenaam"]
    assert zoek(ZORG, "verzonnen") == ()


def test_an_address_is_replaced_as_a_whole_and_the_rest_stays(dossier):
    wijzig(dossier, velden={"straat": "Nieuwekade", "huisnummer": "22"})
    assert opgeslagen(dossier.nummer) == replace(
        BEGIN, straat="Nieuwekade", huisnummer="22", postcode=None, plaats=None
    )
    assert zoek(ZORG, "1011AA") == ()


def test_the_day_on_which_it_happened_decides_and_not_the_day_of_recording(dossier):
    wijzig(dossier, VANDAAG, velden={"naam": "Laatste"})
    wijzig(dossier, VANDAAG - timedelta(days=3), velden={"naam": "Eerdere"})
    assert dossier.beeld().naam == "Laatste"


def test_a_correction_and_a_withdrawal_of_a_change_take_effect(dossier):
    kenmerk = wijzig(dossier, velden={"naam": "Ana Typefout"})
    beter = wijzig(dossier, velden={"naam": "Anna Goed"}, corrigeert=kenmerk)
    assert (dossier.beeld().naam, len(zoek(ZORG, "typefout")), len(zoek(ZORG, "goed"))) == ("Anna Goed", 0, 1)
    wijzig(dossier, vervalt=beter, motivering="Vergissing")
    assert dossier.beeld().naam == "Ana Typefout"
    wijzig(dossier, vervalt=kenmerk, motivering="Vergissing")
    assert opgeslagen(dossier.nummer) == BEGIN
    assert len(zoek(ZORG, "verzonnen 1011aa")) == 1


def test_a_picture_of_an_earlier_day_has_the_name_of_today(dossier, tijd):
    tijd.dag = VANDAAG + timedelta(days=30)
    wijzig(dossier, tijd.dag, velden={"naam": "Anna Nieuwenaam"})
    assert dossier.beeld(peildatum=VANDAAG, kennisdatum=VANDAAG).naam == "Anna Nieuwenaam"


def test_rules_reckon_with_the_day_of_birth_that_was_known(dossier, tijd):
    tijd.dag = VANDAAG + timedelta(days=30)
    wijzig(dossier, tijd.dag, velden={"geboortedatum": date(2004, 1, 1)})
    with werkdeur():
        bestand = lees(dossier.nummer)
    assert bestand.beoordeling(tijd.dag).feiten.gegevens.geboortedatum == date(2004, 1, 1)
    assert bestand.beoordeling(VANDAAG).feiten.gegevens.geboortedatum == date(2004, 1, 1)
    assert bestand.beoordeling(tijd.dag, VANDAAG).feiten.gegevens.geboortedatum == BEGIN.geboortedatum


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({}, "naam"),
        ({"naam": "x" * 201}, "naam"),
        ({"naam": " "}, "naam"),
        ({"postcode": "0123 A"}, "postcode"),
        ({"geboortedatum": VANDAAG + timedelta(days=1)}, "geboortedatum"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(dossier, velden, veld):
    with pytest.raises(Ongeldig) as fout:
        wijzig(dossier, velden=velden)
    assert set(fout.value.fouten) == {veld}
    assert opgeslagen(dossier.nummer) == BEGIN


def test_a_role_that_does_not_keep_the_particulars_may_not_change_them(dossier):
    dossier.met_corporatie()
    with pytest.raises(Geweigerd):
        wijzig(dossier, lezer=CORPORATIE, velden={"naam": "Anders"})


def test_after_erasing_all_nothing_of_a_change_can_be_read(dossier):
    wijzig(dossier, velden={"naam": "Anna Nieuwenaam", **VERHUISD})
    dossier.leg("dossier_gesloten", velden={"reden": "klaar"})
    assert wis(dossier.nummer, "verzoek", INSTALLATIE).alles
    rij = Dossier.objects.get(nummer=dossier.nummer)
    assert rij.gegevens is None
    assert not rij.zoeksporen.exists()
    assert set(rij.gebeurtenissen.filter(type=SOORT).values_list("vak", flat=True)) == {"gegevens"}
    assert not Dossiersleutel.objects.filter(dossier=rij, verpakt__isnull=False).exists()
    assert zoek(ZORG, "nieuwenaam") == ()


NAMEN = ["Bea Bruin", "Cas Geel", "Dex Groen"]
VELDEN = st.fixed_dictionaries(
    {},
    optional={
        "naam": st.sampled_from(NAMEN),
        "geboortedatum": st.sampled_from([date(1990, 5, 2), date(2003, 2, 28)]),
        "straat": st.sampled_from(["Kade", "Brink"]),
        "postcode": st.sampled_from(["1012 BB", "1013 CC"]),
    },
).filter(bool)
DAADEN = st.lists(
    st.tuples(
        st.sampled_from(["wijzig", "wijzig", "verbeter", "trek_in", "wis"]),
        st.integers(0, 9),
        st.dates(VANDAAG - timedelta(days=4), VANDAAG),
        VELDEN,
    ),
    min_size=1,
    max_size=9,
)


def verwacht(geldt: dict[str, tuple[date, int, dict[str, object]]]) -> Persoonsgegevens:
    """The second reading: the particulars by the changes that hold, without the code under test."""
    uitkomst = {naam: getattr(BEGIN, naam) for naam in Persoonsgegevens.__dataclass_fields__}
    for _, _, velden in sorted(geldt.values(), key=lambda rij: rij[:2]):
        if velden.keys() & VERHUISD.keys():
            uitkomst |= dict.fromkeys(VERHUISD)
        uitkomst |= velden
    return Persoonsgegevens(**uitkomst)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DAADEN)
def test_any_order_of_changes_corrections_withdrawals_and_erasures_gives_the_last_that_hold(db, daden):
    dossier = Proefdossier(open_dossier(ZORG, BEGIN, "proef-2026", op=date(2026, 1, 5)))
    geldt: dict[str, tuple[date, int, dict[str, object]]] = {}
    vervangen: dict[str, tuple[str, tuple[date, int, dict[str, object]]]] = {}
    for nummer, (daad, keuze, op, velden) in enumerate(daden):
        doel = sorted(geldt)[keuze % len(geldt)] if geldt else None
        if daad == "wis":
            dossier.leg("notitie_gemaakt", velden={"tekst": "weg"}, betrokkene="melder")
            wis(dossier.nummer, "verzoek", INSTALLATIE, ["melder"])
        elif daad == "wijzig" or doel is None:
            geldt[wijzig(dossier, op, velden=velden)] = (op, nummer, velden)
        elif daad == "verbeter":
            kenmerk = wijzig(dossier, op, velden=velden, corrigeert=doel)
            vervangen[kenmerk] = (doel, geldt.pop(doel))
            geldt[kenmerk] = (op, nummer, velden)
        else:
            wijzig(dossier, vervalt=doel, motivering="Vergissing")
            del geldt[doel]
            if doel in vervangen:
                eerder, was = vervangen[doel]
                geldt[eerder] = was
        assert opgeslagen(dossier.nummer) == verwacht(geldt)
    goed = verwacht(geldt)
    assert dossier.beeld().naam == goed.naam
    assert dossier.nummer in {g.nummer for g in zoek(ZORG, str(goed.naam))}
    assert all(dossier.nummer not in {g.nummer for g in zoek(ZORG, naam)} for naam in {*NAMEN} - {goed.naam})
    rij = Dossier.objects.get(nummer=dossier.nummer)
    sporen = set(rij.zoeksporen.values_list("soort", "spoor"))
    with werkdeur():
        # As from an older back-up: the stored values follow from the facts again.
        gegevens.schrijf(rij, lees(dossier.nummer).slot, BEGIN, BEGIN, klok.nu())
    assert (Controle(dossier.nummer, projectie=True).eerste_breuk() is None) is (goed == BEGIN)
    markeer_alles()
    assert herbereken(VANDAAG).mislukt == []
    assert opgeslagen(dossier.nummer) == goed
    assert set(rij.zoeksporen.values_list("soort", "spoor")) == sporen
    assert Controle(dossier.nummer, projectie=True).eerste_breuk() is None
