"""Put the invented organisations, their people, teams and contact points in the database: as real rows."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db import transaction

from waakvlam import klok
from waakvlam.dossiers.api import draag_over
from waakvlam.organisaties.api import (
    Contactgegevens,
    bewaar_contactpunt,
    maak_account,
    maak_team,
    neem_op,
    organisaties,
    richt_op,
    teams_van,
)
from waakvlam.toegang.api import PERSONAS, Lezer, NietGevonden
from waakvlam.voorbeeld.namen import naam

IN_DIENST_DAGEN = 400
"""How long ago the people of the demo began."""
EERSTE_COLLEGA = 900
"""Names of colleagues come after those of dossiers."""
BEURTEN, VAN_COLLEGA, VAN_TEAM, VAN_NIEMAND = 6, 3, 4, 5
"""Of every six dossiers one lies with a colleague, one with the team and one with nobody."""
KENMERK_LENGTE = 26
TEAM = "Wonen en begeleiding"
ZONDER_CONTACTPUNT = frozenset({"de-springplank"})
"""So that the directory shows what a missing entry looks like."""
OVERLASTMELDPUNT = frozenset({"zorgaanbieder", "aanbieder_mobw", "aanbieder_ambulant"})
KANTOORUREN = "Werkdagen van 9.00 tot 17.00 uur"


def zet_organisaties_klaar() -> None:
    """Make the organisations of the personas, once; nothing when they are there."""
    bekend = organisaties()
    nieuw = [p.lezer for p in PERSONAS.values() if p.lezer.organisatie not in bekend]
    if not nieuw:
        return
    with transaction.atomic():
        for nummer, (organisatie, groep) in enumerate(groupby(nieuw, attrgetter("organisatie"))):
            lezers = list(groep)
            richt_op(lezers[0].organisatienaam, {(lezer.rol, lezer.regio) for lezer in lezers}, organisatie)
            team = maak_team(organisatie, TEAM).id
            for lezer in (*lezers, _collega(lezers[0], nummer)):
                _stel_aan(lezer, team)
            if organisatie not in ZONDER_CONTACTPUNT:
                for gegevens in _contactpunten(lezers[0]):
                    bewaar_contactpunt(organisatie, lezers[0].account, gegevens)


def verdeel_werk(nummer: str, volgorde: int, lezers: Iterable[Lezer]) -> None:
    """Let the personas work on a dossier; some lie with a colleague, with the team or with nobody."""
    for lezer in lezers:
        beurt = volgorde % BEURTEN
        team = next(team.id for team in teams_van(lezer.organisatie))
        naar: dict[str, Any] = {"account": lezer.account}
        if beurt == VAN_COLLEGA:
            naar = {"account": _naam_collega(lezer)}
        elif beurt == VAN_TEAM:
            naar = {"team": team}
        if beurt != VAN_NIEMAND:
            with suppress(NietGevonden):  # Some become a party only later in the course.
                draag_over(lezer, nummer, **naar)


def _naam_collega(lezer: Lezer) -> str:
    return f"collega-{lezer.organisatie}"[:KENMERK_LENGTE]


def _collega(lezer: Lezer, nummer: int) -> Lezer:
    """A colleague whom nobody can choose to be, to hand work to."""
    wie = naam(EERSTE_COLLEGA + nummer)
    return replace(lezer, account=_naam_collega(lezer), naam=wie, functiesoort="medewerker")


def _stel_aan(lezer: Lezer, team: int) -> None:
    """A reader as a member of the organisation."""
    vanaf = datetime.combine(klok.vandaag() - timedelta(days=IN_DIENST_DAGEN), time(9), klok.AMSTERDAM)
    maak_account(f"{lezer.account}@{lezer.organisatie}.example", lezer.naam, lezer.account)
    neem_op(
        lezer.account, lezer.organisatie, lezer.rol, lezer.regio,
        functie=lezer.functiesoort, omschrijving=lezer.functie, team=team, vanaf=vanaf,
    )  # fmt: skip


def _contactpunten(lezer: Lezer) -> list[Contactgegevens]:
    """The central address for nuisance of a provider, and for everyone whom to ask for. Numbers that ring nowhere."""
    nummer = f"020 555 {1000 + list(PERSONAS).index(lezer.account) * 10:04d}"
    wie = Contactgegevens(
        "contactpersoon", lezer.regio, naam=lezer.naam, telefoon=nummer,
        email=f"{lezer.account}@{lezer.organisatie}.example", bereikbaar=KANTOORUREN,
    )  # fmt: skip
    if lezer.rol not in OVERLASTMELDPUNT and lezer.rol != "mzwo":
        return [wie]
    overlast = Contactgegevens(
        "overlast", lezer.regio, naam="Meldpunt overlast", telefoon=f"{nummer[:-1]}1",
        email=f"overlast@{lezer.organisatie}.example", bereikbaar="Dag en nacht",
    )  # fmt: skip
    return [overlast, wie]
