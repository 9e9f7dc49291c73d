"""A protocol that is looser anywhere, or not certainly stricter, is refused, with both numbers and what to do."""

import pytest

from tests.spec.kern.eigenhulp import KOP, norm, protocol
from tests.spec.kern.hulp import afspraken, maximumduur, minimumduur, periodiek, plicht
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.eigen import laad_eigen
from waakvlam.kern.fouten import Afsprakenfout, Vraagfout

SET = afspraken(
    plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "2 werkdag"),
    plicht(
        "TST-1.02", "overeenkomst_getekend", "evaluatie_gehouden",
        "{getal: 2, eenheid: week, richting: voor}",
    ),
    periodiek("TST-1.03", "verhuisd", "huisbezoek_afgelegd", "6 maand", minimaal="2"),
    maximumduur("TST-1.04", "verhuisd", "woning_verlaten", "20 dag"),
    minimumduur("TST-1.05", "verhuisd", "evaluatie_gehouden", "1 jaar"),
    "{id: van_een_ander, clausule: TST-1.06, soort: plicht, wat: Doe, drager: [woningcorporatie], fase: begin, "
    "aanleiding: [verhuisd], vervuld_door: [woning_verlaten], termijn: {getal: 9, eenheid: dag}}",
    "{id: verbod, clausule: TST-1.07, soort: verbod, wat: Doe niet, drager: [zorgaanbieder], fase: begin, "
    "handelingen: [verhuisd]}",
    plicht("TST-1.08", "verhuisd", "woning_verlaten", "2 week", drager="[alle_partijen]").replace(
        "drager: [zorgaanbieder], ", ""
    ),
)  # fmt: skip


def fouten(inhoud: str, rekenset: Rekenset = SET, **kop: str) -> list[str]:
    with pytest.raises(Afsprakenfout) as gevonden:
        protocol(rekenset, inhoud, **kop)
    return [str(fout) for fout in gevonden.value.fouten]


@pytest.mark.parametrize(
    ("naam", "getallen", "wat"),
    [
        ("n_tst_1_01", {"termijn": "3 werkdag"}, "3 werkdagen is langer dan de 2 werkdagen van TST-1.01"),
        ("n_tst_1_01", {"termijn": "2 werkdag"}, "dit is niet strenger dan TST-1.01"),
        ("n_tst_1_01", {"termijn": "3 dag"}, "3 dagen is niet altijd strenger dan de 2 werkdagen van TST-1.01 (2 "),
        ("n_tst_1_01", {"termijn": "1 maand"}, "1 maand is langer dan de 2 werkdagen van TST-1.01"),
        ("n_tst_1_02", {"termijn": "1 week"}, "1 week van tevoren is korter dan de 2 weken van tevoren van TST-1.02"),
        ("n_tst_1_03", {"periode": "7 maand"}, "7 maanden is langer dan de 6 maanden van TST-1.03"),
        ("n_tst_1_03", {"periode": "4 maand"}, "4 maanden gaat niet een heel aantal keer in de 6 maanden van TST-1.03"),
        ("n_tst_1_03", {"periode": "30 dag"}, "30 dagen gaat niet een heel aantal keer in de 6 maanden van TST-1.03"),
        ("n_tst_1_03", {"minimaal": "1"}, "1 keer is minder dan de 2 keer van TST-1.03"),
        ("n_tst_1_03", {"periode": "3 maand", "minimaal": "1"}, "1 keer is minder dan de 2 keer van TST-1.03"),
        ("n_tst_1_04", {"duur": "21 dag"}, "21 dagen is langer dan de 20 dagen van TST-1.04"),
        ("n_tst_1_05", {"duur": "11 maand"}, "11 maanden is korter dan de 1 jaar van TST-1.05"),
        ("n_tst_1_01", {"duur": "1 dag"}, "een plicht heeft als getal `termijn`; schrijf dat"),
        ("n_tst_1_01", {}, "een plicht heeft als getal `termijn`; schrijf dat"),
        ("verbod", {"termijn": "1 dag"}, "TST-1.07 heeft geen getal dat strenger kan"),
        ("n_tst_9_99", {"termijn": "1 dag"}, "onbekende norm: n_tst_9_99"),
    ],
)
def test_what_is_not_certainly_stricter_is_refused_with_both_numbers(naam, getallen, wat):
    (fout,) = fouten(norm(naam, **getallen))
    assert fout.startswith("proef.yaml:")
    assert wat in fout
    assert ";" in fout


def test_a_stricter_rule_for_the_duty_of_another_is_refused():
    (fout,) = fouten(norm("van_een_ander", termijn="1 dag"))
    assert "wat TST-1.06 regelt, is aan: Woningcorporatie; niet aan: Zorgaanbieder" in fout
    eigen = protocol(SET, norm("van_een_ander", termijn="1 dag"), rol="woningcorporatie")
    assert list(eigen.per_set["proef"].normen) == ["van_een_ander"]


def test_one_bearer_of_many_may_be_stricter_for_itself():
    assert list(protocol(SET, norm("n_tst_1_08", termijn="1 week")).per_set["proef"].normen) == ["n_tst_1_08"]


