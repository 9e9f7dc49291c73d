"""The dossier, its keys and its facts, and what is written with a fact.

Personal data stands in two columns, both encrypted with a key of the dossier: `Dossier.gegevens` and
`Gebeurtenis.inhoud`.
"""

from django.db import models
from django.db.models import F, Q


class Dossier(models.Model):
    """A dossier: its public number, its agreements, its key, and where it stands."""

    nummer = models.CharField(max_length=32, unique=True)
    afsprakenset = models.CharField(max_length=60)
    """The set under which it was opened; the versions that succeed it follow from the sets."""
    gegevens = models.BinaryField(null=True)
    aangemaakt_op = models.DateTimeField()
    volgnummer = models.PositiveIntegerField(default=0)
    """Of the last fact."""
    volgende_dag = models.DateField(null=True, db_index=True)
    """The next day on which time alone changes something."""
    beoordeeld_op = models.DateField(null=True)
    """The reference date of the rows that lists read."""
    beoordeeld_met = models.CharField(max_length=16, blank=True)
    """A fingerprint of the rules by which those rows were made; another one: they must be made again."""
    fase = models.CharField(max_length=60, blank=True)
    getekend_tot = models.PositiveIntegerField(default=0)
    """The sequence up to which a signed head of a day covers the facts."""
    gewist_op = models.DateTimeField(null=True)
    """When every key was destroyed: the chain still holds, and nothing can be read."""

    class Meta:
        indexes = [models.Index(fields=["afsprakenset", "beoordeeld_met"], name="dossier_per_regels")]

    def __str__(self) -> str:
        return self.nummer


class Dossiersleutel(models.Model):
    """The key of one compartment of a dossier, wrapped by the installation's key.

    What has a retention term of its own has a compartment of its own, so that it can be erased by itself.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="sleutels")
    vak = models.CharField(max_length=160)
    verpakt = models.BinaryField(null=True)
    """None: destroyed, and with it what was encrypted."""
    met = models.CharField(max_length=16)
    """Which key of the installation wrapped it: the start of its fingerprint."""
    gemaakt_op = models.DateTimeField()
    vernietigd_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "vak"], name="dossiersleutel_uniek")]
        indexes = [models.Index(fields=["met"], name="dossiersleutel_per_sleutel")]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.vak}"


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
    vak = models.CharField(max_length=160, blank=True)
    """The compartment whose key encrypted the content; empty: that of the dossier as a whole."""
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


class Uitgaand(models.Model):
    """Something that others may be told: an outbox row, written with the fact and without personal data."""

    dossiernummer = models.CharField(max_length=32)
    soort = models.CharField(max_length=80)
    aangemaakt_op = models.DateTimeField()
    verwerkt_op = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.dossiernummer} {self.soort}"


class Verzoek(models.Model):
    """A submit that was carried out, by its sender's key: sent again, it gives the same and does no more."""

    account = models.CharField(max_length=80)
    sleutel = models.CharField(max_length=64)
    dossier = models.ForeignKey(Dossier, on_delete=models.DO_NOTHING, related_name="verzoeken")
    inhoud_hash = models.CharField(max_length=64)
    kenmerk = models.CharField(max_length=16)
    gedaan_op = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "sleutel"], name="verzoek_uniek")]

    def __str__(self) -> str:
        return self.sleutel


class Behandelaar(models.Model):
    """Who within a party works on a dossier: a person, or a team until somebody takes it on."""

    dossier = models.ForeignKey(Dossier, on_delete=models.DO_NOTHING, related_name="behandelaars")
    organisatie = models.CharField(max_length=80)
    rol = models.CharField(max_length=40)
    account = models.CharField(max_length=80, blank=True)
    team = models.PositiveBigIntegerField(null=True)
    vanaf = models.DateTimeField()
    tot = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "tot"], name="behandelaar_per_account"),
            models.Index(fields=["organisatie", "rol", "tot"], name="behandelaar_per_organisatie"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.account or self.team}"


class Concept(models.Model):
    """A form or letter that an organisation is still writing. It is no fact yet, so it may change and go."""

    dossier = models.ForeignKey(Dossier, on_delete=models.DO_NOTHING, related_name="concepten")
    kenmerk = models.CharField(max_length=16, unique=True)
    organisatie = models.CharField(max_length=80)
    rol = models.CharField(max_length=40)
    account = models.CharField(max_length=80)
    """Who last wrote in it."""
    soort = models.CharField(max_length=20)
    """formulier or brief."""
    naam = models.CharField(max_length=80)
    stuk = models.CharField(max_length=16, blank=True)
    """The document of which it is a new version."""
    vak = models.CharField(max_length=160)
    inhoud = models.BinaryField()
    versie = models.PositiveIntegerField(default=1)
    gewijzigd_op = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["dossier", "organisatie"], name="concept_per_dossier")]

    def __str__(self) -> str:
        return self.kenmerk


class Herkomst(models.Model):
    """Under which reference an organisation knew a dossier in the system that it came from."""

    dossier = models.ForeignKey(Dossier, on_delete=models.DO_NOTHING, related_name="herkomsten")
    organisatie = models.CharField(max_length=80)
    spoor = models.CharField(max_length=43)
    """A keyed hash of the reference: finds, and cannot be read back."""
    vak = models.CharField(max_length=160)
    geheim = models.BinaryField()
    """The reference itself, encrypted, so that the hash can be made again with another key."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "spoor"], name="herkomst_uniek")]

    def __str__(self) -> str:
        return self.organisatie
