"""A move on a page: the facts that can go, what was filled in, what it would do, and doing it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.dossierblad.api import Blad, Blik, Regel, wijziging_in_woorden
from waakvlam.dossiers import api
from waakvlam.rechtzetten.forms import Bestemming, Rijformulier, afdruk
from waakvlam.toegang.api import Lezer, NietGevonden
from waakvlam.web.api import datum_voluit

DUBBEL = "Dit dossier is een dubbele inschrijving."


@dataclass
class Rij:
    """One fact. `stand`: leeg, kan, reden (a reason is needed) or fout."""

    form: Rijformulier
    feit: dict[str, Any]
    soort: str
    """The kind of subject that it is about; empty without one."""
    stand: str = "leeg"
    melding: str = ""
    ontbreekt: tuple[api.Ontbrekend, ...] = ()

    @property
    def gaat_mee(self) -> bool:
        """Whether it is ticked."""
        return bool(self.form["mee"].value())

    def mislukt(self, fout: api.Vastlegfout) -> None:
        """Why it cannot go as it is."""
        self.stand, self.melding = "fout", str(fout)
        match fout:
            case api.MotiveringNodig():
                self.stand, self.melding = "reden", _("Schrijf op waarom u dit daar toch vastlegt.")
                self.ontbreekt = fout.ontbreekt
                self.form.vraag_reden()
            case api.Geweigerd():
                self.melding, self.ontbreekt = fout.reden, fout.ontbreekt
            case api.Ongeldig():
                self.melding = " ".join(m for meldingen in fout.fouten.values() for m in meldingen)


@dataclass
class Verhuizing:
    """From this dossier to the one that the form names."""

    lezer: Lezer
    blad: Blad
    form: Bestemming
    rijen: list[Rij]
    daar: Blad | None = None
    hier_regels: list[Regel] = field(default_factory=list)
    daar_regels: list[Regel] = field(default_factory=list)
    geprobeerd: bool = False

    def vind(self) -> bool:
        """Look up the other dossier, and say at the field when the reader has none by that name."""
        tekst = self.form.cleaned_data["naar"]
        gevonden = api.genoemde_dossiers(self.lezer, [tekst]).get(tekst)
        if gevonden is None:
            self.form.add_error("naar", _("U hebt geen dossier met dit nummer of kenmerk. Kijk het na."))
        elif gevonden.nummer == self.blad.beeld.nummer:
            self.form.add_error("naar", _("Dit is het nummer van dit dossier. Kies een ander dossier."))
        else:
            try:
                self.daar = Blad(api.dossierbeeld(self.lezer, gevonden.nummer, kort=True), Blik())
            except NietGevonden:
                self.form.add_error("naar", _("U hebt geen dossier met dit nummer of kenmerk. Kijk het na."))
                return False
            for rij in self.rijen:
                rij.form.bied_aan(self.daar, rij.soort)
        return self.daar is not None

    @property
    def nummer_daar(self) -> str:
        """Of the other dossier, once it was found."""
        assert self.daar is not None
        return self.daar.beeld.nummer

    @cached_property
    def mee(self) -> list[Rij]:
        """The rows that go. What was filled in wrongly says so at its field."""
        return [rij for rij in self.rijen if rij.form.is_valid() and rij.gaat_mee]

    @property
    def over(self) -> list[api.Overzetting]:
        """What is asked of the store."""
        return [rij.form.overzetting for rij in self.mee]

    @property
    def ook(self) -> list[api.Vastlegging]:
        """That the dossier that is left is closed, if that was asked."""
        if not self.form.cleaned_data.get("sluit"):
            return []
        return [api.Vastlegging(api.GESLOTEN, klok.vandaag(), velden={"reden": DUBBEL})]

    @property
    def afdruk(self) -> str:
        """A hash of what was filled in."""
        return afdruk(self.nummer_daar, self.over, self.ook)

    def zet_over(self) -> bool:
        """Do what was shown. False where the page must say something first."""
        if self.form.cleaned_data["gezien"] != self.afdruk:
            return False
        gegeven = self.form.cleaned_data
        try:
            api.zet_over(
                self.lezer, self.blad.beeld.nummer, self.nummer_daar, self.over,
                (gegeven["stand"], gegeven["stand_daar"]), gegeven["bewijs"], self.ook,
            )  # fmt: skip
        except api.Gewijzigd:
            self.form.add_error(None, _("Iemand anders legde intussen iets vast. Kijk of dit nog klopt."))
        except api.AnderVerzoek as fout:
            self.form.add_error(None, str(fout))
        except api.Opslagfout:
            self.form.add_error(None, _("Dit lukte niet. In beide dossiers is niets veranderd. Probeer het opnieuw."))
        except api.Vastlegfout:
            self.form.add_error(None, _("Dit kan nu niet meer zo. In beide dossiers is niets veranderd."))
        return not self.form.errors

    def probeer(self) -> None:
        """What it would do, per fact and in both dossiers; the next sending does that and nothing else."""
        if not self.over and not self.ook:
            self.form.add_error(None, _("Kies een feit of meer."))
            return
        try:
            proef = api.probeer_over_te_zetten(
                self.lezer, self.blad.beeld.nummer, self.nummer_daar, self.over, self.ook
            )
        except api.Geweigerd as fout:
            self.form.add_error(None, fout.reden)
            return
        self._verdeel(proef.fouten)
        if proef.fouten:
            return
        assert self.daar is not None
        self.geprobeerd = True
        self.hier_regels = list(_regels(self.blad, proef.hier))
        self.daar_regels = list(_regels(self.daar, proef.daar))
        hier = proef.hier.stand if proef.hier is not None else self.blad.beeld.stand
        daar = proef.daar.stand if proef.daar is not None else self.daar.beeld.stand
        self.form.onthoud(stand=hier, stand_daar=daar, gezien=self.afdruk)

    def _verdeel(self, fouten: Mapping[int, api.Vastlegfout]) -> None:
        """Each refusal at its row."""
        for i, rij in enumerate(self.mee):
            rij.stand = "kan"
            if (fout := fouten.get(i)) is not None:
                rij.mislukt(fout)
        if any(rij.stand != "kan" for rij in self.mee):
            self.form.add_error(
                None, _("Nog niet alles kan over. Er is niets veranderd. Kijk bij elk feit wat eraan scheelt.")
            )
        for i, fout in fouten.items():
            if not 0 <= i < len(self.mee):
                reden = fout.reden if isinstance(fout, api.Geweigerd) else str(fout)
                self.form.add_error("sluit" if i >= 0 and "sluit" in self.form.fields else None, reden)


def _regels(blad: Blad, resultaat: api.Resultaat | None) -> Iterator[Regel]:
    for wijziging in resultaat.wijzigingen if resultaat is not None else ():
        yield wijziging_in_woorden(wijziging, blad.woorden, klok.vandaag())


def rij(blad: Blad, feit: api.Feitregel, data: Any, *, mee: bool) -> Rij:
    """One fact with its form."""
    titel = f"{feit.titel}, {datum_voluit(feit.op)}"
    form = Rijformulier(titel, data, prefix=feit.kenmerk, initial={"mee": mee})
    soort = (blad.woorden.rekenset.onderwerpen.get(feit.type) or "") if feit.betreft else ""
    return Rij(form, blad.feit(feit), soort)
