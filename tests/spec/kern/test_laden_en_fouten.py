"""Loading: a faulty file reports all its faults at once, each with file, line, place and what was expected."""

import pytest

from tests.spec.kern.hulp import KALENDER, kop, maximumduur, periodiek, plicht, settekst
from tests.spec.kern.taalhulp import taal, taalteksten
from waakvlam.kern.fouten import Afsprakenfout, Fout
from waakvlam.kern.laden import laad_kalender, laad_set, laad_taal

GOED = plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 werkdag")


def fouten(inhoud: str, kop_tekst: str | None = None) -> tuple[Fout, ...]:
    with pytest.raises(Afsprakenfout) as fout:
        laad_set({"proef/set.yaml": kop_tekst or kop(), "proef/normen.yaml": inhoud}, taal())
    return fout.value.fouten


def regel_van(inhoud: str, stuk: str) -> int:
    return next(nummer for nummer, regel in enumerate(inhoud.splitlines(), 1) if stuk in regel)


def vervang(oud: str, nieuw: str) -> str:
    tekst = settekst(GOED)
    assert oud in tekst
    return tekst.replace(oud, nieuw)


def test_a_set_without_faults_loads():
    geladen = laad_set({"proef/set.yaml": kop(), "proef/normen.yaml": settekst(GOED)}, taal())
    assert [norm.clausule for norm in geladen.normen] == ["TST-1.01"]


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        # form
        (", drager: [zorgaanbieder]", "", "drager"),
        ("drager: [zorgaanbieder]", "drager: []", "drager"),
        ("wat: Doe het", "wat: Doe het, waarom: zomaar", "deze sleutel bestaat hier niet"),
        ("soort: plicht, wat", "soort: wens, wat", "onbekende soort"),
        ("id: n_tst_1_01", "id: 'N 1'", "heeft niet de vorm"),
        ("getal: 1", "getal: -1", "gevonden: -1"),
        ("getal: 1", "getal: veel", "gevonden: 'veel'"),
        ("eenheid: werkdag", "eenheid: kwartaal", "is geen van de toegestane waarden"),
        ("vervuld_door: [aanbod_reactie_gegeven]", "vervuld_door: []", "vervuld_door"),
        ("fase: begin, aanleiding", "fase: begin, voorwaarde: {}, aanleiding", "precies een voorwaarde"),
        ("fase: begin, aanleiding", "fase: begin, voorwaarde: {alle: []}, aanleiding", "mag niet leeg zijn"),
        (
            "fase: begin, aanleiding",
            "fase: begin, voorwaarde: {gebeurd: [verhuisd], niet_gebeurd: [verhuisd]}, aanleiding",
            "precies een voorwaarde",
        ),
        (
            "fase: begin, aanleiding",
            "fase: begin, voorwaarde: {dossier: {veld: route}}, aanleiding",
            "noem een vergelijking",
        ),
        (
            "fase: begin, aanleiding",
            "fase: begin, voorwaarde: {dossier: {veld: iq, is: 3}}, aanleiding",
            "toegestane waarden",
        ),
        # names
        ("drager: [zorgaanbieder]", "drager: [burgemeester]", "onbekende rol: burgemeester"),
        ("fase: begin, aanleiding", "fase: feest, aanleiding", "onbekende fase: feest"),
        ("aanleiding: [woning_aangeboden]", "aanleiding: [vuurwerk]", "onbekend gebeurtenistype: vuurwerk"),
        ("vervuld_door: [aanbod_reactie_gegeven]", "vervuld_door: [vuurwerk]", "onbekend gebeurtenistype: vuurwerk"),
        (
            "vervuld_door: [aanbod_reactie_gegeven]",
            "vervuld_door: [{type: verhuisd, na: [vuurwerk]}]",
            "onbekend gebeurtenistype: vuurwerk",
        ),
        (
            "vervuld_door: [aanbod_reactie_gegeven]",
            "vervuld_door: [{type: verhuisd, door: burgemeester}]",
            "onbekende rol: burgemeester",
        ),
        (
            "vervuld_door: [aanbod_reactie_gegeven]",
            "vervuld_door: [{type: aanbod_beantwoord, als: {kleur: rood}}]",
            "aanbod_beantwoord heeft geen veld 'kleur'; wel: antwoord, reden",
        ),
        (
            "vervuld_door: [aanbod_reactie_gegeven]",
            "vervuld_door: [{type: aanbod_beantwoord, als: {antwoord: misschien}}]",
            "kent de keuze 'misschien' niet; wel: accepteert, weigert",
        ),
        (
            "vervuld_door: [aanbod_reactie_gegeven]",
            "vervuld_door: [{type: overlast_besproken, als: {opgelost: 1}}]",
            "is waar of onwaar",
        ),
        (
            "getal: 1, eenheid: werkdag",
            "getal: 1, eenheid: werkdag, vanaf: {type: verhuizing_gepland, veld: datum}",
            "verhuizing_gepland heeft geen veld 'datum'",
        ),
        (
            "fase: begin, aanleiding",
            "fase: begin, voorwaarde: {veld: {van: [evaluatie_gehouden], veld: cijfer, is: 1}}, aanleiding",
            "evaluatie_gehouden heeft geen veld 'cijfer'",
        ),
        (
            "fase: begin, aanleiding",
            "fase: begin, voorwaarde: {aanleiding: {veld: duur, is: 5}}, aanleiding",
            "geen aanleiding van deze norm heeft een veld 'duur'",
        ),
        (
            "fase: begin, aanleiding",
            "fase: begin, voorwaarde: {criterium: TST-1.01}, aanleiding",
            "TST-1.01 is geen criterium van een besluit",
        ),
    ],
)
def test_every_class_of_fault_is_named_with_its_file_and_line(oud, nieuw, melding):
    inhoud = vervang(oud, nieuw)
    gevonden = [fout for fout in fouten(inhoud) if melding in str(fout)]
    assert gevonden, [str(fout) for fout in fouten(inhoud)]
    assert {(fout.bestand, fout.regel) for fout in gevonden} == {
        ("proef/normen.yaml", regel_van(inhoud, "n_tst") if "n_tst" in inhoud else regel_van(inhoud, "N 1"))
    }


