"""A letter on its paper, in a page."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from waakvlam.brieven.opstellen import DEELNEMER, Exemplaar
from waakvlam.kern.brief import alineas
from waakvlam.web.api import Woorden

register = template.Library()
HOOFD = (
    "van",
    "van_adres",
    "dag",
    "nummer",
    "onderwerp",
    "aan",
    "kopie_aan",
    "tekenaar",
    "functie",
    "orgaan",
    "bezwaar",
)


@register.filter
def brieftekst(tekst: str) -> SafeString:
    """Paragraphs and lists of points."""
    return format_html_join("", "{}", ((_alinea(alinea),) for alinea in alineas(tekst)))


def _alinea(alinea: str | tuple[str, ...]) -> SafeString:
    if isinstance(alinea, str):
        return format_html("<p>{}</p>", alinea)
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((punt,) for punt in alinea)))


@register.inclusion_tag("brieven/delen/papier.html")
def papier(exemplaar: Exemplaar, label: str, woorden: Woorden) -> dict[str, Any]:
    """A letter as one reader has it."""
    kop = {naam: exemplaar.tekst(naam) for naam in HOOFD}
    wie = woorden.rol(exemplaar.voor) if exemplaar.voor else kop["aan"]
    adres = exemplaar.adres if exemplaar.voor in {"", DEELNEMER} else ""
    return {
        "label": label,
        "exemplaar": kop | {"wie": wie, "adres": adres, "kopie": exemplaar.kopie, "delen": exemplaar.delen},
    }
