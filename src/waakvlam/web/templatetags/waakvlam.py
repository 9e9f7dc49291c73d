"""The components of the screens as template tags. README.md of this app says what each takes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import HttpRequest
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from waakvlam.web import datums, iconen, tonen, velden

register = template.Library()
register.simple_tag(iconen.icoon, name="icoon")


@register.simple_tag
def statuslabel(status: str, tekst: str = "") -> SafeString:
    """A status in colour, icon and words. A status that is not known here is a mistake of the caller: KeyError."""
    toon = tonen.STATUSSEN[status]
    return format_html(
        '<span class="utrecht-status-badge utrecht-status-badge--{} wv-status wv-status--{}">{}<span>{}</span></span>',
        toon.klasse,
        status,
        iconen.icoon(toon.icoon),
        tekst or toon.tekst,
    )


@register.simple_tag
def datum(dag: date | None, peildatum: date | None = None, *, kort: bool = False) -> SafeString | str:
    """A day as 'di 7 april 2026'; with a reference date also how far off it is."""
    return _datum(dag, datums.afstand(dag, peildatum) if dag and peildatum else "", kort=kort)


@register.simple_tag
def uiterlijk(dag: date | None, peildatum: date, status: str = "open", *, kort: bool = False) -> SafeString | str:
    """The last day of a term; only a term that still asks for something says how long is left or too late."""
    nog = dag is not None and status in {"open", "verstreken"}
    return _datum(dag, datums.resterend(dag, peildatum) if dag and nog else "", kort=kort)


def _datum(dag: date | None, relatief: str, *, kort: bool) -> SafeString | str:
    """The HTML of a day; nothing when there is none."""
    if dag is None:
        return ""
    if isinstance(dag, datetime):
        dag = dag.date()
    voluit = datums.datum_kort(dag) if kort else datums.datum_voluit(dag)
    tijd = format_html('<time class="wv-datum" datetime="{}">{}</time>', dag.isoformat(), voluit)
    return format_html('{} <span class="wv-datum__afstand">{}</span>', tijd, relatief) if relatief else tijd


@register.inclusion_tag("web/onderdelen/clausules.html")
def clausules(ids: Sequence[str], url: str = "") -> dict[str, Any]:
    """Clause ids as labels; with `url` (a prefix) each is a link to prefix + id."""
    return {"ids": ids, "url": url}


@register.inclusion_tag("web/onderdelen/termijnregels.html", takes_context=True)
def termijnregels(
    context: RequestContext,
    termijnen: Sequence[Any],
    peildatum: date,
    *,
    onderschrift: str = "",
    dossier: bool = True,
    clausule_url: str = "",
) -> dict[str, Any]:
    """Terms as a table that becomes cards on a narrow screen. `dossier=False` leaves out that column."""
    return {
        "termijnen": termijnen,
        "peildatum": peildatum,
        "onderschrift": onderschrift,
        "dossier": dossier,
        "clausule_url": clausule_url,
        "request": context.get("request"),
    }


@register.inclusion_tag("web/onderdelen/termijnkaart.html", takes_context=True)
def termijnkaart(
    context: RequestContext, termijn: Any, peildatum: date, *, clausule_url: str = "", kopniveau: int = 3
) -> dict[str, Any]:
    """One term as a card."""
    return {
        "termijn": termijn,
        "peildatum": peildatum,
        "clausule_url": clausule_url,
        "kop": f"h{kopniveau}",
        "request": context.get("request"),
    }


@register.inclusion_tag("web/onderdelen/fasebalk.html")
def fasebalk(fasen: Sequence[Any]) -> dict[str, Any]:
    """The phases of a dossier: each has `naam`, `stand` (voorbij, huidig, komt) and perhaps `vanaf`, a day."""
    return {"fasen": fasen}


@register.inclusion_tag("web/onderdelen/tijdlijn.html")
def tijdlijn(feiten: Sequence[Any], *, clausule_url: str = "") -> dict[str, Any]:
    """Facts in the order given."""
    return {"feiten": feiten, "clausule_url": clausule_url}


@register.inclusion_tag("web/onderdelen/uitleg.html")
def uitleg(
    knoop: Any, *, label: str = "", uitgeklapt: bool = False, focus: bool = False, clausule_url: str = ""
) -> dict[str, Any]:
    """An explanation to open: nodes of `tekst`, `soort`, `kinderen` and perhaps `clausules`, nested at will."""
    return {
        "knoop": knoop,
        "label": label,
        "uitgeklapt": uitgeklapt,
        "focus": focus,
        "clausule_url": clausule_url,
    }


@register.simple_tag
def uitlegicoon(soort: str) -> SafeString:
    """The icon of a kind of explanation; a kind without one of its own gets the dot of a fact."""
    return iconen.icoon(tonen.UITLEG_ICONEN.get(soort, "feit"))


@register.inclusion_tag("web/onderdelen/telblok.html")
def telblok(tellers: Sequence[Mapping[str, Any]], *, label: str) -> dict[str, Any]:
    """Counts that are links: each has `label`, `aantal`, `url` and perhaps `toon` (fout, waarschuwing) and `huidig`."""
    return {"tellers": tellers, "label": label}


@register.inclusion_tag("web/onderdelen/tabs.html")
def tabs(items: Sequence[Mapping[str, Any]], *, label: str, sub: bool = False) -> dict[str, Any]:
    """Views of one thing, as links: each has `label`, `url`, `huidig` and perhaps `aantal`. `sub`: below other tabs."""
    return {"items": items, "label": label, "sub": sub}


@register.inclusion_tag("web/onderdelen/paginering.html")
def paginering(pagina: Page[Any], request: HttpRequest | None = None, *, label: str = "") -> dict[str, Any]:
    """Pages of a list; keeps the rest of the query when given the request."""
    nummers = pagina.paginator.get_elided_page_range(pagina.number, on_each_side=1, on_ends=1)
    zoekvraag = request.GET.copy() if request else None
    links = []
    for nummer in nummers:
        if isinstance(nummer, int):
            links.append({"nummer": nummer, "url": _pagina_url(zoekvraag, nummer), "huidig": nummer == pagina.number})
        else:
            links.append({"nummer": None})
    vorige = _pagina_url(zoekvraag, pagina.number - 1) if pagina.has_previous() else ""
    volgende = _pagina_url(zoekvraag, pagina.number + 1) if pagina.has_next() else ""
    return {"pagina": pagina, "links": links, "vorige": vorige, "volgende": volgende, "label": label}


def _pagina_url(zoekvraag: Any, nummer: int) -> str:
    """The address of a page of the same list."""
    if zoekvraag is None:
        return f"?pagina={nummer}"
    zoekvraag["pagina"] = str(nummer)
    return f"?{zoekvraag.urlencode()}"


@register.inclusion_tag("web/onderdelen/legestaat.html")
def legestaat(titel: str, tekst: str = "", *, url: str = "", knop: str = "") -> dict[str, Any]:
    """What a list says when it is empty, with perhaps one thing to do."""
    return {"titel": titel, "tekst": tekst, "url": url, "knop": knop}


@register.simple_block_tag
def melding(content: str, soort: str = "info", titel: str = "", *, dringend: bool = False) -> SafeString:
    """An alert around its content. `soort` is info, succes, waarschuwing or fout; `dringend`: read out at once."""
    klasse, icoon_naam = tonen.MELDINGEN[soort]
    return format_html(
        '<div class="utrecht-alert utrecht-alert--{} wv-melding"{}>{}<div class="utrecht-alert__content">{}'
        '<div class="utrecht-alert__message">{}</div></div></div>',
        klasse,
        SafeString(' role="alert"') if dringend else "",
        iconen.icoon(icoon_naam),
        format_html('<p class="wv-melding__titel">{}</p>', titel) if titel else "",
        content,
    )


@register.filter
def meldingsoort(bericht: Message) -> str:
    """The `soort` of one of Django's messages."""
    return tonen.NIVEAUS.get(bericht.level_tag, "info")


