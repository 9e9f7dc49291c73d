"""Kill a process that lets an organisation leave, at many points, and look at what is left; then let it go on.

Runs on the database of the environment, with the settings of an installation. Raises `Onwaar` with what is wrong.
"""

import os
import signal

from tests.hulp.stroomuitval import OVERLEEFD, begin, eis, opent, wacht_tot_de_databank_klaar_is, zet_valstrik

DOSSIERS = 3
PUNTEN = ("voor invoegen", "na invoegen", "na uitgaand", "in projectie", "na projectie", "voor commit", "na commit")
KEREN = (1, 2, 3)
ROL, REDEN = "woningcorporatie", "opgeheven"


def maak(naam: str) -> list[str]:
    """An organisation of this name, a party in so many dossiers, each with a successor."""
    from tests.integratie.conftest import ZORG
    from waakvlam import klok
    from waakvlam.dossiers.api import Vastlegging, dossierbeeld, leg_vast
    from waakvlam.organisaties.api import richt_op

    richt_op(naam, [(ROL, "Proef")], naam)
    nummers = [opent() for _ in range(DOSSIERS)]
    for nummer in nummers:
        for organisatie in (naam, "opvolger"):
            velden = {"organisatie": organisatie, "rol": ROL}
            feit = Vastlegging("betrokkene_toegevoegd", klok.vandaag(), velden=velden)
            leg_vast(ZORG, nummer, feit, dossierbeeld(ZORG, nummer).stand)
    return nummers


def vertrek(naam: str) -> int:
    from waakvlam.vertrek.api import voer_uit

    return voer_uit(naam, REDEN, None).beeindigd


def dood_op(naam: str, punt: str, keer: int) -> bool:
    """Whether a child that lets it leave was killed there; one that does not come by that point ends by itself."""
    from django.db import connections

    connections.close_all()
    kind = os.fork()
    if kind == 0:
        try:
            zet_valstrik(punt, keer)
            vertrek(naam)
        finally:
            os._exit(OVERLEEFD)
    _, status = os.waitpid(kind, 0)
    wacht_tot_de_databank_klaar_is()
    gedood = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    eis(gedood or os.WEXITSTATUS(status) == OVERLEEFD, "het kind hield anders op:", status)
    return gedood


def bekijk(naam: str, nummers: list[str]) -> int:
    """In how many dossiers it has left: each is as before, or as it is to be."""
    from waakvlam.dossiers.api import Controle
    from waakvlam.dossiers.models import Gebeurtenis, Partij
    from waakvlam.opslag.rijslot import als_werk

    weg = 0
    for nummer in nummers:
        with als_werk():
            feiten = Gebeurtenis.objects.filter(dossier__nummer=nummer, type="betrokkene_verwijderd").count()
            tot = Partij.objects.get(dossier__nummer=nummer, organisatie=naam).tot
        breuk = Controle(nummer, projectie=True).eerste_breuk()
        eis(breuk is None, breuk)
        eis(feiten == (tot is not None), "half:", nummer, feiten, tot)
        weg += feiten
    return weg


def main() -> None:
    begin()
    gedood = halverwege = 0
    for plek, (punt, keer) in enumerate((p, k) for p in PUNTEN for k in KEREN):
        naam = f"weg-{plek}"
        nummers = maak(naam)
        gedood += dood_op(naam, punt, keer)
        weg = bekijk(naam, nummers)
        halverwege += 0 < weg < DOSSIERS
        eis(vertrek(naam) == DOSSIERS - weg, "niet afgemaakt:", punt, keer)
        eis(bekijk(naam, nummers) == DOSSIERS, "niet overal weg:", punt, keer)
    eis(gedood == len(PUNTEN) * len(KEREN), "niet ieder kind kwam langs zijn punt:", gedood)
    eis(halverwege, "geen kind stierf halverwege")
    print(f"{gedood} keer gedood, steeds heel en afgemaakt")
