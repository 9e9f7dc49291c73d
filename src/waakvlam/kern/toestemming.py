"""What the participant consents to on the reference date: given, expired, withdrawn in part or whole, given again.

Source: the semantics of visibility (`afspraken/README.md`). Consent holds per purpose and recipient; `geldig_tot` is
its last day; a withdrawal without purposes withdraws all. Facts of one day count in order of recording.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from waakvlam.kern.feiten import Feiten
from waakvlam.kern.gebeurtenis import Gebeurtenis

GEGEVEN = "toestemming_gegeven"
INGETROKKEN = "toestemming_ingetrokken"
ALLES = "alles"


@dataclass(frozen=True, slots=True)
class Toestemming:
    """One given consent as it stands: its purposes, what of them was withdrawn since, and to whom."""

    feit: Gebeurtenis
    doelen: frozenset[str]
    ontvangers: frozenset[str]
    categorieen: frozenset[str]
    """Empty: every category the purpose needs."""
    ingetrokken: frozenset[str] = frozenset()
    geheel_ingetrokken: bool = False

    def geldt_voor(self, doel: str, ontvangers: Iterable[str], categorie: str, peildatum: date) -> bool:
        """Whether it lets this category go to one of these recipients (a role and its groups) for this purpose."""
        return (
            self.leeft(peildatum)
            and self.dekt(doel)
            and not self.ontvangers.isdisjoint(ontvangers)
            and (not self.categorieen or categorie in self.categorieen)
        )

    def dekt(self, doel: str) -> bool:
        """Whether it was given for this purpose, by name or for all, and not withdrawn for it."""
        return (doel in self.doelen or ALLES in self.doelen) and doel not in self.ingetrokken

    def verlopen(self, peildatum: date) -> bool:
        """Whether its last day has passed."""
        tot = self.feit.velden.get("geldig_tot")
        return isinstance(tot, date) and tot < peildatum

    def leeft(self, peildatum: date) -> bool:
        """Whether anything of it still holds."""
        return not self.geheel_ingetrokken and not self.verlopen(peildatum) and bool(self.doelen - self.ingetrokken)


@dataclass(frozen=True, slots=True)
class Toestemmingsstand:
    """All consents of a dossier on the reference date."""

    toestemmingen: tuple[Toestemming, ...]
    feiten: tuple[Gebeurtenis, ...]
    peildatum: date
    deels_ingetrokken: frozenset[str] = field(default=frozenset())
    """Purposes withdrawn by name and not given again since."""

    def geldt(
        self, doelen: Iterable[str] = (), *, voor: str | None = None, alleen_schriftelijk: bool = False
    ) -> bool | None:
        """Whether consent holds: one lives, and none of these purposes was withdrawn by name.

        With `voor` one for this purpose must live. With `alleen_schriftelijk` it must be a written one; None where one
        lives of which nothing says how it was given.
        """
        if not self.deels_ingetrokken.isdisjoint(doelen):
            return False
        levend = [t for t in self.toestemmingen if t.leeft(self.peildatum) and (voor is None or t.dekt(voor))]
        vormen = {t.feit.velden.get("schriftelijk") for t in levend}
        if not alleen_schriftelijk or True in vormen:
            return bool(vormen)
        return None if None in vormen else False

    def ingetrokken_op(self, toestemming: Toestemming, doel: str) -> date | None:
        """The day on which a consent was withdrawn for this purpose, by name or whole: it no longer counts that day."""
        later = self.feiten[self.feiten.index(toestemming.feit) + 1 :]
        for feit in later:
            doelen = _verzameling(feit, "doelen")
            if feit.type == INGETROKKEN and (not doelen or not doelen.isdisjoint({ALLES, doel})):
                return feit.op
        return None


def toestemmingsstand(feiten: Feiten) -> Toestemmingsstand:
    """Play consents and withdrawals in order."""
    verloop = sorted([*feiten.per_type.get(GEGEVEN, ()), *feiten.per_type.get(INGETROKKEN, ())], key=lambda f: f.moment)
    stand: list[Toestemming] = []
    weg: frozenset[str] = frozenset()
    for feit in verloop:
        doelen = _verzameling(feit, "doelen")
        if feit.type == GEGEVEN:
            stand.append(Toestemming(feit, doelen, _verzameling(feit, "ontvangers"), _verzameling(feit, "categorieen")))
            weg = frozenset() if ALLES in doelen else weg - doelen
        elif not doelen or ALLES in doelen:
            stand = [_met(t, geheel=True) for t in stand]
        else:
            stand = [_met(t, doelen=doelen) for t in stand]
            weg |= doelen
    return Toestemmingsstand(tuple(stand), tuple(verloop), feiten.peildatum, weg)


def _met(t: Toestemming, *, geheel: bool = False, doelen: frozenset[str] = frozenset()) -> Toestemming:
    return Toestemming(
        t.feit, t.doelen, t.ontvangers, t.categorieen, t.ingetrokken | doelen, t.geheel_ingetrokken or geheel
    )


def _verzameling(feit: Gebeurtenis, veld: str) -> frozenset[str]:
    waarde = feit.velden.get(veld)
    return frozenset(waarde) if isinstance(waarde, list | tuple) else frozenset()
