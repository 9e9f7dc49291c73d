"""Apps reach one another through `api` only; the rest of the order is import-linter's, in pyproject.toml."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BRON = ROOT / "src" / "waakvlam"

# Wiring: names the urls, views and commands of every app.
SAMENSTELLING = {"config"}


def apps() -> set[str]:
    """Packages that are Django apps."""
    return {pad.parent.name for pad in BRON.glob("*/apps.py")}


def ingevoerd(bron: str) -> list[tuple[int, str]]:
    """Line and dotted name of everything that a module imports, wherever in the module."""
    namen = []
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Import):
            namen += [(knoop.lineno, deel.name) for deel in knoop.names]
        elif isinstance(knoop, ast.ImportFrom) and knoop.module:
            namen += [(knoop.lineno, f"{knoop.module}.{deel.name}") for deel in knoop.names]
    return namen


def langs_de_voordeur(naam: str) -> bool:
    """True for `waakvlam.<app>.api`, what stands in it, and the template tags, which are the api of templates."""
    delen = naam.split(".")
    return delen[2:3] in (["api"], ["templatetags"])


def overtredingen(pakket: str, bron: str, alle_apps: set[str]) -> list[str]:
    """Imports that enter another app elsewhere than through its api."""
    gevonden = []
    for regel, naam in ingevoerd(bron):
        delen = naam.split(".")
        if (
            delen[0] == "waakvlam"
            and len(delen) > 1
            and delen[1] in alle_apps - {pakket}
            and not langs_de_voordeur(naam)
        ):
            gevonden.append(f"regel {regel}: {naam}")
    return gevonden


def test_apps_enter_one_another_through_their_api_only():
    gevonden = {}
    for pad in sorted(BRON.rglob("*.py")):
        delen = pad.relative_to(BRON).parts
        pakket = delen[0].removesuffix(".py")
        fouten = [] if pakket in SAMENSTELLING else overtredingen(pakket, pad.read_text("utf-8"), apps())
        if fouten:
            gevonden["/".join(delen)] = fouten
    assert gevonden == {}


@pytest.mark.parametrize(
    ("bron", "goed"),
    [
        ("from waakvlam.dossiers.api import leg_vast", True),
        ("from waakvlam.dossiers import api", True),
        ("import waakvlam.dossiers.api", True),
        ("from waakvlam.kern.norm import Norm", True),
        ("from waakvlam.klok import vandaag", True),
        ("from waakvlam.web.templatetags.web import datum", True),
        ("from waakvlam.werkvoorraad.views import lijst", True),
        ("from waakvlam.dossiers.models import Dossier", False),
        ("from waakvlam.dossiers import models", False),
        ("import waakvlam.dossiers", False),
        ("def f():\n    from waakvlam.dossiers.models import Dossier", False),
    ],
)
def test_a_side_entrance_is_seen(bron, goed):
    assert (overtredingen("werkvoorraad", bron, {"dossiers", "werkvoorraad", "web"}) == []) is goed


def test_the_order_of_packages_is_kept_by_a_contract_that_names_them_all():
    inhoud = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lagen = next(contract for contract in inhoud["tool"]["importlinter"]["contracts"] if contract["id"] == "lagen")
    assert lagen["exhaustive"] is True
    genoemd = {naam.strip(" ()") for laag in lagen["layers"] for naam in laag.split("|")}
    aanwezig = {pad.parent.name for pad in BRON.glob("*/__init__.py")} | {pad.stem for pad in BRON.glob("[!_]*.py")}
    assert aanwezig <= genoemd
