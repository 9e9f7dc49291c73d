"""The register of processing is complete, and what is made from it leaves nothing out and judges nothing itself."""

import csv
import io
import json
import re

import pytest
from typer.testing import CliRunner

from waakvlam.bron.api import bronset, setnamen, taal
from waakvlam.cli.hoofd import app
from waakvlam.kern.fouten import Afsprakenfout, Vraagfout
from waakvlam.verwerkingen import avg30, dpia
from waakvlam.verwerkingen.opmaak import INVULLEN, tabel
from waakvlam.verwerkingen.persoonsgegevens import opgaven
from waakvlam.verwerkingen.register import BESTAND, lees_register, register

TEKST = BESTAND.read_text("utf-8")


def tabellen(document: str) -> list[list[str]]:
    """The rows of each table, blocks of lines that begin with a bar."""
    return [blok.splitlines() for blok in re.findall(r"(?:^\|.*\n)+", document, re.MULTILINE)]


@pytest.mark.parametrize(
    ("oud", "nieuw", "fout"),
    [
        ("naam: noodtoegang", "naam: dossier_voeren", "dossier_voeren staat er meer dan eens"),
        ("maatregelen: [bevoegdheden]", "maatregelen: [hoop]", "hoop is niet beschreven"),
        ("categorieen: [cijfers]", "categorieen: [kleuren]", "kleuren is niet beschreven"),
        ("    categorieen: [cijfers]\n", "", "noem categorieen"),
        ("  - avg6: b\n", "  - avg6: z\n", "avg6"),
        ("betrokkenen: [deelnemer]\n", "betrokkenen: []\n", "betrokkenen"),
        ("titel: Cijfers maken\n", "titel: Cijfers maken\n    lievelingskleur: rood\n", "lievelingskleur"),
    ],
)
def test_a_register_with_a_gap_is_refused(oud, nieuw, fout):
    assert oud in TEKST
    with pytest.raises(Afsprakenfout, match=fout):
        lees_register("register.yaml", TEKST.replace(oud, nieuw))


def test_every_measure_category_and_activity_of_the_register_is_used():
    verwerkingen = register().verwerkingen
    assert {m.naam for m in register().maatregelen} == {naam for v in verwerkingen for naam in v.maatregelen}
    velden = {groep.categorie for opgave in opgaven().values() for groep in opgave.persoonlijk}
    eigen = {c.naam for c in register().eigen_categorieen}
    assert velden - eigen == {"afspraken"}
    assert {naam for v in verwerkingen for naam in v.categorieen} == eigen


def test_the_spreadsheet_has_a_full_row_for_each_activity():
    rijen = list(csv.DictReader(io.StringIO(avg30.als_csv())))
    assert [rij["id"] for rij in rijen] == [v.naam for v in register().verwerkingen]
    assert all(all(rij.values()) for rij in rijen)


@pytest.mark.parametrize("naam", setnamen())
def test_the_register_tells_every_sharing_rule_of_a_set_and_what_is_never_shared(naam):
    afspraken = bronset(naam).afspraken
    inhoud = json.loads(avg30.als_json([naam]))
    assert [regel["doel"] for regel in inhoud["verstrekkingen"]] == [regel.titel for regel in afspraken.delen]
    assert [regel["clausule"] for regel in inhoud["nooit"]] == [regel.clausule for regel in afspraken.nooit]
    document = avg30.als_markdown([naam])
    assert all(v.titel in document for v in register().verwerkingen)
    assert all(" ".join(regel.titel.split()) in document for regel in afspraken.delen)


@pytest.mark.parametrize("maak", [avg30.als_markdown, dpia.dpia])
def test_every_table_has_a_head_and_as_many_cells_in_each_row(maak):
    gevonden = tabellen(maak(setnamen()))
    assert len(gevonden) >= 10
    for rijen in gevonden:
        assert set(rijen[1]) == set("| -")
        assert len({len(re.findall(r"(?<!\\)\|", rij)) for rij in rijen}) == 1
        assert len(rijen) > 2


def test_a_bar_or_a_line_end_stays_in_its_cell():
    assert tabel(("a",), [("x|y\nz",)]).splitlines()[2] == "| x\\|y z |"


def test_the_dpia_has_the_seventeen_points_in_four_parts_and_leaves_judgement_to_a_person():
    document = dpia.dpia(["amsterdam-2026"])
    koppen = re.findall(r"^### (\d+)\. ", document, re.MULTILINE)
    assert koppen == [str(nr) for nr in range(1, 18)]
    assert re.findall(r"^## ([A-D])\. ", document, re.MULTILINE) == list("ABCD")
    punten = re.split(r"^### ", document, flags=re.MULTILINE)[1:]
    assert all("**Zelf invullen**" in punt and INVULLEN in punt for punt in punten)
    vragen = re.findall(r"^- .*", document, re.MULTILINE)
    assert len(vragen) >= 17
    assert all(vraag.endswith(f"? {INVULLEN}") for vraag in vragen)


def test_the_dpia_names_all_that_is_processed_and_leaves_the_weight_of_each_risk_open():
    document = dpia.dpia(["amsterdam-2026"])
    for opgave in opgaven().values():
        assert not opgave.persoonlijk or f": {opgave.wat} |" in document
        assert all(", ".join(groep.velden) in document for groep in opgave.persoonlijk)
    titels = {v.titel for v in register().verwerkingen} | {c.titel for c in register().eigen_categorieen}
    assert all(titel in document for titel in titels | {c.titel for c in taal().categorieen})
    assert all(m.omschrijving in document for m in register().maatregelen)
    for nr, risico in enumerate(dpia.model().risicos, start=1):
        assert f"| {nr} | {risico.wat} | {risico.gevolg} | {INVULLEN} | {INVULLEN} |" in document


def test_the_commands_print_for_the_sets_asked_for_and_refuse_an_unknown_one():
    uitkomst = CliRunner().invoke(app, ["register", "--vorm", "json", "--set", "almere"])
    assert {regel["set"] for regel in json.loads(uitkomst.stdout)["verstrekkingen"]} == {"almere"}
    assert CliRunner().invoke(app, ["dpia", "--set", "almere"]).stdout == dpia.dpia(["almere"])
    assert isinstance(CliRunner().invoke(app, ["dpia", "--set", "atlantis"]).exception, Vraagfout)
