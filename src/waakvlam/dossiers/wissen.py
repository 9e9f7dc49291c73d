"""Erase: destroy keys, remove what was made from the content, and keep on record that it was done.

The facts themselves stay, with their type, day and hash: the chain still verifies, and figures stay what they were.
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import OperationalError, connection

from waakvlam import klok
from waakvlam.dossiers import volgers
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Dossier, Dossiersleutel, Termijnzicht, Uitgaand, Wissing
from waakvlam.dossiers.opgeslagen import in_een_keer, lees
from waakvlam.dossiers.vakken import delen_van
from waakvlam.dossiers.vastleggen import Moment, beoordeel_opnieuw
from waakvlam.dossiers.wislijst import Wisregel, lees_wislijst, voeg_toe
from waakvlam.dossiers.wisplan import GESLOTEN, Wisgrond, Wisplan, gesloten_op, maak_plan
from waakvlam.kern.taal import Betrokkene
from waakvlam.logboek.api import Wie, noteer

PER_KEER = 500
SLEUTELTABEL = "dossiers_dossiersleutel"
WACHT_OP_SLOT = "5s"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wisvoorstel:
    """A dossier of which something may go by now: its number, how many compartments, and whether nothing stays."""

    nummer: str
    vakken: int
    alles: bool


def bekijk_wissen(
    nummer: str, grond: Wisgrond, betrokkenen: Collection[Betrokkene] = (), organisatie: str = ""
) -> Wisplan:
    """What would go and what would stay. Raises `NietGevonden`."""
    with werkdeur():
        return maak_plan(lees(nummer), grond, klok.vandaag(), betrokkenen, organisatie)


def wis(
    nummer: str,
    grond: Wisgrond,
    wie: Wie,
    betrokkenen: Collection[Betrokkene] = (),
    organisatie: str = "",
    *,
    ruim_op: bool = True,
) -> Wisplan:
    """Erase what no running duty requires, and give what went and what stayed. Nothing to erase: nothing is done.

    `betrokkenen`: only what is about these persons, `organisatie`: only what it recorded; empty: all.
    `ruim_op` False: who erases in many dossiers calls `ruim_schijf_op` once, at the end. Raises `NietGevonden` for a
    dossier that is not there or was erased as a whole.
    """
    moment = Moment(klok.nu())
    with in_een_keer(), werkdeur():
        bestand = lees(nummer, vergrendel=True)
        plan = maak_plan(bestand, grond, moment.vandaag, betrokkenen, organisatie)
        if not plan.weg:
            return plan
        bleef = tuple(
            {"vak": o.vak, "waarom": o.waarom, "tot": o.tot.isoformat() if o.tot else None}
            for o in plan.vakken
            if not o.weg
        )
        regel = Wisregel(
            nummer,
            moment.nu.isoformat(),
            wie.account,
            wie.organisatie,
            grond,
            tuple(sorted(plan.weg)),
            bleef,
            plan.alles,
        )
        _pas_toe(bestand.dossier, regel)
        if not plan.alles:
            beoordeel_opnieuw(lees(nummer), moment)
        categorieen = {delen.categorie for vak in plan.weg if (delen := delen_van(vak)) is not None}
        noteer(wie, "rechten_uitvoeren", {nummer: categorieen}, handeling="wissen", pad="dossiers.wis", reden=grond)
        voeg_toe(regel)
    if ruim_op:
        ruim_schijf_op()
    return plan


def pas_wislijst_toe() -> int:
    """Erase again what the list outside the database names and the database still has. Gives how many erasures.

    For every start, and after a back-up was put back. With nothing to do: one query for each 500 erasures. Raises
    `Wislijstfout`.
    """
    regels = lees_wislijst()
    if not regels or SLEUTELTABEL not in connection.introspection.table_names():
        return 0
    opnieuw = [
        regel for begin in range(0, len(regels), PER_KEER) for regel in _nog_leesbaar(regels[begin : begin + PER_KEER])
    ]
    for regel in opnieuw:
        with in_een_keer(), werkdeur():
            dossier = Dossier.objects.select_for_update().get(nummer=regel.nummer)
            _pas_toe(dossier, regel)
            if not regel.alles:
                dossier.beoordeeld_met = ""
                dossier.save(update_fields=["beoordeeld_met"])
    if opnieuw:
        ruim_schijf_op()
    return len(opnieuw)


def wisvoorstellen(vandaag: date) -> list[Wisvoorstel]:
    """The closed dossiers of which something may go because its term passed. Erases nothing: a person decides."""
    gesloten = Dossier.objects.filter(gewist_op__isnull=True, gebeurtenissen__type=GESLOTEN).distinct()
    with werkdeur():
        nummers = list(gesloten.order_by("pk").values_list("nummer", flat=True))
    voorstellen = []
    for nummer in nummers:
        with werkdeur():
            bestand = lees(nummer)
            if gesloten_op(bestand) is not None and (plan := maak_plan(bestand, "termijn", vandaag)).weg:
                voorstellen.append(Wisvoorstel(nummer, len(plan.weg), plan.alles))
    return voorstellen


def ruim_schijf_op() -> None:
    """Have the database let go of the bytes of destroyed keys: by itself it keeps them until it needs the room.

    PostgreSQL rewrites the table of keys for that; a table that stays in use is told about, and left for later.
    """
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        cursor.execute(f"SET lock_timeout = '{WACHT_OP_SLOT}'")
        try:
            cursor.execute(f"VACUUM FULL {SLEUTELTABEL}")
        except OperationalError:
            log.warning("de tabel met sleutels is in gebruik; geef straks in de databank: VACUUM FULL %s", SLEUTELTABEL)
        finally:
            cursor.execute("RESET lock_timeout")


def _nog_leesbaar(regels: list[Wisregel]) -> list[Wisregel]:
    """Those of which something is still there."""
    nummers = {regel.nummer for regel in regels}
    rijen = Dossiersleutel.objects.filter(dossier__nummer__in=nummers, verpakt__isnull=False)
    with werkdeur():
        aanwezig = set(rijen.values_list("dossier__nummer", "vak", "gemaakt_op"))
    return [r for r in regels if any(n == r.nummer and _treft(r, vak, op) for n, vak, op in aanwezig)]


def _treft(regel: Wisregel, vak: str, gemaakt_op: datetime) -> bool:
    return (regel.alles or vak in regel.vakken) and gemaakt_op <= regel.moment


def _pas_toe(dossier: Dossier, regel: Wisregel) -> None:
    """Destroy the keys that a line names, and what goes with them. Call it inside a transaction."""
    sleutels = Dossiersleutel.objects.filter(dossier=dossier, verpakt__isnull=False, gemaakt_op__lte=regel.moment)
    weg = sleutels if regel.alles else sleutels.filter(vak__in=regel.vakken)
    weg.update(verpakt=None, vernietigd_op=regel.moment)
    wat = {"nummer": dossier.nummer, "op": regel.moment}
    if not Wissing.objects.filter(**wat).exists():
        Wissing.objects.create(
            **wat,
            account=regel.account,
            organisatie=regel.organisatie,
            grond=regel.grond,
            vakken=list(regel.vakken),
            bleef=list(regel.bleef),
        )
    dossier.verzoeken.all().delete()
    dossier.inzagebundels.all().delete()
    dossier.concepten.all().delete()
    if regel.alles:
        _haal_weg(dossier, regel.moment)


def _haal_weg(dossier: Dossier, op: datetime) -> None:
    """Remove everything that lists, search and people have of a dossier, so that it is as if it were not there."""
    Termijnzicht.objects.filter(termijn__dossier=dossier).delete()
    for rijen in (
        dossier.werkrijen, dossier.termijnen, dossier.eigen_termijnen, dossier.zicht, dossier.partijen,
        dossier.zoeksporen, dossier.behandelaars, dossier.herkomsten,
    ):  # fmt: skip
        rijen.all().delete()
    Uitgaand.objects.filter(dossiernummer=dossier.nummer).delete()
    volgers.vergeet(dossier.pk)
    dossier.gegevens, dossier.gewist_op, dossier.volgende_dag, dossier.fase = None, op, None, ""
    dossier.save(update_fields=["gegevens", "gewist_op", "volgende_dag", "fase"])
