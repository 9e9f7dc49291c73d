"""The forms of a letter: what the writer fills in, and how it is settled, signed and sent."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from waakvlam import klok
from waakvlam.brieven.opstellen import Invulling, is_overheidsbesluit
from waakvlam.brieven.vullen import Kennis, adres, vragen, vul
from waakvlam.dossierblad.api import MAX_REGEL, MAX_TEKST, Poort
from waakvlam.kern.brief import PLAATSHOUDER, Brief, Briefdeel
from waakvlam.web.api import DatumVeld, datum_brief

PLEK, VRIJ, ZONDER = "plek.", "vrij.", "zonder."
VOORUIT: Final = timedelta(days=14)
"""How long before it goes out a letter can be written."""


class Briefformulier(forms.Form):
    """What a letter asks of its writer: the day, who signs, the questions, and the parts that are left free.

    Everything may stay open while it is a draft; `eis_alles` says what is missing before it can be settled.
    """

    versie = forms.IntegerField(required=False, widget=forms.HiddenInput)
    dag = DatumVeld(
        label=_("Datum van de brief"),
        required=False,
        help_text=_("De dag waarop hij uitgaat: vandaag, of ten hoogste twee weken later."),
    )

    def __init__(self, brief: Brief, kennis: Kennis, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.brief, self.kennis = brief, kennis
        self.besluit = is_overheidsbesluit(kennis.woorden.rekenset, brief, kennis.lezer.rol)
        self.fields["dag"].optioneel = False  # type: ignore[attr-defined]
        self._begin()
        self._vraag_hoofd()
        for plek in vragen(vul(brief, kennis, klok.vandaag())):
            self.fields[PLEK + plek.naam] = _veld(plek.vraag, plek.hulp, lang=plek.lang)
            self.initial.setdefault(PLEK + plek.naam, plek.voorstel)
        for deel in brief.onderdelen:
            if deel.vrij:
                self.fields[VRIJ + deel.id] = _veld(
                    deel.kop or deel.id, _hulp(deel), lang=True, verplicht=not deel.alleen_dossier
                )
                self.initial.setdefault(VRIJ + deel.id, "" if deel.alleen_dossier else deel.tekst.strip())

    def _begin(self) -> None:
        lezer, brief = self.kennis.lezer, self.brief
        begin = {
            "dag": klok.vandaag(),
            "onderwerp": brief.onderwerp or brief.titel,
            "tekenaar": lezer.naam,
            "functie": self._functie(),
        }
        for naam, waarde in begin.items():
            self.initial.setdefault(naam, waarde)

    def _functie(self) -> str:
        """The function that the set asks to sign, where it is asked of the writer's role."""
        groepen = self.kennis.woorden.rekenset.groepen[self.kennis.lezer.rol]
        gevraagd = (o.functie for o in self.brief.ondertekening if o.als == "afzender" and o.rol in groepen)
        return next(gevraagd, "") or self.kennis.lezer.functie

    def _vraag_hoofd(self) -> None:
        self.fields["onderwerp"] = _veld(__("Onderwerp"))
        hulp = __("Komt boven de brief. Hierheen kan iemand zijn bezwaar sturen.") if self.besluit else ""
        self.fields["van_adres"] = _veld(__("Adres van uw organisatie"), hulp, lang=True, verplicht=self.besluit)
        if self.besluit:
            orgaan = __("Bijvoorbeeld: het college van burgemeester en wethouders van uw gemeente.")
            self.fields["orgaan"] = _veld(__("Namens welk bestuursorgaan wordt besloten?"), orgaan)
        self.fields["tekenaar"] = _veld(__("Wie ondertekent?"))
        self.fields["functie"] = _veld(__("In welke functie?"))

    def invulling(self) -> Invulling:
        """What there is so far, of what was sent and may have faults too."""
        waarden = self.waarden
        return Invulling(
            vul(self.brief, self.kennis, self.briefdag),
            dict(_met(waarden, PLEK)),
            dict(_met(waarden, VRIJ)),
            adres(self.kennis.beeld),
        )

    @property
    def waarden(self) -> dict[str, str]:
        """Every field as it stands now, as text: what a draft keeps."""
        ruw = {naam: self[naam].value() for naam in self.fields if naam != "versie"}
        return {n: w.isoformat() if isinstance(w, date) else str(w or "").strip() for n, w in ruw.items()}

    @property
    def briefdag(self) -> date:
        """The day that the letter bears; today while there is none."""
        try:
            return date.fromisoformat(self.waarden["dag"])
        except ValueError:
            return klok.vandaag()

    def eis_alles(self) -> bool:
        """Say at each field what is missing before the letter can be settled. True when nothing is."""
        vandaag = klok.vandaag()
        for naam, veld in self.fields.items():
            waarde = self.waarden.get(naam, "")
            if getattr(veld, "nodig", False) and not waarde:
                self.add_error(naam, __("Vul dit in. Zonder dit is de brief niet af."))
        if not self.errors.get("dag") and not vandaag <= self.briefdag <= vandaag + VOORUIT:
            tot = {"van": datum_brief(vandaag), "tot": datum_brief(vandaag + VOORUIT)}
            self.add_error("dag", __("Kies een dag van %(van)s tot en met %(tot)s.") % tot)
        for deel in self.brief.onderdelen:
            if deel.vrij and (onbekend := self._onbekend(deel)):
                wat = {"wat": ", ".join(f"{{{naam}}}" for naam in onbekend)}
                self.add_error(VRIJ + deel.id, __("Dit is nog niet bekend: %(wat)s. Schrijf het zelf uit.") % wat)
        return not self.errors

    def _onbekend(self, deel: Briefdeel) -> list[str]:
        tekst = self.waarden.get(VRIJ + deel.id, "")
        return [naam for naam in PLAATSHOUDER.findall(tekst) if naam not in self.invulling().waarden]

    def neem_over(self, waarden: Mapping[str, Any]) -> None:
        """Begin with what a draft, or an earlier version, has."""
        self.initial.update({naam: waarde for naam, waarde in waarden.items() if naam in self.fields})


