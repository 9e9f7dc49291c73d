"""Organisations and people. Dossiers know an organisation by `sleutel` and a person by `kenmerk`; both never change."""

import secrets
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from waakvlam import klok

KENMERK_BYTES = 12


def nieuw_kenmerk() -> str:
    """A name that nobody can guess and that says nothing."""
    return secrets.token_urlsafe(KENMERK_BYTES)


class Accountbeheer(BaseUserManager["Account"]):
    """Makes accounts; an address is compared without regard to capitals."""

    def maak(self, email: str, naam: str, wachtwoord: str | None = None) -> "Account":
        """A new account; without a password it can only come in by invitation or through its own organisation."""
        account = self.model(email=email.strip().lower(), naam=naam.strip())
        account.set_password(wachtwoord)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """Someone who can come in. What they may, follows from their memberships."""

    kenmerk = models.CharField(max_length=26, unique=True, default=nieuw_kenmerk, editable=False)
    """By which facts and log lines name this person."""
    email = models.EmailField(unique=True)
    naam = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    aangemaakt_op = models.DateTimeField(default=klok.nu, editable=False)

    objects: ClassVar[Accountbeheer] = Accountbeheer()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    def __str__(self) -> str:
        return self.kenmerk


class Organisatie(models.Model):
    """An organisation that takes part in the agreements of one or more regions."""

    sleutel = models.SlugField(max_length=80, unique=True)
    """By which dossiers know it."""
    naam = models.CharField(max_length=200)
    gesloten_op = models.DateTimeField(null=True, blank=True)
    """When it left: from that moment nobody works for it, and its name stands only with what was."""
    gesloten_om = models.CharField(max_length=40, blank=True, default="")
    """Why, as a code; see `organisaties.sluiten`."""
    aangemaakt_op = models.DateTimeField(default=klok.nu, editable=False)

    def __str__(self) -> str:
        return self.sleutel


class Organisatienaam(models.Model):
    """A name by which an organisation is or was known, so that old facts still find it."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.CASCADE, related_name="namen")
    naam = models.CharField(max_length=200, unique=True)
    """Casefolded."""

    def __str__(self) -> str:
        return self.naam


class Organisatierol(models.Model):
    """In which role of the vocabulary an organisation acts in a region: a municipality may have several."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.CASCADE, related_name="rollen")
    rol = models.CharField(max_length=40)
    regio = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "rol", "regio"], name="organisatierol_uniek")]

    def __str__(self) -> str:
        return f"{self.rol} in {self.regio}"


class Team(models.Model):
    """A team within an organisation: open work of an absent or departed colleague is offered to it."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.CASCADE, related_name="teams")
    naam = models.CharField(max_length=120)
    actief = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "naam"], name="team_uniek")]

    def __str__(self) -> str:
        return self.naam


class Lidmaatschap(models.Model):
    """That someone works for an organisation, in one role towards dossiers and one function inside it.

    Valid from `vanaf` until the moment `tot`: from that minute there is no access.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="lidmaatschappen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="leden")
    rol = models.CharField(max_length=40)
    regio = models.CharField(max_length=80)
    functie = models.CharField(max_length=40, default="medewerker")
    """Decides on powers inside the organisation; see `toegang`."""
    omschrijving = models.CharField(max_length=80, blank=True)
    """What the person calls the job, such as begeleider."""
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="leden")
    vanaf = models.DateTimeField(default=klok.nu)
    tot = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "tot"], name="lidmaatschap_per_account")]
        constraints = [
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")), name="lidmaatschap_volgorde")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} bij {self.organisatie_id}"


class Vervanging(models.Model):
    """That a colleague takes over someone's work from one day up to and including another."""

    afwezig = models.ForeignKey(Lidmaatschap, on_delete=models.CASCADE, related_name="vervangen_door")
    vervanger = models.ForeignKey(Lidmaatschap, on_delete=models.CASCADE, related_name="vervangt")
    vanaf = models.DateField()
    tot_en_met = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(tot_en_met__gte=F("vanaf")), name="vervanging_volgorde"),
            models.CheckConstraint(condition=~Q(afwezig=F("vervanger")), name="vervanging_door_een_ander"),
        ]

    def __str__(self) -> str:
        return f"{self.afwezig_id} door {self.vervanger_id}"


class Contactpunt(models.Model):
    """Where an organisation can be reached: its central address for nuisance, or a contact per municipality."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.CASCADE, related_name="contactpunten")
    soort = models.CharField(max_length=40)
    """overlast, crisis, contactpersoon, gegevensbescherming or algemeen."""
    regio = models.CharField(max_length=80)
    gemeente = models.CharField(max_length=80, blank=True)
    """Empty: for the whole region."""
    naam = models.CharField(max_length=200, blank=True)
    telefoon = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    bereikbaar = models.CharField(max_length=200, blank=True)
    clausule = models.CharField(max_length=20, blank=True)
    """Which clause of the agreements asks for it."""
    bijgewerkt_op = models.DateTimeField(default=klok.nu)
    bijgewerkt_door = models.CharField(max_length=26, blank=True)

    class Meta:
        indexes = [models.Index(fields=["regio", "soort"], name="contactpunt_per_regio")]

    def __str__(self) -> str:
        return f"{self.soort} van {self.organisatie_id}"
