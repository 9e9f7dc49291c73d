"""What each page shows: contexts for the templates, from the collected rules of a set."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from waakvlam.afspraken.filter import Regelfilter
from waakvlam.afspraken.indeling import (
    CLAUSULESOORTEN,
    SOORTEN,
    Fasedeel,
    Hoofdstuk,
    hoofdstuksleutel,
    kopje,
    per_kop,
)
from waakvlam.afspraken.tonen import Groep, Kaart, Regel, geteld, open_termijnen
from waakvlam.afspraken.verzameling import Verzameling
from waakvlam.bron.api import setnamen
from waakvlam.kern.afsprakenset import Clausuletekst

PER_BLADZIJDE = 25
Open = Mapping[str, int]
T = TypeVar("T")


def setblad(set_: Verzameling, vraag: Mapping[str, str], open_: Open, per: str) -> dict[str, Any]:
    """A set: its parts with counts; with a filter, the rules that answer it, under the heading of their part."""
    formulier = Regelfilter(vraag, set_.rollen())
    context = {
        "set": set_,
        "per": per,
        "voorganger": (set_.kop.voorganger or "").replace("-", " ").capitalize(),
        "heeft_voorganger": set_.kop.voorganger in setnamen(),
        "tabs": _settabs(set_, per),
        "filter": formulier,
        "gefilterd": bool(formulier.gekozen),
        "tellers": _tellers(set_, formulier),
    }
    if not formulier.gekozen:
        return {**context, "delen": _delen(set_, open_, per)}
    gevonden = formulier.toepassen(set_.regels)
    pagina = Paginator(gevonden, PER_BLADZIJDE).get_page(vraag.get("pagina"))
    kop = hoofdstuk_van(set_) if per == "afspraak" else fase_van(set_)
    return {**context, "pagina": pagina, "groepen": groepeer(pagina, kop, open_)}


def hoofdstukblad(set_: Verzameling, deel: Hoofdstuk, vraag: Mapping[str, str], open_: Open) -> dict[str, Any]:
    """The rules of one agreement, under the headings of the source."""
    eigen = [regel for regel in set_.regels if hoofdstuksleutel(regel.clausules[0]) == deel.sleutel]
    adres = reverse("afspraken:hoofdstuk", args=[set_.kop.naam, deel.sleutel])
    clausules = [c for c in set_.clausules if hoofdstuksleutel(c) == deel.sleutel]
    vorige, volgende = buren(list(set_.hoofdstukken.values()), deel)
    return {
        **_regelblad(set_, eigen, vraag, open_, lambda r: kopje(set_.clausules[r.clausules[0]])),
        "titel": deel.voluit,
        "adres": adres,
        "tabs": _hoofdstuktabs(set_, deel, len(eigen), len(clausules), "regels"),
        "vorige": _hoofdstuklink(set_, vorige),
        "volgende": _hoofdstuklink(set_, volgende),
    }


def faseblad(set_: Verzameling, deel: Fasedeel, vraag: Mapping[str, str], open_: Open) -> dict[str, Any]:
    """What shows in one phase, under the agreements it comes from."""
    eigen = set_.bij("fase", deel.naam)
    vorige, volgende = buren(list(set_.fasen.values()), deel)
    return {
        **_regelblad(set_, eigen, vraag, open_, hoofdstuk_van(set_)),
        "titel": deel.titel,
        "inleiding": deel.omschrijving,
        "adres": reverse("afspraken:fase", args=[set_.kop.naam, deel.naam]),
        "vorige": _faselink(set_, vorige),
        "volgende": _faselink(set_, volgende),
    }


def clausulelijst(set_: Verzameling, deel: Hoofdstuk, open_: Open) -> dict[str, Any]:
    """The clauses of one agreement, under the headings of the source."""
    eigen = [c for c in set_.clausules.values() if hoofdstuksleutel(c.id) == deel.sleutel]
    regels = sum(hoofdstuksleutel(r.clausules[0]) == deel.sleutel for r in set_.regels)
    rijen = [_clausulerij(c, open_) for c in eigen]
    return {
        "set": set_,
        "titel": deel.voluit,
        "tabs": _hoofdstuktabs(set_, deel, regels, len(eigen), "clausules"),
        "groepen": per_kop(rijen, lambda rij: kopje(rij["clausule"])),
    }


def _clausulerij(clausule: Clausuletekst, open_: Open) -> dict[str, Any]:
    return {
        "clausule": clausule,
        "soort": CLAUSULESOORTEN[clausule.soort],
        "open": open_termijnen(open_.get(clausule.id, 0)),
    }


def clausuleblad(set_: Verzameling, clausule: Clausuletekst, open_: Open) -> dict[str, Any]:
    """One clause with everything that realises it, and its neighbours."""
    deel = set_.hoofdstukken[hoofdstuksleutel(clausule.id)]
    vorige, volgende = buren(list(set_.clausules), clausule.id)
    rollen = [set_.verteller.namen([rol]) if rol in set_.rekenset.rollen else rol for rol in clausule.wie]
    return {
        "set": set_,
        "clausule": clausule,
        "soort": CLAUSULESOORTEN[clausule.soort],
        "voor_wie": rollen,
        "kopje": kopje(clausule),
        "hoofdstuk": deel,
        "fase": set_.fasen[clausule.fase],
        "kaarten": [kaart(regel, open_) for regel in sorted(set_.van_clausule(clausule.id), key=_volgorde)],
        "erbij": [kaart(regel, open_) for regel in _bij_normen(set_, clausule.id)],
        "onderdelen": [c for c in set_.clausules.values() if c.hoort_bij == clausule.id],
        "open": geteld(open_.get(clausule.id, 0)),
        "open_url": adres_van_termijnen(clausule.id),
        "vorige": vorige,
        "volgende": volgende,
    }


def _bij_normen(set_: Verzameling, clausule: str) -> list[Regel]:
    """What shows beside the norms of a clause and does not realise it itself."""
    normen = [norm.id for norm in set_.rekenset.afspraken.normen if clausule in norm.clausules]
    gevonden = {regel.sleutel: regel for naam in normen for regel in set_.bij("norm", naam)}
    return [regel for regel in gevonden.values() if clausule not in regel.clausules]


def gegevensblad(set_: Verzameling, categorie: str, vraag: Mapping[str, str], open_: Open) -> dict[str, Any]:
    """What shows at one kind of data, under the agreements it comes from."""
    soort = next(c for c in set_.rekenset.taal.categorieen if c.naam == categorie)
    return {
        **_regelblad(set_, set_.bij("categorie", categorie), vraag, open_, hoofdstuk_van(set_)),
        "titel": soort.titel,
        "inleiding": soort.omschrijving,
        "adres": reverse("afspraken:gegevens", args=[set_.kop.naam, categorie]),
    }


def stukkenblad(set_: Verzameling, soort: str, open_: Open) -> dict[str, Any]:
    """All forms, or all letters, under the phases in which they are used."""
    eigen = [regel for regel in set_.regels if regel.soort == soort]
    fasen = list(set_.fasen)
    op_volgorde = sorted(eigen, key=lambda regel: fasen.index(regel.fase))
    return {
        "set": set_,
        "soort": soort,
        "tabs": _settabs(set_, soort),
        "groepen": groepeer(op_volgorde, fase_van(set_), open_),
    }


def groepeer(regels: Iterable[Regel], kop: Callable[[Regel], str], open_: Open) -> list[Groep]:
    """Cards under headings, each with how many open terms stand on it."""
    return [Groep(titel, [kaart(r, open_) for r in leden]) for titel, leden in per_kop(regels, kop).items()]


def kaart(regel: Regel, open_: Open) -> Kaart:
    """A rule with its open terms."""
    aantal = open_termijnen(open_.get(regel.telt_termijnen, 0))
    return Kaart(regel, aantal, adres_van_termijnen(regel.telt_termijnen) if aantal else "")


def adres_van_termijnen(clausule: str) -> str:
    """The reader's work list with the terms of one clause."""
    return f"{reverse('werkvoorraad:lijst')}?{urlencode({'clausule': clausule})}"


