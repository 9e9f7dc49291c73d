"""Where elements show: where `toon_bij` says, in their own phase, and where they belong by themselves."""

import pytest

from tests.spec.kern.hulp import afspraken, plicht
from waakvlam.bron.api import bronset, setnamen
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.tonen import Plaatssoort, Plek


def bij(rekenset: Rekenset, soort: Plaatssoort, naam: str) -> set[str]:
    return {element.sleutel for element in rekenset.getoond.get(Plek(soort, naam), ())}


def test_a_duty_shows_in_its_phase_and_at_the_acts_that_start_and_discharge_it():
    rekenset = afspraken(plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 werkdag"))
    (sleutel,) = bij(rekenset, "fase", "begin")
    assert bij(rekenset, "norm", sleutel.removeprefix("norm-")) == {sleutel}
    assert bij(rekenset, "handeling", "woning_aangeboden") == {sleutel}
    assert bij(rekenset, "handeling", "aanbod_reactie_gegeven") == {sleutel}
    assert bij(rekenset, "handeling", "dossier_gesloten") == set()


NORM = "id: n, clausule: TST-1.01, wat: Doe het, drager: [zorgaanbieder], fase: begin"


@pytest.mark.parametrize(
    ("norm", "handelingen"),
    [
        ("soort: verbod, handelingen: [woning_aangeboden]", {"woning_aangeboden"}),
        (
            "soort: bevoegdheid, handelingen: [woning_aangeboden], bij: [verhuisd]",
            {"woning_aangeboden", "verhuisd"},
        ),
        (
            "soort: minimumduur, sinds: [verhuisd], handelingen: [dossier_gesloten], duur: {getal: 1, eenheid: jaar}",
            {"verhuisd", "dossier_gesloten"},
        ),
        ("soort: doorlopend, toon_bij: {handelingen: [verhuisd]}", {"verhuisd"}),
    ],
)
def test_a_norm_without_terms_shows_at_its_acts(norm, handelingen):
    rekenset = afspraken(f"{{{NORM}, {norm}}}")
    assert {plek.naam for plek in rekenset.elementen[0].plekken if plek.soort == "handeling"} == handelingen


def test_toon_bij_names_every_kind_of_place():
    toon = "{fasen: [wonen], handelingen: [verhuisd], categorieen: [begeleidingsplan], normen: [n]}"
    rekenset = afspraken(f"{{{NORM}, soort: doorlopend, toon_bij: {toon}}}")
    assert rekenset.elementen[0].plekken == {
        Plek("fase", "begin"),
        Plek("fase", "wonen"),
        Plek("handeling", "verhuisd"),
        Plek("categorie", "begeleidingsplan"),
        Plek("norm", "n"),
    }


DELEN = """
  - {doel: alles_delen, titel: T, van: [zorgaanbieder], aan: [gemeente], categorieen: [alle], clausules: [TST-10.01]}
"""
UITZONDERING = """
  - {naam: nood, gronden: [nood], wat: Bij nood, aan: [gemeente], nooit: [begeleidingsplan], clausules: [TST-10.03]}
"""


def test_sharing_rules_show_at_the_data_they_open_or_close():
    nooit = "  - {aan: [gemeente], categorie: begeleidingsplan, clausule: TST-10.02}\n"
    rekenset = afspraken(delen=DELEN, nooit=nooit, uitzonderingen=UITZONDERING)
    assert bij(rekenset, "categorie", "begeleidingsplan") == {"doel-alles_delen", "nooit-1"}
    assert bij(rekenset, "categorie", "overlastdossier") == {"doel-alles_delen", "uitzondering-nood"}
    assert "doel-alles_delen" not in bij(rekenset, "categorie", "melder_identiteit")
    assert bij(rekenset, "handeling", "uitzonderingsgrond_vastgelegd") == {"uitzondering-nood"}


def test_every_element_of_every_set_has_a_key_of_its_own_and_shows_somewhere():
    for naam in setnamen():
        elementen = bronset(naam).rekenset.elementen
        assert len({element.sleutel for element in elementen}) == len(elementen)
        assert all(element.plekken for element in elementen)
