"""Makes changes with their words: one speaker for each set, so that each side is said in its own terms."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.kalender import Duur
from waakvlam.kern.taal import Deel, Waarde
from waakvlam.kern.verschil.condities import Vergelijker, Verhouding
from waakvlam.kern.verschil.duren import Telwijze, grenzen, naar_grenzen
from waakvlam.kern.verschil.vormen import Richting, Wijziging
from waakvlam.kern.verschil.zinnen import LABELS, VERSCHILZINNEN, WAAROM
from waakvlam.kern.voorwaarde import Conditie, Feitpatroon
from waakvlam.kern.voorwaardetekst import Zegsman

Redenen = tuple[str, str]
"""Why the new is stricter, and why it is looser: keys of `WAAROM`."""
KORT: Final = 60
"""A longer text stands between quotes."""
GAAT: Final = frozenset({
    "termijn", "hoogste_duur", "wachttijd", "periode", "minimaal", "drager", "jegens", "beslisser", "samen_met",
    "gehoord", "door", "van", "aan", "nooit_aan", "invuller", "ondertekenaars", "exemplaren", "afzender",
    "geadresseerden", "kopie_aan", "gewicht", "soort",
})  # fmt: skip
"""What goes from one value to another; what is said in whole phrases stands between quotes."""
CLAUSULE: Final = re.compile(r"\b[A-Z]{3}\d*-[A-Z]?\d+\.\d+\b")
SAMENGESTELD: Final = ("alle", "een", "geen")


class Tolk:
    """Says how one set differs from another."""

    def __init__(
        self, oud: Rekenset, nieuw: Rekenset, clausules: dict[str, str], vertaal: Callable[[str], str] = str
    ) -> None:
        """`clausules`: clause of the old set -> the clause of the new set that says the same."""
        self.oud, self.nieuw = oud, nieuw
        self.zegt_oud, self.zegt_nieuw = Zegsman(oud, vertaal), Zegsman(nieuw, vertaal)
        self.vergelijker = Vergelijker(nieuw.typen, clausules)
        self.vertaal = vertaal
        self.telt_oud = Telwijze(oud.kalender, oud.afspraken.kop.doorloop)
        self.telt_nieuw = Telwijze(nieuw.kalender, nieuw.afspraken.kop.doorloop)

    def woord(self, sleutel: str, **waarden: object) -> str:
        """A phrase from its template."""
        return self.vertaal(VERSCHILZINNEN[sleutel]).format(**waarden)

    def waarom(self, sleutel: str, **waarden: object) -> str:
        """A reason from its template."""
        return self.vertaal(WAAROM[sleutel]).format(**waarden) if sleutel else ""

    # changes

    def wijziging(
        self,
        richting: Richting,
        sleutel: str,
        oud: str,
        nieuw: str,
        *,
        waarom: str = "",
        clausules: tuple[Sequence[str], Sequence[str]] = ((), ()),
    ) -> Wijziging:
        """A change of what `LABELS` names. An empty side means that it was not there."""
        label = self.vertaal(LABELS[sleutel])
        if oud and nieuw:
            vorm = "gaat" if sleutel in GAAT and max(len(oud), len(nieuw)) <= KORT else "was_is"
        else:
            vorm = "erbij" if nieuw else "weg" if oud else "anders"
        zin = self.woord(vorm, label=label, oud=_zonder_eenheid(oud, nieuw) if vorm == "gaat" else oud, nieuw=nieuw)
        return Wijziging(richting, label, oud, nieuw, zin, waarom, tuple(clausules[0]), tuple(clausules[1]))

    def geordend(
        self,
        verhouding: Verhouding,
        enger: Richting,
        redenen: Redenen,
        sleutel: str,
        oud: str,
        nieuw: str,
        *,
        clausules: tuple[Sequence[str], Sequence[str]] = ((), ()),
    ) -> Iterator[Wijziging]:
        """A change whose direction follows from how two parts compare: `enger` is what holding less often means."""
        if verhouding is Verhouding.GELIJK:
            return
        richting = {Verhouding.ENGER: enger, Verhouding.RUIMER: enger.omgekeerd}.get(verhouding, Richting.ANDERS)
        reden = {Richting.STRENGER: redenen[0], Richting.SOEPELER: redenen[1]}.get(richting, "")
        yield self.wijziging(richting, sleutel, oud, nieuw, waarom=self.waarom(reden), clausules=clausules)

    def condities(
        self,
        sleutel: str,
        oud: Conditie | None,
        nieuw: Conditie | None,
        *,
        enger: Richting,
        redenen: Redenen,
        clausules: tuple[Sequence[str], Sequence[str]] = ((), ()),
    ) -> Iterator[Wijziging]:
        """A changed condition."""
        verhouding = self.vergelijker.condities(oud, nieuw)
        van, naar = self.conditie(self.zegt_oud, oud), self.conditie(self.zegt_nieuw, nieuw)
        yield from self.geordend(verhouding, enger, redenen, sleutel, van, naar, clausules=clausules)

    def patronen(
        self,
        sleutel: str,
        oud: Sequence[Feitpatroon],
        nieuw: Sequence[Feitpatroon],
        *,
        enger: Richting,
        redenen: Redenen,
    ) -> Iterator[Wijziging]:
        """Changed facts of which one suffices."""
        verhouding = self.vergelijker.patronen(oud, nieuw)
        van, naar = self.feiten(self.zegt_oud, oud), self.feiten(self.zegt_nieuw, nieuw)
        yield from self.geordend(verhouding, enger, redenen, sleutel, van, naar)

    def woorden(self, sleutel: str, oud: object, nieuw: object) -> Iterator[Wijziging]:
        """A change of words or place only."""
        if self._in_nieuw(oud) != nieuw:
            teksten = (str(oud), str(nieuw)) if isinstance(oud, str) and isinstance(nieuw, str) else ("", "")
            yield self.wijziging(Richting.WOORDEN, sleutel, *teksten)

    def tekst(self, sleutel: str, oud: str, nieuw: str, *, erbij: Richting, redenen: Redenen) -> Iterator[Wijziging]:
        """A text whose presence matters: adding it goes one way, and other words cannot be ordered."""
        if bool(oud) == bool(nieuw):
            if self._in_nieuw(oud) != nieuw:
                yield self.wijziging(Richting.ANDERS, sleutel, oud, nieuw)
            return
        richting = erbij if nieuw else erbij.omgekeerd
        reden = {Richting.STRENGER: redenen[0], Richting.SOEPELER: redenen[1]}.get(richting, "")
        yield self.wijziging(richting, sleutel, oud, nieuw, waarom=self.waarom(reden))

    def lijst(
        self,
        sleutel: str,
        oud: Iterable[str],
        nieuw: Iterable[str],
        *,
        erbij: Richting,
        redenen: Redenen = ("", ""),
        naam: Callable[[Zegsman, str], str] = lambda _z, waarde: waarde,
        weg: Richting | None = None,
    ) -> Iterator[Wijziging]:
        """Members that were added or dropped, each a change. `weg`: the direction of dropping (else the opposite)."""
        was, is_ = list(dict.fromkeys(oud)), list(dict.fromkeys(nieuw))
        per = {Richting.STRENGER: redenen[0], Richting.SOEPELER: redenen[1]}
        for waarde in (w for w in is_ if w not in was):
            reden = self.waarom(per.get(erbij, ""))
            yield self.wijziging(erbij, sleutel, "", naam(self.zegt_nieuw, waarde), waarom=reden)
        minder = weg or erbij.omgekeerd
        for waarde in (w for w in was if w not in is_):
            reden = self.waarom(per.get(minder, ""))
            yield self.wijziging(minder, sleutel, naam(self.zegt_oud, waarde), "", waarom=reden)

    def rollen(
        self, sleutel: str, oud: Sequence[str], nieuw: Sequence[str], *, erbij: Richting, redenen: Redenen = ("", "")
    ) -> Iterator[Wijziging]:
        """Changed roles as one change; groups count as the roles that are in them."""
        was, is_ = uitgeschreven(self.oud, oud), uitgeschreven(self.nieuw, nieuw)
        verhouding = Verhouding.van(heen=was <= is_, terug=is_ <= was)
        van = namen(self.zegt_oud, oud) or self.woord("niemand")
        naar = namen(self.zegt_nieuw, nieuw) or self.woord("niemand")
        yield from self.geordend(verhouding, erbij.omgekeerd, redenen, sleutel, van, naar)

    def rest(
        self, a: Deel, b: Deel, behandeld: frozenset[str], clausules: tuple[Sequence[str], Sequence[str]] = ((), ())
    ) -> Iterator[Wijziging]:
        """Whatever else differs, so that nothing that a set says passes for equal because nobody compares it."""
        was, is_ = (self.vergelijker.kale_velden(deel, behandeld, oud=deel is a) for deel in (a, b))
        if was != is_:
            yield self.wijziging(Richting.ANDERS, "rest", "", "", clausules=clausules)

    def duur(
        self, sleutel: str, verhouding: Verhouding, duren: tuple[Duur, Duur], teksten: tuple[str, str],
        korter: Richting, redenen: Redenen,
    ) -> Iterator[Wijziging]:  # fmt: skip
        """A changed length of time. `korter`: what a shorter one means."""
        if verhouding is Verhouding.ANDERS:
            waarom = self._hangt_af(*duren)
            yield self.wijziging(Richting.ANDERS, sleutel, *teksten, waarom=waarom)
        elif verhouding is Verhouding.GELIJK:
            yield from self.woorden(sleutel, *teksten)
        else:
            yield from self.geordend(verhouding, korter, redenen, sleutel, *teksten)

    def _in_nieuw(self, tekst: object) -> object:
        """A text with the clauses of the new set in place of the old ones that say the same."""
        clausules = self.vergelijker.clausules
        return CLAUSULE.sub(lambda m: clausules.get(m[0], m[0]), tekst) if isinstance(tekst, str) else tekst

    def _hangt_af(self, oud: Duur, nieuw: Duur) -> str:
        """How many days each takes; where that does not overlap, only one of them runs on from a free day."""
        was, is_ = grenzen(oud, self.oud.kalender), grenzen(nieuw, self.nieuw.kalender)
        if naar_grenzen(was, is_) is not Verhouding.ANDERS:
            return self.waarom("loopt_anders")
        dagen = [str(g[0]) if g[0] == g[1] else self.woord("tot_en_met", van=g[0], tot=g[1]) for g in (was, is_)]
        return self.waarom("hangt_af", oud=oud, nieuw=nieuw, dagen_oud=dagen[0], dagen_nieuw=dagen[1])

    # words

    def feiten(self, zegsman: Zegsman, patronen: Sequence[Feitpatroon]) -> str:
        """Facts of which one suffices; what starts a term with its condition."""
        teksten = []
        for patroon in patronen:
            tekst, mits = zegsman.patroon(patroon), getattr(patroon, "voorwaarde", None)
            voorwaarde = self.conditie(zegsman, mits) if mits is not None else ""
            teksten.append(self.woord("mits", feit=tekst, voorwaarde=voorwaarde) if voorwaarde else tekst)
        return f" {zegsman.zin('of')} ".join(dict.fromkeys(teksten))

    def conditie(self, zegsman: Zegsman, conditie: Conditie | None) -> str:
        """A condition in one line, with its parts."""
        if conditie is None:
            return self.woord("altijd")
        soort = conditie.soorten[0]
        kop = zegsman.conditie(conditie)
        if conditie.wat or soort not in SAMENGESTELD:
            return kop
        delen: list[Conditie] = getattr(conditie, soort)
        return f"{kop}: {'; '.join(self.conditie(zegsman, deel) for deel in delen)}"

    def velden(self, zegsman: Zegsman, soort: str, velden: dict[str, Waarde]) -> str:
        """Fields with their values: 'brief: sommatie; na actie: 3'."""
        return "; ".join(f"{zegsman.veld(soort, naam)}: {zegsman.waarde(w)}" for naam, w in velden.items())


def namen(zegsman: Zegsman, rollen: Sequence[str]) -> str:
    """Roles as this region calls them; nothing for none."""
    return zegsman.rollen(rollen) if rollen else ""


def rol(zegsman: Zegsman, naam: str) -> str:
    """One role as this region calls it; a name that is no role stays as it is."""
    return zegsman.rollen([naam]) if naam in zegsman.rekenset.rollen else naam


def uitgeschreven(rekenset: Rekenset, rollen: Iterable[str]) -> frozenset[str]:
    """These roles, each group as the roles that are in it."""
    return frozenset(lid for naam in rollen for lid in (rekenset.rollen[naam].groep or [naam]))


def _zonder_eenheid(oud: str, nieuw: str) -> str:
    """'2' of '2 werkdagen' beside '1 werkdag': a unit is said once."""
    getal, _, eenheid = oud.partition(" ")
    _getal, _, ander = nieuw.partition(" ")
    zelfde = getal.isdigit() and _enkelvoud(eenheid) == _enkelvoud(ander) and " " not in eenheid
    return getal if zelfde else oud


def _enkelvoud(eenheid: str) -> str:
    """The unit without its plural: enough to see that two are the same."""
    kaal = eenheid.removesuffix("en")
    return {"wek": "week", "maand": "maand", "dag": "dag", "werkdag": "werkdag"}.get(kaal, eenheid)
