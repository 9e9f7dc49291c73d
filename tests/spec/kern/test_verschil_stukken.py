"""What is compared of forms and letters: nothing that one says may pass for equal because nobody compares it."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from tests.spec.kern.hulp import afspraken
from waakvlam.kern.brief import Brief, Briefdeel, Briefondertekening
from waakvlam.kern.formulier import Formulier, Formulierveld, Sectie
from waakvlam.kern.verschil import vergelijk

NAAMLOOS = {"id", "clausules"}
"""Fields that say what a part is called and where it stands in the source: another is no difference."""


def oordelen(oud, nieuw) -> list[tuple[str, ...]]:
    return [e.oordelen for e in vergelijk(oud, nieuw).gekozen()]


def zinnen(oud, nieuw) -> list[str]:
    return [f"{e.zin(w)}: {w.richting}" for e in vergelijk(oud, nieuw).gekozen() for w in e.wijzigingen]


def met(lijst: str, deel: Formulier | Brief):
    """A set of one form or letter."""
    kaal = afspraken()
    return replace(kaal, afspraken=kaal.afspraken.model_copy(update={lijst: [deel]}))


def veld(naam: str, vraag: str, **extra: object) -> dict[str, object]:
    return {"id": naam, "vraag": vraag, "soort": "tekst", "categorie": "contactgegevens", **extra}


ADRES = veld("adres", "Wat is het adres")


def formulier(*velden: dict[str, object], **extra: object):
    vast = {
        "id": "intake",
        "clausules": ["TST-4.01"],
        "titel": "Het intakeformulier",
        "waarvoor": "Alles vastleggen wat telt",
        "fase": "begin",
        "handelingen": ["plan_vastgesteld"],
        "invuller": ["zorgaanbieder"],
        "secties": [{"id": "een", "titel": "Deel een", "velden": list(velden) or [ADRES]}],
    }
    return met("formulieren", Formulier.model_validate({**vast, **extra}))


@pytest.mark.parametrize(
    ("nieuw", "verwacht"),
    [
        (formulier({**ADRES, "verplicht": True}), "strenger"),
        (formulier(ADRES, veld("bel", "Wat is het nummer")), "anders"),
        (formulier(ADRES, veld("bel", "Wat is het nummer", verplicht=True)), "strenger"),
        (formulier({**ADRES, "niet_voor": ["gemeente"]}), "strenger"),
        (formulier({**ADRES, "vraag": "Waar woont u"}), "woorden"),
        (formulier(ondertekenaars=["deelnemer"]), "strenger"),
        (formulier(exemplaren=["deelnemer"]), "anders"),
    ],
)
def test_a_form_that_asks_more_is_stricter(nieuw, verwacht):
    assert oordelen(formulier(), nieuw) == [(verwacht,)]


def test_a_part_of_a_form_that_came_is_named():
    secties = [{"id": "een", "titel": "Deel een", "velden": [ADRES]}]
    erbij = {"id": "twee", "titel": "Deel twee", "velden": [veld("bel", "Wat is het nummer")]}
    assert zinnen(formulier(), formulier(secties=[*secties, erbij])) == [
        "Het intakeformulier: een deel, erbij: Deel twee (TST-4.01 -> TST-4.01): anders",
        "Het intakeformulier: een vraag, erbij: Wat is het nummer (TST-4.01 -> TST-4.01): anders",
    ]


def brief(tekst: str = "Beste lezer", **extra: object):
    vast = {
        "id": "waarschuwing",
        "clausules": ["TST-6.01"],
        "titel": "De waarschuwing",
        "waarvoor": "Laten weten wat er speelt",
        "fase": "begin",
        "handeling": "brief_verstuurd",
        "afzender": ["woningcorporatie"],
        "aan": ["deelnemer"],
        "categorieen": ["contactgegevens"],
        "gewicht": "waarschuwing",
        "verzending": ["post"],
        "ondertekening": [{"rol": "woningcorporatie"}],
        "onderdelen": [{"id": "kop", "tekst": tekst}],
    }
    return met("brieven", Brief.model_validate({**vast, **extra}))


@pytest.mark.parametrize(
    ("nieuw", "verwacht"),
    [
        (brief(categorieen=["contactgegevens", "overlastdossier"]), "soepeler"),
        (brief(kopie_aan=["gemeente"]), "soepeler"),
        (brief(gewicht="informatie"), "anders"),
        (brief(tekst="Geachte lezer"), "woorden"),
    ],
)
def test_a_letter_that_shows_more_is_looser(nieuw, verwacht):
    assert oordelen(brief(), nieuw) == [(verwacht,)]


KEUZES = {"soort": "keuze", "keuzes": {"thuis": "Thuis", "elders": "Elders"}}


@pytest.mark.parametrize(
    ("nieuw", "verwacht"),
    [
        (formulier({**ADRES, **KEUZES, "vraag": "Waar woont u"}), [("woorden",)]),
        (formulier({**ADRES, **KEUZES, "keuzes": {"thuis": "In huis", "elders": "Elders"}}), [("woorden",)]),
        (formulier({**ADRES, **KEUZES, "keuzes": {"thuis": "Thuis"}}), [("anders",)]),
    ],
)
def test_other_words_of_a_question_do_not_seem_to_change_its_choices(nieuw, verwacht):
    assert oordelen(formulier({**ADRES, **KEUZES}), nieuw) == verwacht


DEEL = {"id": "kop", "kop": "Wat er speelt", "tekst": "Beste lezer", "categorieen": ["contactgegevens"]}
BEIDE: dict[str, Any] = {"categorieen": ["contactgegevens", "overlastdossier"]}


def test_a_part_of_a_letter_that_is_no_longer_sent_is_stricter_and_one_that_now_is_looser():
    mee, blijft = brief(onderdelen=[DEEL]), brief(onderdelen=[{**DEEL, "alleen_dossier": True}])
    assert zinnen(mee, blijft) == [
        "De waarschuwing: wat alleen in het eigen dossier blijft, erbij: Wat er speelt (TST-6.01 -> TST-6.01): strenger"
    ]
    assert oordelen(blijft, mee) == [("soepeler",)]


def test_a_kind_of_data_more_in_one_part_is_looser_also_when_the_letter_had_it_elsewhere():
    erbij = brief(**BEIDE, onderdelen=[{**DEEL, **BEIDE}])
    assert zinnen(brief(**BEIDE, onderdelen=[DEEL]), erbij) == [
        "De waarschuwing: soorten gegevens, erbij: Overlastdossier (TST-6.01 -> TST-6.01): soepeler"
    ]
    assert len(zinnen(brief(onderdelen=[DEEL]), erbij)) == 1, "said once for the letter and its part together"


ANDERE_SECTIE = {
    "titel": "Deel 1",
    "uitleg": "Vul dit samen in",
    "per": {"elk": "kind"},
    "niet_voor": ["gemeente"],
    "alleen_als": {"eerder": True},
    "velden": [{**ADRES, "hulp": "Met huisnummer"}],
}
ANDER_VELD = {
    "vraag": "Waar woont u",
    "hulp": "Met huisnummer",
    "soort": "lange_tekst",
    "verplicht": True,
    "toelichting": "Waarom daar?",
    "door": "deelnemer",
    "categorie": "overlastdossier",
    "niet_voor": ["gemeente"],
    "uit": {"dossier": "adres"},
    "voedt": [{"feit": "plan_vastgesteld"}],
    "alleen_als": {"eerder": True},
}
ANDER_FORMULIER = {
    "titel": "Het nieuwe formulier",
    "waarvoor": "Alles vastleggen wat u wilt",
    "uitleg": "Vul dit samen in",
    "fase": "wonen",
    "handelingen": ["verhuisd"],
    "invuller": ["gemeente"],
    "ondertekenaars": ["deelnemer"],
    "exemplaren": ["gemeente"],
    "secties": [{"id": "twee", "titel": "Deel twee", "velden": [ADRES]}],
    "noot": "Zo gelezen",
}
ANDERE_BRIEF: dict[str, Any] = {
    "titel": "De nieuwe brief",
    "waarvoor": "Laten weten wat er gebeurt",
    "fase": "wonen",
    "handeling": "verhuisd",
    "met": {"brief": "sommatie"},
    "kopie_handeling": "verhuisd",
    "afzender": ["gemeente"],
    "aan": ["gemeente"],
    "kopie_aan": ["gemeente"],
    "categorieen": ["overlastdossier"],
    "gewicht": "informatie",
    "verzending": ["e_mail"],
    "onderwerp": "Over uw woning",
    "ondertekening": [{"rol": "gemeente"}],
    "gegevens": {"dag": {"dag": "vandaag"}},
    "onderdelen": [{"id": "slot", "tekst": "Tot ziens"}],
    "bezwaar": "Binnen zes weken",
    "noot": "Zo gelezen",
}
ANDER_DEEL = {
    "kop": "Wat er nu speelt",
    "tekst": "Geachte lezer",
    "vrij": True,
    "hulp": "Noem een dag",
    "categorieen": [],
    "niet_in_kopie_aan": ["gemeente"],
    "alleen_dossier": True,
}
ANDERE_ONDERTEKENING = {"rol": "gemeente", "functie": "directeur", "als": "gezien"}


@pytest.mark.parametrize(
    ("model", "anders"),
    [
        (Formulier, ANDER_FORMULIER),
        (Sectie, ANDERE_SECTIE),
        (Formulierveld, {**ANDER_VELD, "keuzes": {}}),
        (Brief, ANDERE_BRIEF),
        (Briefdeel, ANDER_DEEL),
        (Briefondertekening, ANDERE_ONDERTEKENING),
    ],
)
def test_every_key_of_a_form_or_letter_has_another_value_here(model, anders):
    assert set(anders) == set(model.model_fields) - NAAMLOOS


@pytest.mark.parametrize("sleutel", ANDER_FORMULIER)
def test_a_form_with_another_value_is_never_equal(sleutel):
    assert oordelen(formulier(), formulier(**{sleutel: ANDER_FORMULIER[sleutel]}))


@pytest.mark.parametrize("sleutel", ANDERE_SECTIE)
def test_a_part_of_a_form_with_another_value_is_never_equal(sleutel):
    sectie = {"id": "een", "titel": "Deel een", "velden": [ADRES]}
    assert oordelen(formulier(), formulier(secties=[{**sectie, sleutel: ANDERE_SECTIE[sleutel]}]))


@pytest.mark.parametrize("sleutel", ANDER_VELD)
def test_a_question_with_another_value_is_never_equal(sleutel):
    assert oordelen(formulier(), formulier({**ADRES, sleutel: ANDER_VELD[sleutel]}))


@pytest.mark.parametrize("sleutel", ANDERE_BRIEF)
def test_a_letter_with_another_value_is_never_equal(sleutel):
    met_kopie = partial(brief, kopie_aan=["zorgaanbieder"])
    assert oordelen(met_kopie(), met_kopie(**{sleutel: ANDERE_BRIEF[sleutel]}))


@pytest.mark.parametrize("sleutel", ANDER_DEEL)
def test_a_part_of_a_letter_with_another_value_is_never_equal(sleutel):
    assert oordelen(brief(onderdelen=[DEEL]), brief(onderdelen=[{**DEEL, sleutel: ANDER_DEEL[sleutel]}]))


@pytest.mark.parametrize("sleutel", ANDERE_ONDERTEKENING)
def test_a_signature_with_another_value_is_never_equal(sleutel):
    tekent = {"rol": "woningcorporatie"}
    afzender = [{"rol": "deelnemer"}]
    anders = brief(ondertekening=[*afzender, {**tekent, sleutel: ANDERE_ONDERTEKENING[sleutel]}])
    assert oordelen(brief(ondertekening=[*afzender, tekent]), anders)
