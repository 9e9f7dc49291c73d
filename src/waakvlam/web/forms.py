"""Form fields and widgets that every app shares."""

from typing import Any

from django import forms

NIET_GOED = 422
"""The status of a form that says what is wrong with it."""


class DatumInvoer(forms.DateInput):
    """The browser's own date field, which shows the day in the reader's way and sends it as 2026-04-07."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Always the ISO form: that is the only one a date field of a browser reads."""
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class DatumVeld(forms.DateField):
    """A day, typed or picked."""

    widget = DatumInvoer

    def __init__(self, **opties: Any) -> None:
        """Also accepts the Dutch way of writing, for a browser that shows a plain text box."""
        super().__init__(input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"], **opties)