def _volgorde(regel: Regel) -> int:
    """Where a kind of rule stands among the kinds."""
    return list(SOORTEN).index(regel.soort)


def hoofdstuk_van(set_: Verzameling) -> Callable[[Regel], str]:
    """The heading of a rule when rules of several agreements stand together."""
    return lambda regel: set_.hoofdstukken[hoofdstuksleutel(regel.clausules[0])].voluit


def fase_van(set_: Verzameling) -> Callable[[Regel], str]:
    """The heading of a rule when rules of several phases stand together."""
    return lambda regel: set_.fasen[regel.fase].titel


def _regelblad(
    set_: Verzameling, eigen: list[Regel], vraag: Mapping[str, str], open_: Open, kop: Callable[[Regel], str]
) -> dict[str, Any]:
    """A list of rules with its filter, all on one page so that a link to a rule finds it."""
    formulier = Regelfilter(vraag, set_.rollen())
    gevonden = formulier.toepassen(eigen)
    return {
        "set": set_,
        "filter": formulier,
        "gefilterd": bool(formulier.gekozen),
        "aantal": len(gevonden),
        "totaal": len(eigen),
        "groepen": groepeer(gevonden, kop, open_),
    }


def _delen(set_: Verzameling, open_: Open, per: str) -> list[dict[str, Any]]:
    """The agreements or phases with how many rules and open terms each has."""
    if per == "afspraak":
        regels = per_kop(set_.regels, lambda regel: hoofdstuksleutel(regel.clausules[0]))
        delen = _afspraken(set_)
    else:
        regels = {naam: set_.bij("fase", naam) for naam in set_.fasen}
        delen = _fasen(set_)
    return [
        {
            **deel,
            "regels": len(regels.get(sleutel, ())),
            "open": open_termijnen(0, *(open_.get(regel.telt_termijnen, 0) for regel in regels.get(sleutel, ()))),
        }
        for sleutel, deel in delen.items()
    ]


