"""The form of a ground to share without consent: only what it can open, to whom, until when, and who is told."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.dossiers.api import grondtermijn
from waakvlam.kern.gronden import SOORTEN, te_openen

if TYPE_CHECKING:
    from waakvlam.dossierblad.forms import Feitformulier
    from waakvlam.kern.compileren import Rekenset

VELD = "veld_"
GROND, ONTVANGER, CATEGORIEEN, TOT = (VELD + naam for naam in ("grond", "ontvanger", "categorieen", "geldig_tot"))


def stel_in(form: "Feitformulier") -> None:
    """Leave the choices that can open something; once ground and receiver are chosen, the kinds that these open."""
    rekenset = form.blad.woorden.rekenset
    opent = _opent(rekenset)
    grond, ontvanger = (form.data.get(naam, "") if form.is_bound else "" for naam in (GROND, ONTVANGER))
    past = opent.get((grond, ontvanger)) or frozenset().union(*opent.values())
    _laat(form.fields[GROND], {grond for grond, _rol in opent})
    _laat(form.fields[ONTVANGER], {rol for _grond, rol in opent})
    titels = sorted(((c.naam, c.titel) for c in rekenset.taal.categorieen if c.naam in past), key=lambda paar: paar[1])
    veld = forms.MultipleChoiceField(
        label=form.fields[CATEGORIEEN].label, choices=titels, widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies alleen wat de ontvanger nodig heeft. Wat nooit mag worden gedeeld, staat er niet bij."),
    )  # fmt: skip
    form.fields[CATEGORIEEN] = veld
    for naam in (ONTVANGER, TOT):
        form.fields[naam].required = True
    soorten = [soort for soort in SOORTEN if soort in {grond for grond, _rol in opent}]
    form.fields[TOT].help_text = " ".join(
        _("%(grond)s: ten hoogste %(dagen)s dagen.")
        % {"grond": form.blad.woorden.waarde(soort), "dagen": grondtermijn(soort).hoogstens}
        for soort in soorten
    )
    if soorten and not form.oud:
        form.initial.setdefault(TOT, klok.vandaag() + timedelta(days=grondtermijn(soorten[0]).voorstel))


def _opent(rekenset: "Rekenset") -> dict[tuple[str, str], frozenset[str]]:
    """Per ground and role what it can open, where that is anything."""
    rollen = (naam for naam, soort in rekenset.rollen.items() if not soort.groep and naam != "alle_partijen")
    paren = ((grond, rol) for rol in rollen for grond in SOORTEN)
    return {paar: open_ for paar in paren if (open_ := te_openen(rekenset, *paar))}


def _laat(veld: Any, namen: set[str]) -> None:
    """Leave these choices, also within groups; the empty one stays."""
    veld.choices = [over for keuze in veld.choices if (over := _deel(keuze, namen))]


def _deel(keuze: Any, namen: set[str]) -> Any:
    waarde, titel = keuze
    if isinstance(titel, list | tuple):
        over = [deel for deel in titel if deel[0] in namen]
        return (waarde, over) if over else None
    return keuze if waarde == "" or waarde in namen else None
