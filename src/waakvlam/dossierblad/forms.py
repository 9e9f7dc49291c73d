"""The form with which a fact is recorded, made from its event type."""

import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from waakvlam import klok
from waakvlam.dossierblad import grondvelden, velden
from waakvlam.dossierblad.onderwerpen import SOORTEN, nieuw_kenmerk
from waakvlam.dossierblad.tonen import Blad
from waakvlam.dossiers.api import Feitregel, Mogelijkheid, Ontbrekend, Vastlegging, wat_verandert
from waakvlam.kern.delen import GROND
from waakvlam.kern.taal import Gebeurtenistype
from waakvlam.web.api import BETROKKENEN, DatumVeld

VELD = "veld_"
NIEUW, GEEN = "nieuw", "geen"
BEWIJS = re.compile(r"[0-9a-f]{32}")
MAX_REDEN = 4000


class Poort(forms.Form):
    """What every form that records carries along: on which picture it acts, and a token so that it acts once."""

    stand = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    bewijs = forms.RegexField(BEWIJS, widget=forms.HiddenInput)

    @staticmethod
    def begin(stand: str) -> dict[str, str]:
        """What a new form starts with."""
        return {"stand": stand, "bewijs": secrets.token_hex(16)}


class Motivering(forms.CharField):
    """A written reason that stays with the fact. Never called optional: it is there because it may be asked for."""

    optioneel = False

    def __init__(self, label: Any, **opties: Any) -> None:
        hulp = _("Deze tekst blijft bij het feit staan. Schrijf hier niets over gezondheid of behandeling.")
        invoer = forms.Textarea(attrs={"rows": 3})
        super().__init__(label=label, help_text=hulp, widget=invoer, max_length=MAX_REDEN, **opties)