def _afspraken(set_: Verzameling) -> dict[str, dict[str, Any]]:
    return {
        deel.sleutel: {
            "kort": deel.kort if deel.titel else "",
            "titel": deel.titel or deel.kort,
            "url": reverse("afspraken:hoofdstuk", args=[set_.kop.naam, deel.sleutel]),
        }
        for deel in set_.hoofdstukken.values()
    }


def _fasen(set_: Verzameling) -> dict[str, dict[str, Any]]:
    return {
        deel.naam: {
            "kort": _("In elke fase") if deel.altijd else "",
            "titel": deel.titel,
            "omschrijving": deel.omschrijving,
            "url": reverse("afspraken:fase", args=[set_.kop.naam, deel.naam]),
        }
        for deel in set_.fasen.values()
    }


def _tellers(set_: Verzameling, formulier: Regelfilter) -> list[dict[str, Any]]:
    """Per kind how many rules there are, as links to those rules."""
    aantallen = Counter(regel.soort for regel in set_.regels)
    gekozen = formulier.gekozen.get("soort")
    return [
        {"label": titel, "aantal": aantallen[soort], "url": f"?soort={soort}", "huidig": soort == gekozen}
        for soort, titel in SOORTEN.items()
    ]


def _settabs(set_: Verzameling, per: str) -> list[dict[str, Any]]:
    naam = set_.kop.naam
    return [
        {"label": _("Per afspraak"), "url": reverse("afspraken:set", args=[naam]), "huidig": per == "afspraak"},
        {"label": _("Per fase"), "url": reverse("afspraken:fasen", args=[naam]), "huidig": per == "fase"},
        {"label": _("Formulieren"), "url": reverse("afspraken:formulieren", args=[naam]), "huidig": per == "formulier"},
        {"label": _("Brieven"), "url": reverse("afspraken:brieven", args=[naam]), "huidig": per == "brief"},
        {"label": _("Wie ziet wat"), "url": reverse("afspraken:delen", args=[naam]), "huidig": False},
    ]


def _hoofdstuktabs(
    set_: Verzameling, deel: Hoofdstuk, regels: int, clausules: int, huidig: str
) -> list[dict[str, Any]]:
    delen = (("regels", _("Regels"), "hoofdstuk", regels), ("clausules", _("Clausules"), "clausules", clausules))
    return [
        {
            "label": label,
            "url": reverse(f"afspraken:{adres}", args=[set_.kop.naam, deel.sleutel]),
            "huidig": naam == huidig,
            "aantal": aantal,
        }
        for naam, label, adres, aantal in delen
    ]


def buren(rij: list[T], dit: T) -> tuple[T | None, T | None]:
    """What stands before and after this one."""
    plek = rij.index(dit)
    return (rij[plek - 1] if plek else None, rij[plek + 1] if plek + 1 < len(rij) else None)


def _hoofdstuklink(set_: Verzameling, deel: Hoofdstuk | None) -> tuple[str, str] | None:
    return (deel.voluit, reverse("afspraken:hoofdstuk", args=[set_.kop.naam, deel.sleutel])) if deel else None


def _faselink(set_: Verzameling, deel: Fasedeel | None) -> tuple[str, str] | None:
    return (deel.titel, reverse("afspraken:fase", args=[set_.kop.naam, deel.naam])) if deel else None
