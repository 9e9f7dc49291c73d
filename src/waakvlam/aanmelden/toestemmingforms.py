"""What is asked to record consent, a refusal of it, or a withdrawal: only what these agreements know."""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from waakvlam import klok
from waakvlam.aanmelden.uitleg import regels_met_toestemming
from waakvlam.dossierblad.api import REDELIJK, Blad, Langelijst, Poort
from waakvlam.dossiers.api import Vastlegging
from waakvlam.kern.toestemming import ALLES, GEGEVEN, INGETROKKEN
from waakvlam.web.api import DatumVeld, Woorden

UITLEG, GEWEIGERD = "privacyuitleg_gegeven", "toestemming_geweigerd"
JA, NEE = "ja", "nee"
DEELNEMER = "deelnemer"
Keuzes = list[tuple[str, str]]


class Proefformulier(Poort):
    """A form whose effect is shown before it is recorded: it carries what was shown, and records only that."""

    gezien = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    op = DatumVeld(label=_("Op welke dag?"), validators=REDELIJK)

    def __init__(self, blad: Blad, *args: Any, **kwargs: Any) -> None:
        """In this dossier, as of today."""
        super().__init__(*args, **kwargs)
        self.blad = blad
        self.initial = {**self.begin(blad.beeld.stand), "op": klok.vandaag(), **self.initial}
        self.fields["op"].widget.attrs["max"] = klok.vandaag().isoformat()

    def clean_op(self) -> date:
        """Somebody said it today or before."""
        dag: date = self.cleaned_data["op"]
        if dag > klok.vandaag():
            raise forms.ValidationError(__("Deze dag is nog niet geweest. Leg een feit vast als het is gebeurd."))
        return dag

    @property
    def afdruk(self) -> str:
        """A hash of what was filled in."""
        ingevuld = [
            (naam, waarde) for naam, waarde in self.cleaned_data.items() if naam not in Proefformulier.base_fields
        ]
        return hashlib.sha256(repr([*sorted(ingevuld), self.cleaned_data["op"]]).encode()).hexdigest()

    @property
    def is_gezien(self) -> bool:
        """Whether the effect of exactly this was shown."""
        return bool(self.cleaned_data["gezien"] == self.afdruk)

    def toon_als_gezien(self) -> None:
        """Let the next sending of the same record it."""
        data = cast("Any", self.data).copy()
        data["gezien"] = self.afdruk
        self.data = data

    def feiten(self) -> list[Vastlegging]:
        """What is recorded. Only after the form is valid."""
        raise NotImplementedError

    @property
    def waarover(self) -> list[str]:
        """The purposes that it is about."""
        return list(self.cleaned_data["doelen"])

    def _feit(self, soort: str, **velden: Any) -> Vastlegging:
        """A fact of the participant, where the reader may record it for them; else an own one."""
        mag = next((m for m in self.blad.beeld.kan_nu if m.type == soort), None)
        namens = DEELNEMER if mag is not None and DEELNEMER in mag.namens else None
        ingevuld = {naam: waarde for naam, waarde in velden.items() if waarde not in (None, "", [])}
        reden = self.cleaned_data.get("motivering", "")
        return Vastlegging(soort, self.cleaned_data["op"], velden=ingevuld, namens=namens, motivering=reden)


class Keuzebijja(forms.ChoiceField):
    """A choice that only a yes needs: never called optional."""

    optioneel = False


class Keuzesbijja(forms.MultipleChoiceField):
    """Choices that only a yes needs: never called optional."""

    optioneel = False


