"""Erasing: what goes, what stays and why; that it stays gone; and that the chain and the figures do not notice."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integratie.conftest import CORPORATIE, GEGEVENS, VANDAAG, ZORG, Proefdossier
from waakvlam.cli.wis import toon_plan
from waakvlam.dossiers import wislijst
from waakvlam.dossiers.api import (
    Wislijstfout,
    begin_concept,
    bekijk_wissen,
    concepten,
    controleer_keten,
    open_dossier,
    pas_wislijst_toe,
    tellingen,
    wis,
    wisvoorstellen,
)
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Dossier, Dossiersleutel, Gebeurtenis, Termijn, Uitgaand, Wissing
from waakvlam.dossiers.opgeslagen import lees
from waakvlam.logboek.api import INSTALLATIE
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

TEKST = "Zeer-Herkenbare-Tekst"
MELDER, KIND = "zorg-a/zorg_geleverd/melder", "zorg-a/zorg_geleverd/kind"
LATER = date(2042, 1, 1)


@pytest.fixture(autouse=True)
def lijst(tmp_path, settings):
    settings.WAAKVLAM_WISLIJST = str(tmp_path / "wislijst")
    return tmp_path / "wislijst"


@pytest.fixture
def gevuld(dossier):
    """A dossier with something about each person, and of two organisations."""
    for betrokkene in ("deelnemer", "melder", "kind"):
        dossier.leg("notitie_gemaakt", velden={"tekst": f"{TEKST} {betrokkene}"}, betrokkene=betrokkene)
    dossier.leg("woning_aangeboden", VANDAAG, CORPORATIE, betreft="w1", motivering=TEKST)
    return dossier


@pytest.fixture
def gesloten(gevuld):
    gevuld.leg("dossier_gesloten", velden={"reden": TEKST})
    return gevuld


def blijft(plan):
    return {o.vak: o for o in plan.vakken if not o.weg}


def teksten(dossier):
    return [str(waarde) for feit in dossier.beeld().feiten for _, _, waarde in feit.velden]


def cijfers():
    return list(Gebeurtenis.objects.order_by("pk").values_list("type", "op", "organisatie", "hash"))


def test_while_a_term_runs_a_closed_term_has_not_passed_and_it_says_until_when(gesloten, tijd):
    plan = wis(gesloten.nummer, "termijn", INSTALLATIE)
    assert plan.weg == frozenset()
    tot = {vak: oordeel.tot for vak, oordeel in blijft(plan).items()}
    assert tot[MELDER] == date(2028, 3, 16)
    assert tot["zorg-a/zorg_geleverd/deelnemer"] == date(2041, 3, 16)
    assert tot["woon-a/woninginformatie/deelnemer"] == date(2028, 3, 16)
    assert tot["gegevens"] == date(2041, 3, 16)
    assert not Wissing.objects.exists()


def test_each_person_and_organisation_goes_in_its_own_time(gesloten, tijd):
    voor = cijfers()
    tijd.dag = date(2028, 3, 16)
    plan = wis(gesloten.nummer, "termijn", INSTALLATIE)
    assert plan.weg == {MELDER, KIND, "woon-a/woninginformatie/deelnemer"}
    assert [tekst for tekst in teksten(gesloten) if TEKST in tekst] == [f"{TEKST} deelnemer", TEKST]
    assert gesloten.beeld().naam == GEGEVENS.naam
    assert [feit.wisgrond for feit in gesloten.beeld().feiten if feit.gewist_op] == ["termijn"] * 3
    tijd.dag = LATER
    assert wis(gesloten.nummer, "termijn", INSTALLATIE).alles
    assert cijfers() == voor
    assert controleer_keten() is None


def test_the_last_day_before_the_term_keeps_and_the_day_itself_does_not(gesloten, tijd):
    tijd.dag = date(2028, 3, 15)
    assert not bekijk_wissen(gesloten.nummer, "termijn").weg
    tijd.dag = date(2028, 3, 16)
    assert bekijk_wissen(gesloten.nummer, "termijn").weg


def test_a_dossier_that_was_erased_does_not_exist_any_more(gesloten, tijd):
    tijd.dag = LATER
    wis(gesloten.nummer, "termijn", INSTALLATIE)
    with pytest.raises(NietGevonden):
        gesloten.beeld()
    with pytest.raises(NietGevonden):
        wis(gesloten.nummer, "termijn", INSTALLATIE)
    assert set(tellingen(ZORG).values()) == {0}
    assert not Termijn.objects.exists()
    assert not Uitgaand.objects.exists()
    assert Dossier.objects.get().gegevens is None
    assert not Dossiersleutel.objects.filter(verpakt__isnull=False).exists()


def test_the_act_is_on_record_and_in_the_log(gesloten, tijd):
    tijd.dag = date(2028, 3, 16)
    wis(gesloten.nummer, "termijn", INSTALLATIE)
    wissing = Wissing.objects.get()
    assert (wissing.nummer, wissing.grond, wissing.account) == (gesloten.nummer, "termijn", "installatie")
    assert set(wissing.vakken) == {MELDER, KIND, "woon-a/woninginformatie/deelnemer"}
    assert "zorg-a/zorg_geleverd/deelnemer" in {rij["vak"] for rij in wissing.bleef}
    assert all(rij["waarom"] for rij in wissing.bleef)
    assert Verwerkingsregel.objects.filter(handeling="wissen", betrokkene=gesloten.nummer).count() == 1


def test_a_granted_request_goes_before_the_term_where_the_law_lets_it(gesloten):
    plan = wis(gesloten.nummer, "verzoek", INSTALLATIE)
    assert plan.alles
    assert controleer_keten() is None


def test_a_legal_duty_to_keep_goes_before_a_request(gesloten, maak_dossier):
    betaald = maak_dossier()
    betaald.leg("huur_ontvangen", velden={"maand": "2026-02", "op_tijd": True})
    betaald.leg("dossier_gesloten", velden={"reden": "klaar"})
    plan = wis(betaald.nummer, "verzoek", INSTALLATIE)
    assert set(blijft(plan)) == {"gegevens", "zorg-a/huurbetaling/deelnemer"}
    assert blijft(plan)["zorg-a/huurbetaling/deelnemer"].bron.startswith("Algemene wet inzake rijksbelastingen")
    assert betaald.beeld().naam == GEGEVENS.naam


def test_who_decides_for_one_organisation_takes_only_what_that_recorded(gesloten, tijd):
    tijd.dag = LATER
    van = {vak.split("/")[0] for vak in bekijk_wissen(gesloten.nummer, "termijn").weg if "/" in vak}
    assert {"zorg-a", "woon-a"} <= van
    plan = wis(gesloten.nummer, "termijn", INSTALLATIE, organisatie="woon-a")
    assert {vak.split("/")[0] for vak in plan.weg} == {"woon-a"}
    assert "is van een andere organisatie" in {o.waarom for o in plan.vakken if o.vak.startswith("zorg-a/")}


def test_a_request_of_a_reporter_takes_only_what_is_about_the_reporter(gevuld):
    plan = wis(gevuld.nummer, "verzoek", INSTALLATIE, ["melder"])
    assert plan.weg == {MELDER}
    assert [feit.wisgrond for feit in gevuld.beeld().feiten if feit.gewist_op] == ["verzoek"]


def test_nothing_goes_while_a_file_or_an_objection_is_open(gesloten, tijd, maak_dossier):
    ander = maak_dossier()
    ander.leg("bezwaar_gedaan", namens="deelnemer")
    ander.leg("dossier_gesloten", velden={"reden": "klaar"})
    tijd.dag = LATER
    plan = wis(ander.nummer, "termijn", INSTALLATIE)
    assert {o.waarom for o in plan.vakken} == {"er loopt nog een bezwaar"}


def test_what_a_running_duty_is_reckoned_from_stays(dossier):
    dossier.leg("wooneisen_vastgelegd", velden={"motivering": TEKST})
    dossier.leg("woning_aangeboden", VANDAAG, CORPORATIE, betreft="w1")
    uitstel = {"clausule": "PRF26-1.01", "nieuwe_datum": date(2026, 3, 25), "reden": TEKST}
    dossier.leg("uitstel_afgesproken", velden=uitstel)
    voor = {t.sleutel: (t.status, t.uiterlijk) for t in dossier.beeld().termijnen}
    assert ("open", date(2026, 3, 25)) in voor.values()
    plan = wis(dossier.nummer, "verzoek", INSTALLATIE)
    assert {t.sleutel: (t.status, t.uiterlijk) for t in dossier.beeld().termijnen} == voor
    assert plan.weg == {"zorg-a/wooneisen/deelnemer", "woon-a/woninginformatie/deelnemer"}
    assert blijft(plan)["zorg-a/trajectstatus/deelnemer"].waarom == "een plicht die nu loopt, rekent hiermee"


def test_a_dossier_in_which_a_term_runs_is_not_erased_as_a_whole(dossier):
    dossier.leg("hulpbehoefte_vastgelegd")
    plan = wis(dossier.nummer, "verzoek", INSTALLATIE)
    assert set(blijft(plan)) == {"gegevens", "zorg-a/organisatiegegevens/deelnemer"}
    assert blijft(plan)["gegevens"].waarom == "er loopt nog een termijn"


def oude_sleutels():
    return list(Dossiersleutel.objects.values("pk", "verpakt", "vernietigd_op"))


def zet_terug(rijen):
    """As an older back-up would: the keys are back."""
    for rij in rijen:
        Dossiersleutel.objects.filter(pk=rij["pk"]).update(verpakt=rij["verpakt"], vernietigd_op=None)


def test_an_older_backup_is_unreadable_again(gesloten, tijd):
    sleutels, gegevens = oude_sleutels(), Dossier.objects.get().gegevens
    tijd.dag = LATER
    wis(gesloten.nummer, "termijn", INSTALLATIE)
    Wissing.objects.all()
    zet_terug(sleutels)
    Dossier.objects.update(gegevens=gegevens, gewist_op=None)
    assert gesloten_is_leesbaar(gesloten)
    assert pas_wislijst_toe() == 1
    assert not gesloten_is_leesbaar(gesloten)
    assert not Dossiersleutel.objects.filter(verpakt__isnull=False).exists()
    assert pas_wislijst_toe() == 0


def gesloten_is_leesbaar(dossier):
    try:
        with werkdeur():
            return any(TEKST in str(r.velden) for r in lees(dossier.nummer).records)
    except NietGevonden:
        return False


def test_what_was_recorded_after_an_erasure_is_not_taken_by_the_list(gevuld):
    wis(gevuld.nummer, "verzoek", INSTALLATIE, ["kind"])
    gevuld.leg("notitie_gemaakt", velden={"tekst": "Nieuw"}, betrokkene="kind")
    assert pas_wislijst_toe() == 0
    assert teksten(gevuld)[-1] == "Nieuw"


def test_a_changed_line_of_the_list_is_refused_and_a_half_one_is_no_erasure(gevuld, lijst):
    wis(gevuld.nummer, "verzoek", INSTALLATIE, ["kind"])
    heel = lijst.read_bytes()
    lijst.write_bytes(heel + b"half een reg")
    assert len(wislijst.lees_wislijst()) == 1
    wis(gevuld.nummer, "verzoek", INSTALLATIE, ["melder"])
    assert len(wislijst.lees_wislijst()) == 2
    lijst.write_bytes(heel.replace(b"kind", b"mens"))
    with pytest.raises(Wislijstfout, match="regel 1"):
        pas_wislijst_toe()


def test_the_list_names_nobody(gevuld, lijst):
    wis(gevuld.nummer, "verzoek", INSTALLATIE, ["kind", "melder"])
    assert TEKST.encode() not in lijst.read_bytes()
    assert b"Dirk" not in lijst.read_bytes()


def test_a_proposal_counts_and_erases_nothing(gesloten, maak_dossier, tijd):
    maak_dossier()
    assert wisvoorstellen(VANDAAG) == []
    [voorstel] = wisvoorstellen(date(2028, 3, 16))
    assert (voorstel.nummer, voorstel.vakken, voorstel.alles) == (gesloten.nummer, 3, False)
    assert wisvoorstellen(LATER)[0].alles
    assert not Wissing.objects.exists()


STAP = st.sampled_from(["deelnemer", "melder", "huisgenoot", "kind", "wis melder", "wis kind", "wis huisgenoot"])


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(stappen=st.lists(STAP, max_size=8))
def test_whatever_is_recorded_and_erased_the_chain_verifies(db, stappen):
    dossier = Proefdossier(open_dossier(ZORG, GEGEVENS, "proef-2026", op=date(2026, 1, 5)))
    for stap in stappen:
        if stap.startswith("wis "):
            wis(dossier.nummer, "verzoek", INSTALLATIE, [stap.removeprefix("wis ")])
            assert not any(f"[{stap.removeprefix('wis ')}]" in tekst for tekst in teksten(dossier))
        else:
            dossier.leg("notitie_gemaakt", velden={"tekst": f"[{stap}]"}, betrokkene=stap)
        assert controleer_keten(dossier.nummer) is None


@pytest.mark.django_db(transaction=True)
def test_the_bytes_of_a_destroyed_key_leave_the_disk(transactional_db, gesloten, tijd):
    sleutels = [bytes(s) for s in Dossiersleutel.objects.values_list("verpakt", flat=True) if s]
    tijd.dag = LATER
    assert wis(gesloten.nummer, "termijn", INSTALLATIE).alles
    for ruw in ruwe_bestanden():
        assert [sleutel for sleutel in sleutels if sleutel in ruw] == []
        assert [woord for woord in (TEKST, "Dirk", "Verzonnen") if woord.encode() in ruw] == []


def ruwe_bestanden():
    """The database as it lies on disk: the files of SQLite, the pages of the table of keys on PostgreSQL."""
    if connection.vendor == "sqlite":
        bestand = Path(str(connection.settings_dict["NAME"]))
        return [pad.read_bytes() for pad in bestand.parent.glob(f"{bestand.name}*")]
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT pg_read_binary_file(pg_relation_filepath('dossiers_dossiersleutel'))")
        return [bytes(rij[0]) for rij in cursor.fetchall()]


def test_every_draft_goes_with_a_part_and_trial_and_erasure_say_so(gevuld, capsys):
    begin_concept(ZORG, gevuld.nummer, "formulier", "proef", {"doel": TEKST}, {"begeleidingsplan"})
    toon_plan(bekijk_wissen(gevuld.nummer, "verzoek", ["melder"]), proef=True)
    assert len(concepten(ZORG, gevuld.nummer)) == 1
    plan = wis(gevuld.nummer, "verzoek", INSTALLATIE, ["melder"])
    toon_plan(plan, proef=False)
    assert plan.weg == {MELDER}
    assert concepten(ZORG, gevuld.nummer) == ()
    gezegd = capsys.readouterr().out
    assert gezegd.count("weg    concepten van formulieren en brieven (1): ") == 2
    assert "Proef: 1 van 8 vakken en 1 concept zouden weg gaan." in gezegd
    assert "\n1 van 8 vakken en 1 concept gewist." in gezegd
