"""The rules core's sentences for readers of the agreements: patterns in full, and conditions as a tree."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from waakvlam.afspraken.tonen import Zin, hoofdletter
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.norm import Aanleiding, Voltallig
from waakvlam.kern.voorwaarde import Conditie, Feitpatroon
from waakvlam.kern.voorwaardetekst import Zegsman

SAMENGESTELD = frozenset({"alle", "een", "geen"})


class Verteller(Zegsman):
    """A `Zegsman` that shows conditions as trees and lists of facts."""

    def __init__(self, rekenset: Rekenset) -> None:
        super().__init__(rekenset, _)

    def boom(self, conditie: Conditie) -> Zin:
        """A condition with its parts below it. Where the set says it in words of its own, those stand alone."""
        soort = conditie.soorten[0]
        delen: list[Conditie] = getattr(conditie, soort) if soort in SAMENGESTELD and not conditie.wat else []
        return Zin(hoofdletter(self.conditie(conditie)), tuple(self.boom(deel) for deel in delen))

    def voorwaarde(self, conditie: Conditie | None) -> tuple[Zin, ...]:
        """A condition as sentences; all parts of an `alle` stand side by side."""
        if conditie is None:
            return ()
        zin = self.boom(conditie)
        return zin.kinderen if conditie.alle and not conditie.wat else (zin,)

    def namen(self, rollen: Iterable[str]) -> str:
        """Roles side by side; a title that holds a comma itself gets brackets: 'Zorgaanbieder, Gemeente (Wonen)'."""
        delen = (self.rollen([rol]).partition(", ") for rol in rollen)
        return ", ".join(f"{naam} ({afdeling})" if afdeling else naam for naam, _komma, afdeling in delen)

    def feiten(self, patronen: Iterable[Feitpatroon]) -> tuple[Zin, ...]:
        """Facts of which one suffices, each a sentence."""
        return tuple(Zin(self.patroon(p)) for p in patronen)

    def aanleidingen(self, aanleidingen: Iterable[Aanleiding]) -> tuple[Zin, ...]:
        """What starts a term, each with its condition below it."""
        return tuple(self._aanleiding(a) for a in aanleidingen)

    def _aanleiding(self, aanleiding: Aanleiding) -> Zin:
        tekst = self.voltallig(aanleiding.type, aanleiding.voltallig) if aanleiding.voltallig else ""
        return Zin(tekst or self.patroon(aanleiding), self._alleen_als(self.voorwaarde(aanleiding.voorwaarde)))

    def _alleen_als(self, zinnen: tuple[Zin, ...]) -> tuple[Zin, ...]:
        """The condition of a trigger, said as one."""
        if len(zinnen) != 1:
            return (Zin(_("Alleen als dit alles zo is"), zinnen),) if zinnen else ()
        return (Zin(_("Alleen als: %(wat)s") % {"wat": zinnen[0].tekst}, zinnen[0].kinderen),)

    def voltallig(self, soort: str, voltallig: Voltallig) -> str:
        """The day on which everybody's last answer became the same."""
        wie = [self.waarde(waarde) for waarde in voltallig.waarden]
        return _("%(feit)s: %(wie)s zeggen alle %(aantal)s %(waarde)s") % {
            "feit": self.type(soort),
            "wie": f"{', '.join(wie[:-1])} {_('en')} {wie[-1]}",
            "aantal": len(wie),
            "waarde": self.waarde(voltallig.is_).lower(),
        }

    def kort(self, patronen: Iterable[Feitpatroon]) -> str:
        """What one of these facts is, in the middle of a sentence."""
        return f" {_('of')} ".join(dict.fromkeys(f"'{self.type(p.type)}'" for p in patronen))
