"""Form fields from the fields of an event type: titles, help and choices come from the vocabulary and the set."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

from waakvlam.dossierblad.tonen import Blad
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.kern.taal import Veld
from waakvlam.kern.toetsen import LOPEND
from waakvlam.web.api import DatumVeld, Woorden, hoofdletter

MAX_TEKST, MAX_REGEL = 4000, 200
MAX_RONDJES = 7
MAX_OPEN = 12
JA, NEE = "ja", "nee"
LANG = frozenset({
    "reden", "toelichting", "omschrijving", "motivering", "noodzaak", "tekst", "punten", "oorzaak", "grond", "uitkomst",
    "stand", "aard", "situatie", "oplossing",
})  # fmt: skip
ORGANISATIES = "organisaties"
Keuzes = list[tuple[str, Any]]
EEUW = _("Kies een dag tussen 1900 en 2200.")
REDELIJK = [MinValueValidator(date(1900, 1, 1), EEUW), MaxValueValidator(date(2199, 12, 31), EEUW)]
MAAND = RegexValidator(r"^\d{4}-(0[1-9]|1[0-2])$", _("Schrijf een jaar en een maand, bijvoorbeeld 2026-03."))


class Langelijst(forms.MultipleChoiceField):
    """Many choices that nobody has to make: the page folds them away."""

    inklapbaar = True


@dataclass(frozen=True)
class Vraag:
    """One field to ask for, in one dossier."""

    naam: str
    veld: Veld
    woorden: Woorden
    dossier: Blad | None = None

    @property
    def blad(self) -> Blad:
        """The dossier that the choices come from."""
        assert self.dossier is not None
        return self.dossier

    def opties(self, **anders: Any) -> dict[str, Any]:
        """What every form field takes."""
        return {"label": self.veld.titel, "help_text": self.veld.hulp, "required": self.veld.verplicht} | anders

    @property
    def keuzes(self) -> Keuzes:
        """The values of the vocabulary, with their titles."""
        return [(keuze, self.woorden.waarde(keuze)) for keuze in self.veld.keuzes]


def maak_veld(naam: str, veld: Veld, blad: Blad) -> forms.Field:
    """The form field that asks for this field."""
    return MAKERS[veld.soort](Vraag(naam, veld, blad.woorden, blad))


def maak_los_veld(naam: str, veld: Veld, woorden: Woorden) -> forms.Field:
    """As `maak_veld`, for a field that asks the same in every dossier."""
    return MAKERS[veld.soort](Vraag(naam, veld, woorden))


def is_los(naam: str, veld: Veld) -> bool:
    """Whether a field asks the same in every dossier: its choices do not come from one."""
    return veld.soort != "rol" and naam not in KEUZES_BIJ_TEKST and naam not in KEUZES_BIJ_LIJST


def _tekst(vraag: Vraag) -> forms.Field:
    if vraag.naam in KEUZES_BIJ_TEKST:
        # Help that says 'choose from the list' is said by the list itself.
        hulp = "" if "lijst" in vraag.veld.hulp else vraag.veld.hulp
        keuzes = [("", _("Maak een keuze")), *KEUZES_BIJ_TEKST[vraag.naam](vraag.blad)]
        return forms.ChoiceField(choices=keuzes, **vraag.opties(help_text=hulp))
    if vraag.naam == "maand":
        invoer = forms.TextInput(attrs={"type": "month"})
        return forms.CharField(widget=invoer, validators=[MAAND], max_length=7, **vraag.opties())
    if vraag.naam in LANG:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=MAX_TEKST, **vraag.opties())
    attrs = {"list": ORGANISATIES} if vraag.naam == "organisatie" else {}
    return forms.CharField(widget=forms.TextInput(attrs=attrs), max_length=MAX_REGEL, **vraag.opties())


def _datum(vraag: Vraag) -> forms.Field:
    return DatumVeld(**vraag.opties(validators=REDELIJK))


def _getal(vraag: Vraag) -> forms.Field:
    opties = vraag.opties(min_value=0, max_digits=9, decimal_places=2, localize=True)
    return forms.DecimalField(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **opties)


def _bool(vraag: Vraag) -> forms.Field:
    keuzes: Keuzes = [(JA, _("Ja")), (NEE, _("Nee"))]
    if not vraag.veld.verplicht:
        keuzes.append(("", _("Niet bekend")))
    return forms.ChoiceField(widget=forms.RadioSelect, choices=keuzes, **vraag.opties())


def _keuze(vraag: Vraag) -> forms.Field:
    if len(vraag.keuzes) > MAX_RONDJES:
        return forms.ChoiceField(choices=[("", _("Maak een keuze")), *vraag.keuzes], **vraag.opties())
    leeg: Keuzes = [] if vraag.veld.verplicht else [("", _("Niet ingevuld"))]
    return forms.ChoiceField(widget=forms.RadioSelect, choices=vraag.keuzes + leeg, **vraag.opties())


def _lijst(vraag: Vraag) -> forms.Field:
    maker = KEUZES_BIJ_LIJST.get(vraag.naam)
    keuzes = maker(vraag.blad) if maker else vraag.keuzes
    if keuzes:
        lang = len(keuzes) > MAX_OPEN and not vraag.veld.verplicht
        return (Langelijst if lang else forms.MultipleChoiceField)(
            widget=forms.CheckboxSelectMultiple, choices=keuzes, **vraag.opties()
        )
    hulp = f"{vraag.veld.hulp} {_('Zet elk antwoord op een eigen regel.')}".strip()
    invoer = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(widget=invoer, max_length=MAX_TEKST, **vraag.opties(help_text=hulp))


def _rol(vraag: Vraag) -> forms.Field:
    blad = vraag.blad
    eigen = list(dict.fromkeys([*(rol for _organisatie, rol in blad.beeld.partijen), "deelnemer"]))
    rollen = (rol.naam for rol in blad.woorden.rekenset.taal.rollen if not rol.groep)
    anderen = [naam for naam in rollen if naam not in {*eigen, "alle_partijen"}]
    groepen: list[tuple[Any, Any]] = [
        ("", _("Maak een keuze")),
        (_("In dit dossier"), _rollen(blad, eigen)),
        (_("Andere rollen"), _rollen(blad, anderen)),
    ]
    return forms.ChoiceField(choices=groepen, **vraag.opties())


MAKERS: dict[str, Callable[[Vraag], forms.Field]] = {
    "tekst": _tekst,
    "datum": _datum,
    "getal": _getal,
    "bool": _bool,
    "keuze": _keuze,
    "lijst": _lijst,
    "rol": _rol,
}


# Choices that the vocabulary leaves to the set and the dossier


def _rollen(blad: Blad, namen: Iterable[str]) -> Keuzes:
    return [(naam, blad.woorden.rol(naam)) for naam in namen]


def _ontvangers(blad: Blad) -> Keuzes:
    """Roles of this dossier first, then the others that the sharing rules of the set name."""
    in_dossier = (rol for _organisatie, rol in blad.beeld.partijen)
    regels = blad.woorden.rekenset.afspraken.delen
    rollen = blad.woorden.rekenset.rollen
    in_regels = (rol for regel in regels for rol in regel.aan if not rollen[rol].groep and rol != "alle_partijen")
    return _rollen(blad, (rol for rol in dict.fromkeys([*in_dossier, *in_regels]) if rol != "deelnemer"))


def _ondertekenaars(blad: Blad) -> Keuzes:
    in_dossier = (rol for _organisatie, rol in blad.beeld.partijen)
    return _rollen(blad, dict.fromkeys(["deelnemer", "zorgaanbieder", "woningcorporatie", *in_dossier]))


def _doelen(blad: Blad) -> Keuzes:
    return sorted(blad.woorden.doelen.items(), key=lambda paar: paar[1])


def _categorieen(blad: Blad) -> Keuzes:
    """Categories that the sharing rules of the set name."""
    genoemd = {naam for regel in blad.woorden.rekenset.afspraken.delen for naam in regel.categorieen}
    return [(c.naam, c.titel) for c in blad.woorden.rekenset.taal.categorieen if c.naam in genoemd]


def _clausules(blad: Blad) -> Keuzes:
    """Clauses of the terms that run; one of the own protocol alone stands on none."""
    lopend = (t for t in blad.beeld.termijnen if t.clausules and t.status in LOPEND)
    return list({t.clausule: f"{t.clausule}: {hoofdletter(t.wat)}" for t in lopend}.items())


def _criteria(blad: Blad) -> Keuzes:
    """What a person judges: criteria in the decisions that concern the reader, and what rules ask."""
    criteria = {c.clausule for besluit in blad.beeld.besluiten for c in besluit.criteria if c.mens}
    gevraagd = criteria | set(blad.woorden.rekenset.oordelen)
    return sorted(((clausule, blad.woorden.oordeel(clausule)) for clausule in gevraagd), key=lambda paar: paar[1])


KEUZES_BIJ_TEKST: dict[str, Callable[[Blad], Keuzes]] = {
    "route": lambda blad: list(blad.woorden.rekenset.routes.items()),
    "contractvorm": lambda blad: list(blad.woorden.rekenset.contractvormen.items()),
    "clausule": _clausules,
    "criterium": _criteria,
    "doel": _doelen,
}
KEUZES_BIJ_LIJST: dict[str, Callable[[Blad], Keuzes]] = {
    "doelen": lambda blad: [("alles", _("Alles wat bij deze afspraken hoort")), *_doelen(blad)],
    "ontvangers": _ontvangers,
    "categorieen": _categorieen,
    "ondertekend_door": _ondertekenaars,
}


# From the form to the fact and back


def naar_feit(veld: Veld, waarde: Any) -> Veldwaarde | None:
    """The value as a fact holds it; None when nothing was filled in, for what is not known is left out."""
    if waarde in (None, "", []):
        return None
    if veld.soort == "bool":
        return bool(waarde == JA)
    if veld.soort == "getal":
        return int(waarde) if waarde == int(waarde) else float(waarde)
    if veld.soort == "lijst" and isinstance(waarde, str):
        return [regel.strip() for regel in waarde.splitlines() if regel.strip()]
    goed: Veldwaarde = waarde
    return goed


def naar_form(waarde: Veldwaarde) -> Any:
    """The value of an earlier fact, to begin a correction with."""
    if isinstance(waarde, bool):
        return JA if waarde else NEE
    return list(waarde) if isinstance(waarde, tuple) else waarde
