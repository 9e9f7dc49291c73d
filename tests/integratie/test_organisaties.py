"""Organisations and the people who work there: short names, memberships that end at once, stand-ins, contact points."""

from datetime import date, timedelta

import pytest

from waakvlam import klok
from waakvlam.organisaties.api import (
    Contactgegevens,
    Organisatiefout,
    beeindig,
    bewaar_contactpunt,
    contactpunten,
    hernoem,
    korte_naam,
    korte_namen,
    leden_van,
    leeft,
    lid,
    lidmaatschappen_van,
    maak_account,
    maak_team,
    neem_op,
    organisatie,
    organisaties,
    organisaties_in,
    richt_op,
    rollen_van,
    sluit,
    sluit_team,
    stop_vervanging,
    teams_van,
    vervang,
    vervangers_van,
    vervangingen_van,
    vervangt,
    verwijder_contactpunt,
    wijzig,
)

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]
REGIO, ROL = "Amsterdam", "zorgaanbieder"


@pytest.fixture
def anker():
    return richt_op("Zorggroep Het Anker", [(ROL, REGIO), ("woningcorporatie", REGIO)], "het-anker").sleutel


@pytest.fixture
def neem(anker):
    def aan(naam, **wat):
        account = maak_account(f"{naam}@anker.example", naam.title(), naam)
        return neem_op(account, anker, wat.pop("rol", ROL), REGIO, **wat)

    return aan


# names


def test_the_name_by_which_the_program_signs_is_nobodys(db):
    for wat in (("Installatie", ""), ("Iets anders", "installatie")):
        with pytest.raises(Organisatiefout):
            richt_op(wat[0], [(ROL, REGIO)], wat[1])


@pytest.mark.parametrize("tekst", ["het-anker", "HET-ANKER", "Zorggroep Het Anker", " zorggroep het anker "])
def test_an_organisation_is_found_by_short_and_full_name(anker, tekst):
    assert korte_naam(tekst) == "het-anker"


def test_an_unknown_organisation_gets_a_short_name_made_the_same_way(anker):
    assert korte_naam(" Stichting Éénvoud & Co. ") == "stichting-eenvoud-co"
    assert korte_naam("") == ""


def test_a_former_name_still_finds_it_and_the_new_one_is_shown(anker):
    hernoem(anker, "Ankerhuis")
    assert organisaties() == {"het-anker": "Ankerhuis"}
    assert korte_namen(["Zorggroep Het Anker", "ankerhuis"]) == {
        "Zorggroep Het Anker": "het-anker",
        "ankerhuis": "het-anker",
    }
    hernoem(anker, "Zorggroep Het Anker")
    assert organisaties() == {"het-anker": "Zorggroep Het Anker"}


def test_nobody_takes_a_name_that_another_has_or_had(anker):
    hernoem(anker, "Ankerhuis")
    toren = richt_op("De Toren", [("woningcorporatie", REGIO)]).sleutel
    for naam in ("zorggroep het anker", "Ankerhuis", "het-anker", "  "):
        with pytest.raises(Organisatiefout):
            hernoem(toren, naam)
    with pytest.raises(Organisatiefout):
        richt_op("De Toren", [])
    assert organisaties()[toren] == "De Toren"
    assert organisatie("niemand") is None


def test_many_names_take_one_query_and_none_takes_none(anker, django_assert_num_queries):
    with django_assert_num_queries(1):
        korte_namen(["Zorggroep Het Anker", "Onbekend", "het-anker"])
    with django_assert_num_queries(0):
        assert korte_namen([]) == {}


def test_the_organisations_of_a_region_come_with_their_roles_there(anker):
    richt_op("Elders", [("gemeente", "Almere")])
    richt_op("Beide", [("gemeente", "Almere"), (ROL, REGIO)])
    assert {o.sleutel: o.rollen for o in organisaties_in(REGIO)} == {
        "beide": ((ROL, REGIO),),
        "het-anker": (("woningcorporatie", REGIO), (ROL, REGIO)),
    }
    assert rollen_van("het-anker", REGIO) == ("woningcorporatie", ROL)
    assert rollen_van("het-anker", "Almere") == ()


# memberships


