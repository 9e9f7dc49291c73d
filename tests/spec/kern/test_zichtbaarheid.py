"""Visibility: holders, rules with their requirements, what is never shared, and recorded grounds."""

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel, ziet
from waakvlam.kern.fouten import Vraagfout

HOUDERS = """
  - {rol: [zorgaanbieder], categorieen: [begeleidingsplan], clausules: [TST-10.01]}
  - {rol: [deelnemer], categorieen: [alle], clausules: [TST-10.02]}
  - {rol: [melder], categorieen: [melder_identiteit], clausules: [TST-10.03]}
"""


def deel(
    categorieen: str = "[overlastdossier]", aan: str = "[gemeente]", rest: str = "", doel: str = "overlast"
) -> str:
    return (
        f"  - {{doel: {doel}, titel: T, van: [zorgaanbieder], aan: {aan}, categorieen: {categorieen}, "
        f"clausules: [TST-10.04]{rest}}}\n"
    )


def nooit(aan: str, categorie: str) -> str:
    return f"  - {{aan: {aan}, categorie: {categorie}, clausule: TST-10.05}}\n"


def zicht(rekenset, rol: str, categorie: str = "overlastdossier", dossier: str = "", op: str = "2026-03-01"):
    return beoordeel(rekenset, dossier, op).zichtbaar(rol, categorie)


@pytest.mark.parametrize(
    ("rol", "categorie", "verwacht"),
    [
        ("zorgaanbieder", "begeleidingsplan", "ja"),
        ("zorgaanbieder", "overlastdossier", "nee"),
        ("gemeente", "begeleidingsplan", "nee"),
        ("deelnemer", "begeleidingsplan", "ja"),
        ("deelnemer", "overlastdossier", "ja"),
        ("deelnemer", "melder_identiteit", "nee"),
        ("melder", "melder_identiteit", "ja"),
    ],
)
def test_who_recorded_something_for_his_own_task_sees_it_and_the_participant_all_but_who_complained(
    rol, categorie, verwacht
):
    assert ziet(zicht(afspraken(houders=HOUDERS), rol, categorie)) == verwacht


def test_what_no_rule_opens_is_not_visible_and_without_a_deciding_clause():
    antwoord = zicht(afspraken(), "gemeente")
    assert ziet(antwoord) == "nee"
    assert antwoord.clausules == frozenset()


@pytest.mark.parametrize(
    ("aan", "rol", "verwacht"),
    [
        ("[gemeente]", "gemeente", "ja"),
        ("[gemeente]", "woningcorporatie", "nee"),
        ("[alle_partijen]", "woningcorporatie", "ja"),
        ("[alle_partijen]", "deelnemer", "nee"),
        ("[hulpverleners]", "gemeente", "ja"),
        ("[hulpverleners]", "woningcorporatie", "nee"),
    ],
)
def test_a_rule_opens_for_the_roles_and_groups_it_names(aan, rol, verwacht):
    assert ziet(zicht(afspraken(delen=deel(aan=aan)), rol)) == verwacht


@pytest.mark.parametrize(
    ("categorieen", "categorie", "verwacht"),
    [
        ("[overlastdossier]", "overlastdossier", "ja"),
        ("[overlastdossier]", "begeleidingsplan", "nee"),
        ("[alle]", "begeleidingsplan", "ja"),
        ("[alle]", "melder_identiteit", "nee"),
        ("[melder_identiteit]", "melder_identiteit", "ja"),
    ],
)
def test_all_categories_never_include_who_complained(categorieen, categorie, verwacht):
    assert ziet(zicht(afspraken(delen=deel(categorieen)), "gemeente", categorie)) == verwacht


def test_what_may_never_be_shared_outranks_what_may():
    rekenset = afspraken(delen=deel(), nooit=nooit("[gemeente]", "overlastdossier"))
    antwoord = zicht(rekenset, "gemeente")
    assert ziet(antwoord) == "nee"
    assert antwoord.clausules == {"TST-10.05"}


def test_what_may_never_be_shared_does_not_outrank_what_one_recorded_oneself():
    rekenset = afspraken(houders=HOUDERS, nooit=nooit("[zorgaanbieder]", "begeleidingsplan"))
    assert ziet(zicht(rekenset, "zorgaanbieder", "begeleidingsplan")) == "ja"


def test_what_a_group_may_never_see_its_members_may_not():
    rekenset = afspraken(delen=deel(), nooit=nooit("[hulpverleners]", "overlastdossier"))
    assert ziet(zicht(rekenset, "gemeente")) == "nee"


@pytest.mark.parametrize(("op", "verwacht"), [("2026-02-04", "nee"), ("2026-02-05", "ja"), ("2026-02-06", "ja")])
def test_a_rule_can_open_only_once_something_holds(op, verwacht):
    rekenset = afspraken(delen=deel(rest=", alleen_bij: {gebeurd: [overlast_gemeld]}"))
    assert ziet(zicht(rekenset, "gemeente", dossier="o overlast_gemeld 2026-02-05 m1", op=op)) == verwacht


def test_a_rule_stays_shut_while_its_condition_is_unknown():
    rest = ", alleen_bij: {veld: {van: [evaluatie_gehouden], veld: oordeel, is: goed}}"
    antwoord = zicht(afspraken(delen=deel(rest=rest)), "gemeente")
    assert ziet(antwoord) == "nee"
    assert antwoord.gemist[0].mist == ("alleen_bij",)
    assert antwoord.clausules == {"TST-10.04"}


@pytest.mark.parametrize(("op", "verwacht"), [("2026-02-04", "ja"), ("2026-02-05", "nee"), ("2026-02-06", "nee")])
def test_a_rule_can_end_with_a_fact(op, verwacht):
    rekenset = afspraken(delen=deel(rest=", tot: [dossier_gesloten]"))
    assert ziet(zicht(rekenset, "gemeente", dossier="x dossier_gesloten 2026-02-05", op=op)) == verwacht


