"""Colleagues of the organisations that tests record as, in the store: with an account, a role, and perhaps a team."""

from collections.abc import Mapping
from dataclasses import replace

from tests.integratie.conftest import CORPORATIE, ZORG
from waakvlam.organisaties.api import lidmaatschappen_van, maak_account, neem_op, richt_op
from waakvlam.toegang.api import Lezer

REGIO = "Amsterdam"
ZORA = replace(ZORG, regio=REGIO)
ZINA = replace(ZORA, account="zina", naam="Zina Test")
ZEF = replace(ZORA, account="zef", naam="Zef Test")
LEIDER = replace(ZORA, account="zus", naam="Zus Test", functiesoort="teamleider")
CORA = replace(CORPORATIE, regio=REGIO)


def richt_in(*eersten: Lezer) -> None:
    """The organisation of each of these, in its role."""
    for lezer in eersten:
        richt_op(lezer.organisatienaam, [(lezer.rol, REGIO)], lezer.organisatie)


def neem_in_dienst(teams: Mapping[Lezer, int | None]) -> None:
    """Each of these with an account and a membership, in this team or in none."""
    for lezer, team in teams.items():
        maak_account(f"{lezer.account}@test.example", lezer.naam, lezer.account)
        neem_op(lezer.account, lezer.organisatie, lezer.rol, REGIO, team=team)


def lidmaatschap(lezer: Lezer) -> int:
    """The first membership of someone."""
    return lidmaatschappen_van(lezer.account)[0].id
