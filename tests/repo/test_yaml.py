"""The agreements are read with a fast parser; it must read what YAML 1.2 says."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from waakvlam.bron.api import map_van_afspraken
from waakvlam.kern.ontleden import ontleed

BESTANDEN = sorted(p for p in map_van_afspraken().rglob("*.yaml") if "scenarios" not in p.parts)


@pytest.mark.parametrize("pad", BESTANDEN, ids=lambda pad: f"{pad.parent.name}/{pad.stem}")
def test_the_fast_parser_reads_the_agreements_as_yaml_1_2_does(pad: Path) -> None:
    tekst = pad.read_text("utf-8")
    assert ontleed(pad.name, tekst, snel=True).waarde == YAML(typ="safe", pure=True).load(tekst)
