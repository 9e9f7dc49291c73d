"""What the pages about sharing show: per party, per purpose, and everything in one table."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from waakvlam.afspraken.bladen import groepeer, hoofdstuk_van
from waakvlam.afspraken.indeling import per_kop
from waakvlam.afspraken.verzameling import Verzameling


def deelrolblad(set_: Verzameling, vraag: Mapping[str, str], eigen_rol: str) -> dict[str, Any]:
    """What one role sees; without a choice the reader's own role where the rules name it."""
    wijzer, rollen = set_.delen, set_.delen.rollen()
    rol = next(r for r in (vraag.get("rol"), eigen_rol, *rollen) if r in rollen)
    vakken = per_kop(wijzer.vakken(rol), lambda vak: vak.stand)
    afspraken = set_.rekenset.afspraken
    return {
        "set": set_,
        "tabs": _deeltabs(set_, "rol"),
        "rollen": [{"naam": r, "titel": set_.verteller.namen([r]), "huidig": r == rol} for r in rollen],
        "rol": set_.verteller.namen([rol]),
        "vakken": vakken,
        "eigen_clausules": list(dict.fromkeys(c for vak in vakken.get("eigen", []) for c in vak.eigen)),
        "uitzonderingen": [u for u in set_.regels if u.sleutel.startswith("uitzondering-")],
        "intrekkop": set_.verteller.verwoord(_("Als de deelnemer de toestemming intrekt")),
        "intrekking": afspraken.intrekking,
    }


def doelenblad(set_: Verzameling) -> dict[str, Any]:
    """Every purpose as a card."""
    doelen = [replace(regel, url="") for regel in set_.regels if regel.sleutel.startswith("doel-")]
    return {
        "set": set_,
        "tabs": _deeltabs(set_, "doel"),
        "groepen": groepeer(doelen, hoofdstuk_van(set_), {}),
    }


def deeloverzicht(set_: Verzameling) -> dict[str, Any]:
    """Roles across, kinds of data down."""
    wijzer = set_.delen
    rollen = wijzer.rollen()
    return {
        "set": set_,
        "tabs": _deeltabs(set_, "overzicht"),
        "rollen": [{"naam": rol, "titel": set_.verteller.namen([rol])} for rol in rollen],
        "rijen": [
            {"titel": set_.verteller.categorie(naam), "vakken": [(rol, wijzer.vak(rol, naam)) for rol in rollen]}
            for naam in wijzer.categorieen()
        ],
    }


def _deeltabs(set_: Verzameling, huidig: str) -> list[dict[str, Any]]:
    delen = (
        ("rol", _("Per partij"), "delen"),
        ("doel", _("Per doel"), "doelen"),
        ("overzicht", _("Alles op een rij"), "deeloverzicht"),
    )
    return [
        {"label": label, "url": reverse(f"afspraken:{adres}", args=[set_.kop.naam]), "huidig": naam == huidig}
        for naam, label, adres in delen
    ]
