"""The caseload shows everything: phases, statuses, norms, the ladder of nuisance, consent, corrections, every group."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from tests.voorbeeld.conftest import maak_kast
from waakvlam.dossiers.sets import gereed
from waakvlam.kern.norm import Termijngever
from waakvlam.kern.toetsen import Status
from waakvlam.toegang.api import PERSONAS, regios, sets_van
from waakvlam.voorbeeld.api import BEZETTING
from waakvlam.voorbeeld.verhalen.overlast import TREDEN

MINSTENS_NORMEN = 140
WEEK = timedelta(days=7)
FEIT_VAN_TREDE: dict[str, tuple[str, dict[str, Any]]] = {
    "melding": ("overlast_gemeld", {}),
    "oordeel": ("melding_beoordeeld", {}),
    "herhaling": ("herhaling_vastgesteld", {}),
    "gesprek": ("waarschuwingsgesprek_gehouden", {}),
    "brief": ("waarschuwingsbrief_ondertekend", {}),
    "voortduring": ("voortduring_vastgesteld", {"na_actie": 3}),
    "officieel": ("officiele_waarschuwingsbrief_verstuurd", {}),
    "sommatie": ("sommatiebrief_verstuurd", {}),
    "eiv": ("eiv_besloten", {"afgegeven": True}),
    "ontruiming": ("ontruimingsvonnis_gevraagd", {}),
}
TODAYS = [date(2026, 12, 25), date(2027, 1, 3), date(2027, 3, 30), date(2028, 2, 29)]
"""A holiday, a Sunday after one, the day after Easter, and a leap day."""


@pytest.mark.parametrize("regio", BEZETTING)
def test_every_phase_of_the_set_has_dossiers(kast, regio):
    beelden = [kast.beoordeel(d) for d in kast.in_regio(regio)]
    assert {b.fase.naam for b in beelden} == {fase.naam for fase in beelden[0].rekenset.fasen}


def test_terms_of_every_status_and_unknown_ones(kast):
    termen = [t for d in kast.dossiers for t in kast.beoordeel(d).termijnen]
    telling = Counter(t.status for t in termen)
    assert set(telling) == set(Status)
    assert telling[Status.OP_TIJD] > telling[Status.VERSTREKEN] > telling[Status.VERVALLEN]
    assert any(t.onbekend for t in termen)
    assert any(t.uitstel for t in termen)


def test_nearly_every_norm_that_can_has_terms(kast):
    termen = [t for d in kast.amsterdam for t in kast.beoordeel(d).termijnen]
    met = {t.norm.id for t in termen if t.clausule.startswith("AMS26-")}
    alle = {n.id for n in kast.bron.afspraken.normen if isinstance(n, Termijngever)}
    assert met <= alle
    assert len(met) >= MINSTENS_NORMEN


@pytest.mark.parametrize("regio", [naam for naam in BEZETTING if naam != "Amsterdam"])
def test_every_region_shows_what_goes_well_and_what_does_not(kast, regio):
    gevallen = kast.in_regio(regio)
    termen = [t for d in gevallen for t in kast.beoordeel(d).termijnen]
    assert 12 <= len(gevallen) <= 20
    assert {Status.OPEN, Status.OP_TIJD, Status.TE_LAAT, Status.VERSTREKEN} <= {t.status for t in termen}
    assert any(v.feit.corrigeert for d in gevallen for v in d.feiten)
    perfect = next(d for d in gevallen if d.verhaal.startswith("Alles op tijd"))
    assert not {Status.TE_LAAT, Status.VERSTREKEN} & {t.status for t in kast.beoordeel(perfect).termijnen}
    assert len(perfect.feiten) > 30


def test_each_step_of_the_ladder_is_the_last_of_some_dossier(kast):
    hoogste = Counter(_hoogste_trede(kast, d) for d in kast.amsterdam)
    assert set(TREDEN) <= set(hoogste)


def _hoogste_trede(kast, dossier):
    per_type = kast.beoordeel(dossier).feiten.per_type
    bereikt = [
        trede
        for trede in TREDEN
        for soort, als in [FEIT_VAN_TREDE[trede]]
        if any(all(f.velden.get(n) == w for n, w in als.items()) for f in per_type.get(soort, ()))
    ]
    return bereikt[-1] if bereikt else None


@pytest.mark.parametrize(
    ("titel", "soort"),
    [
        ("Geweigerd na bezichtiging", "aanbod_beantwoord"),
        ("Aanbod ingetrokken", "aanbod_ingetrokken"),
        ("Deelnemer weigerde", "weigering_beoordeeld"),
        ("Urgentie ingetrokken", "urgentie_ingetrokken"),
        ("Time-out duurt te lang", "time_out_gestart"),
        ("Terugval en herplaatsing", "herplaatsing_beoordeeld"),
        ("Meldt zelf overlast", "overlast_door_anderen_gemeld"),
        ("Toestemming deels", "toestemming_ingetrokken"),
        ("Omgeklapt", "huurcontract_omgeklapt"),
        ("Besluit over de omklap uitgesteld", "uitstel_afgesproken"),
        ("Vijfjarencontract, opzegging", "opzeggingsbrief_verstuurd"),
        ("Overlast opgelost", "overlast_verholpen"),
        ("Verhuur gestopt", "beeindiging_verhuur_gemeld"),
        ("Woningruil", "woning_geruild"),
        ("Laatste Kans", "ontruimingsverzoek_beslist"),
        ("Wacht op een woning", "urgentie_toegekend"),
        ("Omklap na twee jaar", "omklapcontract_ingegaan"),
        ("Gewoon contract", "eigen_huurcontract_ingegaan"),
        ("Begeleiding steeds geweigerd", "huur_opgezegd"),
        ("Eenmalig aanbod", "woning_aangeboden"),
        ("Aanbod ongegrond", "weigering_beoordeeld"),
        ("Verdienwoning verlengd", "verdiencontract_verlengd"),
        ("Eigen huurovereenkomst", "eigen_huurcontract_ingegaan"),
        ("Crisis", "acute_zorg_ingezet"),
        ("Preventieplan gedeeld", "preventieplan_gedeeld"),
        ("Alles op tijd, warme overdracht", "meeloopfase_beeindigd"),
        ("Herhuisvesting", "herhuisvesting_besproken"),
        ("Begeleiding niet geleverd", "deelnemer_teruggenomen"),
        ("Klaar: op eigen naam", "begeleidingsovereenkomst_beeindigd"),
    ],
)
def test_a_course_shows_what_its_title_says(kast, titel, soort):
    assert soort in kast.beoordeel(kast.van(titel)).feiten.per_type


def test_consent_is_withdrawn_in_part_and_wholly_and_given_again(kast):
    stand = {t: kast.beoordeel(kast.van(t)).toestemming for t in ("Toestemming deels", "Toestemming geheel")}
    assert stand["Toestemming deels"].geldt()
    assert stand["Toestemming deels"].deels_ingetrokken
    assert not stand["Toestemming geheel"].geldt()
    assert kast.beoordeel(kast.van("Toestemming ingetrokken en opnieuw")).toestemming.geldt()
    elders = [d for d in kast.dossiers if d.regio != "Amsterdam"]
    ingetrokken = {d.regio for d in elders if "toestemming_ingetrokken" in kast.beoordeel(d).feiten.per_type}
    assert ingetrokken == {"Regio Alkmaar", "Zuidoost-Utrecht"}


def test_facts_are_corrected_withdrawn_recorded_late_and_explained(kast):
    alle = [v for d in kast.dossiers for v in d.feiten]
    assert any(v.feit.corrigeert for v in alle)
    assert any(v.feit.vervalt for v in alle)
    assert any(v.feit.vastgelegd_op > v.feit.op for v in alle)
    assert any(v.motivering and not v.feit.corrigeert and not v.feit.vervalt for v in alle)


@pytest.mark.parametrize("regio", regios())
def test_every_persona_has_a_role_that_the_agreements_of_the_region_name(regio):
    for persona in PERSONAS.values():
        if persona.regio == regio:
            assert persona.lezer.rol in gereed(sets_van(regio)[-1]).rollen
            assert persona.lezer.naam.partition(" ")[0].lower() == persona.sleutel
            assert BEZETTING[regio].get(persona.lezer.rol)


def test_not_every_persona_is_a_party_everywhere(kast):
    for rol in ("zorgaanbieder", "woningcorporatie"):
        telling = Counter(d.organisaties[rol] for d in kast.amsterdam)
        assert len(telling) == 2
        assert min(telling.values()) >= 12


@pytest.mark.traag
@pytest.mark.parametrize("vandaag", TODAYS, ids=str)
def test_on_any_day_every_step_phase_and_group_of_every_persona_holds_something(vandaag):
    kast = maak_kast(vandaag)
    test_each_step_of_the_ladder_is_the_last_of_some_dossier(kast)
    for regio in BEZETTING:
        test_every_phase_of_the_set_has_dossiers(kast, regio)
    telling = Counter(plek for d in kast.dossiers for plek in _plekken(kast, d))
    assert {naam for naam, _groep in telling} == {*PERSONAS}
    leeg = [
        (naam, groep)
        for naam, persona in PERSONAS.items()
        if persona.regio == "Amsterdam"
        for groep in ("te_laat", "deze_week", "later", "zonder_datum", "wacht_op_anderen")
        if not telling[naam, groep]
    ]
    assert leeg == []


def _plekken(kast, dossier):
    """Persona and group of each running term, for the organisations that take part."""
    beoordeling = kast.beoordeel(dossier)
    toegevoegd = {f.velden["rol"] for f in beoordeling.feiten.per_type.get("betrokkene_toegevoegd", ())}
    partijen = {*toegevoegd, next(iter(dossier.organisaties))}
    for naam, persona in PERSONAS.items():
        rol = persona.lezer.rol
        if rol in partijen and dossier.organisaties.get(rol) == persona.lezer.organisatie:
            yield from ((naam, _groep(kast, t, rol)) for t in beoordeling.termijnen if t.loopt)


def _groep(kast, term, rol):
    if kast.bron.rekenset.groepen[rol].isdisjoint(term.norm.drager):
        return "wacht_op_anderen"
    if term.uiterlijk is None:
        return "zonder_datum"
    if term.uiterlijk < kast.vandaag:
        return "te_laat"
    return "deze_week" if term.uiterlijk <= kast.vandaag + WEEK else "later"
