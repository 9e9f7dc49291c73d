"""A list of the provider: a row per dossier, by number or own reference, with what differs.

Columns: `dossier`, and `dag` and the fields of the act, each by its name or its title. What a cell says goes into the
row of the form, and is judged there like what is typed.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from waakvlam.dossierblad.api import VELD
from waakvlam.kern.taal import Gebeurtenistype, Veld
from waakvlam.web.api import Woorden

MAX_BYTES: Final = 2**20
MAX_RIJEN: Final = 50
"""So many dossiers in a round: each takes a transaction, and one waits for all of them."""
DOSSIER: Final = frozenset({"dossier", "nummer", "dossiernummer", "kenmerk", "eigen kenmerk"})
DAG: Final = frozenset({"dag", "datum", "op"})


class Lijstfout(Exception):
    """Why a list cannot be read, and what to do."""


@dataclass(frozen=True)
class Lijstrij:
    """A row: on which line it stands, which dossier it names, and its cells by form field."""

    regel: int
    dossier: str
    cellen: Mapping[str, str]


@dataclass(frozen=True)
class Lijst:
    """What was read; `overgeslagen`: columns that the act does not have."""

    rijen: tuple[Lijstrij, ...]
    overgeslagen: tuple[str, ...]


def lees_lijst(ruw: bytes, soort: Gebeurtenistype, woorden: Woorden) -> Lijst:
    """The rows of a file with separated values. Raises `Lijstfout`."""
    tekst = _ontcijfer(ruw)
    kop = tekst.split("\n", 1)[0]
    lezer = csv.reader(io.StringIO(tekst), delimiter=max(";,\t", key=kop.count))
    try:
        regels = [(lezer.line_num, [cel.strip() for cel in rij]) for rij in lezer]
    except csv.Error:
        raise Lijstfout(_("Dit bestand is niet te lezen. Bewaar het in uw rekenprogramma als CSV.")) from None
    gevuld = [(regel, rij) for regel, rij in regels if any(rij)]
    if len(gevuld) < 2:  # noqa: PLR2004 - a heading and a row
        raise Lijstfout(_("Er staan geen rijen in dit bestand. De eerste regel zegt wat er in elke kolom staat."))
    if len(gevuld) - 1 > MAX_RIJEN:
        raise Lijstfout(_("Een lijst heeft ten hoogste %(n)s rijen. Verdeel hem.") % {"n": MAX_RIJEN})
    kolommen = [_kolom(naam, soort) for naam in gevuld[0][1]]
    if "dossier" not in kolommen:
        raise Lijstfout(_("De kolom 'dossier' ontbreekt, met het dossiernummer of uw eigen kenmerk."))
    rijen = tuple(_rij(regel, kolommen, rij, soort, woorden) for regel, rij in gevuld[1:])
    onbekend = tuple(naam for naam, kolom in zip(gevuld[0][1], kolommen, strict=True) if naam and not kolom)
    return Lijst(rijen, onbekend)


def _ontcijfer(ruw: bytes) -> str:
    for codering in ("utf-8-sig", "cp1252"):
        try:
            return ruw.decode(codering)
        except UnicodeDecodeError:
            continue
    raise Lijstfout(_("Dit bestand is geen CSV. Bewaar het in uw rekenprogramma als CSV."))


def _kolom(naam: str, soort: Gebeurtenistype) -> str:
    """The form field that a column fills; empty for one that the act does not have."""
    gezocht = naam.casefold()
    if gezocht in DOSSIER:
        return "dossier"
    if gezocht in DAG:
        return "op"
    velden = soort.velden.items()
    return next((VELD + n for n, veld in velden if gezocht in {n, veld.titel.casefold(), n.replace("_", " ")}), "")


def _rij(regel: int, kolommen: list[str], rij: list[str], soort: Gebeurtenistype, woorden: Woorden) -> Lijstrij:
    cellen = {kolom: cel for kolom, cel in zip(kolommen, rij, strict=False) if kolom and cel}
    dossier = cellen.pop("dossier", "")
    return Lijstrij(
        regel, dossier, {k: _waarde(soort.velden.get(k.removeprefix(VELD)), c, woorden) for k, c in cellen.items()}
    )


def _waarde(veld: Veld | None, cel: str, woorden: Woorden) -> str:
    """A cell as the form would send it: a choice may be written as its title."""
    klein = cel.casefold()
    if veld is None:
        return cel
    if veld.soort == "bool":
        return {"j": "ja", "ja": "ja", "n": "nee", "nee": "nee"}.get(klein, cel)
    if veld.soort == "keuze":
        return next((k for k in veld.keuzes if klein in {k, woorden.waarde(k).casefold()}), cel)
    return cel
