"""Dates as a reader says them. Never looks at a clock: 'today' is the reference date that the caller gives."""

from datetime import date

from django.utils import formats
from django.utils.translation import gettext, ngettext

MAX_IN_DAGEN = 14
MAANDEN_IN_EEN_JAAR = 12


def datum_voluit(dag: date) -> str:
    """'di 7 april 2026'."""
    return formats.date_format(dag, "D j F Y")


def datum_brief(dag: date) -> str:
    """'7 april 2026', as a letter writes it."""
    return formats.date_format(dag, "j F Y")


def datum_kort(dag: date) -> str:
    """'7 apr 2026', for narrow columns."""
    return formats.date_format(dag, "j b Y").replace(".", "")


def afstand(dag: date, peildatum: date) -> str:
    """How far a day lies from the reference date: 'vandaag', 'over 3 dagen', '2 dagen geleden', '3 weken geleden'."""
    if dag < peildatum:
        return gettext("%(tijd)s geleden") % {"tijd": duur(dag, peildatum)}
    return _vandaag_of_later(dag, peildatum)


def resterend(uiterlijk: date, peildatum: date) -> str:
    """How much of a running term is left: like `afstand`, but a last day that has passed is '2 dagen te laat'."""
    if uiterlijk < peildatum:
        return gettext("%(tijd)s te laat") % {"tijd": duur(uiterlijk, peildatum)}
    return _vandaag_of_later(uiterlijk, peildatum)


def duur(van: date, tot: date) -> str:
    """The time between two days as one says it, never more than it was: the exact day stands beside it.

    Calendar days up to and including 14, then whole weeks, from two months on whole months, from a year on whole
    years, with 'ruim' when it is longer than that.
    """
    dagen = (tot - van).days
    if dagen <= MAX_IN_DAGEN:
        return ngettext("%(n)d dag", "%(n)d dagen", dagen) % {"n": dagen}
    maanden = (tot.year - van.year) * MAANDEN_IN_EEN_JAAR + tot.month - van.month - (tot.day < van.day)
    if maanden <= 1:
        return ngettext("%(n)d week", "%(n)d weken", dagen // 7) % {"n": dagen // 7}
    if maanden < MAANDEN_IN_EEN_JAAR:
        return ngettext("%(n)d maand", "%(n)d maanden", maanden) % {"n": maanden}
    jaren = maanden // MAANDEN_IN_EEN_JAAR
    rond = gettext("een jaar") if jaren == 1 else ngettext("%(n)d jaar", "%(n)d jaar", jaren) % {"n": jaren}
    op_de_dag = maanden % MAANDEN_IN_EEN_JAAR == 0 and tot.day == van.day
    return rond if op_de_dag else gettext("ruim %(tijd)s") % {"tijd": rond}


def _vandaag_of_later(dag: date, peildatum: date) -> str:
    """'vandaag', 'morgen', 'over 3 dagen'."""
    dagen = (dag - peildatum).days
    if dagen == 0:
        return gettext("vandaag")
    if dagen == 1:
        return gettext("morgen")
    return gettext("over %(tijd)s") % {"tijd": duur(peildatum, dag)}
