"""What is compared besides norms: decisions, acts and sharing."""

import pytest

from tests.spec.kern.hulp import afspraken
from waakvlam.kern.verschil import vergelijk


def oordelen(oud, nieuw) -> list[tuple[str, ...]]:
    return [e.oordelen for e in vergelijk(oud, nieuw).gekozen()]


def zinnen(oud, nieuw) -> list[str]:
    return [f"{e.zin(w)}: {w.richting}" for e in vergelijk(oud, nieuw).gekozen() for w in e.wijzigingen]


# decisions


def criterium(clausule: str, vraag: str, feit: str = "") -> str:
    waarde = f", waarde: {{gebeurd: [{feit}]}}" if feit else ", mens: true"
    return f"{{clausule: {clausule}, vraag: {vraag}{waarde}}}"


def besluit(prefix: str, *criteria: str, weging: str = "alle", beslisser: str = "gemeente", extra: str = ""):
    tekst = (
        f"  - {{naam: omklap, clausule: {prefix}-8.01, vraag: Kan het, beslisser: {beslisser}, fase: begin, "
        f"uitkomsten: [kan, kan_niet], weging: {weging}, criteria: [{', '.join(criteria)}]{extra}}}"
    )
    return afspraken(naam=prefix.lower(), besluiten=tekst)


VERHUISD = ("Is de deelnemer verhuisd", "verhuisd")
PLAN = ("Ligt er een plan", "plan_vastgesteld")


@pytest.mark.parametrize(
    ("weging", "erbij", "weg"), [("alle", "strenger", "soepeler"), ("een", "soepeler", "strenger")]
)
def test_a_criterion_more_is_stricter_when_all_must_hold_and_looser_when_one_suffices(weging, erbij, weg):
    een = besluit("OUD", criterium("OUD-8.02", *VERHUISD), weging=weging)
    twee = besluit("NEW", criterium("NEW-8.02", *VERHUISD), criterium("NEW-8.03", *PLAN), weging=weging)
    assert zinnen(een, twee) == [f"Kan het: een criterium, erbij: Ligt er een plan (OUD-8.01 -> NEW-8.03): {erbij}"]
    assert oordelen(twee, een) == [(weg,)]


def test_weighing_one_instead_of_all_is_looser():
    criteria = [[criterium(f"{p}-8.02", *VERHUISD), criterium(f"{p}-8.03", *PLAN)] for p in ("OUD", "NEW")]
    alle, een = besluit("OUD", *criteria[0]), besluit("NEW", *criteria[1], weging="een")
    (zin,) = zinnen(alle, een)
    assert "hoe de criteria wegen was 'alles moet vervuld zijn' en is nu 'een is genoeg'" in zin
    assert zin.endswith("(OUD-8.01 -> NEW-8.01): soepeler")


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("{alle: [P-8.02, {een: [P-8.03, P-8.04]}]}", "{alle: [P-8.02, P-8.03, P-8.04]}", ("strenger",)),
        ("{alle: [P-8.02, {een: [P-8.03, P-8.04]}]}", "{een: [P-8.02, P-8.03, P-8.04]}", ("soepeler",)),
        ("{alle: [P-8.02, {een: [P-8.03, P-8.04]}]}", "{alle: [P-8.03, {een: [P-8.02, P-8.04]}]}", ("anders",)),
        ("{alle: [P-8.02, {een: [P-8.03, P-8.04]}]}", "{alle: [{een: [P-8.04, P-8.03]}, P-8.02]}", ("gelijk",)),
    ],
)
def test_a_tree_of_weighing_compares_by_every_way_to_a_yes(oud, nieuw, verwacht):
    sets = []
    for prefix, weging in (("OUD", oud), ("NEW", nieuw)):
        feiten = (VERHUISD, PLAN, ("Was er een bezoek", "huisbezoek_afgelegd"))
        criteria = [criterium(f"{prefix}-8.0{i}", *feit) for i, feit in enumerate(feiten, start=2)]
        sets.append(besluit(prefix, *criteria, weging=weging.replace("P-", f"{prefix}-")))
    assert (oordelen(*sets) or [("gelijk",)]) == [verwacht]


def test_a_criterion_whose_fact_is_narrower_is_stricter_and_its_clause_is_named():
    oud = besluit("OUD", criterium("OUD-8.02", "Is het besproken", "overlast_besproken"))
    nieuw = besluit(
        "NEW", criterium("NEW-8.05", "Is het besproken", "{type: overlast_besproken, als: {opgelost: true}}")
    )
    (element,) = vergelijk(oud, nieuw).gekozen()
    assert element.oordelen == ("strenger",)
    assert element.verwijzing(element.wijzigingen[0]) == "OUD-8.02 -> NEW-8.05"


def test_other_words_of_a_question_pair_by_their_likeness():
    oud = besluit("OUD", criterium("OUD-8.02", "Geeft de deelnemer geen overlast aan buren"))
    nieuw = besluit("NEW", criterium("NEW-8.02", "Geeft de deelnemer nu geen overlast aan de buren"))
    assert oordelen(oud, nieuw) == [("woorden",)]


def test_another_decider_cannot_be_ordered_and_room_to_deviate_is_looser():
    basis = criterium("TST-8.02", *VERHUISD)
    assert oordelen(besluit("TST", basis), besluit("TST", basis, beslisser="zorgaanbieder")) == [("anders",)]
    ruim = besluit("TST", basis, extra=", afwijken: {wie: gemeente, grond: maatwerk}")
    assert oordelen(besluit("TST", basis), ruim) == [("soepeler",)]


