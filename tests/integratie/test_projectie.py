"""The rows of lists are what a fresh evaluation gives, whatever was recorded in whatever order."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hulp.afspraken import PROEF
from tests.integratie.conftest import CORPORATIE, GEGEVENS, VANDAAG, ZORG, Proefdossier
from waakvlam.dossiers import projecteren
from waakvlam.dossiers.api import Vastlegfout, controleer_keten, open_dossier
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Dossier
from waakvlam.dossiers.opgeslagen import lees
from waakvlam.dossiers.werkrijen import lees_werk
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

CORP = {"organisatie": "woon-a", "rol": "woningcorporatie"}
KEUZES = [
    ("wooneisen_vastgelegd", ZORG, {}),
    ("hulpbehoefte_vastgelegd", ZORG, {}),
    ("begeleidingsplan_vastgesteld", ZORG, {}),
    ("begeleidingsplan_gewijzigd", ZORG, {}),
    ("woning_aangeboden", CORPORATIE, {"motivering": "spoed", "betreft": "w1"}),
    ("aanbod_beantwoord", ZORG, {"velden": {"antwoord": "accepteert"}, "betreft": "w1"}),
    ("toestemming_gegeven", ZORG, {"velden": {"doelen": ["verhuren"], "ontvangers": ["woningcorporatie"]}}),
    ("toestemming_ingetrokken", ZORG, {"namens": "deelnemer"}),
    ("overlast_gemeld", ZORG, {"velden": {"bij": "mzwo"}}),
    ("uitstel_afgesproken", ZORG, {"velden": {"clausule": "PRF26-1.02", "nieuwe_datum": VANDAAG, "reden": "x"}}),
    ("betrokkene_verwijderd", ZORG, {"velden": CORP}),
    ("betrokkene_toegevoegd", ZORG, {"velden": CORP}),
    ("dossier_gesloten", ZORG, {"velden": {"reden": "klaar"}}),
]
stappen = st.lists(
    st.tuples(st.sampled_from(KEUZES), st.integers(0, 400), st.sampled_from(["", "", "", "corrigeert", "vervalt"])),
    max_size=12,
)


def vergelijkbaar(bestand):
    oud, zicht, _ = projecteren.lees_termijnen(bestand)
    categorieen = {z.rol: frozenset(z.categorieen) for z in bestand.dossier.zicht.all()}
    dossier = Dossier.objects.get(pk=bestand.dossier.pk)
    return oud, zicht, categorieen, tuple(bestand.partijen), dossier.fase, dossier.volgende_dag, set(lees_werk(dossier))


def verse(bestand):
    vers = projecteren.bereken(bestand, bestand.beoordeling(VANDAAG))
    return vers.termijnen, vers.zicht, vers.categorieen, vers.partijen, vers.fase, vers.volgende_dag, vers.werk


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(reeks=stappen)
def test_the_stored_rows_equal_a_fresh_evaluation(db, reeks):
    with transaction.atomic():
        dossier = Proefdossier(open_dossier(ZORG, GEGEVENS, PROEF, op=date(2025, 1, 6))).met_corporatie()
        kenmerken = speel(dossier, reeks)
        with werkdeur():
            bestand = lees(dossier.nummer)
        assert vergelijkbaar(bestand) == verse(bestand)
        assert controleer_keten(dossier.nummer) is None
        assert Dossier.objects.get(nummer=dossier.nummer).volgnummer == len(kenmerken) + 2
        transaction.set_rollback(True)


def speel(dossier, reeks):
    """Record what is allowed; what is refused leaves nothing."""
    kenmerken: list[str] = []
    for (soort, lezer, wat), dagen, verwijzing in reeks:
        verwijst = {verwijzing: kenmerken[dagen % len(kenmerken)]} if verwijzing and kenmerken else {}
        rest = {} if "vervalt" in verwijst else wat
        with suppress(Vastlegfout, NietGevonden):
            kenmerken.append(dossier.leg(soort, VANDAAG - timedelta(days=dagen), lezer, **rest, **verwijst).kenmerk)
    return kenmerken
