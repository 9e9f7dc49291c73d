"""The page about a lease in one's own name, under every set: decisions, steps, and only what a reader sees."""

from datetime import datetime, time
from html import unescape

import pytest

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import BRAM, als, dag, maak_dossier, tekst
from tests.systeem.hulp_streken import Streekdossier, maak_streekdossier
from waakvlam import klok
from waakvlam.bron.api import bronset, opvolgers, setnamen
from waakvlam.kern.norm import Plicht, Termijngever
from waakvlam.kern.vervulbaar import vervullende_typen
from waakvlam.omklap.fasen import EIGEN_HUUR, STAPPEN
from waakvlam.omklap.stappen import op_volgorde
from waakvlam.toegang.api import Lezer
from waakvlam.web.api import hoofdletter

pytestmark = pytest.mark.django_db
SETS = pytest.mark.parametrize("set_", setnamen())
SMAL, BREED = 390, 1400


@pytest.fixture
def dossier(monkeypatch: pytest.MonkeyPatch, set_: str) -> Streekdossier:
    return maak_streekdossier(monkeypatch, set_)


def antwoord(dossier: Streekdossier, wie: Lezer):
    vraag = {"peildatum": dossier.peildatum.isoformat()} if opvolgers(dossier.rekenset.naam) else {}
    gegeven = dossier.als(wie).get(f"/dossiers/{dossier.nummer}/eigen-huur/", vraag)
    assert gegeven.status_code == 200
    return gegeven


def pagina(dossier: Streekdossier, wie: Lezer) -> str:
    return " ".join(unescape(antwoord(dossier, wie).content.decode()).split())


def besluiten(set_: str):
    return [b for b in bronset(set_).rekenset.afspraken.besluiten if b.fase in EIGEN_HUUR]


def een_rol(dossier: Streekdossier, naam: str) -> str:
    return (dossier.rekenset.rollen[naam].groep or [naam])[0]


def test_the_sets_without_a_decision_on_the_lease_are_those_that_begin_with_it():
    zonder = {set_ for set_ in setnamen() if not besluiten(set_)}
    for set_ in zonder:
        begin = [f.begint_met for f in bronset(set_).rekenset.fasen if f.naam == "start"]
        assert any(p.type == "eigen_huurcontract_ingegaan" for patronen in begin for p in patronen)
    assert len(zonder) < len(setnamen())


@SETS
def test_who_decides_finds_every_criterion_with_what_would_bring_it_further(dossier, set_):
    for besluit in besluiten(set_):
        rol = een_rol(dossier, besluit.beslisser)
        wie = dossier.rol(rol if rol != "deelnemer" else een_rol(dossier, besluit.samen_met[0]))
        [blok] = [b for b in antwoord(dossier, wie).context["besluiten"] if b.besluit.naam == besluit.naam]
        assert [c.vraag for c in blok.criteria] == [c.vraag for c in besluit.criteria]
        for gegeven, criterium in zip(blok.criteria, besluit.criteria, strict=True):
            typen = vervullende_typen(criterium, dossier.rekenset.criteria)
            titels = {dossier.rekenset.typen[t].titel for t in typen}
            open_ = gegeven.stand in {"niet_vervuld", "onbekend", "mens"}
            assert {w.titel for w in gegeven.wegen} == (titels if open_ else set()), criterium.clausule
            assert all(w.wie or w.url for w in gegeven.wegen), criterium.clausule
            assert gegeven.stand != "onbekend" or typen


@SETS
def test_every_duty_of_the_phase_is_a_step_and_says_what_begins_it(dossier, set_):
    bladzij = antwoord(dossier, dossier.opener)
    titels = {s.titel for s in bladzij.context["stappen"]}
    normen = [n for n in dossier.rekenset.afspraken.normen if isinstance(n, Termijngever) and n.fase in STAPPEN]
    assert normen
    assert {hoofdletter(n.wat) for n in normen} <= titels
    assert all(s.begint_met or s.termijn for s in bladzij.context["stappen"])


@SETS
def test_a_step_stands_after_the_step_that_leads_to_it(set_):
    normen = [n for n in bronset(set_).rekenset.afspraken.normen if isinstance(n, Plicht) and n.fase in STAPPEN]
    for volgorde in (op_volgorde(normen), op_volgorde(normen[::-1])):
        plaats = {n.id: i for i, n in enumerate(volgorde)}
        for eerst in normen:
            for later in normen:
                leidt = {p.type for p in eerst.vervuld_door} & {a.type for a in later.aanleiding}
                terug = {p.type for p in later.vervuld_door} & {a.type for a in eerst.aanleiding}
                assert not leidt or terug or eerst is later or plaats[eerst.id] < plaats[later.id]


@SETS
def test_a_step_that_began_shows_its_last_day_and_one_that_is_done_its_day(dossier, set_):
    gezien: set[str] = set()
    for norm in dossier.rekenset.afspraken.normen:
        if isinstance(norm, Plicht) and norm.fase in STAPPEN and len(gezien) < 2:
            wie = dossier.laat_gebeuren(norm.aanleiding, -3)
            term = next((t for t in dossier.beeld(wie).termijnen if t.norm == norm.id), None) if wie else None
            if term is None:
                continue
            [stap] = [s for s in antwoord(dossier, wie).context["stappen"] if s.titel == hoofdletter(norm.wat)][:1]
            assert stap.stand == {"open": "nu", "verstreken": "nu", "op_tijd": "gedaan"}.get(term.status, stap.stand)
            assert stap.termijn["uiterlijk"] == term.uiterlijk
            gezien.add(norm.id)
    assert gezien or set_ in {s for s in setnamen() if not besluiten(s)}


