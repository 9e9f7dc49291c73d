"""Homes of corporations, and that one is offered. What was offered, when and with what answer stands in the facts."""

from django.db import models
from django.db.models import Q

OPEN, TOEGEWEZEN, GESLOTEN = "open", "toegewezen", "gesloten"


class Woning(models.Model):
    """A home of one corporation: its answers to the questions that the agreements ask of a home, encrypted."""

    kenmerk = models.CharField(max_length=16, unique=True)
    organisatie = models.CharField(max_length=80)
    regio = models.CharField(max_length=80)
    afspraken = models.CharField(max_length=60)
    """The set whose form asked."""
    formulier = models.CharField(max_length=80)
    lezers = models.CharField(max_length=200)
    """The roles beside the owner that receive this form and may offer the home, each between commas."""
    inhoud = models.BinaryField()
    met = models.CharField(max_length=16)
    """Which key of the installation encrypted it: the start of its fingerprint."""
    versie = models.PositiveIntegerField(default=1)
    account = models.CharField(max_length=80)
    """Who last wrote in it."""
    gemaakt_op = models.DateTimeField()
    gewijzigd_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisatie", "ingetrokken_op"], name="woning_per_organisatie"),
            models.Index(fields=["met"], name="woning_per_sleutel"),
        ]

    def __str__(self) -> str:
        return self.kenmerk


class Aanbod(models.Model):
    """That a home is offered in a dossier, made with the fact that says so and kept equal to the facts.

    Never two open offers for one person, nor for one home: the database refuses a second.
    """

    woning = models.ForeignKey(Woning, on_delete=models.PROTECT, null=True, related_name="aanbiedingen")
    """None: a home that is not in this program."""
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.DO_NOTHING, related_name="aanbiedingen")
    betreft = models.CharField(max_length=40)
    """The subject that the facts of this offer name."""
    stand = models.CharField(max_length=12, default=OPEN)
    """open, toegewezen (the home is for this person) or gesloten (refused or withdrawn)."""
    gedaan_op = models.DateTimeField()
    vrijgegeven_op = models.DateTimeField(null=True)
    """When the owner said that the home is free again after it was let."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "betreft"], name="aanbod_uniek"),
            models.UniqueConstraint(fields=["dossier"], condition=Q(stand=OPEN), name="aanbod_een_per_persoon"),
            models.UniqueConstraint(
                fields=["woning"],
                condition=Q(stand__in=[OPEN, TOEGEWEZEN], vrijgegeven_op__isnull=True),
                name="aanbod_een_per_woning",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.betreft}"