def _veld(label: str, hulp: str = "", *, lang: bool = False, verplicht: bool = True) -> forms.CharField:
    """A line or a text. Nothing is required of a draft; `nodig`: of a letter that is settled."""
    invoer = forms.Textarea(attrs={"rows": 3}) if lang else forms.TextInput()
    veld = forms.CharField(
        label=label, help_text=hulp, required=False, widget=invoer, max_length=MAX_TEKST if lang else MAX_REGEL
    )
    veld.nodig, veld.optioneel = verplicht, not verplicht  # type: ignore[attr-defined]
    return veld


def _hulp(deel: Briefdeel) -> str:
    if deel.alleen_dossier:
        blijft = __("Dit blijft in uw eigen dossier en gaat met niemand mee.")
        return " ".join(filter(None, [deel.tekst.strip(), deel.hulp, blijft]))
    return deel.hulp


def _met(waarden: Mapping[str, Any], begin: str) -> Iterator[tuple[str, Any]]:
    return ((naam.removeprefix(begin), waarde) for naam, waarde in waarden.items() if naam.startswith(begin))


class Vaststelformulier(Poort):
    """Settle: from then on the letter stays as it is."""

    def __init__(self, *args: Any, besluit: bool, nieuwe_versie: bool, dicht: Mapping[str, str], **kwargs: Any) -> None:
        """`besluit`: an authority decides with it, and that is said. `dicht`: who must not get all of it today."""
        super().__init__(*args, **kwargs)
        for rol, wie in dicht.items():
            label = __("Laat voorgoed weg wat niet mee mag naar: %(wie)s.") % {"wie": wie}
            hulp = __("Anders kan de brief pas daarheen als alles mee mag.")
            self.fields[ZONDER + rol] = forms.BooleanField(label=label, help_text=hulp, required=False)
        if nieuwe_versie:
            self.fields["reden"] = forms.CharField(
                label=__("Waarom is er een nieuwe versie?"),
                max_length=MAX_TEKST,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        if besluit:
            self.fields["besloten"] = forms.BooleanField(
                label=__("Een mens heeft dit besluit genomen, en mag dat volgens het mandaat."),
                error_messages={"required": __("Een besluit neemt een mens. Bevestig dat dat is gebeurd.")},
            )

    @property
    def zonder(self) -> tuple[str, ...]:
        """The recipients for whom that was chosen. Only after the form is valid."""
        return tuple(naam for naam, ja in _met(self.cleaned_data, ZONDER) if ja)
