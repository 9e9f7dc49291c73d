"""One table for what comes round by the clock and for what was queued. Of people it holds a dossier number at most."""

from django.db import models
from django.db.models import Q

UITKOMST_TEKENS = 200


class Taak(models.Model):
    """A job: what it is, when it is next due, who is busy with it and how it went.

    It is due when nobody has it and its moment has come, or when the lease of whoever had it ran out. Who takes it
    moves `volgende_op` to the run after this one: none for a queued job, so that one that is queued again while it
    runs is seen to have been.
    """

    soort = models.CharField(max_length=80)
    """The name under which an app registered the function."""
    sleutel = models.CharField(max_length=160, unique=True)
    """Of a recurring job its kind; of a queued one what makes it the same job: queued twice is one."""
    gegevens = models.JSONField(default=dict)
    """References and numbers only (see `plannen.controleer`), never personal data."""
    ritme = models.CharField(max_length=40, blank=True)
    """How it comes round, in words; empty: queued, and gone once it is done."""
    volgende_op = models.DateTimeField(null=True, db_index=True)
    laatst_op = models.DateTimeField(null=True)
    """When it last ended, well or not."""
    laatste_uitkomst = models.CharField(max_length=UITKOMST_TEKENS, blank=True)
    """One line, without personal data; of a failure the kind of error alone."""
    pogingen = models.PositiveIntegerField(default=0)
    """How often it was begun since it last went well."""
    geleend_tot = models.DateTimeField(null=True)
    """The end of the lease of who is busy with it."""
    geleend_door = models.CharField(max_length=80, blank=True)
    gestrand_op = models.DateTimeField(null=True)
    """When it was set aside after too many attempts; a person must look."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(geleend_tot__isnull=True, geleend_door="")
                | (Q(geleend_tot__isnull=False) & ~Q(geleend_door="")),
                name="taak_geleend_door_iemand",
            ),
        ]

    def __str__(self) -> str:
        return self.sleutel
