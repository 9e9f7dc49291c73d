"""Letters from the outside: written from what is known, looked through, settled, signed, sent, and read by others."""

import io
from datetime import timedelta

import pypdf
import pytest

from tests.hulp.pdf import fouten
from tests.systeem.hulp_dossierblad import als, dag, formulier, geef_toestemming, maak_dossier, tekst
from waakvlam.brieven.models import Briefnummer
from waakvlam.dossiers.models import Concept, Gebeurtenis

pytestmark = pytest.mark.django_db
NAAM = "uitnodiging_kennismaking"
TELEFOON = "020 555 00 01"


@pytest.fixture
def dossier(db):
    dossier = maak_dossier()
    geef_toestemming(dossier)
    return dossier


def adres(dossier, *verder: str) -> str:
    return "/".join([f"/dossiers/{dossier.nummer}/brieven", *verder]) + "/"


def ingevuld(antwoord) -> dict[str, str]:
    """The form as it stands, with an answer to every question that is still open."""
    form = antwoord.context["form"]
    waarden = formulier(antwoord)
    return {n: waarden.get(n) or f"antwoord {n}" for n in form.fields if n not in {"versie", "dag"}} | {
        "dag": waarden.get("dag", dag(0))
    }


def schrijf(client, dossier, naam=NAAM, **anders):
    """The page on which everyone's letter can be looked through."""
    begin = client.get(adres(dossier, "nieuw", naam))
    assert begin.status_code == 200
    antwoord = client.post(adres(dossier, "nieuw", naam), {**ingevuld(begin), **anders, "controle": "1"}, follow=True)
    assert antwoord.redirect_chain, antwoord.context["form"].errors
    return antwoord


def stel_vast(client, dossier, naam=NAAM, **anders):
    controle = schrijf(client, dossier, naam, **anders)
    assert "exemplaren" in controle.context
    extra = {"besloten": "on"} if "besloten" in controle.context["form"].fields else {}
    antwoord = client.post(controle.request["PATH_INFO"], {**formulier(controle), **extra}, follow=True)
    assert antwoord.status_code == 200, antwoord.context["form"].errors
    return antwoord


def teken(client, brief, rol="zorgaanbieder"):
    url = f"{brief.request['PATH_INFO']}tekenen/{rol}/"
    return client.post(url, formulier(client.get(url)), follow=True)


def verstuur(client, brief, **velden):
    url = f"{brief.request['PATH_INFO']}versturen/"
    return client.post(url, {**formulier(client.get(url)), **velden}, follow=True)


def pdftekst(antwoord) -> str:
    lezer = pypdf.PdfReader(io.BytesIO(antwoord.content))
    return " ".join(" ".join(blad.extract_text() for blad in lezer.pages).split())


def test_a_letter_goes_from_the_list_to_the_post(dossier):
    noor = als("noor")
    lijst = tekst(noor.get(adres(dossier)))
    assert "nieuw/uitnodiging_kennismaking" in lijst
    brief = stel_vast(noor, dossier)
    nummer = f"{dag(0).year}-0001"
    assert nummer in tekst(brief)
    assert "nog tekenen" in tekst(noor.get(adres(dossier)))
    getekend = teken(noor, brief)
    assert "Noor Voorbeeld, getekend met een eigen account" in tekst(getekend)
    verstuurd = verstuur(noor, brief, wijze_deelnemer="post", op_deelnemer=dag(0), betreft="nieuw")
    assert verstuurd.status_code == 200
    assert "Vastgelegd" in tekst(verstuurd)
    assert [f.type for f in dossier.beeld().feiten].count("uitnodiging_verstuurd") == 1
    assert "deels verstuurd" in tekst(noor.get(adres(dossier)))
    url = brief.request["PATH_INFO"] + "versturen/"
    ook = noor.post(url, {**formulier(noor.get(url)), "wijze_woningcorporatie": "e_mail"}, follow=True)
    assert ook.status_code == 200, ook.context["form"].errors
    assert [f.type for f in dossier.beeld().feiten].count("uitnodiging_verstuurd") == 1
    assert [f.type for f in dossier.beeld().feiten].count("stuk_verzonden") == 2
    assert not Concept.objects.exists()


def test_what_is_missing_is_said_at_its_field_and_what_was_typed_stays(dossier):
    noor = als("noor")
    begin = noor.get(adres(dossier, "nieuw", NAAM))
    vragen = [naam for naam in begin.context["form"].fields if naam.startswith("plek.")]
    assert vragen
    data = {**ingevuld(begin), vragen[0]: "", "onderwerp": "Kom kennismaken", "controle": "1"}
    antwoord = noor.post(adres(dossier, "nieuw", NAAM), data, follow=True)
    assert antwoord.status_code == 422
    form = antwoord.context["form"]
    assert list(form.errors) == [vragen[0]]
    assert form["onderwerp"].value() == "Kom kennismaken"
    assert not Briefnummer.objects.exists()


