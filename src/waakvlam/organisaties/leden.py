"""Who works for which organisation: taking on, changing, and ending with access gone that same minute."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.organisaties.models import Account, Lidmaatschap, Organisatie, Organisatierol, Team
from waakvlam.organisaties.namen import eis_open
from waakvlam.organisaties.vormen import Lidregel, Organisatiefout, Teamregel


def lidmaatschappen_van(account: str, moment: datetime | None = None) -> tuple[Lidregel, ...]:
    """What someone may come in as at a moment (default: now), oldest first. One query.

    Only memberships that hold then, of an active account, at an active organisation.
    """
    rijen = _rijen().filter(_levend(moment or klok.nu()), account__kenmerk=account)
    return tuple(_regel(rij) for rij in rijen.order_by("vanaf", "pk"))


def leeft(lidmaatschap: int, moment: datetime | None = None) -> bool:
    """Whether a membership gives access at a moment (default: now)."""
    return Lidmaatschap.objects.filter(_levend(moment or klok.nu()), pk=lidmaatschap).exists()


def leden_van(organisatie: str) -> tuple[Lidregel, ...]:
    """Everyone who works or worked for an organisation: those who still do first, then by name."""
    nu = klok.nu()
    regels = (_regel(rij) for rij in _rijen().filter(organisatie__sleutel=organisatie))
    return tuple(sorted(regels, key=lambda r: (r.tot is not None and r.tot <= nu, r.naam.casefold(), r.id)))


def lid(organisatie: str, lidmaatschap: int) -> Lidregel:
    """One membership at this organisation. Raises `Organisatiefout` when it has none such."""
    return _regel(_rij(organisatie, lidmaatschap))


def neem_op(
    account: str,
    organisatie: str,
    rol: str,
    regio: str,
    *,
    functie: str = "medewerker",
    omschrijving: str = "",
    team: int | None = None,
    vanaf: datetime | None = None,
) -> Lidregel:
    """Let someone work for an organisation, from a moment on (default: now).

    Raises `Organisatiefout` when the organisation has left, or has no such role in that region or no such team, and
    when this person already works there in that role.
    """
    nu = vanaf or klok.nu()
    with transaction.atomic():
        wie = Account.objects.select_for_update().get(kenmerk=account)
        waar = Organisatie.objects.select_for_update().get(sleutel=organisatie)
        eis_open(waar)
        if not Organisatierol.objects.filter(organisatie=waar, rol=rol, regio=regio).exists():
            raise Organisatiefout(_("Deze organisatie heeft die rol niet in deze regio."))
        loopt = Q(tot__isnull=True) | Q(tot__gt=nu)
        if Lidmaatschap.objects.filter(loopt, account=wie, organisatie=waar, rol=rol, regio=regio).exists():
            raise Organisatiefout(_("Deze collega werkt hier al in die rol."))
        rij = Lidmaatschap.objects.create(
            account=wie,
            organisatie=waar,
            rol=rol,
            regio=regio,
            functie=functie,
            omschrijving=omschrijving.strip(),
            team=_team(waar.sleutel, team),
            vanaf=nu,
        )
    return _regel(rij)


def wijzig(
    organisatie: str, lidmaatschap: int, *, functie: str, omschrijving: str = "", team: int | None = None
) -> Lidregel:
    """Change the function, job title and team of a member. Raises `Organisatiefout` as `lid`, or after the end."""
    with transaction.atomic():
        rij = _rij(organisatie, lidmaatschap, vergrendel=True)
        if rij.tot is not None and rij.tot <= klok.nu():
            raise Organisatiefout(_("Deze collega is al uit dienst."))
        rij.functie, rij.omschrijving, rij.team = functie, omschrijving.strip(), _team(organisatie, team)
        rij.save(update_fields=["functie", "omschrijving", "team"])
    return _regel(rij)


def beeindig(organisatie: str, lidmaatschap: int, moment: datetime | None = None) -> Lidregel:
    """End a membership at a moment (default: now): from then on there is no access.

    An earlier end stands. Raises `Organisatiefout` as `lid`.
    """
    einde = moment or klok.nu()
    with transaction.atomic():
        rij = _rij(organisatie, lidmaatschap, vergrendel=True)
        if rij.tot is None or einde < rij.tot:
            rij.tot = max(einde, rij.vanaf)
            rij.save(update_fields=["tot"])
    return _regel(rij)


def teams_van(organisatie: str, *, ook_gesloten: bool = False) -> tuple[Teamregel, ...]:
    """The teams of an organisation, by name."""
    rijen = Team.objects.filter(organisatie__sleutel=organisatie).order_by("naam")
    return tuple(_teamregel(rij) for rij in (rijen if ook_gesloten else rijen.filter(actief=True)))


def maak_team(organisatie: str, naam: str) -> Teamregel:
    """A new team; one that was closed opens again. Raises `Organisatiefout` when there is such a team, or no name."""
    schoon = " ".join(naam.split())
    if not schoon:
        raise Organisatiefout(_("Geef het team een naam."))
    with transaction.atomic():
        waar = Organisatie.objects.select_for_update().get(sleutel=organisatie)
        bestaand = Team.objects.filter(organisatie=waar, naam__iexact=schoon).first()
        if bestaand is not None and bestaand.actief:
            raise Organisatiefout(_("Er is al een team met deze naam."))
        rij = bestaand or Team(organisatie=waar)
        rij.naam, rij.actief = schoon, True
        rij.save()
    return _teamregel(rij)


def sluit_team(organisatie: str, team: int) -> Teamregel:
    """Close a team. Raises `Organisatiefout` while colleagues are in it, so that no work is offered to nobody."""
    with transaction.atomic():
        rij = _team(organisatie, team)
        assert rij is not None
        if Lidmaatschap.objects.filter(_levend(klok.nu()), team=rij).exists():
            raise Organisatiefout(_("Er zitten nog collega's in dit team. Geef hen eerst een ander team."))
        rij.actief = False
        rij.save(update_fields=["actief"])
    return _teamregel(rij)


def _rijen() -> QuerySet[Lidmaatschap]:
    return Lidmaatschap.objects.select_related("account", "organisatie", "team")


def _rij(organisatie: str, lidmaatschap: int, *, vergrendel: bool = False) -> Lidmaatschap:
    rijen = Lidmaatschap.objects.select_for_update(of=("self",)) if vergrendel else Lidmaatschap.objects.all()
    gevonden = (
        rijen.select_related("account", "organisatie", "team")
        .filter(organisatie__sleutel=organisatie, pk=lidmaatschap)
        .first()
    )
    if gevonden is None:
        raise Organisatiefout(_("Deze collega staat niet in uw organisatie."))
    return gevonden


def _team(organisatie: str, team: int | None) -> Team | None:
    """A team of this organisation. Raises `Organisatiefout` when it is none, or closed."""
    if team is None:
        return None
    gevonden = Team.objects.filter(organisatie__sleutel=organisatie, pk=team, actief=True).first()
    if gevonden is None:
        raise Organisatiefout(_("Dit team is er niet."))
    return gevonden


def _levend(moment: datetime) -> Q:
    loopt = Q(vanaf__lte=moment) & (Q(tot__isnull=True) | Q(tot__gt=moment))
    return loopt & Q(account__is_active=True, organisatie__gesloten_op=None)


def _regel(rij: Lidmaatschap) -> Lidregel:
    return Lidregel(
        id=rij.pk,
        account=rij.account.kenmerk,
        naam=rij.account.naam,
        email=rij.account.email,
        organisatie=rij.organisatie.sleutel,
        organisatienaam=rij.organisatie.naam,
        rol=rij.rol,
        regio=rij.regio,
        functie=rij.functie,
        omschrijving=rij.omschrijving,
        team=rij.team_id,
        teamnaam=rij.team.naam if rij.team else "",
        vanaf=rij.vanaf,
        tot=rij.tot,
    )


def _teamregel(rij: Team) -> Teamregel:
    return Teamregel(rij.pk, rij.naam, rij.actief)
