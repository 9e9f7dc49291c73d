"""Every field of every model says what it holds of people, and nothing is stated that is not there."""

import pytest
from django.apps import apps

from waakvlam.kern.fouten import Afsprakenfout
from waakvlam.verwerkingen.persoonsgegevens import lees_opgaven, opgaven, verschillen


def modellen() -> dict[str, list[str]]:
    """Every table of this installation, those of other packages and those between two tables included."""
    alle = (m for m in apps.get_models(include_auto_created=True) if not m._meta.proxy)
    return {m._meta.label: [veld.name for veld in m._meta.local_concrete_fields] for m in alle}


def test_every_field_of_every_model_is_stated_and_every_stated_field_exists():
    assert verschillen(opgaven(), modellen()) == []


def test_an_unstated_or_vanished_field_or_model_is_seen():
    aanwezig = modellen()
    aanwezig["organisaties.Account"] = [*aanwezig["organisaties.Account"], "geboorteplaats"]
    aanwezig["organisaties.Team"].remove("actief")
    aanwezig["nieuw.Ding"] = ["id"]
    del aanwezig["sessions.Session"]
    assert verschillen(opgaven(), aanwezig) == [
        "nieuw.Ding: niet opgegeven",
        "sessions.Session: dit model is er niet",
        "organisaties.Account.geboorteplaats: niet opgegeven",
        "organisaties.Team.actief: dit veld is er niet",
    ]


VOL = "a.B:\n  wat: een proef\n  wie: [deelnemer]\n  verwerking: dossier_voeren\n  velden:\n"


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        (VOL + "    - {velden: [x]}", "noem een categorie"),
        (VOL + "    - {velden: [x], categorie: derden, geen: toch niet}", "noem een categorie"),
        (VOL + "    - {velden: [x], categorie: bloedgroep}", "onbekende categorie bloedgroep"),
        (VOL + "    - {velden: [x, x], categorie: derden}", "x staat er meer dan eens"),
        (VOL.replace("dossier_voeren", "iets") + "    - {velden: [x], categorie: derden}", "noem een verwerking"),
        (VOL.replace("  wie: [deelnemer]\n", "") + "    - {velden: [x], categorie: derden}", "zeg van wie"),
    ],
)
def test_a_statement_that_is_not_clear_is_refused(tekst, wat):
    with pytest.raises(Afsprakenfout, match=wat):
        lees_opgaven("proef.yaml", tekst)


def test_what_identifies_the_participant_is_encrypted_or_hashed_but_for_the_random_number():
    leesbaar = {
        (model, veld)
        for model, opgave in opgaven().items()
        for groep in opgave.persoonlijk
        if groep.categorie == "persoonsgegevens" and groep.opslag == "leesbaar"
        for veld in groep.velden
    }
    assert {veld for _, veld in leesbaar} == {"nummer"}
