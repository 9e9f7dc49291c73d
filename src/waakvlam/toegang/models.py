"""What logging in keeps: whether this is a demo, who came in when, and which memberships a provider vouches for."""

from django.conf import settings
from django.db import models

from waakvlam import klok


class Opstelling(models.Model):
    """Whether this database is of a demo or real: one row, written at the first start and never changed."""

    soort = models.CharField(max_length=10, unique=True)
    """demo or echt."""
    enige = models.BooleanField(default=True, unique=True, editable=False)
    sinds = models.DateTimeField(default=klok.nu, editable=False)

    def __str__(self) -> str:
        return self.soort


class Toegangsregel(models.Model):
    """One thing that happened around getting in. Rows are only added; people and organisations stand by their names."""

    moment = models.DateTimeField(default=klok.nu, editable=False)
    soort = models.CharField(max_length=40)
    """Such as ingelogd, uitgenodigd or lidmaatschap_beeindigd; see `toegang.logregels`."""
    account = models.CharField(max_length=26, blank=True)
    """By `kenmerk`: who did it, or who came in."""
    over = models.CharField(max_length=26, blank=True)
    """By `kenmerk`: whom it concerns, where that is someone else."""
    organisatie = models.CharField(max_length=80, blank=True)
    """By `sleutel`."""
    bijzonderheid = models.CharField(max_length=200, blank=True)
    """Such as the name of a provider; never a person's data."""

    class Meta:
        indexes = [
            models.Index(fields=["account", "soort", "moment"], name="toegangsregel_per_account"),
            models.Index(fields=["organisatie", "moment"], name="toegangsregel_per_organisatie"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"


class Herkomst(models.Model):
    """That a membership comes from a provider of an organisation's own; without a row it was given here."""

    lidmaatschap = models.OneToOneField("organisaties.Lidmaatschap", on_delete=models.CASCADE, related_name="herkomst")
    aanbieder = models.CharField(max_length=80)
    """By its short name in the file of providers."""

    def __str__(self) -> str:
        return f"{self.lidmaatschap_id} van {self.aanbieder}"


class Ondersteuner(models.Model):
    """That an account is of who gives support: it belongs to no organisation, and is let in for some hours at most."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ondersteuner")
    sinds = models.DateTimeField(default=klok.nu, editable=False)

    def __str__(self) -> str:
        return f"ondersteuner {self.pk}"


class Ondersteuning(models.Model):
    """One time that an organisation let support in, to read along and nothing else."""

    organisatie = models.CharField(max_length=80)
    """By `sleutel`."""
    account = models.CharField(max_length=26)
    """By `kenmerk`: who was let in."""
    rol = models.CharField(max_length=40)
    regio = models.CharField(max_length=80)
    reden = models.CharField(max_length=40)
    """A code; see `toegang.ondersteuning`."""
    verleend_door = models.CharField(max_length=26)
    """By `kenmerk`."""
    vanaf = models.DateTimeField()
    tot = models.DateTimeField()
    beeindigd_op = models.DateTimeField(null=True, blank=True)
    beeindigd_door = models.CharField(max_length=26, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "tot"], name="ondersteuning_per_account"),
            models.Index(fields=["organisatie"], name="ondersteuning_per_organisatie"),
        ]

    def __str__(self) -> str:
        return f"ondersteuning {self.pk}"


class Instelcode(models.Model):
    """That this account sets up a second step only with a code, after an administrator took the old one away."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="instelcode")
    code_hash = models.CharField(max_length=128)
    """As a password is kept: the code itself is told once, to the administrator."""
    pogingen = models.PositiveSmallIntegerField(default=0)
    verloopt_op = models.DateTimeField()

    def __str__(self) -> str:
        return f"instelcode {self.pk}"


class Uitnodiging(models.Model):
    """An invitation by an administrator of an organisation; the only way in for someone new."""

    organisatie = models.CharField(max_length=80)
    """By `sleutel`."""
    email = models.EmailField()
    naam = models.CharField(max_length=200)
    rol = models.CharField(max_length=40)
    regio = models.CharField(max_length=80)
    functie = models.CharField(max_length=40, default="medewerker")
    omschrijving = models.CharField(max_length=80, blank=True)
    team = models.BigIntegerField(null=True, blank=True)
    geheim_hash = models.CharField(max_length=64, unique=True)
    """SHA-256 of the secret in the link, which itself is kept nowhere."""
    door = models.CharField(max_length=26)
    """By `kenmerk`; empty for the one who installed this."""
    aangemaakt_op = models.DateTimeField(default=klok.nu)
    verloopt_op = models.DateTimeField()
    aanvaard_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisatie", "aanvaard_op"], name="uitnodiging_per_organisatie")]

    def __str__(self) -> str:
        return f"uitnodiging {self.pk}"
