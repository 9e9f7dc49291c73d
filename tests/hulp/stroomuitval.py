"""`python -m tests.hulp.stroomuitval KEREN ZAAD`: kill a process that records, so many times, and look at what is left.

Runs on the database of the environment, with the settings of an installation. Each round forks a child from this warmed
process; the child opens a dossier, records facts in it and says each that was acknowledged, until it is killed: at a
point inside the transaction, or by its parent at a random moment. Exit 1 with what is wrong, at the first round.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

PUNTEN = (
    "voor invoegen", "na invoegen", "na uitgaand", "in projectie", "na projectie", "voor commit",
    "na commit", "willekeurig",
)  # fmt: skip
NIETS_ERBIJ = PUNTEN[:6]
FEITEN = 500
"""More than a child gets round to."""
OVERLEEFD = 3
HOOGSTENS_SECONDEN = 0.25
TYPEN = ("hulpbehoefte_vastgelegd", "wooneisen_vastgelegd", "begeleidingsplan_vastgesteld")


class Onwaar(Exception):
    """Something acknowledged is gone, or something is half there."""


def eis(waar: object, *wat: object) -> None:
    if not waar:
        raise Onwaar(" ".join(map(str, wat)))


# The child


def sterf() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang_aan(ding: Any, naam: str, tel: Iterator[None], *, na: bool) -> None:
    """Die at a call of this function, the one at which `tel` runs out: before it does anything, or when it is done."""
    echt: Callable[..., Any] = getattr(ding, naam)

    def vervanger(*args: Any, **kwargs: Any) -> Any:
        fataal = next(tel, sterf) is sterf
        if fataal and not na:
            sterf()
        uitkomst = echt(*args, **kwargs)
        if fataal:
            sterf()
        return uitkomst

    setattr(ding, naam, vervanger)


def zet_valstrik(punt: str, keer: int) -> None:
    from django.db import connection

    from waakvlam.dossiers import projecteren
    from waakvlam.dossiers.models import Gebeurtenis, Uitgaand

    plekken: dict[str, tuple[Any, str, bool]] = {
        "voor invoegen": (Gebeurtenis, "save", False),
        "na invoegen": (Gebeurtenis, "save", True),
        "na uitgaand": (Uitgaand, "save", True),
        "in projectie": (projecteren, "_schrijf_zicht", False),
        "na projectie": (projecteren, "schrijf", True),
        "voor commit": (connection, "_commit", False),
        "na commit": (connection, "_commit", True),
    }
    if punt in plekken:
        ding, naam, na = plekken[punt]
        hang_aan(ding, naam, iter([None] * (keer - 1)), na=na)


def leg_vast_tot_de_dood(pijp: int, toeval: random.Random) -> None:
    """Open a dossier, record facts in it; tell every attempt before it is made, and every answer."""

    def schrijf(regel: str) -> None:
        os.write(pijp, f"{regel}\n".encode())

    from tests.integratie.conftest import ZORG
    from waakvlam.dossiers.api import dossierbeeld, leg_vast

    schrijf("open")
    nummer = opent()
    schrijf(f"geopend {nummer}")
    for _ in range(FEITEN):
        sleutel, soort = uuid4().hex, toeval.choice(TYPEN)
        stand = dossierbeeld(ZORG, nummer).stand
        schrijf(f"poging {sleutel} {soort}")
        schrijf(f"gedaan {leg_vast(ZORG, nummer, feit(soort), stand, sleutel).kenmerk}")


def opent() -> str:
    from tests.hulp.afspraken import PROEF
    from tests.integratie.conftest import GEGEVENS, ZORG
    from waakvlam import klok
    from waakvlam.dossiers.api import open_dossier

    return open_dossier(ZORG, GEGEVENS, PROEF, op=klok.vandaag() - timedelta(days=30))


def feit(soort: str) -> Any:
    from waakvlam import klok
    from waakvlam.dossiers.api import Vastlegging

    return Vastlegging(soort, klok.vandaag())


# The parent


def ronde(punt: str, toeval: random.Random) -> None:
    """Fork, let it be killed, and look."""
    from django.db import connections

    voor = nummers()
    connections.close_all()
    keer, wacht, zaad = toeval.randint(1, 6), toeval.uniform(0, HOOGSTENS_SECONDEN), toeval.random()
    lezen, schrijven = os.pipe()
    kind = os.fork()
    if kind == 0:
        try:
            os.close(lezen)
            zet_valstrik(punt, keer)
            leg_vast_tot_de_dood(schrijven, random.Random(zaad))
        finally:
            os._exit(OVERLEEFD)
    os.close(schrijven)
    if punt == "willekeurig":
        time.sleep(wacht)
        os.kill(kind, signal.SIGKILL)
    with os.fdopen(lezen) as pijp:
        gehoord = [regel.split() for regel in pijp.read().splitlines()]
    _, status = os.waitpid(kind, 0)
    eis(os.WIFSIGNALED(status), "het kind is niet gedood maar hield zelf op:", status)
    wacht_tot_de_databank_klaar_is()
    bekijk(punt, gehoord, nummers() - voor)


def nummers() -> set[str]:
    from waakvlam.dossiers.models import Dossier
    from waakvlam.opslag.rijslot import als_werk

    with als_werk():
        return set(Dossier.objects.values_list("nummer", flat=True))


def wacht_tot_de_databank_klaar_is() -> None:
    """PostgreSQL may still be at work for a client that is gone."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    vraag = """SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
               AND pid <> pg_backend_pid() AND backend_type = 'client backend'"""
    for _ in range(500):
        with connection.cursor() as cursor:
            cursor.execute(vraag)
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.01)
    raise Onwaar("de databank werkt nog voor een proces dat er niet meer is")


def bekijk(punt: str, gehoord: list[list[str]], erbij: set[str]) -> None:
    """What was acknowledged is there; of what was not, all or nothing."""
    geopend = {woorden[1] for woorden in gehoord if woorden[0] == "geopend"}
    eis(geopend <= erbij, "een geopend dossier is er niet:", geopend - erbij)
    eis(len(erbij) <= 1, "meer dossiers dan geopend:", erbij)
    if not erbij:
        return
    (nummer,) = erbij
    beloofd = [woorden[1] for woorden in gehoord if woorden[0] == "gedaan"]
    aantal = heel(nummer)
    extra = aantal - 1 - len(beloofd)
    eis(beloofd == kenmerken(nummer)[1 : len(beloofd) + 1], "een bevestigd feit is er niet, of staat anders")
    eis(extra in {0, 1}, "feiten die niemand vastlegde:", extra)
    eis(extra == 0 or punt not in NIETS_ERBIJ, "vastgelegd voor de commit:", punt)
    if gehoord[-1][0] == "poging":
        stuur_opnieuw(nummer, *gehoord[-1][1:], aantal=aantal, stond_er=bool(extra))


def stuur_opnieuw(nummer: str, sleutel: str, soort: str, *, aantal: int, stond_er: bool) -> None:
    """Who got no answer sends the same again: it is recorded once, whichever way the first one ended."""
    from tests.integratie.conftest import ZORG
    from waakvlam.dossiers.api import dossierbeeld, leg_vast

    gedaan = leg_vast(ZORG, nummer, feit(soort), dossierbeeld(ZORG, nummer).stand, sleutel)
    eis(gedaan.herhaald == stond_er, "opnieuw gestuurd: herhaald is", gedaan.herhaald, "en er stond iets:", stond_er)
    eis(gedaan.kenmerk == kenmerken(nummer)[-1], "opnieuw gestuurd: een ander feit")
    eis(heel(nummer) == aantal + (not stond_er), "opnieuw gestuurd: niet een keer vastgelegd")


def kenmerken(nummer: str) -> list[str]:
    from tests.integratie.conftest import ZORG
    from waakvlam.dossiers.api import dossierbeeld

    return [regel.kenmerk for regel in dossierbeeld(ZORG, nummer).feiten]


def heel(nummer: str) -> int:
    """How many facts a dossier has; everything that is written with a fact must be there as often."""
    from waakvlam.dossiers.api import Controle
    from waakvlam.dossiers.models import Dossier, Uitgaand
    from waakvlam.opslag.rijslot import als_werk

    with als_werk():
        dossier = Dossier.objects.get(nummer=nummer)
        aantal, verzoeken = dossier.gebeurtenissen.count(), dossier.verzoeken.count()
        uitgaand = Uitgaand.objects.filter(dossiernummer=nummer).count()
    eis(aantal == dossier.volgnummer == uitgaand >= 1, "half:", aantal, dossier.volgnummer, uitgaand)
    eis(verzoeken == aantal - 1, "half: verzoeken", verzoeken, "feiten", aantal)
    breuk = Controle(nummer, projectie=True).eerste_breuk()
    eis(breuk is None, breuk)
    return aantal


def begin() -> None:
    """A store as an installation has it, warm before the first fork."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)  # its threads do not survive a fork
    call_command("migrate", verbosity=0)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            stand = [cursor.execute(f"PRAGMA {naam}").fetchone()[0] for naam in ("journal_mode", "synchronous")]
        eis(stand == ["wal", 2], "SQLite wacht niet tot het op schijf staat:", stand)
    heel(opent())


def main(keren: int, zaad: str) -> int:
    toeval = random.Random(zaad)
    begin()
    for keer in range(keren):
        punt = PUNTEN[keer % len(PUNTEN)]
        try:
            ronde(punt, toeval)
        except Onwaar as fout:
            print(f"zaad {zaad}, keer {keer + 1}, {punt}: {fout}")
            return 1
    print(f"zaad {zaad}: {keren} keer")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2]))
