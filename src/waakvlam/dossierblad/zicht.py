"""The page 'Wat u mag zien en waarom': which kinds of data are open by which rule, and what is missing for others."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from waakvlam.dossierblad.views import dossierpagina
from waakvlam.dossiers.api import Basis, Steunregel, Tekortregel, Zichtbeeld, zichtbeeld
from waakvlam.kern.delen import Deelregel, Houder, Uitzondering
from waakvlam.kern.voorwaarde import Feitpatroon
from waakvlam.kern.zichtreden import Gebrek
from waakvlam.toegang.api import lezer_van_verzoek, organisaties
from waakvlam.web.api import Woorden, clausuleprefix, datum_kort, gegevensadres, kleine_letter, woorden_van

GEBREK: Mapping[str, str | Promise] = {
    "geen": gettext_lazy("Er is geen toestemming vastgelegd."),
    "ander_doel": gettext_lazy("Er is toestemming vastgelegd, maar niet voor dit doel."),
    "andere_ontvanger": gettext_lazy("Er is toestemming vastgelegd voor dit doel, maar niet voor uw rol."),
    "andere_gegevens": gettext_lazy("Er is toestemming vastgelegd voor dit doel, maar niet voor deze gegevens."),
    "achterhaald": gettext_lazy("De toestemming van voor %(dag)s telt niet meer. Er is nieuwe nodig."),
    "verlopen": gettext_lazy("De toestemming gold tot en met %(dag)s."),
    "ingetrokken": gettext_lazy("De toestemming is ingetrokken op %(dag)s."),
}


@dataclass(frozen=True)
class Groep:
    """Kinds of data for which the page says the same."""

    titel: str
    zinnen: tuple[str, ...] = ()
    clausules: tuple[str, ...] = ()
    noot: str = ""
    soorten: list[tuple[str, str]] = field(default_factory=list, compare=False)
    """Title and address of what the agreements say about it."""


@dossierpagina
@require_safe
def zicht(request: HttpRequest, nummer: str) -> HttpResponse:
    """What the reader may see of a dossier today, and why."""
    beeld = zichtbeeld(lezer_van_verzoek(request), nummer)
    woorden = woorden_van(beeld.afsprakenset)
    partij, tot = beeld.partijschap, beeld.partijschap.tot
    context: dict[str, Any] = {
        "nummer": nummer,
        "rol": woorden.rol(partij.rol),
        "organisatie": organisaties().get(partij.organisatie, partij.organisatie),
        "vanaf": partij.vanaf,
        "laatste_dag": tot - timedelta(days=1) if tot else None,
        "delen": Zichtwoorden(beeld, woorden).delen(),
        "clausule_url": clausuleprefix(),
        "kruimels": [
            (_("Werkvoorraad"), reverse("werkvoorraad:lijst")),
            (nummer, reverse("dossierblad:dossier", args=[nummer])),
            (_("Wat u mag zien en waarom"), None),
        ],
    }
    return render(request, "dossierblad/zicht.html", context)


class Zichtwoorden:
    """What a reader may see, in words."""

    def __init__(self, beeld: Zichtbeeld, woorden: Woorden) -> None:
        self.beeld, self.woorden = beeld, woorden

    def delen(self) -> list[tuple[str, str, list[Groep]]]:
        """The parts of the page that have something to say: name, title, and groups."""
        regels = self.beeld.regels
        alle = [
            ("open", _("Wat u ziet"), ((r.categorie, self._open(steun)) for r in regels for steun in r.steun)),
            ("dicht", _("Wat u nu niet ziet"), self._dicht()),
            ("nooit", _("Wat nooit met u wordt gedeeld"), self._nooit()),
        ]
        return [(naam, titel, groepen) for naam, titel, paren in alle if (groepen := self._groepen(paren))]

    def _groepen(self, paren: Iterable[tuple[str, Groep]]) -> list[Groep]:
        """Each group once, with every category that it was said of."""
        groepen: dict[Groep, Groep] = {}
        for categorie, groep in paren:
            adres = gegevensadres(self.beeld.afsprakenset, categorie)
            groepen.setdefault(groep, groep).soorten.append((self.woorden.zegsman.categorie(categorie), adres))
        return list(groepen)

    def _open(self, steun: Steunregel) -> Groep:
        regel, clausules = steun.regel, tuple(steun.regel.clausules)
        berust_op = tuple(map(self._basis, steun.berust_op))
        match regel:
            case Houder():
                zin = self.woorden.zegsman.zin("zicht_houder")
                return Groep(_("Voor de taak van uw organisatie"), (zin,), clausules)
            case Uitzondering():
                titel = _("Zonder toestemming, op een vastgelegde grond")
                return Groep(titel, (*berust_op, regel.wat), clausules)
            case Deelregel():
                vrij = self._zin(_("De afspraken vragen hiervoor geen toestemming van de deelnemer."))
                zinnen = [*(berust_op or (vrij,)), *self._nodig(regel, steun.onbekend)]
                if regel.tot and "tot" not in steun.onbekend:
                    zinnen.append(_("Het stopt zodra er is vastgelegd: %(feiten)s.") % self._feiten(regel.tot))
                return Groep(regel.titel, tuple(zinnen), clausules, regel.noot)

    def _basis(self, basis: Basis) -> str:
        if basis.soort == "toestemming":
            begin = (
                _("De deelnemer gaf op %(sinds)s toestemming.") if basis.sinds else _("De deelnemer gaf toestemming.")
            )
            slot = _("Die geldt tot de deelnemer haar intrekt.")
        else:
            begin = (
                _("Grond, vastgelegd op %(sinds)s: %(grond)s.") if basis.sinds else _("Vastgelegde grond: %(grond)s.")
            )
            slot = _("Die heeft geen laatste dag.")
        waarden = {
            "sinds": datum_kort(basis.sinds) if basis.sinds else "",
            "tot": datum_kort(basis.tot) if basis.tot else "",
            "grond": kleine_letter(self.woorden.waarde(basis.soort)),
        }
        return self._zin(f"{begin} {_('Die geldt tot en met %(tot)s.') if basis.tot else slot}") % waarden

    def _dicht(self) -> Iterator[tuple[str, Groep]]:
        for regel in self.beeld.regels:
            yield from ((regel.categorie, self._tekort(tekort)) for tekort in regel.tekort)
            if regel.grond_voorbij:
                zin = _("Die gold tot en met %(dag)s.") % {"dag": datum_kort(regel.grond_voorbij)}
                yield regel.categorie, Groep(_("De grond om zonder toestemming te delen is voorbij"), (zin,))
        for regel in self.beeld.regels:
            if not (regel.steun or regel.nooit or regel.tekort or regel.grond_voorbij):
                yield regel.categorie, Groep(_("Geen afspraak deelt dit met uw rol"))

    def _tekort(self, tekort: Tekortregel) -> Groep:
        regel = tekort.regel
        zinnen = [self._ontbreekt(regel, eis) for eis in tekort.mist]
        if tekort.gebrek is not None:
            zinnen.append(self._gebrek(tekort.gebrek))
        zinnen += self._nodig(regel, tekort.onbekend)
        return Groep(regel.titel, tuple(zinnen), tuple(regel.clausules), regel.noot)

    def _nodig(self, regel: Deelregel, onbekend: Iterable[str]) -> Iterator[str]:
        if eisen := "; ".join(self._eis(regel, eis) for eis in onbekend):
            yield _("Nodig: %(eisen)s. Of dat zo is, is niet met u gedeeld.") % {"eisen": eisen}

    def _gebrek(self, gebrek: Gebrek) -> str:
        return str(GEBREK[gebrek.soort]) % {"dag": datum_kort(gebrek.dag) if gebrek.dag else ""}

    def _ontbreekt(self, regel: Deelregel, eis: str) -> str:
        if eis == "tot":
            return _("Dit is gestopt, want er is vastgelegd: %(feiten)s.") % self._feiten(regel.tot)
        if eis == "alleen_bij" and (feiten := _gebeurd(regel)):
            return _("Dit is nog niet vastgelegd: %(feiten)s.") % self._feiten(feiten)
        return _("Er ontbreekt: %(eis)s.") % {"eis": self._eis(regel, eis)}

    def _eis(self, regel: Deelregel, eis: str) -> str:
        """What a rule asks, as words for the middle of a sentence."""
        if eis == "tot":
            return _("dat dit nog niet is vastgelegd: %(feiten)s") % self._feiten(regel.tot)
        if eis == "alleen_bij" and (feiten := _gebeurd(regel)):
            return _("dat dit is vastgelegd: %(feiten)s") % self._feiten(feiten)
        return self.woorden.zegsman.zin(f"mist_{eis}")

    def _nooit(self) -> Iterator[tuple[str, Groep]]:
        for regel in self.beeld.regels:
            for nooit in regel.nooit:
                yield regel.categorie, Groep("", (), (nooit.clausule,), nooit.noot)

    def _feiten(self, patronen: Iterable[Feitpatroon]) -> dict[str, str]:
        """Facts of which one suffices."""
        return {"feiten": f" {_('of')} ".join(kleine_letter(self.woorden.zegsman.patroon(p)) for p in patronen)}

    def _zin(self, tekst: str) -> str:
        """In the words of the region, which may call the participant otherwise."""
        return self.woorden.zegsman.verwoord(tekst)


def _gebeurd(regel: Deelregel) -> list[Feitpatroon]:
    """The facts of which a rule asks one, where that is all that it asks for the moment to share."""
    return (regel.alleen_bij.gebeurd or []) if regel.alleen_bij is not None else []
