"""Consent: for a purpose, a recipient, some categories, until a day; withdrawn in part or whole, given again."""

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel, ziet

REKENSET = afspraken(
    delen="".join(
        f"  - {{doel: {doel}, titel: T, van: [zorgaanbieder], aan: [gemeente, woningcorporatie], "
        f"categorieen: {categorieen}, eisen: [{eis}], clausules: [TST-10.01]}}\n"
        for doel, categorieen, eis in [
            ("zorg", "[begeleidingsplan, contactgegevens]", "toestemming_geldig"),
            ("overlast", "[overlastdossier]", "toestemming_of_grondslag"),
            ("overleg", "[melder_identiteit]", "in_overleg_met_deelnemer"),
            ("grond", "[contactgegevens]", "grondslag_vastgelegd"),
        ]
    ),
    uitzonderingen="  - {naam: grond, gronden: [taak, convenant], wat: W, aan: [melder], clausules: [TST-10.02]}",
)


def ziet_gemeente(
    dossier: str, categorie: str = "begeleidingsplan", op: str = "2026-03-01", rol: str = "gemeente"
) -> str:
    return ziet(beoordeel(REKENSET, dossier, op).zichtbaar(rol, categorie))


def gegeven(
    doelen: str = "[zorg]", rest: str = "", ontvangers: str = "[gemeente]", op: str = "2026-02-03", naam: str = "t"
) -> str:
    return f"{naam} toestemming_gegeven {op} doelen={doelen} ontvangers={ontvangers} {rest}\n"


def ingetrokken(op: str, doelen: str = "", naam: str = "i") -> str:
    return f"{naam} toestemming_ingetrokken {op} {'doelen=' + doelen if doelen else ''}\n"


@pytest.mark.parametrize(("op", "verwacht"), [("2026-02-02", "nee"), ("2026-02-03", "ja"), ("2026-02-04", "ja")])
def test_consent_holds_from_the_day_it_is_given(op, verwacht):
    assert ziet_gemeente(gegeven(), op=op) == verwacht


@pytest.mark.parametrize(("op", "verwacht"), [("2026-02-19", "ja"), ("2026-02-20", "ja"), ("2026-02-21", "nee")])
def test_consent_holds_through_its_last_day(op, verwacht):
    assert ziet_gemeente(gegeven(rest="geldig_tot=2026-02-20"), op=op) == verwacht


@pytest.mark.parametrize(
    ("doelen", "plan", "overlast"),
    [
        ("[zorg]", "ja", "nee"),
        ("[overlast]", "nee", "ja"),
        ("[zorg,overlast]", "ja", "ja"),
        ("[alles]", "ja", "ja"),
        ("[]", "nee", "nee"),
    ],
)
def test_consent_is_for_the_purposes_it_names(doelen, plan, overlast):
    assert ziet_gemeente(gegeven(doelen)) == plan
    assert ziet_gemeente(gegeven(doelen), "overlastdossier") == overlast


@pytest.mark.parametrize(
    ("ontvangers", "gemeente", "corporatie"),
    [
        ("[gemeente]", "ja", "nee"),
        ("[gemeente,woningcorporatie]", "ja", "ja"),
        ("[alle_partijen]", "ja", "ja"),
        ("[hulpverleners]", "ja", "nee"),
        ("[]", "nee", "nee"),
    ],
)
def test_consent_is_for_the_recipients_it_names_and_the_members_of_a_group(ontvangers, gemeente, corporatie):
    assert ziet_gemeente(gegeven(ontvangers=ontvangers)) == gemeente
    assert ziet_gemeente(gegeven(ontvangers=ontvangers), rol="woningcorporatie") == corporatie


@pytest.mark.parametrize(
    ("categorieen", "plan", "contact"),
    [
        ("", "ja", "ja"),
        ("categorieen=[begeleidingsplan]", "ja", "nee"),
        ("categorieen=[contactgegevens,begeleidingsplan]", "ja", "ja"),
    ],
)
def test_consent_that_names_categories_is_for_those_only(categorieen, plan, contact):
    assert ziet_gemeente(gegeven(rest=categorieen)) == plan
    assert ziet_gemeente(gegeven(rest=categorieen), "contactgegevens") == contact


@pytest.mark.parametrize(
    ("intrekking", "plan", "overlast"),
    [
        (ingetrokken("2026-02-20"), "nee", "nee"),
        (ingetrokken("2026-02-20", "[alles]"), "nee", "nee"),
        (ingetrokken("2026-02-20", "[zorg]"), "nee", "ja"),
        (ingetrokken("2026-02-20", "[overlast]"), "ja", "nee"),
        (ingetrokken("2026-02-20", "[zorg,overlast]"), "nee", "nee"),
        (ingetrokken("2026-02-20", "[iets]"), "ja", "ja"),
    ],
)
@pytest.mark.parametrize("doelen", ["[zorg,overlast]", "[alles]"])
def test_consent_is_withdrawn_whole_or_for_some_purposes(doelen, intrekking, plan, overlast):
    dossier = gegeven(doelen) + intrekking
    assert ziet_gemeente(dossier, op="2026-02-19") == "ja"
    assert ziet_gemeente(dossier, op="2026-02-20") == plan
    assert ziet_gemeente(dossier, "overlastdossier", op="2026-02-20") == overlast


