"""What stands encrypted, as bytes: fields with their kinds (a day stays a day), and the particulars of a dossier."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from waakvlam.kern.gebeurtenis import Dossiergegevens, Veldwaarde

DAG = "datum"
BIJ_OPENING = "bij_opening"
ADRES = ("straat", "huisnummer", "postcode", "plaats")
GEGEVENS_PER_CATEGORIE = {
    "geboortedatum": "contactgegevens",
    "route": "trajectstatus",
    "contractvorm": "contractgegevens",
    "huishouden_soort": "gezinssamenstelling",
    "kinderen": "gezinssamenstelling",
    **dict.fromkeys(ADRES, "contactgegevens"),
}
"""Which category opens a particular to a role."""
CONTACT = "contactgegevens"
"""The category that opens the name."""


@dataclass(frozen=True, slots=True)
class Persoonsgegevens:
    """What is known of a participant; None is unknown. Never a citizen service number."""

    naam: str | None = None
    geboortedatum: date | None = None
    route: str | None = None
    contractvorm: str | None = None
    huishouden_soort: str | None = None
    kinderen: int | None = None
    straat: str | None = None
    huisnummer: str | None = None
    postcode: str | None = None
    plaats: str | None = None

    @property
    def voor_de_kern(self) -> Dossiergegevens:
        """The part that rules may ask for: not the name."""
        return Dossiergegevens(self.route, self.contractvorm, self.huishouden_soort, self.kinderen, self.geboortedatum)


def zichtbare_gegevens(gegevens: Persoonsgegevens, categorieen: Collection[str]) -> dict[str, Any]:
    """The particulars beside the name that are known, of these categories."""
    alle = {veld: getattr(gegevens, veld) for veld, c in GEGEVENS_PER_CATEGORIE.items() if c in categorieen}
    return {veld: waarde for veld, waarde in alle.items() if waarde is not None}


def gegevens_voor(gegevens: Dossiergegevens, categorieen: Collection[str]) -> Dossiergegevens:
    """What rules may ask for, with all that is not of these categories unknown."""
    dicht: dict[str, Any] = {veld: None for veld, c in GEGEVENS_PER_CATEGORIE.items() if c not in categorieen}
    return replace(gegevens, **{veld: niets for veld, niets in dicht.items() if hasattr(gegevens, veld)})


def categorieen_van(gegevens: Persoonsgegevens, categorieen: Collection[str]) -> set[str]:
    """Of these categories, those of which something is known."""
    naam = {CONTACT} & set(categorieen) if gegevens.naam is not None else set()
    return {*naam, *(GEGEVENS_PER_CATEGORIE[veld] for veld in zichtbare_gegevens(gegevens, categorieen))}


def verpak_velden(velden: Mapping[str, Veldwaarde], motivering: str) -> bytes:
    """Fields and the written reason of a fact, as bytes."""
    inhoud = {"velden": {naam: _verpak(waarde) for naam, waarde in velden.items()}, "motivering": motivering}
    return json.dumps(inhoud, ensure_ascii=False, separators=(",", ":")).encode()


def pak_velden_uit(inhoud: bytes) -> tuple[dict[str, Veldwaarde], str]:
    """The reverse of `verpak_velden`; a list comes back as a tuple."""
    gelezen = json.loads(inhoud)
    return {naam: _pak_uit(waarde) for naam, waarde in gelezen["velden"].items()}, gelezen["motivering"]


def verpak_gegevens(opening: Persoonsgegevens, nu: Persoonsgegevens) -> bytes:
    """The particulars of a dossier as they are now, and where they changed also as they were at the opening."""
    waarden = _waarden(nu) | ({BIJ_OPENING: _waarden(opening)} if opening != nu else {})
    return json.dumps(waarden, ensure_ascii=False, separators=(",", ":")).encode()


def pak_gegevens_uit(inhoud: bytes) -> Persoonsgegevens:
    """The particulars as they are now."""
    return _gegevens(json.loads(inhoud))


def pak_opening_uit(inhoud: bytes) -> Persoonsgegevens:
    """The particulars as they were at the opening."""
    gelezen = json.loads(inhoud)
    return _gegevens(gelezen.get(BIJ_OPENING, gelezen))


def _waarden(gegevens: Persoonsgegevens) -> dict[str, Any]:
    return {
        "naam": gegevens.naam,
        "geboortedatum": gegevens.geboortedatum.isoformat() if gegevens.geboortedatum else None,
        "route": gegevens.route,
        "contractvorm": gegevens.contractvorm,
        "huishouden": {"soort": gegevens.huishouden_soort, "kinderen": gegevens.kinderen},
        "adres": {deel: getattr(gegevens, deel) for deel in ADRES},
    }


def _gegevens(gelezen: dict[str, Any]) -> Persoonsgegevens:
    dag, huishouden = gelezen["geboortedatum"], gelezen["huishouden"]
    return Persoonsgegevens(
        naam=gelezen["naam"],
        geboortedatum=date.fromisoformat(dag) if dag else None,
        route=gelezen["route"],
        contractvorm=gelezen["contractvorm"],
        huishouden_soort=huishouden["soort"],
        kinderen=huishouden["kinderen"],
        **gelezen.get("adres", {}),
    )


def _verpak(waarde: Veldwaarde) -> object:
    if isinstance(waarde, date):
        return {DAG: waarde.isoformat()}
    return list(waarde) if isinstance(waarde, tuple) else waarde


def _pak_uit(waarde: Any) -> Veldwaarde:
    if isinstance(waarde, dict):
        return date.fromisoformat(waarde[DAG])
    return tuple(waarde) if isinstance(waarde, list) else waarde
