"""A page asks the database as often for a long list and a full dossier as for a short list and a young dossier."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.systeem.hulp_dossierblad import als, maak_dossier, met_aanbod

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]
LIJSTEN = ("/?groep=te_laat", "/?groep=te_laat&zoek=aanbod", "/?groep=te_laat&van=mij", "/afspraken/amsterdam-2026/")
LANG_GELEDEN = -30
"""Days from today: an offer of then has no answer, and that is too late."""
TABS = ("", "geweest/", "tijdlijn/", "besluiten/")


def vragen(client, adressen):
    """Per address how many statements a second visit takes: the first reads the agreements."""
    gesteld = {}
    for adres in adressen:
        client.get(adres)
        with CaptureQueriesContext(connection) as keer:
            assert client.get(adres).status_code == 200
        gesteld[adres] = len(keer)
    return gesteld


def test_a_page_asks_no_more_for_a_longer_list_and_a_fuller_dossier():
    dossier, noor = met_aanbod(maak_dossier(), LANG_GELEDEN), als("noor")
    adressen = (*LIJSTEN, *(f"/dossiers/{dossier.nummer}/{tab}" for tab in TABS))
    eerst = vragen(noor, adressen)
    for _ in range(3):
        met_aanbod(maak_dossier(), LANG_GELEDEN)
    for nummer in range(2, 8):
        dossier.leg("overlast_gemeld", LANG_GELEDEN + nummer, betreft=f"m{nummer}", velden={"bij": "zorgaanbieder"})
    rijen = noor.get(LIJSTEN[0]).context["termijnen"]
    assert len(rijen) > len({rij["dossier"] for rij in rijen}) > 1
    assert vragen(noor, adressen) == eerst
