"""A worker in a process of its own, on the database of a test: `taakwerker.py DATABANK LOGBOEK LEENDUUR_SECONDEN`.

It knows three kinds of job, each of which adds a line to the log: `snel`; `lang`, which takes as many milliseconds as
it is told; and `eerst_vast`, which hangs the first time and is quick after.
"""

import sys
import time
from datetime import timedelta
from pathlib import Path

import django
from django.conf import settings


def main() -> None:
    """Work until a signal."""
    databank, bestand, leenduur = sys.argv[1], Path(sys.argv[2]), timedelta(seconds=float(sys.argv[3]))
    settings.DATABASES["default"]["NAME"] = databank
    django.setup()
    from waakvlam.cli.starten import tot_een_signaal
    from waakvlam.taken.api import Gegevens, loop, registreer

    def schrijf(wat: str, gegevens: Gegevens) -> None:
        with bestand.open("a", encoding="utf-8") as uit:
            uit.write(f"{wat} {gegevens.get('nummer')}\n")

    def snel(gegevens: Gegevens) -> str:
        schrijf("gedaan", gegevens)
        return "gedaan"

    def lang(gegevens: Gegevens) -> str:
        schrijf("begonnen", gegevens)
        time.sleep(int(gegevens["milliseconden"] or 0) / 1000)
        return snel(gegevens)

    def eerst_vast(gegevens: Gegevens) -> str:
        eerder = bestand.exists() and f"begonnen {gegevens.get('nummer')}\n" in bestand.read_text("utf-8")
        return lang({**gegevens, "milliseconden": 0 if eerder else 600_000})

    for functie in (snel, lang, eerst_vast):
        registreer(functie.__name__, functie)
    loop(tot_een_signaal(), wacht_seconden=0.05, leenduur=leenduur)


if __name__ == "__main__":
    main()