@pytest.mark.parametrize(
    ("norm", "melding"),
    [
        (periodiek("TST-1.01", "verhuisd", "huisbezoek_afgelegd", "0 maand"), "getal"),
        (periodiek("TST-1.01", "verhuisd", "huisbezoek_afgelegd", "5 werkdag"), "werkdag"),
        (
            plicht("TST-1.01", "verhuisd", "plan_vastgesteld", "1 week",
                   voorwaarde="{sinds: {gebeurd: [verhuisd], getal: 5, eenheid: werkdag}}"),
            "werkdag",
        ),
        (
            plicht("TST-1.01", "verhuisd", "plan_vastgesteld",
                   "{getal: 1, eenheid: week, na_aanleiding: {getal: 2, eenheid: werkdag}}"),
            "werkdag",
        ),
        (
            plicht("TST-1.01", "verhuisd", "plan_vastgesteld", "1 week",
                   voorwaarde="{gebeurd: [{type: verhuisd, binnen: {getal: 5, eenheid: werkdag}}]}"),
            "werkdag",
        ),
        (
            maximumduur(
                "TST-1.01", "verhuisd", "woning_verlaten", "20 dag", voorwaarde="{aanleiding: {veld: duur, is: 5}}"
            ),
            "duur",
        ),
        (
            plicht("TST-1.01",
                   "{type: standpunt_gegeven, voltallig: {per: wie, waarden: [deelnemer, gemeente], "
                   "veld: oordeel, is: akkoord}}",
                   "verhuisd"),
            "wie",
        ),
        (
            plicht("TST-1.01", "verhuisd", "plan_vastgesteld", voorwaarde="{gebeurd: [{type: verhuisd, geldig: tot}]}"),
            "tot",
        ),
    ],
)  # fmt: skip
def test_what_the_core_could_not_compute_is_refused_while_loading(norm, melding):
    (fout, *_) = fouten(settekst(norm))
    assert melding in str(fout)
    assert fout.regel > 0


