"""Organisations as dossiers know them: by a short name that never changes, whatever someone typed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from waakvlam.logboek.api import INSTALLATIE
from waakvlam.organisaties.models import Organisatie, Organisatienaam, Organisatierol
from waakvlam.organisaties.vormen import Organisatiefout, Organisatieregel

GEEN_LETTER = re.compile(r"[^a-z0-9]+")


def organisaties(*, ook_gesloten: bool = True) -> dict[str, str]:
    """Short name to full name of every organisation, in order of name; those that left too, unless one is to choose."""
    rijen = Organisatie.objects.order_by("naam", "sleutel")
    return dict((rijen if ook_gesloten else rijen.filter(gesloten_op=None)).values_list("sleutel", "naam"))


def organisatie(sleutel: str) -> Organisatieregel | None:
    """One organisation; None for a short name that is nobody's."""
    rij = Organisatie.objects.filter(sleutel=sleutel).prefetch_related("rollen").first()
    return _regel(rij) if rij is not None else None


def organisaties_in(regio: str) -> tuple[Organisatieregel, ...]:
    """The active organisations with a role in a region, in order of name; with only their roles there."""
    rijen = Organisatie.objects.filter(gesloten_op=None, rollen__regio=regio).distinct().order_by("naam")
    regels = (_regel(rij) for rij in rijen.prefetch_related("rollen"))
    return tuple(replace(r, rollen=tuple(paar for paar in r.rollen if paar[1] == regio)) for r in regels)


def rollen_van(sleutel: str, regio: str) -> tuple[str, ...]:
    """In which roles of the vocabulary an organisation acts in a region."""
    rijen = Organisatierol.objects.filter(organisatie__sleutel=sleutel, regio=regio)
    return tuple(rijen.order_by("rol").values_list("rol", flat=True))


def korte_naam(tekst: str) -> str:
    """The short name of an organisation, from its short name or from any full name that it has or had.

    Of an unknown one a name made the same way.
    """
    return korte_namen([tekst])[tekst]


def korte_namen(teksten: Iterable[str]) -> Mapping[str, str]:
    """As `korte_naam`, for several at once and with one query; none when there is no text."""
    gezocht = {tekst: tekst.strip().casefold() for tekst in teksten}
    if not gezocht:
        return {}
    bekend: dict[str, str] = {}
    rijen = Organisatie.objects.filter(Q(sleutel__in=gezocht.values()) | Q(namen__naam__in=gezocht.values()))
    for sleutel, naam in rijen.values_list("sleutel", "namen__naam"):
        bekend[naam or sleutel] = sleutel
        bekend[sleutel] = sleutel
    return {tekst: bekend.get(plat) or maak_sleutel(plat) for tekst, plat in gezocht.items()}


def maak_sleutel(tekst: str) -> str:
    """A short name made from a full one.

    >>> maak_sleutel(" Stichting Éénvoud & Co. ")
    'stichting-eenvoud-co'
    """
    plat = unicodedata.normalize("NFKD", tekst.casefold()).encode("ascii", "ignore").decode()
    return GEEN_LETTER.sub("-", plat).strip("-")


def richt_op(naam: str, rollen: Iterable[tuple[str, str]], sleutel: str = "") -> Organisatieregel:
    """A new organisation, with its roles per region.

    Raises `Organisatiefout` when a name is taken, or is the one by which the program signs what it does itself.
    """
    kort = sleutel or maak_sleutel(naam)
    if kort == INSTALLATIE.organisatie:
        raise Organisatiefout(_("Deze naam gebruikt Waakvlam zelf. Kies een andere korte naam."))
    with transaction.atomic():
        if Organisatie.objects.filter(sleutel=kort).exists():
            raise Organisatiefout(_("Er is al een organisatie met de korte naam %(naam)s.") % {"naam": kort})
        rij = Organisatie.objects.create(sleutel=kort, naam=naam.strip())
        _ken_naam(rij, naam)
        Organisatierol.objects.bulk_create(
            Organisatierol(organisatie=rij, rol=rol, regio=regio) for rol, regio in dict.fromkeys(rollen)
        )
    return _regel(rij)


def geef_rol(sleutel: str, rol: str, regio: str) -> None:
    """Let an organisation act in one more role in a region; nothing when it does already.

    Raises `Organisatiefout` when it has left.
    """
    rij = Organisatie.objects.get(sleutel=sleutel)
    eis_open(rij)
    Organisatierol.objects.get_or_create(organisatie=rij, rol=rol, regio=regio)


def eis_open(rij: Organisatie) -> None:
    """Raises `Organisatiefout` for an organisation that has left."""
    if rij.gesloten_op is not None:
        raise Organisatiefout(_("%(naam)s doet niet meer mee.") % {"naam": rij.naam})


def hernoem(sleutel: str, naam: str) -> Organisatieregel:
    """Give an organisation another full name. The old one still finds it, so that old facts stay read.

    Raises `Organisatiefout` when the name is empty, or is or was that of another organisation.
    """
    with transaction.atomic():
        rij = Organisatie.objects.select_for_update().get(sleutel=sleutel)
        _ken_naam(rij, naam)
        rij.naam = naam.strip()
        rij.save(update_fields=["naam"])
    return _regel(rij)


def _ken_naam(rij: Organisatie, naam: str) -> None:
    """Let a full name find this organisation."""
    plat = naam.strip().casefold()
    if not plat:
        raise Organisatiefout(_("Vul de naam van de organisatie in."))
    bezet = Q(namen__naam=plat) | Q(sleutel=plat)
    if Organisatie.objects.filter(bezet).exclude(pk=rij.pk).exists():
        raise Organisatiefout(_("Een andere organisatie heet of heette al zo. Kies een andere naam."))
    Organisatienaam.objects.get_or_create(organisatie=rij, naam=plat)


def _regel(rij: Organisatie) -> Organisatieregel:
    rollen = sorted((r.rol, r.regio) for r in rij.rollen.all())
    return Organisatieregel(rij.sleutel, rij.naam, tuple(rollen), rij.gesloten_op, rij.gesloten_om)
