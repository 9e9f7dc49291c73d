"""What the data officer sees of sharing without consent: alarms, their reason, what was read since; and no dossiers."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import als, tekst
from waakvlam import klok
from waakvlam.dossiers.api import Persoonsgegevens, Vastlegging, dossierbeeld, leg_vast, open_dossier, werkvoorraad
from waakvlam.dossiers.deur import PADEN, deur
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.logboek.models import Alarm, Alarmoordeel, Verwerkingsregel
from waakvlam.taken.models import Taak
from waakvlam.toegang.api import NietGevonden, lezer_van
from waakvlam.verantwoording.alarmen import uiterlijk
from waakvlam.verantwoording.post import mail_alarm
from waakvlam.voorbeeld.api import zet_organisaties_klaar

REDEN = "Gevaar voor de buren, nu meteen."
SET = "zuidoost-utrecht-2022"
"""These agreements know an emergency as a ground."""


@pytest.fixture(autouse=True)
def organisaties(db):
    zet_organisaties_klaar()


@pytest.fixture
def nummer(organisaties):
    noor, bram, vandaag = lezer_van("noor"), lezer_van("bram"), klok.vandaag()
    assert noor is not None
    assert bram is not None
    nr = open_dossier(noor, Persoonsgegevens(naam="Dirk Verzonnen"), SET)
    feiten: tuple[tuple[str, dict[str, Veldwaarde]], ...] = (
        ("betrokkene_toegevoegd", {"organisatie": bram.organisatie, "rol": bram.rol}),
        ("uitzonderingsgrond_vastgelegd", {
            "grond": "nood", "reden": REDEN, "ontvanger": bram.rol, "categorieen": ("contactgegevens",),
            "geldig_tot": vandaag + timedelta(days=3),
        }),
    )  # fmt: skip
    for soort, velden in feiten:
        leg_vast(noor, nr, Vastlegging(soort, vandaag, velden=velden), dossierbeeld(noor, nr).stand)
    dossierbeeld(bram, nr)
    return nr


def alarm_van(organisatie: str) -> Alarm:
    return Alarm.objects.get(organisatie=organisatie)


def test_the_officer_reads_who_what_to_whom_until_when_and_why(nummer):
    vera = als("vera")
    lijst = tekst(vera.get("/logboek/alarmen/"))
    for deel in ("Noodsituatie", nummer, "Noor Voorbeeld", "Te beoordelen", "Contactgegevens"):
        assert deel in lijst
    assert REDEN not in lijst
    pagina = tekst(vera.get(reverse("verantwoording:alarm", args=[alarm_van("het-anker").pk])))
    assert REDEN in pagina
    assert "Een andere organisatie bekeek zulke gegevens 1 keer." in pagina
    assert "Dirk" not in pagina
    assert Verwerkingsregel.objects.filter(account="vera", betrokkene=nummer, pad="dossiers.alarm").count() == 1


def test_what_is_read_under_a_ground_says_so_in_the_log(nummer):
    regels = Verwerkingsregel.objects.filter(account="bram", betrokkene=nummer, pad="dossiers.dossierbeeld")
    assert {(r.grond, r.categorieen) for r in regels if r.grond} == {("nood", "contactgegevens")}
    assert not any("contactgegevens" in r.categorieen for r in regels if not r.grond)


def test_the_officer_judges_and_others_find_no_such_page(nummer):
    adres = reverse("verantwoording:alarm", args=[alarm_van("het-anker").pk])
    for anders in ("noor", "bram", "tess"):
        assert als(anders).get(adres).status_code == 404
        assert als(anders).get("/logboek/alarmen/").status_code == 404
    vera = als("vera")
    assert vera.get(reverse("verantwoording:alarm", args=[alarm_van("de-gracht").pk])).status_code == 404
    assert vera.post(adres, {"keuze": "terecht/Dirk"}).status_code == 422
    assert not Alarmoordeel.objects.exists()
    assert vera.post(adres, {"keuze": "niet_terecht/te_lang"}).status_code == 302
    lijst = tekst(vera.get("/logboek/alarmen/"))
    assert "Niet terecht" in lijst
    assert "Er is niets te beoordelen." in lijst


def test_after_three_working_days_without_a_judgement_it_is_late(nummer, monkeypatch):
    dag = klok.vandaag()
    laatste = uiterlijk(dag)
    monkeypatch.setattr(klok, "vandaag", lambda: laatste)
    assert "Te laat met beoordelen" not in tekst(als("vera").get("/logboek/alarmen/"))
    monkeypatch.setattr(klok, "vandaag", lambda: laatste + timedelta(days=1))
    assert "Te laat met beoordelen" in tekst(als("vera").get("/logboek/alarmen/"))


def test_the_days_to_judge_are_working_days():
    vrijdag = klok.vandaag() - timedelta(days=(klok.vandaag().weekday() - 4) % 7)
    assert (uiterlijk(vrijdag) - vrijdag).days >= 5


def test_the_mail_tells_each_officer_that_there_is_an_alarm_and_nothing_of_it(nummer, settings):
    taken = Taak.objects.filter(soort="logboek.alarm")
    assert taken.count() == 2
    gegevens = {"alarm": alarm_van("het-anker").pk}
    settings.MAIL_AAN = False
    assert "geen mail" in mail_alarm(gegevens)
    settings.MAIL_AAN, settings.ALLOWED_HOSTS = True, ["waakvlam.voorbeeld.nl"]
    assert mail_alarm(gegevens) == "1 functionarissen gemaild"
    (bericht,) = mail.outbox
    assert "https://waakvlam.voorbeeld.nl/logboek/alarmen/" in bericht.body
    for geheim in (nummer, "Dirk", "Noor", "nood ", REDEN, "gracht", "anker"):
        assert geheim not in bericht.body
    assert mail_alarm({"alarm": alarm_van("de-gracht").pk}) == "0 functionarissen gemaild"


def test_the_officer_opens_no_dossier_on_any_path(nummer):
    vera = lezer_van("vera")
    assert vera is not None
    for pad in (naam for naam, pad in PADEN.items() if pad.bevoegdheid in {"dossiers_openen", "vastleggen"}):
        with pytest.raises(NietGevonden), deur(vera, pad):
            pass
    for lees in (lambda: dossierbeeld(vera, nummer), lambda: werkvoorraad(vera)):
        with pytest.raises(NietGevonden):
            lees()
    client = als("vera")
    assert client.get("/")["Location"] == "/logboek/"
    for pagina in ("", "tijdlijn/", "vastleggen/", "behandelaar/"):
        assert client.get(f"/dossiers/{nummer}/{pagina}").status_code == 404
    noor = lezer_van("noor")
    assert noor is not None
    with pytest.raises(NietGevonden), deur(noor, "alarm"):
        pass


@pytest.mark.browser
@pytest.mark.traag
@pytest.mark.parametrize("breedte", [1400, 390])
def test_alarms_and_the_form_of_a_ground_are_usable_by_everyone(live_server, nieuwe_pagina, nummer, breedte):
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    pagina.goto("/kies/")
    pagina.get_by_role("button", name="Verder als Noor Voorbeeld").click()
    pagina.goto(f"/dossiers/{nummer}/vastleggen/uitzonderingsgrond_vastgelegd/")
    assert pagina.get_by_text("Hiermee opent u gegevens zonder toestemming").is_visible()
    assert not pagina.get_by_label("Medische gegevens").count()
    assert axe_bevindingen(pagina) == []
    assert pagina.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    pagina.goto("/kies/")
    pagina.get_by_role("button", name="Verder als Vera Verdichtsel").click()
    pagina.goto("/logboek/alarmen/")
    assert axe_bevindingen(pagina) == []
    pagina.get_by_role("link", name=nummer).click()
    assert axe_bevindingen(pagina) == []
    assert pagina.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    pagina.get_by_label("Terecht: het was nodig").check()
    pagina.get_by_role("button", name="Leg oordeel vast").click()
    assert pagina.get_by_text("Er is niets te beoordelen.").is_visible()