@register.inclusion_tag("web/onderdelen/foutenlijst.html")
def foutenlijst(form: BaseForm) -> dict[str, Any]:
    """What is wrong in a form, on top, each fault a link to its field. Nothing when nothing is wrong."""
    return {"form": form, "fouten": velden.fouten_met_anker(form)}


@register.inclusion_tag("web/onderdelen/veld.html")
def veld(gebonden: BoundField) -> dict[str, Any]:
    """One field with label, help, fault and control."""
    return velden.veldbeeld(gebonden)


@register.inclusion_tag("web/onderdelen/formulier.html")
def formulier(form: BaseForm) -> dict[str, Any]:
    """The faults and all fields of a form; the `<form>` tag, token and buttons are the caller's."""
    return {"form": form}


@register.inclusion_tag("web/onderdelen/filterbalk.html")
def filterbalk(form: BaseForm, *, wissen: str = "", label: str = "", doel: str = "") -> dict[str, Any]:
    """A form that filters a list by GET. `doel` (an id) is replaced in place when there is script: put the form in it.

    On a phone the form is folded until it is used.
    """
    gebruikt = any(zichtbaar.value() for zichtbaar in form.visible_fields())
    return {"form": form, "wissen": wissen, "label": label, "doel": doel, "gebruikt": gebruikt}
