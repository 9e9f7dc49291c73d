"""The work list as the page shows it: groups, rows, and what an empty list says."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from waakvlam.bron.api import bronset, taal
from waakvlam.dossiers.api import HOOGSTENS, Werkregel
from waakvlam.kern.taal import Rol
from waakvlam.kern.voorwaardetekst import Zegsman
from waakvlam.toegang.api import sets_van
from waakvlam.web.api import datum_kort

# Group, its label, how its count looks, and what the page says when it is empty.
GROEPEN: dict[str, tuple[str | Promise, str, str | Promise]] = {
    "te_laat": (_("Te laat"), "fout", _("Er is niets te laat.")),
    "deze_week": (_("Deze week"), "waarschuwing", _("Deze week hoeft er niets klaar te zijn.")),
    "later": (_("Later"), "gewoon", _("Er staat niets voor later.")),
    "zonder_datum": (_("Zonder datum"), "stil", _("Er zijn geen taken zonder laatste dag.")),
    "wacht_op_anderen": (_("Wacht op anderen"), "stil", _("U wacht nergens op.")),
    "gemist": (_("Gemist"), "stil", _("Er is geen keer gemist.")),
}
UITLEG: dict[str, str | Promise] = {
    "te_laat": _("De laatste dag is voorbij en het is nog niet gedaan."),
    "deze_week": _("De laatste dag is vandaag of binnen zeven dagen."),
    "later": _("De laatste dag is over meer dan een week."),
    "zonder_datum": _("De afspraken noemen hier geen laatste dag. Doe het zodra het kan."),
    "wacht_op_anderen": _("Een andere partij is aan zet. U ziet het omdat u ervan afhangt of erbij betrokken bent."),
    "gemist": _("Dit is voorbij en kan niet meer worden ingehaald. Klopt het niet, leg dan alsnog vast wat er was."),
}


def tellers(aantallen: Mapping[str, int], huidig: str, zoekvraag: str) -> list[dict[str, Any]]:
    """The counts as links; a group with nothing in it stays quiet."""
    return [
        {
            "label": label,
            "aantal": aantal(aantallen.get(groep, 0)),
            "toon": toon if aantallen.get(groep) else "stil",
            "url": f"?groep={groep}{zoekvraag}",
            "huidig": groep == huidig,
        }
        for groep, (label, toon, _leeg) in GROEPEN.items()
        if groep in aantallen
    ]


def aantal(geteld: int) -> int | str:
    """A count as it is, or that there are more than were counted."""
    return f"{meer}+" if (meer := meer_dan(geteld)) else geteld


def meer_dan(geteld: int) -> str:
    """How far was counted, where there are more; else nothing."""
    return f"{HOOGSTENS:,}".replace(",", ".") if geteld > HOOGSTENS else ""


def rollen(regio: str) -> list[Rol]:
    """Roles that someone can have, as the agreements of the region call them; only those to whom they give a task.

    Groups only stand for others. Without agreements of the region: every role of the vocabulary.
    """
    namen = tuple(sets_van(regio))
    mogelijk = (bronset(namen[-1]).rekenset.taal if namen else taal()).rollen
    return [r for r in mogelijk if (r.partij or not _groep(r)) and (not namen or r.naam in _dragers(namen))]


@cache
def _dragers(namen: tuple[str, ...]) -> frozenset[str]:
    """Every role to whom these sets give a task."""
    sets = (bronset(naam).rekenset for naam in namen)
    return frozenset(rol for s in sets for norm in s.afspraken.normen for rol in norm.drager)


def _groep(rol: Rol) -> bool:
    return bool(rol.groep) or rol.naam == "alle_partijen"


@cache
def _zegsman(afsprakenset: str) -> Zegsman:
    return Zegsman(bronset(afsprakenset).rekenset)


def rij(regel: Werkregel) -> dict[str, Any]:
    """One row. Whether a duty holds at all is said in words: it changes neither its day nor its place."""
    naam = f"{regel.nummer} · {regel.naam}" if regel.naam else regel.nummer
    return {
        "titel": regel.wat[:1].upper() + regel.wat[1:],
        "status": "gemist" if regel.gemist else regel.status,
        "statustekst": __("Eigen dag voorbij") if regel.alleen_eigen_voorbij else "",
        "uiterlijk": regel.eigen or regel.uiterlijk,
        "clausules": [regel.clausule] if regel.clausule else [],
        "drager": _zegsman(regel.afsprakenset).rollen(regel.dragers),
        "aanleiding": " · ".join(filter(None, (_reden(regel), _noot(regel)))),
        "dossier": naam,
        "kies": regel.nummer,
        **_waarheen(regel),
    }


def _waarheen(regel: Werkregel) -> dict[str, str]:
    """Where the row leads: to the dossier, and to why it stands there; an own task to what it says."""
    if regel.taak:
        return {"dossier_url": reverse("dossierblad:eigen_werk", args=[regel.nummer])}
    return {
        "dossier_url": reverse("dossierblad:dossier", args=[regel.nummer]),
        "waarom_url": reverse("dossierblad:waarom_termijn", args=[regel.nummer, regel.sleutel]),
    }


def _reden(regel: Werkregel) -> str:
    """That it was said why this was not done as agreed; the reason itself stands in the dossier."""
    return __("Reden vastgelegd op %(dag)s") % {"dag": datum_kort(regel.verklaard_op)} if regel.verklaard_op else ""


def _noot(regel: Werkregel) -> str:
    """What a reader must know besides the day: whose day it is, whether the duty holds, and whether it has gone by."""
    if regel.onbekend:
        return __("Nog niet bekend of dit hier geldt")
    if regel.alleen_eigen or regel.eigen:
        return _eigen(regel)
    if regel.vanaf and regel.uiterlijk and regel.gemist:
        dagen = {"van": datum_kort(regel.vanaf), "tot": datum_kort(regel.uiterlijk)}
        return __("Niet vastgelegd van %(van)s tot en met %(tot)s") % dagen
    if regel.gemist:
        return __("Niet op tijd gedaan; nu hoeft het niet meer")
    return ""


def _eigen(regel: Werkregel) -> str:
    """That the day is the organisation's own, with that of the agreements."""
    if regel.taak:
        return __("Alleen uw organisatie ziet dit")
    if regel.wettelijk:
        return __("Dit vraagt de wet van uw organisatie")
    if regel.alleen_eigen:
        return __("Alleen een eigen afspraak van uw organisatie")
    if regel.uiterlijk is None:
        return __("Eigen afspraak; de afspraken noemen geen laatste dag")
    return __("Eigen afspraak; voor anderen telt %(dag)s") % {"dag": datum_kort(regel.uiterlijk)}
