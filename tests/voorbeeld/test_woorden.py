"""Every screen of a region speaks in its words: no 'deelnemer' where people say bewoner or cliënt."""

import re
from datetime import datetime
from html import unescape

import pytest
from django.urls import reverse

from waakvlam import klok
from waakvlam.bron.api import bronset
from waakvlam.dossiers.api import dossierbeeld
from waakvlam.toegang.api import PERSONAS, NietGevonden, regios, rolnaam, sets_van
from waakvlam.voorbeeld.api import bewaar

pytestmark = [pytest.mark.django_db, pytest.mark.traag]
PER_REGIO = 5
"""Dossiers in the store: those with the most facts, and the youngest."""
BLADEN = ("", "geweest/", "tijdlijn/", "besluiten/", "feiten/")
SETBLADEN = ("set", "fasen", "delen", "doelen", "deeloverzicht", "formulieren", "brieven")
CITAAT = re.compile(r"<blockquote.*?</blockquote>|<q\b.*?</q>|<(\w+)[^>]*\bdata-clausuletekst\b.*?</\1>", re.DOTALL)
ELDERS = [naam for naam in regios() if naam != "Amsterdam"]


@pytest.fixture(autouse=True)
def vandaag(monkeypatch, kast):
    """The day of the caseload."""
    nu = datetime(kast.vandaag.year, kast.vandaag.month, kast.vandaag.day, 18, tzinfo=klok.AMSTERDAM)
    monkeypatch.setattr(klok, "nu", lambda: nu)


def woorden(antwoord, andere):
    """Where a page says a word that the region does not use, with what stands around it."""
    hoofd = CITAAT.sub(" ", antwoord.content.decode().partition("<main")[2].partition("</main>")[0])
    kaal = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", hoofd)))
    return [kaal[max(0, m.start() - 60) : m.end() + 40] for m in re.finditer(rf"\b({'|'.join(andere)})\b", kaal)]


@pytest.mark.parametrize("regio", ELDERS)
def test_no_screen_of_a_dossier_says_the_word_of_another_region(client, kast, regio):
    gevallen = sorted(kast.in_regio(regio), key=lambda d: len(d.feiten))
    nummers = [bewaar(d) for d in (*gevallen[:2], *gevallen[-PER_REGIO + 2 :])]
    andere = bronset(sets_van(regio)[-1]).rekenset.woorden.andere
    gelezen = 0
    for naam, persona in PERSONAS.items():
        if persona.regio != regio:
            continue
        client.post("/kies/", {"persona": naam})
        fout = {"/": woorden(client.get("/"), andere)}
        for nummer in nummers:
            for adres in _bladen(persona.lezer, nummer):
                antwoord = client.get(adres)
                assert antwoord.status_code == 200, adres
                fout[adres] = woorden(antwoord, andere)
                gelezen += 1
        assert {adres: waar for adres, waar in fout.items() if waar} == {}
    assert gelezen > 50


def _bladen(lezer, nummer):
    """Every page of a dossier, why each term and decision stands as it does, and the form of each fact."""
    try:
        beeld = dossierbeeld(lezer, nummer)
    except NietGevonden:
        return
    for naam in ("dossier", "geweest", "tijdlijn", "besluiten", "kies"):
        yield reverse(f"dossierblad:{naam}", args=[nummer])
    yield from (reverse("dossierblad:waarom_termijn", args=[nummer, t.sleutel]) for t in beeld.termijnen[:8])
    yield from (reverse("dossierblad:waarom_besluit", args=[nummer, b.naam]) for b in beeld.besluiten)
    yield from (reverse("dossierblad:leg_vast", args=[nummer, m.type]) for m in beeld.kan_nu[::4])


@pytest.mark.parametrize("naam", [s for regio in regios() for s in sets_van(regio)])
def test_no_page_of_the_agreements_says_the_word_of_another_region(client, naam):
    rekenset = bronset(naam).rekenset
    andere = rekenset.woorden.andere
    if not andere:
        assert rekenset.afspraken.kop.regio == "Amsterdam"
        return
    client.post("/kies/", {"persona": "noor"})
    adressen = [reverse(f"afspraken:{blad}", args=[naam]) for blad in SETBLADEN]
    adressen += [reverse("afspraken:fase", args=[naam, fase]) for fase in {n.fase for n in rekenset.afspraken.normen}]
    adressen += [reverse("afspraken:besluit", args=[naam, b]) for b in rekenset.besluiten]
    adressen += [reverse("afspraken:handeling", args=[naam, h]) for h in rekenset.handelingen]
    adressen += [reverse("afspraken:formulier", args=[naam, f.id]) for f in rekenset.afspraken.formulieren]
    adressen += [reverse("afspraken:brief", args=[naam, b.id]) for b in rekenset.afspraken.brieven]
    fout = {adres: woorden(client.get(adres), andere) for adres in adressen}
    assert {adres: waar for adres, waar in fout.items() if waar} == {}


@pytest.mark.parametrize("regio", ELDERS)
def test_the_work_list_offers_the_roles_of_the_region_by_their_own_names(client, kast, regio):
    persona = next(p for p in PERSONAS.values() if p.regio == regio)
    client.post("/kies/", {"persona": persona.sleutel})
    pagina = client.get("/").content.decode()
    assert rolnaam(regio, "deelnemer", kast.vandaag) in pagina
    assert "Meldpunt Zorg en Woonoverlast" not in pagina
