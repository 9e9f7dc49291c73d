"""The forms of a round: what to record and where, what is the same in every dossier, and what differs per row."""

import secrets
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from waakvlam import klok
from waakvlam.dossierblad.api import BEWIJS, REDELIJK, VELD, Motivering, maak_los_veld, naar_feit
from waakvlam.dossiers.api import Gevonden, Vastlegging
from waakvlam.kern.taal import Gebeurtenistype
from waakvlam.rondes.lijst import MAX_BYTES, MAX_RIJEN
from waakvlam.web.api import DatumVeld, Woorden

LEEG: tuple[Any, ...] = (None, "", [])
Themas = list[tuple[str, list[tuple[str, str]]]]


def _soortveld(themas: Themas) -> forms.ChoiceField:
    keuzes: list[tuple[Any, Any]] = [("", _("Maak een keuze")), *themas]
    melding = {"required": _("Kies wat u wilt vastleggen.")}
    return forms.ChoiceField(label=_("Wat legt u vast?"), choices=keuzes, error_messages=melding)


class Keuzeformulier(forms.Form):
    """Which act, and in which dossiers."""

    nummer = forms.MultipleChoiceField(
        label=_("In welke dossiers?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies een dossier of meer.")},
    )

    def __init__(self, themas: Themas, dossiers: tuple[Gevonden, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"soort": _soortveld(themas), "nummer": self.fields["nummer"]}
        veld = self.fields["nummer"]
        assert isinstance(veld, forms.MultipleChoiceField)
        veld.choices = [(d.nummer, f"{d.naam} ({d.nummer})" if d.naam else d.nummer) for d in dossiers]

    def clean_nummer(self) -> list[str]:
        """No more than can be recorded while one waits."""
        gekozen: list[str] = self.cleaned_data["nummer"]
        if len(gekozen) > MAX_RIJEN:
            raise forms.ValidationError(__("Kies ten hoogste %(n)s dossiers in een keer.") % {"n": MAX_RIJEN})
        return gekozen


class Lijstformulier(forms.Form):
    """Which act, and a list of the dossiers with what differs in each."""

    prefix = "lijst"
    bestand = forms.FileField(
        label=_("Lijst (CSV)"),
        help_text=_("Een rij per dossier. Ten hoogste %(n)s rijen.") % {"n": MAX_RIJEN},
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": _("Kies een bestand.")},
    )

    def __init__(self, themas: Themas, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"soort": _soortveld(themas), "bestand": self.fields["bestand"]}

    def clean_bestand(self) -> Any:
        """Too large a file is not read at all."""
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MAX_BYTES:
            raise forms.ValidationError(__("Dit bestand is te groot. Een lijst heeft ten hoogste 1 MB."))
        return bestand


class Samenformulier(forms.Form):
    """What is the same in every dossier; a row may say otherwise."""

    op = DatumVeld(label=_("Op welke dag?"), required=False, validators=REDELIJK)

    def __init__(self, soort: Gebeurtenistype, woorden: Woorden, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["op"].widget.attrs["max"] = klok.vandaag().isoformat()
        for naam, veld in soort.velden.items():
            los = maak_los_veld(naam, veld.model_copy(update={"verplicht": False}), woorden)
            los.optioneel = not veld.verplicht  # type: ignore[attr-defined]  # needed somewhere: here or in each row
            self.fields[VELD + naam] = los


class Rijformulier(Samenformulier):
    """One dossier: what is empty here is as it stands above the rows."""

    nummer = forms.CharField(max_length=30, widget=forms.HiddenInput)
    stand = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    bewijs = forms.RegexField(BEWIJS, widget=forms.HiddenInput)
    gedaan = forms.RegexField(r"^[0-9a-f]{16}$", required=False, widget=forms.HiddenInput)
    mee = forms.BooleanField(label=_("Leg hier vast"), required=False)

    def __init__(self, soort: Gebeurtenistype, woorden: Woorden, *args: Any, **kwargs: Any) -> None:
        super().__init__(soort, woorden, *args, **kwargs)
        self.soort = soort
        self.fields["op"].label = _("Dag")
        for naam in soort.velden:
            veld = self.fields[VELD + naam]
            veld.help_text = ""
            if isinstance(veld, forms.ChoiceField) and not isinstance(veld, forms.MultipleChoiceField):
                keuzes: Any = [paar for paar in cast("list[tuple[str, Any]]", veld.choices) if paar[0]]
                self.fields[VELD + naam] = forms.ChoiceField(
                    label=veld.label, required=False, choices=[("", _("Zoals bovenaan")), *keuzes]
                )
        if self.is_bound and self.add_prefix("motivering") in self.data:
            self.vraag_reden()

    @staticmethod
    def begin(nummer: str) -> dict[str, Any]:
        """What a new row starts with."""
        return {"nummer": nummer, "bewijs": secrets.token_hex(16), "mee": True}

    def vraag_reden(self) -> None:
        """Ask why it is recorded all the same."""
        self.fields.setdefault("motivering", Motivering(_("Waarom legt u dit toch vast?"), required=False))

    @property
    def zichtbaar(self) -> list[forms.BoundField]:
        """The fields that are asked per row, without the box to take the row along."""
        return [veld for veld in self.visible_fields() if veld.name not in {"mee", "motivering"}]

    @property
    def wijkt_af(self) -> bool:
        """Whether anything was filled in here."""
        return any(veld.value() not in LEEG or veld.errors for veld in self.zichtbaar)

    def vastlegging(self, samen: dict[str, Any]) -> Vastlegging:
        """What is asked of the store. Only after both forms are valid, and there is a day in one of them."""
        velden = {naam: naar_feit(veld, self._waarde(VELD + naam, samen)) for naam, veld in self.soort.velden.items()}
        return Vastlegging(
            self.soort.type,
            self._waarde("op", samen),
            velden={naam: waarde for naam, waarde in velden.items() if waarde is not None},
            motivering=self.cleaned_data.get("motivering", ""),
        )

    def _waarde(self, naam: str, samen: dict[str, Any]) -> Any:
        eigen = self.cleaned_data.get(naam)
        return samen.get(naam) if eigen in LEEG else eigen

    def keur(self, samen: dict[str, Any]) -> bool:
        """Whether the row says all that is needed; what it lacks is told at its field."""
        if not self.is_valid():
            return False
        dag = self._waarde("op", samen)
        if dag is None:
            self.add_error("op", __("Vul een dag in, hier of bovenaan."))
        elif dag > klok.vandaag():
            self.add_error("op", __("Deze dag is nog niet geweest. Leg een feit vast als het is gebeurd."))
        for naam, veld in self.soort.velden.items():
            if veld.verplicht and self._waarde(VELD + naam, samen) in LEEG:
                self.add_error(VELD + naam, __("Vul dit in, hier of bovenaan."))
        return not self.errors

    def neem_over(self, naam: str, melding: str) -> None:
        """A fault that the store found, at its field where the row has it."""
        eigen = next((n for n in (naam, VELD + naam) if n in self.fields and not self[n].is_hidden), None)
        self.add_error(eigen, melding)