BESLUIT = """
  - naam: omklap
    clausule: TST-8.01
    vraag: Kan het?
    beslisser: {beslisser}
    fase: {fase}
    uitkomsten: [kan, kan_niet]
    weging: {weging}
    criteria:
      - {{clausule: TST-8.02, vraag: Mag het, mens: true}}
      - {{clausule: TST-8.03, vraag: Is er verhuisd{waarde}}}
"""
WAARDE = ", waarde: {gebeurd: [verhuisd]}"


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"beslisser": "burgemeester"}, "onbekende rol: burgemeester"),
        ({"fase": "feest"}, "onbekende fase: feest"),
        ({"weging": "{alle: [TST-8.02]}"}, "criterium TST-8.03 komt in de weging niet voor"),
        ({"weging": "{alle: [TST-8.02, TST-8.03, TST-8.01]}"}, "TST-8.01, dat geen criterium van dit besluit is"),
        ({"weging": "{alle: [TST-8.02], een: [TST-8.03]}"}, "precies een van"),
        ({"waarde": ""}, "heeft een `waarde` nodig"),
    ],
)
def test_faults_of_a_decision_are_named_with_their_line(anders, melding):
    goed = {"beslisser": "gemeente", "fase": "begin", "weging": "alle", "waarde": WAARDE}
    gevonden = [
        fout for fout in fouten(settekst(besluiten=BESLUIT.format(**{**goed, **anders}))) if melding in str(fout)
    ]
    assert gevonden
    assert all(fout.regel > 1 for fout in gevonden)


DEEL = (
    "  - {doel: zorg, titel: T, van: [zorgaanbieder], aan: [gemeente], categorieen: [begeleidingsplan], "
    "clausules: [TST-9.01]}"
)
REGEL = (
    "  - {handeling: brief_verstuurd, door: [woningcorporatie], clausules: [TST-9.01], oordeel_zonder: nee, "
    "vereist: [{wat: W, clausules: [TST-9.01], ingevuld: [motivering]}]}"
)

BUITEN = "  - {categorie: overlastdossier, telt_niet_in: [omklap], clausule: TST-9.01, wat: telt niet mee}"


@pytest.mark.parametrize(
    ("lijst", "goed", "oud", "nieuw", "melding"),
    [
        ("delen", DEEL, "[gemeente]", "[burgemeester]", "onbekende rol: burgemeester"),
        ("delen", DEEL, "[begeleidingsplan]", "[schoenmaat]", "onbekende categorie: schoenmaat"),
        ("delen", DEEL, "titel: T", "titel: T, eisen: [geluk]", "is geen van de toegestane waarden"),
        ("handelingen", REGEL, "brief_verstuurd", "vuurwerk", "onbekend gebeurtenistype: vuurwerk"),
        ("handelingen", REGEL, "[motivering]", "[kleur]", "brief_verstuurd heeft geen veld 'kleur'"),
        ("handelingen", REGEL, "ingevuld: [motivering]", "velden: {kleur: rood}", "geen veld 'kleur'"),
        ("handelingen", REGEL, "oordeel_zonder: nee", "oordeel_zonder: misschien", "is geen van de toegestane waarden"),
        ("handelingen", REGEL, "ingevuld: [motivering]", "ingevuld: [motivering], inhoud: true", "precies een ding"),
        ("handelingen", REGEL, "door: [woningcorporatie]", "door: [burgemeester]", "onbekende rol: burgemeester"),
        ("handelingen", REGEL, "oordeel_zonder: nee", "oordeel_zonder: nee, als: {kleur: rood}", "geen veld 'kleur'"),
        (
            "handelingen", REGEL, "ingevuld: [motivering]",
            "ingevuld: [motivering], alleen_als: {wat: W, velden: {kleur: rood}}", "geen veld 'kleur'",
        ),
        ("nooit", "  - {aan: [gemeente], categorie: overlastdossier, clausule: TST-9.01}", "overlastdossier", "maat",
         "onbekende categorie: maat"),
        ("houders", "  - {rol: [gemeente], categorieen: [alle], clausules: [TST-9.01]}", "[gemeente]", "[buur]",
         "onbekende rol: buur"),
        ("handelingen", REGEL, "oordeel_zonder: nee", "oordeel_zonder: nee, functie: koning",
         "onbekende functie: koning"),
        ("kengetallen", "  - {id: k, clausules: [TST-9.01], titel: K, telt: [verhuisd]}", ", telt: [verhuisd]", "",
         "telt feiten"),
    ],
)  # fmt: skip
def test_faults_of_acts_and_sharing_are_named_with_their_line(lijst, goed, oud, nieuw, melding):
    inhoud = settekst(**{lijst: goed})
    laad_set({"proef/set.yaml": kop(), "proef/normen.yaml": inhoud}, taal())
    kapot = inhoud.replace(oud, nieuw)
    gevonden = [fout for fout in fouten(kapot) if melding in str(fout)]
    assert {fout.regel for fout in gevonden} == {regel_van(kapot, nieuw.strip(", ") or "titel: K")}


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("overlastdossier", "contactgegevens", "een criterium van omklap rust op contactgegevens"),
        ("overlastdossier", "maat", "onbekende categorie: maat"),
        ("[omklap]", "[loting]", "onbekend besluit: loting"),
    ],
)
def test_a_decision_may_not_rest_on_what_never_counts_in_it(oud, nieuw, melding):
    besluit = BESLUIT.format(beslisser="gemeente", fase="begin", weging="alle", waarde=WAARDE)
    goed = settekst(besluiten=besluit, buiten_beschouwing=BUITEN)
    laad_set({"proef/set.yaml": kop(), "proef/normen.yaml": goed}, taal())
    (fout,) = fouten(goed.replace(oud, nieuw))
    assert melding in fout.melding


