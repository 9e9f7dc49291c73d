"""What stands in a cell, as the value that was meant. Each raises `Celfout` with what is wrong and what to do."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Final

from waakvlam.importeren.vormen import Cel
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.kern.namen import bedoelt_u
from waakvlam.kern.taal import Veld

DAG: Final = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))")
TIJD: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?")
JA: Final = frozenset({"ja", "j", "waar", "true", "1", "x"})
NEE: Final = frozenset({"nee", "n", "onwaar", "false", "0"})
MAX_KEUZES: Final = 12


class Celfout(Exception):
    """A cell that cannot be read as what its column asks."""

    def __init__(self, wat: str, doe: str) -> None:
        self.wat, self.doe = wat, doe
        super().__init__(wat)


def als_tekst(cel: Cel) -> str:
    """Any cell as text; a day as people write it."""
    return cel.strftime("%d-%m-%Y") if isinstance(cel, date) else str(cel)


def als_dag(cel: Cel) -> date:
    """A day: 31-12-2026, 2026-12-31 or a date of the spreadsheet itself."""
    if isinstance(cel, date):
        return cel
    gelezen = DAG.fullmatch(str(cel))
    if gelezen is not None:
        jaar, maand, dag = gelezen.group(1, 2, 3) if gelezen[1] else gelezen.group(6, 5, 4)
        try:
            return date(int(jaar), int(maand), int(dag))
        except ValueError:
            pass
    raise Celfout("dit is geen dag", "schrijf een dag als 31-12-2026")


def als_tijd(cel: Cel) -> time:
    """A time of day: 14:30."""
    gelezen = TIJD.fullmatch(str(cel))
    try:
        return time(int(gelezen[1]), int(gelezen[2])) if gelezen else time.fromisoformat(str(cel))
    except ValueError:
        raise Celfout("dit is geen tijd", "schrijf een tijd als 14:30") from None


def als_getal(cel: Cel) -> int | float:
    """A number; a comma counts as the decimal point."""
    if isinstance(cel, int | float) and not isinstance(cel, bool):
        return cel
    try:
        getal = float(str(cel).replace(",", "."))
    except ValueError:
        raise Celfout("dit is geen getal", "schrijf een getal, zonder eenheid") from None
    return int(getal) if getal.is_integer() else getal


def als_keuze(cel: Cel, keuzes: Mapping[str, str]) -> str:
    """One of these, by name or by title, in capitals or not."""
    gezocht = als_tekst(cel).casefold()
    per_woord = {woord.casefold(): naam for naam, titel in keuzes.items() for woord in (titel, naam)}
    if gezocht in per_woord:
        return per_woord[gezocht]
    dichtbij = bedoelt_u(gezocht, per_woord)
    kies = ", ".join(keuzes) if len(keuzes) <= MAX_KEUZES else "een waarde van het blad Keuzes"
    raise Celfout("deze keuze bestaat niet", f"kies {kies}{'. ' + dichtbij if dichtbij else ''}")


def als_ja_nee(cel: Cel) -> bool:
    """Yes or no."""
    woord = str(cel).casefold()
    if woord in JA | NEE:
        return woord in JA
    raise Celfout("dit is geen ja of nee", "schrijf ja of nee")


def als_veld(cel: Cel, veld: Veld, keuzes: Mapping[str, str], rollen: Mapping[str, str]) -> Veldwaarde:
    """The value of a field of a fact. `keuzes`: of this field, with titles; `rollen`: those of the agreements."""
    if veld.soort == "datum":
        return als_dag(cel)
    if veld.soort == "getal":
        return als_getal(cel)
    if veld.soort == "bool":
        return als_ja_nee(cel)
    if veld.soort == "rol":
        return als_keuze(cel, rollen)
    if veld.soort == "lijst":
        delen = [deel.strip() for deel in als_tekst(cel).split(",") if deel.strip()]
        return tuple(als_keuze(deel, keuzes) for deel in delen) if keuzes else tuple(delen)
    return als_keuze(cel, keuzes) if veld.soort == "keuze" else als_tekst(cel)
