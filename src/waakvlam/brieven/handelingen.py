"""The forms with which a letter is signed and sent."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from waakvlam import klok
from waakvlam.afspraken.api import VERZENDINGEN
from waakvlam.brieven import zenden
from waakvlam.brieven.bewaard import Bewaard
from waakvlam.brieven.zenden import Uitgaand
from waakvlam.dossierblad.api import MAX_REGEL, REDELIJK, VELD, Feitformulier, Poort
from waakvlam.dossiers.api import Handtekening, Mogelijkheid, Vastlegging, Verzending
from waakvlam.kern.brief import Brief
from waakvlam.web.api import DatumVeld, Handtekeningveld, datum_brief

WIJZE, OP = "wijze_", "op_"
TEKENWIJZEN = {
    "account": _("Nu, met mijn eigen account"),
    "scherm": _("Met de hand, hier op het scherm"),
    "scan": _("Op papier; de scan staat bij de bijlagen"),
    "niet_getekend": _("Wilde niet tekenen"),
}


class Tekenformulier(Poort):
    """How a party signed."""

    wijze = forms.ChoiceField(label=_("Hoe is er getekend?"), widget=forms.RadioSelect)
    wie = forms.CharField(label=_("Wie tekende?"), max_length=MAX_REGEL)
    bijlage = forms.ChoiceField(
        label=_("Welke bijlage is de scan?"), required=False,
        help_text=_("Staat hij er niet bij? Voeg hem eerst toe bij de bijlagen."),
    )  # fmt: skip
    reden = forms.CharField(
        label=_("Waarom tekent deze partij niet?"),
        required=False,
        max_length=MAX_REGEL,
        help_text=_("Alleen als dat zo is."),
    )
    op = DatumVeld(label=_("Op welke dag?"), validators=REDELIJK)
    haal = Handtekeningveld()

    def __init__(self, bewaard: Bewaard, rol: str, bijlagen: Sequence[tuple[str, str]], *args: Any, **kw: Any) -> None:
        """`bijlagen`: name and title of the attachments that the reader sees."""
        super().__init__(*args, **kw)
        self.bewaard, self.rol = bewaard, rol
        zelf = rol in bewaard.blad.woorden.rekenset.groepen[bewaard.lezer.rol]
        wijzen = ("account", "scan") if zelf else ("scherm", "scan", "niet_getekend")
        cast("forms.ChoiceField", self.fields["wijze"]).choices = [(w, TEKENWIJZEN[w]) for w in wijzen]
        cast("forms.ChoiceField", self.fields["bijlage"]).choices = [("", _("Kies")), *bijlagen]
        tekenaar = bewaard.heel.tekst("tekenaar") if rol == bewaard.stuk.rol else ""
        begin = {
            "op": klok.vandaag(), "wie": tekenaar or (bewaard.lezer.naam if zelf else ""), "wijze": wijzen[0],
        }  # fmt: skip
        self.initial = {**begin, **self.initial}

    def clean_op(self) -> date:
        """From the day on which it was settled until today; with an account it is now."""
        dag: date = self.cleaned_data["op"]
        if not self.bewaard.stuk.op <= dag <= klok.vandaag():
            raise forms.ValidationError(_van_tot(self.bewaard.stuk.op))
        return dag

    def clean(self) -> dict[str, Any]:
        """Who signs by account is who is logged in, today; a scan is there."""
        data = super().clean() or {}
        if data.get("wijze") == "scan" and not data.get("bijlage"):
            self.add_error("bijlage", __("Kies de bijlage met de scan."))
        if data.get("wijze") == "scherm" and not data.get("haal"):
            self.add_error("wijze", __("Zet de handtekening in het vak, of kies een andere manier."))
        if data.get("wijze") == "niet_getekend" and not data.get("reden"):
            self.add_error("reden", __("Schrijf waarom deze partij niet tekent."))
        if data.get("wijze") == "account":
            data["op"] = klok.vandaag()
            if data.get("wie") != self.bewaard.lezer.naam:
                wie = {"wie": self.bewaard.lezer.naam}
                self.add_error(
                    "wie", __("Met dit account tekent alleen %(wie)s. Tekent een ander? Kies dan de scan.") % wie
                )
        return data

    def handtekening(self) -> Handtekening:
        """As the store takes it. Only after the form is valid."""
        data = self.cleaned_data
        categorie = self.bewaard.categorie_voor(self.rol)
        bijlage = data["bijlage"] if data["wijze"] == "scan" else ""
        halen = data["haal"] if data["wijze"] == "scherm" else ()
        rol = self.bewaard.lezer.rol if data["wijze"] == "account" else self.rol
        reden = data["reden"] if data["wijze"] == "niet_getekend" else ""
        return Handtekening(data["wijze"], rol, categorie, data["wie"], halen, bijlage, reden=reden)


def _van_tot(vanaf: date) -> str:
    dagen = {"van": datum_brief(vanaf), "tot": datum_brief(klok.vandaag())}
    return __("Kies een dag van %(van)s tot en met %(tot)s.") % dagen


class Verzendvelden(Poort):
    """Per recipient to whom it did not go yet: in what way it went, and on what day."""

    bewaard: Bewaard
    brief: Brief

    def vraag_verzending(self) -> None:
        """Ask it of each."""
        for rol in self.bewaard.te_verzenden:
            wie = {"wie": self.bewaard.blad.woorden.rol(rol)}
            kopie = rol in self.bewaard.heel.rollen("kopie_aan")
            wijzen = [(w, VERZENDINGEN[w]) for w in zenden.wijzen(self.brief, rol)]
            zin = __("Hoe ging de kopie naar: %(wie)s?") if kopie else __("Hoe ging de brief naar: %(wie)s?")
            self.fields[WIJZE + rol] = forms.ChoiceField(
                label=zin % wie, required=False, choices=[("", __("Nog niet verstuurd")), *wijzen],
            )  # fmt: skip
            self.fields[OP + rol] = DatumVeld(
                label=__("Op welke dag? (%(wie)s)") % wie, required=False, initial=klok.vandaag(), validators=REDELIJK
            )

    def keur_verzending(self) -> None:
        """Each day is one on which it could go, nothing goes to whom it may not, and the first goes to an addressee."""
        uit = self.uitgaand()
        for gaat in uit:
            self._keur_dag(gaat)
            self._keur_inhoud(gaat)
        aan = self.bewaard.heel.rollen("aan")
        if not uit or not (self.bewaard.verzonden_aan & set(aan) or any(gaat.rol in aan for gaat in uit)):
            self.add_error(None, __("Vul in hoe de brief ging naar wie hem moet krijgen. Daarna pas gaan de kopieën."))

    def _keur_dag(self, gaat: Uitgaand) -> None:
        if not self.bewaard.stuk.op <= gaat.op <= klok.vandaag():
            self.add_error(OP + gaat.rol, _van_tot(self.bewaard.stuk.op))
        elif self.bewaard.heel.tekst("bezwaar") and gaat.op != self.bewaard.heel.dag:
            dag = {"dag": self.bewaard.heel.tekst("dag")}
            zin = __(
                "Op het besluit staat %(dag)s. Daarvanaf loopt de bezwaartijd. Andere dag? Maak een nieuwe versie."
            )
            self.add_error(OP + gaat.rol, zin % dag)

    def _keur_inhoud(self, gaat: Uitgaand) -> None:
        if self.bewaard.wacht(gaat.rol):
            zin = __("Een deel van de brief mag deze ontvanger nu niet krijgen. Kijk bij de brief wat dat is.")
            self.add_error(WIJZE + gaat.rol, zin)

    def uitgaand(self) -> list[Uitgaand]:
        """To whom it went. Without a day: today."""
        data = self.cleaned_data
        return [
            Uitgaand(rol, data[WIJZE + rol], data.get(OP + rol) or klok.vandaag())
            for rol in self.bewaard.te_verzenden
            if data.get(WIJZE + rol)
        ]

    def verzendingen(self) -> list[Verzending]:
        """As the store takes it."""
        kopie = self.bewaard.heel.rollen("kopie_aan")
        return [
            Verzending(g.rol, g.wijze, g.rol in kopie, g.op, self.bewaard.categorie_voor(g.rol))
            for g in self.uitgaand()
        ]

    def feiten(self) -> list[Vastlegging]:
        """What the sending is, beside that it went."""
        return list(self._kopiefeiten(None))

    def _kopiefeiten(self, betreft: str | None) -> Iterable[Vastlegging]:
        kopie = self.bewaard.heel.rollen("kopie_aan")
        kopieen = [g for g in self.uitgaand() if g.rol in kopie]
        return zenden.kopiefeiten(self.bewaard.blad.woorden.rekenset, self.brief, kopieen, betreft)


class Naverzending(Verzendvelden):
    """The act was recorded before; now it goes to others too."""

    def __init__(self, bewaard: Bewaard, brief: Brief, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.bewaard, self.brief = bewaard, brief
        self.vraag_verzending()

    def clean(self) -> dict[str, Any]:
        """As `keur_verzending`."""
        data = super().clean() or {}
        self.keur_verzending()
        return data


class Eersteverzending(Verzendvelden, Feitformulier):
    """The letter goes out for the first time: that is the act that it is for, or the fact of its copies after that.

    `soort` is the type of that fact; of its fields only those are asked that the letter does not settle.
    """

    def __init__(
        self, bewaard: Bewaard, brief: Brief, mag: Mogelijkheid, *args: Any,
        **kw: Any,
    ) -> None:  # fmt: skip
        """`mag`: what the agreements say to the act."""
        blad = bewaard.blad
        soort = blad.woorden.rekenset.typen[mag.type]
        super().__init__(blad, soort, replace(mag, namens=()), bewaard.lezer.rol, *args, **kw)
        self.bewaard, self.brief = bewaard, brief
        for naam in ("op", "tijd", *(VELD + naam for naam in self._vast)):
            del self.fields[naam]
        self.vraag_verzending()
        self.order_fields([n for n in self.fields if n.startswith((WIJZE, OP))])

    @property
    def _vast(self) -> set[str]:
        """The fields that need no question."""
        kopie = self.soort.type == self.brief.kopie_handeling
        return set(self.soort.velden) if kopie else set(self.brief.met)

    def clean(self) -> dict[str, Any]:
        """As `keur_verzending`; the act happened on the first day on which it went to an addressee."""
        data = super().clean() or {}
        self.keur_verzending()
        aan = self.bewaard.heel.rollen("aan")
        dagen = [g.op for g in self.uitgaand() if g.rol in aan]
        data |= {"op": min(dagen, default=klok.vandaag()), "tijd": None, **dict.fromkeys(VELD + n for n in self._vast)}
        return data

    def feiten(self) -> list[Vastlegging]:
        """The act, and the fact of each copy about the same subject."""
        daad = self.vastlegging()
        rekenset = self.bewaard.blad.woorden.rekenset
        kopie = self.brief.kopie_handeling
        zelfde = kopie is not None and rekenset.onderwerpen[kopie] == self.soort.onderwerp
        kopieen = list(self._kopiefeiten(daad.betreft if zelfde else None))
        if self.soort.type == kopie:
            return kopieen
        return [replace(daad, velden={**daad.velden, **self.brief.met}), *kopieen]
