"""The page of talks, under several sets: plans and what came of them, terms, calendar files, visits, who sees what."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.urls import reverse
from icalendar import Calendar

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import NOOR, als, dag, maak_dossier, tekst
from tests.systeem.hulp_streken import Streekdossier, maak_streekdossier
from waakvlam import klok
from waakvlam.bron.api import bronset, opvolgers, setnamen
from waakvlam.dossiers.api import Vastlegging, leg_vast
from waakvlam.gesprekken.soorten import soorten
from waakvlam.kern.norm import Periodiek, Termijngever
from waakvlam.toegang.api import Lezer

pytestmark = pytest.mark.django_db
MET_PLAN = sorted(s for s in setnamen() if any(k.dagveld for k in soorten(bronset(s).rekenset)))
SMAL, SMALST, BREED = 390, 320, 1400


def adres(dossier: Any) -> str:
    return f"/dossiers/{dossier.nummer}/gesprekken/"


def delen(antwoord: Any) -> dict[str, Any]:
    assert antwoord.status_code == 200
    return {deel.soort.naam: deel for deel in antwoord.context["overzichten"]}


def streekdelen(dossier: Streekdossier, wie: Lezer | None = None) -> dict[str, Any]:
    vraag = {"peildatum": dossier.peildatum.isoformat()} if opvolgers(dossier.rekenset.naam) else {}
    return delen(dossier.als(wie or dossier.opener).get(adres(dossier), vraag))


def plan(dossier: Any, op: date, dagen: int = -5, **wat: Any):
    return dossier.leg("woonevaluatie_gepland", dagen, velden={"datum": op}, **wat)


def agenda_van(antwoord: Any) -> tuple[Calendar, Any]:
    assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    bestand = Calendar.from_ical(antwoord.content)
    [afspraak] = bestand.walk("VEVENT")
    return bestand, afspraak


def test_at_least_three_sets_plan_talks_by_day():
    assert len(MET_PLAN) >= 3


@pytest.mark.parametrize("set_", setnamen())
def test_every_duty_to_hold_a_talk_stands_with_its_talk_when_it_runs(monkeypatch, set_):
    dossier = maak_streekdossier(monkeypatch, set_)
    kent = {naam: soort for soort in soorten(dossier.rekenset) for naam in soort.typen}
    normen = [
        n for n in dossier.rekenset.afspraken.normen
        if isinstance(n, Termijngever) and any(p.type in kent for p in n.vervuld_door)
    ]  # fmt: skip
    assert normen
    gezien = 0
    for norm in normen:
        rol = next(r for r in norm.drager if r != "deelnemer")
        wie = dossier.rol((dossier.rekenset.rollen[rol].groep or [rol])[0])
        dossier.laat_gebeuren(norm.anker if isinstance(norm, Periodiek) else norm.aanleiding, -3)
        getoond = streekdelen(dossier, wie)
        for term in (t for t in dossier.beeld(wie).termijnen if t.norm == norm.id and t.loopt and not t.gemist):
            namen = {kent[p.type].naam for p in norm.vervuld_door if p.type in kent}
            assert all(term.uiterlijk in {t["uiterlijk"] for t in getoond[naam].lopend} for naam in namen), norm.id
            gezien += 1
    assert gezien


@pytest.mark.parametrize("set_", MET_PLAN)
def test_a_planned_talk_stands_on_its_day_until_it_is_held(monkeypatch, set_):
    dossier = maak_streekdossier(monkeypatch, set_)
    soort: Any = next(s for s in soorten(dossier.rekenset) if s.dagveld and s.gehouden.onderwerp)
    dag_ = dossier.peildatum + timedelta(days=9)
    dossier.leg(dossier.opener, soort.gepland.type, -4, velden={soort.dagveld: dag_})
    deel = streekdelen(dossier)[soort.naam]
    assert [(r.plan.stand, r.plan.dag) for r in deel.plannen] == [("komt", dag_)]
    assert deel.gepland_op == dag_
    dossier.leg(dossier.opener, soort.gehouden.type, -1)
    deel = streekdelen(dossier)[soort.naam]
    assert [r.plan.stand for r in deel.plannen] == ["gehouden"]
    assert deel.laatste.op == dossier.peildatum - timedelta(days=1)


@pytest.mark.parametrize("set_", [s for s in MET_PLAN if not opvolgers(s)])
def test_a_planned_talk_is_a_file_for_a_calendar_without_anybody_in_it(monkeypatch, set_):
    dossier = maak_streekdossier(monkeypatch, set_)
    met_dag: list[Any] = [s for s in soorten(dossier.rekenset) if s.dagveld]
    for soort in met_dag:
        dag_ = dossier.peildatum + timedelta(days=9)
        dossier.leg(dossier.opener, soort.gepland.type, -4, velden={soort.dagveld: dag_})
        klant = dossier.als(dossier.opener)
        [regel] = delen(klant.get(adres(dossier)))[soort.naam].plannen
        antwoord = klant.get(regel.agenda_url, {"begin": "14:00", "duur": "90"})
        bestand, afspraak = agenda_van(antwoord)
        assert antwoord["Content-Disposition"] == 'attachment; filename="gesprek.ics"'
        assert afspraak["SUMMARY"] == soort.titel
        assert afspraak.decoded("DTSTART") == datetime.combine(dag_, time(14), klok.AMSTERDAM)
        assert afspraak.decoded("DTEND") - afspraak.decoded("DTSTART") == timedelta(minutes=90)
        assert afspraak["DTSTART"].params["TZID"] == "Europe/Amsterdam"
        assert [z["TZID"] for z in bestand.walk("VTIMEZONE")] == ["Europe/Amsterdam"]
        assert "METHOD" not in bestand
        assert set(afspraak) == {"UID", "SEQUENCE", "DTSTAMP", "SUMMARY", "URL", "CLASS", "DTSTART", "DTEND"}
        assert b"Verzonnen" not in antwoord.content
        _bestand, hele_dag = agenda_van(klant.get(regel.agenda_url, {"begin": "", "duur": "60"}))
        assert (hele_dag.decoded("DTSTART"), hele_dag["UID"]) == (dag_, afspraak["UID"])


def test_a_plan_that_moves_keeps_its_name_in_the_calendar_and_the_old_one_is_gone():
    dossier = maak_dossier()
    klant = als("noor")
    plan(dossier, dag(5), -6, betreft="g1", motivering="Proef.")
    [eerste] = delen(klant.get(adres(dossier)))["woonevaluatie"].plannen
    _b, oud = agenda_van(klant.get(eerste.agenda_url, {"duur": "60"}))
    plan(dossier, dag(12), -2, betreft="g1", motivering="Proef.")
    nieuw, verzet = delen(klant.get(adres(dossier)))["woonevaluatie"].plannen
    assert (nieuw.plan.dag, verzet.plan.stand, verzet.agenda_url) == (dag(12), "verzet", "")
    _b, later = agenda_van(klant.get(nieuw.agenda_url, {"duur": "60"}))
    assert (later["UID"], later["SEQUENCE"]) == (oud["UID"], oud["SEQUENCE"] + 1)
    assert klant.get(eerste.agenda_url).status_code == 404
    feit = next(f for f in dossier.beeld().feiten if f.kenmerk == nieuw.plan.feit.kenmerk)
    beter = Vastlegging(
        feit.type, feit.op, betreft="g1", velden={"datum": dag(13)}, corrigeert=feit.kenmerk, motivering="x"
    )
    leg_vast(NOOR, dossier.nummer, beter, dossier.beeld().stand)
    verbeterd = delen(klant.get(adres(dossier)))["woonevaluatie"].plannen[0]
    _b, best = agenda_van(klant.get(verbeterd.agenda_url, {"duur": "60"}))
    assert (best["UID"], best.decoded("DTSTART")) == (oud["UID"], dag(13))
    assert best["SEQUENCE"] > later["SEQUENCE"]


def test_a_day_that_passed_without_a_talk_says_so_and_another_talk_does_not_end_it():
    dossier = maak_dossier()
    plan(dossier, dag(-2), -6, betreft="g1", motivering="Proef.")
    dossier.leg("woonevaluatie_gehouden", -1, betreft="g2", motivering="Proef.")
    deel = delen(als("noor").get(adres(dossier)))["woonevaluatie"]
    assert [(r.plan.stand, bool(r.agenda_url)) for r in deel.plannen] == [("voorbij", True)]
    assert deel.gepland_op is None


def test_a_time_that_is_none_is_refused_beside_its_field():
    dossier = maak_dossier()
    plan(dossier, dag(5), motivering="Proef.")
    klant = als("noor")
    [regel] = delen(klant.get(adres(dossier)))["woonevaluatie"].plannen
    leeg, fout = klant.get(regel.agenda_url), klant.get(regel.agenda_url, {"begin": "half drie", "duur": "60"})
    assert (leeg.status_code, leeg.context["form"].errors) == (200, {})
    assert (fout.status_code, list(fout.context["form"].errors)) == (422, ["begin"])
    assert "half drie" in tekst(fout)


def test_who_may_not_see_the_plan_sees_no_plan_and_gets_no_file():
    dossier = maak_dossier()
    plan(dossier, dag(5), motivering="Proef.")
    [regel] = delen(als("noor").get(adres(dossier)))["woonevaluatie"].plannen
    for wie in ("yara", "idris"):
        klant = als(wie)
        antwoord = klant.get(adres(dossier))
        assert antwoord.status_code == 404 or not delen(antwoord)["woonevaluatie"].plannen
        assert klant.get(regel.agenda_url, {"duur": "60"}).status_code == 404


def test_the_page_leads_to_the_form_of_the_set_and_to_the_fact():
    dossier = maak_dossier()
    deel = delen(als("noor").get(adres(dossier)))["woonevaluatie"]
    vast = {
        reverse("dossierblad:leg_vast", args=[dossier.nummer, f"woonevaluatie_{wat}"])
        for wat in ("gepland", "gehouden")
    }
    assert {url for _titel, url in deel.acties} == vast
    begin = {f.begin_url for f in deel.formulieren}
    assert begin == {reverse("formulieren:begin", args=[dossier.nummer, "woonevaluatie"])}
    assert als("noor").post(begin.pop()).status_code == 302
    assert not any(f.begin_url for f in delen(als("yara").get(adres(dossier)))["woonevaluatie"].formulieren)


def bezoek(dossier: Any, dagen: int, *, gezien: bool | None = None, oorzaak: str = "") -> None:
    wat = "niet_doorgegaan" if oorzaak else "gehouden"
    velden = {"oorzaak": oorzaak} if oorzaak else {} if gezien is None else {"alle_ruimten_gezien": gezien}
    dossier.leg(f"huisbezoek_{wat}", dagen, velden=velden, motivering="Proef.")


def test_missed_visits_add_up_since_the_last_one_with_what_follows_by_the_set():
    dossier = maak_dossier()
    bezoek(dossier, -40, gezien=True)
    bezoek(dossier, -30, oorzaak="deelnemer")
    bezoek(dossier, -20, gezien=False)
    for dagen, oorzaak in ((-9, "deelnemer"), (-6, "deelnemer"), (-3, "overmacht")):
        bezoek(dossier, dagen, oorzaak=oorzaak)
    dossier.leg("toegang_geweigerd", -2)
    deel = delen(als("noor").get(adres(dossier)))["huisbezoek"]
    assert deel.opbouw.sinds.op == dag(-20)
    assert [(o.casefold(), n) for o, n in deel.opbouw.keren] == [("deelnemer", 2), ("overmacht", 1)]
    assert [f.type for f in deel.opbouw.feiten] == [*["huisbezoek_niet_doorgegaan"] * 3, "toegang_geweigerd"]
    assert [feit.op for _titel, feit in deel.opbouw.gezien] == [dag(-40)]
    van_set = {n.gevolg for n in bronset("amsterdam-2026").rekenset.afspraken.normen if "huisbezoek" in str(n)}
    assert {g.gevolg for g in deel.gevolgen} == {gevolg for gevolg in van_set if gevolg}
    assert "AMS26-6.33" in {t.criterium.clausule for t in deel.telt}


def test_who_may_not_see_the_care_sees_no_visit():
    dossier = maak_dossier()
    bezoek(dossier, -9, oorzaak="deelnemer")
    deel = delen(als("yara").get(adres(dossier)))["huisbezoek"]
    assert (deel.opbouw.keren, deel.opbouw.feiten, deel.geweest) == ([], [], [])


@pytest.mark.django_db(transaction=True)
def test_in_a_real_browser_a_talk_is_planned_and_its_day_stands_on_a_clean_page(live_server, nieuwe_pagina):
    dossier = maak_dossier()
    bezoek(dossier, -3, oorzaak="deelnemer")
    for breedte in (BREED, SMAL, SMALST):
        pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
        pagina.goto("/kies/")
        with pagina.expect_navigation():
            pagina.locator("form:has(input[name=persona][value=noor]) button").first.click()
        if breedte == BREED:
            pagina.goto(adres(dossier))
            with pagina.expect_navigation():
                pagina.get_by_role("link", name="Leg vast: Woonevaluatie gepland").click()
            pagina.locator("[name=veld_datum]").fill(dag(8).isoformat())
            with pagina.expect_navigation():
                pagina.get_by_role("button", name="Leg vast").click()
        pagina.goto(adres(dossier))
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
        assert axe_bevindingen(pagina) == []
        with pagina.expect_navigation():
            pagina.get_by_role("link", name="Zet in uw agenda").click()
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
        assert axe_bevindingen(pagina) == []
