"""An organisation leaves: what holds it back, what it takes along, what ends, what stays, and what others see of it."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore

from tests.hulp.afspraken import PROEF
from tests.integratie.conftest import (
    ANDERE_CORPORATIE,
    ANDERE_ZORG,
    CORPORATIE,
    GEGEVENS,
    VANDAAG,
    ZORG,
    Proefdossier,
)
from tests.integratie.test_bijlagen import voeg
from waakvlam import klok
from waakvlam.dossiers.api import (
    Geweigerd,
    MoetNogOver,
    Ongeldig,
    Vastlegging,
    beeindig_partij,
    begin_concept,
    controleer_keten,
    eigen_vertrekregels,
    leg_vast,
    neem_mee,
    open_dossier,
    tellingen,
    vertrekregels,
    zoek,
)
from waakvlam.dossiers.models import Behandelaar, Concept, Dossiersleutel, Gebeurtenis, Partij
from waakvlam.logboek.api import INSTALLATIE
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.organisaties import api as organisaties
from waakvlam.toegang.api import Lezer, NietGevonden, lezers_van_account
from waakvlam.toegang.models import Toegangsregel
from waakvlam.toegang.ondersteuning import maak_ondersteuner, overzicht, verleen
from waakvlam.toegang.uitnodigen import Gevraagd, aanvaard, hash_van, nodig_uit, open_in
from waakvlam.vertrek.api import Vertrekfout, kijk_na, maak_plan, schrijf_uitvoer, voer_uit

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

REGIO, ROL = "Proef", "woningcorporatie"
REDEN = "stopt_met_deelname"
GEHEIM = "Alleen-Voor-De-Zorg"
OPVOLGER = {"organisatie": "woon-b", "rol": ROL}
WOON_A = {"organisatie": "woon-a", "rol": ROL}
CHEF = Lezer("chef", "Chef Test", "woon-a", "Woon A", ROL, "beheerder", REGIO, "beheerder")


@pytest.fixture(autouse=True)
def plek(tmp_path, settings):
    settings.DATA = tmp_path
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "quarantaine")
    settings.WAAKVLAM_WISLIJST = str(tmp_path / "wislijst")


@pytest.fixture
def woon_a(db):
    """Two housing corporations and a provider; the first has someone in service, a team and a contact point."""
    for naam, rol in (("Woon A", ROL), ("Woon B", ROL), ("Zorg A", "zorgaanbieder")):
        organisaties.richt_op(naam, [(rol, REGIO)])
    organisaties.maak_account("cora@woon.example", "Cora Test", "cora")
    organisaties.neem_op("cora", "woon-a", ROL, REGIO, team=organisaties.maak_team("woon-a", "Noord").id)
    punt = organisaties.Contactgegevens("algemeen", REGIO, telefoon="020 000 00 00")
    organisaties.bewaar_contactpunt("woon-a", "cora", punt)
    return "woon-a"


@pytest.fixture
def gedeeld(woon_a, dossier):
    """A dossier of both, with what the corporation may see and what it may not."""
    dossier.toestemming()
    dossier.leg("wooneisen_vastgelegd", velden={"motivering": "Gelijkvloers-Graag"})
    dossier.leg("begeleidingsplan_vastgesteld", motivering=GEHEIM)
    dossier.leg("notitie_gemaakt", velden={"tekst": GEHEIM})
    return dossier


@pytest.fixture
def overgedragen(gedeeld):
    gedeeld.leg("betrokkene_toegevoegd", velden=OPVOLGER)
    return gedeeld


def partijen(dossier: Proefdossier) -> set[tuple[str, date | None]]:
    return set(Partij.objects.filter(dossier__nummer=dossier.nummer).values_list("organisatie", "tot"))


def teksten(map_: Path) -> str:
    return "\n".join(pad.read_text("utf-8", "replace") for pad in map_.rglob("*") if pad.is_file())


# what holds it back


def test_an_open_dossier_without_a_successor_holds_it_back_and_the_trial_says_who_can_mend_it(gedeeld):
    [regel] = maak_plan("woon-a").tegen
    assert (regel.nummer, regel.rol, regel.stand) == (gedeeld.nummer, ROL, "loopt")
    assert (regel.plichten_van, regel.plichten_jegens) == (1, 0)
    assert regel.kunnen_toevoegen == (("zorg-a", "zorgaanbieder"),)
    with pytest.raises(Vertrekfout, match=f"{gedeeld.nummer}.*--proef"):
        voer_uit("woon-a", REDEN, None)
    assert not organisaties.is_gesloten("woon-a")
    assert organisaties.lidmaatschappen_van("cora")
    assert partijen(gedeeld) == {("zorg-a", None), ("woon-a", None)}


@pytest.mark.parametrize(
    ("stap", "stand"),
    [
        (("betrokkene_toegevoegd", OPVOLGER), "opvolger"),
        (("dossier_gesloten", {"reden": "Verhuisd."}), "gesloten"),
        (("betrokkene_verwijderd", WOON_A), None),
    ],
)
def test_a_successor_an_end_or_a_closed_dossier_lets_it_go(gedeeld, stap, stand):
    gedeeld.leg(stap[0], velden=stap[1])
    assert [r.stand for r in vertrekregels("woon-a")] == ([stand] if stand else [])
    assert maak_plan("woon-a").tegen == ()
    voer_uit("woon-a", REDEN, None)
    assert ("woon-a", VANDAAG) in partijen(gedeeld)


def test_a_closing_that_was_withdrawn_does_not_let_it_go(gedeeld):
    gesloten = gedeeld.leg("dossier_gesloten", velden={"reden": "Verhuisd."})
    gedeeld.leg("dossier_gesloten", vervalt=gesloten.kenmerk)
    assert [r.stand for r in vertrekregels("woon-a")] == ["loopt"]


def test_a_successor_that_is_to_come_is_none_yet(gedeeld):
    gedeeld.leg("betrokkene_toegevoegd", velden={**OPVOLGER, "vanaf": VANDAAG + timedelta(days=1)})
    assert [r.stand for r in vertrekregels("woon-a")] == ["loopt"]


def test_the_own_administrator_sees_the_same_and_a_colleague_nothing(gedeeld):
    assert eigen_vertrekregels(CHEF) == vertrekregels("woon-a")
    with pytest.raises(NietGevonden):
        eigen_vertrekregels(CORPORATIE)
    regel = Verwerkingsregel.objects.get(pad="dossiers.vertrek", account="chef")
    assert (regel.betrokkene, regel.handeling) == (gedeeld.nummer, "lijst")


# what ends


def test_nobody_comes_in_for_it_any_more_and_it_cannot_be_chosen_or_invited_to(overgedragen):
    _, geheim = nodig_uit(Gevraagd("woon-a", "nieuw@woon.example", "Nieuw", ROL, REGIO), "cora")
    voer_uit("woon-a", REDEN, None)
    assert not organisaties.lidmaatschappen_van("cora")
    assert not lezers_van_account("cora")
    assert not open_in("woon-a")
    nieuw = get_user_model().objects.maak("nieuw@woon.example", "Nieuw")
    for poging in (
        lambda: aanvaard(hash_van(geheim), nieuw),
        lambda: nodig_uit(Gevraagd("woon-a", "weer@woon.example", "Weer", ROL, REGIO), "cora"),
        lambda: organisaties.neem_op("cora", "woon-a", ROL, REGIO),
        lambda: organisaties.geef_rol("woon-a", "zorgaanbieder", REGIO),
    ):
        with pytest.raises(organisaties.Organisatiefout):
            poging()
    assert "woon-a" not in organisaties.organisaties(ook_gesloten=False)
    assert {r.sleutel for r in organisaties.organisaties_in(REGIO)} == {"woon-b", "zorg-a"}
    assert not organisaties.contactpunten(REGIO)
    assert not organisaties.teams_van("woon-a")
    assert organisaties.organisaties()["woon-a"] == "Woon A"
    assert Toegangsregel.objects.get(soort="organisatie_gesloten").bijzonderheid == REDEN


def test_sessions_and_support_end_that_minute_but_not_those_of_who_works_elsewhere_too(overgedragen):
    organisaties.maak_account("ook@woon.example", "Ook Test", "ook")
    for waar in ("woon-a", "woon-b"):
        organisaties.neem_op("ook", waar, ROL, REGIO)
    sessies = {}
    for account in get_user_model().objects.filter(kenmerk__in=("cora", "ook")):
        sessie = SessionStore()
        sessie[SESSION_KEY] = str(account.pk)
        sessie.save()
        sessies[account.kenmerk] = sessie.session_key
    verleen(CHEF, maak_ondersteuner("hulp@onderhoud.example", "Hulp Test"), "storing", 4)
    einde = voer_uit("woon-a", REDEN, None).einde
    assert (einde.ondersteuningen, einde.sluiting.leden) == (1, ("cora", "ook"))
    assert {wie for wie, naam in sessies.items() if SessionStore().exists(str(naam))} == {"ook"}
    assert not any(regel.loopt for regel in overzicht("woon-a"))


def test_it_sees_nothing_by_any_path_and_opens_nothing(overgedragen):
    assert any(tellingen(CORPORATIE).values())
    voer_uit("woon-a", REDEN, None)
    for poging in (
        lambda: overgedragen.beeld(CORPORATIE),
        lambda: neem_mee(CORPORATIE, overgedragen.nummer),
        lambda: leg_vast(CORPORATIE, overgedragen.nummer, Vastlegging("notitie_gemaakt", VANDAAG), ""),
    ):
        with pytest.raises(NietGevonden):
            poging()
    assert not any(tellingen(CORPORATIE).values())
    assert not zoek(CORPORATIE, "Verzonnen").rijen
    assert eigen_vertrekregels(CHEF) == ()
    weg = Lezer("zora", "Zora", "woon-a", "Woon A", "zorgaanbieder")
    with pytest.raises(Geweigerd):
        open_dossier(weg, GEGEVENS, PROEF)


def test_each_dossier_says_that_it_left_by_whom_and_why_and_others_see_the_same_as_before(overgedragen, tijd):
    andere = Proefdossier(overgedragen.nummer)
    voor = {lezer.account: andere.beeld(lezer) for lezer in (ZORG, ANDERE_CORPORATIE)}
    tijd.dag = VANDAAG + timedelta(days=1)
    zonder = {lezer.account: andere.beeld(lezer) for lezer in (ZORG, ANDERE_CORPORATIE)}
    voer_uit("woon-a", REDEN, None)
    for lezer in (ZORG, ANDERE_CORPORATIE):
        na = andere.beeld(lezer)
        assert na.feiten[:-1] == zonder[lezer.account].feiten == voor[lezer.account].feiten
        assert na.termijnen == zonder[lezer.account].termijnen
        assert na.categorieen == voor[lezer.account].categorieen
        assert set(voor[lezer.account].partijen) - set(na.partijen) == {("woon-a", ROL)}
        einde = na.feiten[-1]
        assert (einde.type, einde.op, einde.door) == ("betrokkene_verwijderd", tijd.dag, ROL)
        assert (einde.organisatie, einde.rol, einde.account) == ("installatie",) * 3
        assert einde.velden[-1][2] == organisaties.REDENEN[REDEN]
    assert controleer_keten(overgedragen.nummer) is None


def test_its_people_work_on_nothing_any_more_and_a_day_on_which_it_came_ends_too(woon_a, maak_dossier):
    dossier = maak_dossier()
    dossier.leg("betrokkene_toegevoegd", VANDAAG, tijd=klok.nu().time().replace(hour=9), velden=WOON_A)
    dossier.leg("betrokkene_toegevoegd", VANDAAG, velden=OPVOLGER)
    rij = Partij.objects.get(organisatie="woon-a")
    Behandelaar.objects.create(
        dossier_id=rij.dossier_id, organisatie="woon-a", rol=ROL, account="cora", vanaf=klok.nu()
    )
    begin_concept(CORPORATIE, dossier.nummer, "brief", "aanbod", {}, [])
    voer_uit("woon-a", REDEN, None)
    assert ("woon-a", VANDAAG) in partijen(dossier)
    assert not Concept.objects.exists()
    assert not Behandelaar.objects.filter(tot=None).exists()


def test_it_becomes_no_party_any_more_but_that_it_was_one_can_still_be_written_down(overgedragen, tijd):
    voer_uit("woon-a", REDEN, None)
    with pytest.raises(Ongeldig) as fout:
        overgedragen.leg("betrokkene_toegevoegd", velden=WOON_A)
    assert list(fout.value.fouten) == ["organisatie"]
    with pytest.raises(Ongeldig):
        overgedragen.leg("betrokkene_toegevoegd", date(2026, 1, 8), velden={**WOON_A, "vanaf": VANDAAG})
    eerder = {"organisatie": "Woon A", "rol": "mzwo"}
    assert overgedragen.leg("betrokkene_toegevoegd", date(2026, 1, 8), velden=eerder).kenmerk


def test_again_it_does_nothing_more_and_an_unknown_name_or_reason_is_refused(overgedragen):
    voer_uit("woon-a", REDEN, None)
    feiten = Gebeurtenis.objects.count()
    nog_eens = voer_uit("woon-a", "opgeheven", None)
    assert (nog_eens.beeindigd, nog_eens.einde.sluiting.leden, Gebeurtenis.objects.count()) == (0, (), feiten)
    weg = organisaties.organisatie("woon-a")
    assert weg is not None
    assert weg.gesloten_om == REDEN
    assert Toegangsregel.objects.filter(soort="organisatie_gesloten").count() == 1
    for sleutel, reden in (("niemand", REDEN), ("woon-b", "zomaar")):
        with pytest.raises(Vertrekfout):
            voer_uit(sleutel, reden, None)


def test_a_dossier_that_lost_its_successor_meanwhile_is_left_alone_and_told_about(overgedragen):
    organisaties.sluit("woon-a", REDEN)
    overgedragen.leg("betrokkene_verwijderd", velden=OPVOLGER)
    with pytest.raises(MoetNogOver):
        beeindig_partij(overgedragen.nummer, "woon-a", INSTALLATIE, REDEN)
    assert voer_uit("woon-a", REDEN, None).blijft_partij == (overgedragen.nummer,)
    overgedragen.leg("betrokkene_toegevoegd", velden={**OPVOLGER, "organisatie": "woon-c"})
    uitkomst = voer_uit("woon-a", REDEN, None)
    assert (uitkomst.beeindigd, uitkomst.blijft_partij) == (1, ())


# what stays


def test_what_no_one_has_to_keep_goes_and_what_stays_says_until_when_and_why(overgedragen, tijd):
    overgedragen.leg("woning_aangeboden", VANDAAG, CORPORATIE, betreft="w1")
    overgedragen.leg("dossier_gesloten", velden={"reden": "Verhuisd."})
    [blijft] = voer_uit("woon-a", REDEN, None).bewaringen
    assert (blijft.weg, blijft.vakken, blijft.laatst) == (False, 1, date(2028, 3, 16))
    assert blijft.waarom.startswith("2 jaar: ")
    assert "AVG" in blijft.bron
    tijd.dag = date(2028, 3, 16)
    assert voer_uit("woon-a", REDEN, None).gewist == 1
    sleutels = dict(Dossiersleutel.objects.values_list("vak", "vernietigd_op"))
    weg = {vak for vak, op in sleutels.items() if op is not None}
    assert weg == {"woon-a/woninginformatie/deelnemer"}
    assert controleer_keten(overgedragen.nummer) is None


# what it takes along


def test_it_takes_along_what_its_role_sees_and_no_word_of_what_it_may_not_see(overgedragen, tmp_path):
    voeg(overgedragen, CORPORATIE, "woninginformatie", b"De sleutel ligt klaar.", "sleutel.txt")
    voeg(overgedragen, ZORG, "zorg_geleverd", GEHEIM.encode(), "zorg.txt")
    begin_concept(CORPORATIE, overgedragen.nummer, "brief", "aanbod", {"aanhef": "Half-Geschreven"}, [])
    doel = tmp_path / "mee"
    uitvoer = schrijf_uitvoer("woon-a", doel)
    assert (uitvoer.organisatie, uitvoer.dossiers, uitvoer.bijlagen, uitvoer.gemist) == ("woon-a", 1, 1, ())
    alles = teksten(doel)
    assert GEHEIM not in alles
    assert all(
        woord in alles
        for woord in ("De sleutel ligt klaar.", "Half-Geschreven", "Gelijkvloers-Graag", "Dirk Verzonnen", "Noord")
    )
    gelezen = json.loads((doel / f"dossiers/{overgedragen.nummer}.{ROL}.json").read_text("utf-8"))
    beeld = overgedragen.beeld(CORPORATIE)
    assert [feit["kenmerk"] for feit in gelezen["feiten"]] == [feit.kenmerk for feit in beeld.feiten]
    assert gelezen["soorten_gegevens"] == sorted(beeld.categorieen)
    assert {len(gelezen["termijnen"]), len(gelezen["besluiten"])} == {len(beeld.termijnen), len(beeld.besluiten)}
    assert {pad.stat().st_mode & 0o777 for pad in doel.rglob("*") if pad.is_file()} == {0o600}
    assert {pad.stat().st_mode & 0o777 for pad in (doel, *doel.rglob("*")) if pad.is_dir()} == {0o700}


def test_the_log_says_what_went_along_of_whom(overgedragen, tmp_path):
    schrijf_uitvoer("woon-a", tmp_path / "mee")
    regels = Verwerkingsregel.objects.filter(handeling="uitvoeren")
    van_dossier = regels.filter(pad="dossiers.vertrek_meenemen", organisatie="woon-a", betrokkene=overgedragen.nummer)
    assert "wooneisen" in " ".join(van_dossier.values_list("categorieen", flat=True))
    assert regels.get(pad="vertrek.uitvoer").betrokkene == "cora"


def test_an_export_that_was_changed_or_is_of_another_or_of_before_is_refused(overgedragen, tmp_path):
    doel, van_b = tmp_path / "mee", tmp_path / "van-b"
    schrijf_uitvoer("woon-a", doel)
    schrijf_uitvoer("woon-b", van_b)
    with pytest.raises(Vertrekfout, match="woon-b"):
        voer_uit("woon-a", REDEN, van_b)
    with pytest.raises(Vertrekfout, match="bestaat al"):
        schrijf_uitvoer("woon-a", doel)
    (van_b / "erbij.txt").write_text("erbij")
    with pytest.raises(Vertrekfout, match=r"erbij\.txt"):
        kijk_na(van_b)
    overgedragen.leg("notitie_gemaakt", velden={"tekst": "later"})
    with pytest.raises(Vertrekfout, match=f"in {overgedragen.nummer}"):
        voer_uit("woon-a", REDEN, doel)
    met_concept = tmp_path / "met-concept"
    schrijf_uitvoer("woon-a", met_concept)
    begin_concept(CORPORATIE, overgedragen.nummer, "brief", "aanbod", {}, [])
    with pytest.raises(Vertrekfout, match="maak een nieuwe"):
        voer_uit("woon-a", REDEN, met_concept)
    (doel / "organisatie.json").write_text("{}")
    with pytest.raises(Vertrekfout, match="veranderd"):
        kijk_na(doel)
    assert not organisaties.is_gesloten("woon-a")
    goed = tmp_path / "goed"
    schrijf_uitvoer("woon-a", goed)
    assert voer_uit("woon-a", REDEN, goed).beeindigd == 1
    with pytest.raises(Vertrekfout, match="al vertrokken"):
        schrijf_uitvoer("woon-a", tmp_path / "te-laat")


def test_a_half_export_is_no_export(overgedragen, tmp_path, monkeypatch):
    monkeypatch.setattr("waakvlam.vertrek.inhoud.organisatie", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        schrijf_uitvoer("woon-a", tmp_path / "mee")
    assert not [pad for pad in tmp_path.iterdir() if "mee" in pad.name]


def test_who_is_away_and_provider_b_keep_their_own(overgedragen):
    """What was never of the organisation is not touched."""
    with pytest.raises(NietGevonden):
        overgedragen.beeld(ANDERE_ZORG)
    organisaties.maak_account("cees@woon.example", "Cees Test", "cees")
    organisaties.neem_op("cees", "woon-b", ROL, REGIO)
    voer_uit("woon-a", REDEN, None)
    assert organisaties.lidmaatschappen_van("cees")
    assert overgedragen.beeld(ANDERE_CORPORATIE).partijen


@pytest.mark.traag
def test_killed_half_way_every_dossier_is_whole_and_given_again_it_goes_on(nieuwe_installatie):
    klaar = nieuwe_installatie().python("from tests.hulp.vertrek_afgebroken import main; main()")
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    assert klaar.stdout.strip().endswith("keer gedood, steeds heel en afgemaakt")
