"""What is wrong with a value or with YAML, in plain Dutch, and what to do; never a message of a library."""

import re
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from waakvlam.kern.namen import bedoelt_u, opsomming

Pad = tuple[str | int, ...]
Pydantisch = Mapping[str, Any]

SLEUTELS: Final = "hier horen sleutels met waarden; schrijf elke als `sleutel: waarde`"
HEEL: Final = "hier hoort een heel getal; schrijf het in cijfers"
DAG: Final = "hier hoort een dag; schrijf jjjj-mm-dd"
AAN_UIT: Final = "hier hoort true of false; schrijf een van die twee"
UITLEG: Final[Mapping[str, str]] = {
    "extra_forbidden": "deze sleutel bestaat hier niet",
    "missing": "deze sleutel ontbreekt; vul haar in",
    "union_tag_invalid": "onbekende soort",
    "union_tag_not_found": "de sleutel `soort` ontbreekt; vul haar in",
    "string_pattern_mismatch": "heeft niet de vorm die hier hoort",
    "literal_error": "is geen van de toegestane waarden",
    "enum": "is geen van de toegestane waarden",
    "invalid_key": "een sleutel is tekst; zet haar tussen aanhalingstekens",
    "list_type": "hier hoort een lijst; zet elk deel achter een streepje, of alles tussen [ en ]",
    "dict_type": SLEUTELS,
    "model_type": SLEUTELS,
    "model_attributes_type": SLEUTELS,
    "string_type": "hier hoort tekst; zet een getal tussen aanhalingstekens",
    "int_type": HEEL,
    "int_parsing": HEEL,
    "int_from_float": HEEL,
    "float_type": "hier hoort een getal; schrijf het in cijfers",
    "float_parsing": "hier hoort een getal; schrijf het in cijfers",
    "bool_type": AAN_UIT,
    "bool_parsing": AAN_UIT,
    "date_type": DAG,
    "date_parsing": DAG,
    "date_from_datetime_parsing": DAG,
    "date_from_datetime_inexact": DAG,
    "too_short": "dit mag niet leeg zijn; noem er minstens {min_length}",
    "string_too_short": "deze tekst is te kort; schrijf minstens {min_length} tekens",
    "greater_than_equal": "dit getal is te klein; kies {ge} of meer",
    "recursion_loop": "dit verwijst naar zichzelf; haal het anker (& en *) weg",
}
ONBEKEND: Final = "deze waarde past hier niet; vergelijk haar met een set die klopt"
EIGEN: Final = frozenset({"value_error", "geen_sleutel", "assertion_error"})
"""Kinds whose message is our own."""
VORMEN: Final[Mapping[str, str]] = {
    r"^[A-Z]{3}\d*-[A-Z]?\d+\.\d+$": "schrijf een clausule als RVP26-1.01: prefix, streepje, hoofdstuk, punt, nummer",
    r"^[A-Z]{3}\d*$": "schrijf drie hoofdletters, met eventueel een jaartal: RVP26",
    r"^[a-z][a-z0-9_]*$": "gebruik kleine letters, cijfers en _, en begin met een letter",
    r"^[a-z][a-z0-9_]{0,59}$": "gebruik kleine letters, cijfers en _, begin met een letter en houd het onder 60 tekens",
    r"^[a-z][a-z0-9-]{0,39}$": "gebruik kleine letters, cijfers en -, begin met een letter en houd het onder 40 tekens",
    r"^[a-z][a-z0-9-]*$": "gebruik kleine letters, cijfers en -, en begin met een letter",
}
"""Per pattern of the models what to write."""
PATRONEN: Final = frozenset({"Feitpatroon", "Aanleiding"})
PATROON: Final = "hier hoort een feit; schrijf de naam van een gebeurtenistype, of `{type: naam, als: {veld: waarde}}`"
KEUZES: Final = frozenset({"literal_error", "enum", "union_tag_invalid"})
AAN_DE_KNOOP: Final = frozenset(UITLEG) - {"extra_forbidden", "missing"}
"""Kinds of fault about a value itself, not about a key inside it."""

