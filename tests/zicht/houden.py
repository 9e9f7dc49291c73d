"""Hold what a reader gets against what the second reading of the tables says."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import pytest
from django.core import mail
from django.test import Client

from tests.zicht import paden
from tests.zicht.dossiers import Proef, gevonden, opgeslagen
from tests.zicht.lezing import MERK
from waakvlam import klok
from waakvlam.dossiers.beeld import Blik
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.organisaties.api import organisatie, richt_op
from waakvlam.toegang.api import PERSONAS, Lezer, NietGevonden, Persona, eis_partij

NERGENS = "PRF-2026-ZZZZZ-ZZZZZ"


def hou_beelden(proef: Proef, lezers: Iterable[tuple[Lezer, bool]], monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """What each reader gets of the dossier, without a database; gives how much was seen, kept back and shut out."""
    monkeypatch.setattr(klok, "vandaag", lambda: proef.dag)
    bestand = opgeslagen(proef)
    nu, geteld = bestand.beoordeling(proef.dag), Counter[str]()
    for lezer, binnen in lezers:
        geteld["paren"] += 1
        if not binnen:
            with pytest.raises(NietGevonden):
                eis_partij(lezer, bestand.partijen, proef.dag)
            geteld["buiten"] += 1
            continue
        eis_partij(lezer, bestand.partijen, proef.dag)
        tekst = gevonden(Blik(lezer, bestand, nu, nu))
        wel, niet = proef.mag(lezer.rol, lezer.organisatie)
        gelekt = {merk for merk in niet if merk in tekst}
        assert not gelekt, (lezer.rol, gelekt, proef.dag, proef.feiten)
        op_tijdlijn = {m for m in wel if any(m in f.gemerkt for f in proef.feiten if f.op <= proef.dag)}
        assert {m for m in op_tijdlijn if m not in tekst} == set(), (lezer.rol, proef.dag, proef.feiten)
        geteld.update(wel=len(wel), niet=len(niet))
    return geteld


@contextmanager
def persona(lezer: Lezer, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let this reader be someone whom a visitor of the demo can be."""
    monkeypatch.setitem(PERSONAS, lezer.account, Persona(lezer, "", ""))
    yield
    monkeypatch.delitem(PERSONAS, lezer.account)


@contextmanager
def als(lezer: Lezer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A browser of this reader; the organisation of an administrator is one that the program knows."""
    if lezer.functiesoort == "beheerder" and organisatie(lezer.organisatie) is None:
        richt_op(lezer.organisatie, [(lezer.rol, lezer.regio or "Amsterdam")], lezer.organisatie)
    with persona(lezer, monkeypatch):
        client = Client()
        client.post("/kies/", {"persona": lezer.account})
        yield client


def bezoek(client: Client, adres: str) -> tuple[int, str, str]:
    """Status, body and headers."""
    antwoord = client.get(adres)
    inhoud = b"".join(antwoord) if antwoord.streaming else antwoord.content
    return antwoord.status_code, inhoud.decode("utf-8", "replace"), str(dict(antwoord.headers))


def hou_adressen(
    client: Client, proef: Proef, nummer: str, lezer: Lezer, adressen: Mapping[str, str], *, binnen: bool
) -> int:
    """What each address answers; gives how many marked texts came out. Per address the name of its kind."""
    wel, niet = proef.mag(lezer.rol, lezer.organisatie) if binnen else (set(), proef.alles)
    gezien = 0
    for adres, naam in adressen.items():
        status, inhoud, koppen = bezoek(client, adres)
        assert status in paden.antwoorden(naam, binnen=binnen), adres
        gelekt = {merk for merk in niet if merk in inhoud or merk in koppen}
        assert not gelekt, (adres, lezer.rol, binnen, gelekt)
        getoond = {merk for merk in wel if merk in inhoud}
        gezien += len(getoond)
        assert not getoond or _gelogd(nummer, lezer), adres
        if naam in paden.VAN_EEN_DOSSIER and not binnen:
            elders, daar, _koppen = bezoek(client, adres.replace(nummer, NERGENS))
            assert (status, zonder_wissels(inhoud, nummer)) == (elders, zonder_wissels(daar, NERGENS)), adres
    return gezien


def eis_stil(caplog: pytest.LogCaptureFixture) -> None:
    """Nothing that is marked came into a mail or a line of the log."""
    assert not [m for m in mail.outbox if MERK in str(m.message())]
    assert MERK not in caplog.text


def _gelogd(nummer: str, lezer: Lezer) -> bool:
    return Verwerkingsregel.objects.filter(
        betrokkene=nummer, account=lezer.account, organisatie=lezer.organisatie
    ).exists()


def zonder_wissels(tekst: str, *namen: str) -> str:
    """An answer without what differs from one to the next: tokens, and the names in the address itself."""
    for naam in namen:
        tekst = tekst.replace(naam, "*")
    return re.sub(r'(name="csrfmiddlewaretoken" value=|nonce=)"[^"]*"', "", tekst)