def test_a_draft_is_kept_and_nobody_else_knows_of_it(dossier):
    noor = als("noor")
    antwoord = noor.post(adres(dossier, "nieuw", NAAM), {"onderwerp": "Half af", "bewaar": "1"}, follow=True)
    assert antwoord.context["form"]["onderwerp"].value() == "Half af"
    assert "Half af" in tekst(antwoord)
    bram = als("bram")
    assert bram.get(antwoord.request["PATH_INFO"]).status_code == 404
    assert noor.post(antwoord.request["PATH_INFO"], {"weg": "1"}).status_code == 302
    assert not Concept.objects.exists()


def test_two_colleagues_do_not_overwrite_each_other(dossier):
    noor, tess = als("noor"), als("tess")
    pagina = noor.post(adres(dossier, "nieuw", NAAM), {"onderwerp": "Eerst", "bewaar": "1"}, follow=True)
    url, oud = pagina.request["PATH_INFO"], formulier(pagina)
    assert tess.post(url, {**oud, "onderwerp": "Van Tess"}).status_code == 302
    botsing = noor.post(url, {**oud, "onderwerp": "Van Noor"})
    assert botsing.status_code == 422
    assert ("Onderwerp", "Van Tess") in botsing.context["botsing"]
    assert botsing.context["form"]["onderwerp"].value() == "Van Noor"
    assert noor.post(url, formulier(botsing), follow=True).context["form"]["onderwerp"].value() == "Van Noor"


def test_sent_twice_it_is_one_letter_with_one_number(dossier):
    noor = als("noor")
    controle = schrijf(noor, dossier)
    url, data = controle.request["PATH_INFO"], formulier(controle)
    assert noor.post(url, data).status_code == 302
    aantal = Gebeurtenis.objects.count()
    assert noor.post(url, data).status_code == 302
    assert Gebeurtenis.objects.count() == aantal
    assert Briefnummer.objects.count() == 1


def waarschuwing(noor, dossier):
    """An official warning that went to the participant."""
    brief = stel_vast(noor, dossier, "officiele_waarschuwingsbrief", **{"plek.stappen": "rode-klaver"})
    teken(noor, brief)
    antwoord = verstuur(noor, brief, wijze_deelnemer="post", betreft="nieuw", motivering="Er is haast.")
    assert antwoord.status_code == 200, antwoord.context["form"].errors
    return brief


def test_the_copy_waits_until_the_agreements_let_it_go(dossier):
    """Bron: AMS26-B1.55: the copy of an official warning may go when that was sent."""
    noor, bram = als("noor"), als("bram")
    controle = schrijf(noor, dossier, "officiele_waarschuwingsbrief", **{"plek.stappen": "rode-klaver"})
    [aan, kopie] = controle.context["exemplaren"]
    assert aan["dicht"] == []
    assert "rode-klaver" in repr(aan["exemplaar"])
    assert kopie["dicht"]
    assert "rode-klaver" not in repr(kopie["exemplaar"])
    assert "Niet alles gaat mee" in tekst(controle)
    brief = waarschuwing(noor, dossier)
    assert "rode-klaver" in tekst(noor.get(f"{brief.request['PATH_INFO']}?voor=woningcorporatie"))
    gegaan = verstuur(noor, brief, wijze_woningcorporatie="post", motivering="Er is haast.")
    assert gegaan.status_code == 200, gegaan.context["form"].errors
    [feit] = [f for f in dossier.beeld().feiten if f.type == "briefkopie_verstuurd"]
    velden = {naam: waarde for naam, _titel, waarde in feit.velden}
    assert velden == {"brief": "officiele_waarschuwingsbrief", "aan": "woningcorporatie"}
    assert "antwoord plek.afspraak" in tekst(bram.get(brief.request["PATH_INFO"]))