class Feitformulier(Poort):
    """A fact of one type, in one dossier."""

    op = DatumVeld(label=_("Op welke dag?"), validators=velden.REDELIJK)
    tijd = forms.TimeField(
        label=_("Hoe laat?"),
        required=False,
        help_text=_("Alleen als de tijd ertoe doet."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def __init__(
        self,
        blad: Blad,
        soort: Gebeurtenistype,
        mag: Mogelijkheid,
        rol: str,
        *args: Any,
        reden: bool = False,
        oud: Feitregel | None = None,
        bekend: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        """`reden`: ask for a written reason. `oud`: the fact that is corrected.

        `bekend`: the particulars that it starts with; only what is filled in otherwise is recorded.
        """
        super().__init__(*args, **kwargs)
        self.blad, self.soort, self.oud, self.bekend = blad, soort, oud, bekend
        self.fields["op"].widget.attrs["max"] = klok.vandaag().isoformat()
        self._vraag_namens(mag, rol)
        self._vraag_onderwerp()
        self._vraag_betrokkene()
        for naam, veld in soort.velden.items():
            self.fields[VELD + naam] = velden.maak_veld(naam, veld, blad)
        if soort.type == GROND:
            grondvelden.stel_in(self)
        if reden or (self.is_bound and "motivering" in self.data):
            self.fields["motivering"] = Motivering(_("Waarom legt u dit toch vast?"), required=False)

    def _vraag_namens(self, mag: Mogelijkheid, rol: str) -> None:
        """Whose fact it is: only asked where the reader can also speak for someone without an account."""
        if not mag.namens:
            return
        woorden = self.blad.woorden
        zelf = [(rol, __("%(rol)s (wijzelf)") % {"rol": woorden.rol(rol)})] if mag.eigen else []
        keuzes = [*zelf, *((naam, woorden.rol(naam)) for naam in mag.namens)]
        if len(keuzes) == 1:
            self.fields["namens"] = forms.CharField(initial=keuzes[0][0], widget=forms.HiddenInput)
            return
        self.fields["namens"] = forms.ChoiceField(
            label=_("Van wie komt dit feit?"),
            help_text=_("Wie het deed of zei. Dat u het vastlegt, ziet iedereen in de tijdlijn."),
            choices=keuzes,
            widget=forms.RadioSelect if len(keuzes) <= velden.MAX_RONDJES else forms.Select,
            initial=next((naam for naam in self.soort.door if naam in dict(keuzes)), rol if mag.eigen else None),
        )

    def _vraag_onderwerp(self) -> None:
        soort = self.soort.onderwerp
        if soort is None:
            return
        bekend = [(o.kenmerk, o.label) for (s, _kenmerk), o in self.blad.onderwerpen.items() if s == soort]
        self.fields["betreft"] = forms.ChoiceField(
            label=_("Waar gaat het over?"),
            choices=[*bekend, (NIEUW, SOORTEN[soort][1]), (GEEN, _("Niet van toepassing of niet bekend"))],
            widget=forms.RadioSelect,
            initial=bekend[0][0] if len(bekend) == 1 else None if bekend else NIEUW,
        )

    def _vraag_betrokkene(self) -> None:
        """Whose data it is: only asked where it can be of several people. Each is kept and erased apart."""
        wie = self.soort.betrokkenen
        if len(wie) > 1:
            self.fields["betrokkene"] = forms.ChoiceField(
                label=_("Over wie gaat het vooral?"),
                help_text=_("Zo kan ieder vragen om de eigen gegevens te zien of te wissen."),
                choices=[(naam, BETROKKENEN[naam]) for naam in wie],
                widget=forms.RadioSelect,
                initial=wie[0],
            )

    def clean_op(self) -> date:
        """A fact has happened: its day is not in the future."""
        dag: date = self.cleaned_data["op"]
        if dag > klok.vandaag():
            raise forms.ValidationError(__("Deze dag is nog niet geweest. Leg een feit vast als het is gebeurd."))
        return dag

    @property
    def categorieen(self) -> list[str]:
        """The kinds of data that the form lets choose from."""
        veld = self.fields.get(f"{VELD}categorieen")
        if not isinstance(veld, forms.MultipleChoiceField):
            return []
        return [str(waarde) for waarde, _titel in cast("Iterable[tuple[str, Any]]", veld.choices)]

    def vastlegging(self) -> Vastlegging:
        """What is asked of the store. Only after the form is valid."""
        gegeven = self.cleaned_data
        ruw = {naam: velden.naar_feit(veld, gegeven[VELD + naam]) for naam, veld in self.soort.velden.items()}
        ingevuld = {naam: waarde for naam, waarde in ruw.items() if waarde is not None}
        return Vastlegging(
            type=self.soort.type,
            op=gegeven["op"],
            tijd=gegeven["tijd"],
            betreft=self._betreft(),
            velden=ingevuld if self.bekend is None else wat_verandert(self.bekend, ingevuld),
            namens=gegeven.get("namens") or (self.oud.door if self.oud else None),
            corrigeert=self.oud.kenmerk if self.oud else None,
            motivering=gegeven.get("motivering", ""),
            betrokkene=gegeven.get("betrokkene") or None,
        )

    def _betreft(self) -> str | None:
        keuze = self.cleaned_data.get("betreft")
        if keuze == NIEUW and self.soort.onderwerp:
            return nieuw_kenmerk(self.soort.onderwerp, self.cleaned_data["bewijs"])
        return None if keuze in {None, "", GEEN} else str(keuze)

    def neem_fouten_over(self, fouten: Mapping[str, tuple[str, ...]]) -> None:
        """Faults that the store found, each at its field where the form has it."""
        for naam, meldingen in fouten.items():
            eigen = next((n for n in (naam, VELD + naam) if n in self.fields and not self[n].is_hidden), None)
            for melding in meldingen:
                self.add_error(eigen, melding)

    def wijs_aan(self, ontbreekt: Iterable[Ontbrekend]) -> set[str]:
        """Mark the fields that a requirement asks for, and give the requirements that these can meet."""
        gevraagd = {deel.wat for deel in ontbreekt}
        regels = self.blad.woorden.rekenset.handelingen.get(self.soort.type, ())
        gevonden = set()
        for vereiste in (v for regel in regels for v in regel.vereist if v.wat in gevraagd):
            for naam in (*vereiste.ingevuld, *vereiste.velden):
                if VELD + naam in self.fields and vereiste.wat not in gevonden:
                    self.add_error(VELD + naam, __("Nodig volgens de afspraken: %(wat)s.") % {"wat": vereiste.wat})
                    gevonden.add(vereiste.wat)
        return gevonden


class Intrekformulier(Poort):
    """Withdraw a fact: that it was recorded stays visible, with the reason."""

    motivering = Motivering(_("Waarom trekt u dit in?"))


def beginwaarden(feit: Feitregel, soort: Gebeurtenistype) -> dict[str, Any]:
    """A correction starts with what was recorded."""
    ingevuld = {VELD + naam: velden.naar_form(waarde) for naam, _titel, waarde in feit.velden}
    leeg = {VELD + naam: "" for naam, veld in soort.velden.items() if veld.soort in {"bool", "keuze"}}
    vast = {
        "op": feit.op,
        "tijd": feit.tijd,
        "betreft": feit.betreft or GEEN,
        "namens": feit.door,
        "betrokkene": feit.betrokkene,
    }
    return leeg | ingevuld | vast | ({"motivering": feit.motivering} if feit.motivering else {})