@pytest.mark.parametrize("intrekking", [ingetrokken("2026-02-20"), ingetrokken("2026-02-20", "[zorg]")])
def test_consent_that_is_given_again_holds_again(intrekking):
    dossier = gegeven() + intrekking + gegeven(op="2026-02-25", naam="u")
    assert [ziet_gemeente(dossier, op=op) for op in ("2026-02-19", "2026-02-20", "2026-02-24", "2026-02-25")] == [
        "ja", "nee", "nee", "ja",
    ]  # fmt: skip


def test_a_withdrawal_ends_every_consent_given_before_it():
    dossier = gegeven() + gegeven("[alles]", naam="u", op="2026-02-04") + ingetrokken("2026-02-20")
    assert ziet_gemeente(dossier, op="2026-02-20") == "nee"


def test_given_and_withdrawn_on_one_day_count_in_order_of_recording():
    assert ziet_gemeente(gegeven() + ingetrokken("2026-02-03")) == "nee"
    assert ziet_gemeente(ingetrokken("2026-02-03") + gegeven()) == "ja"


def test_a_consent_that_is_corrected_never_held():
    dossier = gegeven() + gegeven("[overlast]", "corrigeert=t", naam="u")
    assert ziet_gemeente(dossier) == "nee"
    assert ziet_gemeente(dossier, "overlastdossier") == "ja"


@pytest.mark.parametrize(
    ("grond", "overlast"),
    [("wet", "ja"), ("taak", "nee"), ("nood", "nee"), ("convenant", "nee")],
)
def test_what_needs_consent_or_a_ground_in_law_opens_by_a_law_in_every_set(grond, overlast):
    dossier = (
        f"g uitzonderingsgrond_vastgelegd 2026-02-03 grond={grond} ontvanger=gemeente "
        "categorieen=[overlastdossier,begeleidingsplan]"
    )
    assert ziet_gemeente(dossier, "overlastdossier") == overlast
    assert ziet_gemeente(dossier, "overlastdossier", rol="woningcorporatie") == "nee"
    assert ziet_gemeente(dossier, "begeleidingsplan") == "nee"


@pytest.mark.parametrize(("grond", "ziet_het"), [("taak", "ja"), ("wet", "nee"), ("convenant", "nee")])
def test_what_needs_any_ground_opens_by_a_ground_the_set_knows(grond, ziet_het):
    dossier = (
        f"g uitzonderingsgrond_vastgelegd 2026-02-03 grond={grond} ontvanger=gemeente categorieen=[contactgegevens]"
    )
    assert ziet_gemeente(dossier, "contactgegevens") == ziet_het


def test_what_is_shared_in_consultation_needs_consent():
    assert ziet_gemeente("", "melder_identiteit") == "nee"
    assert ziet_gemeente(gegeven("[overleg]"), "melder_identiteit") == "ja"


def test_one_consent_does_not_borrow_the_recipient_of_another():
    dossier = gegeven("[zorg]", ontvangers="[woningcorporatie]") + gegeven("[overlast]", naam="u")
    assert ziet_gemeente(dossier) == "nee"
    assert ziet_gemeente(dossier, "overlastdossier", rol="woningcorporatie") == "nee"


NA_DE_EVALUATIE = afspraken(
    delen="  - {doel: zorg, titel: T, van: [zorgaanbieder], aan: [gemeente], categorieen: [begeleidingsplan], "
    "eisen: [toestemming_geldig], toestemming_tot: [evaluatie_gehouden], clausules: [TST-10.01]}\n",
)


@pytest.mark.parametrize(
    ("dossier", "op", "verwacht"),
    [
        (gegeven(), "2026-02-09", "ja"),
        (gegeven(), "2026-02-10", "nee"),
        (gegeven("[alles]"), "2026-02-10", "ja"),
        (gegeven(op="2026-02-10"), "2026-02-10", "ja"),
        (gegeven() + gegeven(op="2026-02-11", naam="later"), "2026-02-11", "ja"),
    ],
)
def test_earlier_consent_for_the_purpose_by_name_ends_with_the_fact_that_the_rule_names(dossier, op, verwacht):
    antwoord = beoordeel(NA_DE_EVALUATIE, dossier + "e evaluatie_gehouden 2026-02-10", op)
    assert ziet(antwoord.zichtbaar("gemeente", "begeleidingsplan")) == verwacht
