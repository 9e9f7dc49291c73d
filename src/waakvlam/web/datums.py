"""Dates as a reader says them. Never looks at a clock: 'today' is the reference date that the caller gives."""

from datetime import date

from django.utils import formats
from django.utils.translation import gettext, ngettext


def datum_voluit(dag: date) -> str:
    """'di 7 april 2026'."""
    return formats.date_format(dag, "D j F Y")


def datum_kort(dag: date) -> str:
    """'7 apr 2026', for narrow columns."""
    return formats.date_format(dag, "j b Y").replace(".", "")


def afstand(dag: date, peildatum: date) -> str:
    """How far a day lies from the reference date, in calendar days: 'vandaag', 'over 3 dagen', '2 dagen geleden'."""
    dagen = (dag - peildatum).days
    if dagen < 0:
        return ngettext("%(n)d dag geleden", "%(n)d dagen geleden", -dagen) % {"n": -dagen}
    return _vandaag_of_later(dagen)


def resterend(uiterlijk: date, peildatum: date) -> str:
    """How much of a running term is left: like `afstand`, but a last day that has passed is 'n dagen te laat'."""
    dagen = (uiterlijk - peildatum).days
    if dagen < 0:
        return ngettext("%(n)d dag te laat", "%(n)d dagen te laat", -dagen) % {"n": -dagen}
    return _vandaag_of_later(dagen)


def _vandaag_of_later(dagen: int) -> str:
    """'vandaag', 'morgen', 'over n dagen'."""
    if dagen == 0:
        return gettext("vandaag")
    if dagen == 1:
        return gettext("morgen")
    return ngettext("over %(n)d dag", "over %(n)d dagen", dagen) % {"n": dagen}
