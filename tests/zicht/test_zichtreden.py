"""On what it rests that something is visible, held against the second reading of the sharing tables.

In random courses, for every role and category: what is visible has a reason, and each consent or ground in it carries
the rule alone; what is not visible has none, and what is said to be missing is what the tables ask.
"""

import os
from collections import Counter
from datetime import date
from random import Random
from typing import Any

import pytest

from tests.zicht import lezing
from tests.zicht.lezing import Feit, Vraag
from tests.zicht.test_lezing import echte_feiten, genoemde_rollen, scenarios
from tests.zicht.willekeur import GROND, INGETROKKEN, TOESTEMMING, verloop
from waakvlam.bron.api import bronset, setnamen
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.delen import Deelregel, Houder
from waakvlam.kern.overgang import Versie
from waakvlam.kern.zichtreden import VER, Gebrek, Regelstand, zichtreden
from waakvlam.scenario.bestand import lees

ZAAD = int(os.environ.get("WAAKVLAM_ZAAD", "20260104"))
VERLOPEN = int(os.environ.get("WAAKVLAM_OMVANG", "100")) // 2
DRAGERS = {TOESTEMMING, GROND}


def naam(regel: Deelregel) -> tuple[str, ...]:
    """A sharing rule by its purpose and clauses: its words differ with the region."""
    return regel.doel, *regel.clausules


class Proefvraag:
    """One role and category in one course, by the second reading."""

    def __init__(self, setnaam: str, feiten: list[Feit], dag: date, rol: str, categorie: str) -> None:
        self.setnaam, self.dag, self.categorie = setnaam, dag, categorie
        self.tabellen, self.wie = lezing.tabellen(setnaam), lezing.leden(setnaam, rol)
        self.feiten = [f for f in feiten if f.op <= dag]
        self.dragers = [f for f in self.feiten if f.type in DRAGERS]

    def vraag(self, feiten: list[Feit], dag: date | None = None) -> Vraag:
        """With these facts instead."""
        return Vraag(self.setnaam, feiten, dag or self.dag, self.wie, self.categorie)

    def met_alleen(self, *dragers: Feit) -> Vraag:
        """Without every consent and ground but these."""
        return self.vraag([f for f in self.feiten if f.type not in DRAGERS or any(f is d for d in dragers)])

    def regels(self) -> list[tuple[str, ...]]:
        """The sharing rules to the role that name the category."""
        delen = (r for r in self.tabellen.delen if self.wie & set(r.aan))
        return [naam(r) for r in delen if lezing.noemt(r.categorieen, self.categorie)]


def keur_steun(proef: Proefvraag, steun: Regelstand, gezegd: list[Feit]) -> None:
    """Each consent and ground that is named carries the rule alone, and no other does."""
    regel = steun.regel
    if isinstance(regel, Houder):
        assert proef.wie & set(regel.rol)
        assert lezing.noemt(regel.categorieen, proef.categorie)
    elif isinstance(regel, Deelregel):
        assert naam(regel) in proef.regels()
        zonder = proef.met_alleen().open(regel)
        assert zonder is (not gezegd), (regel.doel, gezegd)
        draagt = [d for d in proef.dragers if proef.met_alleen(d).open(regel)]
        assert zonder or draagt == gezegd
    else:
        draagt = [d for d in proef.dragers if proef.met_alleen(d).grond(set(regel.gronden))]
        assert draagt == gezegd
        assert gezegd


