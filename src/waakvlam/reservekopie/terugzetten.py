"""Put a back-up into an empty database: all of it, looked through and in order, or nothing.

Everything happens in one transaction, migrations too, so that a fault or a loss of power leaves the database as it was.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from waakvlam.bijlagen.api import controleer_bijlagen
from waakvlam.dossiers.api import Controle, installatiesleutels, pas_wislijst_toe, ruim_schijf_op
from waakvlam.opslag.ingang import schrijf_veel, werk_statistiek_bij
from waakvlam.opslag.rijslot import als_werk, sessie_als_werk
from waakvlam.reservekopie import bestanden
from waakvlam.reservekopie.archief import Deel, Manifest, Reservekopiefout, Tabel, delen, keur
from waakvlam.reservekopie.maken import soort_opstelling
from waakvlam.reservekopie.migraties import doelen, niet_gedaan, onbekend, te_ver
from waakvlam.reservekopie.nummers import zet_laatste_id
from waakvlam.reservekopie.rijen import PER_KEER, in_delen, regels, rij, velden
from waakvlam.reservekopie.tabellen import WEGGELATEN, tabellen
from waakvlam.reservekopie.voortgang import Teller, Voortgang

NIETS = "er is niets teruggezet"


@dataclass(frozen=True, slots=True)
class Teruggezet:
    """What came back. `bijgewerkt`: how many migrations followed; `gewist`: how many erasures of later were done."""

    manifest: Manifest
    dossiers: int
    feiten: int
    bijgewerkt: int
    gewist: int
    gemist: tuple[str, ...]
    """Attachments whose file is not there or is another one; that need not keep the rest from coming back."""


def zet_terug(bron: Path, voortgang: Voortgang = lambda *_: None) -> Teruggezet:
    """Look through the file, put it back, bring it up to date, verify it and erase what was erased since.

    Raises `Reservekopiefout` and `Wislijstfout`; then the database and the folder of files are as they were.
    """
    manifest = keur(bron)
    _eis_passend(manifest)
    bestanden.eis_geen()
    try:
        with bestanden.wachtkamer() as kamer, bestanden.weg_bij_een_fout(), _alles_of_niets():
            _eis_leeg(manifest)
            _laad(bron, manifest, kamer, voortgang)
            bestanden.zet_op_hun_plaats(kamer)
            bijgewerkt = len(niet_gedaan())
            call_command("migrate", verbosity=0, interactive=False)
            uitkomst = _maak_in_orde(manifest, bijgewerkt, voortgang)
    except (DatabaseError, OSError) as fout:
        raise Reservekopiefout(f"terugzetten lukt niet ({type(fout).__name__}); {NIETS}") from fout
    werk_statistiek_bij()
    if uitkomst.gewist:
        ruim_schijf_op()
    return uitkomst


def _eis_passend(manifest: Manifest) -> None:
    """Raises `Reservekopiefout` when this installation is not the one for it."""
    hier = "demo" if settings.DEMO else "echt"
    if manifest.opstelling != hier:
        wat = {"demo": "een demo", "echt": "een echte installatie"}
        raise Reservekopiefout(
            f"deze reservekopie is van {wat[manifest.opstelling]} en dit is {wat[hier]}; zie WAAKVLAM_DEMO"
        )
    if ontbreekt := sorted(set(manifest.sleutels) - installatiesleutels().keys()):
        raise Reservekopiefout(
            f"een deel van de dossiers is van een andere sleutel; geef in WAAKVLAM_SLEUTEL_VORIGE ook die met "
            f"vingerafdruk {' en '.join(ontbreekt)}"
        )
    if nieuwer := onbekend(MigrationExecutor(connection), manifest.migraties):
        raise Reservekopiefout(
            f"deze reservekopie is van een nieuwere versie van Waakvlam ({manifest.programma}, met "
            f"{'.'.join(nieuwer[0])}); zet hem terug met die versie"
        )


def _eis_leeg(manifest: Manifest) -> None:
    """Raises `Reservekopiefout` when there is anything in the database, or it is further than the back-up."""
    namen = [naam for naam in connection.introspection.table_names() if naam not in WEGGELATEN]
    with connection.cursor() as cursor:
        for naam in namen:
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(naam)} LIMIT 1")  # noqa: S608
            if cursor.fetchone():
                raise Reservekopiefout(f"de databank is niet leeg: in {naam} staat al iets; zet terug in een lege")
    if te_ver(MigrationExecutor(connection), manifest.migraties):
        raise Reservekopiefout(
            "de databank is al verder bijgewerkt dan de reservekopie; zet terug in een zonder tabellen"
        )


@contextmanager
def _alles_of_niets() -> Iterator[None]:
    """One transaction at the program's own work, in which tables can be made and filled in any order."""
    with (
        sessie_als_werk(connection),
        connection.constraint_checks_disabled(),
        transaction.atomic(durable=True),
        als_werk(),
    ):
        yield


