"""Support from outside: only when an administrator lets it in, to read, for some hours, and in plain sight."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.hulp.inloggen import ANKER, GRACHT, WACHTWOORD, geef_app, log_in, maak_lid, maak_organisatie
from waakvlam import klok
from waakvlam.dossiers.api import Geweigerd, Persoonsgegevens, open_dossier
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.organisaties.api import Organisatiefout
from waakvlam.organisaties.models import Account
from waakvlam.toegang.api import heeft_bevoegdheid, lezer_van_verzoek, maak_ondersteuner, wachtwoordadres
from waakvlam.toegang.models import Ondersteuning, Toegangsregel

pytestmark = [pytest.mark.opslag, pytest.mark.django_db, pytest.mark.usefixtures("echt")]
SAM = "sam@onderhoud.example"
PAGINA = "/beheer/ondersteuning/"


class Metkenmerk(Client):
    """A browser, and by which name the log knows who sits behind it."""

    def __init__(self, kenmerk):
        super().__init__()
        self.kenmerk = kenmerk


@pytest.fixture
def sam():
    """The account of support, logged in; nobody let it in yet."""
    account = Account.objects.get(kenmerk=maak_ondersteuner(SAM, "Sam Denkbeeldig"))
    account.set_password(WACHTWOORD)
    account.save()
    client = Metkenmerk(account.kenmerk)
    log_in(client, SAM, geef_app(account))
    return client


@pytest.fixture
def tess(sam):
    """An administrator of Het Anker, logged in."""
    return ingelogd("tess@anker.example", ANKER, "beheerder")


def ingelogd(email, sleutel, functie):
    account, _lid = maak_lid(email, sleutel, functie, naam="Tess Denkbeeld")
    client = Client()
    log_in(client, email, geef_app(account))
    return client


@pytest.fixture
def later(monkeypatch):
    echt = klok.nu

    def zet(**duur):
        monkeypatch.setattr(klok, "nu", lambda: echt() + timedelta(**duur))

    return zet


def verleen(client, sam, uren=1):
    return client.post(PAGINA, {"account": sam.kenmerk, "reden": "storing", "uren": uren})


def ga_in(sam):
    return sam.post("/kies-organisatie/", {"lidmaatschap": -Ondersteuning.objects.latest("pk").pk})


def test_until_it_is_let_in_support_sees_nothing(sam, tess):
    assert sam.get("/").headers["Location"].startswith("/geen-toegang/")
    assert sam.post("/kies-organisatie/", {"lidmaatschap": "-1"}).status_code in {200, 302}
    assert sam.get("/").headers["Location"].startswith("/geen-toegang/")


def test_let_in_it_chooses_sees_a_banner_and_has_no_powers(sam, tess):
    assert verleen(tess, sam).status_code == 302
    assert sam.get("/").headers["Location"].startswith("/kies-organisatie/")
    assert "Zorggroep Het Anker" in sam.get("/kies-organisatie/").content.decode()
    ga_in(sam)
    for adres in ("/", "/adresboek/", "/beveiliging/"):
        assert "u kijkt mee bij Zorggroep Het Anker" in sam.get(adres).content.decode(), adres
    lezer = lezer_van_verzoek(sam.get("/").wsgi_request)
    assert (lezer.organisatie, lezer.rol, lezer.namens_ondersteuning) == (ANKER, "zorgaanbieder", True)
    assert not heeft_bevoegdheid(lezer, "vastleggen")
    assert heeft_bevoegdheid(lezer, "dossiers_openen")
    for adres in (PAGINA, "/organisatie/", "/beheer/wie-kan-wat/", "/beheer/uitnodigen/", "/adresboek/nieuw/"):
        assert sam.get(adres).status_code == 403, adres
    assert "u kijkt mee" not in tess.get("/").content.decode()


def test_support_records_nothing_and_what_it_reads_is_logged_as_support(sam, tess):
    verleen(tess, sam)
    ga_in(sam)
    lezer = lezer_van_verzoek(sam.get("/").wsgi_request)
    with pytest.raises(Geweigerd) as fout:
        open_dossier(lezer, Persoonsgegevens(naam="Noor Schaduw"), "amsterdam-2026")
    assert fout.value.soort == "onbevoegd"
    regels = Verwerkingsregel.objects.filter(account=sam.kenmerk, pad__startswith="dossiers.")
    assert {r.namens_ondersteuning for r in regels} <= {True}
    baas = lezer_van_verzoek(tess.get("/").wsgi_request)
    nummer = open_dossier(baas, Persoonsgegevens(naam="Noor Schaduw"), "amsterdam-2026")
    assert sam.get(f"/dossiers/{nummer}/").status_code == 200
    regel = Verwerkingsregel.objects.filter(account=sam.kenmerk, betrokkene=nummer).first()
    assert regel is not None
    assert (regel.namens_ondersteuning, regel.organisatie, regel.functiesoort) == (True, ANKER, "ondersteuning")


@pytest.mark.parametrize(("minuten", "binnen"), [(59, True), (60, False)])
def test_it_ends_by_itself_that_minute(sam, tess, later, minuten, binnen):
    verleen(tess, sam)
    ga_in(sam)
    later(minutes=20)
    sam.get("/")
    later(minutes=40)
    sam.get("/")
    later(minutes=minuten)
    assert (sam.get("/").status_code == 200) is binnen


def test_an_administrator_ends_it_at_once(sam, tess):
    verleen(tess, sam, 8)
    ga_in(sam)
    assert sam.get("/").status_code == 200
    ander = ingelogd("mos@gracht.example", GRACHT, "beheerder")
    nummer = Ondersteuning.objects.get().pk
    ander.post(f"{PAGINA}{nummer}/stop/")
    assert sam.get("/").status_code == 200
    tess.post(f"{PAGINA}{nummer}/stop/")
    assert sam.get("/").headers["Location"].startswith("/geen-toegang/")


def test_grant_use_and_end_stand_on_the_page_and_in_both_logs(sam, tess):
    verleen(tess, sam)
    ga_in(sam)
    tess.post(f"{PAGINA}{Ondersteuning.objects.get().pk}/stop/")
    pagina = tess.get(PAGINA).content.decode()
    assert "Sam Denkbeeldig" in pagina
    assert "Er werkt iets niet" in pagina
    (regel,) = tess.get(PAGINA).context["regels"]
    assert (regel.door, regel.loopt, len(regel.gebruikt)) == ("Tess Denkbeeld", False, 1)
    soorten = Toegangsregel.objects.filter(organisatie=ANKER, soort__startswith="ondersteuning").order_by("pk")
    assert [r.soort for r in soorten] == [
        "ondersteuning_verleend",
        "ondersteuning_gebruikt",
        "ondersteuning_beeindigd",
    ]
    assert Verwerkingsregel.objects.filter(pad="toegang.ondersteuning", betrokkene=sam.kenmerk).count() == 2
    ander = ingelogd("mos@gracht.example", GRACHT, "beheerder")
    assert ander.get(PAGINA).context["regels"] == ()


@pytest.mark.parametrize("anders", [{"uren": 9}, {"uren": 24}, {"reden": "zomaar"}, {"account": "puk"}])
def test_no_longer_than_eight_hours_and_only_for_a_reason_to_support(sam, tess, anders):
    assert tess.post(PAGINA, {"account": sam.kenmerk, "reden": "storing", "uren": 1} | anders).status_code == 200
    assert not Ondersteuning.objects.exists()


def test_only_an_administrator_lets_it_in(sam):
    lid = ingelogd("zon@anker.example", ANKER, "medewerker")
    assert verleen(lid, sam).status_code == 403
    assert not Ondersteuning.objects.exists()


def test_an_account_of_support_belongs_to_no_organisation_and_chooses_a_password(client):
    maak_lid("puk@anker.example")
    with pytest.raises(Organisatiefout):
        maak_ondersteuner("puk@anker.example", "Puk")
    maak_organisatie(ANKER)
    adres = wachtwoordadres(maak_ondersteuner(SAM, "Sam Denkbeeldig"))
    pagina = client.get(adres, follow=True)
    client.post(pagina.redirect_chain[-1][0], {"password1": WACHTWOORD, "password2": WACHTWOORD})
    assert Account.objects.get(email=SAM).check_password(WACHTWOORD)
