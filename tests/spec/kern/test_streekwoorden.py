"""Every text of a set speaks in the words of its region; names and clauses stay as they are."""

from collections.abc import Iterator

import pytest

from tests.spec.kern.hulp import kop, plicht, settekst
from tests.spec.kern.taalhulp import taal
from waakvlam.bron.api import bronset, setnamen
from waakvlam.kern.fouten import Afsprakenfout
from waakvlam.kern.laden import laad_set
from waakvlam.kern.streekwoorden import NAAM, Streekwoorden, meervoud
from waakvlam.kern.taal import Deel

ANDERS = ["alkmaar-2018", "almere", "amsterdam-2018", "zuidoost-utrecht-2022"]


def teksten(waarde: object, plek: str = "") -> Iterator[tuple[str, str]]:
    """Every text for people inside a value, with its place; clauses are quoted and left out."""
    if isinstance(waarde, str) and not NAAM.fullmatch(waarde):
        yield plek, waarde
    elif isinstance(waarde, Deel):
        for naam, deel in vars(waarde).items():
            if naam != "clausules":
                yield from teksten(deel, f"{plek}.{naam}")
    elif isinstance(waarde, list | dict):
        leden = waarde.items() if isinstance(waarde, dict) else enumerate(waarde)
        for sleutel, lid in leden:
            yield from teksten(lid, f"{plek}.{sleutel}")


def test_the_regions_that_call_someone_otherwise():
    met = [naam for naam in setnamen() if bronset(naam).rekenset.woorden.andere]
    assert met == ANDERS


@pytest.mark.parametrize("naam", ANDERS)
def test_no_text_of_a_region_says_the_word_of_another(naam):
    rekenset = bronset(naam).rekenset
    alle = [*teksten(rekenset.afspraken), *teksten(rekenset.taal)]
    assert len(alle) > 1000
    fout = [(plek, t) for plek, t in alle for oud in rekenset.woorden.andere if oud.lower() in t.lower()]
    assert fout == []


@pytest.mark.parametrize("naam", ANDERS)
def test_clauses_and_names_stay_as_they_were_written(naam):
    bron = bronset(naam)
    assert bron.rekenset.afspraken.clausules == bron.afspraken.clausules
    assert [n.id for n in bron.rekenset.afspraken.normen] == [n.id for n in bron.afspraken.normen]
    assert [n.drager for n in bron.rekenset.afspraken.normen] == [n.drager for n in bron.afspraken.normen]
    assert bron.rekenset.zoals_geschreven.afspraken == bron.afspraken


def test_amsterdam_2026_keeps_the_words_of_the_vocabulary():
    bron = bronset("amsterdam-2026")
    assert bron.rekenset.afspraken is bron.afspraken
    assert bron.rekenset.taal is bron.taal


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Deelnemer aangemeld", "Bewoner aangemeld"),
        ("help de deelnemer, of deelnemers samen", "help de bewoner, of bewoners samen"),
        ("deelnemer", "deelnemer"),
        ("aanpak_besproken_met_deelnemer", "aanpak_besproken_met_deelnemer"),
        ("de deelnemerslijst en de wijkdeelnemer", "de deelnemerslijst en de wijkdeelnemer"),
        ("Meldt de melder zich?", "Meldt de melder zich?"),
    ],
)
def test_whole_words_in_sentences_change_and_nothing_else(tekst, verwacht):
    bron = bronset("almere")
    assert Streekwoorden(bron.afspraken.kop, bron.taal).tekst(tekst) == verwacht


@pytest.mark.parametrize(("een", "meer"), [("Cliënt", "Cliënten"), ("Klager", "Klagers"), ("Bewoner", "Bewoners")])
def test_more_than_one(een, meer):
    assert meervoud(een) == meer


@pytest.mark.parametrize("naam", setnamen())
def test_every_set_names_its_routes_and_forms_of_contract(naam):
    rekenset = bronset(naam).rekenset
    assert 0 < len(rekenset.routes) < len(rekenset.taal.routes)
    assert 0 < len(rekenset.contractvormen) < len(rekenset.taal.contractvormen)


@pytest.mark.parametrize(("lijst", "soort"), [("routes", "route"), ("contractvormen", "contractvorm")])
def test_a_route_or_form_of_contract_that_does_not_exist_is_refused(lijst, soort):
    tekst = kop().replace("kop:\n", f"kop:\n  {lijst}: [luchtschip]\n", 1)
    assert tekst != kop()
    norm = plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 werkdag")
    with pytest.raises(Afsprakenfout) as fout:
        laad_set({"proef/set.yaml": tekst, "proef/normen.yaml": settekst(norm)}, taal())
    assert [(f.bestand, soort in f.melding, "luchtschip" in f.melding) for f in fout.value.fouten] == [
        ("proef/set.yaml", True, True)
    ]
