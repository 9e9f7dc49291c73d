"""Sharing: which role may see which kind of data, for which purpose and on which conditions, and what never."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from waakvlam.afspraken.tonen import Gegeven, Zin, gegeven
from waakvlam.afspraken.woorden import Verteller
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.delen import ALLE, Deelregel
from waakvlam.kern.zicht import noemt
from waakvlam.kern.zinnen import ZINNEN


@dataclass(frozen=True, slots=True)
class Weg:
    """One way in which a role sees a kind of data: for a purpose, or because it records that itself."""

    titel: str
    voorwaarden: tuple[Zin, ...]
    clausules: tuple[str, ...]
    noot: str = ""
    anker: str = ""


@dataclass(frozen=True, slots=True)
class Vak:
    """One role and one kind of data."""

    categorie: str
    titel: str
    wegen: tuple[Weg, ...] = ()
    eigen: tuple[str, ...] = ()
    """Clauses by which the role records this for its own task."""
    nooit: tuple[Weg, ...] = ()

    @property
    def stand(self) -> str:
        """`eigen`, `nooit`, `soms` or `niet`, in the order in which the rules core decides."""
        if self.eigen:
            return "eigen"
        if self.nooit:
            return "nooit"
        return "soms" if self.wegen else "niet"


class Deelwijzer:
    """Answers from the sharing rules of one set; what holds in a dossier is for the core to judge."""

    def __init__(self, verteller: Verteller) -> None:
        self.verteller = verteller
        self.rekenset: Rekenset = verteller.rekenset

    def rollen(self) -> list[str]:
        """Roles that a rule names as receiver, holder or shut out; no groups."""
        afspraken = self.rekenset.afspraken
        genoemd = {rol for deel in afspraken.delen for rol in deel.aan}
        genoemd |= {rol for nooit in afspraken.nooit for rol in nooit.aan}
        genoemd |= {rol for houder in afspraken.houders for rol in houder.rol}
        taal = self.rekenset.taal
        return [r.naam for r in taal.rollen if r.naam in genoemd and not r.groep and r.naam != "alle_partijen"]

    def vakken(self, rol: str) -> list[Vak]:
        """Every kind of data that some rule mentions, for this role."""
        return [self.vak(rol, naam) for naam in self.categorieen()]

    def categorieen(self) -> list[str]:
        """Kinds of data that a rule of the set names, in the order of the vocabulary."""
        afspraken = self.rekenset.afspraken
        genoemd = {c for deel in afspraken.delen for c in deel.categorieen}
        genoemd |= {c for houder in afspraken.houders for c in houder.categorieen}
        genoemd |= {regel.categorie for regel in afspraken.nooit}
        return [c.naam for c in self.rekenset.taal.categorieen if c.naam in genoemd]

    def vak(self, rol: str, categorie: str) -> Vak:
        """What the rules say of one role and one kind of data."""
        groepen, afspraken = self.rekenset.groepen[rol], self.rekenset.afspraken
        houders = [h for h in afspraken.houders if groepen & {*h.rol} and noemt(h.categorieen, categorie)]
        delen = [d for d in afspraken.delen if groepen & {*d.aan} and noemt(d.categorieen, categorie)]
        nooit = [n for n in self.rekenset.nooit.get(categorie, ()) if groepen & {*n.aan}]
        return Vak(
            categorie,
            self.verteller.categorie(categorie),
            tuple(self.weg(regel) for regel in delen),
            tuple(dict.fromkeys(c for h in houders for c in h.clausules)),
            tuple(Weg("", (), (n.clausule,), n.noot) for n in nooit),
        )

    def weg(self, regel: Deelregel) -> Weg:
        """A purpose with its conditions."""
        return Weg(
            regel.titel, tuple(self._voorwaarden(regel)), tuple(regel.clausules), regel.noot, f"doel-{regel.doel}"
        )

    def _voorwaarden(self, regel: Deelregel) -> Iterator[Zin]:
        yield from (Zin(self.verteller.verwoord(eis_in_woorden(eis))) for eis in regel.eisen)
        yield from self.verteller.voorwaarde(regel.alleen_bij)
        if regel.tot:
            feiten = f" {_('of')} ".join(self.verteller.patroon(p) for p in regel.tot)
            yield Zin(_("Het stopt zodra er is vastgelegd: %(feiten)s") % {"feiten": feiten})
        if regel.toestemming_tot:
            feiten = f" {_('of')} ".join(self.verteller.patroon(p) for p in regel.toestemming_tot)
            yield Zin(
                _("Toestemming van eerder, die niet voor alles was, telt niet meer na: %(feiten)s") % {"feiten": feiten}
            )

    def gegevens(self, regel: Deelregel) -> tuple[Gegeven, ...]:
        """A purpose as labels: from, to, which data, and on which conditions."""
        return (
            *gegeven(_("Van"), [self.verteller.namen(regel.van)]),
            *gegeven(_("Aan"), [self.verteller.namen(regel.aan)]),
            *gegeven(_("Welke gegevens"), [self.soorten(regel.categorieen)]),
            *gegeven(_("Voorwaarden"), self._voorwaarden(regel)),
        )

    def soorten(self, categorieen: Iterable[str]) -> str:
        """Kinds of data in one line."""
        titels = [_("Alle gegevens") if c == ALLE else self.verteller.categorie(c) for c in categorieen]
        return ", ".join([*titels[:1], *(t[:1].lower() + t[1:] for t in titels[1:])])


def eis_in_woorden(eis: str) -> str:
    """A requirement for sharing as a sentence."""
    eigen = {
        "alleen_wat_voor_wonen_telt": _("Alleen wat voor het wonen telt"),
        "deelnemer_erbij": _("De deelnemer is erbij"),
        "convenantpartij": _("De ontvanger is partij bij het convenant"),
        "gelogd": _("Elke inzage wordt vastgelegd"),
    }
    if eis in eigen:
        return eigen[eis]
    return _("Nodig: %(eis)s") % {"eis": _(ZINNEN[f"mist_{eis}"])}
