"""The documentation is true: its commands run, its examples hold, and nothing that exists is left out."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import typer
from ruamel.yaml import YAML
from typer.testing import CliRunner

from waakvlam.bron.api import bronset, setnamen
from waakvlam.cli.hoofd import app
from waakvlam.kern.afsprakenset import Inhoud
from waakvlam.kern.controleren import controleer_set
from waakvlam.kern.handelen import Handelingsoordeel
from waakvlam.kern.norm import Plicht
from waakvlam.kern.toetsen import Status
from waakvlam.kern.toetsing import TOETSEN, Waarheid
from waakvlam.kern.voorwaarde import Feitpatroon, Vergelijking
from waakvlam.scenario.api import draai
from waakvlam.scenario.dekking import dekking
from waakvlam.toegang.api import PERSONAS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGINAS = sorted([*DOCS.rglob("*.md"), ROOT / "afspraken" / "README.md", ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
BLOK = re.compile(
    r"(?:<!-- bestand: (?P<pad>\S+) -->\n)?^```(?P<kop>[^\n]*)\n(?P<tekst>.*?)^```$", re.MULTILINE | re.DOTALL
)
BELETSELTEKEN = "…"
HOOFDSTUKKEN = (
    "Facts and time", "Counting", "Ends on a free day", "Postponement", "Status", "Discharge", "Periodic duties",
    "A new version", "Decisions", "Acts", "Visibility",
)  # fmt: skip
DELEN_VAN_EEN_BESLUIT = ("## Context", "## Decision", "## Rejected", "## Consequences")


class Blok(NamedTuple):
    """A fenced block: where it is written to, if it is a file; what it is; its text."""

    pad: str | None
    kop: str
    tekst: str


class Opdracht(NamedTuple):
    """A command of a page and what it prints, an ellipsis standing for what is left out."""

    regel: str
    uitvoer: str


@cache
def tekst_van(pad: Path) -> str:
    return pad.read_text("utf-8")


def naam_van(pad: Path) -> str:
    return pad.relative_to(ROOT).as_posix()


def blokken(pad: Path) -> list[Blok]:
    return [Blok(m["pad"], m["kop"].strip(), m["tekst"]) for m in BLOK.finditer(tekst_van(pad))]


def opdrachten(tekst: str) -> Iterator[Opdracht]:
    """The commands of a console block with the output that follows each."""
    for deel in re.split(r"^\$ ", tekst, flags=re.MULTILINE)[1:]:
        regel, _, uitvoer = deel.partition("\n")
        yield Opdracht(regel, uitvoer)


def klopt(verwacht: str, gekregen: str) -> bool:
    """Whether output is what a page shows; blanks and line ends count as one blank, an ellipsis for anything."""
    delen = [re.escape(" ".join(deel.split())) for deel in verwacht.split(BELETSELTEKEN)]
    patroon = r"\s*.*?\s*".join(delen).replace(r"\ ", " ")
    return re.fullmatch(rf"\s*{patroon}\s*", " ".join(gekregen.split())) is not None


def uitvoerbaar(pad: Path) -> bool:
    return any(blok.kop == "console run" for blok in blokken(pad))


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    """A copy of the agreements and the documentation, in which pages may write."""
    for folder in ("afspraken", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def voer_uit(regel: str, folder: Path) -> str:
    """What a command prints, on a wide terminal, with the program of this environment."""
    omgeving = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "WAAKVLAM_AFSPRAKEN": str(folder / "afspraken"),
        "COLUMNS": "200",
    }
    uitkomst = subprocess.run(
        ["bash", "-c", f"exec 2>&1\n{regel}"],
        cwd=folder,
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return uitkomst.stdout


@pytest.mark.traag
@pytest.mark.parametrize("pad", [pad for pad in PAGINAS if uitvoerbaar(pad)], ids=naam_van)
def test_a_page_does_what_it_shows(pad: Path, kopie: Path) -> None:
    for blok in blokken(pad):
        if blok.pad is not None:
            doel = kopie / blok.pad
            doel.parent.mkdir(parents=True, exist_ok=True)
            doel.write_text(blok.tekst, "utf-8")
        elif blok.kop == "console run":
            for opdracht in opdrachten(blok.tekst):
                gekregen = voer_uit(opdracht.regel, kopie)
                assert klopt(opdracht.uitvoer, gekregen), f"{opdracht.regel}\n{gekregen}"


def test_pages_with_commands_are_found_and_output_is_compared():
    assert sum(map(uitvoerbaar, PAGINAS)) >= 5
    assert klopt("a … d\n…\n  x\n", "a b c d\ne\nx\n")
    assert klopt("een regel\n…\n", "een\n  regel\nen meer\n")
    assert not klopt("a … d\n", "a b c\n")
    assert not klopt("goed\n", "goed\nen meer\n")
    assert not klopt("", "iets\n")
    assert list(opdrachten("$ a\n1\n2\n$ b\n")) == [Opdracht("a", "1\n2\n"), Opdracht("b", "")]


def test_a_page_shows_a_file_of_the_documentation_as_it_is():
    for pad in PAGINAS:
        for blok in blokken(pad):
            if blok.pad is not None and (ROOT / blok.pad).exists():
                assert blok.tekst == tekst_van(ROOT / blok.pad), blok.pad


def scenarioblokken() -> list[tuple[str, str]]:
    """Whole scenarios that stand on a page, and the page."""
    gevonden = [(naam_van(pad), blok) for pad in PAGINAS for blok in blokken(pad) if blok.pad is None]
    return [(naam, blok.tekst) for naam, blok in gevonden if blok.kop == "yaml" and blok.tekst.startswith("naam:")]


@pytest.mark.parametrize(("pagina", "tekst"), scenarioblokken())
def test_an_example_of_the_semantics_holds(pagina: str, tekst: str, tmp_path: Path) -> None:
    pad = tmp_path / "voorbeeld.yaml"
    pad.write_text(tekst, "utf-8")
    uitslag = draai(pad)
    assert [*uitslag.verschillen, *map(str, uitslag.fouten)] == [], pagina


def test_every_chapter_of_the_semantics_has_an_example_or_says_one():
    tekst = tekst_van(ROOT / "afspraken" / "README.md")
    for hoofdstuk in HOOFDSTUKKEN:
        _, kop, rest = tekst.partition(f"\n## {hoofdstuk}\n")
        assert kop, hoofdstuk
        deel = rest.partition("\n## ")[0]
        assert "\nnaam: " in deel or "Example: " in deel, hoofdstuk


# conditions


def conditieblokken() -> list[str]:
    return [blok.tekst for blok in blokken(DOCS / "reference" / "condities.md")]


@pytest.mark.parametrize("tekst", conditieblokken())
def test_an_example_of_a_condition_is_one_that_a_set_accepts(tekst: str) -> None:
    bron = bronset("amsterdam-2026")
    voorwaarde = YAML(typ="safe", pure=True).load(tekst)
    plicht = next(norm for norm in bron.afspraken.normen if isinstance(norm, Plicht))
    velden = plicht.model_dump(by_alias=True, exclude={"termijn", "voorwaarde", "aanleiding"})
    proef = Plicht.model_validate(
        {**velden, "id": "proef", "aanleiding": ["huurcontract_omgeklapt"], "voorwaarde": voorwaarde}
    )
    met_proef = bron.afspraken.model_copy(update={"normen": [*bron.afspraken.normen, proef]})
    assert controleer_set(met_proef, bron.taal) == []


def sleutels_in_voorbeelden(waarde: object) -> set[str]:
    if isinstance(waarde, dict):
        return {*waarde} | {sleutel for w in waarde.values() for sleutel in sleutels_in_voorbeelden(w)}
    if isinstance(waarde, list):
        return {sleutel for lid in waarde for sleutel in sleutels_in_voorbeelden(lid)}
    return set()


def test_every_key_of_conditions_and_patterns_is_explained_and_shown():
    tekst = tekst_van(DOCS / "reference" / "condities.md")
    gebruikt = sleutels_in_voorbeelden([YAML(typ="safe", pure=True).load(blok) for blok in conditieblokken()])
    patroon = set(Feitpatroon.model_fields)
    vergelijking = {veld.alias or naam for naam, veld in Vergelijking.model_fields.items()}
    assert (set(TOETSEN) | patroon) - gebruikt == set()
    assert {naam for naam in (*TOETSEN, *patroon, *vergelijking) if f"`{naam}`" not in tekst} == set()


# command line


def bladeren(groep: typer.core.TyperGroup, voor: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command that does something, as its words."""
    for naam, opdracht in groep.commands.items():
        if isinstance(opdracht, typer.core.TyperGroup):
            yield from bladeren(opdracht, (*voor, naam))
        else:
            yield (*voor, naam)


