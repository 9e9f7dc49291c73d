"""What an organisation takes along when it leaves: a folder that only its maker may open, whole or not there at all."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.db import transaction

from waakvlam import klok
from waakvlam.bijlagen.api import SOORTEN, haal
from waakvlam.dossiers.api import BIJLAGE, Feitregel, Onleesbaar, Vertrekregel, neem_mee, open_bijlage, vertrekregels
from waakvlam.logboek.api import INSTALLATIE, noteer
from waakvlam.organisaties.api import Organisatieregel, leden_van
from waakvlam.toegang.api import Lezer, NietGevonden, lezer_die_vertrekt
from waakvlam.vertrek import inhoud
from waakvlam.vertrek.nakijken import AFDRUKKEN, MANIFEST, VORM, Uitvoer, afdruk_van, kijk_na
from waakvlam.vertrek.plan import Vertrekfout, Voortgang, eigen_vakken, eis_organisatie

LEESMIJ = "LEESMIJ.txt"
PAD = "vertrek.uitvoer"


def schrijf_uitvoer(sleutel: str, doel: Path, voortgang: Voortgang = lambda *_: None) -> Uitvoer:
    """Write everything that this organisation may take along to a new folder, and read it again.

    Raises `Vertrekfout` when there is no such organisation or it has left, and for a folder that cannot be made.
    """
    organisatie = eis_organisatie(sleutel)
    if not organisatie.actief:
        raise Vertrekfout(f"{organisatie.naam} is al vertrokken en ziet niets meer; een uitvoer kan niet meer")
    try:
        with _nieuwe_map(doel) as map_:
            _Schrijver(organisatie, map_, voortgang).schrijf()
        return kijk_na(doel)
    except OSError as fout:
        raise Vertrekfout(f"{doel} kan niet worden geschreven: {fout.strerror}") from None


class _Schrijver:
    """Writes one export."""

    def __init__(self, organisatie: Organisatieregel, map_: Path, voortgang: Voortgang) -> None:
        self._organisatie, self._map, self._voortgang = organisatie, map_, voortgang
        self._dossiers = self._bijlagen = 0
        self._gemist: list[str] = []

    def schrijf(self) -> None:
        """All of it, the hashes last."""
        begonnen_op, sleutel = klok.nu(), self._organisatie.sleutel
        regels = vertrekregels(sleutel)
        for gedaan, regel in enumerate(regels, start=1):
            self._dossier(regel)
            self._voortgang("Meenemen", gedaan, len(regels))
        self._json("organisatie.json", self._mensen())
        blijft = [inhoud.wat_blijft(nummer, o) for nummer, o in eigen_vakken(sleutel, self._voortgang)]
        self._json("wat-blijft.json", blijft)
        self._bestand(LEESMIJ, files("waakvlam.vertrek").joinpath(LEESMIJ).read_bytes())
        self._json(
            MANIFEST,
            {
                "vorm": VORM,
                "programma": version("waakvlam"),
                "organisatie": sleutel,
                "naam": self._organisatie.naam,
                "gemaakt_op": begonnen_op,
                "dossiers": self._dossiers,
                "bijlagen": self._bijlagen,
                "gemist": self._gemist,
            },
        )
        paden = sorted(pad for pad in self._map.rglob("*") if pad.is_file())
        regels_ = (f"{afdruk_van(pad)}  {pad.relative_to(self._map)}\n" for pad in paden)
        self._bestand(AFDRUKKEN, "".join(regels_).encode())

    def _dossier(self, regel: Vertrekregel) -> None:
        lezer = lezer_die_vertrekt(self._organisatie.sleutel, self._organisatie.naam, regel.rol, INSTALLATIE)
        try:
            mee = neem_mee(lezer, regel.nummer)
        except NietGevonden:
            self._gemist.append(f"{regel.nummer}: als {regel.rol} nu nog geen partij")
            return
        paren = ((feit.kenmerk, self._bijlage(lezer, regel.nummer, feit)) for feit in mee.beeld.feiten)
        bijlagen = {kenmerk: bestand for kenmerk, bestand in paren if bestand}
        self._json(f"dossiers/{regel.nummer}.{regel.rol}.json", inhoud.dossier(lezer, mee, bijlagen))
        self._dossiers += 1

    def _bijlage(self, lezer: Lezer, nummer: str, feit: Feitregel) -> str:
        """The file of an attachment in the export; empty for any other fact, and for one that cannot be read."""
        if feit.type != BIJLAGE or feit.stand != "geldt" or feit.gewist_op:
            return ""
        try:
            bijlage = open_bijlage(lezer, nummer, feit.kenmerk, haal)
        except Onleesbaar:
            self._gemist.append(f"{nummer}: bijlage {feit.kenmerk} is beschadigd of weg")
            return ""
        naam = f"bijlagen/{nummer}/{feit.kenmerk}.{SOORTEN[bijlage.soort].einde}"
        if not (self._map / naam).exists():
            self._bestand(naam, bijlage.inhoud)
            self._bijlagen += 1
        return naam

    def _mensen(self) -> dict[str, Any]:
        """The organisation itself, with a line in the log for each of its people."""
        with transaction.atomic():
            leden = {lid.account: ("account", "werkrelatie") for lid in leden_van(self._organisatie.sleutel)}
            noteer(INSTALLATIE, "accounts_beheren", leden, handeling="uitvoeren", pad=PAD, soort="medewerker")
            return inhoud.organisatie(self._organisatie)

    def _json(self, naam: str, waarde: object) -> None:
        self._bestand(naam, (json.dumps(waarde, ensure_ascii=False, indent=2, default=inhoud.als_json) + "\n").encode())

    def _bestand(self, naam: str, ruw: bytes) -> None:
        """For the owner alone, and on the disk when this returns."""
        pad = self._map / naam
        for map_ in reversed([m for m in pad.parents if m.is_relative_to(self._map)]):
            map_.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as uit:
            uit.write(ruw)
            uit.flush()
            os.fsync(uit.fileno())


@contextmanager
def _nieuwe_map(doel: Path) -> Iterator[Path]:
    """A folder under another name until all of it is there; after a fault it is gone. Raises `Vertrekfout`."""
    if not doel.parent.is_dir():
        raise Vertrekfout(f"de map {doel.parent} is er niet")
    if doel.exists():
        raise Vertrekfout(f"{doel} bestaat al; kies een andere naam")
    tijdelijk = Path(tempfile.mkdtemp(prefix=f".{doel.name}.", dir=doel.parent))
    try:
        yield tijdelijk
        tijdelijk.rename(doel)
    except BaseException:
        shutil.rmtree(tijdelijk, ignore_errors=True)
        raise
