"""One line per processing and per person. Rows are only ever added; no line holds more of a person than a number."""

from django.db import models

CODE = r"[A-Za-z0-9_.:/+-]*"


class Verwerkingsregel(models.Model):
    """Who processed what of whom, when, on what ground and for which purpose.

    The content that NEN 7513 asks, in the fields of Logboek Dataverwerkingen (see `standaard`). Every value is a code
    or a number, never free text. There is no unique column beside `id`, and lines are added in the order of `id`, so
    that PostgreSQL can split the table in ranges of `id`.
    """

    trace_id = models.CharField(max_length=32)
    """Of the whole course, possibly begun by another program (W3C Trace Context)."""
    operation_id = models.CharField(max_length=16)
    """Of this line alone."""
    parent = models.CharField(max_length=16, blank=True)
    """The request, command or job of which it is part."""
    aanroeper = models.CharField(max_length=16, blank=True)
    """The operation of another program that called us."""
    activiteit = models.CharField(max_length=60)
    """Which processing of the register."""
    status = models.CharField(max_length=8, default="ok")
    """ok, or fout: the program failed."""
    begonnen_op = models.DateTimeField()
    geeindigd_op = models.DateTimeField()

    account = models.CharField(max_length=80)
    organisatie = models.CharField(max_length=80)
    rol = models.CharField(max_length=40)
    functiesoort = models.CharField(max_length=40)
    namens_ondersteuning = models.BooleanField(default=False)
    """Whether it was done with temporary access to give support."""

    betrokkene = models.CharField(max_length=80, blank=True)
    """A dossier number, or the mark of an account; empty for a search or export as such."""
    betrokkene_soort = models.CharField(max_length=20)

    handeling = models.CharField(max_length=20)
    categorieen = models.TextField(blank=True)
    """The categories of data that came out or were recorded, in order, with a space between them."""
    pad = models.CharField(max_length=80)
    """Along which way: the name of a read path, page, command or job."""
    grond = models.CharField(max_length=80, blank=True)
    """Empty: that of the activity."""
    doel = models.CharField(max_length=80, blank=True)
    """Empty: that of the activity."""
    reden = models.CharField(max_length=40, blank=True)
    """A code: why someone invoked an emergency or gave support."""

    class Meta:
        indexes = [
            models.Index(fields=["betrokkene", "id"], name="regel_per_betrokkene"),
            models.Index(fields=["account", "id"], name="regel_per_account"),
            models.Index(fields=["organisatie", "id"], name="regel_per_organisatie"),
            models.Index(fields=["organisatie", "geeindigd_op"], name="regel_per_periode"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(account="") & ~models.Q(organisatie="") & ~models.Q(activiteit=""),
                name="regel_door_iemand",
            ),
            models.CheckConstraint(condition=models.Q(status__in=["ok", "fout"]), name="regel_status"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.handeling}"


class Alarm(models.Model):
    """Someone recorded a ground to share without consent: for the data officer of one side. No content, no names."""

    organisatie = models.CharField(max_length=80)
    rol = models.CharField(max_length=40)
    """In which role the ground concerns this organisation."""
    dossier = models.CharField(max_length=32)
    kenmerk = models.CharField(max_length=16)
    """Of the fact that recorded the ground."""
    grond = models.CharField(max_length=20)
    van_account = models.CharField(max_length=80)
    van_organisatie = models.CharField(max_length=80)
    van_rol = models.CharField(max_length=40)
    naar_rol = models.CharField(max_length=40)
    categorieen = models.TextField()
    geldig_tot = models.DateField(null=True)
    gemeld_op = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "rol", "kenmerk"], name="alarm_uniek")]

    def __str__(self) -> str:
        return f"{self.organisatie} {self.dossier}"


class Alarmoordeel(models.Model):
    """What the data officer found of an alarm; the last one counts."""

    alarm = models.ForeignKey(Alarm, on_delete=models.PROTECT, related_name="oordelen")
    oordeel = models.CharField(max_length=20)
    reden = models.CharField(max_length=40)
    """A code."""
    account = models.CharField(max_length=80)
    op = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.alarm_id} {self.oordeel}"