BIJZONDER: Final = (
    "een tab, of een waarde die begint met een bijzonder teken; "
    "spring in met spaties, en zet zo'n waarde tussen aanhalingstekens"
)
DUBBELE_PUNT: Final = (
    "een dubbele punt op een plek waar dat niet kan; controleer het inspringen van deze regel en die erboven, "
    "en zet tekst met een dubbele punt tussen aanhalingstekens"
)
INSPRINGEN: Final = (
    "deze regel springt anders in dan de regels erboven, of tekst met een aanhalingsteken is te vroeg gesloten; "
    "zet wat bij elkaar hoort even ver naar rechts"
)
YAMLFOUTEN: Final[tuple[tuple[str, str], ...]] = (
    ("meer dan eens", "{problem}; houd er een over"),
    ("found duplicate key", "een sleutel staat er meer dan eens; houd er een over"),
    ("cannot start any token", BIJZONDER),
    ("mapping values are not allowed", DUBBELE_PUNT),
    ("sequence entries are not allowed", "een streepje op een plek waar dat niet kan; zet het op een eigen regel"),
    ("could not find expected ':'", "de dubbele punt na een sleutel ontbreekt; schrijf `sleutel: waarde`"),
    ("',' or ']'", "een lijst met [ is niet gesloten of mist een komma; zet er ] of een komma"),
    ("',' or '}'", "een groep met { is niet gesloten of mist een komma; zet er } of een komma"),
    ("unexpected end of stream", "aanhalingstekens zijn niet gesloten; zet ze ook aan het eind van de tekst"),
    ("undefined alias", "een waarde begint met *; zet haar tussen aanhalingstekens"),
    ("constructor for the tag", "een waarde begint met !; zet haar tussen aanhalingstekens"),
    ("escape character", "een \\ tussen dubbele aanhalingstekens; gebruik enkele aanhalingstekens"),
    ("another document", "een regel met alleen ---; haal die weg"),
    ("duplicate anchor", "hetzelfde anker (&) staat er meer dan eens; geef elk een eigen naam"),
    ("second occurrence", "hetzelfde anker (&) staat er meer dan eens; geef elk een eigen naam"),
    ("unhashable key", "een sleutel die zelf een groep of lijst is; schrijf als sleutel alleen tekst"),
    ("expected key", INSPRINGEN),
    ("<block end>", INSPRINGEN),
    ("'-' indicator", "deze regel hoort niet in de lijst erboven; zet er een streepje voor of spring minder in"),
    ("node content", "een haak die nergens opengaat; haal hem weg"),
    ("comment or line break", "na > of | hoort niets; begin de tekst op de volgende regel"),
    ("comment or a line break", "na > of | hoort niets; begin de tekst op de volgende regel"),
)  # fmt: skip
TEKEN: Final = "een teken dat geen tekst is; verwijder het en bewaar het bestand als UTF-8"
YAML_REST: Final = "deze regel is niet te lezen; vergelijk haar met een bestand dat klopt"


def yaml_in_gewone_taal(probleem: str) -> str:
    """What a YAML parser says, as what is wrong and what to do."""
    for stuk, uitleg in YAMLFOUTEN:
        if stuk in probleem:
            return uitleg.replace("{problem}", probleem)
    return YAML_REST if probleem else TEKEN


def vertaald(soort: Any, waarde: Any, fouten: list[Pydantisch], *, zwijgt: bool) -> Iterator[tuple[Pad, str]]:
    """The faults of pydantic as paths in the file with what is wrong and what to do, each place of a union once."""
    for fout in _zonder_verkeerde_takken(waarde, fouten):
        yield schoon(waarde, fout["loc"]), _melding(soort, fout, zwijgt=zwijgt)


def schoon(waarde: Any, loc: Pad) -> Pad:
    """The path without the names of the branches that pydantic tried: only keys and numbers of the file."""
    uit: list[str | int] = []
    for i, stap in enumerate(loc):
        laatste = i == len(loc) - 1
        if _staat_in(waarde, stap):
            waarde = waarde[stap]
        elif not (laatste and isinstance(waarde, dict)) or stap == "[key]" or _is_tak(stap):
            continue
        uit.append(stap)
    return tuple(uit)


def _staat_in(waarde: Any, stap: str | int) -> bool:
    """Whether a value of the file has this key or number."""
    if isinstance(waarde, dict):
        return stap in waarde
    return isinstance(waarde, list) and isinstance(stap, int) and stap < len(waarde)


def _is_tak(stap: str | int) -> bool:
    """Whether a step is how pydantic writes a branch that is no model: `literal['alle','een']`, `list[str]`."""
    return isinstance(stap, str) and (not stap[:1].islower() or bool(re.search(r"[\[(]", stap)))


