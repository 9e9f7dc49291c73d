"""Who of one organisation processed the data of one person: by day, role and function, and never by name.

Bron: HvJ EU 22 juni 2023, C-579/21 (Pankki S): the day and the purpose of each look belong to what a person may ask
for; who the employee was does not, unless that is essential to exercise other rights.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from waakvlam import klok
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.logboek.noteren import Wie, noteer

PAD: Final = "logboek.wie_zag"
_Sleutel = tuple[date, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Gezien:
    """What people in one function did on one day for one purpose, and with which kinds of data."""

    dag: date
    rol: str
    functiesoort: str
    handeling: str
    activiteit: str
    categorieen: tuple[str, ...]


def wie_zag(wie: Wie, nummer: str, tot: int | None = None) -> tuple[tuple[Gezien, ...], int]:
    """Everything that the organisation of `wie` processed of the participant of a dossier, the first day first.

    Whether `wie` may ask is for the caller to say. The asking comes to stand in the log itself, after what is given.
    `tot`: up to this line, inclusive, so that what was shown can be given as it was. Gives the last line too.
    """
    laatste = 0
    gevonden: dict[_Sleutel, set[str]] = {}
    with transaction.atomic():
        rijen = Verwerkingsregel.objects.filter(
            organisatie=wie.organisatie, betrokkene=nummer, betrokkene_soort="deelnemer"
        ).order_by("id")
        rijen = rijen if tot is None else rijen.filter(id__lte=tot)
        velden = ("id", "geeindigd_op", "rol", "functiesoort", "handeling", "activiteit", "categorieen")
        for nr, moment, rol, functie, handeling, activiteit, categorieen in rijen.values_list(*velden):
            laatste, sleutel = nr, (moment.astimezone(klok.AMSTERDAM).date(), rol, functie, handeling, activiteit)
            gevonden.setdefault(sleutel, set()).update(categorieen.split())
        noteer(wie, "rechten_uitvoeren", {nummer: ("handelingen",)}, handeling="lezen", pad=PAD)
    return tuple(Gezien(*sleutel, tuple(sorted(soorten))) for sleutel, soorten in gevonden.items()), laatste
