"""Two versions side by side: what the pages of a comparison show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from waakvlam.afspraken.verzameling import naam_van_set
from waakvlam.afspraken.woorden import Verteller
from waakvlam.bron.api import bronset, setnamen
from waakvlam.dossiers.api import Dossiereffect
from waakvlam.kern.effect import GEEN, STATUSSEN, Cel, Effect
from waakvlam.kern.momentbeeld import Handelingsleutel
from waakvlam.kern.verschil import FILTERS, SOORTEN, Elementverschil, Setverschil, Wijziging, vergelijk
from waakvlam.web.api import DatumVeld

PER_BLADZIJDE: Final = 20
WOORDEN: Final = "woorden"
SOORTNAMEN: dict[str, str | Promise] = {
    "norm": gettext_lazy("Plichten, verboden en bevoegdheden"),
    "besluit": gettext_lazy("Besluiten"),
    "handeling": gettext_lazy("Handelingen"),
    "delen": gettext_lazy("Gegevens delen"),
    "formulier": gettext_lazy("Formulieren"),
    "brief": gettext_lazy("Brieven"),
    "kop": gettext_lazy("Tellen en aflopen"),
}
OORDEELNAMEN: dict[str, str | Promise] = {
    "strenger": gettext_lazy("Strenger"),
    "soepeler": gettext_lazy("Soepeler"),
    "nieuw": gettext_lazy("Nieuw"),
    "vervallen": gettext_lazy("Vervallen"),
    "anders": gettext_lazy("Anders"),
    "woorden": gettext_lazy("Alleen woorden"),
}
STATUSNAMEN: dict[str, str | Promise] = {
    GEEN: gettext_lazy("Geen termijn"),
    "open": gettext_lazy("Open"),
    "op_tijd": gettext_lazy("Op tijd"),
    "te_laat": gettext_lazy("Te laat gedaan"),
    "verstreken": gettext_lazy("Verstreken"),
    "vervallen": gettext_lazy("Vervallen"),
}
UITKOMSTEN: dict[str, str | Promise] = {
    "ja": gettext_lazy("Ja"),
    "nee": gettext_lazy("Nee"),
    "met_motivering": gettext_lazy("Met motivering"),
    "kan": gettext_lazy("Kan"),
    "kan_niet": gettext_lazy("Kan niet"),
    "onbekend": gettext_lazy("Onbekend"),
    "eerder": gettext_lazy("laatste dag eerder"),
    "later": gettext_lazy("laatste dag later"),
}


class Keuze(forms.Form):
    """Which two sets, and what of their differences; an unknown choice is as if nothing was chosen."""

    a = forms.ChoiceField(label=gettext_lazy("Oude versie"), required=False)
    b = forms.ChoiceField(label=gettext_lazy("Nieuwe versie"), required=False)
    soort = forms.ChoiceField(label=gettext_lazy("Soort regel"), required=False)
    alleen = forms.ChoiceField(required=False, widget=forms.HiddenInput)

    def __init__(self, vraag: Mapping[str, str]) -> None:
        """Offer every set; where one is not chosen, the newest succession there is."""
        begin = beginpaar()
        namen = setnamen()
        gekozen = {n: vraag.get(n, "") if vraag.get(n) in namen else begin[i] for i, n in enumerate(("a", "b"))}
        super().__init__({**{n: vraag.get(n, "") for n in ("soort", "alleen")}, **gekozen}, auto_id="keuze-%s")
        sets = [(naam, naam_van_set(bronset(naam).afspraken.kop)) for naam in namen]
        soorten = [("", _("Alle soorten")), *((naam, SOORTNAMEN[naam]) for naam in SOORTEN)]
        for naam, keuzes in (("a", sets), ("b", sets), ("soort", soorten), ("alleen", [(f, f) for f in FILTERS])):
            veld = self.fields[naam]
            assert isinstance(veld, forms.ChoiceField)
            veld.choices = keuzes
        self.is_valid()

    def waarde(self, naam: str) -> str:
        """What was chosen, or nothing."""
        return str(self.cleaned_data.get(naam) or "")

    def adres(self, **anders: str) -> str:
        """The same question with something else in it; nothing leaves a key out."""
        vraag = {naam: self.waarde(naam) for naam in self.fields} | anders
        return f"?{urlencode({naam: waarde for naam, waarde in vraag.items() if waarde})}"


class Effectvraag(forms.Form):
    """From which day the new version holds, and as of which day the dossiers are looked at."""

    a = forms.CharField(widget=forms.HiddenInput)
    b = forms.CharField(widget=forms.HiddenInput)
    vanaf = DatumVeld(label=gettext_lazy("De nieuwe versie geldt vanaf"))
    peildatum = DatumVeld(label=gettext_lazy("Zoals het is op"))


@dataclass(frozen=True, slots=True)
class Blok:
    """The differences of one kind on a page."""

    titel: str | Promise
    kaarten: list["Verschilkaart"]


@dataclass(frozen=True, slots=True)
class Verschilkaart:
    """One element on a page: its labels, and the changes to show."""

    element: Elementverschil
    labels: tuple[tuple[str, str | Promise], ...]
    wijzigingen: tuple[tuple[Wijziging, str | Promise], ...]


@dataclass(frozen=True, slots=True)
class Gang:
    """From one outcome to another, in words, with how often and in which dossiers."""

    van: str | Promise
    naar: str | Promise
    aantal: int
    dossiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What becomes of one rule in the dossiers, with its clause on both sides."""

    titel: str
    gangen: tuple[Gang, ...]
    oud: tuple[str, ...] = ()
    nieuw: tuple[str, ...] = ()


