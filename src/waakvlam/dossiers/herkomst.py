"""Under which reference an organisation knew a dossier before, so that taking over again finds it."""

import base64
import hashlib
import hmac
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Dossier, Herkomst
from waakvlam.dossiers.opgeslagen import Opgeslagen
from waakvlam.dossiers.vakken import Dossierslot
from waakvlam.opslag.afleiden import afgeleid, installatiesleutel

DOEL = "herkomst"
CATEGORIE = "trajectstatus"
"""It is kept as long as what the organisation recorded of the course itself."""
PER_KEER = 500


def dossier_van(organisatie: str, kenmerk: str) -> Dossier | None:
    """The dossier that this organisation took over under this reference, unless it was erased."""
    rij = met_kenmerk(organisatie, kenmerk).select_related("dossier").filter(dossier__gewist_op__isnull=True).first()
    return rij.dossier if rij is not None else None


def met_kenmerk(organisatie: str, kenmerk: str) -> QuerySet[Herkomst]:
    """The row of this reference of this organisation; none of any other's."""
    return Herkomst.objects.filter(organisatie=organisatie, spoor=_spoor(organisatie, kenmerk))


def bewaar(bestand: Opgeslagen, organisatie: str, kenmerk: str, nu: datetime) -> None:
    """Keep the reference. Call it inside the transaction that opens the dossier."""
    vak = bestand.slot.vak_met_sleutel(f"{organisatie}/{CATEGORIE}/deelnemer", nu)
    Herkomst.objects.create(
        dossier=bestand.dossier,
        organisatie=organisatie,
        spoor=_spoor(organisatie, kenmerk),
        vak=vak,
        geheim=bestand.slot.versleutel(kenmerk.encode(), DOEL, vak),
    )


def kenmerken_van(bestand: Opgeslagen, organisatie: str) -> list[str]:
    """The references under which this organisation knew the dossier, as far as they are not erased."""
    rijen = Herkomst.objects.filter(dossier=bestand.dossier, organisatie=organisatie).order_by("pk")
    return [
        bestand.slot.ontsleutel(bytes(rij.geheim), DOEL, rij.vak).decode()
        for rij in rijen
        if bestand.slot.gewist_op(rij.vak) is None
    ]


def vernieuw() -> None:
    """Make every hash again with the present key of the installation. What is right already is not written."""
    rijen = Herkomst.objects.select_related("dossier").filter(dossier__gewist_op__isnull=True)
    with werkdeur():
        for rij in rijen.iterator(PER_KEER):
            slot = Dossierslot.van(rij.dossier)
            if slot.gewist_op(rij.vak) is None:
                spoor = _spoor(rij.organisatie, slot.ontsleutel(bytes(rij.geheim), DOEL, rij.vak).decode())
                if spoor != rij.spoor:
                    Herkomst.objects.filter(pk=rij.pk).update(spoor=spoor)


def _spoor(organisatie: str, kenmerk: str) -> str:
    geheim = afgeleid(installatiesleutel(settings.WAAKVLAM_SLEUTEL), DOEL)
    som = hmac.new(geheim, f"{organisatie}/{kenmerk.strip().casefold()}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(som).decode().rstrip("=")
