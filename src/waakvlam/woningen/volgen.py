"""Keep the rows of offers equal to the facts, and never two open offers for one person or one home."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.dossiers.api import VERBODEN, Gevolgd, Geweigerd
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.feiten import past
from waakvlam.kern.gebeurtenis import Gebeurtenis as Feit
from waakvlam.woningen.models import GESLOTEN, OPEN, TOEGEWEZEN, Aanbod
from waakvlam.woningen.vragen import AANGEBODEN

TOEWIJZEND: Final = frozenset({"match_gemaakt", "woning_toegewezen"})
GEWEIGERD: Final = "weigert"
"""The answer that closes an offer, whoever gives it. What follows from a refusal is for the agreements to say."""


def standen(rekenset: Rekenset, feiten: Sequence[Feit]) -> dict[str, tuple[str, Feit]]:
    """How each offer in a dossier stands by its facts, by subject, with the fact that it was made.

    What the set says ends offers closes one; so does a refusal. Time alone closes none: the agreements do not say so.
    """
    gevonden: dict[str, tuple[str, Feit]] = {}
    for feit in feiten:
        betreft = feit.betreft or ""
        if feit.type == AANGEBODEN:
            gevonden[betreft] = OPEN, feit
        elif _eindigt(rekenset, feit, None):
            open_ = {b: f for b, (stand, f) in gevonden.items() if stand == OPEN}
            gevonden |= {b: (GESLOTEN, f) for b, f in open_.items()}
        elif betreft in gevonden and (stand := _wordt(rekenset, feit)) is not None:
            gevonden[betreft] = stand, gevonden[betreft][1]
    return gevonden


def _wordt(rekenset: Rekenset, feit: Feit) -> str | None:
    if feit.velden.get("antwoord") == GEWEIGERD or _eindigt(rekenset, feit, rekenset.onderwerpen[AANGEBODEN]):
        return GESLOTEN
    return TOEGEWEZEN if feit.type in TOEWIJZEND else None


def _eindigt(rekenset: Rekenset, feit: Feit, onderwerp: str | None) -> bool:
    """Whether the set says that this fact ends what ran about this kind of subject; None: all that ran."""
    verval = rekenset.afspraken.kop.verval
    eindes = (p for v in verval if v.onderwerp == onderwerp and (onderwerp or not v.clausules) for p in v.door)
    return any(patroon.type == feit.type and past(patroon, feit) for patroon in eindes)


class Aanbodvolger:
    """Follows the offers of every dossier. What was taken over from before has no row, and is checked all the same."""

    def volg(self, dossier: Gevolgd) -> None:
        """Make, change and remove rows. Raises `Geweigerd` for a second open offer."""
        nu = standen(dossier.rekenset, dossier.feiten)
        self._eis_een_open(dossier, nu)
        rijen = {rij.betreft: rij for rij in Aanbod.objects.filter(dossier_id=dossier.pk)}
        Aanbod.objects.filter(pk__in=[rij.pk for betreft, rij in rijen.items() if betreft not in nu]).delete()
        # What closes goes first: then what opens finds its place.
        for betreft, (stand, feit) in sorted(nu.items(), key=lambda paar: paar[1][0] == OPEN):
            if betreft in rijen:
                self._zet(dossier, rijen[betreft], stand)
            elif feit.id in dossier.nieuw:
                rij = Aanbod(dossier_id=dossier.pk, betreft=betreft, stand=stand, gedaan_op=klok.nu())
                bewaar(rij)

    def vergeet(self, pk: int) -> None:
        """Nothing tells any more which home was offered to whom."""
        Aanbod.objects.filter(dossier_id=pk).delete()

    def verschil(self, dossier: Gevolgd) -> str | None:
        """Each row must stand as its facts say; where facts were erased, only those that are left can tell."""
        nu = {betreft: stand for betreft, (stand, _feit) in standen(dossier.rekenset, dossier.feiten).items()}
        for rij in Aanbod.objects.filter(dossier_id=dossier.pk):
            if nu.get(rij.betreft) != rij.stand and not (dossier.gewist and nu.get(rij.betreft) == OPEN):
                return "een aanbod van een woning staat anders dan de feiten zeggen"
        return None

    def _zet(self, dossier: Gevolgd, rij: Aanbod, stand: str) -> None:
        """An offer that was closed does not open again because the fact that closed it was erased."""
        if rij.stand != stand and not (stand == OPEN and dossier.gewist):
            rij.stand = stand
            bewaar(rij)

    def _eis_een_open(self, dossier: Gevolgd, nu: Mapping[str, tuple[str, Feit]]) -> None:
        open_ = [feit for stand, feit in nu.values() if stand == OPEN]
        if len(open_) > 1 and any(feit.id in dossier.nieuw for feit in open_):
            raise twee_voor_een_persoon()


def bewaar(rij: Aanbod) -> None:
    """Write a row. Raises `Geweigerd` where the database says that there is another open offer."""
    try:
        with transaction.atomic():
            rij.save()
    except IntegrityError:
        raise twee_voor_een_persoon() if rij.woning_id is None else al_bezet() from None


def twee_voor_een_persoon() -> Geweigerd:
    """Why a second open offer for one person is refused."""
    reden = _("Er ligt al een open aanbod voor deze deelnemer. Wacht op het antwoord, of trek dat aanbod eerst in.")
    return Geweigerd(VERBODEN, reden)


def al_bezet() -> Geweigerd:
    """Why a home that someone else has, or is offered, is refused: without saying who."""
    return Geweigerd(VERBODEN, _("Deze woning is intussen al aangeboden of verhuurd. Kies een andere woning."))