def beginpaar() -> tuple[str, str]:
    """The newest set whose predecessor is here, after that predecessor; else the first two sets."""
    namen = setnamen()
    koppen = sorted((bronset(naam).afspraken.kop for naam in namen), key=lambda k: k.geldig_vanaf, reverse=True)
    for kop in koppen:
        if kop.voorganger in namen:
            return str(kop.voorganger), kop.naam
    return namen[0], namen[min(1, len(namen) - 1)]


def vergelijking(oud: str, nieuw: str) -> Setverschil:
    """The comparison of two sets in the language of the reader."""
    return _vergelijking(oud, nieuw, get_language() or "")


@cache
def _vergelijking(oud: str, nieuw: str, _taalcode: str) -> Setverschil:
    return vergelijk(bronset(oud).rekenset.zoals_geschreven, bronset(nieuw).rekenset.zoals_geschreven, _)


def vergeet() -> None:
    """Compare anew from now on."""
    _vergelijking.cache_clear()


def kopblad(keuze: Keuze, weergave: str) -> dict[str, Any]:
    """What both pages of a comparison show on top."""
    a, b = keuze.waarde("a"), keuze.waarde("b")
    koppen = [bronset(naam).afspraken.kop for naam in (a, b)]
    paar = f"?{urlencode({'a': a, 'b': b})}"
    tabs = (
        (_("Verschillen"), f"{reverse('afspraken:verschil')}{paar}", "verschil"),
        (_("Effect op uw dossiers"), f"{reverse('afspraken:verschil_effect')}{paar}", "effect"),
    )
    return {
        "koppen": koppen,
        "namen": [naam_van_set(kop) for kop in koppen],
        "zelfde": a == b,
        "tabs": [{"label": label, "url": url, "huidig": naam == weergave} for label, url, naam in tabs],
        "kruimels": [(_("Afspraken"), reverse("afspraken:overzicht")), (_("Vergelijk versies"), None)],
    }


def verschilblad(keuze: Keuze, pagina: str | None) -> dict[str, Any]:
    """The differences, kind by kind, as far as they are asked for. Changes of words alone only when asked for."""
    verschil = vergelijking(keuze.waarde("a"), keuze.waarde("b"))
    soort, alleen = keuze.waarde("soort"), keuze.waarde("alleen")
    gekozen = [e for e in verschil.gekozen(soort, alleen) if alleen or e.oordelen != (WOORDEN,)]
    bladzijde = Paginator(gekozen, PER_BLADZIJDE).get_page(pagina)
    return {
        **kopblad(keuze, "verschil"),
        "keuze": keuze,
        "gefilterd": bool(soort or alleen),
        "alleen": OORDEELNAMEN.get(alleen, ""),
        "wissen": keuze.adres(soort="", alleen=""),
        "omgekeerd": keuze.adres(a=keuze.waarde("b"), b=keuze.waarde("a"), alleen=""),
        "tellers": _tellers(verschil, keuze),
        "gelijk": verschil.tellingen["gelijk"],
        "pagina": bladzijde,
        "blokken": _blokken(bladzijde, met_woorden=alleen == WOORDEN),
    }


