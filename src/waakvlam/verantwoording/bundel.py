"""Everything that a person gets, in one zip: the overview to read, the data for a program, and the attached files.

`manifest-sha256.txt` names each file with its hash, so that anyone can check the whole with `sha256sum --check`.
"""

import hashlib
import json
from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from waakvlam.bijlagen.api import haal
from waakvlam.dossiers.api import Bijlage, Ongeldig, Onleesbaar, open_bijlage
from waakvlam.toegang.api import Lezer
from waakvlam.verantwoording.overzicht import Overzicht

MANIFEST: Final = "manifest-sha256.txt"


def als_json(waarde: object) -> bytes:
    """Data as a file that another program reads."""
    return json.dumps(waarde, ensure_ascii=False, indent=2).encode() + b"\n"


def lees_bijlage(lezer: Lezer, nummer: str, kenmerk: str) -> Bijlage:
    """An attached file, for who handles the request. Raises as `open_bijlage`."""
    return open_bijlage(lezer, nummer, kenmerk, haal, pad="inzage_bijlage")


def lees_bijlagen(lezer: Lezer, overzicht: Overzicht) -> dict[str, bytes]:
    """The attached files of what is given, by their place in the bundle. Each look comes to stand in the log.

    Raises `Ongeldig` with the key of each line of which the file is gone or damaged.
    """
    gelezen, kapot = {}, []
    for plaats, (sleutel, kenmerk) in overzicht.bijlagen.items():
        try:
            gelezen[plaats] = lees_bijlage(lezer, overzicht.nummer, kenmerk).inhoud
        except Onleesbaar:
            kapot.append(sleutel)
    if kapot:
        tekst = _("Dit bestand is weg of beschadigd. Zet het terug, of scherm het af en schrijf waarom.")
        raise Ongeldig({sleutel: [tekst] for sleutel in kapot})
    return gelezen


def maak_bundel(pdf: bytes, json_: bytes, bijlagen: Mapping[str, bytes]) -> bytes:
    """Everything in one zip. Equal input gives equal bytes."""
    bestanden = {"overzicht.pdf": pdf, "gegevens.json": json_, **bijlagen}
    regels = (f"{hashlib.sha256(inhoud).hexdigest()}  {plaats}\n" for plaats, inhoud in bestanden.items())
    return pak_in({**bestanden, MANIFEST: "".join(regels).encode()})


def pak_in(bestanden: Mapping[str, bytes]) -> bytes:
    """Files in one zip, without the moment at which that was done; empty for no files."""
    uit = BytesIO()
    if bestanden:
        with ZipFile(uit, "w", ZIP_DEFLATED) as zip_:
            for plaats, inhoud in bestanden.items():
                zip_.writestr(ZipInfo(plaats), inhoud, ZIP_DEFLATED)
    return uit.getvalue()


def pak_uit(ingepakt: bytes) -> dict[str, bytes]:
    """What `pak_in` packed."""
    if not ingepakt:
        return {}
    with ZipFile(BytesIO(ingepakt)) as zip_:
        return {plaats: zip_.read(plaats) for plaats in zip_.namelist()}
