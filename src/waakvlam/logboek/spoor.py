"""The trace of what is being done now: one per request, command or job, so that its lines can be read together."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from waakvlam import klok

TRACEPARENT = re.compile(
    r"(?!ff)(?P<versie>[0-9a-f]{2})-(?P<trace>[0-9a-f]{32})-(?P<ouder>[0-9a-f]{16})-[0-9a-f]{2}(-.*)?"
)
"""W3C Trace Context, 3.2: version, trace-id, parent-id and flags, all lower-case; a later version may add to it."""


def nieuw_operation_id() -> str:
    """8 random bytes in hexadecimal, never all zero."""
    return f"{secrets.randbits(64) or 1:016x}"


@dataclass(frozen=True, slots=True)
class Spoor:
    """`aanroeper`: the operation of the program that called us; empty where none did."""

    trace_id: str
    operation_id: str
    begonnen_op: datetime
    aanroeper: str = ""


_SPOOR: ContextVar[Spoor | None] = ContextVar("spoor", default=None)


def nieuw_spoor(traceparent: str = "") -> Spoor:
    """A trace that goes on from this header, or a new one; the operation is always our own.

    A header that is not well-formed, or all zero, counts as none (W3C Trace Context, 3.2.2).
    """
    gelezen = TRACEPARENT.fullmatch(traceparent)
    goed = gelezen is not None and not (gelezen["versie"] == "00" and gelezen[4])
    trace, ouder = (gelezen["trace"], gelezen["ouder"]) if gelezen and goed else ("", "")
    if not trace.strip("0") or not ouder.strip("0"):
        trace, ouder = f"{secrets.randbits(128) or 1:032x}", ""
    return Spoor(trace, nieuw_operation_id(), klok.nu(), ouder)


def huidig_spoor() -> Spoor:
    """The trace of now. Outside any request, command or job each call is a trace of its own."""
    return _SPOOR.get() or nieuw_spoor()


@contextmanager
def met_spoor(traceparent: str = "") -> Iterator[Spoor]:
    """Everything inside is one operation. Inside another operation it stays that one."""
    if (al := _SPOOR.get()) is not None:
        yield al
        return
    merk = _SPOOR.set(spoor := nieuw_spoor(traceparent))
    try:
        yield spoor
    finally:
        _SPOOR.reset(merk)
