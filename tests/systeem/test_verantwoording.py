"""The log as the data officer sees it: of the own organisation only, and with the officer's own reading in it."""

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import expect

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import als, tekst
from waakvlam import klok
from waakvlam.logboek.api import HANDELINGEN, Wie, noteer
from waakvlam.logboek.lezen import PAD, PER_BLADZIJDE
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.toegang.api import PERSONAS, heeft_bevoegdheid
from waakvlam.verantwoording.tonen import HANDELING
from waakvlam.voorbeeld.api import zet_organisaties_klaar

NUMMER = "D-7KQ2-M9XA"
VOOR_LEZERS = "Inzageverzoek:"
OP_SMAL = r'<span class="wv-regel__veldnaam">[^<]*</span>'
"""What a screen reader is told before the number that leads to an access request."""
NOOR, BRAM = Wie("noor", "het-anker", "zorgaanbieder"), Wie("bram", "de-gracht", "woningcorporatie")
ZONDER = sorted(naam for naam, persona in PERSONAS.items() if not heeft_bevoegdheid(persona.lezer, "logboek_inzien"))


@pytest.fixture(autouse=True)
def organisaties(db):
    zet_organisaties_klaar()


def schrijf(wie: Wie = NOOR, *nummers: str, **wat: str) -> None:
    opties = {"activiteit": "dossier_voeren", "handeling": "lezen", "pad": "dossier.beeld", **wat}
    activiteit = opties.pop("activiteit")
    with transaction.atomic():
        noteer(wie, activiteit, {n: ["contactgegevens"] for n in nummers or (NUMMER,)}, **opties)  # type: ignore[arg-type]


def cellen(pagina: str) -> list[list[str]]:
    """The rows of the table, without marks."""
    rijen = re.findall(r"<tr role=\"row\"> (<td.*?) </tr>", pagina)
    rijen = [re.sub(OP_SMAL, "", rij.replace(VOOR_LEZERS, "")) for rij in rijen]
    cellen_ = [re.findall(r"<td[^>]*>(.*?)</td>", rij) for rij in rijen]
    return [[" ".join(re.sub(r"<[^>]+>", " ", cel).split()) for cel in rij] for rij in cellen_]


def test_the_data_officer_reads_who_saw_what_of_whom_and_for_what():
    schrijf(activiteit="noodtoegang", doel="veiligheid", reden="gevaar")
    ((wanneer, wie, wat, van_wie, gegevens, waarvoor),) = cellen(tekst(als("vera").get("/logboek/")))
    assert re.search(r"\d\d:\d\d:\d\d$", wanneer)
    assert wie == "Noor Voorbeeld"
    assert wat == "Gelezen dossier.beeld"
    assert van_wie == f"Dossier {NUMMER}"
    assert gegevens == "Contactgegevens van de deelnemer"
    assert waarvoor == "Toegang in een noodgeval of op wettelijke grond veiligheid, gevaar"


@pytest.mark.opslag
def test_only_what_the_own_organisation_did_is_shown_also_of_a_shared_dossier():
    schrijf(NOOR)
    schrijf(BRAM)
    for vraag in ("", f"?dossier={NUMMER}", "?account=bram", "?ook_lezen=on"):
        pagina = tekst(als("vera").get(f"/logboek/{vraag}"))
        assert {rij[1] for rij in cellen(pagina)} <= {"Noor Voorbeeld", "Vera Verdichtsel"}
        assert "bram" not in pagina.lower()


@pytest.mark.parametrize("persona", ZONDER)
def test_for_anyone_else_there_is_no_such_page_and_no_link_to_it(persona):
    schrijf()
    bezoeker = als(persona)
    antwoord = bezoeker.get("/logboek/")
    assert antwoord.status_code == 404
    vergelijk = bezoeker.get("/bestaat-niet/")
    assert antwoord.status_code == vergelijk.status_code
    assert 'href="/logboek/"' not in bezoeker.get("/").content.decode()
    assert not Verwerkingsregel.objects.filter(pad=PAD).exists()


def test_without_a_reader_one_chooses_first_and_the_officer_finds_the_page_in_the_menu():
    assert Client().get("/logboek/").status_code == 302
    assert 'href="/logboek/"' in als("vera").get("/", follow=True).content.decode()


