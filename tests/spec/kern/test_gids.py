"""Whom an element concerns, in which order a reader gets them, and which forms and letters discharge a norm."""

import pytest

from tests.spec.kern.hulp import afspraken
from waakvlam.bron.api import bronset
from waakvlam.kern.gids import Belang, op_belang, vervullende_stukken

NORM = "wat: Doe het, fase: begin, soort: verbod"
TOON = "toon_bij: {fasen: [wonen]}"
NORMEN = [
    f"{{id: van_ander, clausule: TST-1.01, {NORM}, drager: [gemeente], {TOON}}}",
    f"{{id: jegens_mij, clausule: TST-1.02, {NORM}, drager: [gemeente], jegens: [alle_partijen], {TOON}}}",
    f"{{id: bij_handeling, clausule: TST-1.03, {NORM}, drager: [zorgaanbieder], handelingen: [verhuisd]}}",
    f"{{id: van_allen, clausule: TST-1.04, {NORM}, drager: [alle_partijen], {TOON}}}",
]


def test_what_a_role_bears_comes_first_and_of_that_what_no_act_says():
    rekenset = afspraken(*NORMEN)
    assert [(belang, e.sleutel) for belang, e in op_belang(rekenset.elementen, rekenset, "zorgaanbieder")] == [
        (Belang.DRAGER, "norm-van_allen"),
        (Belang.DRAGER, "norm-bij_handeling"),
        (Belang.JEGENS, "norm-jegens_mij"),
        (Belang.ANDER, "norm-van_ander"),
    ]


@pytest.mark.parametrize(
    ("sleutel", "rol", "belang"),
    [
        ("uitleg-wanneer_fibu_overwegen", "mzwo", Belang.ANDER),
        ("brief-waarschuwingsbrief", "zorgaanbieder", Belang.DRAGER),
        ("brief-waarschuwingsbrief", "deelnemer", Belang.JEGENS),
        ("formulier-supplement", "zorgaanbieder", Belang.DRAGER),
        ("formulier-supplement", "mzwo", Belang.ANDER),
    ],
)
def test_guidance_concerns_who_its_clauses_name_and_a_piece_who_writes_or_receives_it(sleutel, rol, belang):
    rekenset = bronset("amsterdam-2026").rekenset
    assert {e.sleutel: b for b, e in op_belang(rekenset.elementen, rekenset, rol)}[sleutel] is belang


def test_guidance_whose_clauses_name_nobody_is_for_everybody():
    rekenset = bronset("almere").rekenset
    gevonden = {e.sleutel: b for b, e in op_belang(rekenset.elementen, rekenset, "mzwo") if e.lijst == "toelichtingen"}
    assert Belang.IEDEREEN in gevonden.values()


@pytest.mark.parametrize(
    ("set_", "norm", "stukken"),
    [
        ("amsterdam-2026", "deelnemer_over_aanbod_informeren", {"brief-bericht_woningaanbod"}),
        ("amsterdam-2026", "kopie_sommatie", {"brief-sommatiebrief"}),
        ("amsterdam-2018", "corporatie_uitnodigen_voor_sleutel", {"brief-uitnodiging_sleutelmoment"}),
        ("amsterdam-2026", "geen_woonfraude", set()),
    ],
)
def test_the_forms_and_letters_of_a_norm_are_those_that_can_discharge_it(set_, norm, stukken):
    rekenset = bronset(set_).rekenset
    bedoeld = next(n for n in rekenset.afspraken.normen if n.id == norm)
    assert {e.sleutel for e in vervullende_stukken(rekenset, bedoeld)} == stukken
