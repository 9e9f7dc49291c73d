"""Everything that still comes in a dossier, years ahead: last days, first days, planned days, and what closes when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.utils.translation import gettext as _

from waakvlam.dossierblad.api import Blad
from waakvlam.dossiers.api import Blik
from waakvlam.web.api import datum_kort, hoofdletter, kleine_letter

STAPPEN: Final = 24
"""So many days on which something may change are looked at for what a role then sees; each takes an evaluation."""


@dataclass(frozen=True, slots=True)
class Dag:
    """A day to come. `soort`: uiterlijk, vanaf (possible from then), gepland or toegang."""

    dag: date
    soort: str
    titel: str
    wie: str = ""
    vanwege: str = ""
    """The fact that it counts from, as far as the reader sees that."""
    clausules: tuple[str, ...] = ()
    waarom_url: str = ""


def per_jaar(blad: Blad, blik: Blik) -> list[tuple[int, list[Dag]]]:
    """All days after the reference date, by year."""
    dagen = [*_termijnen(blad), *_vroegste(blad), *_gepland(blad), *_toegang(blad, blik)]
    op_dag = sorted((d for d in dagen if d.dag > blad.beeld.peildatum), key=lambda d: (d.dag, d.soort, d.titel))
    return [(jaar, list(groep)) for jaar, groep in groupby(op_dag, key=lambda d: d.dag.year)]


def _termijnen(blad: Blad) -> Iterator[Dag]:
    """The last day of every term that runs."""
    for termijn in blad.beeld.termijnen:
        if termijn.loopt and termijn.uiterlijk is not None:
            kaart = blad.termijn(termijn)
            wie = blad.woorden.rollen(termijn.dragers)
            yield Dag(
                termijn.uiterlijk, "uiterlijk", hoofdletter(termijn.wat), wie, kaart["aanleiding"],
                termijn.clausules, kaart["waarom_url"],
            )  # fmt: skip


def _vroegste(blad: Blad) -> Iterator[Dag]:
    """The first day of every act that waits."""
    for dag in blad.beeld.vroegste_dagen:
        yield Dag(dag.vanaf, "vanaf", dag.titel, clausules=(dag.clausule,))


def _gepland(blad: Blad) -> Iterator[Dag]:
    """The days that facts name themselves: until when something was agreed, or on which day it is planned."""
    for feit in blad.beeld.feiten:
        if feit.stand == "geldt":
            for _veld, titel, waarde in feit.velden:
                if isinstance(waarde, date):
                    vanwege = _("%(feit)s, %(dag)s") % {"feit": feit.titel, "dag": datum_kort(feit.op)}
                    yield Dag(waarde, "gepland", f"{feit.titel}: {kleine_letter(titel)}", vanwege=vanwege)


def _toegang(blad: Blad, blik: Blik) -> Iterator[Dag]:
    """What the reader's own role will see no longer, or will see, by time alone; of other roles it is not told."""
    beoordeling = blik.beoordeling
    was = blik.categorieen_bij(beoordeling)
    for _stap in range(STAPPEN):
        if (dag := beoordeling.volgende_dag()) is None:
            return
        beoordeling = blik.bestand.beoordeling(dag, blik.beoordeling.kennisdatum)
        wordt = blik.categorieen_bij(beoordeling)
        for titel, soorten in ((_("U ziet niet meer"), was - wordt), (_("U ziet voortaan"), wordt - was)):
            if soorten:
                namen = "; ".join(kleine_letter(blad.woorden.zegsman.categorie(c)) for c in sorted(soorten))
                yield Dag(dag, "toegang", f"{titel}: {namen}")
        was = wordt
