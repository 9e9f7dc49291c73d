"""What a line of the timeline says of a fact besides its fields."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from waakvlam.klok import AMSTERDAM
from waakvlam.web.api import datum_kort


def gewist(op: datetime, grond: str) -> str:
    """When its content was erased, and why."""
    dag = {"dag": datum_kort(op.astimezone(AMSTERDAM).date())}
    if grond == "verzoek":
        return _("Op %(dag)s, omdat iemand daarom vroeg") % dag
    return _("Op %(dag)s, omdat de bewaartermijn voorbij was") % dag


def dagen_later(dagen: int) -> str:
    """How much later it was recorded."""
    return ngettext("%(n)d dag later vastgelegd", "%(n)d dagen later vastgelegd", dagen) % {"n": dagen}
