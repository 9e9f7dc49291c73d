"""The icons, drawn for Waakvlam on a grid of 20 by 20 with one stroke. They never stand without words."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

TEKENINGEN = {
    "besluit": '<path d="M10 3v14M5 17h10M4 6h12"/><path d="M4 6l-2 6h4zM16 6l-2 6h4z"/>',
    "clausule": '<path d="M5 2.5h7l3 3v12H5z"/><path d="M12 2.5v3h3M7.5 9.5h5M7.5 12h5M7.5 14.5h3"/>',
    "feit": '<circle cx="10" cy="10" r="3.5" fill="currentColor"/>',
    "filter": '<path d="M3 5h14M6 10h8M8.5 15h3"/>',
    "info": '<circle cx="10" cy="10" r="7.5"/><path d="M10 9.5V14M10 6.3v.4"/>',
    "kalender": '<rect x="3" y="4.5" width="14" height="12.5" rx="1.5"/><path d="M3 8.5h14M7 2.5v4M13 2.5v4"/>',
    "klok": '<circle cx="10" cy="10" r="7.5"/><path d="M10 5.5V10l3 2"/>',
    "kruis": '<path d="M5 5l10 10M15 5L5 15"/>',
    "loopt": '<circle cx="10" cy="10" r="7.5"/><path d="M10 2.5a7.5 7.5 0 010 15z" fill="currentColor"/>',
    "pen": '<path d="M4 16l.8-3.4L13.5 4l2.6 2.6-8.7 8.6z"/><path d="M11.8 5.7l2.6 2.6"/>',
    "persoon": '<circle cx="10" cy="6.5" r="3.5"/><path d="M3 17.5c.6-4 3.3-6 7-6s6.4 2 7 6"/>',
    "pijl_links": '<path d="M16 10H4M9 5l-5 5 5 5"/>',
    "pijl_rechts": '<path d="M4 10h12M11 5l5 5-5 5"/>',
    "plus": '<path d="M10 4v12M4 10h12"/>',
    "streep": '<path d="M4 10h12"/>',
    "uitroep": '<path d="M10 2.5L18.5 17h-17z"/><path d="M10 8v4.2M10 14.4v.4"/>',
    "vink": '<path d="M4 10.5l4 4 8-9"/>',
    "vraag": '<circle cx="10" cy="10" r="7.5"/><path d="M7.8 7.9c.2-1.3 1-2 2.3-2s2.2.8 2.2 1.9c0 1.7-2.3 1.7-2.3 3.5M10 14v.4"/>',  # noqa: E501
    "zoek": '<circle cx="8.5" cy="8.5" r="5.5"/><path d="M12.7 12.7l4.8 4.8"/>',
}


@cache
def icoon(naam: str) -> SafeString:
    """The icon of that name, hidden from screen readers. Raises KeyError for a name that is not drawn."""
    tekening = mark_safe(TEKENINGEN[naam])  # noqa: S308 - a constant of this module
    return format_html(
        '<svg class="wv-icoon" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor"'
        ' stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        "{}</svg>",
        tekening,
    )