@pytest.mark.parametrize(
    "sleutel",
    ["aanleiding: [verhuisd]", "vervuld_door: [verhuisd]", "voorwaarde: null", "vervalt_door: []", "drager: [gemeente]",
     "uitstel: true", "eindigt_door: []", "anker: [verhuisd]"],
)  # fmt: skip
def test_what_starts_discharges_or_conditions_a_duty_stays_as_it_is(sleutel):
    (fout,) = fouten(
        f"normen:\n  - {{norm: n_tst_1_01, bron: artikel 3, termijn: {{getal: 1, eenheid: werkdag}}, {sleutel}}}"
    )
    assert f"`{sleutel.split(':')[0]}` ligt vast in de afspraken" in fout


def test_all_faults_come_at_once_each_with_its_line():
    gevonden = fouten(
        """normen:
  - {norm: n_tst_1_01, bron: artikel 3, termijn: {getal: 3, eenheid: werkdag}}
  - norm: van_een_ander
    bron: artikel 4
    termijn: {getal: 1, eenheid: dag}
handelingen:
  - handeling: woning_aangeboden
    vereist: [{wat: er is gebeld, bron: artikel 5, voorwaarde: {gebeurd: [gebeld]}}]
    oordeel_zonder: nee
plichten:
  - {id: n_tst_1_01, soort: plicht, bron: artikel 6, wat: Bel na, fase: begin, drager: [gemeente],
     aanleiding: [verhuist], vervuld_door: [huisbezoek_afgelegd]}
"""
    )
    plekken = [fout.split(": ", 2)[:2] for fout in gevonden]
    assert plekken == [
        ["proef.yaml:9", "normen.0.termijn"],
        ["proef.yaml:10", "normen.1.norm"],
        ["proef.yaml:14", "handelingen.0.handeling"],
        ["proef.yaml:15", "handelingen.0.vereist.0.voorwaarde.gebeurd.0.type"],
        ["proef.yaml:18", "plichten.0.drager"],
        ["proef.yaml:18", "plichten.0.id"],
        ["proef.yaml:19", "plichten.0.aanleiding.0.type"],
    ]


@pytest.mark.parametrize(
    ("rol", "extra", "wat"),
    [
        ("melder", "", "onbekende rol: melder"),
        ("zorgaanbieder", "  geldig_tot: 2019-12-31", "dit ligt voor `geldig_vanaf`"),
    ],
)
def test_the_header_is_checked(rol, extra, wat):
    assert any(wat in fout for fout in fouten("normen: []", rol=rol, extra=extra))


def test_the_folder_names_the_organisation_and_the_set_must_exist():
    tekst = """eigen:
  {organisatie: het-anker, rol: zorgaanbieder, titel: het protocol, set: proef, geldig_vanaf: 2020-01-01}
"""
    with pytest.raises(Afsprakenfout, match="de map heet de-gracht"):
        laad_eigen("de-gracht/proef", "proef.yaml", tekst, lambda _kop: [SET])

    def onbekend(_kop):
        raise Vraagfout("onbekende set: proef")

    with pytest.raises(Afsprakenfout, match=r"proef.yaml:2: eigen.set: onbekende set: proef"):
        laad_eigen("het-anker/proef", "proef.yaml", tekst, onbekend)


def test_it_is_checked_against_every_set_that_it_holds_for():
    korter = afspraken(plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 werkdag"), naam="opvolger")
    eigen = norm("n_tst_1_01", termijn="1 werkdag")
    tekst = KOP.format(rol="zorgaanbieder", vanaf="2020-01-01", extra="  ook_opvolgers: true\n") + eigen
    with pytest.raises(Afsprakenfout, match=r"dit is niet strenger dan TST-1\.01"):
        laad_eigen("het-anker/proef", "proef.yaml", tekst, lambda _kop: [SET, korter])


DICHT = afspraken(
    nooit="  - {aan: [alle_partijen], categorie: contactgegevens, clausule: TST-10.02}\n",
    houders="  - {rol: [gemeente], categorieen: [contactgegevens], clausules: [TST-10.01]}\n",
)
NOOIT_GEDEELD = """plichten:
  - {id: meekijken, soort: plicht, bron: artikel 6, wat: Kijk mee, fase: begin, aanleiding: [plan_vastgesteld],
     voorwaarde: {gebeurd: [{type: standpunt_gegeven, na: [plan_vastgesteld]}]},
     vervuld_door: [standpunt_gegeven, plan_vastgesteld]}
handelingen:
  - handeling: standpunt_gegeven
    vereist: [{wat: geen plan, bron: artikel 7, voorwaarde: {geen: [{gebeurd: [plan_vastgesteld]}]}}]
    oordeel_zonder: nee
"""


def test_a_fact_that_is_never_shared_with_the_role_is_refused_wherever_it_is_named():
    gevonden = [fout.split(": ", 2)[1:] for fout in fouten(NOOIT_GEDEELD, DICHT, rol="woningcorporatie")]
    assert sorted(plek for plek, _ in gevonden) == [
        "handelingen.0.vereist.0.voorwaarde.geen.0.gebeurd.0.type",
        "plichten.0.aanleiding.0.type",
        "plichten.0.vervuld_door.1.type",
        "plichten.0.voorwaarde.gebeurd.0.na.0",
    ]
    wat = (
        "'T' (plan_vastgesteld) wordt nooit gedeeld met: Woningcorporatie (TST-10.02); kies een feit dat uw organisatie"
    )
    assert all(melding.startswith(wat) for _, melding in gevonden)


@pytest.mark.parametrize("rol", ["zorgaanbieder", "gemeente"])
def test_what_a_role_records_itself_or_holds_for_its_own_task_can_be_named(rol):
    assert protocol(DICHT, NOOIT_GEDEELD, rol=rol).kop.rol == rol
