"""The one door to the tables: every function of `api` goes through it, for a reader or for the program's own work.

On PostgreSQL the database itself then opens no more than the dossiers in which the reader is a party today, whatever a
query forgets to ask; and nothing at all to who came in by another way. A reader leaves no path by which people's data
comes out without saying of whom what came out: that is written in the log of processing before anything is given.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from waakvlam import klok
from waakvlam.dossiers.fouten import ONBEVOEGD, Geweigerd
from waakvlam.logboek.api import Handeling, noteer
from waakvlam.opslag.rijslot import als_lezer, als_werk
from waakvlam.toegang.api import Lezer, NietGevonden, heeft_bevoegdheid


@dataclass(frozen=True, slots=True)
class Pad:
    """A way by which a reader comes to data: what the reader does there, and how the log of processing calls that.

    `handeling` None: nothing about a person comes out, only how many there are, or who of the own colleagues.
    """

    wat: str
    handeling: Handeling | None
    activiteit: str = "dossier_voeren"
    bevoegdheid: str = "dossiers_openen"
    """Without it nothing is found along this way, as for who is no party."""


OPENEN: Final = "dossiers_openen"
VERZOEK: Final = ("rechten_uitvoeren", "inzageverzoeken")
"""The activity and the power of who handles a request of a person: it opens these ways, and no other."""
PADEN: Final[Mapping[str, Pad]] = {
    "dossierbeeld": Pad("een dossier bekijken", "lezen"),
    "zicht": Pad("nagaan wat u van een dossier mag zien en waarom", "lezen"),
    "toestemming_proef": Pad("nagaan wat toestemming in een dossier zou openen of sluiten", "lezen"),
    "uitleg": Pad("nagaan waarom een termijn of besluit in een dossier zo staat", "lezen"),
    "werkvoorraad": Pad("de lijst van eigen termijnen bekijken", "lijst", "termijnen_bewaken"),
    "tellingen": Pad("het aantal eigen termijnen zien", None),
    "open_per_clausule": Pad("het aantal open termijnen per afspraak zien", None),
    "behandelaar": Pad("zien wie in de eigen organisatie aan een dossier werkt", None),
    "overdragen": Pad("een dossier aan een collega of team geven", "wijzigen"),
    "caseload": Pad("zien hoeveel werk er ligt, bij wie en van welke afspraak", None, bevoegdheid="werk_verdelen"),
    "effect": Pad("nagaan wat nieuwe afspraken met eigen dossiers doen", "lijst", "termijnen_bewaken"),
    "effect_nummers": Pad("tellen hoeveel eigen dossiers onder een versie van de afspraken lopen", None),
    "zoeken": Pad("eigen dossiers zoeken op naam, adres, nummer of eigen kenmerk", "zoeken"),
    "dubbel": Pad("nagaan of de eigen organisatie iemand al kent", "zoeken"),
    "ronde_kiezen": Pad("eigen dossiers kiezen om er samen iets mee te doen", "lijst"),
    "ronde_proberen": Pad("nagaan wat een feit met een dossier zou doen", "lezen"),
    "openen": Pad("een dossier openen", "openen"),
    "overnemen": Pad("een lopend dossier uit de eigen administratie overnemen", "invoeren", "caseload_invoeren"),
    "inzage_bekijken": Pad("bekijken wat iemand krijgt die zijn gegevens opvroeg", "lezen", *VERZOEK),
    "inzage_bijlage": Pad("een bijlage lezen voor wie zijn gegevens opvroeg", "lezen", *VERZOEK),
    "inzage_vrijgeven": Pad("bewaren wat iemand krijgt die zijn gegevens opvroeg", "uitvoeren", *VERZOEK),
    "inzage_antwoord": Pad("vastleggen dat een verzoek om inzage is beantwoord", "vastleggen", *VERZOEK),
    "inzage_ophalen": Pad("ophalen wat iemand krijgt die zijn gegevens opvroeg", "uitvoeren", *VERZOEK),
    "inzagen": Pad("zien welke inzages er zijn gegeven", None, *VERZOEK),
    "vastleggen": Pad("een feit vastleggen", "vastleggen"),
    "overzetten": Pad("een feit overzetten naar het dossier waar het hoort", "vastleggen"),
    "overzetten_proberen": Pad("nagaan wat het overzetten van een feit zou doen", "lezen"),
    "ontvangers": Pad("nagaan wat de ontvangers van een brief mogen krijgen", "lezen"),
    "stuk_vaststellen": Pad("een formulier of brief vaststellen", "vastleggen"),
    "stuk_ondertekenen": Pad("een handtekening onder een stuk vastleggen", "vastleggen"),
    "stuk_verzenden": Pad("vastleggen dat een stuk is verzonden", "vastleggen"),
    "concepten": Pad("zien welke formulieren en brieven van de eigen organisatie nog niet af zijn", None),
    "concept": Pad("een formulier of brief lezen die nog niet af is", "lezen"),
    "concept_bewaren": Pad("een formulier of brief bewaren die nog niet af is", "wijzigen"),
    "bijlagen": Pad("zien welke bijlagen een dossier heeft", "lezen"),
    "bijlage": Pad("een bijlage van een dossier ophalen", "lezen"),
    "bijlage_keuze": Pad("zien welke soorten gegevens een bijlage kan hebben", None),
    "bijlage_toevoegen": Pad("een bijlage bij een dossier voegen", "vastleggen"),
    "vertrek": Pad("zien wat een vertrek van de eigen organisatie tegenhoudt", "lijst", bevoegdheid="leden_beheren"),
    "vertrek_meenemen": Pad("een dossier meenemen van een organisatie die vertrekt", "uitvoeren"),
    "alarm": Pad("lezen waarom een collega zonder toestemming deelde", "lezen", "verantwoorden", "logboek_inzien"),
}
"""Every way by which a reader comes to data."""

VASTLEGGEND: Final = frozenset({"openen", "invoeren", "vastleggen", "wijzigen"})
"""The kinds of act that change something, and ask the power to record."""
GEEN: Final[Mapping[str, str]] = {}
_open: ContextVar[bool] = ContextVar("deur", default=False)


class Doorgang:
    """One visit: of whom what came out."""

    def __init__(self) -> None:
        self.getoond: dict[str, dict[str, set[str]]] | None = None
        """Per ground (empty: that of the activity) and number."""

    def toon(self, betrokkenen: Mapping[str, Collection[str]], gronden: Mapping[str, str] = GEEN) -> None:
        """Per dossier number the categories that came out; none at all is an answer too.

        `gronden`: per category that is open by a ground without consent alone, which one. Said more than once, with
        other grounds, all of it counts.
        """
        self.getoond = self.getoond or {"": {}}
        for nummer, categorieen in betrokkenen.items():
            if not categorieen:
                self.getoond[""].setdefault(nummer, set())
            for categorie in categorieen:
                per_nummer = self.getoond.setdefault(gronden.get(categorie, ""), {})
                per_nummer.setdefault(nummer, set()).add(categorie)


@contextmanager
def deur(lezer: Lezer, pad: str) -> Iterator[Doorgang]:
    """Go in as this reader, for what is done by this path.

    Raises `NietGevonden` for a reader whose function does not open this path, `Geweigerd` where it changes something
    and that function records nothing (neither depends on what there is), `ValueError` for a path that is not in
    `PADEN`, and `RuntimeError` where data about people would come out and nothing was said with `toon`.
    """
    if pad not in PADEN:
        raise ValueError(f"onbekend pad: {pad}; zet het in PADEN")
    soort, gang = PADEN[pad], Doorgang()
    if not heeft_bevoegdheid(lezer, soort.bevoegdheid):
        raise NietGevonden
    if soort.handeling in VASTLEGGEND and soort.bevoegdheid == OPENEN and not heeft_bevoegdheid(lezer, "vastleggen"):
        raise Geweigerd(ONBEVOEGD, "U kunt dossiers bekijken, en niets vastleggen of wijzigen.")
    with als_lezer(lezer.organisatie, lezer.rol, klok.vandaag()), _binnen():
        yield gang
        if soort.handeling is None:
            return
        if gang.getoond is None:
            raise RuntimeError(f"pad {pad} zegt niet van wie er gegevens uitkwamen; gebruik toon")
        # Where nothing is written, SQLite has no transaction: there the line comes first, and then the data.
        with transaction.atomic():
            for grond, getoond in gang.getoond.items():
                if getoond or len(gang.getoond) == 1:
                    noteer(
                        lezer.wie,
                        soort.activiteit,
                        getoond,
                        handeling=soort.handeling,
                        pad=f"dossiers.{pad}",
                        grond=grond,
                    )


@contextmanager
def werkdeur() -> Iterator[None]:
    """Go in for the program's own work: the worker, making rows, opening, verifying, commands."""
    with als_werk(), _binnen():
        yield


def eis_deur() -> None:
    """Raises `RuntimeError` outside the door: also on SQLite, where the database itself does not notice."""
    if not _open.get():
        raise RuntimeError("dit leest of schrijft buiten de deur om; gebruik dossiers.deur")


@contextmanager
def _binnen() -> Iterator[None]:
    merk = _open.set(True)
    try:
        yield
    finally:
        _open.reset(merk)