def test_a_reader_gets_on_paper_and_on_screen_what_is_for_it_and_no_trace_of_the_rest(dossier):
    noor, bram = als("noor"), als("bram")
    brief = waarschuwing(noor, dossier)
    pad = brief.request["PATH_INFO"]
    eigen = pdftekst(noor.get(f"{pad}pdf/?voor=deelnemer"))
    kopie = pdftekst(noor.get(f"{pad}pdf/?voor=woningcorporatie"))
    hulp = next(d for d in brief.context["exemplaar"].delen if d.naam == "hulp").kop
    assert hulp in eigen
    assert "rode-klaver" in kopie
    assert "Dit is een kopie" in kopie
    assert hulp not in kopie
    assert hulp not in tekst(noor.get(f"{pad}?voor=woningcorporatie"))
    for gevraagd in ("", "?voor=deelnemer", "?voor=woningcorporatie"):
        assert hulp not in tekst(bram.get(pad + gevraagd))
        assert hulp not in pdftekst(bram.get(f"{pad}pdf/{gevraagd}"))
    assert als("sam").get(pad).status_code == 404
    assert als("sam").get(f"{pad}pdf/").status_code == 404


def test_without_consent_nothing_of_it_goes_to_who_may_not_have_it(db):
    dossier, noor = maak_dossier(), als("noor")
    brief = waarschuwing(noor, dossier)
    antwoord = verstuur(noor, brief, wijze_woningcorporatie="post", motivering="Er is haast.")
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == ["wijze_woningcorporatie"]
    assert [f.type for f in dossier.beeld().feiten].count("stuk_verzonden") == 1
    assert "rode-klaver" not in tekst(noor.get(f"{brief.request['PATH_INFO']}?voor=woningcorporatie"))


def test_what_is_left_out_for_good_stays_out_when_consent_comes(db):
    dossier, noor = maak_dossier(), als("noor")
    controle = schrijf(noor, dossier)
    assert [k["rol"] for k in controle.context["exemplaren"] if k["dicht"]] == ["woningcorporatie"]
    data = {**formulier(controle), "zonder.woningcorporatie": "on"}
    brief = noor.post(controle.request["PATH_INFO"], data, follow=True)
    url = f"{brief.request['PATH_INFO']}?voor=woningcorporatie"
    voor = noor.get(url).context["exemplaar"].delen
    geef_toestemming(dossier, dagen=0)
    assert noor.get(url).context["exemplaar"].delen == voor
    assert len(voor) < len(brief.context["exemplaar"].delen)


def test_the_pdf_is_readable_by_everyone_and_fit_to_keep(dossier):
    noor = als("noor")
    brief = stel_vast(noor, dossier)
    teken(noor, brief)
    antwoord = noor.get(brief.request["PATH_INFO"] + "pdf/?voor=deelnemer")
    assert antwoord["Content-Type"] == "application/pdf"
    assert "Pleun" not in antwoord["Content-Disposition"]
    assert fouten(antwoord.content, "ua1") == []
    assert fouten(antwoord.content, "2a") == []
    woorden = pdftekst(antwoord)
    assert "Noor Voorbeeld" in woorden
    assert f"{dag(0).year}-0001" in woorden


# decisions of an authority


def besluit(yara, dossier, **anders):
    return stel_vast(yara, dossier, "intrekking_urgentie", **{"orgaan": "het college van Verzonnen", **anders})


def test_a_decision_has_its_objection_its_body_and_its_day_and_a_person_takes_it(dossier):
    yara = als("yara")
    controle = schrijf(yara, dossier, "intrekking_urgentie", orgaan="het college van Verzonnen")
    assert "een mens neemt het" in tekst(controle)
    zonder = yara.post(controle.request["PATH_INFO"], formulier(controle))
    assert zonder.status_code == 422
    assert "besloten" in zonder.context["form"].errors
    brief = besluit(yara, dossier)
    papier = pdftekst(yara.get(brief.request["PATH_INFO"] + "pdf/?voor=deelnemer"))
    assert "namens het college van Verzonnen" in papier
    assert "Niet eens met dit besluit?" in papier
    assert "bezwaarschrift" in papier
    assert "U tekent namens het college van Verzonnen" in tekst(
        yara.get(brief.request["PATH_INFO"] + "tekenen/gemeente_wonen/")
    )


def test_a_decision_without_a_body_or_an_address_is_not_settled(dossier):
    yara = als("yara")
    antwoord = schrijf(yara, dossier, "intrekking_urgentie", orgaan="", van_adres="")
    assert antwoord.status_code == 422
    assert set(antwoord.context["form"].errors) == {"orgaan", "van_adres"}


def test_a_decision_goes_out_on_the_day_that_it_bears(dossier):
    yara = als("yara")
    brief = besluit(yara, dossier, dag=dag(3))
    teken(yara, brief, "gemeente_wonen")
    antwoord = verstuur(yara, brief, wijze_deelnemer="post", op_deelnemer=dag(0))
    assert antwoord.status_code == 422
    assert "op_deelnemer" in antwoord.context["form"].errors