def test_evidence_questions_and_answers_stand_with_the_criterion_for_who_may_see_them():
    dossier = maak_dossier()
    toestemming = {"doelen": ["omklap_voorbereiden_halen"], "ontvangers": ["zorgaanbieder"]}
    dossier.leg("toestemming_gegeven", -50, velden=toestemming, namens="deelnemer")
    dossier.leg("omklapvoorbereiding_gestart", -6)
    for wie in ("Buurtteam", "Fibu"):
        dossier.leg("professional_bevraagd", -5, velden={"wie": wie})
    dossier.leg("professional_geantwoord", -2, velden={"wie": "Fibu", "instemming": "ja"})
    adres = f"/dossiers/{dossier.nummer}/eigen-huur/"
    noor, bram = als("noor").get(adres), als("bram").get(adres)
    [criterium] = [c for b in noor.context["besluiten"] for c in b.criteria if c.vragen]
    assert [(v.over, v.antwoord) for v in criterium.vragen] == [("Buurtteam", ""), ("Fibu", "Ja")]
    assert len(criterium.bewijs) == 3
    assert "nog geen antwoord" in tekst(noor)
    verborgen = [c for b in bram.context["besluiten"] for c in b.criteria if c.clausules == criterium.clausules]
    assert {c.stand for c in verborgen} == {"niet_gedeeld"}
    assert not any(c.bewijs or c.vragen for c in verborgen)


def test_a_criterion_to_judge_leads_to_its_form_filled_in(db):
    dossier = maak_dossier()
    noor = als("noor")
    wegen = [
        w
        for b in noor.get(f"/dossiers/{dossier.nummer}/eigen-huur/").context["besluiten"]
        for c in b.criteria
        for w in c.wegen
    ]
    [adres, *_] = [w.url for w in wegen if "criterium=" in w.url]
    assert noor.get(adres).context["form"]["veld_criterium"].value() == adres.rpartition("=")[2]
    vreemd = noor.get(adres.rpartition("=")[0] + "=<script>")
    assert not vreemd.context["form"]["veld_criterium"].value()


def test_what_was_agreed_for_afterwards_is_there_for_who_may_see_it_and_its_end_comes_later():
    dossier = maak_dossier()
    dossier.leg("nazorgafspraken_vastgelegd", -1, velden={"einddatum": dag(100)}, motivering="Proef.")
    basis = f"/dossiers/{dossier.nummer}/eigen-huur/"
    assert len(als("noor").get(f"{basis}nazorg/").context["afgesproken"]) == 1
    assert als("bram").get(f"{basis}nazorg/").context["afgesproken"] == []
    for wie, ziet in (("noor", True), ("bram", False)):
        jaren = als(wie).get(f"{basis}later/").context["jaren"]
        assert any(d.dag == dag(100) and d.soort == "gepland" for _jaar, dagen in jaren for d in dagen) is ziet


def test_consent_that_ends_is_told_beforehand_as_what_will_no_longer_be_seen(monkeypatch):
    dossier = maak_dossier()
    velden = {"doelen": ["alles"], "ontvangers": ["woningcorporatie"], "geldig_tot": dag(30)}
    dossier.leg("toestemming_gegeven", -50, velden=velden, namens="deelnemer")
    voor = dossier.beeld(BRAM).categorieen
    later = als("bram").get(f"/dossiers/{dossier.nummer}/eigen-huur/later/").context["jaren"]
    weg = [d for _jaar, dagen in later for d in dagen if d.soort == "toegang"]
    assert [d.dag for d in weg] == [dag(31)]
    straks = datetime.combine(dag(31), time(4), klok.AMSTERDAM)
    monkeypatch.setattr(klok, "nu", lambda: straks)
    weg_ = voor - dossier.beeld(BRAM).categorieen
    assert weg_
    assert len(weg[0].titel.split(";")) == len(weg_)


@pytest.mark.browser
@pytest.mark.parametrize("breedte", [320, SMAL, BREED])
def test_the_page_fits_and_is_accessible(live_server, nieuwe_pagina, breedte):
    dossier = maak_dossier()
    dossier.leg("professional_bevraagd", -5, velden={"wie": "Buurtteam"})
    bladzij = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    bladzij.goto("/kies/")
    bladzij.get_by_role("button", name="Verder als Noor Voorbeeld").click()
    bladzij.wait_for_url(lambda adres: "/kies/" not in adres)
    for deel in ("", "nazorg/", "later/"):
        bladzij.goto(f"/dossiers/{dossier.nummer}/eigen-huur/{deel}")
        assert bladzij.evaluate("document.documentElement.scrollWidth") <= breedte, deel
        assert axe_bevindingen(bladzij) == [], deel


@SETS
def test_the_forms_and_letters_of_the_step_are_on_the_page_and_begin_for_who_fills_them_in(dossier, set_):
    afspraken = dossier.rekenset.afspraken
    stukken = [s for s in (*afspraken.formulieren, *afspraken.brieven) if s.fase in STAPPEN]
    nu = f"/dossiers/{dossier.nummer}/"
    for rol in {een_rol(dossier, naam) for s in stukken for naam in getattr(s, "invuller", ())} - {"deelnemer"}:
        wie = dossier.rol(rol)
        inhoud = pagina(dossier, wie)
        assert all(s.titel in inhoud for s in stukken)
        eigen = [f for f in afspraken.formulieren if f in stukken and rol in f.invuller]
        mag = not opvolgers(dossier.rekenset.naam)
        assert all((f'"{nu}formulieren/begin/{f.id}/"' in inhoud) == mag for f in eigen)
