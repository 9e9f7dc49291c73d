"""Through the web: random dossiers and readers, every address, and nothing of a forbidden category in any answer.

Not in the body, not in a header, not in a mail and not in a log line; and what did come out has its line in the log of
processing. For who is no party, an address of the dossier says what it says of a dossier that does not exist.
"""

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest
from django.core import mail
from django.test import Client

from tests.zicht import dossiers, paden
from tests.zicht.bewaren import bewaar
from waakvlam import klok
from waakvlam.bron.api import bronset, setnamen
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.toegang.api import PERSONAS, Lezer, Persona

ZAAD = int(os.environ.get("WAAKVLAM_ZAAD", "20260103"))
PAREN = int(os.environ.get("WAAKVLAM_OMVANG", "100")) * 20
LIJST_BIJ = 0.2
"""How often a reader also looks at a list, beside one address of the dossier, chosen at random."""
NERGENS = "PRF-2026-ZZZZZ-ZZZZZ"


def test_every_address_says_what_it_can_show():
    assert paden.onbekende() == []
    assert {*paden.VAN_EEN_DOSSIER, *paden.VAN_MEER} <= set(paden.namen())


@contextmanager
def als(lezer: Lezer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A browser of this reader."""
    monkeypatch.setitem(PERSONAS, lezer.account, Persona(lezer, "", ""))
    client = Client()
    client.post("/kies/", {"persona": lezer.account})
    yield client
    monkeypatch.delitem(PERSONAS, lezer.account)


def zonder_wissels(tekst: str, *namen: str) -> str:
    """An answer without what differs from one to the next: tokens, and the names in the address itself."""
    for naam in namen:
        tekst = tekst.replace(naam, "*")
    return re.sub(r'(name="csrfmiddlewaretoken" value=|nonce=)"[^"]*"', "", tekst)


def _bezoek(client: Client, adres: str) -> tuple[int, str, str]:
    """Status, body and headers."""
    antwoord = client.get(adres)
    inhoud = b"".join(antwoord) if antwoord.streaming else antwoord.content
    return antwoord.status_code, inhoud.decode(), str(dict(antwoord.headers))


@pytest.mark.traag
@pytest.mark.willekeur
@pytest.mark.django_db
@pytest.mark.parametrize("setnaam", setnamen())
def test_no_address_gives_more_than_the_tables_allow(setnaam, monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)
    worp, paren, gezien = Random(f"{ZAAD}:{setnaam}"), 0, 0
    besluiten = [b.naam for b in bronset(setnaam).afspraken.besluiten]
    while paren < PAREN / len(setnamen()):
        proef = dossiers.maak(setnaam, worp)
        nummer = bewaar(proef)
        monkeypatch.setattr(klok, "nu", lambda dag=proef.dag: dossiers.op_kantoor(dag))
        doel = paden.doel(nummer, setnaam, besluiten, [f.type for f in proef.feiten])
        for lezer, binnen in dossiers.lezers(proef):
            paren += 1
            wel, niet = proef.mag(lezer.rol, lezer.organisatie) if binnen else (set(), proef.alles)
            keuze = worp.sample(list(paden.adressen(doel, worp)), 1)
            lijst = [worp.choice(list(paden.lijsten()))] if worp.random() < LIJST_BIJ else []
            with als(lezer, monkeypatch) as client:
                for adres in [*lijst, *(a for _, a in keuze)]:
                    status, inhoud, koppen = _bezoek(client, adres)
                    assert status in {200, 302, 403, 404}, adres
                    gelekt = {merk for merk in niet if merk in inhoud or merk in koppen}
                    assert not gelekt, (adres, lezer.rol, binnen, gelekt)
                    getoond = {merk for merk in wel if merk in inhoud}
                    gezien += len(getoond)
                    assert (
                        not getoond
                        or Verwerkingsregel.objects.filter(
                            betrokkene=nummer, account=lezer.account, organisatie=lezer.organisatie
                        ).exists()
                    ), adres
                if not binnen:
                    _als_bestaat_het_niet(client, nummer, keuze)
    assert gezien > 0
    assert not [m for m in mail.outbox if "kanarie-" in str(m.message())]
    assert "kanarie-" not in caplog.text


def _als_bestaat_het_niet(client: Client, nummer: str, keuze: list[tuple[str, str]]) -> None:
    for _, adres in keuze:
        status, inhoud, _koppen = _bezoek(client, adres)
        elders, daar, _koppen = _bezoek(client, adres.replace(nummer, NERGENS))
        assert (status, zonder_wissels(inhoud, nummer)) == (elders, zonder_wissels(daar, NERGENS)), adres
