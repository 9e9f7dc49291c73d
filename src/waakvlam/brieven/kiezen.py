"""Which letters can be written now: what an open term asks first, then by phase."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from waakvlam.afspraken.api import GEWICHTEN, fasedelen
from waakvlam.dossierblad.api import Blad, mag_schrijven
from waakvlam.kern.brief import Brief
from waakvlam.toegang.api import Lezer, heeft_bevoegdheid


def groepen(blad: Blad, lezer: Lezer) -> list[dict[str, Any]]:
    """The letters that this reader may write, under headings; the present phase stands open."""
    if not heeft_bevoegdheid(lezer, "vastleggen"):
        return []
    rekenset = blad.woorden.rekenset
    mijn = [b for b in rekenset.afspraken.brieven if mag_schrijven(rekenset, b, lezer.rol)]
    gevraagd = {m.type for m in blad.beeld.kan_nu if m.vervult}
    eerst = [brief for brief in mijn if brief.handeling in gevraagd]
    nu = next((fase.naam for fase in blad.beeld.fasen if fase.stand == "huidig"), "")
    rijen = [(_("Nu gevraagd: hiermee is een termijn klaar"), eerst, True)]
    rest = [brief for brief in mijn if brief not in eerst]
    titels = {naam: str(deel.titel) for naam, deel in fasedelen(rekenset.afspraken).items()}
    for fase in dict.fromkeys([nu, *titels, *(brief.fase for brief in rest)]):
        van_fase = [brief for brief in rest if brief.fase == fase]
        if van_fase:
            rijen.append((titels[fase], van_fase, fase == nu or not eerst))
    return [
        {"titel": titel, "open": open_, "brieven": [_rij(blad, brief) for brief in brieven]}
        for titel, brieven, open_ in rijen
        if brieven
    ]


def _rij(blad: Blad, brief: Brief) -> dict[str, Any]:
    return {
        "titel": brief.titel,
        "waarvoor": brief.waarvoor,
        "aan": blad.woorden.rollen(brief.aan),
        "gewicht": GEWICHTEN[brief.gewicht][0] if brief.gewicht != "informatie" else "",
        "url": reverse("brieven:nieuw", args=[blad.beeld.nummer, brief.id]),
    }
