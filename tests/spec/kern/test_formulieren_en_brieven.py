"""Forms and letters as data: what is refused, with file and line, and what a recipient receives."""

import json

import pytest
from typer.testing import CliRunner

from tests.spec.kern.hulp import kop
from waakvlam.bron.api import taal
from waakvlam.cli.hoofd import app
from waakvlam.kern.afsprakenset import Afsprakenset
from waakvlam.kern.formulier import VoedtDoel, VoedtFeit, VoedtVolgende
from waakvlam.kern.fouten import Afsprakenfout, Fout
from waakvlam.kern.laden import laad_set

BASIS = """
clausules:
  - {id: TST-1.01, soort: formulier, wie: [zorgaanbieder], tekst: Het formulier, fase: begin, bron: Proef}
  - {id: TST-1.02, soort: veld, wie: [zorgaanbieder], tekst: De vraag, fase: begin, bron: Proef, hoort_bij: TST-1.01}
  - {id: TST-1.03, soort: brief, wie: [zorgaanbieder], tekst: De brief, fase: begin, bron: Proef}
  - {id: TST-1.04, soort: verbod, wie: [zorgaanbieder], tekst: Nooit delen, fase: begin, bron: Proef}
nooit:
  - {aan: [woningcorporatie], categorie: doelen_inhoud, clausule: TST-1.04}
  - {aan: [netwerkpartner], categorie: interventie_aard, clausule: TST-1.04}
"""
FORMULIER = """
formulieren:
  - id: terugblik
    clausules: [TST-1.01]
    titel: Terugblik
    waarvoor: Samen vastleggen hoe het gaat.
    fase: begin
    handelingen: [woonevaluatie_gehouden]
    invuller: [zorgaanbieder]
    ondertekenaars: [deelnemer]
    exemplaren: [deelnemer, woningcorporatie]
    secties:
      - id: wonen
        titel: Wonen
        velden:
          - id: naam
            vraag: Naam
            soort: tekst
            categorie: contactgegevens
            uit: {dossier: naam}
          - id: op_tijd
            clausules: [TST-1.02]
            vraag: Komt de huur op tijd?
            soort: ja_nee
            categorie: huurbetaling
          - id: regeling
            vraag: Wat spreekt u af?
            soort: lange_tekst
            categorie: huurbetaling
            alleen_als: {op_tijd: false}
      - id: doelen
        titel: Doelen
        per: {elk: leefdomein, waarden: {wonen: Wonen, financieel: Geld}}
        niet_voor: [woningcorporatie]
        velden:
          - id: doel
            vraag: Welk doel?
            soort: tekst
            categorie: doelen_inhoud
            voedt: [{doel: per}]
          - id: behaald
            vraag: Behaald?
            soort: keuze
            keuzes: {behaald: Ja, niet_behaald: Nee}
            categorie: doelen_resultaat
            voedt: [{feit: doel_beoordeeld, veld: resultaat}]
      - id: vervolg
        titel: Vervolg
        velden:
          - id: volgende
            vraag: Wanneer is het volgende gesprek?
            soort: datum
            categorie: woonevaluatie
            voedt: [{volgende: woonevaluatie_gepland, veld: datum}]
          - id: tekent
            vraag: Handtekening
            soort: handtekening
            door: deelnemer
            categorie: woonevaluatie
            voedt: [{feit: woonevaluatie_ondertekend, veld: ondertekend_door, waarde: deelnemer}]
"""
BRIEF = """
brieven:
  - id: bericht
    clausules: [TST-1.03]
    titel: Bericht na een klacht
    waarvoor: Laten weten wat er is afgesproken.
    fase: begin
    handeling: acties_teruggekoppeld
    met: {aan: beide}
    afzender: [zorgaanbieder]
    aan: [deelnemer]
    kopie_aan: [woningcorporatie]
    categorieen: [contactgegevens, overlast_afspraken, interventie_aard]
    gewicht: terugkoppeling
    verzending: [post]
    ondertekening: [{rol: zorgaanbieder}]
    gegevens:
      naam: {dossier: naam}
      afspraak: {schrijf: Welk gedrag is afgesproken?, voorbeeld: Stil na tien uur.}
    onderdelen:
      - id: aanhef
        tekst: Beste {naam},
        categorieen: [contactgegevens]
      - id: afspraken
        tekst: "Dit spraken wij af: {afspraak}"
        categorieen: [overlast_afspraken]
      - id: hulp
        tekst: De hulp die u krijgt.
        vrij: true
        categorieen: [interventie_aard]
        niet_in_kopie_aan: [woningcorporatie]
      - id: binnen
        tekst: Voor ons eigen dossier.
        alleen_dossier: true
        categorieen: [interventie_aard]
"""

