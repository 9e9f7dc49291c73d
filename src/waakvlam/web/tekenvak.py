"""A signature written on the screen, in a field of 600 by 200: what a form takes of it, and what can be drawn again."""

import re
from collections.abc import Iterable
from typing import Any, Final

from django import forms

HAAL: Final = re.compile(r"M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3}){1,400}")
"""One stroke: a start and lines from there, in whole points."""
MAX_HALEN: Final = 60


class Handtekeningveld(forms.CharField):
    """Its strokes, as the script of `web/onderdelen/tekenvak.html` sends them; none where one of them is no stroke."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def clean(self, value: Any) -> tuple[str, ...]:
        """The strokes in the order in which they were written."""
        halen = tuple(super().clean(value).split("|"))
        return halen if len(halen) <= MAX_HALEN and tekenbaar(halen) == halen else ()


def tekenbaar(halen: Iterable[str]) -> tuple[str, ...]:
    """Those that are strokes."""
    return tuple(haal for haal in halen if HAAL.fullmatch(haal))
