"""The core and the second reading of the sharing tables agree: in every scenario, and in random courses."""

import os
from pathlib import Path
from random import Random

import pytest

from tests.zicht import lezing
from tests.zicht.willekeur import verloop
from waakvlam.bron.api import bronset, setnamen
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.gebeurtenis import Gebeurtenis, herleid
from waakvlam.kern.overgang import Versie
from waakvlam.scenario.bestand import lees

ROOT = Path(__file__).resolve().parents[2]
ZAAD = int(os.environ.get("WAAKVLAM_ZAAD", "20260101"))
VERLOPEN = int(os.environ.get("WAAKVLAM_OMVANG", "100"))


def scenarios():
    paden = sorted((ROOT / "afspraken").glob("*/scenarios/**/*.yaml"))
    return [pad for pad in paden if "zichtbaar:" in pad.read_text("utf-8")]


def genoemde_rollen(setnaam):
    """The roles that any sharing rule reaches, and one that none does."""
    t = lezing.tabellen(setnaam)
    namen = {rol for r in (*t.delen, *t.nooit, *t.uitzonderingen) for rol in r.aan} | {
        r for h in t.houders for r in h.rol
    }
    alle = [r.naam for r in bronset(setnaam).taal.rollen]
    bereikt = [rol for rol in alle if lezing.leden(setnaam, rol) & (namen - {"alle_partijen"})]
    return [*bereikt, next(rol for rol in alle if rol not in bereikt)]


def echte_feiten(feiten):
    """The facts of a random course as the core takes them, in the same order."""
    return [
        Gebeurtenis(id=f"g{n}", type=f.type, op=f.op, door=f.door, vastgelegd_op=f.op, volgnummer=n,
                    velden={k: tuple(v) if isinstance(v, list) else v for k, v in f.velden.items()})
        for n, f in enumerate(feiten, 1)
    ]  # fmt: skip


def als_lezing(feit):
    return lezing.Feit(feit.type, feit.op, feit.door, dict(feit.velden))


@pytest.mark.parametrize("pad", scenarios(), ids=lambda pad: f"{pad.parts[-4]}/{pad.stem}")
def test_what_a_scenario_says_of_visibility_follows_from_the_tables(pad):
    scenario = lees(pad)
    dag, kennis = scenario.inhoud.peildatum, scenario.inhoud.kennisdatum
    setnaam = [v for v in scenario.versies if v.vanaf is None or v.vanaf <= dag][-1].rekenset.naam
    bekend = [f for f in scenario.gebeurtenissen if kennis is None or f.vastgelegd_op <= kennis]
    verwacht = scenario.inhoud.verwacht
    assert verwacht is not None
    gelezen = [als_lezing(f) for f in sorted(herleid(bekend), key=lambda f: f.moment)]
    for rij in verwacht.zichtbaar:
        uitkomst = lezing.ziet(setnaam, gelezen, dag, rij.rol, rij.categorie)
        assert uitkomst is (rij.oordeel == "ja"), (rij.rol, rij.categorie)


@pytest.mark.parametrize("setnaam", setnamen())
def test_the_core_agrees_with_the_tables_on_every_role_and_category(setnaam):
    bron, worp = bronset(setnaam), Random(f"{ZAAD}:{setnaam}")
    rollen = genoemde_rollen(setnaam)
    categorieen = [c.naam for c in bron.taal.categorieen]
    gezien = {True: 0, False: 0}
    for _ in range(VERLOPEN):
        feiten, dag = verloop(setnaam, worp)
        oordeel = Beoordeling((Versie(bron.rekenset),), echte_feiten(feiten), dag)
        for rol in rollen:
            for categorie in categorieen:
                verwacht = lezing.ziet(setnaam, feiten, dag, rol, categorie)
                gezien[verwacht] += 1
                assert oordeel.zichtbaar(rol, categorie).oordeel is verwacht, (rol, categorie, dag, feiten)
    assert all(gezien.values())
