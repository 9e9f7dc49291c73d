"""The tables of the store. Only `Gebeurtenis` is the record; the terms, parties and visibility can be made again.

Personal data stands in two columns, both encrypted with the dossier's key: `Dossier.gegevens` and `Gebeurtenis.inhoud`.
"""

from django.db import models
from django.db.models import F, Q


class Dossier(models.Model):
    """A dossier: its public number, its agreements, its key, and where it stands."""

    nummer = models.CharField(max_length=20, unique=True)
    afsprakenset = models.CharField(max_length=60)
    """The set under which it was opened; the versions that succeed it follow from the sets."""
    sleutel = models.BinaryField(null=True)
    """The dossier's key, wrapped by the installation's key. None: destroyed, and with it what was encrypted."""
    gegevens = models.BinaryField(null=True)
    aangemaakt_op = models.DateTimeField()
    volgnummer = models.PositiveIntegerField(default=0)
    """Of the last fact."""
    volgende_dag = models.DateField(null=True, db_index=True)
    """The next day on which time alone changes something."""
    beoordeeld_op = models.DateField(null=True)
    """The reference date of the rows that lists read."""
    fase = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.nummer


class Gebeurtenis(models.Model):
    """A recorded fact. Rows are only ever added: the database refuses to change or remove one (see `triggers`)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="gebeurtenissen")
    volgnummer = models.PositiveIntegerField()
    type = models.CharField(max_length=80)
    op = models.DateField()
    tijd = models.TimeField(null=True)
    vastgelegd_op = models.DateTimeField()
    account = models.CharField(max_length=80)
    organisatie = models.CharField(max_length=80)
    rol = models.CharField(max_length=40)
    """The role of who recorded it."""
    door = models.CharField(max_length=40)
    """The role whose fact it is; another one for someone without an account, such as a participant."""
    betreft = models.CharField(max_length=40, blank=True)
    inhoud = models.BinaryField()
    corrigeert = models.PositiveIntegerField(null=True)
    vervalt = models.PositiveIntegerField(null=True)
    vorige_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "volgnummer"], name="gebeurtenis_volgnummer_uniek"),
            models.CheckConstraint(
                condition=~Q(account="") & ~Q(organisatie="") & ~Q(rol="") & ~Q(door=""), name="gebeurtenis_door_iemand"
            ),
            models.CheckConstraint(
                condition=Q(corrigeert__isnull=True) | Q(vervalt__isnull=True), name="gebeurtenis_een_verwijzing"
            ),
            models.CheckConstraint(
                condition=(Q(corrigeert__isnull=True) | Q(corrigeert__lt=F("volgnummer")))
                & (Q(vervalt__isnull=True) | Q(vervalt__lt=F("volgnummer"))),
                name="gebeurtenis_verwijst_terug",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.volgnummer} {self.type}"


class Termijn(models.Model):
    """A term as it stood on `Dossier.beoordeeld_op`. Made from the facts; lists read it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.DO_NOTHING, related_name="termijnen")
    sleutel = models.CharField(max_length=160)
    norm = models.CharField(max_length=100)
    clausule = models.CharField(max_length=20)
    wat = models.TextField()
    dragers = models.CharField(max_length=200)
    """Roles, separated by commas."""
    jegens = models.CharField(max_length=200, blank=True)
    uiterlijk = models.DateField(null=True)
    vanaf = models.DateField(null=True)
    status = models.CharField(max_length=12)
    aanleiding = models.PositiveIntegerField()
    vervuld_door = models.PositiveIntegerField(null=True)
    betreft = models.CharField(max_length=40, blank=True)
    onbekend = models.BooleanField(default=False)
    inhaalbaar = models.BooleanField(default=True)
    """Whether it can still be done once its last day has passed."""
    gewijzigd_op = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "sleutel"], name="termijn_sleutel_uniek")]
        indexes = [
            models.Index(fields=["dossier", "status", "uiterlijk"], name="termijn_per_dossier"),
            models.Index(fields=["clausule", "status"], name="termijn_per_clausule"),
        ]

    def __str__(self) -> str:
        return f"{self.clausule} {self.status}"


class Termijnzicht(models.Model):
    """That a role may see a term in lists, and why. Also names every bearer, so that lists can be filtered on it."""

    termijn = models.ForeignKey(Termijn, on_delete=models.DO_NOTHING, related_name="zicht")
    rol = models.CharField(max_length=40)
    grond = models.CharField(max_length=10)
    """drager, jegens or categorie."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["termijn", "rol"], name="termijnzicht_uniek")]
        indexes = [models.Index(fields=["rol", "grond", "termijn"], name="termijnzicht_per_rol")]

    def __str__(self) -> str:
        return f"{self.rol}: {self.grond}"


class Eigentermijn(models.Model):
    """The last day that an organisation sets itself, for the term of this key: for its readers in this role only."""

    dossier = models.ForeignKey(Dossier, on_delete=models.DO_NOTHING, related_name="eigen_termijnen")
    sleutel = models.CharField(max_length=160)
    """Of the term that it stands beside, or that only this organisation has."""
    organisatie = models.CharField(max_length=80)
    rol = models.CharField(max_length=40)
    uiterlijk = models.DateField(null=True)
    status = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "sleutel", "organisatie", "rol"], name="eigentermijn_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.organisatie}: {self.status}"


class Dossierzicht(models.Model):
    """Which categories of data a role sees in a dossier on `Dossier.beoordeeld_op`."""

    dossier = models.ForeignKey(Dossier, on_delete=models.DO_NOTHING, related_name="zicht")
    rol = models.CharField(max_length=40)
    categorieen = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "rol"], name="dossierzicht_uniek")]

    def __str__(self) -> str:
        return self.rol


class Partij(models.Model):
    """An organisation that takes part in a dossier in one role, until the day before `tot`."""

    dossier = models.ForeignKey(Dossier, on_delete=models.DO_NOTHING, related_name="partijen")
    organisatie = models.CharField(max_length=80)
    rol = models.CharField(max_length=40)
    vanaf = models.DateField()
    tot = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisatie", "rol", "dossier"], name="partij_per_organisatie")]

    def __str__(self) -> str:
        return f"{self.organisatie} als {self.rol}"


class Uitgaand(models.Model):
    """Something that others may be told: an outbox row, written with the fact and without personal data."""

    dossiernummer = models.CharField(max_length=20)
    soort = models.CharField(max_length=80)
    aangemaakt_op = models.DateTimeField()
    verwerkt_op = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.dossiernummer} {self.soort}"


class Nummerreeks(models.Model):
    """The last number given out in a series, such as AMS-2026."""

    reeks = models.CharField(max_length=16, unique=True)
    laatste = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.reeks}: {self.laatste}"
