"""Every form and letter of every set: what is in it for a role, on paper and per copy, and that it holds no dossier.

A form or letter shows the set alone: what a dossier holds never comes into it, whatever was consented to. So what it
gives a role is the same before and after a withdrawal, and follows from the set.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.zicht import stukken
from tests.zicht.houden import als
from tests.zicht.lezing import leden, ooit, tabellen
from waakvlam.afspraken.verzameling import Verzameling
from waakvlam.bron.api import setnamen
from waakvlam.kern.formulier import Formulier

ZONDER_DEELREGEL = Path(__file__).with_name("zonder_deelregel.txt")
Gift = tuple[str, str, str]
"""A form or letter, who gets it in the hand, and a category in it."""


def haal(client: Client, adres: str, geheim: Iterable[str]) -> Any:
    """A page, which holds nothing of the dossier."""
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    assert not [merk for merk in geheim if merk in antwoord.content.decode()], adres
    return antwoord


def van_brieven(client: Client, set_: Verzameling, geheim: set[str]) -> Iterator[Gift]:
    """What each letter gives who receives it, and each copy whom it is for: as it is printed."""
    naam = set_.kop.naam
    for brief in set_.rekenset.afspraken.brieven:
        for kopie in ("", *brief.kopie_aan):
            pagina = haal(client, f"/afspraken/{naam}/brieven/{brief.id}/?kopie={kopie}", geheim)
            papier = stukken.genoemd(stukken.Papier(pagina.content.decode()).tekst)
            for rol in stukken.ontvangers(naam, [kopie] if kopie else brief.aan):
                yield from ((f"brief {brief.id}", rol, categorie) for categorie in papier)


def van_formulieren(client: Client, set_: Verzameling, geheim: set[str]) -> Iterator[Gift]:
    """What each form gives who keeps a copy, as its page says, and who fills it in or signs it."""
    naam = set_.kop.naam
    for formulier in set_.rekenset.afspraken.formulieren:
        pagina = haal(client, f"/afspraken/{naam}/formulieren/{formulier.id}/", geheim)
        for voor, exemplaar in zip(formulier.exemplaren, pagina.context["exemplaren"], strict=True):
            for rol in stukken.ontvangers(naam, [voor]):
                krijgt = stukken.gekregen(formulier, exemplaar.zonder)
                yield from ((f"formulier {formulier.id}", rol, categorie) for categorie in krijgt)
        for rol in stukken.ontvangers(naam, [*formulier.invuller, *formulier.ondertekenaars]):
            onder_ogen = onder_ogen_van(naam, formulier, rol)
            yield from ((f"formulier {formulier.id}", rol, categorie) for categorie in onder_ogen)


def onder_ogen_van(setnaam: str, formulier: Formulier, rol: str) -> Iterator[str]:
    """What who fills in or signs a form reads there, besides what they write themselves."""
    zelf = leden(setnaam, rol)
    for sectie in formulier.secties:
        for veld in sectie.velden:
            van_ander = zelf.isdisjoint(formulier.invuller) or (veld.door is not None and veld.door not in zelf)
            vooraf = veld.uit is not None and stukken.categorie(setnaam, veld.uit) is not None
            if zelf.isdisjoint([*sectie.niet_voor, *veld.niet_voor]) and (van_ander or vooraf):
                yield veld.categorie


def erkend(setnaam: str) -> set[Gift]:
    """What rests on the clause of the form or letter itself."""
    regels = (regel.split() for regel in ZONDER_DEELREGEL.read_text("utf-8").splitlines() if not regel.startswith("#"))
    return {
        (f"{s} {id_}", rol, c) for naam, s, id_, rol, *categorieen in regels if naam == setnaam for c in categorieen
    }


@pytest.mark.traag
@pytest.mark.parametrize("setnaam", setnamen())
def test_no_form_or_letter_gives_a_role_what_it_may_not_see(setnaam, set_met_dossier, monkeypatch):
    set_, lezer, geheim = set_met_dossier(setnaam)
    with als(lezer, monkeypatch) as client:
        giften = {*van_brieven(client, set_, geheim), *van_formulieren(client, set_, geheim)}
    per_rol = defaultdict(set)
    for _, rol, categorie in giften:
        per_rol[rol].add(categorie)
    assert len(per_rol) > 3, "er is nauwelijks iets gevonden om te vergelijken"
    nooit = {(rol, n.categorie) for rol in per_rol for n in tabellen(setnaam).nooit if leden(setnaam, rol) & set(n.aan)}
    houdt = {(rol, c) for rol, c in nooit if ooit(setnaam, rol, c)}
    assert not [gift for gift in giften if gift[1:] in nooit - houdt]
    assert {gift for gift in giften if not ooit(setnaam, *gift[1:])} == erkend(setnaam)
