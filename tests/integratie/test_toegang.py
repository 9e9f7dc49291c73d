"""Who is looking: choosing a persona, leaving it, and no page of a dossier without one."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import include, path, reverse
from django.utils.text import slugify

from waakvlam.toegang.api import (
    FUNCTIES,
    PERSONAS,
    Lezer,
    Partijschap,
    eis_lezer,
    heeft_bevoegdheid,
    lezer_van,
    lezer_van_verzoek,
    partij,
    regios,
)

DOSSIERWERK = {"dossiers_openen", "vastleggen"}
IN_MEER_REGIOS = {"Zij ziet de hele begeleiding van haar dossiers, en wat zij wanneer moet doen."}


def besloten(request):
    return HttpResponse(lezer_van_verzoek(request).account)


besloten_urls = ([path("", besloten, name="blad")], "besloten")
urlpatterns = [
    path("", include("waakvlam.web.urls")),
    path("", include("waakvlam.toegang.inlogurls")),
    path("", include("waakvlam.toegang.urls")),
    path("besloten/", include(besloten_urls)),
    path("los/", besloten),
]


@pytest.fixture
def adressen(settings, db):
    settings.ROOT_URLCONF = __name__


def test_a_page_of_a_dossier_asks_first_who_you_are_and_then_comes_back(client, adressen):
    antwoord = client.get("/besloten/?groep=later")
    assert antwoord.status_code == 302
    assert antwoord.url == "/kies/?volgende=%2Fbesloten%2F%3Fgroep%3Dlater"
    gekozen = client.post(antwoord.url, {"persona": "noor", "volgende": "/besloten/?groep=later"})
    assert gekozen.url == "/besloten/?groep=later"
    assert client.get(gekozen.url).content == b"noor"


def test_an_address_that_names_no_app_is_closed_too(client, adressen):
    assert client.get("/los/").status_code == 302


def test_a_post_without_persona_goes_to_the_choice_and_forgets_what_was_sent(client, adressen):
    assert client.post("/besloten/", {"naam": "Dirk"}).url == "/kies/"


def test_a_part_of_a_page_sends_the_whole_page_to_the_choice(client, adressen):
    antwoord = client.get("/besloten/", headers={"HX-Request": "true"})
    assert (antwoord.status_code, antwoord.headers["HX-Redirect"]) == (204, "/kies/")


@pytest.mark.parametrize("adres", ["/gezond/", "/toegankelijkheid/", "/kies/"])
def test_what_holds_nothing_of_a_dossier_is_open(client, adressen, adres):
    assert client.get(adres).status_code == 200


@pytest.mark.parametrize("regio", regios())
def test_the_choice_shows_everyone_of_a_region_and_what_they_will_see(client, adressen, regio):
    tekst = client.get("/kies/", {"regio": slugify(regio)}).content.decode()
    assert "verzonnen" in tekst
    for naam, persona in PERSONAS.items():
        assert (f'value="{naam}"' in tekst) == (persona.regio == regio)
        assert str(persona.ziet) in tekst or persona.regio != regio
    assert tekst.count('aria-current="true"') == 1
    assert all(f"?regio={slugify(naam)}&amp;volgende=" in tekst for naam in regios())


def test_roles_carry_the_words_of_the_region(client, adressen):
    assert "Aanbieder opvang of beschermd wonen (MOBW)" in client.get("/kies/?regio=zuidoost-utrecht").content.decode()
    assert "Transferpunt Wonen" in client.get("/kies/?regio=regio-alkmaar").content.decode()


def test_the_first_region_is_shown_until_another_is_asked_for_and_then_the_own(client, adressen):
    assert "Noor Voorbeeld" in client.get("/kies/?regio=atlantis").content.decode()
    assert client.post("/kies/", {"persona": "wout", "volgende": "/besloten/"}).url == "/besloten/"
    assert "Wout Wensput" in client.get("/kies/").content.decode()


def test_the_way_back_goes_along_with_the_choice_of_a_region(client, adressen):
    tekst = client.get("/kies/?regio=almere&volgende=/besloten/").content.decode()
    assert "?regio=zuidoost-utrecht&amp;volgende=%2Fbesloten%2F" in tekst
    assert '<input type="hidden" name="volgende" value="/besloten/">' in tekst


def test_the_header_shows_who_looks(client, adressen):
    client.post("/kies/", {"persona": "bram"})
    tekst = client.get("/toegankelijkheid/").content.decode()
    assert "Bram Verzonnen" in tekst
    assert f'action="{reverse("toegang:verlaat")}"' in tekst


def test_leaving_forgets_who_you_were(client, adressen):
    client.post("/kies/", {"persona": "noor"})
    assert client.post("/kies/verlaat/").url == "/kies/"
    assert client.get("/besloten/").status_code == 302
    assert client.get("/kies/verlaat/").status_code == 405


def test_choosing_gives_the_session_a_new_name(client, adressen):
    client.post("/kies/", {"persona": "noor"})
    eerst = client.session.session_key
    client.post("/kies/", {"persona": "bram"})
    assert client.session.session_key != eerst


@pytest.mark.parametrize("gekozen", ["", "niemand", "NOOR"])
def test_who_does_not_exist_cannot_be_chosen(client, adressen, gekozen):
    antwoord = client.post("/kies/", {"persona": gekozen})
    assert antwoord.status_code == 200
    assert "Kies een van deze personen." in antwoord.content.decode()
    assert client.get("/besloten/").status_code == 302


@pytest.mark.parametrize("adres", ["https://elders.example/", "//elders.example", "javascript:alert(1)", "besloten"])
def test_after_choosing_nobody_is_sent_elsewhere(client, adressen, adres):
    assert client.post("/kies/", {"persona": "noor", "volgende": adres}).url == "/"


@pytest.mark.parametrize(("adres", "status"), [("/besloten/", 302), ("/kies/", 404), ("/los/", 302)])
def test_outside_the_demo_a_persona_opens_nothing(client, adressen, settings, adres, status):
    client.post("/kies/", {"persona": "noor"})
    settings.DEMO = False
    assert client.get(adres, secure=True).status_code == status
    assert client.get("/gezond/", secure=True).status_code == 200
    assert PERSONAS["noor"].lezer.naam not in client.get("/toegankelijkheid/", secure=True).content.decode()


def test_a_view_can_ask_for_a_reader_itself(rf: RequestFactory):
    assert eis_lezer(besloten)(rf.get("/x/")).status_code == 302
    with pytest.raises(RuntimeError):
        besloten(rf.get("/x/"))
    request = rf.get("/x/")
    request.lezer = lezer_van("noor")  # type: ignore[attr-defined]
    assert eis_lezer(besloten)(request).content == b"noor"


def test_personas_are_readers_of_two_organisations_of_each_kind():
    lezers = [persona.lezer for persona in PERSONAS.values() if persona.regio == "Amsterdam"]
    rollen = {rol: {lezer.organisatie for lezer in lezers if lezer.rol == rol} for rol in {lzr.rol for lzr in lezers}}
    assert {rol: len(organisaties_) for rol, organisaties_ in rollen.items()} == {
        "zorgaanbieder": 2,
        "woningcorporatie": 2,
        "gemeente_wonen": 1,
        "mzwo": 1,
    }


@pytest.mark.parametrize(
    ("functie", "mag"),
    [
        ("medewerker", DOSSIERWERK),
        ("teamleider", DOSSIERWERK | {"werk_verdelen"}),
        ("beheerder", DOSSIERWERK | {"leden_beheren", "contactpunten_beheren", "werk_verdelen", "importeren"}),
        ("functionaris_gegevensbescherming", {"logboek_inzien", "wissen", "inzageverzoeken"}),
        ("onbekend", set()),
    ],
)
def test_a_function_gives_its_own_powers_and_no_others(functie, mag):
    lezer = Lezer("a", "A", "x", "X", "mzwo", functiesoort=functie)
    alle = {bevoegdheid for bevoegdheden in FUNCTIES.values() for bevoegdheid in bevoegdheden}
    assert {naam for naam in alle if heeft_bevoegdheid(lezer, naam)} == mag


def test_a_power_that_nobody_has_is_a_mistake():
    with pytest.raises(ValueError, match="alles"):
        heeft_bevoegdheid(Lezer("a", "A", "x", "X", "mzwo", functiesoort="beheerder"), "alles")


@pytest.mark.parametrize(
    ("dag", "erbij"),
    [(date(2026, 1, 4), False), (date(2026, 1, 5), True), (date(2026, 1, 9), True), (date(2026, 1, 10), False)],
)
def test_a_party_is_one_from_its_first_day_until_the_day_it_leaves(dag, erbij):
    lezer = Lezer("a", "A", "org", "Org", "mzwo")
    partijen = [Partijschap("org", "mzwo", date(2026, 1, 5), date(2026, 1, 10))]
    assert (partij(lezer, partijen, dag) is not None) is erbij