@pytest.mark.opslag
def test_reading_the_log_is_logged_for_each_dossier_and_colleague_on_the_page():
    schrijf(NOOR, "D-1", "D-2")
    als("vera").get("/logboek/")
    gelezen = Verwerkingsregel.objects.filter(pad=PAD)
    assert {(r.betrokkene, r.betrokkene_soort) for r in gelezen} == {
        ("D-1", "deelnemer"),
        ("D-2", "deelnemer"),
        ("noor", "medewerker"),
    }
    assert {(r.account, r.organisatie, r.activiteit) for r in gelezen} == {("vera", "het-anker", "verantwoorden")}
    assert {r.functiesoort for r in gelezen} == {"functionaris_gegevensbescherming"}


def test_the_reading_is_left_out_until_it_is_asked_for():
    schrijf()
    vera = als("vera")
    for _ in range(3):
        assert len(cellen(tekst(vera.get("/logboek/")))) == 1
    assert {rij[1] for rij in cellen(tekst(vera.get("/logboek/?ook_lezen=on")))} == {
        "Noor Voorbeeld",
        "Vera Verdichtsel",
    }


@pytest.mark.opslag
def test_a_dossier_person_act_and_period_narrow_the_list_to_the_day():
    schrijf(NOOR, "D-1")
    schrijf(Wie("tess", "het-anker", "zorgaanbieder"), "D-2", handeling="vastleggen")
    vandaag = klok.vandaag()
    gisteren, morgen = vandaag - timedelta(days=1), vandaag + timedelta(days=1)
    vera = als("vera")
    for vraag, dossiers in {
        "dossier=D-1": ["D-1"],
        "dossier=D-9": [],
        "account=tess": ["D-2"],
        "handeling=vastleggen": ["D-2"],
        f"van={vandaag}&tot_en_met={vandaag}": ["D-2", "D-1"],
        f"van={morgen}": [],
        f"tot_en_met={gisteren}": [],
        "account=niemand&van=ooit&handeling=dansen": ["D-2", "D-1"],
    }.items():
        assert [rij[3] for rij in cellen(tekst(vera.get(f"/logboek/?{vraag}")))] == [f"Dossier {d}" for d in dossiers]


@pytest.mark.parametrize("vraag", ["voor=x", "voor=-1", "voor=²", "voor=" + "9" * 40, "voor="])
def test_a_page_that_is_none_is_the_first(vraag):
    schrijf()
    assert len(cellen(tekst(als("vera").get(f"/logboek/?{vraag}")))) == 1


@pytest.mark.opslag
def test_pages_follow_one_another_without_a_gap_or_a_double():
    nummers = [f"D-{nr:03d}" for nr in range(2 * PER_BLADZIJDE + 3)]
    for nummer in nummers:
        schrijf(NOOR, nummer)
    vera, adres, gezien, groottes = als("vera"), "/logboek/?account=noor", [], []
    while adres:
        pagina = tekst(vera.get(adres))
        gezien += [rij[3].removeprefix("Dossier ") for rij in cellen(pagina)]
        groottes.append(len(cellen(pagina)))
        verder = re.search(r'href="(\?[^"]*)">Oudere regels', pagina)
        adres = "/logboek/" + verder[1].replace("&amp;", "&") if verder else ""
    assert gezien == nummers[::-1]
    assert groottes == [PER_BLADZIJDE, PER_BLADZIJDE, 3]


@pytest.mark.opslag
def test_a_page_costs_as_many_queries_in_a_long_log_as_in_a_short_one():
    vera = als("vera")

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            vera.get("/logboek/")
        return len(vragen)

    schrijf()
    kort = queries()
    for nr in range(60):
        schrijf(NOOR, *(f"D-{nr}-{n}" for n in range(5)))
    assert queries() == kort


def test_every_act_has_words():
    assert set(HANDELING) == set(HANDELINGEN)


@pytest.mark.browser
@pytest.mark.traag
@pytest.mark.parametrize("breedte", [1400, 390])
def test_the_page_is_usable_by_everyone(live_server, nieuwe_pagina, breedte):
    schrijf(NOOR, *(f"D-{nr}" for nr in range(30)))
    schrijf(NOOR, activiteit="noodtoegang", reden="gevaar")
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    pagina.goto("/kies/")
    pagina.get_by_role("button", name="Verder als Vera Verdichtsel").click()
    pagina.goto("/logboek/")
    assert axe_bevindingen(pagina) == []
    assert pagina.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    pagina.get_by_role("link", name="Oudere regels").click()
    expect(pagina.locator("tbody tr")).to_have_count(6)  # waits for the other page; a count alone does not
    assert axe_bevindingen(pagina) == []
