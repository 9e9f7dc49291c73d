"""A form as it is filled in: the questions with their rows, what was typed, what is wrong, and what it will record."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from waakvlam import klok
from waakvlam.dossierblad.api import REDELIJK, SOORTEN, Blad, naar_feit, nieuw_kenmerk
from waakvlam.dossierblad.api import maak_veld as maak_feitveld
from waakvlam.dossiers.api import Mogelijkheid, Nieuwdeel, Vastlegging
from waakvlam.formulieren.delen import TOELICHTING, delen_van
from waakvlam.formulieren.oogst import Oogstfeit, niet_gevoed, onderwerpen_van, oogst, ook_vast_te_leggen, soorten_van
from waakvlam.formulieren.plekken import (
    MAX_RIJEN,
    Antwoord,
    Rij,
    Vraag,
    genummerd,
    gevraagd,
    verplicht_leeg,
    vragen_van,
)
from waakvlam.formulieren.velden import lange_tekst, maak_veld, naar_antwoord
from waakvlam.kern.formulier import Formulier
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.web.api import DatumVeld

NIEUW, GEEN = "nieuw", "geen"
OVER, FEIT, OOK, OP = "over-", "feit-", "ook", "op"
VUL_IN: Final = _("Vul dit nog in.")
Ruw = Mapping[str, Any]
"""A draft: what was typed per control, as a browser sends it, and `rijen-<sectie>`, how many rows a section has."""


@dataclass(frozen=True, slots=True)
class Opbrengst:
    """What settling records now, what once signatures are there, and what it does not."""

    nu: tuple[tuple[Oogstfeit, Vastlegging, Mogelijkheid], ...]
    na_tekenen: tuple[Oogstfeit, ...]
    zonder_dag: tuple[Oogstfeit, ...]
    door_ander: tuple[Oogstfeit, ...]
    """The reader's role may not record these."""


