"""The providers by which organisations let their own people in (OpenID Connect), as a file of the installation says.

The file is JSON: a list of providers. `docs/how-to/inloggen-inrichten.md` has an example of every key.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SESSIE_MINUTEN = 60
HIER = frozenset({"localhost", "127.0.0.1"})


@dataclass(frozen=True, slots=True)
class Plaats:
    """The membership that a group gives."""

    organisatie: str
    rol: str
    regio: str
    functie: str = "medewerker"
    omschrijving: str = ""
    team: str = ""


@dataclass(frozen=True, slots=True)
class Aanbieder:
    """One provider. It vouches for its own organisations and its own domains of e-mail only."""

    sleutel: str
    naam: str
    issuer: str
    client_id: str
    geheim: str
    organisaties: frozenset[str]
    domeinen: frozenset[str]
    groepclaim: str
    groepen: Mapping[str, tuple[Plaats, ...]]
    tweede_stap: Mapping[str, frozenset[str]]
    """Per claim (acr or amr) the values by which the provider says that it asked a second factor; empty: never."""
    oorsprongen: frozenset[str]
    """Where a browser is sent to log in, as scheme and host."""
    sessie_minuten: int = SESSIE_MINUTEN
    """After so long the provider is asked again, so that a group that was taken away ends access by then."""


def aanbieders() -> dict[str, Aanbieder]:
    """By short name."""
    gevonden: dict[str, Aanbieder] = settings.AANBIEDERS
    return gevonden


def lees_aanbieders(omgeving: Mapping[str, str]) -> dict[str, Aanbieder]:
    """The providers in the file WAAKVLAM_OIDC. Raises `ImproperlyConfigured`, with what is wrong and where."""
    bestand = omgeving.get("WAAKVLAM_OIDC", "")
    if not bestand:
        return {}
    try:
        rijen = json.loads(Path(bestand).read_text("utf-8"))
        gelezen = [_lees(rij, omgeving) for rij in rijen]
    except OSError as fout:
        raise ImproperlyConfigured(f"WAAKVLAM_OIDC: {bestand} is niet te lezen.") from fout
    except (ValueError, TypeError, AttributeError) as fout:
        raise ImproperlyConfigured(f"WAAKVLAM_OIDC: {bestand} klopt niet: {fout}") from fout
    _eis_gescheiden(gelezen)
    return {aanbieder.sleutel: aanbieder for aanbieder in gelezen}


def _lees(rij: Mapping[str, Any], omgeving: Mapping[str, str]) -> Aanbieder:
    """One provider. Raises `ValueError` with the remedy."""
    verplicht = {"sleutel", "naam", "issuer", "client_id", "geheim_in", "organisaties", "domeinen", "groepen"}
    eigen = {"groepclaim", "tweede_stap", "oorsprongen", "sessie_minuten"}
    if ontbreekt := sorted(verplicht - rij.keys()):
        raise ValueError(f"aanbieder zonder {', '.join(ontbreekt)}")
    if vreemd := sorted(rij.keys() - verplicht - eigen):
        raise ValueError(f"onbekend bij {rij['sleutel']}: {', '.join(vreemd)}")
    delen = urlsplit(rij["issuer"])
    if delen.scheme != "https" and delen.hostname not in HIER:
        raise ValueError(f"de issuer van {rij['sleutel']} moet met https beginnen")
    geheim = omgeving.get(rij["geheim_in"], "")
    if not geheim:
        raise ValueError(f"het geheim van {rij['sleutel']} staat niet in {rij['geheim_in']}")
    minuten = rij.get("sessie_minuten", SESSIE_MINUTEN)
    if type(minuten) is not int or not 1 <= minuten <= 24 * 60:
        raise ValueError(f"sessie_minuten van {rij['sleutel']} moet een getal van 1 tot en met {24 * 60} zijn")
    groepen = {groep: tuple(Plaats(**plaats) for plaats in plaatsen) for groep, plaatsen in rij["groepen"].items()}
    buiten = {p.organisatie for plaatsen in groepen.values() for p in plaatsen} - set(rij["organisaties"])
    if buiten:
        raise ValueError(f"{rij['sleutel']} geeft toegang tot een andere organisatie: {', '.join(sorted(buiten))}")
    return Aanbieder(
        sleutel=rij["sleutel"],
        naam=rij["naam"],
        issuer=rij["issuer"],
        client_id=rij["client_id"],
        geheim=geheim,
        organisaties=frozenset(rij["organisaties"]),
        domeinen=frozenset(domein.lower() for domein in rij["domeinen"]),
        groepclaim=rij.get("groepclaim", "groups"),
        groepen=groepen,
        tweede_stap={claim: frozenset(waarden) for claim, waarden in rij.get("tweede_stap", {}).items()},
        sessie_minuten=minuten,
        oorsprongen=frozenset({f"{delen.scheme}://{delen.netloc}", *rij.get("oorsprongen", ())}),
    )


def _eis_gescheiden(gelezen: list[Aanbieder]) -> None:
    """No two providers share a name, an organisation or a domain: else one could let in the other's people."""
    for soort in ("sleutel", "organisaties", "domeinen"):
        gezien: set[str] = set()
        for aanbieder in gelezen:
            waarde = getattr(aanbieder, soort)
            namen = {waarde} if isinstance(waarde, str) else set(waarde)
            if dubbel := sorted(gezien & namen):
                raise ImproperlyConfigured(f"WAAKVLAM_OIDC: {dubbel[0]} staat bij twee aanbieders ({soort}).")
            gezien |= namen


def voor_allauth(gelezen: Mapping[str, Aanbieder]) -> dict[str, Any]:
    """The providers in the words of django-allauth: with PKCE, and without keeping what they tell."""
    apps = [
        {
            "provider_id": a.sleutel,
            "name": a.naam,
            "client_id": a.client_id,
            "secret": a.geheim,
            "settings": {"server_url": a.issuer},
        }
        for a in gelezen.values()
    ]
    return {"openid_connect": {"APPS": apps, "OAUTH_PKCE_ENABLED": True}}
