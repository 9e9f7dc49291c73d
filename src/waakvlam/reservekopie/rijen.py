"""The rows of a table as lines of text, the same for both databases, and back. Nothing is rounded or lost."""

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import BinaryField, Field, JSONField, Model, TextField, Value
from django.db.models.functions import Cast

PER_KEER = 2000


def velden(model: type[Model]) -> list["Field[Any, Any]"]:
    """Those with a column, by name: the order in a table differs with the way that it was made."""
    return sorted(model._meta.concrete_fields, key=lambda veld: veld.attname)  # noqa: SLF001 - public, whatever its name


def regels(model: type[Model]) -> Iterator[bytes]:
    """Every row as a JSON list of one line, in the order of its key, without holding more than a few at a time."""
    alle = velden(model)
    # As text, so that a null of the database and a null in JSON stay apart.
    keuze = [Cast(v.attname, TextField()) if isinstance(v, JSONField) else v.attname for v in alle]
    json_op = [nummer for nummer, veld in enumerate(alle) if isinstance(veld, JSONField)]
    rijen = model._base_manager.order_by("pk").values_list(*keuze)  # noqa: SLF001 - as above
    for rij in rijen.iterator(PER_KEER):
        waarden = [_plat(waarde) for waarde in rij]
        for nummer in json_op:
            if waarden[nummer] is not None:
                waarden[nummer] = _json(json.loads(waarden[nummer]), sort_keys=True)
        yield _json(waarden).encode() + b"\n"


def rij(model: type[Model], alle: Sequence["Field[Any, Any]"], regel: bytes) -> Model:
    """The row that a line holds. Raises `ValueError` when it does not fit the table."""
    waarden = json.loads(regel)
    if not isinstance(waarden, list) or len(waarden) != len(alle):
        raise ValueError("een regel past niet bij de kolommen")
    return model(**{veld.attname: _waarde(veld, waarde) for veld, waarde in zip(alle, waarden, strict=True)})


def in_delen(alle: Iterable[bytes], aantal: int) -> Iterator[list[bytes]]:
    """So many at a time; the last one may be shorter."""
    bron = iter(alle)
    while deel := list(islice(bron, aantal)):
        yield deel


def _plat(waarde: object) -> Any:
    if waarde is None or isinstance(waarde, bool | int | float | str):
        return waarde
    if isinstance(waarde, bytes | bytearray | memoryview):
        return base64.b64encode(bytes(waarde)).decode()
    if isinstance(waarde, datetime):
        return waarde.astimezone(UTC).isoformat()
    if isinstance(waarde, date | time):
        return waarde.isoformat()
    if isinstance(waarde, Decimal | UUID):
        return str(waarde)
    raise TypeError(f"een reservekopie kent geen {type(waarde).__name__}; voeg het toe aan rijen.py")


def _waarde(veld: "Field[Any, Any]", waarde: Any) -> Any:
    if waarde is None:
        return None
    if isinstance(veld, BinaryField):
        return base64.b64decode(waarde)
    if isinstance(veld, JSONField):
        inhoud = json.loads(waarde)
        return Value(None, JSONField()) if inhoud is None else inhoud
    return veld.to_python(waarde)


def _json(waarde: object, *, sort_keys: bool = False) -> str:
    return json.dumps(waarde, ensure_ascii=False, separators=(",", ":"), sort_keys=sort_keys)
