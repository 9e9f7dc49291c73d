"""From YAML text to a typed, checked agreement set; all faults at once, each with file and line.

Pure: the texts come in, models go out. Reading files is done in `waakvlam.bron`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from waakvlam.kern.afsprakenset import Afsprakenset, Inhoud, Kop
from waakvlam.kern.controleren import Loc, controleer_set, controleer_taal
from waakvlam.kern.fouten import Afsprakenfout, Fout
from waakvlam.kern.kalender import Gelijkgesteld, Kalender, VrijeDag
from waakvlam.kern.taal import Deel, Taal, vingerafdruk

M = TypeVar("M")

UITLEG = {
    "extra_forbidden": "deze sleutel bestaat hier niet; verwijder haar of zie waakvlam afspraken schema",
    "missing": "deze sleutel ontbreekt; vul haar in",
    "union_tag_invalid": "onbekende soort",
    "union_tag_not_found": "de sleutel `soort` ontbreekt",
    "string_pattern_mismatch": "heeft niet de vorm die hier hoort",
    "literal_error": "is geen van de toegestane waarden",
    "enum": "is geen van de toegestane waarden",
}


@dataclass(frozen=True, slots=True)
class Bron:
    """One parsed file: its values, and its text to find a line in when there is a fault."""

    bestand: str
    waarde: object
    tekst: str

    def regel(self, loc: Iterable[str | int]) -> int:
        """The line (1-based) of the deepest node on this path."""
        node, regel = YAML(typ="safe", pure=True).compose(self.tekst), 1
        for stap in loc:
            if node is None:
                break
            regel = int(node.start_mark.line) + 1
            volgende = _kind(node, stap)
            node = volgende if volgende is not None else node
        return int(node.start_mark.line) + 1 if node is not None else regel


def _kind(node: Node, stap: str | int) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(stap, int) and stap < len(node.value):
        return node.value[stap]  # type: ignore[no-any-return]
    if isinstance(node, MappingNode):
        for sleutel, waarde in node.value:
            if sleutel.value == stap:
                return waarde  # type: ignore[no-any-return]
    return None


def ontleed(bestand: str, tekst: str, *, snel: bool = False) -> Bron:
    """Parse one file of YAML 1.2. Raises `Afsprakenfout` with the line where the YAML breaks.

    `snel` uses the C parser, which reads YAML 1.1: for the agreements' own files, which a test proves to read the same.
    """
    try:
        return Bron(bestand, YAML(typ="safe", pure=not snel).load(tekst) or {}, tekst)
    except YAMLError as fout:
        plek = getattr(fout, "problem_mark", None)
        wat = str(getattr(fout, "problem", "") or fout).splitlines()[0]
        raise Afsprakenfout([Fout(bestand, plek.line + 1 if plek else 0, "", f"geen geldige YAML: {wat}")]) from fout


def lees_model(soort: type[M], bron: Bron, fouten: list[Fout], sleutel: str | None = None) -> M | None:
    """Validate a file (or one key of it) as this type; faults go onto the list, the answer is None then."""
    waarde = bron.waarde
    voor: tuple[str, ...] = ()
    if sleutel is not None:
        if not isinstance(waarde, dict) or sleutel not in waarde:
            fouten.append(Fout(bron.bestand, 1, sleutel, "deze sleutel ontbreekt; vul haar in"))
            return None
        waarde, voor = waarde[sleutel], (sleutel,)
    try:
        return TypeAdapter(soort).validate_python(waarde)
    except ValidationError as fout:
        fouten.extend(_als_fout(bron, voor, dict(e)) for e in fout.errors(include_url=False))
        return None


def _als_fout(bron: Bron, voor: tuple[str, ...], fout: dict[str, object]) -> Fout:
    loc = (*voor, *(fout["loc"] if isinstance(fout["loc"], tuple) else ()))
    soort, context = str(fout["type"]), fout.get("ctx")
    melding = UITLEG.get(soort) or str(fout["msg"]).removeprefix("Value error, ")
    if isinstance(context, dict) and (
        verwacht := context.get("expected") or context.get("expected_tags") or context.get("pattern")
    ):
        melding += f"; verwacht: {verwacht}"
    if soort not in {"missing", "extra_forbidden"} and isinstance(fout.get("input"), str | int | bool | float):
        melding += f"; gevonden: {fout['input']!r}"
    return Fout(bron.bestand, bron.regel(loc), ".".join(str(stap) for stap in loc), melding)


def laad_taal(teksten: Mapping[str, str]) -> Taal:
    """The vocabulary from its files: every key is given in one file, `gebeurtenissen` may be spread over several.

    Raises `Afsprakenfout` with all faults.
    """
    fouten: list[Fout] = []
    samen: dict[str, Any] = {}
    for bestand, tekst in sorted(teksten.items()):
        bron = ontleed(bestand, tekst, snel=True)
        for sleutel in bron.waarde if isinstance(bron.waarde, dict) else ():
            if sleutel not in Taal.model_fields:
                fouten.append(Fout(bestand, bron.regel((sleutel,)), str(sleutel), UITLEG["extra_forbidden"]))
            elif (waarde := lees_model(_soort(sleutel), bron, fouten, sleutel)) is not None:
                if sleutel in samen and not isinstance(waarde, list):
                    fouten.append(Fout(bestand, bron.regel((sleutel,)), sleutel, "staat al in een ander bestand"))
                samen[sleutel] = [*samen[sleutel], *waarde] if sleutel in samen else waarde
    ontbreekt = [naam for naam, veld in Taal.model_fields.items() if veld.is_required() and naam not in samen]
    fouten.extend(Fout("taal", 0, naam, "ontbreekt in de taal") for naam in ontbreekt if not fouten)
    if fouten:
        raise Afsprakenfout(fouten)
    taal = Taal.model_construct(**samen)
    if gevonden := controleer_taal(taal):
        raise Afsprakenfout([Fout("taal", 0, plaats, melding) for plaats, melding in gevonden])
    return taal


def _soort(sleutel: str) -> Any:
    return Taal.model_fields[sleutel].annotation


def laad_set(teksten: Mapping[str, str], taal: Taal) -> Afsprakenset:
    """A set from its files; `set.yaml` holds the header under `kop`. Raises `Afsprakenfout` with all faults."""
    fouten: list[Fout] = []
    kop: Kop | None = None
    kopbron: Bron | None = None
    delen: list[tuple[Bron, Inhoud]] = []
    for bestand, tekst in sorted(teksten.items()):
        try:
            bron = ontleed(bestand, tekst, snel=True)
        except Afsprakenfout as fout:
            fouten.extend(fout.fouten)
            continue
        if bestand.rsplit("/", 1)[-1] == "set.yaml":
            kop, kopbron = lees_model(Kop, bron, fouten, "kop"), bron
            andere = [s for s in (bron.waarde if isinstance(bron.waarde, dict) else ()) if s != "kop"]
            fouten.extend(
                Fout(bestand, bron.regel((s,)), str(s), "hier hoort alleen de kop; zet dit apart") for s in andere
            )
        elif (inhoud := lees_model(Inhoud, bron, fouten)) is not None:
            delen.append((bron, inhoud))
    if kop is None and not fouten:
        fouten.append(Fout("set.yaml", 0, "kop", "het bestand set.yaml met de kop ontbreekt"))
    if kop is None or kopbron is None or fouten:
        raise Afsprakenfout(fouten)
    samen = _samengevoegd(kop, [inhoud for _, inhoud in delen])
    if gevonden := controleer_set(samen, taal):
        raise Afsprakenfout([_met_regel(kopbron, delen, loc, melding) for loc, melding in gevonden])
    return samen


def _samengevoegd(kop: Kop, delen: list[Inhoud]) -> Afsprakenset:
    velden: dict[str, Any] = {naam: [x for deel in delen for x in getattr(deel, naam)] for naam in Inhoud.model_fields}
    kaal = Afsprakenset.model_construct(None, kop=kop, vingerafdruk="", **velden)
    return kaal.model_copy(update={"vingerafdruk": vingerafdruk(kaal)})


def _met_regel(kopbron: Bron, delen: list[tuple[Bron, Inhoud]], loc: Loc, melding: str) -> Fout:
    """Find back in which file the n-th element of a list stood; the rest stands in the header."""
    if loc[0] != "kop" and len(loc) > 1 and isinstance(loc[1], int):
        naam, rest = str(loc[0]), loc[1]
        for bron, inhoud in delen:
            aantal = len(getattr(inhoud, naam))
            if rest < aantal:
                plek = (naam, rest, *loc[2:])
                return Fout(bron.bestand, bron.regel(plek), ".".join(str(stap) for stap in plek), melding)
            rest -= aantal
    return Fout(kopbron.bestand, kopbron.regel(loc), ".".join(str(stap) for stap in loc), melding)


class _Gelijkgesteld(Deel):
    datum: date
    bron: str


class _Kalenderbestand(Deel):
    bekend_tot: date
    gelijkgesteld: list[_Gelijkgesteld]


def laad_kalender(bestand: str, tekst: str, eigen: Kop | None = None) -> Kalender:
    """The calendar: days equated by decree as cited data, with the date until which they are known."""
    bron = ontleed(bestand, tekst, snel=True)
    fouten: list[Fout] = []
    model = lees_model(_Kalenderbestand, bron, fouten)
    if model is None:
        raise Afsprakenfout(fouten)
    eigen_dagen = (
        tuple(VrijeDag(dag, naam, "eigen", eigen.naam) for dag, naam in sorted(eigen.eigen_dagen.items()))
        if eigen
        else ()
    )
    return Kalender(tuple(Gelijkgesteld(g.datum, g.bron) for g in model.gelijkgesteld), model.bekend_tot, eigen_dagen)
