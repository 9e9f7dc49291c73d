"""Norms as cards: who owes what, when, how it counts, and what ends it."""

from typing import TypeGuard

from django.utils.translation import gettext as _

from waakvlam.afspraken.plekken import handeling, plekken
from waakvlam.afspraken.termijnen import kern, telwijze
from waakvlam.afspraken.tonen import Gegeven, Regel, gegeven
from waakvlam.afspraken.woorden import Verteller
from waakvlam.kern.norm import (
    Bevoegdheid,
    Doorlopend,
    Minimumduur,
    Norm,
    Periodiek,
    Termijngever,
    Toonplek,
    Verbod,
)


class Normtoner:
    """Makes cards of the norms of one set."""

    def __init__(self, verteller: Verteller) -> None:
        self.verteller = verteller
        self.rekenset = verteller.rekenset

    def regel(self, norm: Norm, rollen: frozenset[str]) -> Regel:
        """The card of a norm. `rollen`: the bearers, groups written out."""
        termijn = getattr(norm, "termijn", None)
        return Regel(
            sleutel=f"norm-{norm.id}",
            soort=norm.soort if norm.soort in {"verbod", "bevoegdheid"} else "plicht",
            naam=_naam(norm),
            titel=norm.wat,
            clausules=norm.clausules,
            wie=self.verteller.namen(norm.drager),
            jegens=self.verteller.namen(norm.jegens) if norm.jegens else "",
            kern=kern(norm, self.verteller),
            gegevens=self._gegevens(norm),
            lezingen=(norm.noot,) if norm.noot else (),
            eigen_voorstel=bool(termijn and termijn.eigen_voorstel),
            rollen=rollen,
            fase=norm.fase,
            telt_termijnen=norm.clausule if geeft_termijn(norm) else "",
        )

    def _gegevens(self, norm: Norm) -> tuple[Gegeven, ...]:
        return (
            *(self._termijn(norm) if geeft_termijn(norm) else ()),
            *gegeven(_("Alleen als"), self.verteller.voorwaarde(getattr(norm, "voorwaarde", None))),
            *(self._afloop(norm) if geeft_termijn(norm) else ()),
            *self._zonder_termijn(norm),
            *gegeven(_("Gevolg"), [norm.gevolg]),
            *gegeven(_("Ruimte om af te wijken"), [norm.afwijken]),
        )

    def _termijn(self, norm: Termijngever) -> tuple[Gegeven, ...]:
        begin = norm.anker if isinstance(norm, Periodiek) else ()
        aanleiding = () if isinstance(norm, Periodiek) else norm.aanleiding
        doorloop = self.rekenset.afspraken.kop.doorloop
        return (
            *gegeven(_("Begint met"), (*self.verteller.feiten(begin), *self.verteller.aanleidingen(aanleiding))),
            *gegeven(_("Hoe het telt"), telwijze(norm, doorloop)),
        )

    def _afloop(self, norm: Termijngever) -> tuple[Gegeven, ...]:
        stopt = [*norm.vervalt_door, *(norm.eindigt_door if isinstance(norm, Periodiek) else ())]
        return (
            *gegeven(_("Klaar met"), self.verteller.feiten(norm.vervuld_door)),
            *gegeven(_("Vervalt door"), self.verteller.feiten(stopt)),
        )

    def _zonder_termijn(self, norm: Norm) -> tuple[Gegeven, ...]:
        """What norms without terms say: since when, for which acts, and where they play."""
        plek = norm.toon_bij if isinstance(norm, Verbod | Bevoegdheid | Doorlopend) else Toonplek()
        handelingen = norm.handelingen if isinstance(norm, Minimumduur | Verbod | Bevoegdheid) else []
        return (
            *(gegeven(_("Begint met"), self.verteller.feiten(norm.sinds)) if isinstance(norm, Minimumduur) else ()),
            *(gegeven(_("Kan na"), self.verteller.feiten(norm.bij)) if isinstance(norm, Bevoegdheid) else ()),
            *gegeven(_("Gaat over"), (handeling(h, self.verteller) for h in handelingen)),
            *(gegeven(_("Telt als"), [norm.telt_als]) if isinstance(norm, Verbod) else ()),
            *gegeven(_("Speelt bij"), plekken(plek, self.verteller, handelingen)),
        )


def geeft_termijn(norm: Norm) -> TypeGuard[Termijngever]:
    """Whether terms can stand on this norm."""
    return isinstance(norm, Termijngever)


def _naam(norm: Norm) -> str:
    """The kind of a norm in words."""
    return {
        "plicht": _("Plicht"),
        "periodiek": _("Plicht die terugkomt"),
        "maximumduur": _("Hoogste duur"),
        "minimumduur": _("Wachttijd"),
        "doorlopend": _("Plicht die altijd geldt"),
        "verbod": _("Verbod"),
        "bevoegdheid": _("Bevoegdheid"),
    }[norm.soort]
