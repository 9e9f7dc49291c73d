"""Release: freeze exactly what a person chose to give, with the fact that says so, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.dossiers.api import (
    Gewijzigd,
    Ongeldig,
    Vastlegging,
    bewaar_inzage,
    in_een_keer,
    leg_antwoord_vast,
)
from waakvlam.toegang.api import Lezer
from waakvlam.verantwoording.bundel import als_json, lees_bijlagen, pak_in
from waakvlam.verantwoording.overzicht import Overzicht, als_gegevens
from waakvlam.verantwoording.pdf import maak_pdf
from waakvlam.verantwoording.samenstellen import BEANTWOORD, INZIEN, stel_samen


class GeenVerzoek(Exception):
    """No request waits for an answer, so nothing is given."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """What a person decided on what was shown. `stand` and `log_tot`: up to what it was shown."""

    dicht: frozenset[str]
    redenen: Mapping[str, str]
    stand: str
    log_tot: int


def zonder_reden(overzicht: Overzicht, keuze: Keuze) -> list[str]:
    """The keys of the lines where something was chosen otherwise than proposed, without saying why."""
    return [
        regel.sleutel
        for regel in overzicht.regels
        if keuze.dicht & regel.sleutels != regel.voorgesteld and not keuze.redenen.get(regel.sleutel, "").strip()
    ]


def geef_vrij(lezer: Lezer, nummer: str, keuze: Keuze) -> str:
    """Record the answer, and keep what is given. Gives the name of the fact.

    Raises `Gewijzigd` when the dossier is not as it was shown, `GeenVerzoek` where none waits, `Ongeldig` where a
    reason or a file is missing, and what `leg_vast` raises; then nothing was written.
    """
    with in_een_keer():
        overzicht = stel_samen(lezer, nummer, keuze.log_tot)
        if overzicht.stand != keuze.stand:
            raise Gewijzigd(())
        if overzicht.verzoek is None:
            raise GeenVerzoek
        if zonder := zonder_reden(overzicht, keuze):
            raise Ongeldig({sleutel: [_("Schrijf op waarom u dit anders kiest.")] for sleutel in zonder})
        te_geven = overzicht.afgeschermd(keuze.dicht)
        antwoord = Vastlegging(
            BEANTWOORD,
            klok.vandaag(),
            betreft=overzicht.verzoek or None,
            velden={
                "recht": INZIEN,
                "uitkomst": "deels" if keuze.dicht else "toegewezen",
                **({"reden": _("Wat over anderen gaat, is afgeschermd.")} if keuze.dicht else {}),
            },
        )
        kenmerk = leg_antwoord_vast(lezer, nummer, antwoord, keuze.stand).kenmerk
        bestanden = {
            "pdf": maak_pdf(te_geven, concept=False),
            "json": als_json(als_gegevens(te_geven)),
            "bijlagen": pak_in(lees_bijlagen(lezer, te_geven)),
            "keuzes": als_json({"dicht": sorted(keuze.dicht), "redenen": dict(keuze.redenen)}),
        }
        bewaar_inzage(lezer, nummer, kenmerk, bestanden)  # type: ignore[arg-type]
    return kenmerk
