"""What is shown and not computed (roles, definitions, tips, forms) stands on every page where it says it shows.

Made from the sets: every element that realises such a clause, at every place where the core says that it shows.
"""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.test import Client

from waakvlam.bron.api import bronset, setnamen
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.tonen import PLAATSSOORTEN, Element, Plek
from waakvlam.scenario.dekking import REKENEND, dekking

MAPPEN = {
    "fase": "fasen", "handeling": "handelingen", "besluit": "besluiten", "categorie": "delen/gegevens",
    "formulier": "formulieren", "brief": "brieven",
}  # fmt: skip


def getoonde_clausules(rekenset: Rekenset, element: Element) -> list[str]:
    soorten = {c.id: c.soort for c in rekenset.afspraken.clausules}
    return [clausule for clausule in element.clausules if soorten[clausule] not in REKENEND]


def adres(rekenset: Rekenset, plek: Plek) -> str:
    """The page of a place in the agreements."""
    if plek.soort == "norm":
        clausule = next(norm.clausule for norm in rekenset.afspraken.normen if norm.id == plek.naam)
        return f"/afspraken/clausules/{clausule}"
    return f"/afspraken/{rekenset.naam}/{MAPPEN[plek.soort]}/{plek.naam}/"


def stukken(pagina: str) -> dict[str, str]:
    """The cards of a page and, on the page of an act, the sections of its rules; by key."""
    kaarten = re.finditer(r'<(article|section)\b[^>]* id="([^"]+)"(.*?)</\1>', pagina, re.DOTALL)
    return {stuk.group(2): stuk.group(3) for stuk in kaarten}


def wat_ontbreekt(client: Client, rekenset: Rekenset, plek: Plek) -> Iterator[str]:
    """Shown elements that the page of their place does not hold, with their clauses in the same piece."""
    verwacht = [(e, c) for e in rekenset.getoond[plek] if (c := getoonde_clausules(rekenset, e))]
    if not verwacht:
        return
    antwoord = client.get(adres(rekenset, plek))
    assert antwoord.status_code == 200, plek
    pagina = unescape(antwoord.content.decode())
    kaarten = stukken(pagina)
    for element, clausules in verwacht:
        zelf = element.sleutel == f"{plek.soort}-{plek.naam}"
        stuk = pagina if zelf else kaarten[element.sleutel]
        yield from (f"{element.sleutel} {c} bij {plek}" for c in clausules if c not in stuk)


@pytest.mark.django_db
@pytest.mark.parametrize("soort", PLAATSSOORTEN)
@pytest.mark.parametrize("naam", setnamen())
def test_shown_elements_stand_where_they_say(client, naam, soort):
    client.post("/kies/", {"persona": "noor"})
    rekenset = bronset(naam).rekenset
    plekken = [plek for plek in rekenset.getoond if plek.soort == soort]
    assert [mist for plek in plekken for mist in wat_ontbreekt(client, rekenset, plek)] == []


@pytest.mark.parametrize("naam", setnamen())
def test_every_shown_clause_that_is_realised_has_an_element_that_shows(naam):
    rekenset = bronset(naam).rekenset
    getoond = {c for elementen in rekenset.getoond.values() for e in elementen for c in e.clausules}
    gerealiseerd = {regel.clausule.id for regel in dekking(naam) if regel.stand == "gerealiseerd"}
    assert gerealiseerd <= getoond
