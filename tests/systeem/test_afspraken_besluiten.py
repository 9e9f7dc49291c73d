"""The pages of decisions, acts and sharing: what they say is what the rules core holds to."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from waakvlam.afspraken.verzameling import verzameling
from waakvlam.bron.api import bronset
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.delen import Houder, Nooit
from waakvlam.kern.overgang import Versie

pytestmark = pytest.mark.django_db
NAAM = "amsterdam-2026"
SET = f"/afspraken/{NAAM}/"


@pytest.fixture
def bram(client: Client) -> Client:
    """The session of the contact at the housing corporation."""
    client.post("/kies/", {"persona": "bram"})
    return client


def tekst(antwoord) -> str:
    """What a reader sees of a page."""
    assert antwoord.status_code == 200, antwoord.status_code
    hoofd = antwoord.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", hoofd)))


# Decisions


def test_a_decision_says_the_question_who_decides_and_every_criterion(bram):
    pagina = tekst(bram.get(f"{SET}besluiten/omklap/"))
    for woorden in (
        "Kan het huurcontract op naam van de deelnemer worden gezet?",
        "Waakvlam geeft advies met redenen. Een mens beslist.",
        "Op alle vragen hieronder moet het antwoord ja zijn.",
        "Wie beslist Gemeente (Wonen)",
        "Mogelijke uitkomsten Akkoord Nog niet mogelijk",
        "Dit blijkt uit: Er staat geen huurachterstand open",
        "Zo lezen wij dit: Het jaar loopt vanaf de ingangsdatum",
    ):
        assert woorden in pagina
    for criterium in bronset(NAAM).rekenset.besluiten["omklap"].criteria:
        assert criterium.vraag in pagina
        assert criterium.clausule in pagina


def test_a_criterion_that_only_a_person_judges_says_so(bram):
    html = bram.get(f"{SET}besluiten/mzwo_melding/").content.decode()
    mens = "Een mens beoordeelt dit. Zonder oordeel is het antwoord onbekend."
    vervuilt = html.partition("Vervuilt de woning?</h3>")[2].partition("</li>")[0]
    buren = html.partition("Ervaren ten minste twee verschillende buren overlast?</h3>")[2].partition("</p>")[0]
    assert mens in vervuilt
    assert mens not in buren


@pytest.mark.parametrize(
    ("besluit", "zin"),
    [
        ("mzwo_melding", "Een ja op ten minste een van de vragen hieronder is genoeg."),
        ("toewerken_naar_omklap", "Het antwoord op de vraag hieronder beslist."),
        ("overlast_oordeel", "Waakvlam laat alleen zien wat een mens hierover vastlegde."),
        ("woningruil", "Dit alles is nodig: Stemmen beide huurders in"),
    ],
)
def test_a_decision_says_how_its_criteria_weigh(bram, besluit, zin):
    assert zin in tekst(bram.get(f"{SET}besluiten/{besluit}/"))


def test_a_choice_says_which_outcome_follows_from_which_fact(bram):
    assert "Een uitkomst volgt uit" in tekst(bram.get(f"{SET}besluiten/overlast_oordeel/"))


# Acts


def test_an_act_says_what_is_required_and_what_it_becomes_without(bram):
    html = bram.get(f"{SET}handelingen/omklapverzoek_ingediend/").content.decode()

    def eis(kop: str) -> str:
        deel = html.partition(f"{kop}</h3>")[2].partition("</li>\n              <li")[0]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", deel))

    jaar = eis("Een jaar na ingang van de begeleidingsovereenkomst is voorbij").partition("AMS26-8.13")[0]
    assert "Zonder dit kan het niet." in jaar
    gesprek = eis("Het omklapgesprek is gehouden").partition("AMS26-B3.03")[0]
    assert "Zonder dit kan het alleen met een geschreven reden." in gesprek
    assert "Alleen als: het contract is blijvend intermediair" in eis(
        "Er is een woonevaluatiegesprek geweest over huurgedrag en zelfstandiger wonen"
    )


def test_a_requirement_on_content_never_blocks_unless_the_set_says_so(bram):
    pagina = tekst(bram.get(f"{SET}handelingen/waarschuwingsbrief_uitgereikt/"))
    assert "Let hier bij het schrijven op. Het houdt u niet tegen." in pagina
    kopie = tekst(bram.get(f"{SET}handelingen/briefkopie_verstuurd/"))
    assert (
        "tenzij de deelnemer instemt Dit gaat over de inhoud; alleen een mens kan het zien Zonder dit kan het niet."
        in kopie
    )


def test_each_rule_of_one_act_names_the_values_for_which_it_holds(bram):
    pagina = tekst(bram.get(f"{SET}handelingen/voortduring_vastgesteld/"))
    for actie in (3, 4, 5):
        assert f"Voortduring na een actie vastgesteld (na actie: {actie})" in pagina


def test_every_decision_and_act_has_a_page(bram):
    rekenset = bronset(NAAM).rekenset
    for besluit in rekenset.besluiten.values():
        assert besluit.vraag in tekst(bram.get(f"{SET}besluiten/{besluit.naam}/"))
    for handeling, regels in rekenset.handelingen.items():
        pagina = tekst(bram.get(f"{SET}handelingen/{handeling}/")).casefold()
        assert all(eis.wat.casefold() in pagina for regel in regels for eis in regel.vereist), handeling


# Sharing


def test_what_the_corporation_never_sees_is_said_to_the_corporation(bram):
    html = bram.get(f"{SET}delen/").content.decode()
    assert "Wat ziet: Woningcorporatie" in html
    nooit = html.partition('id="nooit"')[2].partition("</section>")[0]
    assert "Begeleidingsplan" in nooit
    assert "AMS26-4.22" in nooit


def test_another_party_is_a_link_away_and_an_unknown_one_shows_ones_own(bram):
    assert "Wat ziet: Buren" in tekst(bram.get(f"{SET}delen/?rol=buren"))
    assert "Wat ziet: Woningcorporatie" in tekst(bram.get(f"{SET}delen/?rol=niemand"))


def test_withdrawing_consent_and_sharing_without_it_are_on_the_page(bram):
    pagina = tekst(bram.get(f"{SET}delen/"))
    assert "ziet niemand meer wat alleen met toestemming gedeeld werd" in pagina
    assert "Ook dan nooit Medische gegevens" in pagina


def test_a_purpose_says_from_whom_to_whom_what_and_on_which_conditions(bram):
    html = bram.get(f"{SET}delen/doelen/").content.decode()
    doel = tekst_van(html.partition('id="doel-actieve_bemiddeling"')[2].partition("</article>")[0])
    for woorden in (
        "Zorgaanbieder tegenover Woningcorporatie",
        "Welke gegevens Contactgegevens van de deelnemer",
        "Nodig: geldige toestemming van de deelnemer",
        "Er is vastgelegd: Inschrijving gecontroleerd",
        "Het stopt zodra er is vastgelegd: Match gemaakt",
    ):
        assert woorden in doel
    assert html.count("<article") == len(bronset(NAAM).afspraken.delen)


def tekst_van(html: str) -> str:
    """The words in a piece of a page."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_the_table_says_of_every_party_and_kind_of_data_what_the_rules_core_says():
    rekenset = bronset(NAAM).rekenset
    leeg = Beoordeling([Versie(rekenset)], [], date(2026, 6, 1))
    wijzer = verzameling(NAAM).delen
    for rol in wijzer.rollen():
        for categorie in wijzer.categorieen():
            zicht, stand = leeg.zichtbaar(rol, categorie), wijzer.vak(rol, categorie).stand
            assert (stand == "eigen") == isinstance(zicht.door, Houder), (rol, categorie)
            assert (stand == "nooit") == isinstance(zicht.door, Nooit), (rol, categorie)
            assert (stand == "niet") == (zicht.door is None and not zicht.gemist), (rol, categorie)


def test_the_table_shows_those_words(bram):
    html = bram.get(f"{SET}delen/overzicht/").content.decode()
    rij = html.partition('<th scope="row">Begeleidingsplan</th>')[2].partition("</tr>")[0]
    woorden = re.findall(r"altijd|soms|nooit|niet(?=</span>)", tekst_van(rij.replace("</span>", "&lt;/span>")))
    rollen = verzameling(NAAM).delen.rollen()
    assert dict(zip(rollen, woorden, strict=True))["woningcorporatie"] == "nooit"
    assert dict(zip(rollen, woorden, strict=True))["zorgaanbieder"] == "altijd"


def test_a_page_counts_open_terms_once_however_many_rules_stand_beside_it(bram, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        assert bram.get(f"{SET}besluiten/omklap/").content.decode().count("<article") > 5
