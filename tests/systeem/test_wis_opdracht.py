"""Erasing and changing keys from the command line, with database files that are copied and put back."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

WAAKVLAM = Path(sys.executable).with_name("waakvlam")
Draai = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def draai(tmp_path: Path) -> Draai:
    """The command, on a store of its own with two invented dossiers."""
    omgeving = {n: w for n, w in os.environ.items() if not n.startswith("WAAKVLAM_")}
    omgeving |= {"WAAKVLAM_DEMO": "1", "WAAKVLAM_DATA": str(tmp_path)}

    def voer_uit(*delen: str, **anders: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [WAAKVLAM, *delen], env=omgeving | anders, capture_output=True, text=True, check=False, timeout=120
        )

    gemaakt = voer_uit("genereer", "--dossiers", "2")
    assert gemaakt.returncode == 0, gemaakt.stderr
    return voer_uit


def leesbare_sleutels(databank: Path, nummer: str) -> int:
    vraag = (
        "SELECT count(*) FROM dossiers_dossiersleutel s JOIN dossiers_dossier d ON d.id = s.dossier_id "
        "WHERE d.nummer = ? AND s.verpakt IS NOT NULL"
    )
    with sqlite3.connect(databank) as verbinding:
        return int(verbinding.execute(vraag, [nummer]).fetchone()[0])


def test_an_older_file_that_is_put_back_is_erased_again_by_the_next_command(draai: Draai, tmp_path: Path) -> None:
    databank = tmp_path / "waakvlam.sqlite3"
    with sqlite3.connect(databank) as verbinding:
        verbinding.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [nummer] = verbinding.execute("SELECT nummer FROM dossiers_dossier ORDER BY id LIMIT 1").fetchone()
    shutil.copy(databank, tmp_path / "oud")
    had = leesbare_sleutels(databank, nummer)

    proef = draai("wis", nummer, "--reden", "verzoek", "--proef")
    assert proef.stdout.splitlines()[-1].endswith("Er is niets gewist.")
    assert leesbare_sleutels(databank, nummer) == had

    assert draai("wis", nummer, "--reden", "verzoek").returncode == 0
    bleef = leesbare_sleutels(databank, nummer)
    assert bleef < had

    for rest in tmp_path.glob("waakvlam.sqlite3*"):
        rest.unlink()
    shutil.copy(tmp_path / "oud", databank)
    assert leesbare_sleutels(databank, nummer) == had
    assert draai("sleutels", "stand").returncode == 0
    assert leesbare_sleutels(databank, nummer) == bleef
    assert draai("controleer").returncode == 0


def test_a_key_is_replaced_and_a_changed_list_stops_every_command(draai: Draai, tmp_path: Path) -> None:
    sleutels = (tmp_path / "sleutels").read_text()
    oud = sleutels.split('"WAAKVLAM_SLEUTEL": "')[1].split('"')[0]
    nieuw = {"WAAKVLAM_SLEUTEL": "B" * 42 + "A=", "WAAKVLAM_SLEUTEL_VORIGE": oud}
    gewisseld = draai("sleutels", "wissel", **nieuw)
    assert gewisseld.stdout.splitlines()[-1] == "WAAKVLAM_SLEUTEL_VORIGE is niet meer nodig."
    [regel] = draai("sleutels", "stand", WAAKVLAM_SLEUTEL=nieuw["WAAKVLAM_SLEUTEL"]).stdout.splitlines()
    assert regel.endswith("huidige sleutel")

    (tmp_path / "wislijst").write_text("onzin\n")
    geweigerd = draai("sleutels", "stand")
    assert geweigerd.returncode == 2
    assert "regel 1" in geweigerd.stderr


@pytest.mark.parametrize(
    ("door", "weigering"),
    [
        ("niemand", "dit account is er niet"),
        ("noor", "dit account mag niet besluiten om te wissen"),
        ("tess", "dit account mag niet besluiten om te wissen"),
        ("vera", None),
        ("", None),
    ],
)
def test_only_who_may_decide_it_stands_behind_an_erasure(
    draai: Draai, tmp_path: Path, door: str, weigering: str | None
) -> None:
    databank = tmp_path / "waakvlam.sqlite3"
    with sqlite3.connect(databank) as verbinding:
        [nummer] = verbinding.execute("SELECT nummer FROM dossiers_dossier ORDER BY id LIMIT 1").fetchone()
    had = leesbare_sleutels(databank, nummer)
    uit = draai("wis", nummer, "--reden", "verzoek", *(("--door", door) if door else ()))
    if weigering is not None:
        assert (uit.returncode, weigering in uit.stderr) == (2, True)
        assert leesbare_sleutels(databank, nummer) == had
        return
    assert uit.returncode == 0, uit.stderr
    with sqlite3.connect(databank) as verbinding:
        assert verbinding.execute("SELECT account FROM dossiers_wissing").fetchall() == [(door or "installatie",)]


@pytest.mark.parametrize("delen", [("--reden", "zomaar"), ("--reden", "termijn", "--over", "buurman")])
def test_what_is_no_reason_or_no_person_is_refused(delen: tuple[str, ...]) -> None:
    uit = subprocess.run([WAAKVLAM, "wis", "AMS-1", *delen], capture_output=True, text=True, check=False, timeout=60)
    assert uit.returncode == 2
    assert "kies uit" in uit.stderr
