"""An empty workbook to fill in: the columns, an explanation, and every choice that a column knows."""

from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from waakvlam.bron.api import bronset
from waakvlam.importeren.ontleden import GEGEVENS, GEOPEND, VASTE_FEITKOLOMMEN
from waakvlam.importeren.vormen import DOSSIERS, FEITEN, KENMERK

UITLEG, KEUZES, VELDEN = "Uitleg", "Keuzes", "Velden"
RIJEN = 5000
UITLEG_PER_KOLOM = {
    KENMERK: "Uw eigen nummer van het dossier. Daaraan herkent Waakvlam het als u later opnieuw invoert.",
    GEOPEND: "De dag waarop het traject bij u begon, als 31-12-2026.",
    "feit": "Wat er gebeurde. Kies uit de lijst.",
    "op": "De dag waarop het gebeurde, als 31-12-2026.",
    "tijd": "De tijd, als die ertoe doet, als 14:30.",
    "betreft": "Een kort kenmerk als er meer van zijn, zoals woning-2. Geen naam en geen adres.",
    "namens": "De rol die het deed, als dat een ander is dan u, zoals deelnemer.",
    "motivering": "De reden, als het anders ging dan is afgesproken.",
}
ALGEMEEN = (
    "Vul op het blad Dossiers een rij per dossier in, en op het blad Feiten een rij per feit.",
    "Een feit hoort bij het dossier met hetzelfde kenmerk.",
    "Een veld van een feit krijgt op het blad Feiten een kolom met de naam van dat veld. Het blad Velden noemt ze.",
    "Schrijf geen persoonsnummer van de overheid en geen medische gegevens op.",
    "Probeer eerst: waakvlam importeer proef BESTAND. Dan wordt er niets vastgelegd.",
)


def maak_sjabloon(doel: Path, setnaam: str) -> None:
    """Write the workbook for one set of agreements. Raises `FileExistsError` where something stands already."""
    if doel.exists():
        raise FileExistsError(doel.name)
    rekenset = bronset(setnaam).rekenset
    typen = [soort for soort in rekenset.typen.values() if not soort.regio and not soort.categorie_uit]
    werkmap = Workbook()
    werkmap.remove(werkmap.worksheets[0])
    uitleg = _blad(werkmap, UITLEG, ("Waakvlam: dossiers overnemen", ""), (34, 100))
    for regel in (rekenset.afspraken.kop.titel, *ALGEMEEN):
        uitleg.append((regel,))
    uitleg.append(())
    for kolom in dict.fromkeys((KENMERK, GEOPEND, *GEGEVENS, *VASTE_FEITKOLOMMEN)):
        uitleg.append((kolom, UITLEG_PER_KOLOM.get(kolom, "Mag leeg blijven.")))
    dossiers = _blad(werkmap, DOSSIERS, (KENMERK, GEOPEND, *GEGEVENS))
    feiten = _blad(werkmap, FEITEN, VASTE_FEITKOLOMMEN)
    lijsten: dict[str, Iterable[str]] = {
        "route": rekenset.taal.routes.values(),
        "contractvorm": rekenset.taal.contractvormen.values(),
        "huishouden_soort": rekenset.taal.huishoudens.values(),
        "feit": [soort.titel for soort in typen],
        "namens": [rol.titel for rol in rekenset.rollen.values()],
    }
    _keuzes(werkmap, lijsten, {DOSSIERS: dossiers, FEITEN: feiten})
    koppen = ("feit", "veld", "betekenis", "verplicht", "soort", "keuzes")
    velden = _blad(werkmap, VELDEN, koppen, (40, 28, 40, 10, 10, 60))
    for soort in typen:
        for naam, veld in soort.velden.items():
            verplicht = "ja" if veld.verplicht else ""
            velden.append((soort.titel, naam, veld.titel, verplicht, veld.soort, ", ".join(veld.keuzes)))
    with doel.open("xb") as uit:
        werkmap.save(uit)


def _blad(werkmap: Workbook, naam: str, kolommen: Iterable[str], breedtes: Iterable[int] = ()) -> Worksheet:
    blad: Worksheet = werkmap.create_sheet(naam)
    blad.append(tuple(kolommen))
    blad.freeze_panes = "A2"
    for nummer, cel in enumerate(blad[1], 1):
        cel.font = Font(bold=True)
        cel.alignment = Alignment(vertical="top")
        blad.column_dimensions[get_column_letter(nummer)].width = 22
    for kolom, breedte in zip("ABCDEF", breedtes, strict=False):
        blad.column_dimensions[kolom].width = breedte
    return blad


def _keuzes(werkmap: Workbook, lijsten: dict[str, Iterable[str]], bladen: dict[str, Worksheet]) -> None:
    """A sheet with the choices, and lists to choose from in the columns that have them."""
    keuzes = _blad(werkmap, KEUZES, lijsten)
    for nummer, (kolom, waarden) in enumerate(lijsten.items(), 1):
        alle = list(waarden)
        for rij, waarde in enumerate(alle, 2):
            keuzes.cell(rij, nummer, waarde)
        letter = get_column_letter(nummer)
        plaats = f"={KEUZES}!${letter}$2:${letter}${len(alle) + 1}"
        lijst = DataValidation(type="list", formula1=plaats, allow_blank=True)
        for blad in bladen.values():
            kolommen = [cel.value for cel in blad[1]]
            if kolom in kolommen:
                plek = get_column_letter(kolommen.index(kolom) + 1)
                blad.add_data_validation(lijst)
                lijst.add(f"{plek}2:{plek}{RIJEN}")