@pytest.mark.parametrize("eis", ["deelnemer_erbij", "alleen_wat_voor_wonen_telt", "convenantpartij"])
def test_requirements_without_a_fact_are_taken_as_met(eis):
    assert ziet(zicht(afspraken(delen=deel(rest=f", eisen: [{eis}]")), "gemeente")) == "ja"


@pytest.mark.parametrize(
    ("eis", "feit"),
    [("na_uitleg_vooraf", "privacyuitleg_gegeven"), ("na_overleg_met_zorgaanbieder", "signaal_met_deelnemer_gedeeld")],
)
def test_a_requirement_can_ask_for_a_fact(eis, feit):
    rekenset = afspraken(delen=deel(rest=f", eisen: [{eis}]"))
    assert ziet(zicht(rekenset, "gemeente", dossier=f"f {feit} 2026-02-05", op="2026-02-04")) == "nee"
    assert ziet(zicht(rekenset, "gemeente", dossier=f"f {feit} 2026-02-05", op="2026-02-05")) == "ja"


def test_every_requirement_of_a_rule_must_be_met():
    rekenset = afspraken(delen=deel(rest=", eisen: [na_uitleg_vooraf, na_overleg_met_zorgaanbieder]"))
    antwoord = zicht(rekenset, "gemeente", dossier="f privacyuitleg_gegeven 2026-02-05")
    assert ziet(antwoord) == "nee"
    assert antwoord.gemist[0].mist == ("na_overleg_met_zorgaanbieder",)


def test_one_rule_that_opens_is_enough():
    rekenset = afspraken(delen=deel(rest=", eisen: [na_uitleg_vooraf]") + deel(doel="anders"))
    assert ziet(zicht(rekenset, "gemeente")) == "ja"


UITZONDERING = """
  - {naam: nood, gronden: [nood, wet], wat: In nood, aan: [gemeente], nooit: [begeleidingsplan], clausules: [TST-10.06]}
"""
GROND = "g uitzonderingsgrond_vastgelegd 2026-02-05 grond=nood ontvanger=gemeente categorieen=[overlastdossier]"


@pytest.mark.parametrize(
    ("dossier", "op", "verwacht"),
    [
        ("", "2026-03-01", "nee"),
        (GROND, "2026-02-04", "nee"),
        (GROND, "2026-02-05", "ja"),
        (GROND, "2027-02-05", "ja"),
        (GROND + " geldig_tot=2026-02-20", "2026-02-20", "ja"),
        (GROND + " geldig_tot=2026-02-20", "2026-02-21", "nee"),
        (GROND.replace("grond=nood", "grond=wet"), "2026-03-01", "ja"),
        (GROND.replace("grond=nood", "grond=taak"), "2026-03-01", "nee"),
        (GROND.replace("ontvanger=gemeente", "ontvanger=woningcorporatie"), "2026-03-01", "nee"),
        (GROND.replace("ontvanger=gemeente", ""), "2026-03-01", "nee"),
        (GROND.replace("overlastdossier", "contactgegevens"), "2026-03-01", "nee"),
        (GROND.replace("categorieen=[overlastdossier]", ""), "2026-03-01", "nee"),
        (GROND.replace("[overlastdossier]", "[]"), "2026-03-01", "nee"),
    ],
)
def test_a_recorded_ground_opens_only_what_it_names_to_whom_it_names_until_its_last_day(dossier, op, verwacht):
    assert ziet(zicht(afspraken(uitzonderingen=UITZONDERING), "gemeente", dossier=dossier, op=op)) == verwacht


def test_a_ground_never_opens_what_the_exception_keeps_shut_or_what_is_never_shared():
    dossier = GROND.replace("[overlastdossier]", "[overlastdossier,begeleidingsplan]")
    rekenset = afspraken(uitzonderingen=UITZONDERING)
    assert ziet(zicht(rekenset, "gemeente", "begeleidingsplan", dossier)) == "nee"
    met_nooit = afspraken(uitzonderingen=UITZONDERING, nooit=nooit("[gemeente]", "overlastdossier"))
    assert ziet(zicht(met_nooit, "gemeente", dossier=dossier)) == "nee"


def test_a_second_ground_can_open_what_the_first_does_not():
    tweede = GROND.replace("g uitz", "h uitz").replace("overlastdossier", "contactgegevens")
    rekenset = afspraken(uitzonderingen=UITZONDERING)
    for categorie in ("overlastdossier", "contactgegevens"):
        assert ziet(zicht(rekenset, "gemeente", categorie, GROND + "\n" + tweede)) == "ja"


def test_an_answer_names_the_rule_that_decides():
    rekenset = afspraken(houders=HOUDERS, delen=deel(), uitzonderingen=UITZONDERING)
    assert zicht(rekenset, "zorgaanbieder", "begeleidingsplan").clausules == {"TST-10.01"}
    assert zicht(rekenset, "gemeente").clausules == {"TST-10.04"}
    grond = zicht(rekenset, "gemeente", "contactgegevens", GROND.replace("overlastdossier", "contactgegevens"))
    assert grond.clausules == {"TST-10.06"}
    assert grond.grond is not None
    assert grond.grond.id == "g"


def test_an_unknown_role_or_category_is_refused():
    with pytest.raises(Vraagfout, match="onbekende rol: burgemeester"):
        zicht(afspraken(), "burgemeester")
    with pytest.raises(Vraagfout, match="onbekende categorie: schoenmaat"):
        zicht(afspraken(), "gemeente", "schoenmaat")