@pytest.mark.parametrize("soort", ["verbod", "bevoegdheid", "doorlopend"])
def test_an_element_that_regulates_nothing_is_refused(soort):
    rest = ", toon_bij: {}" if soort == "doorlopend" else ""
    norm = f"{{id: leeg, clausule: TST-1.01, soort: {soort}, wat: Niets, drager: [zorgaanbieder], fase: begin{rest}}}"
    (fout,) = fouten(settekst(norm))
    assert "toon_bij" in fout.melding


@pytest.mark.parametrize("sleutel", ["fasen", "besluiten", "normen", "handelingen", "categorieen"])
def test_a_place_to_show_something_must_exist(sleutel):
    norm = (
        "{id: leeg, clausule: TST-1.01, soort: doorlopend, wat: Iets, drager: [zorgaanbieder], fase: begin, "
        f"toon_bij: {{{sleutel}: [nergens]}}}}"
    )
    (fout,) = fouten(settekst(norm))
    assert "nergens" in fout.melding


def test_a_clause_that_the_set_does_not_have_is_refused():
    (fout,) = fouten(settekst(GOED).replace("fase: begin, aanleiding", "ook: [TST-7.77], fase: begin, aanleiding", 1))
    assert "onbekende clausule: TST-7.77" in fout.melding


def test_an_id_that_occurs_twice_is_refused():
    (fout,) = fouten(settekst(GOED, GOED))
    assert "n_tst_1_01 staat er meer dan eens" in fout.melding
    assert fout.regel == 5


def test_all_faults_are_reported_at_once_in_order_of_file_and_line():
    eerste = settekst(plicht("TST-1.01", "vuurwerk", "aanbod_reactie_gegeven"))
    tweede = "normen:\n" + "\n".join(
        f"  - {plicht('TST-1.01', wat, 'verhuisd', naam=naam)}" for naam, wat in [("b", "knal"), ("c", "plof")]
    )
    with pytest.raises(Afsprakenfout) as fout:
        laad_set({"set.yaml": kop(), "b.yaml": tweede, "a.yaml": eerste}, taal())
    assert [(f.bestand, f.regel) for f in fout.value.fouten] == [("a.yaml", 4), ("b.yaml", 2), ("b.yaml", 3)]
    assert str(fout.value).count("\n") == 2


def test_form_faults_of_several_files_are_reported_together():
    with pytest.raises(Afsprakenfout) as fout:
        laad_set({"set.yaml": "kop: {}\n", "a.yaml": "normen: 3\n", "b.yaml": "a: [\n"}, taal())
    assert {f.bestand for f in fout.value.fouten} == {"set.yaml", "a.yaml", "b.yaml"}


