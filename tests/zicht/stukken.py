"""Forms and letters with every category marked, and what of them each reader gets in the hand."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from tests.zicht.lezing import leden
from waakvlam.afspraken.verzameling import Verzameling
from waakvlam.bron.api import bronset
from waakvlam.kern.brief import Brief
from waakvlam.kern.formulier import Formulier
from waakvlam.kern.herkomst import Schrijf, UitDossier, UitFeit, UitRol

BRON = Path(__file__).resolve().parents[2] / "src" / "waakvlam"
VAN_IEMAND = {"naam", "functie", "telefoon", "e_mail"}
"""What is known of a person who acts for an organisation; its name and address are nobody's."""


def ontvangers(setnaam: str, rollen: list[str]) -> list[str]:
    """Who is meant by these roles: each one itself, and everyone in a group that is named."""
    alle = [r.naam for r in bronset(setnaam).taal.rollen if not r.groep and r.naam != "alle_partijen"]
    return [rol for rol in alle if leden(setnaam, rol) & set(rollen)]


def categorie(setnaam: str, gegeven: Any) -> str | None:
    """Of what kind a piece of data is that a form or letter takes from the dossier; None where it is nobody's."""
    if isinstance(gegeven, UitFeit):
        return str(bronset(setnaam).rekenset.typen[gegeven.feit].categorie)
    if isinstance(gegeven, UitDossier):
        return None if gegeven.dossier == "kenmerk" else "contactgegevens"
    if isinstance(gegeven, UitRol) and gegeven.gegeven in VAN_IEMAND:
        return "contactgegevens" if gegeven.rol == "deelnemer" else "contactgegevens_medewerker"
    return None


def gemerkt(set_: Verzameling) -> Verzameling:
    """The set with marks in its forms and letters: in each part and question, and wherever data is filled in."""
    afspraken = set_.rekenset.afspraken
    anders = {
        "brieven": [_brief(set_.kop.naam, brief) for brief in afspraken.brieven],
        "formulieren": [_formulier(formulier) for formulier in afspraken.formulieren],
    }
    return replace(set_, rekenset=replace(set_.rekenset, afspraken=afspraken.model_copy(update=anders)))


def _brief(setnaam: str, brief: Brief) -> Brief:
    gegevens = {
        naam: Schrijf(schrijf="Wat is dit?", voorbeeld=merk(soort)) if (soort := categorie(setnaam, g)) else g
        for naam, g in brief.gegevens.items()
    }
    delen = [
        deel.model_copy(update={"tekst": "\n\n".join([deel.tekst, *(merk(c) for c in deel.categorieen)])})
        for deel in brief.onderdelen
    ]
    return brief.model_copy(update={"gegevens": gegevens, "onderdelen": delen})


def _formulier(formulier: Formulier) -> Formulier:
    secties = [
        sectie.model_copy(
            update={
                "titel": f"{sectie.titel} ({nummer})",
                "velden": [
                    veld.model_copy(update={"vraag": f"{veld.vraag} {merk(veld.categorie)} ({nummer}.{plek})"})
                    for plek, veld in enumerate(sectie.velden)
                ],
            }
        )
        for nummer, sectie in enumerate(formulier.secties)
    ]
    return formulier.model_copy(update={"secties": secties})


def merk(categorie: str) -> str:
    """Other than the marks of dossiers, so that the two are told apart."""
    return f"stuk-{categorie}-merk"


def genoemd(tekst: str) -> set[str]:
    """The categories of which a mark stands in this text."""
    return set(re.findall(r"stuk-([a-z_]+)-merk", tekst))


def onafgedrukt() -> set[str]:
    """The classes that the style sheets keep from paper."""
    gevonden: set[str] = set()
    for pad in sorted(BRON.glob("*/static/*/*.css")):
        for blok in re.findall(r"@media print \{(.*?)\n\}", pad.read_text("utf-8"), re.DOTALL):
            for kiezers in re.findall(r"([^{}]+)\{\s*display: none;", blok):
                gevonden |= {k.strip()[1:] for k in kiezers.split(",") if re.fullmatch(r"\s*\.[\w-]+\s*", k)}
    return gevonden


class Papier(HTMLParser):
    """The text of a page as it is printed."""

    ZONDER_EINDE = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "path", "use", "wbr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.weg, self.diepte, self.delen = onafgedrukt(), 0, list[str]()
        self.feed(html)
        assert self.diepte == 0, "niet elk element is gesloten"

    @property
    def tekst(self) -> str:
        """In one line."""
        return " ".join("".join(self.delen).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.ZONDER_EINDE:
            return
        klassen = (dict(attrs).get("class") or "").split()
        if self.diepte or tag in {"head", "script"} or not self.weg.isdisjoint(klassen):
            self.diepte += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if self.diepte and tag not in self.ZONDER_EINDE:
            self.diepte -= 1

    def handle_data(self, data: str) -> None:
        if not self.diepte:
            self.delen.append(data)


def gekregen(formulier: Formulier, zonder: tuple[str, ...]) -> Iterator[str]:
    """The categories of the questions in a copy that is said to be without these sections and questions."""
    for sectie in formulier.secties:
        yield from (v.categorie for v in sectie.velden if sectie.titel not in zonder and v.vraag not in zonder)
