"""Inviting: by an administrator of the own organisation, with a link that works once and says nothing."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from tests.hulp.inloggen import ANKER, GRACHT, WACHTWOORD, geef_app, log_in, maak_lid, maak_organisatie
from waakvlam import klok
from waakvlam.organisaties.api import Organisatiefout, lidmaatschappen_van
from waakvlam.toegang.models import Toegangsregel, Uitnodiging
from waakvlam.toegang.uitnodigen import Gevraagd, nodig_uit, open_in

pytestmark = [pytest.mark.opslag, pytest.mark.django_db, pytest.mark.usefixtures("echt")]

MOS = {
    "naam": "Mos Luchtspiegeling", "email": "Mos@Anker.example", "rol": "zorgaanbieder/Amsterdam",
    "functie": "medewerker", "omschrijving": "begeleider", "team": "",
}  # fmt: skip
NIEUW = {"naam": "Mos Luchtspiegeling", "wachtwoord": WACHTWOORD, "nogmaals": WACHTWOORD}


def lid_met_sessie(client, email, sleutel=ANKER, functie="beheerder"):
    account, _lid = maak_lid(email, sleutel, functie, naam="Puk Schijngestalte")
    log_in(client, account.email, geef_app(account))
    return client


@pytest.fixture
def beheerder(client):
    return lid_met_sessie(client, "puk@anker.example")


def link_uit(antwoord) -> str:
    (link,) = re.findall(r"http://testserver(/uitnodiging/[\w-]+/)", antwoord.content.decode())
    return str(link)


def test_an_invitation_from_start_to_end(beheerder):
    link = link_uit(beheerder.post("/beheer/uitnodigen/", MOS))
    mos = Client()
    assert mos.get(link).headers["Location"] == "/uitnodiging/"
    tekst = mos.get("/uitnodiging/").content.decode()
    assert "Zorggroep Het Anker" in tekst
    antwoord = mos.post("/uitnodiging/", NIEUW)
    assert antwoord.status_code == 302
    assert mos.get("/").headers["Location"].startswith("/beveiliging/tweede-stap/")
    # The password was just chosen: it is not asked once more.
    assert mos.get("/beveiliging/app/").status_code == 200
    account = get_user_model().objects.get(email="mos@anker.example")
    (lid,) = lidmaatschappen_van(account.kenmerk)
    assert (lid.organisatie, lid.rol, lid.functie, lid.omschrijving) == (
        ANKER,
        "zorgaanbieder",
        "medewerker",
        "begeleider",
    )
    assert Client().get(link).headers["Location"] == "/uitnodiging/"
    tweede = Client()
    tweede.get(link)
    assert tweede.get("/uitnodiging/").status_code == 410


def test_the_secret_is_long_and_kept_as_a_hash_only(beheerder):
    link = link_uit(beheerder.post("/beheer/uitnodigen/", MOS))
    geheim = link.split("/")[2]
    assert len(geheim) * 6 >= 128
    rij = Uitnodiging.objects.get()
    assert geheim not in str(rij.__dict__)
    assert not Toegangsregel.objects.filter(bijzonderheid__contains=geheim).exists()


def test_with_mail_the_link_goes_out_and_is_not_shown(beheerder, settings):
    settings.MAIL_AAN = True
    antwoord = beheerder.post("/beheer/uitnodigen/", MOS)
    assert antwoord.headers["Location"] == "/beheer/uitnodigingen/"
    (bericht,) = mail.outbox
    assert bericht.to == ["mos@anker.example"]
    assert "Zorggroep Het Anker" in bericht.body
    assert "Mos" not in f"{bericht.subject}{bericht.body}"
    assert "/uitnodiging/" in bericht.body


def test_only_an_administrator_invites(client):
    lid = lid_met_sessie(client, "zon@anker.example", functie="medewerker")
    assert lid.get("/beheer/uitnodigen/").status_code == 403
    assert lid.post("/beheer/uitnodigen/", MOS).status_code == 403
    assert lid.get("/beheer/uitnodigingen/").status_code == 403
    assert not Uitnodiging.objects.exists()


def test_an_invitation_can_be_withdrawn_by_the_own_organisation_only(beheerder):
    link = link_uit(beheerder.post("/beheer/uitnodigen/", MOS))
    pk = Uitnodiging.objects.get().pk
    vreemd = lid_met_sessie(Client(), "sterre@gracht.example", GRACHT)
    assert "Mos" not in vreemd.get("/beheer/uitnodigingen/").content.decode()
    vreemd.post(f"/beheer/uitnodigingen/{pk}/intrekken/")
    assert open_in(ANKER).count() == 1
    assert "Mos Luchtspiegeling" in beheerder.get("/beheer/uitnodigingen/").content.decode()
    beheerder.post(f"/beheer/uitnodigingen/{pk}/intrekken/")
    mos = Client()
    mos.get(link)
    assert mos.get("/uitnodiging/").status_code == 410
    assert mos.post("/uitnodiging/", NIEUW).status_code == 410


@pytest.mark.parametrize(("dagen", "status"), [(timedelta(days=7, seconds=-60), 200), (timedelta(days=7), 410)])
def test_an_invitation_works_seven_days(beheerder, monkeypatch, dagen, status):
    link = link_uit(beheerder.post("/beheer/uitnodigen/", MOS))
    echt = klok.nu
    monkeypatch.setattr(klok, "nu", lambda: echt() + dagen)
    mos = Client()
    mos.get(link)
    assert mos.get("/uitnodiging/").status_code == status


def test_inviting_again_withdraws_the_first_link(beheerder):
    eerste, tweede = (link_uit(beheerder.post("/beheer/uitnodigen/", MOS)) for _ in range(2))
    assert open_in(ANKER).count() == 1
    mos = Client()
    mos.get(eerste)
    assert mos.get("/uitnodiging/").status_code == 410
    mos.get(tweede)
    assert mos.get("/uitnodiging/").status_code == 200


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"nogmaals": "iets anders dan dat"}, "niet twee keer hetzelfde"),
        ({"wachtwoord": "kort", "nogmaals": "kort"}, "12"),
        ({"wachtwoord": "mos@anker.example", "nogmaals": "mos@anker.example"}, "e"),
    ],
)
def test_a_weak_password_is_refused(beheerder, velden, melding):
    mos = Client()
    mos.get(link_uit(beheerder.post("/beheer/uitnodigen/", MOS)))
    antwoord = mos.post("/uitnodiging/", NIEUW | velden)
    assert antwoord.status_code == 200
    assert melding in antwoord.content.decode()
    assert not get_user_model().objects.filter(email="mos@anker.example").exists()


def test_who_has_an_account_logs_in_and_gets_the_membership_beside(beheerder):
    account, _lid = maak_lid("mos@anker.example", GRACHT, naam="Mos Luchtspiegeling")
    geheim = geef_app(account)
    mos = Client()
    mos.get(link_uit(beheerder.post("/beheer/uitnodigen/", MOS)))
    tekst = mos.get("/uitnodiging/").content.decode()
    assert "U heeft al een account." in tekst
    assert 'name="wachtwoord"' not in tekst
    assert mos.post("/uitnodiging/", NIEUW).status_code == 200
    log_in(mos, account.email, geheim)
    assert mos.post("/uitnodiging/").headers["Location"] == "/kies-organisatie/"
    assert {lid.organisatie for lid in lidmaatschappen_van(account.kenmerk)} == {ANKER, GRACHT}
    account.refresh_from_db()
    assert account.check_password(WACHTWOORD)


def test_a_link_does_not_work_for_who_is_logged_in_as_someone_else(beheerder):
    link = link_uit(beheerder.post("/beheer/uitnodigen/", MOS))
    beheerder.get(link)
    assert beheerder.post("/uitnodiging/").status_code == 403
    assert open_in(ANKER).count() == 1


def test_an_account_without_password_that_works_elsewhere_is_not_taken_over_by_a_link(db):
    account, _lid = maak_lid("mos@anker.example", GRACHT)
    account.set_unusable_password()
    account.save()
    maak_organisatie(ANKER)
    rij, geheim = nodig_uit(Gevraagd(ANKER, "mos@anker.example", "Mos", "zorgaanbieder", "Amsterdam"), "")
    mos = Client()
    mos.get(f"/uitnodiging/{geheim}/")
    mos.post("/uitnodiging/", NIEUW)
    account.refresh_from_db()
    assert not account.has_usable_password()
    assert open_in(ANKER).get() == rij


@pytest.mark.parametrize(
    "anders", [{"rol": "woningcorporatie"}, {"regio": "Almere"}, {"functie": "baas"}, {"organisatie": "x"}, {"team": 9}]
)
def test_what_the_organisation_does_not_have_cannot_be_given(anders):
    maak_organisatie(ANKER)
    gevraagd = {
        "organisatie": ANKER, "email": "mos@anker.example", "naam": "Mos", "rol": "zorgaanbieder", "regio": "Amsterdam",
    }  # fmt: skip
    with pytest.raises(Organisatiefout):
        nodig_uit(Gevraagd(**(gevraagd | anders)), "")