def _laad(bron: Path, manifest: Manifest, kamer: Path, voortgang: Voortgang) -> None:
    """Make the tables as they were then, fill them, and see that each reads as it was written."""
    modellen = _toenmalige(manifest)
    per_bestand = {tabel.bestand.naam: tabel for tabel in manifest.tabellen}
    gezien = Teller("Terugzetten", manifest.rijen, voortgang)
    for naam, inhoud in delen(bron):
        if (tabel := per_bestand.get(naam)) is not None:
            _vul(modellen[tabel.naam], tabel, inhoud, gezien)
        elif naam.startswith(f"{bestanden.MAP}/"):
            bestanden.schrijf(kamer, naam, inhoud)
    connection.check_constraints()
    for tabel in manifest.tabellen:
        model = modellen[tabel.naam]
        if _afdruk(regels(model)) != tabel.bestand.sha256:
            raise Reservekopiefout(f"tabel {tabel.naam} leest anders dan zij is bewaard; {NIETS}")
        zet_laatste_id(model, tabel.laatste_id)


def _toenmalige(manifest: Manifest) -> Mapping[str, type[Model]]:
    """Migrate to where the back-up was, and give the models of then by table. Raises `Reservekopiefout`."""
    uitvoerder = MigrationExecutor(connection)
    stappen = doelen(manifest.migraties)
    uitvoerder.migrate(stappen)
    connection.check_constraints()  # and after that only at the end: migrations leave some to be checked at once
    modellen = {m._meta.db_table: m for m in tabellen(uitvoerder.loader.project_state(stappen).apps)}  # noqa: SLF001 - public, whatever its name
    if modellen.keys() != {tabel.naam for tabel in manifest.tabellen}:
        anders = sorted(modellen.keys() ^ {tabel.naam for tabel in manifest.tabellen})
        raise Reservekopiefout(f"de tabellen van de reservekopie zijn andere dan die van toen: {', '.join(anders)}")
    return modellen


def _vul(model: type[Model], tabel: Tabel, inhoud: Deel, gezien: Teller) -> None:
    """Write the rows of a table."""
    alle = velden(model)
    if tuple(veld.attname for veld in alle) != tabel.kolommen:
        raise Reservekopiefout(f"tabel {tabel.naam} heeft andere kolommen dan toen; {NIETS}")
    for veld in alle:
        _zonder_klok(veld)
    try:
        for keer in in_delen(inhoud, PER_KEER):
            schrijf_veel([rij(model, alle, regel) for regel in keer])
            gezien(len(keer))
    except (DatabaseError, ValueError, TypeError, ValidationError) as fout:
        raise Reservekopiefout(
            f"tabel {tabel.naam}: een rij past niet in deze databank ({type(fout).__name__}); {NIETS}"
        ) from fout


def _zonder_klok(veld: Any) -> None:
    """A moment that a field would set by itself stays what it was; the models of then are nobody else's."""
    for naam in ("auto_now", "auto_now_add"):
        if hasattr(veld, naam):
            setattr(veld, naam, False)


def _maak_in_orde(manifest: Manifest, bijgewerkt: int, voortgang: Voortgang) -> Teruggezet:
    """Verify the record and erase again what was erased. Raises `Reservekopiefout` for the first break."""
    dossiers, feiten = Controle().omvang()
    if (breuk := Controle(gezien=Teller("Controleren", feiten, voortgang)).eerste_breuk()) is not None:
        raise Reservekopiefout(f"de reservekopie is niet in orde: {breuk}; {NIETS}")
    soort_opstelling()
    gewist = pas_wislijst_toe()
    return Teruggezet(manifest, dossiers, feiten, bijgewerkt, gewist, tuple(map(str, controleer_bijlagen())))


def _afdruk(inhoud: Iterable[bytes]) -> str:
    afdruk = hashlib.sha256()
    for regel in inhoud:
        afdruk.update(regel)
    return afdruk.hexdigest()
