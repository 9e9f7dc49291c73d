"""Make a back-up of the store while people work in it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from waakvlam import klok
from waakvlam.dossiers.api import huidige_vingerafdruk, sleutelstand
from waakvlam.reservekopie import bestanden
from waakvlam.reservekopie.archief import (
    HANDTEKENING,
    MANIFEST,
    VORM,
    Bestand,
    Manifest,
    Reservekopiefout,
    Schrijver,
    Tabel,
    als_tekst,
    onderteken,
)
from waakvlam.reservekopie.migraties import laatste_migraties, niet_gedaan
from waakvlam.reservekopie.momentopname import momentopname
from waakvlam.reservekopie.nummers import laatste_id
from waakvlam.reservekopie.rijen import PER_KEER, in_delen, regels, velden
from waakvlam.reservekopie.tabellen import tabellen
from waakvlam.reservekopie.voortgang import Teller, Voortgang
from waakvlam.toegang.api import eis_opstelling


def maak_reservekopie(doel: Path, voortgang: Voortgang = lambda *_: None) -> Manifest:
    """Write everything, as it is at this moment, to a file that is not there yet. Raises `Reservekopiefout`."""
    if niet_gedaan():
        raise Reservekopiefout("deze databank is nog niet bijgewerkt; geef eerst: manage.py migrate")
    soort = soort_opstelling()
    try:
        with _nieuw_bestand(doel) as uit, Schrijver(uit) as schrijver, momentopname():
            return _vul(schrijver, doel.parent, soort, voortgang)
    except OSError as fout:
        raise Reservekopiefout(f"{doel} kan niet worden geschreven: {fout.strerror}") from fout


def soort_opstelling() -> str:
    """Whether this is `demo` or `echt`. Raises `Reservekopiefout` when the database is of the other kind."""
    try:
        eis_opstelling()
    except ImproperlyConfigured as fout:
        raise Reservekopiefout(str(fout)) from fout
    return "demo" if settings.DEMO else "echt"


def _vul(schrijver: Schrijver, naast: Path, soort: str, voortgang: Voortgang) -> Manifest:
    modellen = tabellen(apps)
    gezien = Teller("Bewaren", sum(m._base_manager.count() for m in modellen), voortgang)  # noqa: SLF001 - public, whatever its name
    delen = [_tabel(schrijver, model, naast, gezien) for model in modellen]
    manifest = Manifest(
        vorm=VORM,
        programma=version("waakvlam"),
        gemaakt_op=klok.nu().isoformat(timespec="seconds"),
        databank=connection.vendor,
        opstelling=soort,
        sleutels=tuple(sorted({huidige_vingerafdruk(), *sleutelstand()})),
        migraties=laatste_migraties(MigrationExecutor(connection)),
        tabellen=tuple(delen),
        bestanden=tuple(_bestanden(schrijver)),
    )
    tekst = als_tekst(manifest)
    for naam, inhoud in ((MANIFEST, tekst), (HANDTEKENING, onderteken(tekst))):
        with tempfile.TemporaryFile(dir=naast) as tijdelijk:
            tijdelijk.write(inhoud)
            schrijver.voeg_toe(naam, tijdelijk)
    return manifest


def _tabel(schrijver: Schrijver, model: type[Model], naast: Path, gezien: Teller) -> Tabel:
    naam, aantal = model._meta.db_table, 0  # noqa: SLF001 - as above
    # A part of a tar says its length first, so the rows wait beside the target: a file without a name.
    with tempfile.TemporaryFile(dir=naast) as tijdelijk:
        for keer in in_delen(regels(model), PER_KEER):
            tijdelijk.writelines(keer)
            aantal += len(keer)
            gezien(len(keer))
        bestand = schrijver.voeg_toe(f"tabellen/{naam}.jsonl", tijdelijk)
    return Tabel(naam, tuple(veld.attname for veld in velden(model)), aantal, laatste_id(model), bestand)


def _bestanden(schrijver: Schrijver) -> Iterator[Bestand]:
    """After the rows, so that every file is there that a row names. One that was removed meanwhile, was erased."""
    for naam, pad in bestanden.aanwezig():
        try:
            inhoud = pad.open("rb")
        except FileNotFoundError:
            continue
        with inhoud:
            yield schrijver.voeg_toe(naam, inhoud)


@contextmanager
def _nieuw_bestand(doel: Path) -> Iterator[BinaryIO]:
    """A file that nobody else may read, under another name until it is whole and on the disk."""
    _eis_nieuw(doel)
    greep, naam = tempfile.mkstemp(prefix=f".{doel.name}.", dir=doel.parent)
    tijdelijk = Path(naam)
    try:
        with os.fdopen(greep, "wb") as uit:
            yield uit
            uit.flush()
            os.fsync(uit.fileno())
        _eis_nieuw(doel)
        tijdelijk.rename(doel)
    finally:
        tijdelijk.unlink(missing_ok=True)
    map_ = os.open(doel.parent, os.O_RDONLY)
    try:
        os.fsync(map_)
    finally:
        os.close(map_)


def _eis_nieuw(doel: Path) -> None:
    if not doel.parent.is_dir():
        raise Reservekopiefout(f"de map {doel.parent} is er niet")
    if doel.exists():
        raise Reservekopiefout(f"{doel} bestaat al; kies een andere naam")
