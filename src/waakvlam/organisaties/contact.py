"""Contact points: where organisations can be reached, kept by each of them for everyone in the region."""

from dataclasses import asdict, fields

from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.organisaties.models import Contactpunt, Organisatie
from waakvlam.organisaties.vormen import Contactgegevens, Contactregel, Organisatiefout

VELDEN = tuple(veld.name for veld in fields(Contactgegevens))


def contactpunten(regio: str) -> tuple[Contactregel, ...]:
    """The contact points of the active organisations of a region. One query."""
    rijen = Contactpunt.objects.filter(regio=regio, organisatie__gesloten_op=None).select_related("organisatie")
    return tuple(_regel(rij) for rij in rijen.order_by("soort", "organisatie__naam", "gemeente", "naam", "pk"))


def contactpunt(organisatie: str, nummer: int) -> Contactregel:
    """One contact point of this organisation. Raises `Organisatiefout` when it has none such."""
    return _regel(_rij(organisatie, nummer))


def bewaar_contactpunt(
    organisatie: str, door: str, gegevens: Contactgegevens, nummer: int | None = None
) -> Contactregel:
    """Add a contact point, or replace what is said of one. `door`: the account that does so.

    Raises `Organisatiefout` when there is no such contact point, or neither telephone nor e-mail.
    """
    if not gegevens.telefoon and not gegevens.email:
        raise Organisatiefout(_("Vul een telefoonnummer of een e-mailadres in."))
    waar = Organisatie.objects.get(sleutel=organisatie)
    rij = _rij(organisatie, nummer) if nummer is not None else Contactpunt(organisatie=waar)
    for veld, waarde in asdict(gegevens).items():
        setattr(rij, veld, waarde)
    rij.bijgewerkt_op, rij.bijgewerkt_door = klok.nu(), door
    rij.save()
    return _regel(rij)


def verwijder_contactpunt(organisatie: str, nummer: int) -> None:
    """Take a contact point out of the directory. Raises `Organisatiefout` when there is no such one."""
    _rij(organisatie, nummer).delete()


def _rij(organisatie: str, nummer: int) -> Contactpunt:
    rijen = Contactpunt.objects.filter(organisatie__sleutel=organisatie).select_related("organisatie")
    gevonden = rijen.filter(pk=nummer).first()
    if gevonden is None:
        raise Organisatiefout(_("Dit contactpunt is er niet meer."))
    return gevonden


def _regel(rij: Contactpunt) -> Contactregel:
    gegevens = Contactgegevens(**{veld: getattr(rij, veld) for veld in VELDEN})
    waar = rij.organisatie
    return Contactregel(rij.pk, waar.sleutel, waar.naam, gegevens, rij.bijgewerkt_op, rij.bijgewerkt_door)