@pytest.mark.parametrize("persona", ["noor", "bram", "idris", "tess"])
def test_only_a_role_with_the_power_takes_a_decision(dossier, persona):
    wie = als(persona)
    assert wie.get(adres(dossier, "nieuw", "intrekking_urgentie")).status_code == 404
    lijst = wie.get(adres(dossier))
    if lijst.status_code == 200:
        assert "intrekking_urgentie" not in tekst(lijst)


# signing and new versions


def test_a_letter_goes_nowhere_before_it_is_signed_and_only_who_it_names_signs_by_account(dossier):
    noor, tess = als("noor"), als("tess")
    brief = stel_vast(noor, dossier)
    assert noor.get(brief.request["PATH_INFO"] + "versturen/").status_code == 302
    url = brief.request["PATH_INFO"] + "tekenen/zorgaanbieder/"
    data = formulier(tess.get(url))
    antwoord = tess.post(url, {**data, "wijze": "account"})
    assert antwoord.status_code == 422
    assert "wie" in antwoord.context["form"].errors
    zonder_scan = noor.post(url, {**formulier(noor.get(url)), "wijze": "scan"})
    assert "bijlage" in zonder_scan.context["form"].errors
    assert als("bram").get(url).status_code == 404


def test_a_new_version_begins_with_what_was_filled_in_and_gets_a_number_of_its_own(dossier):
    noor = als("noor")
    brief = stel_vast(noor, dossier, onderwerp="Kom kennismaken")
    concept = noor.post(brief.request["PATH_INFO"] + "nieuwe-versie/", follow=True)
    assert concept.context["form"]["onderwerp"].value() == "Kom kennismaken"
    controle = noor.post(concept.request["PATH_INFO"], {**formulier(concept), "controle": "1"}, follow=True)
    assert "exemplaren" in controle.context, controle.context["form"].errors
    weg = noor.post(controle.request["PATH_INFO"], formulier(controle))
    assert "reden" in weg.context["form"].errors
    nieuw = noor.post(controle.request["PATH_INFO"], {**formulier(controle), "reden": "Andere dag."}, follow=True)
    assert nieuw.request["PATH_INFO"] == brief.request["PATH_INFO"]
    assert "versie 2" in tekst(nieuw)
    assert f"{dag(0).year}-0002" in tekst(nieuw)


def test_an_earlier_version_can_be_read_with_what_changed_since_and_nothing_is_done_with_it(dossier):
    noor = als("noor")
    brief = stel_vast(noor, dossier, onderwerp="Kom kennismaken")
    adres_ = brief.request["PATH_INFO"]
    concept = noor.post(f"{adres_}nieuwe-versie/", follow=True)
    anders = {**formulier(concept), "onderwerp": "Kom later kennismaken", "controle": "1"}
    controle = noor.post(concept.request["PATH_INFO"], anders, follow=True)
    nieuw = noor.post(controle.request["PATH_INFO"], {**formulier(controle), "reden": "Andere dag."}, follow=True)
    [verschil] = nieuw.context["bewaard"].verschillen
    assert (verschil.stand, verschil.was, verschil.regel.tekst) == (
        "anders",
        "Kom kennismaken",
        "Kom later kennismaken",
    )
    assert "<del>Kom kennismaken</del>" in nieuw.content.decode()
    eerste = noor.get(adres_, {"versie": 1})
    assert "Dit is een eerdere versie" in tekst(eerste)
    assert "Kom later kennismaken" not in tekst(eerste)
    assert not any(wat in tekst(eerste) for wat in ("/tekenen/", "/versturen/", "nieuwe-versie"))
    assert "Nog te doen" not in tekst(eerste)
    assert "/tekenen/" in tekst(noor.get(adres_, {"versie": 2}))
    uit = noor.get(f"{adres_}pdf/", {"versie": 1})
    regels = "".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(uit.content)).pages)
    assert "Kom kennismaken" in regels
    assert "later" not in regels
    assert noor.get(adres_, {"versie": 9}).status_code == 404
    assert noor.get(adres_, {"versie": "x"}).status_code == 404


def test_the_day_of_a_letter_is_today_or_at_most_two_weeks_later(dossier):
    noor = als("noor")
    for ver in (-1, 15):
        antwoord = schrijf(noor, dossier, dag=dag(0) + timedelta(ver))
        assert list(antwoord.context["form"].errors) == ["dag"]
    assert "exemplaren" in schrijf(noor, dossier, dag=dag(14)).context
