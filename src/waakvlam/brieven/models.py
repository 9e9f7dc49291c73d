"""The numbers of settled letters: per organisation and year. They say nothing of anyone."""

from django.db import models
from django.db.models import Q

EERSTE_JAAR = 2000


class Briefnummer(models.Model):
    """That a number was given. `verzoek`: to which submit, so that the same submit again gets the same number."""

    organisatie = models.CharField(max_length=80)
    """The stable short name."""
    jaar = models.PositiveSmallIntegerField()
    nummer = models.PositiveIntegerField()
    verzoek = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "jaar", "nummer"], name="briefnummer_uniek"),
            models.UniqueConstraint(fields=["organisatie", "verzoek"], name="briefnummer_eenmaal"),
            models.CheckConstraint(condition=Q(nummer__gte=1, jaar__gte=EERSTE_JAAR), name="briefnummer_geldig"),
        ]

    def __str__(self) -> str:
        return f"{self.jaar}-{self.nummer:04}"
