"""Logging in, being invited and managing access in a browser, wide and narrow, by eye of axe and by keyboard alone."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from tests.hulp.browser import axe_bevindingen
from tests.hulp.inloggen import GRACHT, WACHTWOORD, code_van, geef_app, geef_herstelcodes, maak_lid
from waakvlam.organisaties.api import maak_team
from waakvlam.toegang.api import maak_ondersteuner

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("echt")]
NIEUW = "een heel andere zin hier"
BREED, SMAL = 1400, 320


@pytest.fixture(params=[BREED, SMAL], ids=["breed", "smal"])
def scherm(request, nieuwe_pagina, live_server):
    return nieuwe_pagina(breedte=request.param, basis=live_server.url)


def kop(pagina, titel):
    """This page is shown, it is accessible, and nothing sticks out to the right."""
    pagina.get_by_role("heading", level=1, name=titel, exact=True).wait_for()
    assert axe_bevindingen(pagina) == [], titel
    assert pagina.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), titel


def knop(pagina, naam):
    pagina.get_by_role("button", name=naam, exact=True).click()


def link(pagina, naam):
    pagina.get_by_role("link", name=naam, exact=True).click()


def geef_wachtwoord(pagina, email, wachtwoord=WACHTWOORD):
    pagina.goto("/inloggen/")
    pagina.get_by_label("E-mailadres").fill(email)
    pagina.get_by_label("Wachtwoord", exact=True).fill(wachtwoord)
    knop(pagina, "Inloggen")


def log_in(pagina, email, code, wachtwoord=WACHTWOORD):
    geef_wachtwoord(pagina, email, wachtwoord)
    kop(pagina, "Tweede stap")
    pagina.get_by_label("Code", exact=True).fill(code)
    knop(pagina, "Inloggen")


def binnen(pagina, email="puk@anker.example", functie="medewerker"):
    """Someone who is in, with an app and recovery codes."""
    account, lid = maak_lid(email, functie=functie)
    geef_app(account)
    log_in(pagina, email, geef_herstelcodes(account)[0])
    pagina.wait_for_url(re.compile(r"/$"))
    return account, lid


def test_from_a_wrong_password_to_an_app_with_recovery_codes(scherm):
    maak_lid()
    scherm.goto("/")
    kop(scherm, "Inloggen")
    geef_wachtwoord(scherm, "puk@anker.example", "fout")
    assert "horen niet bij elkaar" in scherm.get_by_role("main").inner_text()
    kop(scherm, "Inloggen")
    geef_wachtwoord(scherm, "puk@anker.example")
    kop(scherm, "Nog een stap: uw tweede sleutel")
    link(scherm, "App met codes aanzetten")
    kop(scherm, "App met codes aanzetten")
    assert scherm.locator("img.wv-qr").evaluate("beeld => beeld.naturalWidth") > 0
    scherm.get_by_label("Code", exact=True).fill("000000")
    knop(scherm, "Aanzetten")
    assert "Deze code klopt niet." in scherm.get_by_role("main").inner_text()
    kop(scherm, "App met codes aanzetten")
    scherm.get_by_label("Code", exact=True).fill(code_van(scherm.locator("code.wv-sleutel").inner_text()))
    knop(scherm, "Aanzetten")
    kop(scherm, "Herstelcodes")
    assert scherm.locator(".wv-codes li").count() == 10
    link(scherm, "Ik heb ze bewaard")
    scherm.get_by_role("link", name="Werkvoorraad").first.wait_for()


def test_every_page_of_ones_own_password_and_second_step(scherm):
    binnen(scherm)
    for adres, titel in (("/beveiliging/", "Wachtwoord en inloggen"), ("/wachtwoord/", "Wachtwoord wijzigen"),
                         ("/kies-organisatie/", "Voor wie werkt u nu?"), ("/uitloggen/", "Uitloggen")):  # fmt: skip
        scherm.goto(adres)
        kop(scherm, titel)
    scherm.goto("/beveiliging/app/weg/")
    kop(scherm, "Nog een keer uw wachtwoord")
    scherm.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    knop(scherm, "Verder")
    kop(scherm, "App met codes weghalen")
    for adres, titel in (("/beveiliging/passkeys/", "Uw passkeys"),
                         ("/beveiliging/passkeys/nieuw/", "Passkey toevoegen"),
                         ("/beveiliging/herstelcodes/", "Herstelcodes"),
                         ("/beveiliging/herstelcodes/nieuw/", "Nieuwe herstelcodes")):  # fmt: skip
        scherm.goto(adres)
        kop(scherm, titel)


def test_the_keyboard_alone_logs_in_and_out(nieuwe_pagina, live_server):
    account, _lid = maak_lid()
    geef_app(account)
    pagina = nieuwe_pagina(basis=live_server.url)
    pagina.goto("/inloggen/")

    def tab_naar(rol, naam):
        doel = pagina.get_by_role(rol, name=naam, exact=True)
        for _ in range(40):
            if doel.evaluate("element => element === document.activeElement"):
                return
            pagina.keyboard.press("Tab")
        pytest.fail(f"{naam} is met de tab-toets niet te bereiken")

    tab_naar("textbox", "E-mailadres")
    pagina.keyboard.type(account.email)
    pagina.keyboard.press("Tab")
    pagina.keyboard.type(WACHTWOORD)
    tab_naar("button", "Inloggen")
    pagina.keyboard.press("Enter")
    kop(pagina, "Tweede stap")
    tab_naar("textbox", "Code")
    pagina.keyboard.type(geef_herstelcodes(account)[0])
    pagina.keyboard.press("Enter")
    pagina.wait_for_url(re.compile(r"/$"))
    pagina.locator(".wv-account summary").focus()
    pagina.keyboard.press("Enter")
    tab_naar("button", "Uitloggen")
    pagina.keyboard.press("Enter")
    kop(pagina, "Inloggen")


def test_inviting_and_accepting(scherm, nieuwe_pagina, live_server):
    binnen(scherm, functie="beheerder")
    maak_team("het-anker", "Team Zuid")
    scherm.goto("/beheer/uitnodigen/")
    kop(scherm, "Collega uitnodigen")
    knop(scherm, "Uitnodigen")
    kop(scherm, "Collega uitnodigen")
    scherm.get_by_label("Naam", exact=True).fill("Mos Luchtspiegeling")
    scherm.get_by_label("E-mailadres").fill("mos@anker.example")
    scherm.get_by_label("Team", exact=False).select_option(label="Team Zuid")
    knop(scherm, "Uitnodigen")
    kop(scherm, "De uitnodiging staat klaar")
    (adres,) = re.findall(r"http://\S+/uitnodiging/[\w-]+/", scherm.get_by_role("main").inner_html())
    scherm.goto("/beheer/uitnodigingen/")
    kop(scherm, "Open uitnodigingen")
    scherm.goto("/beheer/wie-kan-wat/")
    kop(scherm, "Wie kan wat")
    mos = nieuwe_pagina(breedte=scherm.viewport_size["width"], basis=live_server.url)
    mos.goto(adres)
    kop(mos, "U bent uitgenodigd")
    assert mos.url.endswith("/uitnodiging/")
    mos.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    mos.get_by_label("Wachtwoord, nog een keer").fill("iets anders dan dat")
    knop(mos, "Uitnodiging aannemen")
    kop(mos, "U bent uitgenodigd")
    mos.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    mos.get_by_label("Wachtwoord, nog een keer").fill(WACHTWOORD)
    knop(mos, "Uitnodiging aannemen")
    kop(mos, "Nog een stap: uw tweede sleutel")
    mos.goto(adres)
    kop(mos, "Deze uitnodiging werkt niet meer")


def test_choosing_between_two_organisations(scherm):
    account, _lid = maak_lid()
    maak_lid(account.email, GRACHT)
    geef_app(account)
    log_in(scherm, account.email, geef_herstelcodes(account)[0])
    kop(scherm, "Voor wie werkt u nu?")
    knop(scherm, "Verder bij Woonstichting De Gracht als Woningcorporatie")
    scherm.locator(".wv-account summary").click()
    assert "Woonstichting De Gracht" in scherm.locator(".wv-account__paneel").inner_text()


def test_a_forgotten_password_keeps_the_second_step(scherm, settings):
    settings.MAIL_AAN = True
    account, _lid = maak_lid()
    geef_app(account)
    code = geef_herstelcodes(account)[0]
    scherm.goto("/inloggen/")
    link(scherm, "Wachtwoord vergeten?")
    kop(scherm, "Wachtwoord vergeten")
    scherm.get_by_label("E-mailadres").fill(account.email)
    knop(scherm, "Stuur mij een link")
    kop(scherm, "Kijk in uw mail")
    (bericht,) = mail.outbox
    assert bericht.to == [account.email]
    assert "Puk" not in bericht.body
    (adres,) = re.findall(r"https?://\S+", str(bericht.body))
    scherm.goto(adres.replace("https:", "http:"))
    kop(scherm, "Nieuw wachtwoord")
    scherm.get_by_label("Nieuw wachtwoord", exact=True).fill(NIEUW)
    scherm.get_by_label("Nieuw wachtwoord, nog een keer").fill(NIEUW)
    knop(scherm, "Bewaren")
    kop(scherm, "Uw wachtwoord is gewijzigd")
    scherm.goto("/")
    log_in(scherm, account.email, code, NIEUW)
    scherm.wait_for_url(re.compile(r"/$"))
    assert len(Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()) == 9


def test_letting_support_in_and_helping_who_lost_a_telephone(scherm):
    binnen(scherm, functie="beheerder")
    mos, _lid = maak_lid("mos@anker.example", naam="Mos Luchtspiegeling")
    geef_app(mos)
    scherm.goto("/beheer/ondersteuning/")
    kop(scherm, "Ondersteuning laten meekijken")
    maak_ondersteuner("sam@onderhoud.example", "Sam Denkbeeldig")
    scherm.goto("/beheer/ondersteuning/")
    kop(scherm, "Ondersteuning laten meekijken")
    knop(scherm, "Laat meekijken")
    scherm.get_by_role("button", name="Stop het meekijken van Sam Denkbeeldig").wait_for()
    kop(scherm, "Ondersteuning laten meekijken")
    knop(scherm, "Stop het meekijken van Sam Denkbeeldig")
    scherm.get_by_text("De ondersteuning kijkt niet meer mee.").wait_for()
    scherm.goto("/beheer/wie-kan-wat/")
    link(scherm, "Mos Luchtspiegeling is telefoon of passkey kwijt")
    kop(scherm, "Telefoon of passkey kwijt")
    knop(scherm, "Haal de tweede stap weg")
    kop(scherm, "De code voor een nieuwe tweede stap")
    link(scherm, "Terug naar wie kan wat")
    kop(scherm, "Wie kan wat")
    assert "nog niet ingesteld" in scherm.get_by_role("main").inner_text()
