"""A set that is broken in any way says where, what is wrong and what to do, in Dutch; it never falls over."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from waakvlam.bron.api import gedeeld, taal
from waakvlam.kern.fouten import Afsprakenfout, Fout
from waakvlam.kern.laden import laad_set
from waakvlam.scenario.nieuw import Opdracht, maak_set

DOEN = re.compile(
    r"\b(bedoelt u|kies|vul|schrijf|zet|haal|noem|verwijder|gebruik|maak|voeg|verbeter|vergelijk|bewaar|controleer"
    r"|spring|houd|geef|begin|verander)\b|; wel: "
)
ENGELS = re.compile(
    r"\b(input|should|value error|field|expected|found|mapping|while|token|valid|required|extra|type=|assertion)\b",
    re.IGNORECASE,
)
SLEUTEL = re.compile(r"^(\s*(?:- )?)([a-z_]+)(:.*)$")
WOORD = re.compile(r"(?<=[\[ ,])[a-z]+_[a-z_]+(?=[\],}\n])")
VERKEERD = (
    "3",
    "[1, 2]",
    "{a: b}",
    "2027-13-01",
    "ja",
    "'x'",
    "null",
    "-5",
    "!x",
    "*y",
    "@z",
    "'open",
    "[open",
    "{open",
)


@pytest.fixture(scope="module")
def teksten(tmp_path_factory) -> dict[str, str]:
    """The files of a set that is right."""
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.delenv("WAAKVLAM_AFSPRAKEN", raising=False)
        opdracht = Opdracht("heel-2027", "Heel", "Regio", "HEE27", date(2027, 1, 1))
        doel = maak_set(opdracht, tmp_path_factory.mktemp("afspraken"))
    paden = [pad for pad in doel.rglob("*.yaml") if "scenarios" not in pad.parts]
    return {pad.relative_to(doel).as_posix(): pad.read_text("utf-8") for pad in paden}


def fouten(teksten: dict[str, str]) -> tuple[Fout, ...]:
    """All faults of a set; none when it loads. Any other exception than a fault of the set is a failure."""
    try:
        laad_set(teksten, taal(), gedeeld())
    except Afsprakenfout as fout:
        return fout.fouten
    return ()


def beoordeel(teksten: dict[str, str], gebroken: dict[str, str]) -> None:
    """Every fault names a file, a line of it and something to do, in Dutch."""
    for fout in fouten(gebroken):
        assert fout.bestand in teksten, fout
        assert 1 <= fout.regel <= gebroken[fout.bestand].count("\n") + 1, fout
        assert DOEN.search(fout.melding), fout
        uitleg = re.sub(r"gevonden: .*|'[^']*'|`[^`]*`", "", fout.melding)
        assert not ENGELS.search(uitleg), fout


def regels_met_sleutel(tekst: str) -> list[int]:
    return [i for i, regel in enumerate(tekst.splitlines()) if SLEUTEL.match(regel)]


def delen_van(regel: str) -> tuple[str, str, str]:
    """What stands before a key, the key, and what follows it."""
    gevonden = SLEUTEL.match(regel.rstrip("\n"))
    assert gevonden is not None
    voor, sleutel, na = gevonden.groups()
    return voor, sleutel, na


@st.composite
def breuken(draw, teksten):
    """The same files with one thing broken, and whether that must be a fault."""
    bestand = draw(st.sampled_from(sorted(teksten)))
    regels = teksten[bestand].splitlines(keepends=True)
    i = draw(st.sampled_from(regels_met_sleutel(teksten[bestand])))
    soort = draw(st.sampled_from(["weg", "spelfout", "waarde", "tab", "dubbel", "naam", "inspringen", "extra"]))
    voor, sleutel, na = delen_van(regels[i])
    zeker = soort in {"dubbel", "extra", "spelfout"}
    if soort == "weg":
        del regels[i]
    elif soort == "spelfout":
        regels[i] = f"{voor}{sleutel}x{na}\n"
    elif soort == "waarde":
        regels[i] = f"{voor}{sleutel}: {draw(st.sampled_from(VERKEERD))}\n"
    elif soort == "tab":
        regels[i] = f"\t{voor}{sleutel}{na}\n"
    elif soort == "dubbel":
        kaal = na.partition(" #")[0].rstrip()
        zeker = kaal != ":"
        regels[i] = f"{voor}{sleutel}{na}\n" + (f"{' ' * len(voor)}{sleutel}{kaal}\n" if zeker else "")
    elif soort == "inspringen":
        regels[i] = f"   {regels[i]}"
    elif soort == "extra":
        regels[i] = f"{voor}zomaar: 1\n{' ' * len(voor)}{sleutel}{na}\n"
    else:
        regels[i] = WOORD.sub(lambda woord: woord.group()[:-2] + "qq", regels[i], count=1)
    # keys under `hoofdstukken`, `met`, `gegevens` and `alleen_als` are names that the writer makes up
    vrij = {"met", "gegevens", "alleen_als", "naam", "moment"}
    return {**teksten, bestand: "".join(regels)}, zeker and sleutel not in vrij, soort


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_is_broken_is_told_with_file_line_and_what_to_do(teksten, data):
    gebroken, zeker, soort = data.draw(breuken(teksten))
    beoordeel(teksten, gebroken)
    if zeker and soort == "dubbel":
        assert fouten(gebroken), soort


@pytest.mark.parametrize("waarde", VERKEERD)
def test_a_wrong_value_at_every_key_is_told_with_file_line_and_what_to_do(teksten, waarde):
    for bestand in sorted(teksten):
        regels = teksten[bestand].splitlines(keepends=True)
        for i in regels_met_sleutel(teksten[bestand]):
            voor, sleutel, _na = delen_van(regels[i])
            met = [*regels[:i], f"{voor}{sleutel}: {waarde}\n", *regels[i + 1 :]]
            beoordeel(teksten, {**teksten, bestand: "".join(met)})


def test_a_missing_file_is_told_by_what_it_held(teksten):
    assert fouten(teksten) == ()
    for bestand in teksten:
        rest = {naam: tekst for naam, tekst in teksten.items() if naam != bestand}
        gevonden = fouten(rest)
        assert all(DOEN.search(fout.melding) for fout in gevonden), gevonden
        if bestand.startswith(("set", "clausules")):
            assert gevonden, bestand


def test_a_file_that_is_empty_or_no_keys_is_no_surprise(teksten):
    for tekst in ("", "- een\n", "tekst\n", "3\n", "# alleen commentaar\n"):
        beoordeel(teksten, {**teksten, "set.yaml": tekst})
        beoordeel(teksten, {**teksten, "normen/01-voorbeeld.yaml": tekst})


def test_english_and_a_message_without_anything_to_do_are_seen():
    assert ENGELS.search("Input should be a valid string")
    assert DOEN.search("deze sleutel ontbreekt; vul haar in")
    assert not DOEN.search("onbekende rol: koning")
