"""A letter with an example: composed from invented data, for who receives it and for each copy."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any, Final

from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from waakvlam.afspraken.plekken import handeling
from waakvlam.afspraken.stukregels import GEWICHTEN, TEKENT_ALS, verzending
from waakvlam.afspraken.verzameling import Verzameling
from waakvlam.afspraken.woorden import Verteller
from waakvlam.kern.brief import PLAATSHOUDER, Brief, Briefdeel, alineas
from waakvlam.kern.herkomst import Gegeven, Schrijf, UitDag, UitDossier, UitFeit, UitRol
from waakvlam.web.api import datum_brief

VERZENDDAG: Final = date(2026, 6, 1)
"""The invented day of sending; what happened before it lies two weeks apart."""
TUSSENPOOS: Final = timedelta(weeks=2)
DOSSIER: Final = {
    "naam": "Sam Voorbeeld",
    "adres": "Voorbeeldstraat 12",
    "telefoon": "06 00 00 00 00",
    "e_mail": "sam@voorbeeld.example",
    "geboortedatum": "1 januari 2001",
    "kenmerk": "WV-0001",
}
ROL: Final = {
    "naam": "Robin Verzonnen",
    "functie": "medewerker",
    "telefoon": "020 000 00 00",
    "e_mail": "robin@voorbeeld.example",
    "adres": "Voorbeeldplein 1",
}


@dataclass(frozen=True, slots=True)
class Deelbeeld:
    """A part of the letter as it reads; `weg`: this copy leaves it out."""

    deel: Briefdeel
    kop: SafeString
    tekst: SafeString
    niet_in_kopie: str
    categorieen: str
    weg: bool = False


def briefblad(set_: Verzameling, brief: Brief, gekozen: str = "") -> dict[str, Any]:
    """Everything the page of a letter shows; `gekozen`: the role whose copy is shown, none for the letter itself."""
    voorbeeld = _Voorbeeld(brief, set_.verteller)
    kopie = gekozen if gekozen in brief.kopie_aan else ""
    titel, betekenis = GEWICHTEN[brief.gewicht]
    delen = [voorbeeld.deel(deel, kopie) for deel in brief.onderdelen]
    return {
        "set": set_,
        "brief": brief,
        "afzender": set_.verteller.namen(brief.afzender),
        "aan": set_.verteller.namen(brief.aan),
        "kopie_aan": set_.verteller.namen(brief.kopie_aan),
        "kopie": set_.verteller.namen([kopie]) if kopie else "",
        "tabs": list(_tabs(set_, brief, kopie)),
        "gewicht": {"titel": titel, "betekenis": betekenis},
        "verzending": verzending(brief),
        "handelingen": [
            handeling(soort, set_.verteller) for soort in (brief.handeling, brief.kopie_handeling) if soort
        ],
        "fase": set_.fasen[brief.fase],
        "categorieen": [set_.verteller.categorie(c) for c in brief.categorieen],
        "briefhoofd": set_.verteller.namen(brief.afzender[:1]),
        "verzenddag": datum_brief(VERZENDDAG),
        "onderwerp": brief.onderwerp or brief.titel,
        "delen": [beeld for beeld in delen if not beeld.deel.alleen_dossier],
        "dossierdelen": [beeld for beeld in delen if beeld.deel.alleen_dossier],
        "vrij": [beeld for beeld in delen if beeld.deel.vrij and not beeld.deel.alleen_dossier],
        "ondertekening": [
            {"rol": set_.verteller.namen([o.rol]), "functie": o.functie, "als": TEKENT_ALS[o.als]}
            for o in brief.ondertekening
        ],
        "schrijfvragen": [g.schrijf for g in brief.gegevens.values() if isinstance(g, Schrijf)],
    }


def _tabs(set_: Verzameling, brief: Brief, kopie: str) -> Iterator[dict[str, Any]]:
    """The letter and each of its copies; nothing when there are no copies."""
    adres = reverse("afspraken:brief", args=[set_.kop.naam, brief.id])
    if brief.kopie_aan:
        yield {"label": _("De brief"), "url": adres, "huidig": not kopie}
    for rol in brief.kopie_aan:
        label = _("Kopie aan %(wie)s") % {"wie": set_.verteller.namen([rol])}
        yield {"label": label, "url": f"{adres}?kopie={rol}", "huidig": rol == kopie}


class _Voorbeeld:
    """The invented data of one letter, and its texts with these in place."""

    def __init__(self, brief: Brief, verteller: Verteller) -> None:
        self.verteller = verteller
        terug = count(1)
        feiten = sum(isinstance(g, UitFeit) for g in brief.gegevens.values())
        self.waarden = {
            naam: self._waarde(gegeven, VERZENDDAG - TUSSENPOOS * (feiten + 1 - next(terug)))
            if isinstance(gegeven, UitFeit)
            else self._waarde(gegeven, VERZENDDAG)
            for naam, gegeven in brief.gegevens.items()
        }
        self.brief = brief

    def _waarde(self, gegeven: Gegeven, dag: date) -> str:
        if isinstance(gegeven, Schrijf):
            return gegeven.voorbeeld
        if isinstance(gegeven, UitDossier):
            return DOSSIER[gegeven.dossier]
        if isinstance(gegeven, UitRol):
            return ROL.get(gegeven.gegeven) or self.verteller.namen([gegeven.rol])
        if isinstance(gegeven, UitDag):
            return datum_brief(VERZENDDAG + timedelta(days=gegeven.plus_dagen))
        if isinstance(gegeven, UitFeit):
            return self._feit(gegeven, dag)
        return datum_brief(VERZENDDAG + TUSSENPOOS)

    def _feit(self, gegeven: UitFeit, dag: date) -> str:
        """The day of a fact, a day that it plans (after the sending), or a field in words."""
        soort = self.verteller.rekenset.typen[gegeven.feit]
        veld = soort.velden[gegeven.veld] if gegeven.veld else None
        if veld is None:
            return datum_brief(dag)
        if veld.soort == "datum":
            return datum_brief(VERZENDDAG + TUSSENPOOS)
        return self.verteller.waarde(veld.keuzes[0]) if veld.keuzes else veld.titel.lower()

    def deel(self, deel: Briefdeel, kopie: str) -> Deelbeeld:
        """One part, with the invented data marked."""
        return Deelbeeld(
            deel,
            self._ingevuld(deel.kop),
            self._opgemaakt(deel.tekst),
            niet_in_kopie=self.verteller.namen(deel.niet_in_kopie_aan),
            categorieen=", ".join(self.verteller.categorie(c).lower() for c in deel.categorieen),
            weg=bool(kopie) and kopie in deel.niet_in_kopie_aan,
        )

    def _opgemaakt(self, tekst: str) -> SafeString:
        """Paragraphs and lists of points."""
        return format_html_join("", "{}", ((self._alinea(alinea),) for alinea in alineas(tekst)))

    def _alinea(self, alinea: str | tuple[str, ...]) -> SafeString:
        if isinstance(alinea, str):
            return format_html("<p>{}</p>", self._ingevuld(alinea))
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((self._ingevuld(p),) for p in alinea)))

    def _ingevuld(self, tekst: str) -> SafeString:
        """The text with at each placeholder its invented value, marked as such."""
        stukken = PLAATSHOUDER.split(tekst)
        delen = (
            format_html('<mark class="af-ingevuld">{}</mark>', self.waarden[stuk])
            if i % 2
            else conditional_escape(stuk)
            for i, stuk in enumerate(stukken)
        )
        return mark_safe("".join(delen))  # noqa: S308 - each piece is escaped
