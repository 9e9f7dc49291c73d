"""Putting right from the outside: a fact that belongs in another dossier, and a person who was registered twice."""

import re

import pytest

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import BRAM, NOOR, als, dag, formulier, maak_dossier, met_aanbod, tekst
from waakvlam.dossiers.api import overgezet

pytestmark = pytest.mark.django_db
NOTITIE, WOORDEN = "notitie_gemaakt", "De-Kanarie-Zingt"


@pytest.fixture
def fout():
    return maak_dossier(naam="Aaf Verzonnen")


@pytest.fixture
def goed():
    return maak_dossier(naam="Bas Verzonnen", partijen=("yara",))


def notitie(dossier, dagen=-3):
    return dossier.leg(NOTITIE, dagen, velden={"tekst": WOORDEN}).kenmerk


def adres(dossier, kenmerk=None):
    pad = f"feiten/{kenmerk}/overzetten" if kenmerk else "samenvoegen"
    return f"/dossiers/{dossier.nummer}/{pad}/"


def velden(pagina, **anders):
    """What the form of the page would send, with this changed."""
    form = formulier(pagina)
    for rij in pagina.context["verhuizing"].rijen:
        form |= {v.html_name: v.value() for v in rij.form if v.value() not in (None, "", False)}
    return {**form, **anders}


def proef(wie, url, naar, **anders):
    return wie.post(url, velden(wie.get(url), naar=naar, stap="proef", **anders))


def geldend(dossier, soort=NOTITIE, lezer=NOOR):
    return [f for f in dossier.beeld(lezer).feiten if f.type == soort and f.stand == "geldt"]


def test_the_timeline_leads_to_it_and_a_trial_shows_what_happens_in_both_before_anything_does(fout, goed):
    kenmerk, wie = notitie(fout), als("noor")
    assert adres(fout, kenmerk) in tekst(wie.get(f"/dossiers/{fout.nummer}/tijdlijn/"))
    antwoord = proef(wie, adres(fout, kenmerk), goed.nummer.lower())
    assert antwoord.status_code == 200
    assert "Er is nog niets veranderd." in tekst(antwoord)
    assert "Bas Verzonnen" in tekst(antwoord)
    assert (len(geldend(fout)), len(geldend(goed))) == (1, 0)
    klaar = wie.post(adres(fout, kenmerk), velden(antwoord, stap="zet_over"), follow=True)
    assert f"1 feit staat nu in dossier {goed.nummer}." in tekst(klaar)
    assert (len(geldend(fout)), len(geldend(goed))) == (0, 1)
    assert f'href="/dossiers/{goed.nummer}/tijdlijn/#feit-{geldend(goed)[0].kenmerk}"' in tekst(klaar)


def test_the_other_parties_read_nothing_of_the_other_dossier_on_any_page(fout, goed):
    kenmerk, wie, url = notitie(fout), als("noor"), None
    url = adres(fout, kenmerk)
    wie.post(url, velden(proef(wie, url, goed.nummer), stap="zet_over"))
    bram = als("bram")
    for pad in ("", "geweest/", "tijdlijn/", "besluiten/", "eigen-werk/", "samenvoegen/", "zicht/"):
        pagina = tekst(bram.get(f"/dossiers/{fout.nummer}/{pad}"))
        assert goed.nummer not in pagina
        assert "Feit overgezet" not in pagina
        assert "Bas Verzonnen" not in pagina
    yara = tekst(als("yara").get(f"/dossiers/{goed.nummer}/tijdlijn/"))
    assert fout.nummer not in yara


def test_a_dossier_of_others_is_refused_as_one_that_is_not_there(fout, goed):
    kenmerk = met_aanbod(fout).beeld(BRAM).feiten[-1].kenmerk
    bram = als("bram")
    gezegd = set()
    for naar in (goed.nummer, "AMS-2026-AAAAA-BBBBB"):
        antwoord = proef(bram, adres(fout, kenmerk), naar)
        assert antwoord.status_code == 422
        gezegd.add(antwoord.context["form"].errors["naar"].as_text())
    assert len(gezegd) == 1
    assert bram.get(adres(goed)).status_code == 404
    assert bram.get(adres(goed, notitie(goed))).status_code == 404


def test_only_what_was_shown_is_done(fout, goed):
    derde, wie = maak_dossier(naam="Cor Verzonnen"), als("noor")
    url = adres(fout, notitie(fout))
    gezien = proef(wie, url, goed.nummer)
    anders = wie.post(url, velden(gezien, naar=derde.nummer, stap="zet_over"))
    assert "Er is nog niets veranderd." in tekst(anders)
    assert "Cor Verzonnen" in tekst(anders)
    assert not geldend(goed)
    assert not geldend(derde)


def test_sent_twice_it_moves_once(fout, goed):
    wie, url = als("noor"), adres(fout, notitie(fout))
    form = velden(proef(wie, url, goed.nummer), stap="zet_over")
    for _ in range(2):
        assert wie.post(url, form).status_code == 302
    assert (len(geldend(fout)), len(geldend(goed))) == (0, 1)


def test_what_came_in_between_is_said_and_shown_again(fout, goed):
    wie, url = als("noor"), adres(fout, notitie(fout))
    form = velden(proef(wie, url, goed.nummer), stap="zet_over")
    notitie(goed)
    antwoord = wie.post(url, form)
    assert antwoord.status_code == 422
    assert "Iemand anders legde intussen iets vast." in tekst(antwoord)
    assert len(geldend(goed)) == 1
    assert wie.post(url, velden(antwoord, stap="zet_over")).status_code == 302
    assert len(geldend(goed)) == 2


