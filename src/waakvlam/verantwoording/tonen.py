"""A line of the log in words."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waakvlam.bron.api import taal
from waakvlam.logboek.api import Logregel
from waakvlam.verwerkingen.register import register
from waakvlam.web.api import datum_kort

HANDELING: Mapping[str, str | Promise] = {
    "lezen": _("Gelezen"),
    "lijst": _("In een lijst gezien"),
    "zoeken": _("Gezocht"),
    "openen": _("Dossier geopend"),
    "vastleggen": _("Vastgelegd"),
    "wijzigen": _("Gewijzigd"),
    "uitvoeren": _("Uitgevoerd naar een bestand"),
    "versturen": _("Verstuurd"),
    "invoeren": _("Ingevoerd"),
    "wissen": _("Gewist"),
}
SOORT: Mapping[str, str | Promise] = {
    "deelnemer": "",
    "melder": _("melder"),
    "huisgenoot": _("huisgenoot"),
    "kind": _("kind"),
    "medewerker": _("medewerker"),
}


def rij(regel: Logregel, namen: Mapping[str, str]) -> dict[str, Any]:
    """What the table shows. `namen`: of the people of the own organisation, by account."""
    collega = regel.soort == "medewerker"
    return {
        "dag": datum_kort(regel.wanneer.date()),
        "tijd": f"{regel.wanneer:%H:%M:%S}",
        "wie": namen.get(regel.account, regel.account),
        "ondersteuning": regel.ondersteuning,
        "handeling": HANDELING[regel.handeling],
        "mislukt": regel.mislukt,
        "pad": regel.pad,
        "dossier": "" if collega else regel.betrokkene,
        "collega": namen.get(regel.betrokkene, regel.betrokkene) if collega else "",
        "soort": SOORT[regel.soort],
        "gegevens": ", ".join(map(categorietitel, regel.categorieen)) or "–",
        "waarvoor": verwerkingstitel(regel.activiteit),
        "nadere": ", ".join(deel for deel in (regel.doel, regel.grond, regel.reden) if deel).replace("_", " "),
    }


def categorietitel(naam: str) -> str:
    """A category of data in words."""
    return _categorieen().get(naam, naam)


def verwerkingstitel(naam: str) -> str:
    """An activity of the register in words."""
    return _verwerkingen()[naam]


@cache
def _categorieen() -> dict[str, str]:
    eigen = {categorie.naam: categorie.titel for categorie in register().eigen_categorieen}
    return {**{categorie.naam: categorie.titel for categorie in taal().categorieen}, **eigen}


@cache
def _verwerkingen() -> dict[str, str]:
    return {verwerking.naam: verwerking.titel for verwerking in register().verwerkingen}
