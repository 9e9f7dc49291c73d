"""Whom a visitor of the demo can be. Every person and organisation here is invented."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waakvlam.toegang.lezer import Lezer


@dataclass(frozen=True, slots=True)
class Persona:
    """An invented reader, and in one sentence each what they do and what they will see."""

    lezer: Lezer
    wie: str | Promise
    ziet: str | Promise

    @property
    def sleutel(self) -> str:
        """The name by which it is chosen."""
        return self.lezer.account


_LIJST = (
    Persona(
        Lezer("noor", "Noor Voorbeeld", "het-anker", "Zorggroep Het Anker", "zorgaanbieder", "begeleider"),
        _("Noor begeleidt deelnemers die op zichzelf gaan wonen."),
        _("Zij ziet de hele begeleiding van haar dossiers, en wat zij wanneer moet doen."),
    ),
    Persona(
        Lezer("bram", "Bram Verzonnen", "de-gracht", "Woonstichting De Gracht", "woningcorporatie", "contactpersoon"),
        _("Bram is vaste contactpersoon bij een woningcorporatie."),
        _("Hij ziet zijn termijnen en wat met de corporatie gedeeld mag worden. Het begeleidingsplan ziet hij nooit."),
    ),
    Persona(
        Lezer("yara", "Yara Denkbeeldig", "gemeente", "Gemeente", "gemeente_wonen", "medewerker Woonzaken"),
        _("Yara beslist bij Woonzaken over urgentie, geweigerde woningen en de omklap."),
        _("Zij ziet haar besluiten en wat daarvoor met de gemeente is gedeeld."),
    ),
    Persona(
        Lezer("idris", "Idris Fictief", "mzwo", "Meldpunt Zorg en Woonoverlast", "mzwo", "medewerker meldpunt"),
        _("Idris neemt bij het meldpunt meldingen van overlast aan."),
        _("Hij ziet meldingen en de aanpak daarvan, en niet welke zorg iemand krijgt."),
    ),
    Persona(
        Lezer("sam", "Sam Bedacht", "de-springplank", "De Springplank", "zorgaanbieder", "begeleider"),
        _("Sam begeleidt bij een andere zorgaanbieder."),
        _("Sam ziet alleen dossiers waar De Springplank partij is, en niets van de dossiers van Het Anker."),
    ),
    Persona(
        Lezer("loes", "Loes Proef", "de-toren", "Woningbouwvereniging De Toren", "woningcorporatie", "contactpersoon"),
        _("Loes is contactpersoon bij een andere woningcorporatie."),
        _("Zij ziet alleen dossiers met een woning van De Toren."),
    ),
)
PERSONAS: dict[str, Persona] = {persona.sleutel: persona for persona in _LIJST}


def lezer_van(sleutel: object) -> Lezer | None:
    """The reader of a persona; None for a name that is none."""
    persona = PERSONAS.get(sleutel) if isinstance(sleutel, str) else None
    return persona.lezer if persona else None
