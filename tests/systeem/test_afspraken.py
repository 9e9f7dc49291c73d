"""The pages of the agreements, as a reader asks for them: what each rule says, and how many open terms stand on it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from waakvlam import klok
from waakvlam.afspraken.verzameling import verzameling
from waakvlam.afspraken.woorden import Verteller
from waakvlam.bron.api import bronset
from waakvlam.dossiers.api import Persoonsgegevens, Vastlegging, open_dossier
from waakvlam.kern.voorwaarde import Conditie, Feitpatroon
from waakvlam.scenario.dekking import dekking
from waakvlam.toegang.api import lezer_van

pytestmark = pytest.mark.django_db
NAAM = "amsterdam-2026"
SET = f"/afspraken/{NAAM}/"


@pytest.fixture
def als(client: Client):
    """A browser session of this persona."""

    def kies(persona: str) -> Client:
        client.post("/kies/", {"persona": persona})
        return client

    return kies


@pytest.fixture
def noor(als):
    return als("noor")


def tekst(antwoord) -> str:
    """What a reader sees of a page: its words, with single spaces."""
    assert antwoord.status_code == 200, antwoord.status_code
    hoofd = antwoord.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", hoofd)))


def kaart(antwoord, sleutel: str) -> str:
    """The words of one card on a page."""
    html = antwoord.content.decode()
    assert f'id="{sleutel}"' in html, f"{sleutel} staat niet op de pagina"
    deel = html.partition(f'id="{sleutel}"')[2].partition("</article>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", deel)))


# Who may read


@pytest.mark.parametrize("pad", ["/afspraken/", SET, f"{SET}delen/", "/afspraken/clausules/AMS26-1.46"])
def test_someone_without_a_persona_chooses_one_first(client, pad):
    antwoord = client.get(pad)
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/kies/?volgende=")


@pytest.mark.parametrize(
    "pad",
    [
        "/afspraken/bestaat-niet/",
        f"{SET}afspraak/99/",
        f"{SET}afspraak/99/clausules/",
        f"{SET}fasen/bestaat_niet/",
        f"{SET}besluiten/bestaat_niet/",
        f"{SET}handelingen/bestaat_niet/",
        "/afspraken/clausules/AMS26-1.999",
        "/afspraken/clausules/XYZ-1.01",
    ],
)
def test_what_does_not_exist_is_not_found(noor, pad):
    assert noor.get(pad).status_code == 404


# The set


def test_a_set_says_what_it_is_where_and_from_when(noor):
    assert "Tien werkafspraken voor wonen in de wijk" in tekst(noor.get("/afspraken/"))
    pagina = tekst(noor.get(SET))
    for woorden in ("Regio Amsterdam", "Geldig vanaf 1 jan 2026", "Opvolger van Amsterdam 2018", "oude afspraken"):
        assert woorden in pagina


def test_a_set_is_browsed_by_agreement_and_by_phase(noor):
    per_afspraak = tekst(noor.get(SET))
    for woorden in ("Werkafspraak 6 Overlast", "Bijlage 4 Het vijfjarencontract"):
        assert woorden in per_afspraak
    per_fase = tekst(noor.get(f"{SET}fasen/"))
    assert per_fase.index("Voorbereiding") < per_fase.index("Woning zoeken") < per_fase.index("In elke fase")


def test_every_part_of_a_set_has_a_page_and_together_they_hold_every_rule(noor):
    set_ = verzameling(NAAM)
    adressen = ([f"{SET}afspraak/{d}/" for d in set_.hoofdstukken], [f"{SET}fasen/{f}/" for f in set_.fasen])
    per_afspraak, per_fase = (
        [a for pad in reeks for a in re.findall(r'<article[^>]* id="([^"]+)"', noor.get(pad).content.decode())]
        for reeks in adressen
    )
    assert sorted(per_afspraak) == sorted(regel.sleutel for regel in set_.regels)
    assert set(per_fase) == set(per_afspraak)


# A rule


def test_a_term_says_who_when_how_it_counts_and_what_ends_it(noor):
    regel = kaart(noor.get(f"{SET}afspraak/6/"), "norm-melden_bij_mzwo")
    for woorden in (
        "eigen voorstel",
        "Zorgaanbieder tegenover Meldpunt Zorg en Woonoverlast",
        "Binnen 2 werkdagen na 'Overlast gemeld'.",
        "Zo lezen wij dit: De zorgaanbieder registreert elke klacht",
        "Begint met Overlast gemeld",
        "Weekenden en feestdagen tellen niet mee.",
        "Klaar met Overlast bij het MZWO gemeld",
        "AMS26-6.03",
    ):
        assert woorden in regel


@pytest.mark.parametrize(
    ("hoofdstuk", "norm", "kern"),
    [
        ("2", "maandelijks_huisbezoek", "Elke maand ten minste 1 keer, vanaf 'Intermediaire verhuur gestart'."),
        ("5", "time_out_hoogstens_twintig_dagen", "Hoogstens 20 dagen vanaf 'Time-out gestart'."),
        ("8", "jaar_voor_omklapverzoek", "Kan pas 1 jaar na 'Begeleidingsovereenkomst ingegaan'."),
        (
            "8",
            "beschikking_verlengen",
            "Uiterlijk 8 weken voor de dag bij 'geldig tot en met' in 'Beschikking afgegeven'.",
        ),
        ("B4", "brief_na_vier_jaar", "Uiterlijk 1 jaar voor het einde van 5 jaar na 'Huurcontract omgeklapt'."),
        ("1", "wooneisen_in_beeld", "De afspraken noemen geen aantal dagen."),
    ],
)
def test_each_kind_of_term_says_when_in_words(noor, hoofdstuk, norm, kern):
    assert kern in kaart(noor.get(f"{SET}afspraak/{hoofdstuk}/"), f"norm-{norm}")


@pytest.mark.parametrize(
    ("hoofdstuk", "norm", "zin"),
    [
        ("B1", "overlast_verhelpen", "Dan mag het ook op de eerste werkdag daarna."),
        ("B4", "beginnen_met_zoeken", "De laatste dag schuift niet op voor vrije dagen."),
        ("5", "time_out_hoogstens_twintig_dagen", "De laatste dag schuift niet op voor vrije dagen."),
        ("8", "beschikking_verlengen", "Er wordt teruggeteld"),
    ],
)
def test_a_number_says_whether_it_runs_on_over_free_days(noor, hoofdstuk, norm, zin):
    assert zin in kaart(noor.get(f"{SET}afspraak/{hoofdstuk}/"), f"norm-{norm}")


def test_a_rule_says_its_condition_its_consequence_and_the_room_to_deviate(noor):
    overlast = noor.get(f"{SET}afspraak/B4/")
    assert "Gevolg Daarna is verhuizen de logische stap." in kaart(overlast, "norm-vijfjarencontract")
    assert "Alleen als Een gezin met een vijfjarencontract" in kaart(overlast, "norm-gezin_naar_onbepaalde_tijd")
    assert "Ruimte om af te wijken In een jongerenwoning" in kaart(overlast, "norm-gezin_zelfde_adres")


def test_a_trigger_says_on_which_condition_it_starts_a_term(noor):
    zin = "Huurcontract omgeklapt Alleen als: Er is een contract voor vijf jaar gesloten"
    assert zin in kaart(noor.get(f"{SET}afspraak/B4/"), "norm-opzeggingsbrief")


def test_guidance_says_where_it_plays_with_links():
    uitleg = {r.sleutel: r for r in verzameling(NAAM).regels if r.soort == "uitleg"}
    plekken = {zin.tekst: zin.url for r in uitleg.values() for g in r.gegevens for zin in g.zinnen}
    assert plekken["Fase: Voorbereiding"] == f"{SET}fasen/voorbereiding/"
    ruggensteun = uitleg["uitleg-ruggensteunregeling"].gegevens[0].zinnen
    assert f"{SET}besluiten/ruggensteun/" in {zin.url for zin in ruggensteun}
    assert "Regel: Begin na drie jaar met zoeken naar een volgende woning" in {zin.tekst for zin in ruggensteun}


def test_a_trigger_of_three_answers_is_said_as_one_moment(noor):
    zin = "Oordeel over omklap gegeven: Deelnemer, Zorgaanbieder en Woningcorporatie zeggen alle 3 akkoord"
    assert zin in kaart(noor.get(f"{SET}afspraak/8/"), "norm-omklapvoorbereiding_starten")


def test_no_limit_of_a_pattern_and_no_part_of_a_condition_is_left_unsaid():
    verteller = Verteller(bronset(NAAM).rekenset)
    patroon = Feitpatroon(
        type="overlast_gemeld",
        door="woningcorporatie",
        na=["interventie_gestart"],
        sinds_laatste=["overlast_verholpen"],
        zonder_later=["melding_beoordeeld"],
        onderwerp="ander",
    )
    zin = verteller.patroon(patroon)
    for woorden in (
        "Woningcorporatie",
        "na 'Interventie",
        "laatste keer 'Overlast verholpen",
        "zonder daarna 'Melding",
        "ander onderwerp",
    ):
        assert woorden in zin
    delen = [{"criterium": "AMS26-10.13"}, {"een": [{"gebeurd": ["overlast_gemeld"]}, {"oordeel": "AMS26-8.12"}]}]
    boom = verteller.voorwaarde(Conditie.model_validate({"alle": delen}))
    assert boom[0].tekst == "Het antwoord is ja op: Geldt de toestemming van de deelnemer vandaag?"
    assert [kind.tekst for kind in boom[1].kinderen] == [
        "Er is vastgelegd: Overlast gemeld",
        "Een mens heeft dit beoordeeld (AMS26-8.12)",
    ]


# Finding rules


def test_the_filter_by_kind_shows_only_that_kind(noor):
    pagina = noor.get(SET, {"soort": "verbod"})
    verwacht = [r.sleutel for r in verzameling(NAAM).regels if r.soort == "verbod"]
    assert len(verwacht) == 17
    assert "17 regels gevonden" in tekst(pagina)
    assert re.findall(r'<article[^>]* id="([^"]+)"', pagina.content.decode()) == verwacht


def test_the_filter_by_role_reaches_through_groups(noor):
    fibu = tekst(noor.get(f"{SET}afspraak/7/", {"wie": "fibu", "soort": "plicht"}))
    assert "Evalueer elk half jaar de voortgang met Fibu" in fibu
    assert "Schuldhulp" not in fibu
    via_groep = tekst(noor.get(f"{SET}afspraak/3/", {"wie": "mzwo"}))
    assert "Laat de intermediaire periode minstens een jaar duren" in via_groep


def test_searching_finds_words_in_any_order_and_clause_ids(noor):
    assert "Meld de overlastklacht ook bij het MZWO" in tekst(noor.get(SET, {"zoek": "mzwo OVERLASTKLACHT"}))
    assert "Meld de overlastklacht ook bij het MZWO" in tekst(noor.get(SET, {"zoek": "ams26-6.03"}))
    assert "Geen regels gevonden" in tekst(noor.get(SET, {"zoek": "overlastklacht zeppelin"}))


def test_a_long_answer_comes_in_pages_that_keep_the_filter(noor):
    eerste = noor.get(SET, {"soort": "plicht"})
    assert "soort=plicht&amp;pagina=2" in eerste.content.decode()
    tweede = noor.get(SET, {"soort": "plicht", "pagina": "2"})
    ankers = [set(re.findall(r'<article[^>]* id="([^"]+)"', p.content.decode())) for p in (eerste, tweede)]
    assert len(ankers[0]) == 25
    assert not ankers[0] & ankers[1]


def test_an_unknown_choice_filters_nothing(noor):
    assert "Werkafspraak 6 Overlast" in tekst(noor.get(SET, {"soort": "onzin", "wie": "niemand"}))


# Open terms


@pytest.fixture
def dossier() -> str:
    """A dossier of Het Anker in which the preparation began a month ago."""
    noor, dag = lezer_van("noor"), klok.vandaag() - timedelta(days=30)
    assert noor is not None
    feit = Vastlegging(type="voorbereiding_gestart", op=dag)
    return open_dossier(noor, Persoonsgegevens(naam="Proef Persoon"), "amsterdam-2026", op=dag, eerste_feiten=[feit])


def test_a_rule_says_how_many_open_terms_of_the_reader_stand_on_it(dossier, noor):
    pagina = noor.get(f"{SET}afspraak/1/")
    assert "1 open termijn" in kaart(pagina, "norm-wooneisen_in_beeld")
    assert 'href="/?clausule=AMS26-1.03"' in pagina.content.decode()
    assert "open termijn" not in kaart(pagina, "norm-einde_verhuur_melden")
    assert re.search(r"Een passende woning \d+ regels, [1-9]\d* open termijnen", tekst(noor.get(SET)))
    assert "Open termijnen in uw dossiers 1" in tekst(noor.get("/afspraken/clausules/AMS26-1.03"))


def test_open_terms_of_dossiers_of_others_are_not_counted(dossier, als):
    sam = als("sam")
    assert "open termijn" not in tekst(sam.get(f"{SET}afspraak/1/"))
    assert "Open termijnen in uw dossiers Geen" in tekst(sam.get("/afspraken/clausules/AMS26-1.03"))


# Clauses


def test_a_clause_shows_its_text_its_reading_its_place_and_every_element(noor):
    pagina = tekst(noor.get("/afspraken/clausules/AMS26-6.03"))
    for woorden in (
        "Meld overlastklachten over deelnemers ook bij het MZWO.",
        "Zo lezen wij dit: De zorgaanbieder meldt elke klacht",
        "Soort Plicht",
        "Plaats in de bron Werkafspraak 6, melden",
        "Meld de overlastklacht ook bij het MZWO",
        "Overlast bij het MZWO gemeld",
        "Overlast melden tussen corporatie, zorgaanbieder en MZWO",
        "Doet zich een van de twaalf situaties voor",
        "AMS26-6.02",
        "AMS26-6.04",
    ):
        assert woorden in pagina


def test_every_realised_clause_has_as_many_rules_as_elements_at_least():
    set_ = verzameling(NAAM)
    zonder = [r.clausule.id for r in dekking(NAAM) if len(r.elementen) > len(set_.van_clausule(r.clausule.id))]
    assert zonder == []


@pytest.mark.traag
def test_every_clause_has_a_page(noor):
    for clausule in verzameling(NAAM).clausules.values():
        pagina = tekst(noor.get(f"/afspraken/clausules/{clausule.id}"))
        assert " ".join(clausule.tekst.split()) in pagina, clausule.id
