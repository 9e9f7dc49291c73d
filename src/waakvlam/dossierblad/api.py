"""What the apps that build further on a dossier's pages may use of them."""

from waakvlam.dossierblad.behandelaar import Wieveld, ik, naar_wie
from waakvlam.dossierblad.besluiten import besluit as besluitkaart
from waakvlam.dossierblad.bladen import Dossierblad, registreer, stukken_van_soort
from waakvlam.dossierblad.contacten import punten_van
from waakvlam.dossierblad.forms import BEWIJS, VELD, Feitformulier, Motivering, Poort
from waakvlam.dossierblad.kijkdag import lees_blik
from waakvlam.dossierblad.onderwerpen import SOORTEN, nieuw_kenmerk
from waakvlam.dossierblad.poging import Uitkomst, niet_vastgelegd, probeer
from waakvlam.dossierblad.resultaat import Regel
from waakvlam.dossierblad.resultaat import bewaar as bewaar_resultaat
from waakvlam.dossierblad.resultaat import regel as wijziging_in_woorden
from waakvlam.dossierblad.stukken import Stuk, mag_invullen, mag_schrijven, stukken, stukken_van_fasen
from waakvlam.dossierblad.stukverschil import Regelverschil, verschillen
from waakvlam.dossierblad.tonen import Blad, Blik
from waakvlam.dossierblad.velden import (
    JA,
    MAX_REGEL,
    MAX_TEKST,
    NEE,
    REDELIJK,
    Langelijst,
    is_los,
    maak_los_veld,
    maak_veld,
    naar_feit,
)
from waakvlam.dossierblad.views import dossierpagina, kruimels, lees_blad, paginacontext
