"""An organisation leaves: from one moment on nobody works for it, and it is found only with what was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.organisaties.models import Contactpunt, Lidmaatschap, Organisatie, Team, Vervanging
from waakvlam.organisaties.vormen import Organisatiefout

REDENEN: Final = {
    "stopt_met_deelname": "De organisatie doet niet meer mee aan de afspraken.",
    "opgegaan_in_andere": "De organisatie is opgegaan in een andere organisatie.",
    "opgeheven": "De organisatie bestaat niet meer.",
    "besluit_van_de_regio": "De regio besloot dat de organisatie niet meer meedoet.",
}
"""Why an organisation can leave: by code, in the words of the fact that says so in each dossier."""


@dataclass(frozen=True, slots=True)
class Sluiting:
    """What ends, or ended, with an organisation: how many of each, and whose membership."""

    leden: tuple[str, ...]
    teams: int
    vervangingen: int
    contactpunten: int


def is_gesloten(organisatie: str) -> bool:
    """Whether this short name is of an organisation that left. One query."""
    return Organisatie.objects.filter(sleutel=organisatie, gesloten_op__isnull=False).exists()


def gesloten_sinds(organisaties: Iterable[str]) -> dict[str, datetime]:
    """Of these short names those that left, and when. One query."""
    rijen = Organisatie.objects.filter(sleutel__in=set(organisaties), gesloten_op__isnull=False)
    return dict(rijen.values_list("sleutel", "gesloten_op"))  # type: ignore[arg-type] # not null, by the condition


def te_sluiten(organisatie: str) -> Sluiting:
    """What would end now. Raises `Organisatiefout` for an organisation that there is not."""
    return _tel(_rij(organisatie), klok.nu())


def sluit(organisatie: str, reden: str) -> Sluiting:
    """Close an organisation this minute, with every membership, stand-in and team, and take its contact points away.

    Closed before: that moment and reason stand, and nothing ends. `reden`: of `REDENEN`. Raises `Organisatiefout` for
    an organisation or a reason that there is not.
    """
    if reden not in REDENEN:
        raise Organisatiefout(_("Kies een reden uit: %(keuzes)s.") % {"keuzes": ", ".join(REDENEN)})
    nu = klok.nu()
    with transaction.atomic():
        rij = _rij(organisatie, vergrendel=True)
        sluiting = _tel(rij, nu)
        if rij.gesloten_op is None:
            rij.gesloten_op, rij.gesloten_om = nu, reden
            rij.save(update_fields=["gesloten_op", "gesloten_om"])
            _beeindig(rij, nu)
    return sluiting


def _tel(rij: Organisatie, nu: datetime) -> Sluiting:
    if rij.gesloten_op is not None:
        return Sluiting((), 0, 0, 0)
    nog = Lidmaatschap.objects.filter(organisatie=rij).exclude(tot__lte=nu)
    return Sluiting(
        leden=tuple(nog.order_by("account__kenmerk").values_list("account__kenmerk", flat=True).distinct()),
        teams=Team.objects.filter(organisatie=rij, actief=True).count(),
        vervangingen=Vervanging.objects.filter(
            afwezig__organisatie=rij, tot_en_met__gte=nu.astimezone(klok.AMSTERDAM).date()
        ).count(),
        contactpunten=Contactpunt.objects.filter(organisatie=rij).count(),
    )


def _beeindig(rij: Organisatie, nu: datetime) -> None:
    """A membership that had not begun ends as it begins; of a stand-in the days that were stay known."""
    leden = Lidmaatschap.objects.filter(organisatie=rij)
    leden.filter(vanaf__gt=nu).update(tot=F("vanaf"))
    leden.filter(vanaf__lte=nu).exclude(tot__lte=nu).update(tot=nu)
    vandaag = nu.astimezone(klok.AMSTERDAM).date()
    vervangingen = Vervanging.objects.filter(afwezig__organisatie=rij)
    vervangingen.filter(vanaf__gte=vandaag).delete()
    vervangingen.filter(tot_en_met__gte=vandaag).update(tot_en_met=vandaag - timedelta(days=1))
    Team.objects.filter(organisatie=rij).update(actief=False)
    Contactpunt.objects.filter(organisatie=rij).delete()


def _rij(organisatie: str, *, vergrendel: bool = False) -> Organisatie:
    rijen = Organisatie.objects.select_for_update() if vergrendel else Organisatie.objects.all()
    gevonden = rijen.filter(sleutel=organisatie).first()
    if gevonden is None:
        raise Organisatiefout(_("Er is geen organisatie met de korte naam %(naam)s.") % {"naam": organisatie})
    return gevonden
