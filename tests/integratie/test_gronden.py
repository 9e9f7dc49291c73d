"""Sharing without consent: what the store asks of a ground, what it opens until when, and who gets an alarm."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.integratie.conftest import ANDERE_ZORG, CORPORATIE, VANDAAG, ZORG
from waakvlam.bron.api import bronset, setnamen
from waakvlam.dossiers import gronden
from waakvlam.dossiers.api import Ongeldig
from waakvlam.dossiers.beeld import open_blik
from waakvlam.dossiers.gronden import Grondfout
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.gebeurtenis import Gebeurtenis, Veldwaarde
from waakvlam.kern.gronden import SOORTEN, gronden_van, te_openen
from waakvlam.kern.overgang import Versie
from waakvlam.logboek.api import GeenAlarm, Wie, alarm, alarmen, beoordeel, noteer
from waakvlam.logboek.models import Alarm, Alarmoordeel, Verwerkingsregel
from waakvlam.taken.models import Taak

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

NOOD = {
    "grond": "nood", "reden": "Acuut gevaar in de woning.", "ontvanger": "woningcorporatie",
    "categorieen": ("veiligheid", "overlastsignalen"), "geldig_tot": VANDAAG + timedelta(days=7),
}  # fmt: skip
VERA, CORA = (Wie(naam, org, rol, "functionaris_gegevensbescherming") for naam, org, rol in
              (("vera", "zorg-a", "zorgaanbieder"), ("cora", "woon-a", "woningcorporatie")))  # fmt: skip


@pytest.fixture
def zaak(maak_dossier):
    return maak_dossier(afsprakenset="zuidoost-utrecht-2022").met_corporatie()


def leg(zaak, **anders):
    return zaak.leg("uitzonderingsgrond_vastgelegd", velden={n: w for n, w in (NOOD | anders).items() if w is not None})


@pytest.mark.parametrize(
    ("anders", "veld", "tekst"),
    [
        ({"reden": "  "}, "reden", "waarom"),
        ({"reden": None}, "reden", "verplicht"),
        ({"ontvanger": None}, "ontvanger", "één ontvanger"),
        ({"ontvanger": "alle_partijen"}, "ontvanger", "geen groep"),
        ({"ontvanger": "melder"}, "ontvanger", "opent deze grond niets"),
        ({"categorieen": None}, "categorieen", "ten minste één"),
        ({"categorieen": ()}, "categorieen", "ten minste één"),
        ({"categorieen": ("veiligheid", "medisch")}, "categorieen", "niet open"),
        ({"categorieen": ("zorg_geleverd",)}, "categorieen", "niet open"),
        ({"categorieen": ("melder_identiteit",)}, "categorieen", "niet open"),
        ({"geldig_tot": None}, "geldig_tot", "tot en met welke dag"),
        ({"geldig_tot": VANDAAG - timedelta(days=1)}, "geldig_tot", "voor de dag"),
        ({"geldig_tot": VANDAAG + timedelta(days=29)}, "geldig_tot", "13-04-2026"),
        ({"grond": "wet", "geldig_tot": VANDAAG + timedelta(days=366)}, "geldig_tot", "16-03-2027"),
    ],
)
def test_a_ground_needs_a_reason_a_receiver_categories_that_may_open_and_an_end(zaak, anders, veld, tekst):
    with pytest.raises(Ongeldig) as fout:
        leg(zaak, **anders)
    assert set(fout.value.fouten) == {veld}
    assert tekst in fout.value.fouten[veld][0]
    assert not Alarm.objects.exists()


def test_it_opens_what_it_names_to_the_receiver_until_its_last_day(zaak, tijd):
    assert "veiligheid" not in zaak.beeld(CORPORATIE).categorieen
    leg(zaak, geldig_tot=VANDAAG + timedelta(days=28))
    assert {"veiligheid", "overlastsignalen"} <= zaak.beeld(CORPORATIE).categorieen
    assert gronden_van(open_blik(CORPORATIE, zaak.nummer).nu, "woningcorporatie")["veiligheid"] == "nood"
    assert gronden_van(open_blik(ZORG, zaak.nummer).nu, "zorgaanbieder") == {}
    tijd.dag = VANDAAG + timedelta(days=29)
    assert "veiligheid" not in zaak.beeld(CORPORATIE).categorieen
    assert gronden_van(open_blik(CORPORATIE, zaak.nummer).nu, "woningcorporatie") == {}


def test_what_consent_opens_too_does_not_rest_on_the_ground(zaak):
    zaak.toestemming(doelen=["alles"], schriftelijk=True)
    al_open = zaak.beeld(CORPORATIE).categorieen
    assert "overlastsignalen" in al_open
    leg(zaak, categorieen=("overlastsignalen", "zorgsignalen", "veiligheid"))
    door = gronden_van(open_blik(CORPORATIE, zaak.nummer).nu, "woningcorporatie")
    assert set(door) == {"overlastsignalen", "zorgsignalen", "veiligheid"} - al_open


@pytest.mark.parametrize("setnaam", setnamen())
def test_of_every_set_a_ground_opens_only_what_the_form_offers(setnaam):
    """Alone in a dossier: what is offered by an exception opens, and what is not offered does not."""
    rekenset, dag = bronset(setnaam).rekenset, date(2026, 3, 2)
    alles = tuple(sorted(rekenset.categorieen - {"melder_identiteit"}))
    for grond in SOORTEN:
        for rol in (naam for naam, soort in rekenset.rollen.items() if not soort.groep and naam != "alle_partijen"):
            kan = te_openen(rekenset, grond, rol)
            velden: dict[str, Veldwaarde] = {"grond": grond, "ontvanger": rol, "reden": "x", "categorieen": alles}
            feit = Gebeurtenis("g", "uitzonderingsgrond_vastgelegd", dag, "zorgaanbieder", dag, 1, velden=velden)
            leeg, met = (Beoordeling([Versie(rekenset, None)], feiten, dag) for feiten in ([], [feit]))
            opent = {c for c in alles if met.zichtbaar(rol, c).oordeel and not leeg.zichtbaar(rol, c).oordeel}
            assert opent <= kan
            assert set(gronden_van(met, rol)) == opent
            uitzonderingen = [u for u in rekenset.afspraken.uitzonderingen
                              if grond in u.gronden and not rekenset.groepen[rol].isdisjoint(u.aan)]  # fmt: skip
            altijd = {c for c in kan if any(c not in u.nooit for u in uitzonderingen)}
            assert altijd <= opent | {c for c in alles if leeg.zichtbaar(rol, c).oordeel}


def test_both_data_officers_get_an_alarm_in_the_transaction_of_the_fact(zaak):
    kenmerk = leg(zaak).kenmerk
    (van,), () = alarmen(VERA)
    (naar,), () = alarmen(CORA)
    assert (van.melding.kenmerk, van.melding.van_organisatie, van.melding.naar_rol) == (
        kenmerk, "zorg-a", "woningcorporatie",
    )  # fmt: skip
    assert replace(van.melding, organisatie="woon-a", rol="woningcorporatie") == naar.melding
    assert van.melding.categorieen == ("overlastsignalen", "veiligheid")
    assert alarmen(Wie("zeno", ANDERE_ZORG.organisatie, "zorgaanbieder")) == ((), ())
    assert Taak.objects.filter(soort="logboek.alarm").count() == 2


def test_a_fact_that_is_undone_leaves_no_alarm(zaak):
    with transaction.atomic():
        leg(zaak)
        assert Alarm.objects.count() == 2
        transaction.set_rollback(True)
    assert not Alarm.objects.exists()
    assert not Taak.objects.filter(soort="logboek.alarm").exists()


def test_who_becomes_a_party_while_a_ground_runs_gets_the_alarm_then(zaak, tijd):
    leg(zaak, ontvanger="mzwo")
    assert [a.organisatie for a in Alarm.objects.all()] == ["zorg-a"]
    tijd.dag = VANDAAG + timedelta(days=2)
    zaak.leg("betrokkene_toegevoegd", tijd.dag, velden={"organisatie": "meldpunt", "rol": "mzwo"})
    assert [a.organisatie for a in Alarm.objects.order_by("pk")] == ["zorg-a", "meldpunt"]
    zaak.leg("betrokkene_toegevoegd", tijd.dag, velden={"organisatie": "gemeente", "rol": "gemeente"})
    assert Alarm.objects.count() == 2


def test_a_correction_is_a_new_ground_with_a_new_alarm_and_a_withdrawal_is_none(zaak):
    eerst = leg(zaak).kenmerk
    tweede = zaak.leg(
        "uitzonderingsgrond_vastgelegd", velden={**NOOD, "categorieen": ("veiligheid",)}, corrigeert=eerst,
        motivering="Te ruim.",
    ).kenmerk  # fmt: skip
    assert Alarm.objects.filter(kenmerk=tweede).count() == 2
    zaak.leg("uitzonderingsgrond_vastgelegd", vervalt=tweede, motivering="Het gevaar is voorbij.")
    zaak.leg("uitzonderingsgrond_vastgelegd", vervalt=eerst, motivering="Het gevaar is voorbij.")
    assert Alarm.objects.count() == 4
    assert "veiligheid" not in zaak.beeld(CORPORATIE).categorieen


def test_an_alarm_is_judged_with_a_code_by_its_own_organisation_and_stays(zaak):
    leg(zaak)
    (open_,), _ = alarmen(CORA)
    (van_vera,), _ = alarmen(VERA)
    with pytest.raises(GeenAlarm):
        beoordeel(CORA, van_vera.id, "terecht", "nodig_en_niet_meer")
    with pytest.raises(GeenAlarm):
        alarm(CORA, van_vera.id)
    with pytest.raises(ValueError, match="bestaat niet"):
        beoordeel(CORA, open_.id, "terecht", "Dirk was in gevaar")
    beoordeel(CORA, open_.id, "niet_terecht", "te_veel_gegevens")
    beoordeel(CORA, open_.id, "terecht", "nodig_en_niet_meer")
    (), (klaar,) = alarmen(CORA)
    assert (klaar.oordeel, klaar.reden) == ("terecht", "nodig_en_niet_meer")
    assert len(alarmen(VERA)[0]) == 1
    regels = Verwerkingsregel.objects.filter(account="cora", betrokkene=zaak.nummer, handeling="wijzigen")
    assert [r.reden for r in regels.order_by("pk")] == ["te_veel_gegevens", "nodig_en_niet_meer"]
    for model in (Alarm, Alarmoordeel):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all().delete()


def test_an_alarm_tells_what_was_read_under_it_since(zaak):
    leg(zaak)
    (naar,), _ = alarmen(CORA)
    (van,), _ = alarmen(VERA)
    bram = Wie("bram", "woon-a", "woningcorporatie")
    for grond in ("nood", "", "wet"):
        noteer(bram, "dossier_voeren", {zaak.nummer: ["veiligheid"]}, handeling="lezen", pad="beeld", grond=grond)
    _, onder = alarm(CORA, naar.id)
    assert ([r.account for r in onder.eigen], onder.anderen) == (["bram"], 0)
    _, onder = alarm(VERA, van.id)
    assert (onder.eigen, onder.anderen, onder.laatst is None) == ((), 1, False)


def test_an_installation_has_terms_of_its_own_or_stops(tmp_path, settings):
    eigen = tmp_path / "gronden.yaml"
    settings.WAAKVLAM_GRONDTERMIJNEN = str(eigen)
    eigen.write_text(gronden.STANDAARD.read_text("utf-8").replace("hoogstens: 28", "hoogstens: 14"), "utf-8")
    assert gronden.grondtermijn("nood").hoogstens == 14
    stuk = tmp_path / "stuk.yaml"
    settings.WAAKVLAM_GRONDTERMIJNEN = str(stuk)
    stuk.write_text("gronden: [{grond: nood, voorstel: 7, hoogstens: 28, bron: x}]\n", "utf-8")
    with pytest.raises(Grondfout, match="stuk"):
        gronden.grondtermijn("nood")