UITKOMST = """keuzes: {behaald: Ja, niet_behaald: Nee}
            categorie: doelen_resultaat
            voedt: [{feit: doel_beoordeeld, veld: resultaat}]
"""
TOESTEMMING = """keuzes: {feestje: Ja}
            categorie: toestemming
            voedt: [{feit: toestemming_gegeven, veld: doelen}]
"""


def laad(stuk: str) -> Afsprakenset:
    return laad_set({"proef/set.yaml": kop(), "proef/a.yaml": BASIS, "proef/stuk.yaml": stuk}, taal())


def fouten(stuk: str) -> tuple[Fout, ...]:
    with pytest.raises(Afsprakenfout) as fout:
        laad(stuk)
    return fout.value.fouten


def vervang(tekst: str, oud: str, nieuw: str) -> str:
    assert oud in tekst
    return tekst.replace(oud, nieuw, 1)


def test_a_form_and_a_letter_without_faults_load():
    (formulier,) = laad(FORMULIER).formulieren
    assert formulier.alle_clausules == ("TST-1.01", "TST-1.02")
    assert [type(v.voedt[0]) for v in formulier.velden if v.voedt] == [VoedtDoel, VoedtFeit, VoedtVolgende, VoedtFeit]
    assert len(laad(BRIEF).brieven) == 1


