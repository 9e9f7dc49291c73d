"""How each status is shown: words, tone and icon together, so that colour is never the only sign."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Toon:
    """One way to show a status: the class of the design system, an icon and a word."""

    klasse: str
    icoon: str
    tekst: str | Promise


GOED, FOUT, WAARSCHUWING, NEUTRAAL, STIL = "success", "danger", "warning", "neutral", "inactive"
ONBEKEND = Toon("onbekend", "vraag", _("Onbekend"))

STATUSSEN = {
    # of a term
    "op_tijd": Toon(GOED, "vink", _("Op tijd")),
    "te_laat": Toon(WAARSCHUWING, "klok", _("Te laat gedaan")),
    "open": Toon(NEUTRAAL, "loopt", _("Open")),
    "verstreken": Toon(FOUT, "uitroep", _("Verstreken")),
    "gemist": Toon(STIL, "streep", _("Gemist")),
    "vervallen": Toon(STIL, "streep", _("Vervallen")),
    "onbekend": ONBEKEND,
    # of a criterion or condition
    "vervuld": Toon(GOED, "vink", _("Vervuld")),
    "niet_vervuld": Toon(WAARSCHUWING, "kruis", _("Niet vervuld")),
    # of a decision
    "kan": Toon(GOED, "vink", _("Kan")),
    "kan_niet": Toon(WAARSCHUWING, "kruis", _("Kan niet")),
    # of an act
    "ja": Toon(GOED, "vink", _("Ja")),
    "met_motivering": Toon(NEUTRAAL, "pen", _("Met motivering")),
    "nee": Toon(FOUT, "kruis", _("Nee")),
}

# Soort of a message or alert -> class of the design system and icon.
MELDINGEN = {
    "info": ("info", "info"),
    "succes": ("ok", "vink"),
    "waarschuwing": ("warning", "uitroep"),
    "fout": ("error", "kruis"),
}
# What Django calls the level of a message -> soort.
NIVEAUS = {"debug": "info", "info": "info", "success": "succes", "warning": "waarschuwing", "error": "fout"}

# Soort of a node of an explanation -> icon.
UITLEG_ICONEN = {
    "clausule": "clausule",
    "norm": "clausule",
    "feit": "feit",
    "kalender": "kalender",
    "termijn": "klok",
    "voorwaarde": "vraag",
    "vervuld": "vink",
    "niet_vervuld": "kruis",
    "onbekend": "vraag",
    "besluit": "besluit",
    "lezing": "info",
    "let_op": "uitroep",
}
