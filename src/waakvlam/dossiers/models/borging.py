"""What proves that the record is whole, and what says which part of it was erased."""

from django.db import models


class Dagkop(models.Model):
    """The signed head of a day: a hash over the last fact of every dossier that grew since the one before."""

    dag = models.DateField(unique=True)
    gemaakt_op = models.DateTimeField()
    aantal = models.PositiveIntegerField()
    """Of dossiers that grew."""
    vorige = models.CharField(max_length=64, blank=True)
    """The hash of the head before; empty for the first."""
    wortel = models.CharField(max_length=64)
    """The hash over the lines."""
    hash = models.CharField(max_length=64)
    publieke_sleutel = models.CharField(max_length=44)
    handtekening = models.CharField(max_length=88)
    tegentekening = models.CharField(max_length=88, blank=True)
    """By the key of the head before, where this is the first by a new key: so a forger cannot claim a new key."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vorige"], name="dagkop_een_opvolger")]

    def __str__(self) -> str:
        return self.dag.isoformat()


class Dagkopregel(models.Model):
    """The last fact of one dossier, as a head covers it."""

    dagkop = models.ForeignKey(Dagkop, on_delete=models.PROTECT, related_name="regels")
    nummer = models.CharField(max_length=32)
    volgnummer = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dagkop", "nummer"], name="dagkopregel_uniek")]
        indexes = [models.Index(fields=["nummer"], name="dagkopregel_per_dossier")]

    def __str__(self) -> str:
        return f"{self.nummer}/{self.volgnummer}"


class Inzagebundel(models.Model):
    """What an organisation gave a person who asked to see their data: exactly that, encrypted.

    It has a key of its own. As soon as anything of the dossier is erased, this copy goes first.
    """

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.DO_NOTHING, related_name="inzagebundels")
    kenmerk = models.CharField(max_length=16)
    """Of the fact that says that it was given."""
    organisatie = models.CharField(max_length=80)
    account = models.CharField(max_length=80)
    gemaakt_op = models.DateTimeField()
    vak = models.CharField(max_length=160)
    pdf = models.BinaryField()
    json = models.BinaryField()
    bijlagen = models.BinaryField(default=bytes)
    """The attached files that were given, in one zip; empty where there were none."""
    keuzes = models.BinaryField()
    """What was shielded or opened otherwise than proposed, and why. Not given to the person."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "kenmerk"], name="inzagebundel_uniek")]

    def __str__(self) -> str:
        return self.kenmerk


class Wissing(models.Model):
    """That keys of a dossier were destroyed: when, by whom, on what ground, what stayed and why. Without content."""

    nummer = models.CharField(max_length=32, db_index=True)
    op = models.DateTimeField()
    account = models.CharField(max_length=80)
    organisatie = models.CharField(max_length=80)
    grond = models.CharField(max_length=40)
    """termijn (the retention term passed) or verzoek (a granted request)."""
    vakken = models.JSONField(default=list)
    bleef = models.JSONField(default=list)
    """Per compartment that stayed: why, and until when."""

    def __str__(self) -> str:
        return f"{self.nummer} {self.grond}"
