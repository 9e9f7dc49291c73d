"""Whom a visitor of the demo can be, per region. Every person and organisation here is invented."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waakvlam.organisaties.api import is_gesloten
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

    @property
    def regio(self) -> str:
        """The region where this person works."""
        return self.lezer.regio


def _persona(
    naam: str,
    werkt: tuple[str, str],
    rol: str,
    functie: str,
    regio: str,
    wie: str | Promise,
    ziet: str | Promise,
    functiesoort: str = "medewerker",
) -> Persona:
    """Someone who is chosen by their first name. `werkt`: short and full name of the organisation."""
    sleutel = naam.partition(" ")[0].lower()
    return Persona(Lezer(sleutel, naam, *werkt, rol, functie, regio, functiesoort), wie, ziet)


def _amsterdam() -> Iterator[Persona]:
    regio = "Amsterdam"
    yield _persona(
        "Noor Voorbeeld", ("het-anker", "Zorggroep Het Anker"), "zorgaanbieder", "begeleider", regio,
        _("Noor begeleidt deelnemers die op zichzelf gaan wonen."),
        _("Zij ziet de hele begeleiding van haar dossiers, en wat zij wanneer moet doen."),
    )  # fmt: skip
    yield _persona(
        "Tess Hersenschim", ("het-anker", "Zorggroep Het Anker"), "zorgaanbieder", "teamleider", regio,
        _("Tess beheert bij Het Anker wie er werken en verdeelt de dossiers."),
        _("Zij ziet de dossiers van Het Anker, en houdt teams en contactpunten bij."),
        "beheerder",
    )  # fmt: skip
    yield _persona(
        "Vera Verdichtsel", ("het-anker", "Zorggroep Het Anker"), "zorgaanbieder",
        "functionaris gegevensbescherming", regio,
        _("Vera let er bij Het Anker op dat gegevens goed worden gebruikt."),
        _("Zij ziet in het logboek wie van Het Anker wat bekeek, en beoordeelt alarmen. Dossiers opent zij niet."),
        "functionaris_gegevensbescherming",
    )  # fmt: skip
    yield _persona(
        "Bram Verzonnen", ("de-gracht", "Woonstichting De Gracht"), "woningcorporatie", "contactpersoon", regio,
        _("Bram is vaste contactpersoon bij een woningcorporatie."),
        _("Hij ziet zijn termijnen en wat met de corporatie gedeeld mag worden. Het begeleidingsplan ziet hij nooit."),
    )  # fmt: skip
    yield _persona(
        "Yara Denkbeeldig", ("gemeente", "Gemeente"), "gemeente_wonen", "medewerker Woonzaken", regio,
        _("Yara beslist bij Woonzaken over urgentie, geweigerde woningen en de omklap."),
        _("Zij ziet haar besluiten en wat daarvoor met de gemeente is gedeeld."),
    )  # fmt: skip
    yield _persona(
        "Idris Fictief", ("mzwo", "Meldpunt Zorg en Woonoverlast"), "mzwo", "medewerker meldpunt", regio,
        _("Idris neemt bij het meldpunt meldingen van overlast aan."),
        _("Hij ziet meldingen en de aanpak daarvan, en niet welke zorg iemand krijgt."),
    )  # fmt: skip
    yield _persona(
        "Sam Bedacht", ("de-springplank", "De Springplank"), "zorgaanbieder", "begeleider", regio,
        _("Sam begeleidt bij een andere zorgaanbieder."),
        _("Sam ziet alleen dossiers waar De Springplank partij is, en niets van de dossiers van Het Anker."),
    )  # fmt: skip
    yield _persona(
        "Loes Proef", ("de-toren", "Woningbouwvereniging De Toren"), "woningcorporatie", "contactpersoon", regio,
        _("Loes is contactpersoon bij een andere woningcorporatie."),
        _("Zij ziet alleen dossiers met een woning van De Toren."),
    )  # fmt: skip


def _almere() -> Iterator[Persona]:
    regio = "Almere"
    yield _persona(
        "Fenna Sprookje", ("de-polderster", "Zorggroep De Polderster"), "zorgaanbieder", "begeleider", regio,
        _("Fenna begeleidt bewoners, van de eerste gesprekken tot na het gewone huurcontract."),
        _("Zij ziet de hele begeleiding van haar dossiers, en wat zij wanneer moet doen."),
    )  # fmt: skip
    yield _persona(
        "Joris Verzinsel", ("de-zilverreiger", "Woonstichting De Zilverreiger"), "woningcorporatie", "contactpersoon",
        regio,
        _("Joris biedt woningen aan en beoordeelt of een contract een gewoon huurcontract kan worden."),
        _("Hij ziet huur, overlast, onderhoud en veiligheid, en van de doelen alleen die over wonen."),
        "beheerder",
    )  # fmt: skip
    yield _persona(
        "Malik Luchtkasteel", ("gemeente-polderrijk", "Gemeente Polderrijk"), "gemeente", "medewerker wonen", regio,
        _("Malik verleent bij de gemeente de urgentie."),
        _("Hij ziet zijn eigen besluit en de vier soorten gegevens die gedeeld mogen worden."),
    )  # fmt: skip


def _alkmaar() -> Iterator[Persona]:
    regio = "Regio Alkmaar"
    yield _persona(
        "Anouk Droombeeld", ("de-molenwiek", "Zorgstichting De Molenwiek"), "zorgaanbieder", "begeleider", regio,
        _("Anouk meldt cliënten aan en ondersteunt hen in de verdienwoning."),
        _("Zij ziet de hele ondersteuning van haar dossiers, en wat zij wanneer moet doen."),
    )  # fmt: skip
    yield _persona(
        "Ruben Spiegelbeeld", ("de-duinroos", "Woningbouwvereniging De Duinroos"), "woningcorporatie",
        "contactpersoon", regio,
        _("Ruben stelt verdienwoningen beschikbaar en overlegt over omzetten of verlengen."),
        _("Hij ziet wat met schriftelijke toestemming met de corporatie is gedeeld."),
    )  # fmt: skip
    yield _persona(
        "Salma Zeepbel", ("transferpunt-duinrand", "Transferpunt Duinrand"), "transferpunt", "bemiddelaar", regio,
        _("Salma bemiddelt bij het Transferpunt en doet het eenmalige aanbod."),
        _("Zij ziet de aanmelding en het aanbod, en niet hoe iemand daarna woont."),
        "beheerder",
    )  # fmt: skip


def _zuidoost() -> Iterator[Persona]:
    regio = "Zuidoost-Utrecht"
    yield _persona(
        "Femke Wolkenkrabber", ("de-boomgaard", "Opvang De Boomgaard"), "aanbieder_mobw", "begeleider", regio,
        _("Femke bereidt cliënten voor op wonen in de wijk en draagt de begeleiding daarna warm over."),
        _("Zij ziet de dossiers die zij opende, ook na de verhuizing."),
    )  # fmt: skip
    yield _persona(
        "Daan Regenboog", ("de-lindelaan", "Begeleiding De Lindelaan"), "aanbieder_ambulant", "ambulant begeleider",
        regio,
        _("Daan neemt de begeleiding over en loopt na de verhuizing eerst drie maanden samen op."),
        _("Hij ziet een dossier vanaf de dag waarop de verhuizing wordt gepland."),
    )  # fmt: skip
    yield _persona(
        "Iris Maanlicht", ("de-klaproos", "Woonstichting De Klaproos"), "woningcorporatie", "contactpersoon", regio,
        _("Iris meldt vrije woningen en sluit de driepartijenovereenkomst."),
        _("Zij ziet wat voor het huren nodig is, en niets van de zorg."),
    )  # fmt: skip
    yield _persona(
        "Wout Wensput", ("wijkteam-kersendorp", "Wijkteam Kersendorp"), "wijkteam", "casushouder", regio,
        _("Wout geeft bij het wijkteam de beschikking af en neemt na de kennismaking de regie."),
        _("Hij ziet signalen, regelingen en de overdracht."),
        "beheerder",
    )  # fmt: skip
    yield _persona(
        "Hedwig Sterrenstof", ("vierde-huis", "Het Vierde Huis"), "vierde_huis", "matchmaker", regio,
        _("Hedwig zoekt bij een vrije woning de cliënt die er past."),
        _("Zij ziet wat voor de match nodig is, en of iemand daarna is geplaatst."),
    )  # fmt: skip


PERSONAS: dict[str, Persona] = {p.sleutel: p for streek in (_amsterdam, _almere, _alkmaar, _zuidoost) for p in streek()}


def regios() -> list[str]:
    """The regions where someone works, in the order in which they are offered."""
    return list(dict.fromkeys(persona.regio for persona in PERSONAS.values()))


def lezer_van(sleutel: object) -> Lezer | None:
    """The reader of a persona; None for a name that is none."""
    persona = PERSONAS.get(sleutel) if isinstance(sleutel, str) else None
    return persona.lezer if persona else None


def binnen(sleutel: object) -> Lezer | None:
    """As `lezer_van`, for who comes in; None for someone of an organisation that left. One query."""
    lezer = lezer_van(sleutel)
    return None if lezer is None or is_gesloten(lezer.organisatie) else lezer
