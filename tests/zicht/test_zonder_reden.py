"""A term that a party must know of, though not why: its explanation holds nothing of what began it.

Every norm of every set, as the scenarios of that set bring it about, for each role that sees the term and not its
trigger. The texts of the norm itself may name what it is about: those are the agreements.
"""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace

import pytest

from waakvlam.bron.api import map_van_afspraken, setnamen
from waakvlam.dossierblad.waarom import Lezersuitleg
from waakvlam.dossiers.projecteren import gronden
from waakvlam.dossiers.sets import gereed_van
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.gebeurtenis import Gebeurtenis
from waakvlam.kern.toetsen import Term
from waakvlam.kern.uitleg import dag_voluit
from waakvlam.kern.voorwaardetekst import Zegsman
from waakvlam.scenario.api import bestanden, lees
from waakvlam.web.api import ZONDER_REDEN

KORT, MINSTENS = 4, 30
"""Shorter values are part of too many words to look for. Each set has at least so many norms and roles to look at."""


def geziene_termen(nu: Beoordeling) -> Iterator[tuple[str, frozenset[str], Term]]:
    """Each role that sees a term without what began it, with the categories open to it."""
    wijzer = gereed_van(nu.rekenset).zichtwijzer
    for rol in (naam for naam, soort in nu.rekenset.rollen.items() if not soort.groep):
        open_ = wijzer.categorieen(nu, rol)
        for term in nu.termijnen:
            begin = term.aanleiding
            ziet = rol in gronden(nu.rekenset, term, {rol: open_}, wijzer.nooit)
            if ziet and nu.rekenset.typen[begin.type].categorie not in open_ and begin.door != rol:
                yield rol, open_, term


def uitleg(nu: Beoordeling, rol: str, open_: frozenset[str], term: Term) -> list[str]:
    """The sentences that this role gets."""
    typen = nu.rekenset.typen
    gezien = {f.id: f for f in nu.feiten.alle if typen[f.type].categorie in open_ or f.door == rol}
    blik = SimpleNamespace(beoordeling=nu, per_kenmerk=gezien, categorieen=open_, eigen_bij=lambda term: None)
    return list(Lezersuitleg(blik).term(term).regels())  # type: ignore[arg-type]


def geheim(nu: Beoordeling, begin: Gebeurtenis) -> Iterator[str]:
    """Everything that would tell of the trigger."""
    zegsman = Zegsman(nu.rekenset)
    soort = nu.rekenset.typen[begin.type]
    yield from (soort.titel, zegsman.type(begin.type), zegsman.feit(begin), zegsman.categorie(soort.categorie))
    yield from (dag_voluit(begin.op), begin.id)
    for waarde in begin.velden.values():
        for lid in waarde if isinstance(waarde, list | tuple) else [waarde]:
            if isinstance(lid, date):
                yield dag_voluit(lid)
            elif isinstance(lid, str):
                yield lid
    yield zegsman.rollen([begin.door]) if begin.door in nu.rekenset.rollen else begin.door


def eigen_woorden(nu: Beoordeling, term: Term, open_: frozenset[str], rol: str) -> str:
    """What the explanation may say all the same: the norm, its bearer, its last day, and facts that are shared."""
    zegsman, norm, typen = Zegsman(nu.rekenset), term.norm, nu.rekenset.typen
    soorten = [zegsman.type(p.type) for p in norm.vervuld_door]
    dagen = [dag_voluit(term.uiterlijk)] if term.uiterlijk else []
    gezien = (f for f in nu.feiten.alle if typen[f.type].categorie in open_ or f.door == rol)
    feiten = [f"{zegsman.feit(f)}, op {dag_voluit(f.op)}" for f in gezien]
    versie = nu.versie_van(term).afspraken.kop.titel
    return " ".join([norm.wat, norm.noot, zegsman.rollen(norm.drager), versie, *dagen, *soorten, *feiten]).casefold()


@pytest.mark.parametrize("setnaam", setnamen())
def test_the_explanation_of_a_term_holds_nothing_of_a_trigger_that_is_not_shared(setnaam):
    normen = set()
    for pad in bestanden([map_van_afspraken() / setnaam / "scenarios"]):
        nu = lees(pad).beoordeling()
        for rol, open_, term in geziene_termen(nu):
            regels = uitleg(nu, rol, open_, term)
            tekst, mag = "\n".join(regels).casefold(), eigen_woorden(nu, term, open_, rol)
            gelekt = [w for w in geheim(nu, term.aanleiding) if len(w) >= KORT and w.casefold() in tekst]
            assert [w for w in gelekt if w.casefold() not in mag] == [], (pad, term.clausule, rol, regels)
            assert sum(ZONDER_REDEN in regel for regel in regels) == 1, (pad, term.clausule, rol, regels)
            assert not any("niet met u" in regel for regel in regels if ZONDER_REDEN not in regel), (pad, rol, regels)
            normen.add((term.clausule, rol))
    assert len(normen) >= MINSTENS
