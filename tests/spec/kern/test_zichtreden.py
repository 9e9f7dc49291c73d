"""On what it rests that something is visible, and why it is not: the nearest consent, the last ground, the rule."""

from datetime import date

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel
from waakvlam.kern.zichtreden import Gebrek, Zichtreden, zichtreden

REKENSET = afspraken(
    houders="  - {rol: [zorgaanbieder], categorieen: [begeleidingsplan], clausules: [TST-10.01]}\n",
    nooit="  - {aan: [woningcorporatie], categorie: begeleidingsplan, clausule: TST-10.02}\n",
    delen="".join(
        f"  - {{doel: {doel}, titel: T, van: [zorgaanbieder], aan: [gemeente], categorieen: [{categorie}], "
        f"clausules: [TST-10.03]{rest}}}\n"
        for doel, categorie, rest in [
            ("zorg", "overlastdossier", ", eisen: [toestemming_geldig], toestemming_tot: [verhuisd]"),
            ("klacht", "contactgegevens", ", eisen: [toestemming_of_grondslag]"),
            ("vrij", "contactgegevens", ", alleen_bij: {gebeurd: [overlast_gemeld]}"),
        ]
    ),
    uitzonderingen="  - {naam: nood, gronden: [nood], wat: W, aan: [gemeente], clausules: [TST-10.04]}\n",
)
ZORG = "t toestemming_gegeven 2026-02-03 doelen=[zorg] ontvangers=[gemeente]"
GROND = "g uitzonderingsgrond_vastgelegd 2026-02-05 ontvanger=gemeente categorieen=[contactgegevens] "


def reden(
    dossier: str = "", categorie: str = "overlastdossier", rol: str = "gemeente", op: str = "2026-03-01"
) -> Zichtreden:
    return zichtreden(beoordeel(REKENSET, dossier, op), rol, categorie)


def test_what_one_holds_for_the_own_task_rests_on_that_alone():
    (steun,) = reden(categorie="begeleidingsplan", rol="zorgaanbieder").steun
    assert (steun.regel.clausules, steun.toestemmingen, steun.gronden) == (["TST-10.01"], (), ())


def test_what_may_never_be_shared_names_the_rule_and_nothing_else():
    antwoord = reden(categorie="begeleidingsplan", rol="woningcorporatie")
    assert [regel.clausule for regel in antwoord.nooit] == ["TST-10.02"]
    assert (antwoord.steun, antwoord.tekort, antwoord.grond_voorbij) == ((), (), None)


def test_every_consent_that_carries_a_rule_is_named_and_no_other():
    meer = (
        f"{ZORG}\nu toestemming_gegeven 2026-02-04 doelen=[alles] ontvangers=[gemeente]"
        "\nv toestemming_gegeven 2026-02-05 doelen=[klacht] ontvangers=[gemeente]"
    )
    (steun,) = reden(meer).steun
    assert [t.feit.id for t in steun.toestemmingen] == ["t", "u"]


def test_rules_and_grounds_that_open_the_same_each_stand_by_themselves():
    dossier = f"{GROND}grond=nood\nw{GROND[1:]}grond=wet\no overlast_gemeld 2026-02-05 m1"
    steun = reden(dossier, "contactgegevens").steun
    assert [(s.regel.clausules[0], [g.id for g in s.gronden]) for s in steun] == [
        ("TST-10.03", ["w"]),
        ("TST-10.03", []),
        ("TST-10.04", ["g"]),
    ]


@pytest.mark.parametrize(
    ("dossier", "verwacht"),
    [
        ("", Gebrek("geen")),
        (ZORG.replace("zorg", "klacht"), Gebrek("ander_doel")),
        (ZORG.replace("gemeente", "woningcorporatie"), Gebrek("andere_ontvanger")),
        (f"{ZORG} categorieen=[contactgegevens]", Gebrek("andere_gegevens")),
        (f"{ZORG} geldig_tot=2026-02-28", Gebrek("verlopen", date(2026, 2, 28))),
        (f"{ZORG}\ni toestemming_ingetrokken 2026-02-20", Gebrek("ingetrokken", date(2026, 2, 20))),
        (f"{ZORG}\ni toestemming_ingetrokken 2026-02-20 doelen=[zorg]", Gebrek("ingetrokken", date(2026, 2, 20))),
        (f"{ZORG}\nv verhuisd 2026-02-21", Gebrek("achterhaald", date(2026, 2, 21))),
        (
            f"{ZORG} geldig_tot=2026-02-10\ni toestemming_ingetrokken 2026-02-20",
            Gebrek("verlopen", date(2026, 2, 10)),
        ),
        (
            f"{ZORG} geldig_tot=2026-02-28\ni toestemming_ingetrokken 2026-02-28",
            Gebrek("ingetrokken", date(2026, 2, 28)),
        ),
        (
            f"{ZORG}\ni toestemming_ingetrokken 2026-02-20\nj toestemming_ingetrokken 2026-02-22",
            Gebrek("ingetrokken", date(2026, 2, 20)),
        ),
        (
            f"{ZORG} geldig_tot=2026-02-10\nu toestemming_gegeven 2026-02-12 doelen=[klacht] ontvangers=[gemeente]",
            Gebrek("verlopen", date(2026, 2, 10)),
        ),
    ],
)
def test_of_the_consents_that_do_not_carry_a_rule_the_nearest_is_told(dossier, verwacht):
    (tekort,) = reden(dossier).tekort
    assert (tekort.mist, tekort.gebrek) == (("toestemming_geldig",), verwacht)


def test_a_rule_that_waits_for_something_else_says_nothing_of_consent():
    _, vrij = reden(categorie="contactgegevens").tekort
    assert (vrij.mist, vrij.gebrek) == (("alleen_bij",), None)


@pytest.mark.parametrize(
    ("dossier", "op", "verwacht"),
    [
        (f"{GROND}grond=nood geldig_tot=2026-02-20", "2026-02-21", date(2026, 2, 20)),
        (f"{GROND}grond=wet geldig_tot=2026-02-20", "2026-02-21", date(2026, 2, 20)),
        (f"{GROND}grond=taak geldig_tot=2026-02-20", "2026-02-21", None),
        (f"{GROND}grond=taak", "2026-02-21", None),
    ],
)
def test_a_ground_that_is_over_is_told_where_it_could_open_the_category(dossier, op, verwacht):
    assert reden(dossier, "contactgegevens", op=op).grond_voorbij == verwacht
