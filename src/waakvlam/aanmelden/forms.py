"""What is asked to register a participant: only what the agreements need, and never a citizen service number."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from waakvlam import klok
from waakvlam.aanmelden.leeftijd import leeftijdsvragen
from waakvlam.dossierblad.api import MAX_REGEL, REDELIJK, Poort, Wieveld, ik
from waakvlam.dossiers.api import MAX_KENMERK, Overdracht, Persoonsgegevens
from waakvlam.kern.compileren import Rekenset
from waakvlam.toegang.api import Lezer
from waakvlam.web.api import DatumVeld

MAX_KINDEREN = 30


class Aanmeldformulier(Poort):
    """One participant, under the agreements of one region."""

    naam = forms.CharField(label=_("Naam"), help_text=_("Zoals iemand genoemd wil worden."), max_length=MAX_REGEL)
    geboortedatum = DatumVeld(label=_("Geboortedatum"), required=False, validators=REDELIJK)
    straat = forms.CharField(label=_("Straat"), required=False, max_length=MAX_REGEL)
    huisnummer = forms.CharField(label=_("Huisnummer"), required=False, max_length=20)
    postcode = forms.CharField(label=_("Postcode"), help_text=_("Bijvoorbeeld 1234 AB."), required=False, max_length=10)
    plaats = forms.CharField(label=_("Plaats"), required=False, max_length=MAX_REGEL)
    huishouden_soort = forms.ChoiceField(label=_("Huishouden"), required=False)
    kinderen = forms.IntegerField(
        label=_("Hoeveel kinderen horen bij het huishouden?"),
        help_text=_("Vul 0 in als er geen kinderen zijn. Laat leeg als u het nog niet weet."),
        required=False,
        min_value=0,
        max_value=MAX_KINDEREN,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    route = forms.ChoiceField(label=_("Langs welke route komt iemand aan een woning?"), required=False)
    contractvorm = forms.ChoiceField(label=_("Hoe wordt de woning gehuurd?"), required=False)
    op = DatumVeld(label=_("Op welke dag begint het traject?"), validators=REDELIJK)
    kenmerk = forms.CharField(
        label=_("Eigen kenmerk"),
        help_text=_("Waaronder uw organisatie dit dossier kent. Alleen uw organisatie vindt het daarmee."),
        required=False,
        max_length=MAX_KENMERK,
    )
    wie = Wieveld(label=_("Wie gaat aan dit dossier werken?"), required=False)

    def __init__(self, lezer: Lezer, rekenset: Rekenset, keuze: Overdracht, *args: Any, **kwargs: Any) -> None:
        """Offer the routes and forms of contract of these agreements, and the own colleagues and teams."""
        super().__init__(*args, **kwargs)
        self.initial = {**self.begin(""), "op": klok.vandaag(), "wie": ik(lezer), **self.initial}
        self.fields["op"].widget.attrs["max"] = klok.vandaag().isoformat()
        if vragen := leeftijdsvragen(rekenset):
            self.fields["geboortedatum"].help_text = f"{__('Deze afspraken vragen later:')} {' '.join(vragen)}"
        for naam, keuzes in (
            ("route", rekenset.routes),
            ("contractvorm", rekenset.contractvormen),
            ("huishouden_soort", rekenset.taal.huishoudens),
        ):
            self._bied_aan(naam, keuzes)
        veld = self.fields["wie"]
        assert isinstance(veld, Wieveld)
        veld.bied_aan(keuze, __("Nog niemand"))

    def _bied_aan(self, naam: str, keuzes: Mapping[str, str]) -> None:
        """Choices of the set, with one for what is not known yet; a single one is filled in already."""
        veld = self.fields[naam]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = [("", __("Nog niet bekend")), *keuzes.items()]
        if len(keuzes) == 1 and naam != "huishouden_soort":
            self.initial.setdefault(naam, next(iter(keuzes)))

    def clean_op(self) -> date:
        """A dossier is opened today or was opened before."""
        dag: date = self.cleaned_data["op"]
        if dag > klok.vandaag():
            raise forms.ValidationError(__("Deze dag is nog niet geweest."))
        return dag

    def clean_postcode(self) -> str:
        """Capitals, as it is stored."""
        return str(self.cleaned_data["postcode"]).strip().upper()

    @property
    def gegevens(self) -> Persoonsgegevens:
        """The particulars that were filled in. Only after the form is valid."""
        gegeven = self.cleaned_data
        ingevuld = {veld.name: gegeven[veld.name] for veld in fields(Persoonsgegevens)}
        return Persoonsgegevens(**{naam: waarde for naam, waarde in ingevuld.items() if waarde not in ("", None)})

    def vraag_of_het_een_ander_is(self) -> None:
        """Ask what only a person can tell: whether the people that were found are somebody else."""
        self.fields["toch"] = forms.BooleanField(label=_("Dit is iemand anders. Open een nieuw dossier."))

    def neem_fouten_over(self, fouten: Mapping[str, Iterable[str]]) -> None:
        """Faults that the store found, each at its field where the form has it."""
        for naam, meldingen in fouten.items():
            self.add_error(naam if naam in self.fields else None, list(meldingen))
