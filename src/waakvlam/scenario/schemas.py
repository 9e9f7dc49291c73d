"""JSON Schemas for editors: one per kind of file, from the models themselves, with the names of the vocabulary."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from waakvlam.bron.api import taal
from waakvlam.kern.afsprakenset import Inhoud, Kop
from waakvlam.kern.eigen import Eigenbestand
from waakvlam.kern.fouten import Vraagfout
from waakvlam.kern.gedeeld import DEELBAAR, met_gebruik
from waakvlam.kern.taal import Taal
from waakvlam.scenario.vorm import Scenariobestand

Schema = dict[str, Any]
ROLLEN: Final = frozenset(
    {"drager", "jegens", "van", "aan", "door", "rol", "wie", "beslisser", "samen_met", "gehoord", "invuller",
     "ondertekenaars", "exemplaren", "afzender", "kopie_aan", "niet_voor", "niet_in_kopie_aan"}
)  # fmt: skip
TYPEN: Final = frozenset({"type", "handeling", "handelingen", "kopie_handeling", "na", "sinds_laatste", "zonder_later"})
CATEGORIEEN: Final = frozenset({"categorie", "categorieen"})
PATRONEN: Final = ("Feitpatroon", "Aanleiding")


def schema(deel: str) -> Schema:
    """The schema of one kind of file. Raises `Vraagfout` for a kind that does not exist."""
    if deel not in SCHEMAS:
        raise Vraagfout(f"onbekend schema: {deel}; wel: {', '.join(SCHEMAS)}")
    return {"$schema": "http://json-schema.org/draft-07/schema#", **SCHEMAS[deel]()}


def schrijf_schemas(folder: Path) -> list[Path]:
    """Write all schemas into this folder; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    paden = []
    for deel in SCHEMAS:
        pad = folder / f"{deel}.json"
        pad.write_text(als_tekst(schema(deel)), "utf-8")
        paden.append(pad)
    return paden


def als_tekst(inhoud: Schema) -> str:
    """A schema as it stands in a file."""
    return json.dumps(inhoud, ensure_ascii=False, indent=2) + "\n"


def _inhoud() -> Schema:
    return _met_namen(met_gebruik(Inhoud.model_json_schema(by_alias=True)))


def _kop() -> Schema:
    """The file `set.yaml`: the header under `kop`."""
    kop = Kop.model_json_schema(by_alias=True)
    defs = {**kop.pop("$defs", {}), "Kop": kop}
    bestand = {"type": "object", "properties": {"kop": {"$ref": "#/$defs/Kop"}}, "required": ["kop"]}
    return _met_namen({**bestand, "additionalProperties": False, "$defs": defs})


def _taal() -> Schema:
    """A file of the vocabulary holds some of its keys."""
    inhoud = Taal.model_json_schema(by_alias=True)
    return {naam: waarde for naam, waarde in inhoud.items() if naam != "required"}


def _gedeeld() -> Schema:
    """Shared elements: the keys of an element, none of them needed, each perhaps an open place."""
    alles = Inhoud.model_json_schema(by_alias=True)
    lijsten = {}
    for lijst in DEELBAAR:
        items = alles["properties"][lijst]["items"]
        namen = [ref.rsplit("/", 1)[-1] for ref in _verwijzingen(items)]
        sleutels: Schema = {sleutel: {} for naam in namen for sleutel in alles["$defs"][naam]["properties"]}
        element = {"type": "object", "properties": sleutels, "additionalProperties": False}
        lijsten[lijst] = {"type": "object", "additionalProperties": element}
    return {"type": "object", "properties": lijsten, "additionalProperties": False}


def _scenario() -> Schema:
    return _met_namen(Scenariobestand.model_json_schema(by_alias=True))


def _eigen() -> Schema:
    """An organisation's own protocol."""
    return _met_namen(Eigenbestand.model_json_schema(by_alias=True))


def _verwijzingen(items: Mapping[str, Any]) -> list[str]:
    """The definitions that an item may be."""
    return [items["$ref"]] if "$ref" in items else [tak["$ref"] for tak in items.get("oneOf", items.get("anyOf", ()))]


def _met_namen(inhoud: Schema) -> Schema:
    """The same schema, in which an editor offers roles, event types and categories; others stay allowed.

    A pattern of facts may also be a bare event type.
    """
    woorden = taal()
    namen = {
        "Rolnaam": [rol.naam for rol in woorden.rollen],
        "Gebeurtenisnaam": [g.type for g in woorden.gebeurtenissen],
        "Categorienaam": [c.naam for c in woorden.categorieen],
    }
    uit: Schema = _aangevuld(inhoud)
    for naam in PATRONEN:
        if naam in uit["$defs"]:
            uit["$defs"][naam] = {"anyOf": [_naam("Gebeurtenisnaam"), uit["$defs"][naam]]}
    keuzes = {naam: {"anyOf": [{"enum": lijst}, {"type": "string"}]} for naam, lijst in namen.items()}
    return {**uit, "$defs": {**uit["$defs"], **keuzes}}


def _aangevuld(deel: Any) -> Any:
    if isinstance(deel, list):
        return [_aangevuld(lid) for lid in deel]
    if not isinstance(deel, dict):
        return deel
    uit = {sleutel: _aangevuld(waarde) for sleutel, waarde in deel.items()}
    eigenschappen = uit.get("properties")
    if not isinstance(eigenschappen, dict):
        return uit
    for naam, veld in eigenschappen.items():
        soort = next((soort for soort, velden in VELDEN.items() if naam in velden), None)
        if soort is not None and isinstance(veld, dict):
            eigenschappen[naam] = _met_keuze(veld, soort)
    return uit


def _met_keuze(veld: Schema, soort: str) -> Schema:
    """A text, a list of texts, or either or nothing, with the names of this kind on offer."""
    if veld.get("type") == "string" and "enum" not in veld and "pattern" not in veld:
        return {**{k: v for k, v in veld.items() if k != "type"}, **_naam(soort)}
    if veld.get("type") == "array" and veld.get("items") == {"type": "string"}:
        return {**veld, "items": _naam(soort)}
    if "anyOf" in veld:
        return {**veld, "anyOf": [_met_keuze(tak, soort) for tak in veld["anyOf"]]}
    return veld


def _naam(soort: str) -> Schema:
    return {"$ref": f"#/$defs/{soort}"}


VELDEN: Final = {"Rolnaam": ROLLEN, "Gebeurtenisnaam": TYPEN, "Categorienaam": CATEGORIEEN}
"""Per kind of name the keys that hold one."""
SCHEMAS: Final[Mapping[str, Callable[[], Schema]]] = {
    "inhoud": _inhoud,
    "kop": _kop,
    "taal": _taal,
    "gedeeld": _gedeeld,
    "scenario": _scenario,
    "eigen": _eigen,
}
"""Per kind of file its schema: of a set, `set.yaml`, the vocabulary, shared elements, a scenario, an own protocol."""