def _tellers(verschil: Setverschil, keuze: Keuze) -> list[dict[str, Any]]:
    """Per filter how many of the kind that is shown answer to it, as links; the chosen one is a link out of it."""
    soort, nu = keuze.waarde("soort"), keuze.waarde("alleen")
    return [
        {
            "label": OORDEELNAMEN[naam],
            "aantal": len(verschil.gekozen(soort, naam)),
            "url": keuze.adres(alleen="" if naam == nu else naam),
            "huidig": naam == nu,
            "toon": "stil" if naam == WOORDEN else "",
        }
        for naam in FILTERS
    ]


def _blokken(elementen: Iterable[Elementverschil], *, met_woorden: bool) -> list[Blok]:
    blokken: dict[str, Blok] = {}
    for element in elementen:
        wijzigingen = (w for w in element.wijzigingen if met_woorden or w.richting != WOORDEN)
        kaart = Verschilkaart(
            element,
            tuple((naam, OORDEELNAMEN[naam]) for naam in element.oordelen),
            tuple((w, OORDEELNAMEN[w.richting]) for w in wijzigingen),
        )
        blokken.setdefault(element.soort, Blok(SOORTNAMEN[element.soort], [])).kaarten.append(kaart)
    return list(blokken.values())


def effectvraag(keuze: Keuze, vraag: Mapping[str, str], vandaag: date) -> Effectvraag:
    """The days that were asked for; what is missing is the first day of the new set, and today."""
    nieuw = bronset(keuze.waarde("b")).afspraken.kop
    begin = {"vanaf": nieuw.geldig_vanaf.isoformat(), "peildatum": vandaag.isoformat()}
    dagen = {naam: vraag.get(naam) or begin[naam] for naam in begin}
    return Effectvraag({"a": keuze.waarde("a"), "b": keuze.waarde("b"), **dagen}, auto_id="effect-%s")


def effectblad(gevonden: Dossiereffect, verschil: Setverschil) -> dict[str, Any]:
    """The effect on the reader's dossiers: the matrix of statuses, and per rule what changes with examples."""
    effect = gevonden.effect
    verteller = Verteller(bronset(verschil.nieuw).rekenset)
    return {
        "effect": effect,
        "totaal": gevonden.totaal,
        "statussen": list(STATUSNAMEN.values()),
        "matrix": _matrix(effect),
        "termijnen": _gevolgen((n.element, (*_gangen(n.cellen), *_schuif(n.eerder, n.later))) for n in effect.normen),
        "besluiten": _gevolgen((b.element, _gangen(b.cellen)) for b in effect.besluiten),
        "handelingen": [Gevolg(_handeling(h.sleutel, verteller), _gangen(h.cellen)) for h in effect.handelingen],
    }


def _matrix(effect: Effect) -> list[dict[str, Any]]:
    """Statuses under the old set as rows, under the succession as columns."""
    return [
        {
            "titel": STATUSNAMEN[van],
            "cellen": [
                {"cel": effect.cel(van, naar), "zelfde": van == naar, "titel": STATUSNAMEN[naar]} for naar in STATUSSEN
            ],
        }
        for van in STATUSSEN
    ]


def _gevolgen(paren: Iterable[tuple[Elementverschil, tuple[Gang, ...]]]) -> list[Gevolg]:
    """What changes per rule, that which changes most often first."""
    gevolgen = [
        Gevolg(e.titel, gangen, e.oud.clausules[:1] if e.oud else (), e.nieuw.clausules[:1] if e.nieuw else ())
        for e, gangen in paren
    ]
    return sorted(gevolgen, key=lambda gevolg: -sum(gang.aantal for gang in gevolg.gangen))


def _gangen(cellen: Sequence[Cel]) -> tuple[Gang, ...]:
    return tuple(Gang(_uitkomst(c.van), _uitkomst(c.naar), c.aantal, c.voorbeelden) for c in cellen)


def _schuif(*cellen: Cel | None) -> Iterator[Gang]:
    """Last days that moved while the status stayed."""
    yield from (Gang("", _uitkomst(c.naar), c.aantal, c.voorbeelden) for c in cellen if c is not None)


def _uitkomst(naam: str) -> str | Promise:
    """A status, an outcome or a judgement in words; a choice of people as it is called."""
    return STATUSNAMEN.get(naam) or UITKOMSTEN.get(naam) or naam.replace("_", " ").capitalize()


def _handeling(sleutel: Handelingsleutel, verteller: Verteller) -> str:
    """An act with the values for which it is asked."""
    velden = (f"{verteller.veld(sleutel.handeling, naam)}: {verteller.waarde(w)}" for naam, w in sleutel.als)
    gebruik = "; ".join(velden)
    soort = verteller.type(sleutel.handeling)
    return f"{soort} ({gebruik})" if gebruik else soort
