"""Log lines without personal data."""

import logging
import traceback
from types import TracebackType

Fout = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class BondigeOpmaak(logging.Formatter):
    """Writes of an error where it happened and its kind, never its message: a database puts a whole row in that."""

    def formatException(self, ei: Fout) -> str:  # noqa: N802 - the name is logging's
        """The frames and the class of the error."""
        soort, _, spoor = ei
        naam = f"{soort.__module__}.{soort.__qualname__}" if soort else "onbekende fout"
        return "".join(traceback.format_tb(spoor)) + naam
