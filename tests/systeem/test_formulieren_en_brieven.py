"""The pages of forms and letters: what a reader finds on them, for whom each copy leaves something out, and the way."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.systeem.hulp_dossierblad import maak_dossier
from waakvlam.afspraken.formulierblad import formulierblad
from waakvlam.afspraken.verzameling import verzameling
from waakvlam.bron.api import bronset, setnamen
from waakvlam.kern.afsprakenset import Afsprakenset

pytestmark = pytest.mark.django_db
SET = "/afspraken/amsterdam-2026/"


@pytest.fixture
def noor(client: Client) -> Client:
    client.post("/kies/", {"persona": "noor"})
    return client


def tekst(client: Client, adres: str) -> str:
    """What the page says, without markup."""
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    inhoud = re.sub(r"<svg.*?</svg>|<head>.*?</head>", "", antwoord.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inhoud)).split())


def sets_met_stukken() -> list[Afsprakenset]:
    """In the words of their region, as a reader sees them."""
    sets = [bronset(naam).rekenset.afspraken for naam in setnamen()]
    return [afspraken for afspraken in sets if afspraken.formulieren or afspraken.brieven]


@pytest.mark.parametrize("afspraken", sets_met_stukken(), ids=lambda a: a.kop.naam)
def test_every_form_shows_its_sections_questions_help_and_choices(noor, afspraken):
    for formulier in afspraken.formulieren:
        pagina = tekst(noor, f"/afspraken/{afspraken.kop.naam}/formulieren/{formulier.id}/")
        for sectie in formulier.secties:
            woorden = [sectie.titel, *(w for v in sectie.velden for w in (v.vraag, v.hulp, *v.keuzes.values()))]
            for woord in filter(None, woorden):
                assert " ".join(woord.split()) in pagina, (formulier.id, woord)


@pytest.mark.parametrize("afspraken", sets_met_stukken(), ids=lambda a: a.kop.naam)
def test_every_letter_shows_its_example_and_no_placeholder_stays_open(noor, afspraken):
    for brief in afspraken.brieven:
        adres = f"/afspraken/{afspraken.kop.naam}/brieven/{brief.id}/"
        for kopie in ("", *(f"?kopie={rol}" for rol in brief.kopie_aan)):
            pagina = tekst(noor, adres + kopie)
            assert "ingevuld met verzonnen gegevens" in pagina
            assert "{" not in pagina, adres + kopie


@pytest.mark.parametrize("afspraken", sets_met_stukken(), ids=lambda a: a.kop.naam)
def test_a_copy_holds_nothing_of_a_part_that_it_leaves_out(noor, afspraken):
    for brief in afspraken.brieven:
        for rol in brief.kopie_aan:
            pagina = tekst(noor, f"/afspraken/{afspraken.kop.naam}/brieven/{brief.id}/?kopie={rol}")
            for deel in brief.onderdelen:
                if rol in deel.niet_in_kopie_aan:
                    stuk = max(re.split(r"\{\w+\}|\s+-\s", " ".join(deel.tekst.split())), key=len).strip()
                    assert stuk not in pagina or not stuk, (brief.id, rol, deel.id)


def test_the_form_says_who_signs_and_what_a_copy_leaves_out(noor):
    pagina = tekst(noor, f"{SET}formulieren/voordracht_omklap/")
    assert "Wie tekent Deelnemer, Zorgaanbieder, Woningcorporatie" in pagina
    assert "Gemeente (Wonen) , zonder: Wanneer was het omklapgesprek?" in pagina.replace("Wonen),", "Wonen) ,")
    assert "Antwoorden worden deze feiten" in pagina
    assert "Omklapverzoek ingediend" in pagina


def test_a_question_says_when_it_is_asked_and_what_it_becomes(noor):
    pagina = tekst(noor, f"{SET}formulieren/supplement/")
    assert "Alleen bij 'ja' op: Betaalt u borg als de huur op uw naam komt?" in pagina
    assert "de volgende datum: woonevaluatie gepland" in pagina
    assert "Voor elk: woondoel. Voeg zo veel rijen toe als nodig is." in pagina


def test_a_decision_shows_how_to_object_and_a_summons_its_weight(noor):
    assert "bezwaarschrift naar het adres bovenaan" in tekst(noor, f"{SET}brieven/intrekking_urgentie/")
    sommatie = tekst(noor, f"{SET}brieven/sommatiebrief/")
    assert "Aangetekende post" in sommatie
    assert "voor gezien" in sommatie


def test_what_stays_in_the_file_of_the_sender_stands_apart(noor):
    pagina = tekst(noor, f"{SET}brieven/terugkoppeling_partners/")
    assert "Dit delen wij met u" in pagina
    assert pagina.index("Met vriendelijke groet") < pagina.index("Dit delen wij niet")
    assert "Dit gaat met niemand mee" in pagina


@pytest.mark.parametrize(
    "adres",
    [
        f"{SET}fasen/start/",
        f"{SET}handelingen/supplement_vastgesteld/",
        "/afspraken/clausules/AMS26-B2.05",
        "/afspraken/clausules/AMS26-B2.27",
        f"{SET}formulieren/",
        f"{SET}?soort=formulier",
    ],
)
def test_the_supplement_is_reached_from_where_it_plays(noor, adres):
    assert f'href="{SET}formulieren/supplement/"' in noor.get(adres).content.decode()


@pytest.mark.parametrize(
    "adres",
    [
        f"{SET}fasen/overlast/",
        f"{SET}handelingen/waarschuwingsbrief_uitgereikt/",
        "/afspraken/clausules/AMS26-B1.42",
        f"{SET}brieven/",
    ],
)
def test_the_warning_letter_is_reached_from_where_it_plays(noor, adres):
    assert f'href="{SET}brieven/waarschuwingsbrief/"' in noor.get(adres).content.decode()


@pytest.mark.parametrize("adres", ["formulieren/bestaat_niet/", "brieven/bestaat_niet/"])
def test_a_form_or_letter_that_is_not_there_has_no_page(noor, adres):
    assert noor.get(SET + adres).status_code == 404


def test_a_copy_for_a_role_that_gets_none_is_the_letter_itself(noor):
    assert "Voorbeeld van de brief" in noor.get(f"{SET}brieven/waarschuwingsbrief/?kopie=politie").content.decode()


def test_without_a_persona_the_forms_are_not_shown(client):
    assert client.get(f"{SET}formulieren/").status_code == 302


@pytest.mark.parametrize(
    ("handeling", "stuk"),
    [
        ("supplement_vastgesteld", "formulieren/supplement/"),
        ("waarschuwingsbrief_uitgereikt", "brieven/waarschuwingsbrief/"),
        ("briefkopie_verstuurd", "brieven/sommatiebrief/"),
    ],
)
def test_who_records_an_act_finds_its_form_or_letter_there(noor, handeling, stuk):
    pagina = noor.get(f"/dossiers/{maak_dossier().nummer}/vastleggen/{handeling}/").content.decode()
    assert f'href="{SET}{stuk}"' in pagina


def test_an_act_without_form_or_letter_says_nothing_about_them(noor):
    assert "Hier hoort bij" not in tekst(noor, f"/dossiers/{maak_dossier().nummer}/vastleggen/huisbezoek_gehouden/")


def test_a_copy_leaves_out_what_is_not_for_a_group_that_its_reader_is_in():
    """As loading judges it: who is in a group does not see what is not for the group."""
    set_ = verzameling("amsterdam-2026")
    formulier = next(f for f in set_.rekenset.afspraken.formulieren if "woningcorporatie" in f.exemplaren)
    eerste, *andere = formulier.secties
    dicht = formulier.model_copy(
        update={"secties": [eerste.model_copy(update={"niet_voor": ["alle_partijen"]}), *andere]}
    )
    exemplaar = dict(zip(formulier.exemplaren, formulierblad(set_, dicht)["exemplaren"], strict=True))[
        "woningcorporatie"
    ]
    assert eerste.titel in exemplaar.zonder
