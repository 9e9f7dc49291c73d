"""Elements that several sets use by reference: written once, with open places that each set fills for itself.

A shared element stands in `afspraken/gedeeld/` under its list and name; a text that is only `$place` is an open place.
A set uses it as an item of that list::

    - gedeeld: reageren_op_aanbod
      clausule: AMS26-1.46
      termijn: {getal: 1, eenheid: werkdag}    # a key of its own replaces the shared key
      vul: {klacht: [AMS26-6.06]}              # fills the open places; a list fills in as several items

What sets share is thus in one place, and what differs is all that a set says. Pure: values in, values out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from waakvlam.kern.afsprakenset import Inhoud
from waakvlam.kern.fouten import Afsprakenfout, Fout
from waakvlam.kern.meldingen import SLEUTELS, Pad
from waakvlam.kern.namen import bedoelt_u
from waakvlam.kern.ontleden import Bron

SLEUTEL: Final = "gedeeld"
VUL: Final = "vul"
PLEK: Final = "$"
NAAMVELD: Final = {"besluiten": "naam", "delen": "doel", "handelingen": "handeling"}
"""The field that the name of a shared element fills where it has none of its own; elsewhere `id`."""
ZONDER_NAAM: Final = frozenset({"clausules", "houders", "nooit", "intrekking", "buiten_beschouwing"})
"""Lists whose items belong to one set."""
DUBBEL: Final = "deze naam staat al in een ander bestand; geef een van beide een andere naam"
DEELBAAR: Final = tuple(naam for naam in Inhoud.model_fields if naam not in ZONDER_NAAM)


@dataclass(frozen=True, slots=True)
class Gedeeld:
    """Shared elements by list and name, as they were read."""

    elementen: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)

    def namen(self, lijst: str) -> list[str]:
        """The names of the shared elements of this list."""
        return sorted(naam for soort, naam in self.elementen if soort == lijst)


def lees_gedeeld(bronnen: list[Bron]) -> Gedeeld:
    """Collect the shared elements of all files. Raises `Afsprakenfout` with all faults."""
    fouten: list[Fout] = []
    elementen: dict[tuple[str, str], Mapping[str, Any]] = {}
    for bron in bronnen:
        for lijst, per_naam in bron.waarde.items():
            if lijst not in DEELBAAR or not isinstance(per_naam, dict):
                wat = f"hier hoort een van {', '.join(DEELBAAR)}, met per naam een element"
                fouten.append(bron.fout((lijst,), wat))
                continue
            for naam, element in per_naam.items():
                if (lijst, naam) in elementen:
                    fouten.append(bron.fout((lijst, naam), DUBBEL))
                elif not isinstance(element, dict):
                    fouten.append(bron.fout((lijst, naam), SLEUTELS))
                else:
                    elementen[lijst, naam] = {NAAMVELD.get(lijst, "id"): naam, **element}
    if fouten:
        raise Afsprakenfout(fouten)
    return Gedeeld(elementen)


def vul_in(bron: Bron, gedeeld: Gedeeld, fouten: list[Fout]) -> Bron:
    """The file with every use of a shared element written out; faults go onto the list."""
    waarde = dict(bron.waarde)
    herkomst: dict[Pad, str] = {}
    for lijst in DEELBAAR:
        leden = waarde.get(lijst)
        if not isinstance(leden, list):
            continue
        uit: list[Any] = []
        for i, lid in enumerate(leden):
            if isinstance(lid, dict) and SLEUTEL in lid:
                ingevuld, missers = _uitgeschreven(lijst, lid, gedeeld)
                fouten += [bron.fout((lijst, i, s), m) for s, m in missers]
                herkomst[lijst, i] = str(lid[SLEUTEL])
                uit.append(ingevuld)
            else:
                uit.append(lid)
        waarde[lijst] = uit
    return replace(bron, waarde=waarde, herkomst=herkomst)


def met_gebruik(schema: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a file of a set, in which an item may also be the use of a shared element."""
    eigenschappen = dict(schema["properties"])
    for lijst in DEELBAAR:
        veld = eigenschappen[lijst]
        eigenschappen[lijst] = {**veld, "items": {"anyOf": [{"$ref": "#/$defs/Gebruik"}, veld["items"]]}}
    tekst, waarden = {"type": "string"}, {"type": "object"}
    gebruik = {
        "title": "Gebruik",
        "description": "A shared element, with the set's own keys in place of shared ones and its open places filled.",
        "type": "object",
        "properties": {SLEUTEL: tekst, VUL: waarden},
        "required": [SLEUTEL],
    }
    return {**schema, "properties": eigenschappen, "$defs": {**schema["$defs"], "Gebruik": gebruik}}


def _uitgeschreven(
    lijst: str, gebruik: dict[str, Any], gedeeld: Gedeeld
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The shared element with the set's own keys and fills, and what is wrong (key, message)."""
    naam, vul = gebruik[SLEUTEL], gebruik.get(VUL, {})
    element = gedeeld.elementen.get((lijst, naam)) if isinstance(naam, str) else None
    if element is None:
        bekend = ", ".join(gedeeld.namen(lijst)) or "geen enkel"
        bedoelt = bedoelt_u(naam, gedeeld.namen(lijst)) or "kies een daarvan, of schrijf het element zelf uit"
        return {}, [(SLEUTEL, f"onbekend gedeeld element: {naam}; onder {lijst} staan: {bekend}; {bedoelt}")]
    if not isinstance(vul, dict):
        return {}, [(VUL, SLEUTELS)]
    eigen = {sleutel: waarde for sleutel, waarde in gebruik.items() if sleutel not in {SLEUTEL, VUL}}
    gedeelde = {sleutel: waarde for sleutel, waarde in element.items() if sleutel not in eigen}
    open_ = set(_plekken(gedeelde))
    missers = [(VUL, f"vul ook {plek} in; {naam} laat die plek open") for plek in sorted(open_ - set(vul))]
    missers += [(VUL, f"{naam} heeft geen open plek {plek}; wel: {', '.join(sorted(open_)) or 'geen'}; haal {plek} weg")
                for plek in vul if plek not in open_]  # fmt: skip
    return {**_gevuld(gedeelde, vul), **eigen}, missers


def _plekken(waarde: Any) -> Iterator[str]:
    """Every open place in this value."""
    if _is_plek(waarde):
        yield waarde[len(PLEK) :]
    elif isinstance(waarde, dict):
        for deel in waarde.values():
            yield from _plekken(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from _plekken(deel)


def _gevuld(waarde: Any, vul: Mapping[str, Any]) -> Any:
    """The value with its places filled; a list in a place of a list comes in as several items."""
    if _is_plek(waarde):
        return vul.get(waarde[len(PLEK) :], waarde)
    if isinstance(waarde, dict):
        return {sleutel: _gevuld(deel, vul) for sleutel, deel in waarde.items()}
    if not isinstance(waarde, list):
        return waarde
    uit: list[Any] = []
    for deel in waarde:
        nieuw = _gevuld(deel, vul)
        uit += nieuw if _is_plek(deel) and isinstance(nieuw, list) else [nieuw]
    return uit


def _is_plek(waarde: Any) -> bool:
    return isinstance(waarde, str) and waarde.startswith(PLEK) and len(waarde) > len(PLEK)