def test_a_fact_that_the_agreements_take_only_with_a_reason_asks_it_and_keeps_the_rest(fout, goed):
    goed.partij(BRAM, -20)
    fout.leg("wooneisen_vastgelegd", -9)
    kenmerk = fout.leg("woning_aangeboden", -2, BRAM, betreft="w1", motivering="").kenmerk
    bram, url = als("bram"), adres(fout, kenmerk)
    antwoord = proef(bram, url, goed.nummer)
    assert antwoord.status_code == 422
    assert "Reden nodig" in tekst(antwoord)
    assert not geldend(goed, "woning_aangeboden", BRAM)
    reden = {f"{kenmerk}-motivering": "Het gaat om Bas."}
    antwoord = bram.post(url, velden(antwoord, stap="proef", **reden))
    assert antwoord.status_code == 200
    assert bram.post(url, velden(antwoord, stap="zet_over")).status_code == 302
    assert [f.motivering for f in geldend(goed, "woning_aangeboden", BRAM)] == ["Het gaat om Bas."]


def test_a_double_is_brought_over_and_closed_and_tells_what_stays_and_what_went():
    dubbel, blijft = maak_dossier(naam="Aaf Verzonnen"), maak_dossier(naam="Aaf Verzonnen")
    notitie(dubbel)
    met_aanbod(dubbel)
    wie = als("noor")
    begin = wie.get(adres(dubbel))
    assert f"?naar={blijft.nummer}" in tekst(begin)
    assert "Dit gaat over dit dossier zelf." in tekst(begin)
    assert "andere organisatie" in tekst(begin)
    gevuld = wie.get(f"{adres(dubbel)}?naar={blijft.nummer}")
    antwoord = wie.post(adres(dubbel), velden(gevuld, sluit="on", stap="proef"))
    assert antwoord.status_code == 200
    klaar = wie.post(adres(dubbel), velden(antwoord, stap="zet_over"), follow=True)
    assert "Al overgezet" in tekst(klaar)
    assert [f.velden[0][2] for f in geldend(blijft)] == [WOORDEN]
    assert geldend(dubbel, "dossier_gesloten")
    (merk,) = geldend(dubbel, "feit_overgezet")
    assert overgezet(merk) == (blijft.nummer, geldend(blijft)[0].kenmerk)
    assert "Dit dossier is een dubbele inschrijving." in tekst(wie.get(f"/dossiers/{dubbel.nummer}/tijdlijn/"))
    assert blijft.nummer not in tekst(als("bram").get(f"/dossiers/{dubbel.nummer}/tijdlijn/"))


def test_one_fact_that_cannot_go_is_said_at_its_row_and_the_others_wait(fout, goed):
    notitie(fout)
    fout.leg("woning_aangeboden", -3, BRAM, betreft="w1", motivering="Haast.")
    fout.leg("aanbod_beantwoord", -2, betreft="w1", velden={"antwoord": "accepteert"})
    wie = als("noor")
    antwoord = proef(wie, adres(fout), goed.nummer)
    standen = {rij.feit["titel"]: rij.stand for rij in antwoord.context["verhuizing"].rijen}
    assert antwoord.status_code == 422
    assert "fout" in standen.values()
    assert "kan" in standen.values()
    assert not geldend(goed)
    mis = [r.form.prefix for r in antwoord.context["verhuizing"].rijen if r.stand != "kan"]
    form = velden(antwoord, stap="proef")
    for kenmerk in mis:
        del form[f"{kenmerk}-mee"]
    antwoord = wie.post(adres(fout), form)
    assert antwoord.status_code == 200
    assert wie.post(adres(fout), velden(antwoord, stap="zet_over")).status_code == 302
    assert geldend(goed)
    assert geldend(fout, "aanbod_beantwoord")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("breedte", "script"), [(1400, True), (390, True), (320, True), (320, False)])
def test_putting_right_in_a_browser(nieuwe_pagina, live_server, breedte, script):
    dubbel, blijft = maak_dossier(naam="Aaf Verzonnen"), maak_dossier(naam="Aaf Verzonnen")
    kenmerk = notitie(dubbel)
    dubbel.leg("wooneisen_vastgelegd", -9)
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url, script=script)

    def goed():
        assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if script:
            assert axe_bevindingen(pagina) == []

    def druk(naam):
        with pagina.expect_navigation():
            pagina.get_by_role("button", name=naam).press("Enter")

    pagina.goto("/kies/")
    with pagina.expect_navigation():
        pagina.get_by_role("button", name=re.compile("Noor")).click()
    pagina.goto(adres(dubbel, kenmerk))
    goed()
    pagina.get_by_label("Nummer van het goede dossier").fill("AMS-2026-AAAAA-BBBBB")
    druk("Controleer eerst")
    goed()
    pagina.get_by_label("Nummer van het goede dossier").fill(blijft.nummer)
    druk("Controleer eerst")
    goed()
    druk("Zet over")
    pagina.get_by_text("1 feit staat nu in dossier").wait_for()
    goed()
    pagina.goto(adres(dubbel))
    with pagina.expect_navigation():
        pagina.get_by_role("link", name="dit dossier blijft over").click()
    goed()
    pagina.get_by_label("Sluit dit dossier").check()
    druk("Controleer eerst")
    goed()
    druk("Zet over")
    pagina.get_by_text("Al overgezet").wait_for()
    goed()
    assert geldend(dubbel, "dossier_gesloten")
    assert dag(0) == geldend(dubbel, "dossier_gesloten")[0].op