class Toestemmingformulier(Proefformulier):
    """The answer of the participant: yes or no, for what, to whom, which data and until when."""

    antwoord = forms.ChoiceField(widget=forms.RadioSelect)
    doelen = forms.MultipleChoiceField(label=_("Waarvoor?"), widget=forms.CheckboxSelectMultiple)
    ontvangers = Keuzesbijja(
        label=_("Voor wie?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Wie hier niet staat, krijgt met deze toestemming niets te zien."),
    )  # fmt: skip
    categorieen = Langelijst(
        label=_("Alleen deze soorten gegevens"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Kiest u niets, dan geldt het voor alles wat bij het doel hoort."),
    )  # fmt: skip
    geldig_tot = DatumVeld(
        label=_("Tot en met welke dag?"), required=False, validators=REDELIJK,
        help_text=_("Leeg: tot de toestemming wordt ingetrokken."),
    )  # fmt: skip
    wijze = Keuzebijja(
        label=_("Hoe is het gezegd?"), required=False, widget=forms.RadioSelect,
        choices=[("schriftelijk", _("Op papier, getekend")), ("mondeling", _("Mondeling; ik schrijf het op"))],
    )  # fmt: skip
    uitgelegd = forms.BooleanField(
        label=_("Ik heb eerst uitgelegd waarvoor, met wie, welke gegevens en tot wanneer, en dat nee zeggen mag"),
        required=False,
    )
    field_order = ("antwoord", "doelen", "ontvangers", "categorieen", "geldig_tot", "wijze", "op", "uitgelegd")

    def __init__(self, blad: Blad, *args: Any, **kwargs: Any) -> None:
        """Offer the purposes, receivers and kinds of data of the rules that ask for consent."""
        super().__init__(blad, *args, **kwargs)
        wie = {"wie": blad.woorden.rol(DEELNEMER)}
        self.fields["antwoord"].label = __("Wat zegt de %(wie)s?") % {"wie": wie["wie"].lower()}
        self._bied_aan("antwoord", [(JA, __("Ja, ik geef toestemming")), (NEE, __("Nee, ik geef geen toestemming"))])
        regels = regels_met_toestemming(blad.woorden)
        self._bied_aan("doelen", list({r.doel: r.titel for r in regels}.items()))
        self._bied_aan("ontvangers", ontvangers(blad.woorden))
        genoemd = {naam for r in regels for naam in r.categorieen}
        self._bied_aan(
            "categorieen", [(c.naam, c.titel) for c in blad.woorden.rekenset.taal.categorieen if c.naam in genoemd]
        )

    def _bied_aan(self, naam: str, keuzes: Keuzes) -> None:
        veld = self.fields[naam]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = keuzes

    def clean(self) -> dict[str, Any]:
        """A yes says to whom and how, after it was explained; a no is about what there is no consent for."""
        gegeven = super().clean() or self.cleaned_data
        if gegeven.get("antwoord") == JA:
            for naam, melding in (
                ("ontvangers", __("Kies wie de gegevens mag zien.")),
                ("wijze", __("Kies hoe het is gezegd.")),
                ("uitgelegd", __("Leg het eerst uit. Zonder uitleg geldt een ja niet.")),
            ):
                if not gegeven.get(naam):
                    self.add_error(naam, melding)
            if (tot := gegeven.get("geldig_tot")) and tot < klok.vandaag():
                self.add_error("geldig_tot", __("Deze dag is al geweest."))
        elif gegeven.get("antwoord") == NEE and (al := levende_doelen(self.blad) & set(gegeven.get("doelen", []))):
            titels = "; ".join(self.blad.woorden.waarde(doel) for doel in sorted(al))
            self.add_error("doelen", __("Hiervoor is er nu toestemming: %(doelen)s. Trek die in.") % {"doelen": titels})
        return gegeven

    def feiten(self) -> list[Vastlegging]:
        """That it was explained and the consent, or the refusal."""
        gegeven = self.cleaned_data
        if gegeven["antwoord"] == NEE:
            return [self._feit(GEWEIGERD, doelen=gegeven["doelen"])]
        ja = self._feit(
            GEGEVEN,
            doelen=gegeven["doelen"],
            ontvangers=gegeven["ontvangers"],
            categorieen=gegeven["categorieen"],
            geldig_tot=gegeven["geldig_tot"],
            schriftelijk=gegeven["wijze"] == "schriftelijk",
        )
        kan = any(m.type == UITLEG and m.eigen for m in self.blad.beeld.kan_nu)
        return [*([Vastlegging(UITLEG, gegeven["op"])] if kan else []), ja]


class Intrekformulier(Proefformulier):
    """For what consent is withdrawn: for some purposes, or all of it."""

    doelen = forms.MultipleChoiceField(label=_("Wat wordt ingetrokken?"), widget=forms.CheckboxSelectMultiple)
    field_order = ("doelen", "op")

    def __init__(self, blad: Blad, *args: Any, **kwargs: Any) -> None:
        """Offer what there is consent for."""
        super().__init__(blad, *args, **kwargs)
        veld = self.fields["doelen"]
        assert isinstance(veld, forms.MultipleChoiceField)
        levend = sorted(((doel, blad.woorden.waarde(doel)) for doel in levende_doelen(blad)), key=lambda p: p[1])
        veld.choices = [(ALLES, __("De hele toestemming")), *levend]

    def feiten(self) -> list[Vastlegging]:
        """The withdrawal; of all of it without purposes."""
        heel = ALLES in self.cleaned_data["doelen"]
        return [self._feit(INGETROKKEN, doelen=None if heel else self.cleaned_data["doelen"])]


def ontvangers(woorden: Woorden) -> Keuzes:
    """The roles to which rules with consent share, groups by their members; never the participant."""
    rekenset = woorden.rekenset
    genoemd = _leden(woorden, (rol for regel in regels_met_toestemming(woorden) for rol in regel.aan))
    return [(rol, woorden.rol(rol)) for rol in rekenset.rollen if rol in genoemd and rol != DEELNEMER]


def levende_doelen(blad: Blad) -> set[str]:
    """The purposes for which there is consent today; of consent for everything each purpose of the set."""
    doelen: set[str] = set()
    for t in blad.beeld.toestemming or ():
        if t.leeft:
            alle = {r.doel for r in regels_met_toestemming(blad.woorden)} if ALLES in t.doelen else set(t.doelen)
            doelen |= alle - set(t.ingetrokken)
    return doelen


def _leden(woorden: Woorden, rollen: Iterable[str]) -> set[str]:
    """Roles, and for a group those in it."""
    bekend = woorden.rekenset.rollen
    return {lid for rol in rollen for lid in (bekend[rol].groep or [rol]) if rol in bekend} - {"alle_partijen"}
