"""From YAML text to a typed model: what is wrong, with file and line, in plain Dutch."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from waakvlam.kern.fouten import Afsprakenfout, Fout
from waakvlam.kern.meldingen import UITLEG, Pad, vertaald, yaml_in_gewone_taal

M = TypeVar("M")

TEKST = "tag:yaml.org,2002:str"
DAGACHTIG = re.compile(r"\b\d{4}-\d{1,2}-\d{1,2}\b")


class _Snel(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The C parser, with values made straight from its nodes: half the time of the constructor that comes with it.

    A key that stands twice is refused: the first would be lost without a word.
    """

    def lees(self) -> Any:
        """The value of the one document; None for an empty text."""
        node = self.get_single_node()
        return None if node is None else self._waarde(node)

    def _waarde(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.SequenceNode):
            return [self._waarde(lid) for lid in node.value]
        if isinstance(node, yaml.MappingNode):
            return self._sleutels(node)
        return node.value if node.tag == TEKST else self.construct_object(node)

    def _sleutels(self, node: yaml.MappingNode) -> dict[Any, Any]:
        waarden: dict[Any, Any] = {}
        for sleutel, waarde in node.value:
            naam = self._waarde(sleutel) if isinstance(sleutel, yaml.ScalarNode) else None
            if naam is None or naam in waarden:
                dubbel = f"de sleutel {sleutel.value} staat er meer dan eens"
                wat = "unhashable key" if naam is None else dubbel
                raise yaml.constructor.ConstructorError(None, None, wat, sleutel.start_mark)
            waarden[naam] = self._waarde(waarde)
        return waarden


@dataclass(frozen=True)
class Bron:
    """One parsed file: its values, and its text to find a line in when there is a fault.

    `zwijgt`: faults do not repeat what was filled in, because it may be about a person.
    `herkomst`: for elements that are written out from a shared one, its name, so that a fault can say so.
    """

    bestand: str
    waarde: Any
    tekst: str
    zwijgt: bool = False
    herkomst: Mapping[Pad, str] = field(default_factory=dict)

    def fout(self, loc: Pad, melding: str) -> Fout:
        """A fault at this path, with its line and the shared element it may stand in."""
        gedeeld = self.herkomst.get(loc[:2])
        bij = f" (in het gedeelde element {gedeeld})" if gedeeld else ""
        return Fout(self.bestand, self.regel(loc), ".".join(str(stap) for stap in loc), melding + bij)

    def regel(self, loc: Iterable[str | int]) -> int:
        """The line (1-based) of the deepest node on this path."""
        node, regel = self._wortel, 1
        for stap in loc:
            if node is None:
                break
            regel = int(node.start_mark.line) + 1
            volgende = _kind(node, stap)
            node = volgende if volgende is not None else node
        return int(node.start_mark.line) + 1 if node is not None else regel

    @cached_property
    def _wortel(self) -> Node | None:
        return YAML(typ="safe", pure=True).compose(self.tekst)  # type: ignore[no-any-return]


def _kind(node: Node, stap: str | int) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(stap, int) and stap < len(node.value):
        return node.value[stap]  # type: ignore[no-any-return]
    if isinstance(node, MappingNode):
        for sleutel, waarde in node.value:
            if sleutel.value == stap:
                return waarde  # type: ignore[no-any-return]
    return None


def ontleed(bestand: str, tekst: str, *, snel: bool = False, zwijgt: bool = False) -> Bron:
    """Parse one file of YAML 1.2. Raises `Afsprakenfout` with the line where the YAML breaks.

    `snel` uses the C parser, which reads YAML 1.1: for the agreements' own files, which a test proves to read the same.
    """
    try:
        waarde = _Snel(tekst).lees() if snel else YAML(typ="safe", pure=True).load(tekst)
    except (YAMLError, yaml.YAMLError) as fout:
        plek = getattr(fout, "problem_mark", None)
        wat = yaml_in_gewone_taal(str(getattr(fout, "problem", "") or ""))
        regel = plek.line + 1 if plek else _regel_van_teken(tekst, getattr(fout, "position", 0))
        raise Afsprakenfout([Fout(bestand, regel, "", f"geen geldige YAML: {wat}")]) from fout
    except ValueError as fout:
        melding = "deze dag bestaat niet; schrijf jjjj-mm-dd"
        raise Afsprakenfout([Fout(bestand, _regel_zonder_dag(tekst), "", melding)]) from fout
    except RecursionError as fout:
        raise Afsprakenfout([Fout(bestand, 1, "", "geen geldige YAML: te diep genest; haal haken weg")]) from fout
    return Bron(bestand, {} if waarde is None else waarde, tekst, zwijgt)


def _regel_van_teken(tekst: str, positie: int) -> int:
    """The line of the character at this place."""
    return tekst.count("\n", 0, positie) + 1


def _regel_zonder_dag(tekst: str) -> int:
    """The first line that writes a day that does not exist; 0 where none is found."""
    for nummer, regel in enumerate(tekst.splitlines(), start=1):
        for gevonden in DAGACHTIG.findall(regel):
            jaar, maand, dag = map(int, gevonden.split("-"))
            try:
                date(jaar, maand, dag)
            except ValueError:
                return nummer
    return 0


def lees_model(soort: type[M], bron: Bron, fouten: list[Fout], sleutel: str | None = None) -> M | None:
    """Validate a file (or one key of it) as this type; faults go onto the list, the answer is None then."""
    waarde = bron.waarde
    voor: tuple[str, ...] = ()
    if sleutel is not None:
        if not isinstance(waarde, dict) or sleutel not in waarde:
            fouten.append(Fout(bron.bestand, 1, sleutel, UITLEG["missing"]))
            return None
        waarde, voor = waarde[sleutel], (sleutel,)
    try:
        return TypeAdapter(soort).validate_python(waarde)
    except ValidationError as fout:
        gevonden = vertaald(soort, waarde, [dict(e) for e in fout.errors(include_url=False)], zwijgt=bron.zwijgt)
        fouten.extend(bron.fout((*voor, *loc), melding) for loc, melding in gevonden)
        return None
