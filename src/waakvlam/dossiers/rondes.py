"""One act in many dossiers: which dossiers there are to choose from, and what recording would do in each of them.

Recording itself is that of one dossier, each in a transaction of its own: see `leg_vast`.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from django.db import transaction

from waakvlam import klok
from waakvlam.dossiers import feitregels, gegevens
from waakvlam.dossiers.beeld import Blik
from waakvlam.dossiers.behandelaars import werk_van
from waakvlam.dossiers.deur import Doorgang, deur
from waakvlam.dossiers.feitregels import TRAJECT
from waakvlam.dossiers.fouten import ONBEVOEGD, Geweigerd
from waakvlam.dossiers.inhoud import CONTACT
from waakvlam.dossiers.models import Dossier, Partij
from waakvlam.dossiers.opgeslagen import Opgeslagen, in_een_keer
from waakvlam.dossiers.vastleggen import Moment, neem_op
from waakvlam.dossiers.vormen import Resultaat, Vastlegging, VroegsteDagregel
from waakvlam.dossiers.zoeken import Gevonden, aangeduid, eigen_dossiers, gezien
from waakvlam.toegang.api import Lezer, heeft_bevoegdheid

HOOGSTENS_TE_KIEZEN: Final = 100
"""So many dossiers are offered at once, and logged as shown."""


class Rondekeuze(NamedTuple):
    """Dossiers to choose from, by name; `meer`: there are more than these."""

    rijen: tuple[Gevonden, ...]
    meer: bool


def te_kiezen_dossiers(lezer: Lezer, van: str = "") -> Rondekeuze:
    """The reader's dossiers of today, or those of whose work it is (`van`: mij, team, niemand; see `behandelaars`)."""
    vandaag = klok.vandaag()
    with deur(lezer, "ronde_kiezen") as doorgang:
        werk = Partij.objects.filter(werk_van(lezer, van), organisatie=lezer.organisatie, rol=lezer.rol)
        eigen = eigen_dossiers(lezer, vandaag).filter(pk__in=werk.values("dossier"))
        gevonden = list(eigen.order_by("-pk")[: HOOGSTENS_TE_KIEZEN + 1])
        rijen = _rijen(lezer, gevonden[:HOOGSTENS_TE_KIEZEN], vandaag, doorgang).values()
    op_naam = sorted(rijen, key=lambda rij: (rij.naam or "", rij.nummer))
    return Rondekeuze(tuple(op_naam), len(gevonden) > HOOGSTENS_TE_KIEZEN)


def genoemde_dossiers(lezer: Lezer, teksten: Collection[str]) -> dict[str, Gevonden]:
    """Per text the reader's dossier of which it is the number or the own reference; without those that name none."""
    vandaag = klok.vandaag()
    with deur(lezer, "ronde_kiezen") as doorgang:
        eigen = eigen_dossiers(lezer, vandaag)
        per_tekst = {
            tekst: d for tekst in dict.fromkeys(teksten) if (d := eigen.filter(aangeduid(lezer, tekst)).first())
        }
        rijen = _rijen(lezer, {d.pk: d for d in per_tekst.values()}.values(), vandaag, doorgang)
    return {tekst: rijen[dossier.pk] for tekst, dossier in per_tekst.items()}


def probeer_vast_te_leggen(lezer: Lezer, nummer: str, vastlegging: Vastlegging) -> Resultaat:
    """What recording this fact would do now, by the same path; nothing is written, and the dossier stays as it was.

    `stand` is that of now, to give as `verwacht` when it is recorded. Raises as `leg_vast`.
    """
    if not heeft_bevoegdheid(lezer, "vastleggen"):
        raise Geweigerd(ONBEVOEGD, "U kunt dossiers bekijken, en niets vastleggen of wijzigen.")
    stand, was = "", tuple[VroegsteDagregel, ...]()
    gelezen: list[Opgeslagen] = []

    def maak(bestand: Opgeslagen, moment: Moment) -> list[Vastlegging]:
        nonlocal stand, was
        gelezen.append(bestand)
        was = _vroegste_dagen(lezer, bestand, moment.vandaag)
        gezien_ = feitregels.zichtbare(bestand, lezer, bestand.records)
        stand = gezien_[-1].kenmerk if gezien_ else ""
        return [vastlegging]

    with deur(lezer, "ronde_proberen") as doorgang, in_een_keer():
        resultaat = neem_op(lezer, nummer, maak, lambda _: {TRAJECT}, None, None, doorgang)
        anders = tuple(d for d in _vroegste_dagen(lezer, gelezen[0], klok.vandaag()) if d not in was)
        transaction.set_rollback(True)  # what the door logs, after this, stays
    return replace(resultaat, stand=stand, vroegste_dagen=anders)


def _vroegste_dagen(lezer: Lezer, bestand: Opgeslagen, vandaag: date) -> tuple[VroegsteDagregel, ...]:
    """The first possible days of acts, as far as the reader sees what they count from."""
    nu = bestand.beoordeling(vandaag)
    return Blik(lezer, bestand, nu, nu).vroegste_dagen()


def _rijen(lezer: Lezer, dossiers: Iterable[Dossier], vandaag: date, doorgang: Doorgang) -> dict[int, Gevonden]:
    """What the reader may see of these dossiers in a list, by key."""
    alle = {dossier.pk: dossier for dossier in dossiers}
    zicht = gezien(lezer, alle.values(), vandaag)
    bekend = gegevens.van_dossiers(alle[pk] for pk, ziet in zicht.items() if ziet.contact)
    doorgang.toon({})
    for pk, ziet in zicht.items():
        doorgang.toon({alle[pk].nummer: ziet.categorieen & {CONTACT, TRAJECT}}, ziet.alleen_door)
    return {
        pk: Gevonden(dossier.nummer, bekend[pk].naam if pk in bekend else None, zicht[pk].fase)
        for pk, dossier in alle.items()
    }
