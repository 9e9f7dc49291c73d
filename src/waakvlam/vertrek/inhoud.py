"""What an export says, as JSON: the form stands in the guide that goes with it, and in `docs/how-to`."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Final

from waakvlam.dossiers.api import BIJLAGE, Feitregel, Meegenomen, Termijnregel, Vakoordeel
from waakvlam.organisaties.api import Organisatieregel, contactpunten, leden_van, teams_van, vervangingen_van
from waakvlam.toegang.api import Lezer

VAN_DE_OPSLAG: Final = frozenset({"bestand", "afdruk"})
"""Fields of an attachment that mean something only inside the store."""
FEIT: Final = (
    "kenmerk", "type", "titel", "categorie", "op", "tijd", "betreft", "motivering", "door", "rol", "organisatie",
    "vastgelegd_op", "stand", "corrigeert", "vervalt", "eigen", "gewist_op", "betrokkene",
)  # fmt: skip
TERMIJN: Final = (
    "norm", "clausule", "wat", "dragers", "jegens", "vanaf", "uiterlijk", "status", "betreft", "onbekend", "inhaalbaar",
)  # fmt: skip


def dossier(lezer: Lezer, mee: Meegenomen, bijlagen: Mapping[str, str]) -> dict[str, Any]:
    """A dossier as the role of this reader sees it. `bijlagen`: the file in the export per fact that has one."""
    beeld = mee.beeld
    return {
        "nummer": beeld.nummer,
        "afspraken": beeld.afsprakenset,
        "gezien_op": beeld.peildatum,
        "gezien_als": lezer.rol,
        "soorten_gegevens": sorted(beeld.categorieen),
        "naam": beeld.naam,
        "gegevens": dict(beeld.gegevens),
        "eigen_kenmerken": mee.eigen_kenmerken,
        "behandeld_door": [asdict(periode) for periode in mee.behandeld_door],
        "concepten": [asdict(c.regel) | {"waarden": dict(c.waarden)} for c in mee.concepten],
        "partijen": [asdict(partij) for partij in beeld.partijschappen],
        "fasen": [asdict(fase) for fase in beeld.fasen],
        "feiten": [_feit(feit, bijlagen) for feit in beeld.feiten],
        "termijnen": [_termijn(term) for term in beeld.termijnen],
        "besluiten": [asdict(besluit) for besluit in beeld.besluiten],
        "toestemmingen": None if beeld.toestemming is None else [asdict(t) for t in beeld.toestemming],
    }


def _feit(feit: Feitregel, bijlagen: Mapping[str, str]) -> dict[str, Any]:
    """Who recorded it by account only where that was a colleague."""
    velden = {naam: waarde for naam, _titel, waarde in feit.velden if feit.type != BIJLAGE or naam not in VAN_DE_OPSLAG}
    wie = {"account": feit.account} if feit.eigen else {}
    bijlage = {"bestand": bijlagen[feit.kenmerk]} if feit.kenmerk in bijlagen else {}
    return {naam: getattr(feit, naam) for naam in FEIT} | {"velden": velden} | wie | bijlage


def _termijn(term: Termijnregel) -> dict[str, Any]:
    aanleiding = term.aanleiding.kenmerk if term.aanleiding else None
    gedaan = term.vervuld_door.kenmerk if term.vervuld_door else None
    eigen = asdict(term.eigen) if term.eigen else None
    kolommen = {naam: getattr(term, naam) for naam in TERMIJN}
    return kolommen | {"aanleiding": aanleiding, "vervuld_door": gedaan, "eigen_protocol": eigen}


def organisatie(wie: Organisatieregel) -> dict[str, Any]:
    """The organisation itself: roles, people, teams, stand-ins and contact points, those of before too."""
    sleutel = wie.sleutel
    punten = [p for regio in sorted({regio for _, regio in wie.rollen}) for p in contactpunten(regio)]
    return {
        "sleutel": sleutel,
        "naam": wie.naam,
        "rollen": [{"rol": rol, "regio": regio} for rol, regio in wie.rollen],
        "teams": [asdict(team) for team in teams_van(sleutel, ook_gesloten=True)],
        "leden": [asdict(lid) for lid in leden_van(sleutel)],
        "vervangingen": [asdict(v) for v in vervangingen_van(sleutel, date.min)],
        "contactpunten": [asdict(p) for p in punten if p.organisatie == sleutel],
    }


def wat_blijft(nummer: str, oordeel: Vakoordeel) -> dict[str, Any]:
    """Of one compartment: until when it stays readable here, and why."""
    return {
        "nummer": nummer,
        "vak": oordeel.vak,
        "gaat_weg_bij_vertrek": oordeel.weg,
        "waarom": oordeel.waarom,
        "kan_weg_vanaf": oordeel.tot,
        "bron": oordeel.bron,
    }


def als_json(waarde: object) -> str | list[Any]:
    """For `json.dumps`: days and moments in ISO 8601, sets in order."""
    if isinstance(waarde, frozenset | set):
        return sorted(waarde)
    if isinstance(waarde, date | datetime):
        return waarde.isoformat()
    return str(waarde)