@pytest.mark.parametrize(
    ("tekst", "regel"), [("normen:\n  - {id: a\n", 3), ("normen: []\nnormen: []\n", 2), ("a: b: c\n", 1)]
)
def test_text_that_is_no_yaml_is_named_with_the_line_where_it_breaks(tekst, regel):
    (fout,) = fouten(tekst)
    assert (fout.bestand, fout.regel) == ("proef/normen.yaml", regel)
    assert "geen geldige YAML" in fout.melding


def test_a_set_without_a_header_is_refused():
    with pytest.raises(Afsprakenfout, match=r"set\.yaml"):
        laad_set({"proef/normen.yaml": settekst(GOED)}, taal())


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("begint_met: [verhuisd]", "begint_met: [vuurwerk]", "onbekend gebeurtenistype: vuurwerk"),
        ("onderwerp: aanbod", "onderwerp: auto", "auto"),
        ("door: [dossier_gesloten]", "door: [vuurwerk]", "onbekend gebeurtenistype: vuurwerk"),
    ],
)
def test_faults_of_the_header_are_named_with_its_file_and_line(oud, nieuw, melding):
    kapot = kop().replace(oud, nieuw)
    (fout,) = fouten(settekst(GOED), kapot)
    assert melding in fout.melding
    assert (fout.bestand, fout.regel) == ("proef/set.yaml", regel_van(kapot, nieuw))


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("door: [woningcorporatie]", "door: [burgemeester]", "onbekende rol in door: burgemeester"),
        ("onderwerp: aanbod", "onderwerp: auto", "onbekend onderwerp: auto"),
        ("categorie: contactgegevens", "categorie: maat", "onbekende categorie: maat"),
        ("thema: algemeen", "thema: feest", "onbekend thema: feest"),
        ("type: woning_aangeboden", "type: verhuisd", "verhuisd: dit gebeurtenistype staat er meer dan eens"),
        ("keuzes: [accepteert, weigert]", "keuzes: []", "keuzeveld antwoord heeft geen keuzes"),
        ("soort: tekst", "soort: gedicht", "is geen van de toegestane waarden"),
    ],
)
def test_faults_of_the_vocabulary_are_refused_and_named(oud, nieuw, melding):
    teksten = taalteksten()
    teksten["taal/gebeurtenissen.yaml"] = teksten["taal/gebeurtenissen.yaml"].replace(oud, nieuw, 1)
    with pytest.raises(Afsprakenfout) as fout:
        laad_taal(teksten)
    assert melding in str(fout.value)


def test_a_group_of_unknown_roles_and_an_unknown_key_of_the_vocabulary_are_refused():
    teksten = taalteksten()
    begrippen = teksten["taal/begrippen.yaml"]
    with pytest.raises(Afsprakenfout, match="onbekende rol in groep: buur"):
        laad_taal({**teksten, "taal/begrippen.yaml": begrippen.replace("[zorgaanbieder, gemeente]", "[buur]")})
    with pytest.raises(Afsprakenfout, match=r"taal/extra\.yaml:1: kleuren"):
        laad_taal({**teksten, "taal/extra.yaml": "kleuren: [rood]\n"})
    with pytest.raises(Afsprakenfout, match="gebeurtenissen: ontbreekt"):
        laad_taal({"taal/begrippen.yaml": begrippen})


def test_files_of_the_vocabulary_that_are_no_keys_with_values_are_reported_together():
    with pytest.raises(Afsprakenfout) as fout:
        laad_taal({"taal/a.yaml": "- een\n", "taal/b.yaml": "x: [\n", "taal/c.yaml": "dag: 2026-02-30\n"})
    assert [(f.bestand, f.regel) for f in fout.value.fouten] == [
        ("taal/a.yaml", 1),
        ("taal/b.yaml", 2),
        ("taal/c.yaml", 1),
    ]


def test_a_faulty_calendar_is_named_with_its_line():
    with pytest.raises(Afsprakenfout) as fout:
        laad_kalender("kalender.yaml", KALENDER.replace("2026-05-15", "geen dag"))
    assert [(f.bestand, f.regel) for f in fout.value.fouten] == [("kalender.yaml", 4)]


def test_a_fault_reads_as_file_line_place_and_what_to_do():
    assert str(Fout("a.yaml", 3, "normen.0", "doe iets")) == "a.yaml:3: normen.0: doe iets"
    assert str(Fout("a.yaml", 0, "", "doe iets")) == "a.yaml: doe iets"