def alle_opdrachten() -> list[tuple[str, ...]]:
    groep = typer.main.get_command(app)
    assert isinstance(groep, typer.core.TyperGroup)
    return [(), *bladeren(groep)]


def afdeling(woorden: tuple[str, ...]) -> str:
    """The section of a command in the reference."""
    tekst = tekst_van(DOCS / "reference" / "opdrachtregel.md")
    return tekst.partition(f"\n## `{' '.join(('waakvlam', *woorden))}`\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("woorden", alle_opdrachten(), ids=lambda woorden: "-".join(woorden) or "waakvlam")
def test_the_reference_names_what_the_help_of_a_command_names(woorden: tuple[str, ...]) -> None:
    hulp = CliRunner().invoke(app, [*woorden, "--help"]).output
    gevraagd = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", hulp.partition("Options:")[2])) - {"--help"}
    tabel = re.findall(r"^\| `([^`]+)` \|", afdeling(woorden), re.MULTILINE)
    assert {naam for naam in tabel if naam.startswith("--")} == gevraagd
    gebruik = hulp.partition("\n\n")[0].upper()
    for naam in tabel:
        assert naam.startswith("--") or naam in gebruik, naam
    argumenten = re.findall(r"^  (\S+)", hulp.partition("Arguments:")[2].partition("\n\n")[0], re.MULTILINE)
    genoemd = " ".join(tabel)
    assert [naam for naam in argumenten if re.sub(r"\W", "", naam).upper() not in genoemd] == []


def test_the_reference_has_no_command_that_does_not_exist():
    koppen = re.findall(r"^## `waakvlam ?([^`]*)`$", tekst_van(DOCS / "reference" / "opdrachtregel.md"), re.MULTILINE)
    assert {tuple(kop.split()) for kop in koppen} == set(alle_opdrachten())


# errors, words, pages


def foutklassen() -> set[str]:
    """Every exception of the program."""
    ouders: dict[str, set[str]] = {}
    for pad in (ROOT / "src").rglob("*.py"):
        for knoop in ast.walk(ast.parse(tekst_van(pad))):
            if isinstance(knoop, ast.ClassDef):
                ouders[knoop.name] = {basis.id for basis in knoop.bases if isinstance(basis, ast.Name)}
    fouten = {"Exception"}
    while erbij := {naam for naam, van in ouders.items() if van & fouten} - fouten:
        fouten |= erbij
    return fouten - {"Exception"}


def test_every_error_is_explained_and_every_explained_error_exists():
    uitgelegd = set(re.findall(r"^\| `([A-Z]\w+)` \|", tekst_van(DOCS / "reference" / "fouten.md"), re.MULTILINE))
    assert "Afsprakenfout" in foutklassen()
    assert uitgelegd == {naam for naam in foutklassen() if not naam.startswith("_")}


def test_every_name_in_the_glossary_exists_and_every_status_is_in_it():
    tekst = tekst_van(DOCS / "reference" / "woordenlijst.md")
    rijen = [rij.split("|") for rij in tekst.splitlines() if rij.startswith("| ") and "| name |" not in rij]
    namen = [naam for rij in rijen for naam in re.findall(r"`(\w+)`", rij[4])]
    bronnen = [*(ROOT / "src").rglob("*.py"), *(ROOT / "afspraken").rglob("*.yaml")]
    woorden = {woord for pad in bronnen for woord in re.findall(r"\w+", tekst_van(pad))}
    assert len(namen) == len(rijen) > 60
    assert set(namen) - woorden == set()
    assert len({rij[1].strip() for rij in rijen}) == len(rijen)
    genoemd = tekst.lower().replace(" ", "_")
    for waarde in (*Status, *Waarheid, *Handelingsoordeel):
        assert waarde.value in genoemd, waarde


def test_the_layout_names_every_list_that_a_file_may_hold():
    tekst = tekst_van(ROOT / "afspraken" / "README.md")
    assert {naam for naam in Inhoud.model_fields if f"`{naam}`" not in tekst} == set()


def test_every_package_has_its_line_in_the_picture_of_the_layers():
    tekst = tekst_van(DOCS / "explanation" / "architectuur.md").partition("## Three things")[0]
    pakketten = {pad.parent.name for pad in (ROOT / "src" / "waakvlam").glob("*/__init__.py")}
    assert {naam for naam in pakketten if not re.search(rf"\b{naam}\b", tekst)} == set()


def test_every_page_is_reached_from_the_index():
    index = tekst_van(DOCS / "README.md")
    los = [pad for pad in DOCS.rglob("*.md") if pad.parent.name != "besluiten" and pad != DOCS / "README.md"]
    assert [naam for pad in los if (naam := pad.relative_to(DOCS).as_posix()) not in index] == []


def test_every_decision_has_its_parts_and_is_listed():
    besluiten = sorted((DOCS / "besluiten").glob("[0-9]*.md"))
    lijst = tekst_van(DOCS / "besluiten" / "README.md")
    assert [int(pad.name[:4]) for pad in besluiten] == list(range(1, len(besluiten) + 1))
    for pad in besluiten:
        assert f"({pad.name})" in lijst
        assert tekst_van(pad).startswith(f"# {pad.name[:4]}. ")
        assert [deel for deel in DELEN_VAN_EEN_BESLUIT if f"\n{deel}\n" not in tekst_van(pad)] == []


def test_every_goal_of_make_that_a_page_names_exists():
    doelen = set(re.findall(r"^([a-z-]+):", tekst_van(ROOT / "Makefile"), re.MULTILINE))
    genoemd = {
        doel for pad in PAGINAS for doel in re.findall(r"(?:`|\$ |^    )make ([a-z-]+)", tekst_van(pad), re.MULTILINE)
    }
    assert genoemd
    assert genoemd - doelen == set()


def test_the_first_page_counts_clauses_as_coverage_does():
    regels = [regel for naam in setnamen() for regel in dekking(naam)]
    gedaan = sum(regel.stand == "gerealiseerd" for regel in regels)
    tekst = " ".join(tekst_van(ROOT / "README.md").split())
    assert f"{len(regels)} clauses in our own words, {gedaan} of them realised" in tekst


def test_the_page_of_the_demo_names_whom_a_visitor_can_be():
    tekst = tekst_van(DOCS / "how-to" / "demo-draaien.md")
    lezers = [persona.lezer for persona in PERSONAS.values()]
    rijen = [f"| {lezer.naam}, {lezer.organisatienaam} | `{lezer.rol}` |" for lezer in lezers]
    assert [rij for rij in rijen if rij not in tekst] == []
