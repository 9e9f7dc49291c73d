"""Own tasks with a date: rows for the organisation that set them, and for no other, also where that has the same role.

What a task says stands in its fact alone. The row that lists read says that it is one, and its day.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from waakvlam.dossiers.opgeslagen import Record
from waakvlam.dossiers.termijnrijen import Termijnrij, wortels
from waakvlam.kern.gebeurtenis import Gebeurtenis as Feit
from waakvlam.kern.toetsen import Status

TAAK_GESTELD: Final = "eigen_taak_gesteld"
TAAK_GEDAAN: Final = "eigen_taak_gedaan"
TAAK: Final = "taak"
"""What the key of a task begins with."""
WAT: Final = "Eigen taak"


def taakrijen(records: list[Record], feiten: Iterable[Feit]) -> Iterator[tuple[str, str, Termijnrij]]:
    """Organisation and role that set a task, with its row; of the facts that hold.

    It is done by a fact of the same organisation about the same task, on time up to and including its day.
    """
    per_volgnummer = {r.volgnummer: r for r in records}
    geldend = [per_volgnummer[f.volgnummer] for f in feiten if f.type in {TAAK_GESTELD, TAAK_GEDAAN}]
    gedaan = {(r.organisatie, r.betreft): r for r in geldend if r.type == TAAK_GEDAAN and r.betreft}
    namen = wortels(records)
    for record in geldend:
        uiterlijk = record.velden.get("uiterlijk")
        if record.type == TAAK_GESTELD and isinstance(uiterlijk, date):
            yield record.organisatie, record.rol, _rij(record, uiterlijk, gedaan, namen)


def _rij(
    record: Record, uiterlijk: date, gedaan: Mapping[tuple[str, str], Record], namen: Mapping[int, str]
) -> Termijnrij:
    klaar = gedaan.get((record.organisatie, record.betreft))
    status = Status.OPEN if klaar is None else Status.OP_TIJD if klaar.op <= uiterlijk else Status.TE_LAAT
    return Termijnrij(
        sleutel=f"{TAAK}.{namen[record.volgnummer]}",
        norm="eigen_taak",
        clausule="",
        wat=WAT,
        dragers=record.rol,
        jegens="",
        uiterlijk=uiterlijk,
        vanaf=None,
        status=status.value,
        aanleiding=record.volgnummer,
        vervuld_door=klaar.volgnummer if klaar else None,
        betreft=record.betreft,
        onbekend=False,
        inhaalbaar=True,
    )