def keur_gebrek(proef: Proefvraag, regel: Any, gebrek: Gebrek) -> None:
    """What is said of the nearest consent is so, by the tables."""
    toestemmingen = [f for f in proef.feiten if f.type == TOESTEMMING]
    past_ooit = [
        f for f in toestemmingen
        if f.lijst("doelen") & {regel.doel, "alles"} and f.lijst("ontvangers") & proef.wie
        and (not f.lijst("categorieen") or proef.categorie in f.lijst("categorieen"))
    ]  # fmt: skip
    assert bool(past_ooit) is (gebrek.soort not in VER)
    assert (gebrek.soort == "geen") is (not toestemmingen)
    if gebrek.soort not in VER:
        assert gebrek.dag is not None
        ruim = regel.model_copy(update={"toestemming_tot": []})
        niet_ingetrokken = [f for f in proef.feiten if f.type != INGETROKKEN]
        if gebrek.soort == "ingetrokken":
            assert any(f.type == INGETROKKEN and f.op == gebrek.dag for f in proef.feiten)
            assert proef.vraag([f for f in niet_ingetrokken if f.op <= gebrek.dag], gebrek.dag).toestemming(ruim)
        elif gebrek.soort == "verlopen":
            assert gebrek.dag < proef.dag
            assert proef.vraag([f for f in proef.feiten if f.op <= gebrek.dag], gebrek.dag).toestemming(ruim)
        else:
            assert proef.vraag(proef.feiten).toestemming(ruim)
            assert gebrek.dag in {f.op for f in proef.vraag(proef.feiten).passend(regel.toestemming_tot)}


@pytest.mark.parametrize("setnaam", setnamen())
def test_the_reasons_agree_with_the_decision_and_with_the_tables(setnaam):
    bron, worp, gezien = bronset(setnaam), Random(f"{ZAAD}:{setnaam}"), Counter[str]()
    rollen, categorieen = genoemde_rollen(setnaam), [c.naam for c in bron.taal.categorieen]
    for _ in range(VERLOPEN):
        feiten, dag = verloop(setnaam, worp)
        echt = echte_feiten(feiten)
        per_id = {e.id: f for e, f in zip(echt, feiten, strict=True)}
        oordeel = Beoordeling((Versie(bron.rekenset),), echt, dag)
        for rol in rollen:
            for categorie in categorieen:
                reden = zichtreden(oordeel, rol, categorie)
                proef = Proefvraag(setnaam, feiten, dag, rol, categorie)
                assert bool(reden.steun) is lezing.ziet(setnaam, feiten, dag, rol, categorie)
                assert reden.zicht == oordeel.zichtbaar(rol, categorie)
                for steun in reden.steun:
                    dragers = {t.feit.id for t in steun.toestemmingen} | {g.id for g in steun.gronden}
                    keur_steun(proef, steun, [f for id_, f in per_id.items() if id_ in dragers])
                    gezien["steun"] += 1
                    gezien["toestemming"] += len(steun.toestemmingen)
                    gezien["grond"] += len(steun.gronden)
                if not reden.nooit and not any(isinstance(s.regel, Houder) for s in reden.standen):
                    delen = [naam(s.regel) for s in reden.standen if isinstance(s.regel, Deelregel)]
                    assert delen == proef.regels()
                for tekort in reden.tekort:
                    gezien["tekort"] += 1
                    vraag = proef.vraag(proef.feiten)
                    assert isinstance(tekort.regel, Deelregel)
                    for eis in tekort.regel.eisen:
                        assert vraag.eis(eis, tekort.regel) is (eis not in tekort.mist)
                    if tekort.gebrek is not None:
                        keur_gebrek(proef, tekort.regel, tekort.gebrek)
                        gezien[tekort.gebrek.soort] += 1
    assert min(gezien["steun"], gezien["tekort"]) > 0
    if any("toestemming" in eis for regel in lezing.tabellen(setnaam).delen for eis in regel.eisen):
        assert {"toestemming", "grond", "ander_doel", "andere_ontvanger", "verlopen", "ingetrokken"} <= gezien.keys()


@pytest.mark.parametrize("pad", scenarios(), ids=lambda pad: f"{pad.parts[-4]}/{pad.stem}")
def test_what_a_scenario_says_of_visibility_has_the_reason_that_it_names(pad):
    """The clause of a row is that of a rule that carries it, that forbids it, or that misses something."""
    scenario = lees(pad)
    verwacht, oordeel = scenario.inhoud.verwacht, scenario.beoordeling()
    assert verwacht is not None
    for rij in verwacht.zichtbaar:
        reden = zichtreden(oordeel, rij.rol, rij.categorie)
        assert bool(reden.steun) is (rij.oordeel == "ja"), (rij.rol, rij.categorie)
        genoemd = {clausule for stand in reden.standen for clausule in stand.regel.clausules}
        genoemd.update(regel.clausule for regel in reden.nooit)
        assert rij.clausule in {None, *genoemd}, (rij.rol, rij.categorie)