def test_a_member_comes_in_with_role_function_and_team(anker, neem):
    team = maak_team(anker, "West")
    neem("noor", functie="teamleider", omschrijving="begeleider", team=team.id)
    [regel] = lidmaatschappen_van("noor")
    gelezen = (regel.organisatie, regel.organisatienaam, regel.rol, regel.regio, regel.functie, regel.omschrijving)
    assert gelezen == ("het-anker", "Zorggroep Het Anker", ROL, REGIO, "teamleider", "begeleider")
    assert (regel.team, regel.teamnaam) == (team.id, "West")


def test_someone_can_work_in_two_roles_and_not_twice_in_one(anker, neem):
    neem("noor")
    neem_op("noor", anker, "woningcorporatie", REGIO)
    assert [r.rol for r in lidmaatschappen_van("noor")] == [ROL, "woningcorporatie"]
    for rol, regio in ((ROL, REGIO), ("mzwo", REGIO), (ROL, "Almere")):
        with pytest.raises(Organisatiefout):
            neem_op("noor", anker, rol, regio)


def test_access_ends_the_same_moment(anker, neem):
    regel = neem("noor")
    einde = klok.nu() + timedelta(minutes=5)
    beeindig(anker, regel.id, einde)
    net_ervoor = einde - timedelta(microseconds=1)
    assert leeft(regel.id, net_ervoor)
    assert lidmaatschappen_van("noor", net_ervoor)
    assert not leeft(regel.id, einde)
    assert lidmaatschappen_van("noor", einde) == ()


def test_an_end_is_not_put_off_and_comes_never_before_the_begin(anker, neem):
    regel = neem("noor")
    vroeg = beeindig(anker, regel.id, regel.vanaf - timedelta(days=3))
    assert vroeg.tot == regel.vanaf
    assert beeindig(anker, regel.id, regel.vanaf + timedelta(days=3)).tot == regel.vanaf
    assert not leeft(regel.id)


def test_who_left_can_come_back(anker, neem):
    beeindig(anker, neem("noor").id)
    nieuw = neem_op("noor", anker, ROL, REGIO)
    assert [r.id for r in lidmaatschappen_van("noor")] == [nieuw.id]
    assert leden_van(anker)[0].id == nieuw.id
    assert len(leden_van(anker)) == 2


def test_a_membership_begins_on_its_moment(anker, neem):
    straks = klok.nu() + timedelta(days=2)
    regel = neem("noor", vanaf=straks)
    assert not leeft(regel.id)
    assert leeft(regel.id, straks)


def test_a_closed_account_and_a_closed_organisation_give_no_access(anker, neem):
    regel = neem("noor")
    sluit(anker, "opgeheven")
    assert (leeft(regel.id), lidmaatschappen_van("noor")) == (False, ())


def test_only_the_own_organisation_reaches_a_membership(anker, neem):
    regel = neem("noor")
    ander = richt_op("Ander", [(ROL, REGIO)]).sleutel
    for poging in (lambda: lid(ander, regel.id), lambda: beeindig(ander, regel.id)):
        with pytest.raises(Organisatiefout):
            poging()
    with pytest.raises(Organisatiefout):
        wijzig(ander, regel.id, functie="beheerder")
    assert leeft(regel.id)


def test_a_team_of_another_organisation_is_refused(anker, neem):
    regel = neem("noor")
    richt_op("Ander", [(ROL, REGIO)])
    vreemd = maak_team("ander", "West")
    with pytest.raises(Organisatiefout):
        wijzig(anker, regel.id, functie="medewerker", team=vreemd.id)


def test_a_team_closes_when_nobody_is_in_it(anker, neem):
    team = maak_team(anker, " West ")
    regel = neem("noor", team=team.id)
    with pytest.raises(Organisatiefout):
        maak_team(anker, "west")
    with pytest.raises(Organisatiefout):
        sluit_team(anker, team.id)
    beeindig(anker, regel.id)
    sluit_team(anker, team.id)
    assert teams_van(anker) == ()
    assert maak_team(anker, "West").id == team.id


# stand-ins


