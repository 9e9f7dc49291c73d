"""Elements that sets share: written out where a set uses them, and refused with file, line and what to do."""

import pytest

from tests.spec.kern.hulp import kop
from tests.spec.kern.taalhulp import taal
from waakvlam.kern.fouten import Afsprakenfout
from waakvlam.kern.laden import laad_gedeeld, laad_set
from waakvlam.kern.norm import Plicht

GEDEELD = """
normen:
  klacht_bevestigen:
    soort: plicht
    wat: Bevestig de klacht
    drager: [zorgaanbieder]
    fase: wonen
    aanleiding: [overlast_gemeld]
    vervuld_door: [overlast_besproken]
    termijn: {getal: $dagen, eenheid: werkdag}
    ook: [$verder]
"""
CLAUSULES = """
clausules:
  - {id: TST-1.01, soort: plicht, wie: [], tekst: Een, fase: wonen, bron: proef}
  - {id: TST-1.02, soort: plicht, wie: [], tekst: Twee, fase: wonen, bron: proef}
  - {id: TST-1.03, soort: plicht, wie: [], tekst: Drie, fase: wonen, bron: proef}
"""


def laad(gebruik: str, gedeeld: str = GEDEELD) -> Plicht:
    """The first norm of a set that uses a shared element."""
    teksten = {"proef/set.yaml": kop(), "proef/normen.yaml": CLAUSULES + "normen:\n" + gebruik}
    norm = laad_set(teksten, taal(), laad_gedeeld({"gedeeld/normen.yaml": gedeeld})).normen[0]
    assert isinstance(norm, Plicht)
    return norm


def fout(gebruik: str, gedeeld: str = GEDEELD) -> str:
    """The message with which a set is refused."""
    with pytest.raises(Afsprakenfout) as gevangen:
        laad(gebruik, gedeeld)
    return str(gevangen.value)


def test_a_set_fills_the_open_places_of_a_shared_element() -> None:
    norm = laad("""
  - gedeeld: klacht_bevestigen
    clausule: TST-1.01
    vul: {dagen: 2, verder: [TST-1.02, TST-1.03]}
""")
    assert norm.id == "klacht_bevestigen"
    assert norm.termijn is not None
    assert norm.termijn.getal == 2
    assert norm.clausules == ("TST-1.01", "TST-1.02", "TST-1.03")


def test_a_key_of_the_set_itself_replaces_the_shared_key_with_its_places() -> None:
    norm = laad("""
  - gedeeld: klacht_bevestigen
    clausule: TST-1.01
    drager: [woningcorporatie]
    termijn: {getal: 6, eenheid: week}
    vul: {verder: []}
""")
    assert (norm.drager, norm.ook) == (["woningcorporatie"], [])
    assert norm.termijn is not None
    assert norm.termijn.getal == 6


@pytest.mark.parametrize(
    ("gebruik", "melding"),
    [
        (
            "  - {gedeeld: klacht, clausule: TST-1.01}\n",
            "onbekend gedeeld element: klacht; onder normen staan: klacht_",
        ),
        ("  - {gedeeld: klacht_bevestigen, clausule: TST-1.01, vul: {dagen: 2}}\n", "vul ook verder in"),
        (
            "  - {gedeeld: klacht_bevestigen, clausule: TST-1.01, vul: {dagen: 2, verder: [], uren: 3}}\n",
            "klacht_bevestigen heeft geen open plek uren; wel: dagen, verder",
        ),
        ("  - {gedeeld: klacht_bevestigen, clausule: TST-1.01, vul: 3}\n", "hier horen sleutels met waarden"),
        ("  - {gedeeld: [a], clausule: TST-1.01}\n", "onbekend gedeeld element"),
    ],
)
def test_a_use_that_does_not_fit_is_refused_with_its_line(gebruik: str, melding: str) -> None:
    gevonden = fout(gebruik)
    assert melding in gevonden
    assert "proef/normen.yaml:7" in gevonden


def test_a_fault_in_what_is_shared_names_the_shared_element() -> None:
    gevonden = fout("  - {gedeeld: klacht_bevestigen, clausule: TST-1.01, vul: {dagen: veel, verder: []}}\n")
    assert "termijn.getal" in gevonden
    assert "in het gedeelde element klacht_bevestigen" in gevonden


@pytest.mark.parametrize(
    ("gedeeld", "melding"),
    [
        ("nooit: {x: {}}\n", "hier hoort een van normen"),
        ("normen: [1]\n", "hier hoort een van normen"),
        ("normen: {x: 3}\n", "hier horen sleutels met waarden"),
        ("normen: [\n", "geen geldige YAML"),
    ],
)
def test_a_shared_file_that_is_wrong_is_refused(gedeeld: str, melding: str) -> None:
    with pytest.raises(Afsprakenfout, match=melding):
        laad_gedeeld({"gedeeld/a.yaml": gedeeld})


def test_a_name_may_stand_in_one_shared_file_only() -> None:
    with pytest.raises(Afsprakenfout, match="staat al in een ander bestand"):
        laad_gedeeld({"gedeeld/a.yaml": GEDEELD, "gedeeld/b.yaml": GEDEELD})
