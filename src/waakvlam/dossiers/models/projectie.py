"""Rows made from the facts, which lists read; they can be made again at any time."""

from django.db import models

from waakvlam.dossiers.models.feiten import Dossier


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
    verklaard_op = models.DateField(null=True)
    """When it was last said why it was not done as agreed."""
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


class Werkrij(models.Model):
    """A term in the work list of one organisation in one role, from `vanaf` until the day before `tot`.

    Everything that finds, counts or orders stands in the row; the term beside it says the rest. See `werkrijen`.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.DO_NOTHING, related_name="werkrijen")
    termijn = models.ForeignKey(Termijn, on_delete=models.DO_NOTHING, related_name="werkrijen")
    organisatie = models.CharField(max_length=80)
    rol = models.CharField(max_length=40)
    soort = models.CharField(max_length=8)
    """mijn, anderen or gemist."""
    dag = models.DateField(null=True)
    """The day that places it: the own last day where that counts, else that of the agreements."""
    vanaf = models.DateField()
    tot = models.DateField(null=True)
    deelt = models.BooleanField()
    """Rests on a shared category: counts only while the dossier is judged up to date."""
    alleen_door = models.CharField(max_length=20, blank=True, default="", db_default="")
    """Of a row that shares: the kind of recorded ground by which alone it does; empty where none is needed."""
    vers_tot = models.DateField(null=True)
    """Of a row that shares: the day on which the dossier must be judged again."""
    vers_met = models.CharField(max_length=16, blank=True)
    """Of a row that shares: the fingerprint of the rules by which it was made."""
    nummer = models.CharField(max_length=32)
    clausule = models.CharField(max_length=20, blank=True)
    """Empty: of an own protocol only."""
    wat = models.TextField()
    dragers = models.TextField()
    """Every role that bears it, each between commas."""

    class Meta:
        indexes = [
            models.Index(
                fields=["organisatie", "rol", "soort", "dag", "dossier", "termijn"], name="werkrij_op_volgorde"
            ),
            models.Index(fields=["organisatie", "rol", "clausule", "soort", "dag"], name="werkrij_per_clausule"),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.soort}"


class Dossierzicht(models.Model):
    """Which categories of data a role sees in a dossier on `Dossier.beoordeeld_op`."""

    dossier = models.ForeignKey(Dossier, on_delete=models.DO_NOTHING, related_name="zicht")
    rol = models.CharField(max_length=40)
    categorieen = models.JSONField(default=list)
    alleen_door = models.JSONField(default=dict)
    """Per category that is open by a recorded ground alone: the kind of ground."""

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


class Zoekspoor(models.Model):
    """A keyed hash of a part of a name or an address: finds, and cannot be read back."""

    dossier = models.ForeignKey(Dossier, on_delete=models.DO_NOTHING, related_name="zoeksporen")
    soort = models.CharField(max_length=20)
    """naam, postcode or straat."""
    spoor = models.CharField(max_length=43)
    met = models.CharField(max_length=16, default="")
    """Which key of the installation made it: the start of its fingerprint."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["soort", "spoor", "dossier"], name="zoekspoor_uniek")]
        indexes = [models.Index(fields=["spoor", "dossier"], name="zoekspoor_vindt")]

    def __str__(self) -> str:
        return self.soort
