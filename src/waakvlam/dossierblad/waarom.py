"""Explanations that name no fact, and judge no condition, that is not shared with the reader."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from pydantic import BaseModel

from waakvlam.dossiers.api import Besluitregel, Blik, Termijnregel, open_blik
from waakvlam.kern.besluit import Criterium
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.eigen import Eigenterm
from waakvlam.kern.gebeurtenis import Gebeurtenis
from waakvlam.kern.norm import Termijngever
from waakvlam.kern.toetsen import Term
from waakvlam.kern.toetsing import Toetsing
from waakvlam.kern.uitleg import Knoop, Uitlegger
from waakvlam.kern.voorwaarde import Feitpatroon
from waakvlam.kern.wegen import Advies
from waakvlam.toegang.api import Lezer
from waakvlam.web.api import ZONDER_REDEN

FEIT = gettext_noop("Dit rust op een feit dat niet met u is gedeeld.")
GEGEVENS = gettext_noop("Dit rust op gegevens die niet met u zijn gedeeld.")


class Lezersuitleg(Uitlegger):
    """The explanation of the rules core, for one reader."""

    def __init__(self, blik: Blik) -> None:
        super().__init__(blik.beoordeling, _)
        self.blik = blik

    def term(self, term: Term, eigen: Eigenterm | None = None) -> Knoop:
        """A term, with what the own protocol of the reader's organisation says to it.

        Where what began it is not shared, that is said once, and nothing else that is not shared is even counted.
        """
        knoop = super().term(term, eigen or self.blik.eigen_bij(term))
        if self._ziet(term.aanleiding):
            return knoop
        return replace(knoop, kinderen=tuple(k for k in knoop.kinderen if k.tekst not in {_(FEIT), _(GEGEVENS)}))

    def _ziet(self, feit: Gebeurtenis) -> bool:
        return feit.id in self.blik.per_kenmerk

    def _begin(self, term: Term) -> Knoop:
        return super()._begin(term) if self._ziet(term.aanleiding) else Knoop(_(ZONDER_REDEN), "feit")

    def _telling(self, term: Term) -> Iterator[Knoop]:
        """The count names the day of the fact that it starts from."""
        if self._ziet(term.koppeling.telt_vanaf):
            yield from super()._telling(term)
        elif self._ziet(term.aanleiding):
            yield Knoop(_("Vanaf welke dag wordt geteld, is niet met u gedeeld."), "kalender")

    def _slot(self, term: Term) -> str:
        """How the term stands; the day of a fact that is not shared stays out."""
        gedaan = term.vervuld_door
        if gedaan is None or self._ziet(gedaan):
            return super()._slot(term)
        return _("Dit is gedaan, en op tijd.") if term.status == "op_tijd" else _("Dit is gedaan, maar te laat.")

    def _feit(self, sleutel: str, feit: Gebeurtenis, **extra: object) -> Knoop:
        return super()._feit(sleutel, feit, **extra) if self._ziet(feit) else Knoop(_(FEIT), "feit")

    def toetsing(self, toetsing: Toetsing) -> Knoop:
        """A condition; only that it is there, when it rests on data that is not shared with the reader."""
        if self._gedeeld(toetsing):
            return super().toetsing(toetsing)
        return Knoop(_(GEGEVENS), "voorwaarde")

    def besluit(self, advies: Advies) -> Knoop:
        """A decision; its outcome only when the outcome of every criterion is for the reader to see."""
        knoop = super().besluit(advies)
        kinderen = list(knoop.kinderen)
        verborgen = [i for i, (criterium, t) in enumerate(advies.criteria) if not self._ziet_criterium(criterium, t)]
        for i in verborgen:
            criterium = advies.criteria[i][0]
            onder = Knoop(_(GEGEVENS), "voorwaarde")
            kinderen[i] = Knoop(criterium.vraag, "onbekend", (criterium.clausule,), (onder,))
        if not verborgen:
            return knoop
        tekst = _("%(vraag)s Niet alles wat daarvoor telt, is met u gedeeld.") % {"vraag": advies.besluit.vraag}
        return Knoop(tekst, knoop.soort, knoop.clausules, tuple(kinderen))

    def _ziet_criterium(self, criterium: Criterium, toetsing: Toetsing) -> bool:
        return self._categorieen(criterium) and all(f.id in self.blik.per_kenmerk for f in toetsing.bewijs)

    def _gedeeld(self, toetsing: Toetsing) -> bool:
        bewezen = all(f.id in self.blik.per_kenmerk for f in toetsing.bewijs)
        return bewezen and (toetsing.conditie is None or self._categorieen(toetsing.conditie))

    def _categorieen(self, deel: BaseModel) -> bool:
        typen = self.beoordeling.rekenset.typen
        return {typen[soort].categorie for soort in _typen(deel) if soort in typen} <= self.blik.categorieen


def _typen(deel: object) -> Iterator[str]:
    """Every event type that a condition asks for."""
    if isinstance(deel, Feitpatroon):
        yield deel.type
    if isinstance(deel, BaseModel):
        for naam in type(deel).model_fields:
            yield from _typen(getattr(deel, naam))
    elif isinstance(deel, list | tuple):
        for lid in deel:
            yield from _typen(lid)


class Termijnuitleg(NamedTuple):
    """A term, why it stands as it does, and its norm with the agreements under which it began."""

    regel: Termijnregel
    knoop: Knoop
    norm: Termijngever
    versie: Rekenset


def waarom_termijn(
    lezer: Lezer, nummer: str, sleutel: str, peildatum: date | None, kennisdatum: date | None
) -> Termijnuitleg:
    """A term and why it stands as it does. Raises `Http404` for one that the reader does not see."""
    blik = open_blik(lezer, nummer, peildatum, kennisdatum)
    regel = next((t for t in blik.termijnen if t.sleutel == sleutel), None)
    if regel is None:
        raise Http404
    term = blik.zichtbare_termen[sleutel][0]
    return Termijnuitleg(regel, Lezersuitleg(blik).term(term), term.norm, blik.beoordeling.versie_van(term))


def waarom_besluit(
    lezer: Lezer, nummer: str, naam: str, peildatum: date | None, kennisdatum: date | None
) -> tuple[Besluitregel, Knoop]:
    """A decision and what the facts say about it. Raises `Http404` for one that is not the reader's concern."""
    blik = open_blik(lezer, nummer, peildatum, kennisdatum)
    if naam not in blik.beoordeling.rekenset.besluiten:
        raise Http404
    advies = blik.beoordeling.besluit(naam)
    regels = blik.besluit(advies)
    if not regels:
        raise Http404
    return regels[0], Lezersuitleg(blik).besluit(advies)