def _zonder_verkeerde_takken(waarde: Any, fouten: list[Pydantisch]) -> list[Pydantisch]:
    """Where a value may be one of several things: the faults inside the one it was meant to be, else one fault."""
    dieper = [schoon(waarde, fout["loc"]) for fout in fouten if fout["type"] not in AAN_DE_KNOOP]
    dieper += [plek for fout in fouten if (plek := schoon(waarde, fout["loc"]))]
    uit: dict[Pad, list[Pydantisch]] = {}
    for fout in fouten:
        plek = schoon(waarde, fout["loc"])
        onder = any(len(ander) > len(plek) and ander[: len(plek)] == plek for ander in dieper)
        if fout["type"] in AAN_DE_KNOOP and onder:
            continue
        uit.setdefault(plek, []).append(fout)
    return [beste for groep in uit.values() for beste in _een_per_tak(groep)]


def _een_per_tak(groep: list[Pydantisch]) -> list[Pydantisch]:
    """Of several faults about one value the one that names choices, else one that names all that would do."""
    sprekend = [f for f in groep if f["type"] in EIGEN] or [f for f in groep if f["type"] in KEUZES]
    soorten = list(dict.fromkeys(f["type"] for f in groep))
    if sprekend or len(soorten) == 1:
        return (sprekend or groep)[:1]
    past = [UITLEG.get(soort, ONBEKEND).partition(";")[0].removeprefix("hier hoort ") for soort in soorten]
    past = [tekst.removeprefix("hier horen ") for tekst in past]
    return [{**groep[0], "type": "value_error", "msg": f"hier hoort {opsomming(past)}; schrijf een daarvan"}]


def _melding(soort: Any, fout: Pydantisch, *, zwijgt: bool) -> str:
    naam, context, gegeven = str(fout["type"]), fout.get("ctx") or {}, fout.get("input")
    if naam in EIGEN:
        melding = str(fout["msg"]).removeprefix("Value error, ")
    else:
        melding = UITLEG.get(naam, ONBEKEND).format(**{k: v for k, v in context.items() if isinstance(v, int | float)})
    if context.get("class_name") in PATRONEN:
        melding = PATROON
    if naam == "extra_forbidden":
        return f"{melding}; {bedoelt_u(fout['loc'][-1], sleutels_op(soort, fout['loc'][:-1])) or VERWIJDER}"
    if naam in KEUZES:
        keuzes = re.findall(r"'([^']*)'", str(context.get("expected") or context.get("expected_tags")))
        bedoeld = "" if zwijgt else bedoelt_u(context.get("tag", gegeven), keuzes)
        melding += f"; kies {opsomming(keuzes)}" + (f" ({bedoeld})" if bedoeld else "")
    elif naam == "string_pattern_mismatch":
        melding += f"; {VORMEN.get(str(context.get('pattern')), 'vergelijk het met een set die klopt')}"
    toont = naam != "missing" and not zwijgt and isinstance(gegeven, str | int | bool | float)
    return f"{melding}; gevonden: {gegeven!r}" if toont else melding


VERWIJDER: Final = "verwijder haar of zie waakvlam afspraken schema"


def sleutels_op(soort: Any, loc: Pad) -> set[str]:
    """The keys that exist at this path of a type, in every branch that it may have there."""
    takken = list(_modellen_of_lijsten(soort))
    for stap in loc:
        takken = [t for tak in takken for lid in _stap(tak, stap) for t in _modellen_of_lijsten(lid)]
    return {veld.alias or naam for tak in takken if _is_model(tak) for naam, veld in tak.model_fields.items()}


def _stap(tak: Any, stap: str | int) -> Iterator[Any]:
    """What a type holds under this key or number; the type itself where the step names this branch."""
    if _is_model(tak):
        velden = {veld.alias or naam: (naam, veld.annotation) for naam, veld in tak.model_fields.items()}
        soort = tak.model_fields.get("soort")
        if (_is_tak(stap) and tak.__name__ in str(stap)) or (soort is not None and stap in get_args(soort.annotation)):
            yield tak
        elif stap in velden:
            yield velden[str(stap)][1]
    elif get_origin(tak) is list and isinstance(stap, int):
        yield get_args(tak)[0]
    elif get_origin(tak) is dict:
        yield get_args(tak)[1]


def _modellen_of_lijsten(soort: Any) -> Iterator[Any]:
    """A type without its wrapping: every model, list and dict that it may be."""
    herkomst = get_origin(soort)
    if herkomst is Annotated:
        yield from _modellen_of_lijsten(get_args(soort)[0])
    elif herkomst in {Union, UnionType}:
        for lid in get_args(soort):
            yield from _modellen_of_lijsten(lid)
    elif herkomst is not Literal:
        yield soort


def _is_model(soort: Any) -> bool:
    return isinstance(soort, type) and issubclass(soort, BaseModel)
