"""Whether somebody is known already: told of the own dossiers whose name the reader sees, and of no others."""

from dataclasses import replace
from datetime import date

import pytest

from tests.hulp.afspraken import PROEF
from tests.integratie.conftest import ANDERE_ZORG, CORPORATIE, GEGEVENS, ZORG
from waakvlam.dossiers.api import Ongeldig, Persoonsgegevens, mogelijk_dubbel, open_dossier, set_om_te_openen, wis, zoek
from waakvlam.logboek.api import INSTALLATIE
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.toegang.api import Lezer

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

GEBOREN = date(1988, 3, 2)
WIE = Persoonsgegevens(naam="Ève van der Zonnewende", geboortedatum=GEBOREN, postcode="1015 AB")


@pytest.mark.parametrize(
    "nieuw",
    [
        Persoonsgegevens(naam="eve zonnewende"),
        Persoonsgegevens(naam="Zonnewende, Eve"),
        Persoonsgegevens(naam="Eve van der Zonnewende", geboortedatum=date(1970, 1, 1)),
        Persoonsgegevens(naam="Evelien Zonneveld", geboortedatum=GEBOREN),
        Persoonsgegevens(naam="Iemand Anders", geboortedatum=GEBOREN, postcode="1015ab"),
    ],
)
def test_the_same_name_or_day_of_birth_is_told(maak_dossier, nieuw):
    dossier = maak_dossier(gegevens=WIE)
    maak_dossier(gegevens=replace(WIE, naam="Heel Anders", geboortedatum=date(1970, 1, 1), postcode="1016 AB"))
    assert [rij.nummer for rij in mogelijk_dubbel(ZORG, nieuw)] == [dossier.nummer]


@pytest.mark.parametrize(
    "nieuw",
    [
        Persoonsgegevens(),
        Persoonsgegevens(naam="Eve Winterwende"),
        Persoonsgegevens(naam="Iemand Anders", geboortedatum=GEBOREN),
        Persoonsgegevens(naam="Iemand Anders", postcode="1015 AB"),
    ],
)
def test_somebody_else_is_not(maak_dossier, nieuw):
    maak_dossier(gegevens=WIE)
    assert mogelijk_dubbel(ZORG, nieuw) == ()


def test_nothing_is_told_of_dossiers_of_others_nor_of_a_name_that_is_not_shared(maak_dossier):
    dossier = maak_dossier(gegevens=WIE)
    assert mogelijk_dubbel(ANDERE_ZORG, WIE) == ()
    dossier.met_corporatie()
    ziet = dossier.beeld(CORPORATIE).naam is not None
    assert bool(mogelijk_dubbel(CORPORATIE, WIE)) is ziet is False


def test_nothing_is_told_of_who_was_erased(maak_dossier):
    dossier = maak_dossier(gegevens=WIE)
    wis(dossier.nummer, "verzoek", INSTALLATIE)
    assert mogelijk_dubbel(ZORG, WIE) == ()


def test_the_look_is_in_the_log_also_when_nobody_is_found(maak_dossier):
    dossier = maak_dossier(gegevens=WIE)
    mogelijk_dubbel(ZORG, WIE)
    mogelijk_dubbel(ZORG, Persoonsgegevens(naam="Iemand Anders"))
    regels = Verwerkingsregel.objects.filter(pad="dossiers.dubbel").order_by("pk")
    assert [regel.betrokkene for regel in regels] == [dossier.nummer, ""]
    assert {regel.handeling for regel in regels} == {"zoeken"}


def test_an_own_reference_finds_the_dossier_and_is_of_one(maak_dossier):
    dossier = maak_dossier(kenmerk=" K-17 ")
    assert [rij.nummer for rij in zoek(ZORG, "k-17").rijen] == [dossier.nummer]
    with pytest.raises(Ongeldig) as fout:
        maak_dossier(kenmerk="K-17")
    assert list(fout.value.fouten) == ["kenmerk"]
    assert maak_dossier(ANDERE_ZORG, kenmerk="K-17").nummer != dossier.nummer


def test_a_form_that_is_sent_twice_opens_one_dossier_under_its_reference():
    eens, weer = (open_dossier(ZORG, GEGEVENS, PROEF, kenmerk="K-1", verzoek="a" * 32) for _ in range(2))
    assert eens == weer


def test_who_may_open_a_dossier_and_under_which_agreements():
    def in_amsterdam(rol, functie="medewerker", regio="Amsterdam"):
        return set_om_te_openen(Lezer("a", "A", "org", "Org", rol, regio=regio, functiesoort=functie))

    assert in_amsterdam("zorgaanbieder") == "amsterdam-2026"
    assert in_amsterdam("zorgaanbieder", regio="Almere") == "almere"
    assert in_amsterdam("woningcorporatie") is None
    assert in_amsterdam("zorgaanbieder", regio="Elders") is None
    assert in_amsterdam("zorgaanbieder", "functionaris_gegevensbescherming") is None
