"""`getoond` in a scenario: an element with a clause shows at a place, and an unknown place is an error."""

from pathlib import Path

import pytest

from waakvlam.scenario.api import draai

BESTAND = """\
naam: Wat er bij een aanbod staat
set: amsterdam-2026
peildatum: 2026-02-20
verwacht:
  getoond:
    - {bij: PLEK, clausule: AMS26-1.46}
"""


@pytest.fixture
def uitslag(tmp_path: Path):
    def uitslag_bij(plek: str):
        pad = tmp_path / "getoond.yaml"
        pad.write_text(BESTAND.replace("PLEK", plek), "utf-8")
        return draai(pad)

    return uitslag_bij


@pytest.mark.parametrize("plek", ["{handeling: woning_aangeboden}", "{fase: matching}"])
def test_what_shows_at_a_place_is_found(uitslag, plek):
    assert uitslag(plek).geslaagd


def test_what_does_not_show_there_is_a_difference_that_says_what_does(uitslag):
    (verschil,) = uitslag("{handeling: toestemming_ingetrokken}").verschillen
    assert verschil.startswith("AMS26-1.46: verwacht bij handeling toestemming_ingetrokken; daar staat: ")


@pytest.mark.parametrize(
    ("plek", "melding"),
    [
        ("{handeling: onzin}", "onbekende handeling: onzin"),
        ("{fase: onzin}", "onbekende fase: onzin"),
        ("{norm: onzin}", "onbekende norm: onzin"),
        ("{handeling: verhuisd, fase: wonen}", "noem precies een plek"),
        ("{}", "noem precies een plek"),
    ],
)
def test_an_unknown_place_is_an_error_with_its_line(uitslag, plek, melding):
    (fout,) = uitslag(plek).fouten
    assert melding in fout.melding
    assert fout.regel == 6