def test_a_recipient_gets_the_letter_and_a_copy_leaves_out_what_is_not_for_it():
    (brief,) = laad(BRIEF).brieven
    assert [deel.id for deel in brief.delen_voor("deelnemer")] == ["aanhef", "afspraken", "hulp"]
    assert [deel.id for deel in brief.delen_voor("woningcorporatie")] == ["aanhef", "afspraken"]


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        # names
        ("clausules: [TST-1.01]", "clausules: [TST-9.99]", "onbekende clausule: TST-9.99"),
        ("clausules: [TST-1.02]", "clausules: [TST-9.99]", "onbekende clausule: TST-9.99"),
        ("fase: begin", "fase: feest", "onbekende fase: feest"),
        ("invuller: [zorgaanbieder]", "invuller: [burgemeester]", "onbekende rol: burgemeester"),
        ("handelingen: [woonevaluatie_gehouden]", "handelingen: [vuurwerk]", "onbekend gebeurtenistype: vuurwerk"),
        ("handelingen: [woonevaluatie_gehouden]", "handelingen: [urgentie_toegekend]", "mag urgentie_toegekend niet"),
        ("categorie: huurbetaling", "categorie: horoscoop", "onbekende categorie: horoscoop"),
        ("id: regeling", "id: naam", "naam staat al eerder in dit formulier"),
        ("id: vervolg", "id: wonen", "wonen staat er meer dan eens"),
        # shape
        ("soort: ja_nee", "soort: keuze", "`keuzes` horen bij"),
        ("soort: tekst", "soort: plaatje", "is geen van de toegestane waarden"),
        ("            door: deelnemer\n", "", "een handtekening heeft `door` nodig"),
        ("categorie: huurbetaling\n            alleen_als", "categorie: medisch\n            alleen_als", "uitkomst"),
        ("ondertekenaars: [deelnemer]", "ondertekenaars: [deelnemer, woningcorporatie]", "woningcorporatie tekent"),
        ("ondertekenaars: [deelnemer]", "ondertekenaars: []", "noem deelnemer bij `ondertekenaars`"),
        # earlier answers
        ("alleen_als: {op_tijd: false}", "alleen_als: {volgende: true}", "volgende is geen eerder veld"),
        ("alleen_als: {op_tijd: false}", "alleen_als: {op_tijd: soms}", "op_tijd is true of false, niet 'soms'"),
        # what is filled in beforehand
        ("{dossier: naam}", "{dossier: schoenmaat}", "toegestane waarden"),
        ("{dossier: naam}", "{wind: noord}", "noem `feit`, `dossier`, `rol`, `termijn` of `dag`"),
        ("{dossier: naam}", "{feit: huurachterstand_gemeld}", "vooraf staat is huurbetaling; dit veld zegt contact"),
        ("{dossier: naam}", "{feit: verhuisd, veld: kleur}", "verhuisd heeft geen veld 'kleur'"),
        ("{dossier: naam}", "{termijn: TST-9.99}", "onbekende clausule: TST-9.99"),
        # what is fed
        ("{doel: per}", "{doel: dansen}", "dansen is geen domein"),
        ("financieel: Geld", "dansen: Dansen", "dansen is geen domein"),
        ("veld: resultaat", "veld: cijfer", "doel_beoordeeld heeft geen veld 'cijfer'"),
        ("niet_behaald: Nee", "misschien: Nee", "kent 'misschien' niet; wel: behaald, niet_behaald"),
        ("volgende: woonevaluatie_gepland", "volgende: vuurwerk", "onbekend gebeurtenistype: vuurwerk"),
        ("{doel: per}", "{volgende: woonevaluatie_gepland}", "uit een veld van soort datum, niet tekst"),
        ("{doel: per}", "{feit: evaluatiefrequentie_afgesproken, veld: maanden}", "past niet in evaluatiefrequentie"),
        ("{doel: per}", "{feit: verhuisd}", "een antwoord van soort tekst is niet zelf het feit verhuisd"),
        (UITKOMST, TOESTEMMING, "toestemming voor feestje opent niets"),
        # copies
        (
            "        niet_voor: [woningcorporatie]\n",
            "",
            "woningcorporatie krijgt dit formulier, maar ziet doelen_inhoud",
        ),
        ("categorie: huurbetaling", "categorie: interventie_aard", "ziet interventie_aard nooit (TST-1.04)"),
    ],
)
def test_a_faulty_form_is_refused_with_what_to_do(oud: str, nieuw: str, melding: str):
    gevonden = fouten(vervang(FORMULIER, oud, nieuw))
    assert any(melding in str(fout) for fout in gevonden), gevonden
    assert all(fout.bestand == "proef/stuk.yaml" and fout.regel > 1 for fout in gevonden)


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("handeling: acties", "handeling: vuurwerk_of", "onbekend gebeurtenistype: vuurwerk_of_teruggekoppeld"),
        ("met: {aan: beide}", "met: {aan: niemand}", "kent 'niemand' niet; wel: woningcorporatie, mzwo, beide"),
        ("met: {aan: beide}", "met: {kleur: rood}", "heeft geen veld 'kleur'"),
        ("afzender: [zorgaanbieder]", "afzender: [mzwo]", "mzwo verstuurt deze brief, maar mag acties_teruggekoppeld"),
        ("aan: [deelnemer]", "aan: [burgemeester]", "onbekende rol: burgemeester"),
        ("gewicht: terugkoppeling", "gewicht: zwaar", "is geen van de toegestane waarden"),
        ("gewicht: terugkoppeling", "gewicht: sommatie", "een sommatie gaat aangetekend"),
        ("verzending: [post]", "verzending: [postduif]", "is geen van de toegestane waarden"),
        ("[{rol: zorgaanbieder}]", "[{rol: deelnemer, als: gezien}]", "wie als afzender tekent"),
        ("id: afspraken", "id: aanhef", "aanhef staat er meer dan eens"),
        # placeholders
        ("Beste {naam}", "Beste {voornaam}", "{voornaam} staat niet bij `gegevens`"),
        ("Beste {naam}", "Beste deelnemer", "naam komt in geen onderdeel voor"),
        ("categorieen: [contactgegevens]\n", "categorieen: []\n", "{naam} is contactgegevens; noem dat"),
        ("{schrijf: Welk gedrag is afgesproken?, voorbeeld: Stil na tien uur.}", "{dicht: iets}", "dag` of `schrijf`"),
        ("{dossier: naam}", "{feit: vuurwerk}", "onbekend gebeurtenistype: vuurwerk"),
        # categories and recipients
        ("        categorieen: [overlast_afspraken]", "        categorieen: [woonfraude]", "staat niet bij de `cat"),
        ("        niet_in_kopie_aan: [woningcorporatie]\n", "", "woningcorporatie ziet interventie_aard nooit"),
        ("niet_in_kopie_aan: [woningcorporatie]", "niet_in_kopie_aan: [mzwo]", "mzwo krijgt geen kopie"),
        (
            "kopie_aan: [woningcorporatie]",
            "kopie_aan: [netwerkpartner, woningcorporatie]",
            "mzwo ziet interventie_aard",
        ),
        ("aan: [deelnemer]", "aan: [deelnemer, mzwo]", "mzwo ziet interventie_aard nooit (TST-1.04)"),
    ],
)
def test_a_faulty_letter_is_refused_with_what_to_do(oud: str, nieuw: str, melding: str):
    gevonden = fouten(vervang(BRIEF, oud, nieuw))
    assert any(melding in str(fout) for fout in gevonden), gevonden
    assert all(fout.bestand == "proef/stuk.yaml" and fout.regel > 1 for fout in gevonden)