# acts


def handeling(prefix: str, *vereist: str, zonder: str = "met_motivering", door: str = "woningcorporatie"):
    eisen = vereist or (eis(prefix, "er is verhuisd", "verhuisd"),)
    tekst = (
        f"  - {{handeling: brief_verstuurd, door: [{door}], clausules: [{prefix}-6.01], oordeel_zonder: {zonder}, "
        f"vereist: [{', '.join(eisen)}]}}"
    )
    return afspraken(naam=prefix.lower(), handelingen=tekst)


def eis(prefix: str, wat: str, feit: str, extra: str = "") -> str:
    return f"{{wat: {wat}, clausules: [{prefix}-6.02], voorwaarde: {{gebeurd: [{feit}]}}{extra}}}"


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ({}, {"zonder": "nee"}, ("strenger",)),
        ({"zonder": "nee"}, {}, ("soepeler",)),
        ({}, {"door": "woningcorporatie, gemeente"}, ("soepeler",)),
        ({"door": "hulpverleners"}, {"door": "zorgaanbieder"}, ("strenger",)),
        ({"door": "hulpverleners"}, {"door": "zorgaanbieder, gemeente"}, ("gelijk",)),
        ({"door": "gemeente"}, {"door": "zorgaanbieder"}, ("anders",)),
    ],
)
def test_who_may_act_and_what_happens_without(oud, nieuw, verwacht):
    assert (oordelen(handeling("TST", **oud), handeling("TST", **nieuw)) or [("gelijk",)]) == [verwacht]


def test_a_requirement_more_is_stricter_and_one_less_looser():
    een = handeling("OUD", eis("OUD", "er is verhuisd", "verhuisd"))
    twee = handeling(
        "NEW", eis("NEW", "er is verhuisd", "verhuisd"), eis("NEW", "het plan ligt er", "plan_vastgesteld")
    )
    assert zinnen(een, twee) == ["T: een eis, erbij: het plan ligt er (OUD-6.01 -> NEW-6.02): strenger"]
    assert oordelen(twee, een) == [("soepeler",)]


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("", ", alleen_als: {wat: na een plan, voorwaarde: {gebeurd: [plan_vastgesteld]}}", "soepeler"),
        (", alleen_als: {wat: na een plan, voorwaarde: {gebeurd: [plan_vastgesteld]}}", "", "strenger"),
        (", zonder: nee", "", "soepeler"),
    ],
)
def test_when_a_requirement_applies_and_its_own_outcome(oud, nieuw, verwacht):
    a, b = (handeling("TST", eis("TST", "er is verhuisd", "verhuisd", extra)) for extra in (oud, nieuw))
    assert oordelen(a, b) == [(verwacht,)]


# sharing


def delen(aan="gemeente", categorieen="begeleidingsplan", extra: str = "", **lijsten: str):
    tekst = (
        f"  - {{doel: zorg, titel: Zorg afstemmen, van: [zorgaanbieder], aan: [{aan}], "
        f"categorieen: [{categorieen}], clausules: [TST-10.01]{extra}}}"
    )
    return afspraken(delen=tekst, **lijsten)


@pytest.mark.parametrize(
    ("nieuw", "verwacht"),
    [
        ({"aan": "gemeente, woningcorporatie"}, "soepeler"),
        ({"aan": "woningcorporatie"}, "anders"),
        ({"categorieen": "begeleidingsplan, overlastdossier"}, "soepeler"),
        ({"categorieen": "alle"}, "soepeler"),
        ({"extra": ", eisen: [toestemming_geldig]"}, "strenger"),
        ({"extra": ", alleen_bij: {gebeurd: [verhuisd]}"}, "strenger"),
        ({"extra": ", tot: [verhuisd]"}, "strenger"),
    ],
)
def test_sharing_more_or_with_more_is_looser(nieuw, verwacht):
    assert oordelen(delen(), delen(**nieuw)) == [(verwacht,)]
    terug = {"strenger": "soepeler", "soepeler": "strenger"}.get(verwacht, verwacht)
    assert oordelen(delen(**nieuw), delen()) == [(terug,)]


NOOIT = "  - {{aan: [{aan}], categorie: begeleidingsplan, clausule: TST-10.02}}"
GROND = (
    "  - {{naam: nood, gronden: [{gronden}], wat: Bij nood, aan: [gemeente], nooit: [{nooit}], clausules: [TST-10.03]}}"
)


def test_what_is_never_shared_and_exceptions():
    klein, groot = (delen(nooit=NOOIT.format(aan=aan)) for aan in ("melder", "melder, woningcorporatie"))
    assert oordelen(klein, groot) == [("strenger",)]
    assert oordelen(delen(), klein) == [("nieuw",)]
    assert oordelen(klein, delen()) == [("vervallen",)]
    nood = delen(uitzonderingen=GROND.format(gronden="nood", nooit="overlastdossier"))
    ruimer = delen(uitzonderingen=GROND.format(gronden="nood, wet", nooit="overlastdossier"))
    strikter = delen(uitzonderingen=GROND.format(gronden="nood", nooit="overlastdossier, contactgegevens"))
    assert oordelen(nood, ruimer) == [("soepeler",)]
    assert oordelen(nood, strikter) == [("strenger",)]