class Invulling(forms.Form):
    """The whole form as controls. Only the fixed ones are declared: the others are those of the set."""

    op = DatumVeld(label=_("Op welke dag is dit besproken of ingevuld?"), validators=REDELIJK)

    def __init__(self, blad: Blad, formulier: Formulier, ruw: Ruw) -> None:
        """`ruw`: the draft."""
        self.blad, self.formulier, self.ruw = blad, formulier, ruw
        super().__init__(als_invoer(ruw), auto_id="v-%s")
        self.rijen = self._rijen()
        self.vragen = vragen_van(formulier, self.rijen)
        self.typen = blad.woorden.rekenset.typen
        self.fields["op"].widget.attrs["max"] = klok.vandaag().isoformat()
        for vraag in self.vragen:
            self._voeg_vraag_toe(vraag)
        self.extra = [*self._voeg_onderwerpen_toe(), *self._voeg_handelingen_toe(), *self._voeg_velden_toe()]

    # what is asked

    def _rijen(self) -> dict[str, Sequence[Rij]]:
        rijen: dict[str, Sequence[Rij]] = {}
        for sectie in self.formulier.secties:
            if sectie.per is not None and sectie.per.uit is not None:
                soort = self.blad.woorden.rekenset.onderwerpen.get(sectie.per.uit)
                bekend = [o for o in self.blad.onderwerpen.values() if o.soort == soort]
                rijen[sectie.id] = [Rij(o.kenmerk, o.label) for o in bekend]
            elif sectie.per is not None:
                rijen[sectie.id] = genummerd(sectie.per, aantal_rijen(self.ruw, sectie.id))
        return rijen

    def _voeg_vraag_toe(self, vraag: Vraag) -> None:
        if vraag.veld.soort == "handtekening":
            return
        self.fields[vraag.naam] = maak_veld(vraag, self.blad)
        if vraag.veld.toelichting:
            opties = {"label": vraag.veld.toelichting, "required": False}
            self.fields[f"{vraag.naam}-{TOELICHTING}"] = lange_tekst(vraag.veld, self.blad, opties)

    @property
    def handelingen(self) -> list[str]:
        """Acts of the form that no question feeds."""
        return [s for s in ook_vast_te_leggen(self.formulier.handelingen, self.vragen) if s in self.typen]

    def _voeg_onderwerpen_toe(self) -> list[str]:
        """Which offer, complaint or talk it is about: asked once per kind."""
        gevoed = onderwerpen_van(self.vragen, self.handelingen, self.blad.woorden.rekenset.onderwerpen)
        for soort in gevoed:
            bekend = [(o.kenmerk, o.label) for o in self.blad.onderwerpen.values() if o.soort == soort]
            self.fields[OVER + soort] = forms.ChoiceField(
                label=_("Over welk onderwerp gaat dit: %(soort)s?") % {"soort": str(SOORTEN[soort][0]).lower()},
                choices=[*bekend, (NIEUW, SOORTEN[soort][1]), (GEEN, _("Niet van toepassing of niet bekend"))],
                widget=forms.RadioSelect,
                required=False,
            )
        return [OVER + soort for soort in gevoed]

    def _voeg_handelingen_toe(self) -> list[str]:
        if not self.handelingen:
            return []
        self.fields[OOK] = forms.MultipleChoiceField(
            label=_("Wat gebeurde er ook?"),
            help_text=_("Kruis aan wat op deze dag is gedaan. Het komt in de tijdlijn."),
            choices=[(soort, self.typen[soort].titel) for soort in self.handelingen],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        return [OOK]

    def _voeg_velden_toe(self) -> list[str]:
        """What the store must know of a fact and no question asks."""
        namen = []
        for soort in dict.fromkeys([*soorten_van(self.vragen), *self.handelingen]):
            for veld in niet_gevoed(self.typen[soort], self.vragen):
                naam = f"{FEIT}{soort}-{veld}"
                control = maak_feitveld(veld, self.typen[soort].velden[veld], self.blad)
                control.required = False
                control.label = f"{self.typen[soort].titel}: {control.label}"
                self.fields[naam] = control
                namen.append(naam)
        return namen

    # what was answered

    def zonder_oordeel(self) -> "Invulling":
        """The form without saying what is wrong: while someone is still at it."""
        self._errors = ErrorDict()
        return self

    @property
    def antwoorden(self) -> dict[str, Antwoord]:
        """Every answer that can be read, also of questions that are not asked."""
        gegeven = ((v, naar_antwoord(v.veld, self.cleaned_data.get(v.naam))) for v in self.vragen)
        return {vraag.naam: antwoord for vraag, antwoord in gegeven if antwoord is not None}

    @property
    def gevraagd(self) -> tuple[Vraag, ...]:
        """The questions that the answers leave."""
        return gevraagd(self.vragen, self.antwoorden)

    def clean_op(self) -> date:
        """It has happened: its day is not in the future."""
        dag: date = self.cleaned_data["op"]
        if dag > klok.vandaag():
            raise forms.ValidationError(__("Deze dag is nog niet geweest."))
        return dag

    def clean(self) -> None:
        """Faults of questions that are not asked do not count; required ones that are asked must be answered."""
        namen = {v.naam for v in self.gevraagd}
        for vraag in self.vragen:
            if vraag.naam not in namen:
                self.errors.pop(vraag.naam, None)
        for vraag in verplicht_leeg(self.gevraagd, self.antwoorden):
            if vraag.naam not in self.errors:
                self.add_error(vraag.naam, str(VUL_IN))
        self._eis_bij_feiten()

    def _eis_bij_feiten(self) -> None:
        for feit in self.feiten():
            if feit.op is None:
                continue
            soort = self.typen[feit.type]
            for naam in (f"{FEIT}{feit.type}-{veld}" for veld in niet_gevoed(soort, self.vragen)):
                if not self.cleaned_data.get(naam) and naam not in self.errors:
                    self.add_error(naam, str(VUL_IN))
            over = OVER + (soort.onderwerp or "")
            eigen = feit.over_rij or feit.nieuw_onderwerp or self.cleaned_data.get(over)
            if over in self.fields and not eigen and over not in self.errors:
                self.add_error(over, __("Kies waar dit over gaat."))

    # what it makes

    def delen(self) -> tuple[Nieuwdeel, ...]:
        """The document in parts."""
        namen = {v.naam: f"{v.naam}-{TOELICHTING}" for v in self.vragen if v.veld.toelichting}
        toelichtingen = {v: self.cleaned_data.get(naam) or "" for v, naam in namen.items()}
        return delen_van(self.gevraagd, self.antwoorden, toelichtingen, self.blad.woorden)

    def feiten(self) -> tuple[Oogstfeit, ...]:
        """The facts of the answers, with what was asked besides."""
        dag = self.cleaned_data.get(OP) or klok.vandaag()
        geoogst = oogst(self.gevraagd, self.antwoorden, dag, self.typen)
        ook = (Oogstfeit(soort, dag, van={"": OOK}) for soort in self.cleaned_data.get(OOK) or ())
        return (*geoogst, *ook)

    def opbrengst(self, concept: str, motiveringen: Mapping[int, str]) -> Opbrengst:
        """What settling does. `concept`: the mark of the draft, from which new subjects get theirs."""
        kan = {m.type: m for m in self.blad.beeld.kan_nu}
        feiten = self.feiten()
        gebeurd = [f for f in feiten if f.op is not None and not f.wacht_op]
        eigen = [f for f in gebeurd if namens(kan.get(f.type), f) is not None]
        return Opbrengst(
            nu=tuple(
                (f, self._vastlegging(f, kan[f.type], concept, motiveringen.get(i, "")), kan[f.type])
                for i, f in enumerate(eigen)
            ),
            na_tekenen=tuple(f for f in feiten if f.op is not None and f.wacht_op),
            zonder_dag=tuple(f for f in feiten if f.op is None and f.velden),
            door_ander=tuple(f for f in gebeurd if f not in eigen),
        )

    def _vastlegging(self, feit: Oogstfeit, mag: Mogelijkheid, concept: str, motivering: str) -> Vastlegging:
        soort = self.typen[feit.type]
        velden: dict[str, Veldwaarde] = {**feit.velden}
        for naam in niet_gevoed(soort, self.vragen):
            waarde = naar_feit(soort.velden[naam], self.cleaned_data.get(f"{FEIT}{feit.type}-{naam}"))
            if waarde is not None:
                velden[naam] = waarde
        assert feit.op is not None
        return Vastlegging(
            feit.type, feit.op, betreft=self._betreft(feit, soort.onderwerp, concept), velden=velden,
            namens=namens(mag, feit) or None, motivering=motivering,
        )  # fmt: skip

    def _betreft(self, feit: Oogstfeit, soort: str | None, concept: str) -> str | None:
        if soort is None:
            return None
        if feit.over_rij:
            return feit.rij
        if feit.nieuw_onderwerp:
            return nieuw_kenmerk(soort, _merk(concept, feit.van[""]))
        keuze = self.cleaned_data.get(OVER + soort)
        return nieuw_kenmerk(soort, _merk(concept, soort)) if keuze == NIEUW else None if keuze in GEEN_KEUZE else keuze


GEEN_KEUZE: Final = (None, "", GEEN)


def namens(mag: Mogelijkheid | None, feit: Oogstfeit) -> str | None:
    """For whom the reader may record this: '' for itself, a role without an account, or None: not at all."""
    if mag is None:
        return None
    if feit.door in mag.namens:
        return feit.door
    return "" if mag.eigen else next(iter(mag.namens), None)


def _merk(concept: str, waarvoor: str) -> str:
    """The same draft always makes the same subject, so that sending it twice makes one."""
    return hashlib.sha256(f"{concept}|{waarvoor}".encode()).hexdigest()


def als_invoer(ruw: Ruw) -> QueryDict:
    """A draft as a browser sends it."""
    data = QueryDict(mutable=True)
    for naam, waarde in ruw.items():
        data.setlist(naam, waarde if isinstance(waarde, list) else [waarde])
    return data


RIJEN: Final = "rijen-"
NIET_BEWAREN: Final = frozenset({"csrfmiddlewaretoken", "versie", "actie", "rij_erbij", "kies"})


def uit_invoer(data: QueryDict) -> dict[str, Any]:
    """What a browser sent, as a draft keeps it: empty controls are left out."""
    lijsten = {naam: [w for w in data.getlist(naam) if w.strip()] for naam in data if naam not in NIET_BEWAREN}
    return {naam: waarden if len(waarden) > 1 else waarden[0] for naam, waarden in lijsten.items() if waarden}


def aantal_rijen(ruw: Ruw, sectie: str) -> int:
    """How many rows a section that comes back as often as needed has in this draft."""
    getal = str(ruw.get(RIJEN + sectie, "1"))
    return min(int(getal), MAX_RIJEN) if getal.isdecimal() else 1


def categorieen(formulier: Formulier) -> set[str]:
    """Of what data the form can hold."""
    return {veld.categorie for veld in formulier.velden}


def vind(formulieren: Iterable[Formulier], naam: str) -> Formulier | None:
    """The form of this name."""
    return next((f for f in formulieren if f.id == naam), None)
