"""Writes docs/reference/asvs.md from docs/reference/asvs.yaml; with `--toon` it prints the page instead."""

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
BRON = ROOT / "docs" / "reference" / "asvs.yaml"
BLAD = BRON.with_suffix(".md")
STANDEN = {
    "geldt": "holds",
    "deels": "in part",
    "nog_niet": "not yet",
    "inrichting": "up to who installs",
    "nvt": "not here",
}
HOOFDSTUKKEN = (
    "Encoding", "Validation and business logic", "Browser", "Web services", "Files", "Authentication", "Sessions",
    "Authorization", "Tokens", "OAuth and OIDC", "Cryptography", "Communication", "Configuration", "Data protection",
    "Coding and architecture", "Logging and errors", "WebRTC",
)  # fmt: skip
TABEL = ("| | asked | stand | shown by, or why |", "|---|---|---|---|")
TEST = re.compile(r"(tests/[\w/]+\.py)::(\w+)")
KOP = """# ASVS

Every requirement of levels 1 and 2 of the OWASP Application Security Verification Standard, version {versie}, in our
own words: whether it holds here, and the test that shows it or the reason. Made from `asvs.yaml` by `scripts/asvs.py`;
a test compares, counts and looks up every test that is named. It is our own reading, and nobody else verified it.

| stand | requirements |
|---|---|
{tellingen}
"""


def nummers(nummer: str) -> list[str]:
    """The requirements of a row: one, or a range within a section, as 6.2.2..3."""
    eerste, _, laatste = nummer.partition("..")
    deel, _, van = eerste.rpartition(".")
    return [f"{deel}.{n}" for n in range(int(van), int(laatste or van) + 1)]


def lees() -> dict[str, Any]:
    """The rows as they are written."""
    gelezen: dict[str, Any] = yaml.safe_load(BRON.read_text("utf-8"))
    return gelezen


def bewijs(tekst: str) -> str:
    """Tests by name alone, linked to their file."""
    return TEST.sub(lambda m: f"[{m[2]}](../../{m[1]})", tekst)


def blad() -> str:
    """The page."""
    gelezen = lees()
    telling = Counter(dict.fromkeys(STANDEN, 0))
    delen, huidig = [], ""
    for nummer, stand, eis, waarom in gelezen["rijen"]:
        telling[stand] += len(nummers(str(nummer)))
        hoofdstuk = str(nummer).partition(".")[0]
        if hoofdstuk != huidig:
            huidig = hoofdstuk
            delen += [f"\n## {hoofdstuk}. {HOOFDSTUKKEN[int(hoofdstuk) - 1]}\n", *TABEL]
        delen.append(f"| {nummer} | {eis} | {STANDEN[stand]} | {bewijs(waarom)} |")
    tellingen = "\n".join(f"| {woord} | {telling[stand]} |" for stand, woord in STANDEN.items())
    return KOP.format(versie=gelezen["versie"], tellingen=tellingen) + "\n".join(delen) + "\n"


if __name__ == "__main__":
    if "--toon" in sys.argv:
        print(blad())
    else:
        BLAD.write_text(blad(), "utf-8")
