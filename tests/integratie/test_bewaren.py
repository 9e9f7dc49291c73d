"""Retention terms as data: complete, with sources, about what exists, and replaceable."""

import pytest

from waakvlam.bron.api import taal
from waakvlam.dossiers.bewaren import STANDAARD, Bewaarfout, bewaartermijnen, lees

EIGEN = """\
regels:
  - {naam: melder, betrokkenen: [melder], jaren: 1, grond: Besluit, bron: Eigen beleid}
  - {naam: pleegkind, rollen: [zorgaanbieder], betrokkenen: [kind], jaren: 20, grond: Jeugdhulp, bron: Jeugdwet 7.3.8}
"""


def test_every_role_category_and_person_has_a_term_with_ground_and_source():
    termijnen = bewaartermijnen()
    for rol in taal().rollen:
        for categorie in taal().categorieen:
            for betrokkene in ("deelnemer", "melder", "huisgenoot", "kind"):
                regel = termijnen.regel(rol.naam, categorie.naam, betrokkene)
                assert regel.grond
                assert regel.bron
                assert regel.jaren or regel.tot_het_laatst


def test_what_the_terms_name_exists():
    standaard = lees(STANDAARD)
    woorden = taal()
    types = {t.type for t in woorden.gebeurtenissen}
    for regel in standaard.regels:
        assert set(regel.rollen) <= {rol.naam for rol in woorden.rollen}
        assert set(regel.categorieen) <= {c.naam for c in woorden.categorieen}
    for loopt in standaard.loopt:
        assert {*loopt.begint, *loopt.eindigt} <= types


@pytest.mark.parametrize("betrokkene", ["melder", "huisgenoot", "kind"])
def test_someone_else_is_kept_shorter_than_the_participant(betrokkene):
    termijnen = bewaartermijnen()
    ander = termijnen.regel("zorgaanbieder", "overlastsignalen", betrokkene)
    assert ander.jaren < termijnen.regel("zorgaanbieder", "overlastsignalen", "deelnemer").jaren


def test_an_installation_replaces_a_term_by_name_and_puts_its_own_first(tmp_path, settings):
    bestand = tmp_path / "eigen.yaml"
    bestand.write_text(EIGEN)
    settings.WAAKVLAM_BEWAARTERMIJNEN = str(bestand)
    termijnen = bewaartermijnen()
    assert termijnen.regel("zorgaanbieder", "overlastsignalen", "melder").jaren == 1
    assert termijnen.regel("zorgaanbieder", "zorg_geleverd", "kind").jaren == 20
    assert termijnen.regel("woningcorporatie", "zorg_geleverd", "kind").jaren == 2
    assert termijnen.loopt


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("regels: [{naam: x, jaren: -1, grond: a, bron: b}]", "jaren"),
        ("regels: [{naam: x, jarn: 1, grond: a, bron: b}]", "jarn"),
        ("regels: [{naam: overige, rollen: [ggd], jaren: 1, grond: a, bron: b}]", "overige"),
        ("regels: [", "YAML"),
    ],
)
def test_a_faulty_file_is_refused_with_its_place(tmp_path, settings, inhoud, melding):
    bestand = tmp_path / "eigen.yaml"
    bestand.write_text(inhoud)
    settings.WAAKVLAM_BEWAARTERMIJNEN = str(bestand)
    with pytest.raises(Bewaarfout, match=melding):
        bewaartermijnen()
