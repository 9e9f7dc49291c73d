"""Messages of a fault: what is wrong and what to do, in Dutch, at the deepest place that the file has."""

import pytest

from tests.spec.kern.hulp import kop, plicht, settekst
from tests.spec.kern.taalhulp import taal
from waakvlam.kern.fouten import Afsprakenfout
from waakvlam.kern.laden import laad_set
from waakvlam.kern.namen import bedoelt_u, onbekend, opsomming

NORM = plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 werkdag")
BESLUIT = """
  - {naam: omklap, clausule: TST-8.01, vraag: Kan het, beslisser: gemeente, fase: begin, uitkomsten: [kan, kan_niet],
     weging: WEGING, criteria: [{clausule: TST-8.02, vraag: Mag het, mens: true}]}
"""


def meldingen(inhoud: str) -> list[str]:
    with pytest.raises(Afsprakenfout) as fout:
        laad_set({"set.yaml": kop(), "normen.yaml": inhoud}, taal())
    return [f"{f.plaats}: {f.melding}" for f in fout.value.fouten]


def test_names_are_summed_up_and_the_nearest_is_asked_after():
    assert opsomming(["a", "b", "c"]) == "a, b of c"
    assert opsomming(["a"]) == "a"
    assert bedoelt_u("gemente", ["gemeente", "melder"]) == "bedoelt u gemeente?"
    assert bedoelt_u("x", ["gemeente"]) == bedoelt_u(3, ["gemeente"]) == ""
    assert onbekend("rol", "x", ["a", "b"]) == "onbekende rol: x; kies uit: a, b"
    assert onbekend("rol", "x", map(str, range(40))).endswith("taal/rollen.yaml")


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("[zorgaanbieder]", "[zorgaanbider]", "normen.0.drager.0: onbekende rol: zorgaanbider; bedoelt u zorgaan"),
        ("[aanbod_reactie_gegeven]", "[aanbod_reactie]", "normen.0.vervuld_door.0.type: onbekend gebeurtenistype"),
        ("vervuld_door:", "vervult_door:", "normen.0.vervult_door: deze sleutel bestaat hier niet; bedoelt u vervuld"),
        ("vervuld_door:", "vervult_door:", "normen.0.vervuld_door: deze sleutel ontbreekt; vul haar in"),
        ("eenheid: werkdag", "eenheid: werkdagen", "normen.0.termijn.eenheid: is geen van de toegestane waarden; kies"),
        ("eenheid: werkdag", "eenheid: werkdagen", "(bedoelt u werkdag?); gevonden: 'werkdagen'"),
        ("soort: plicht, wat", "soort: pligt, wat", "normen.0: onbekende soort; kies plicht, maximumduur"),
        ("soort: plicht, wat", "soort: pligt, wat", "(bedoelt u plicht?)"),
        ("id: n_tst_1_01", "id: Reageren", "normen.0.id: heeft niet de vorm die hier hoort; gebruik kleine letters"),
        ("fase: begin, aanl", "fase: begin, vervalt: 1, aanl", "normen.0.vervalt: deze sleutel bestaat hier niet; bed"),
        ("fase: begin, aanl", "fase: begin, voorwaarde: {geburd: [a]}, aanl", "; bedoelt u gebeurd?"),
    ],
)
def test_a_fault_points_at_its_place_and_asks_after_what_was_meant(oud: str, nieuw: str, melding: str):
    tekst = settekst(NORM)
    assert oud in tekst
    gevonden = meldingen(tekst.replace(oud, nieuw))
    assert [m for m in gevonden if melding in m], gevonden


@pytest.mark.parametrize(
    ("weging", "melding"),
    [
        ("{ale: [TST-8.02]}", "besluiten.0.weging.ale: deze sleutel bestaat hier niet; bedoelt u alle?"),
        ("alles", "besluiten.0.weging: is geen van de toegestane waarden; kies alle of een (bedoelt u alle?)"),
        ("3", "besluiten.0.weging: "),
    ],
)
def test_of_a_value_that_may_be_several_things_only_what_was_meant_is_judged(weging: str, melding: str):
    (gevonden, *rest) = meldingen(settekst(besluiten=BESLUIT.replace("WEGING", weging)))
    assert melding in gevonden
    assert rest == []


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("normen:\n\t- id: a\n", "spring in met spaties"),
        ("normen: [{id: a]\n", "niet gesloten"),
        ("normen:\n  - id: a\n soort: b\n", "even ver naar rechts"),
        ("normen:\n  - wat: Let op: doe het\n", "tussen aanhalingstekens"),
        ("normen: []\nnormen: []\n", "de sleutel normen staat er meer dan eens; houd er een over"),
        ("normen: 'open\n", "aanhalingstekens zijn niet gesloten"),
        ("normen: \x07\n", "een teken dat geen tekst is"),
    ],
)
def test_yaml_that_does_not_parse_says_what_to_do(tekst: str, melding: str):
    (gevonden,) = meldingen(tekst)
    assert "geen geldige YAML" in gevonden
    assert melding in gevonden
