"""The overview as a PDF that everyone can read: tagged, in Dutch, and fit to keep (PDF/UA-1 and PDF/A-2a)."""

import json
from datetime import UTC, datetime, time
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Literal

import typst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from waakvlam.verantwoording.overzicht import Onderdeel, Overzicht, Regel
from waakvlam.web.api import datum_kort

SJABLOON = Path(__file__).with_name("inzage.typ")
LETTERS = Path(str(files("fontpkg_source_sans_3"))) / "files"
NORMEN: Final[list[Literal["ua-1", "a-2a"]]] = ["ua-1", "a-2a"]


def maak_pdf(overzicht: Overzicht, *, concept: bool) -> bytes:
    """The PDF. `concept`: says on top that it has not been given yet. Equal input gives equal bytes."""
    return typst.compile(
        SJABLOON,
        format="pdf",
        font_paths=[LETTERS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_gegevens(overzicht, concept=concept), ensure_ascii=False)},
        pdf_standards=[*NORMEN],
        timestamp=datetime.combine(overzicht.gemaakt_op, time(12), UTC),
    )


def _gegevens(overzicht: Overzicht, *, concept: bool) -> dict[str, Any]:
    waarden = {
        "naam": overzicht.naam,
        "organisatie": overzicht.organisatie,
        "nummer": overzicht.nummer,
        "dag": datum_kort(overzicht.gemaakt_op),
    }
    inleiding = [
        _("Dit overzicht is voor %(naam)s. Het komt van %(organisatie)s en is gemaakt op %(dag)s.") % waarden,
        _("Het gaat over dossier %(nummer)s.") % waarden,
        _("Hier staat wat wij over u weten. Andere organisaties geven u een eigen overzicht als u daarom vraagt."),
        _("Gaat iets ook over een ander? Dan staat er soms (afgeschermd). Zo beschermen wij die ander."),
    ]
    if concept:
        inleiding.insert(0, _("Concept. Dit overzicht is nog niet vrijgegeven."))
    return {
        "titel": _("Uw gegevens bij %(organisatie)s") % waarden,
        "inleiding": inleiding,
        "onderdelen": [_onderdeel(deel) for deel in overzicht.onderdelen],
        "slot": _rechten(),
    }


def _onderdeel(deel: Onderdeel) -> dict[str, Any]:
    weg = ngettext(
        "%(n)d regel is weggelaten om een ander te beschermen.",
        "%(n)d regels zijn weggelaten om een ander te beschermen.",
        deel.weggelaten,
    ) % {"n": deel.weggelaten}
    return {
        "kop": deel.kop,
        "uitleg": deel.uitleg,
        "weggelaten": deel.weggelaten,
        "weggelaten_tekst": weg,
        "regels": [_regel(regel) for regel in deel.regels],
    }


def _regel(regel: Regel) -> dict[str, Any]:
    over = _("gaat over een %(wie)s") % {"wie": regel.over} if regel.over else ""
    return {
        "kop": " · ".join(filter(None, (regel.titel, regel.dag, over))),
        "velden": [{"naam": veld.naam, "waarde": veld.waarde} for veld in regel.velden],
    }


def _rechten() -> list[dict[str, Any]]:
    """Bron: AVG 15, eerste lid, onder e, f en h; 16 tot en met 21 en 77."""
    return [
        {
            "kop": _("Uw rechten"),
            "regels": [
                _("Klopt er iets niet? Vraag ons om het te verbeteren of aan te vullen."),
                _("Hebben wij iets niet meer nodig? Vraag ons om het te wissen."),
                _("Bent u het ergens niet mee eens? U kunt bezwaar maken, en vragen het gebruik te beperken."),
                _("U kunt vragen om de gegevens in een bestand, om ze mee te nemen naar een ander."),
                _("Gaf u toestemming om te delen? U mag die op elk moment intrekken. U hoeft niet te zeggen waarom."),
                _("Over uw verzoek hoort u binnen een maand. Het kost u niets."),
            ],
        },
        {
            "kop": _("Besluiten"),
            "regels": [_("Het programma neemt geen besluiten over u. Dat doet altijd een mens.")],
        },
        {
            "kop": _("Een klacht"),
            "regels": [
                _("Bent u niet tevreden over ons antwoord? Praat met onze functionaris gegevensbescherming."),
                _("U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl."),
                _("En u kunt naar de rechter. Een cliëntondersteuner helpt u daar gratis bij."),
            ],
        },
    ]
