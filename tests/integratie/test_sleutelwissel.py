"""Replacing the key of the installation: online, resumable, and complete."""

import base64
import secrets

import pytest

from tests.integratie.conftest import GEGEVENS, VANDAAG
from waakvlam.dossiers import sleutelwissel
from waakvlam.dossiers.api import (
    Onleesbaar,
    controleer_keten,
    nog_te_wisselen,
    pas_wislijst_toe,
    sleutelstand,
    wis,
    wissel,
)
from waakvlam.dossiers.sleutels import huidige_vingerafdruk
from waakvlam.logboek.api import INSTALLATIE

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]


@pytest.fixture
def nieuw(settings):
    """A new key; the one that the dossiers were made with becomes the one before."""

    def neem():
        settings.WAAKVLAM_SLEUTEL_VORIGE = [settings.WAAKVLAM_SLEUTEL]
        settings.WAAKVLAM_SLEUTEL = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()

    return neem


@pytest.fixture(autouse=True)
def lijst(tmp_path, settings):
    settings.WAAKVLAM_WISLIJST = str(tmp_path / "wislijst")


def test_everything_is_read_before_during_and_after(dossier, nieuw, settings, monkeypatch):
    dossier.leg("notitie_gemaakt", velden={"tekst": "Blijft"}, betrokkene="kind")
    aantal = sum(sleutelstand().values())
    nieuw()
    assert dossier.beeld().naam == GEGEVENS.naam
    dossier.leg("wooneisen_vastgelegd", VANDAAG)
    assert sleutelstand()[huidige_vingerafdruk()] == 1
    assert nog_te_wisselen() == aantal

    monkeypatch.setattr(sleutelwissel, "PER_KEER", 2)
    with pytest.raises(KeyboardInterrupt):
        wissel(onderbreek)
    assert nog_te_wisselen() == aantal - 2
    assert dossier.beeld().naam == GEGEVENS.naam

    assert wissel() == aantal - 2
    settings.WAAKVLAM_SLEUTEL_VORIGE = []
    assert sleutelstand() == {huidige_vingerafdruk(): aantal + 1}
    assert dossier.beeld().naam == GEGEVENS.naam
    assert controleer_keten() is None
    assert wissel() == 0


def onderbreek(_gedaan):
    raise KeyboardInterrupt


def test_without_the_earlier_key_nothing_opens_and_nothing_is_touched(dossier, nieuw, settings):
    oud = sleutelstand()
    nieuw()
    settings.WAAKVLAM_SLEUTEL_VORIGE = []
    assert wissel() == 0
    assert sleutelstand() == oud
    with pytest.raises(Onleesbaar):
        dossier.beeld()


def test_a_destroyed_key_stays_destroyed_and_the_list_goes_along(dossier, nieuw, settings):
    dossier.leg("notitie_gemaakt", velden={"tekst": "Weg"}, betrokkene="kind")
    wis(dossier.nummer, "verzoek", INSTALLATIE, ["kind"])
    nieuw()
    wissel()
    settings.WAAKVLAM_SLEUTEL_VORIGE = []
    assert pas_wislijst_toe() == 0
    assert [feit.velden for feit in dossier.beeld().feiten][-1] == ()
