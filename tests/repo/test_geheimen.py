"""No secret stands in the repository: no key, token or password, in any file that git knows."""

import base64
import re

import pytest

from tests.repo.test_bestanden import bestanden, naam_van

# Kind of secret: how it looks. Written in parts, so that this file does not hold what it looks for.
GEHEIM = {
    "private sleutel": re.compile(r"-----BEGIN (?:[A-Z ]+ )?PRIVATE " + r"KEY-----"),
    "sleutel van een cloud": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    "token van een forge": re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{50,}|glpat-[\w-]{20,})"),
    "token van een dienst": re.compile(r"\b(?:xox[abprs]-[\w-]{10,}|sk_live_\w{16,}|pypi-[\w-]{40,}|npm_\w{36})"),
    "ondertekend token": re.compile(r"\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}"),
    "wachtwoord in een adres": re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s/:@'\"<>{}`]+:([^\s/@'\"<>{}`]+)@"),
    "geheim als waarde": re.compile(
        r"(?i)\b[A-Z_]*(?:SECRET_KEY|SLEUTEL|PASSWORD|WACHTWOORD|TOKEN|API_KEY)\b\s*[=:]\s*[\"']?([A-Za-z0-9+/_=-]{32,})"
    ),
}
VERZONNEN = {"wachtwoord", "password", "geheim", "ge%40heim", "ge@heim", "p%40ss", "x", "w", "..."}
"""What an example may have as password."""
BINAIR = (".png", ".ico", ".woff2", ".pdf", ".xlsx")
SLOTEN = {"requirements.lock", "requirements-node.lock", "package-lock.json"}
"""Hashes of packages, which are public."""


def geheimen(tekst: str) -> list[str]:
    """The kinds of secret in a text."""
    gevonden = []
    for soort, patroon in GEHEIM.items():
        waarden = [m.group(m.lastindex or 0) for m in patroon.finditer(tekst)]
        gevonden += [soort for waarde in waarden if waarde not in VERZONNEN and len(set(waarde)) > 3]
    return gevonden


def test_no_file_of_the_repository_holds_a_secret():
    fout = {
        naam_van(pad): soorten
        for pad in bestanden()
        if not pad.name.endswith(BINAIR)
        and pad.name not in SLOTEN
        and (soorten := geheimen(pad.read_text("utf-8", errors="replace")))
    }
    assert fout == {}


def test_no_file_that_by_its_name_holds_keys_is_in_the_repository():
    namen = re.compile(r"(?:^|/)(?:\.env(?:\..*)?|sleutels|id_(?:rsa|ed25519)|.*\.(?:pem|key|p12|pfx|sqlite3?|dump))$")
    assert [naam_van(pad) for pad in bestanden() if namen.search(naam_van(pad))] == []


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("-----BEGIN RSA PRIVATE " + "KEY-----", "private sleutel"),
        ("AKIA" + "IOSFODNN7EXAMPLE", "sleutel van een cloud"),
        ("ghp_" + "aB3" * 12, "token van een forge"),
        ("xoxb-" + "123456789-abc", "token van een dienst"),
        ("eyJ" + "hbGciOiJIUzI1NiJ9.eyJ" + "zdWIiOiIxMjM0NTY3.c2lnbmF0dXJlLW9mLXRoaXM", "ondertekend token"),
        ("postgresql://baas:" + "Zomer2026@db/x", "wachtwoord in een adres"),
        ("WAAKVLAM_SLEUTEL=" + base64.b64encode(bytes(range(32))).decode(), "geheim als waarde"),
    ],
)
def test_each_kind_is_found(tekst, soort):
    assert soort in geheimen(f"naam: {tekst}\n")


@pytest.mark.parametrize(
    "tekst",
    [
        "postgresql://user:password@host/name",
        "https://waakvlam.example/pad",
        "WAAKVLAM_SLEUTEL=...",
        "sha256:" + "ab" * 32,
    ],
)
def test_an_example_is_no_secret(tekst):
    assert geheimen(tekst) == []
