"""A next version of a real set, made for the occasion: Amsterdam 2027, in which replying to an offer takes two days."""

import re
import shutil
from pathlib import Path

AFSPRAKEN = Path(__file__).resolve().parents[2] / "afspraken"
CLAUSULE = "    clausule: AMS27-1.46\n"
TERMIJN = "    termijn: {getal: 2, eenheid: werkdag}\n"


def volgende_versie(folder: Path) -> Path:
    """A copy of all agreements with Amsterdam 2027 beside them. Gives the folder of the sets."""
    afspraken = folder / "afspraken"
    shutil.copytree(AFSPRAKEN, afspraken)
    nieuw = afspraken / "amsterdam-2027"
    shutil.copytree(afspraken / "amsterdam-2026", nieuw, ignore=shutil.ignore_patterns("scenarios"))
    for pad in nieuw.rglob("*.yaml"):
        tekst = pad.read_text("utf-8").replace("AMS26", "AMS27").replace("naam: amsterdam-2026", "naam: amsterdam-2027")
        tekst = tekst.replace("geldig_vanaf: 2026-01-01", "geldig_vanaf: 2027-01-01").replace("'2026'", "'2027'")
        tekst = re.sub("voorganger: .*", "voorganger: amsterdam-2026", tekst)
        pad.write_text(tekst.replace(CLAUSULE, CLAUSULE + TERMIJN), "utf-8")
    return afspraken