def test_a_stand_in_holds_on_both_days_and_not_beside_them(anker, neem):
    noor, tess = neem("noor"), neem("tess")
    vandaag = klok.vandaag()
    vervang(anker, noor.id, tess.id, vandaag, vandaag + timedelta(days=2))
    for dagen, verwacht in ((-1, ()), (0, ("noor",)), (2, ("noor",)), (3, ())):
        assert vervangt("tess", anker, ROL, vandaag + timedelta(days=dagen)) == verwacht
    assert [v.vervanger_account for v in vervangers_van("noor", vandaag)] == ["tess"]
    assert vervangt("tess", "ander", ROL, vandaag) == vervangt("tess", anker, "mzwo", vandaag) == ()


def test_a_stand_in_who_leaves_stands_in_no_more(anker, neem):
    noor, tess = neem("noor"), neem("tess")
    vandaag = klok.vandaag()
    vervang(anker, noor.id, tess.id, vandaag, vandaag)
    beeindig(anker, tess.id)
    assert vervangt("tess", anker, ROL, vandaag) == ()
    assert vervangers_van("noor", vandaag) == ()


def test_a_stand_in_that_cannot_be_is_refused(anker, neem):
    noor, tess = neem("noor"), neem("tess")
    woon = neem("wouter", rol="woningcorporatie")
    dag = klok.vandaag()
    for afwezig, vervanger, tot in ((noor, noor, dag), (noor, woon, dag), (noor, tess, dag - timedelta(days=1))):
        with pytest.raises(Organisatiefout):
            vervang(anker, afwezig.id, vervanger.id, dag, tot)
    vervang(anker, noor.id, tess.id, dag, dag)
    with pytest.raises(Organisatiefout):
        vervang(anker, noor.id, tess.id, dag, dag + timedelta(days=5))
    beeindig(anker, tess.id)
    with pytest.raises(Organisatiefout):
        vervang(anker, noor.id, tess.id, dag + timedelta(days=8), dag + timedelta(days=9))


def test_stopping_a_stand_in_keeps_the_days_that_were(anker, neem):
    noor, tess = neem("noor", vanaf=klok.nu() - timedelta(days=40)), neem("tess", vanaf=klok.nu() - timedelta(days=40))
    dag = klok.vandaag()
    was = vervang(anker, noor.id, tess.id, dag - timedelta(days=4), dag + timedelta(days=4))
    komt = vervang(anker, noor.id, tess.id, dag + timedelta(days=10), dag + timedelta(days=11))
    richt_op("Ander", [(ROL, REGIO)])
    stop_vervanging("ander", was.id)
    assert vervangt("tess", anker, ROL, dag) == ("noor",)
    stop_vervanging(anker, was.id)
    stop_vervanging(anker, komt.id)
    assert vervangt("tess", anker, ROL, dag) == ()
    [over] = vervangingen_van(anker, date.min)
    assert over.tot_en_met == dag - timedelta(days=1)


# contact points


def test_a_contact_point_says_who_changed_it_and_when(anker):
    regel = bewaar_contactpunt(anker, "noor", Contactgegevens("overlast", REGIO, telefoon="020 555 1000"))
    later = bewaar_contactpunt(anker, "tess", Contactgegevens("overlast", REGIO, email="a@anker.example"), regel.id)
    [gelezen] = contactpunten(REGIO)
    assert gelezen == later
    assert (gelezen.bijgewerkt_door, gelezen.gegevens.telefoon, gelezen.id) == ("tess", "", regel.id)
    assert gelezen.bijgewerkt_op > regel.bijgewerkt_op
    assert contactpunten("Almere") == ()


def test_a_contact_point_without_a_way_to_reach_it_is_refused(anker):
    with pytest.raises(Organisatiefout):
        bewaar_contactpunt(anker, "noor", Contactgegevens("overlast", REGIO, naam="Meldpunt"))


def test_only_the_own_organisation_changes_a_contact_point(anker):
    regel = bewaar_contactpunt(anker, "noor", Contactgegevens("overlast", REGIO, telefoon="020 555 1000"))
    richt_op("Ander", [(ROL, REGIO)])
    with pytest.raises(Organisatiefout):
        bewaar_contactpunt("ander", "sam", regel.gegevens, regel.id)
    with pytest.raises(Organisatiefout):
        verwijder_contactpunt("ander", regel.id)
    verwijder_contactpunt(anker, regel.id)
    assert contactpunten(REGIO) == ()