def test_a_decision_of_an_authority_says_how_to_object_and_one_of_a_provider_need_not():
    besluit = vervang(BRIEF, "gewicht: terugkoppeling", "gewicht: besluit")
    assert laad(besluit).brieven
    gemeente = besluit.replace(
        "handeling: acties_teruggekoppeld\n    met: {aan: beide}", "handeling: urgentie_toegekend"
    )
    gemeente = vervang(gemeente, "afzender: [zorgaanbieder]", "afzender: [gemeente_wonen]")
    assert any("heeft `bezwaar` nodig" in fout.melding for fout in fouten(gemeente))
    assert laad(gemeente + "    bezwaar: Stuur binnen zes weken een brief.\n").brieven


def test_faults_name_the_line_of_the_question_or_part():
    formulier = vervang(FORMULIER, "categorie: huurbetaling", "categorie: horoscoop")
    (fout,) = fouten(formulier)
    assert "horoscoop" in formulier.splitlines()[fout.regel - 1]
    brief = vervang(BRIEF, "        niet_in_kopie_aan: [woningcorporatie]\n", "")
    (fout,) = fouten(brief)
    assert "id: hulp" in brief.splitlines()[fout.regel - 1]


def test_who_fills_in_or_signs_sees_the_form_too():
    samen = vervang(FORMULIER, "exemplaren: [deelnemer, woningcorporatie]", "exemplaren: [deelnemer]")
    samen = vervang(samen, "invuller: [zorgaanbieder]", "invuller: [zorgaanbieder, woningcorporatie]")
    assert laad(samen).formulieren
    (fout,) = fouten(vervang(samen, "        niet_voor: [woningcorporatie]\n", ""))
    assert "woningcorporatie krijgt dit formulier, maar ziet doelen_inhoud nooit" in fout.melding


def test_two_forms_of_one_name_are_refused():
    dubbel = FORMULIER + FORMULIER.replace("\nformulieren:", "")
    assert [fout.melding.partition(";")[0] for fout in fouten(dubbel)] == ["terugblik staat er meer dan eens"]


def test_guidance_may_show_on_a_form_or_letter_that_exists():
    uitleg = """
toelichtingen:
  - {id: t, clausules: [TST-1.02], titel: Tip, tekst: Neem er de tijd voor., toon_bij: {formulieren: [terugblik]}}
"""
    assert laad(FORMULIER + uitleg).toelichtingen
    assert any("toon_bij.formulieren noemt iets onbekends" in f.melding for f in fouten(uitleg))


def test_the_schema_for_editors_knows_forms_and_letters():
    uitvoer = CliRunner().invoke(app, ["afspraken", "schema"])
    schema = json.loads(uitvoer.stdout)
    assert {"formulieren", "brieven"} <= set(schema["properties"])
    assert "handtekening" in schema["$defs"]["Formulierveld"]["properties"]["soort"]["enum"]
