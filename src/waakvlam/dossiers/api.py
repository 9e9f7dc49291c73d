"""The only door of the store. Every function takes the reader, and gives no more than that reader may see."""

from waakvlam.dossiers.beeld import Blik, dossierbeeld, open_blik
from waakvlam.dossiers.behandelaars import (
    Behandelregel,
    Overdracht,
    aantal_per_account,
    behandelaar,
    bied_aan_team,
    draag_over,
    overdracht,
)
from waakvlam.dossiers.beperken import lopende_beperkingen
from waakvlam.dossiers.bewaren import bewaartermijnen
from waakvlam.dossiers.bijlagen import (
    BIJLAGE,
    Bewaardebijlage,
    Bijlage,
    NieuweBijlage,
    bewaarde_bijlagen,
    bijlagen,
    open_bijlage,
    te_kiezen,
    voeg_bijlage_toe,
)
from waakvlam.dossiers.bulk import Loop, Reeks, Stap, giet, is_leeg, maak
from waakvlam.dossiers.bulk import schrijf as schrijf_dossiers
from waakvlam.dossiers.controle import Bewaard, Controle
from waakvlam.dossiers.dagkoppen import als_gegevens, dagkoppen, maak_dagkop
from waakvlam.dossiers.effect import MAX_DOSSIERS, Dossiereffect, effect_op_dossiers
from waakvlam.dossiers.fouten import (
    AnderVerzoek,
    Geweigerd,
    Gewijzigd,
    MotiveringNodig,
    Ongeldig,
    Ontbrekend,
    Opslagfout,
    Vastlegfout,
)
from waakvlam.dossiers.gegevens import GEWIJZIGD, wat_verandert
from waakvlam.dossiers.gronden import Grondfout, gronden_van, grondtermijn, reden_van_grond
from waakvlam.dossiers.herberekenen import (
    Herberekening,
    aantal_verouderd,
    herbereken,
    markeer_alles,
    meld_verouderd,
)
from waakvlam.dossiers.inhoud import Persoonsgegevens
from waakvlam.dossiers.inspelen import speel_in
from waakvlam.dossiers.inzagen import Inzage, bewaar_inzage, inzagebeeld, inzagen, lees_inzage, leg_antwoord_vast
from waakvlam.dossiers.keten import Breuk, controleer_keten
from waakvlam.dossiers.openen import open_dossier
from waakvlam.dossiers.opgeslagen import in_een_keer
from waakvlam.dossiers.overnemen import Overname, neem_over
from waakvlam.dossiers.projecteren import Projectie
from waakvlam.dossiers.sleutels import Onleesbaar, huidige_vingerafdruk, installatiesleutels
from waakvlam.dossiers.sleutelwissel import nog_te_wisselen, sleutelstand, wissel
from waakvlam.dossiers.vastleggen import leg_vast
from waakvlam.dossiers.ververs import ververs
from waakvlam.dossiers.vormen import (
    Besluitregel,
    Criteriumregel,
    Dossierbeeld,
    Fasestand,
    Feitregel,
    Mogelijkheid,
    Resultaat,
    Termijnregel,
    Termijnwijziging,
    Toestemmingregel,
    Vastlegging,
    VroegsteDagregel,
)
from waakvlam.dossiers.werkvoorraad import GROEPEN, HOOGSTENS, open_per_clausule, tellingen, werkvoorraad
from waakvlam.dossiers.werkvormen import Bladzijde, Werkregel
from waakvlam.dossiers.wislijst import Wislijstfout
from waakvlam.dossiers.wisplan import Vakoordeel, Wisplan
from waakvlam.dossiers.wissen import Wisvoorstel, bekijk_wissen, pas_wislijst_toe, ruim_schijf_op, wis, wisvoorstellen
from waakvlam.dossiers.zoeken import Gevonden, Zoekuitkomst, zoek

__all__ = [
    "BIJLAGE",
    "GEWIJZIGD",
    "GROEPEN",
    "HOOGSTENS",
    "MAX_DOSSIERS",
    "AnderVerzoek",
    "Behandelregel",
    "Besluitregel",
    "Bewaard",
    "Bewaardebijlage",
    "Bijlage",
    "Bladzijde",
    "Blik",
    "Breuk",
    "Controle",
    "Criteriumregel",
    "Dossierbeeld",
    "Dossiereffect",
    "Fasestand",
    "Feitregel",
    "Gevonden",
    "Geweigerd",
    "Gewijzigd",
    "Grondfout",
    "Herberekening",
    "Inzage",
    "Loop",
    "Mogelijkheid",
    "MotiveringNodig",
    "NieuweBijlage",
    "Ongeldig",
    "Onleesbaar",
    "Ontbrekend",
    "Opslagfout",
    "Overdracht",
    "Overname",
    "Persoonsgegevens",
    "Projectie",
    "Reeks",
    "Resultaat",
    "Stap",
    "Termijnregel",
    "Termijnwijziging",
    "Toestemmingregel",
    "Vakoordeel",
    "Vastlegfout",
    "Vastlegging",
    "VroegsteDagregel",
    "Werkregel",
    "Wislijstfout",
    "Wisplan",
    "Wisvoorstel",
    "Zoekuitkomst",
    "aantal_per_account",
    "aantal_verouderd",
    "als_gegevens",
    "behandelaar",
    "bekijk_wissen",
    "bewaar_inzage",
    "bewaarde_bijlagen",
    "bewaartermijnen",
    "bied_aan_team",
    "bijlagen",
    "controleer_keten",
    "dagkoppen",
    "dossierbeeld",
    "draag_over",
    "effect_op_dossiers",
    "giet",
    "gronden_van",
    "grondtermijn",
    "herbereken",
    "huidige_vingerafdruk",
    "in_een_keer",
    "installatiesleutels",
    "inzagebeeld",
    "inzagen",
    "is_leeg",
    "lees_inzage",
    "leg_antwoord_vast",
    "leg_vast",
    "lopende_beperkingen",
    "maak",
    "maak_dagkop",
    "markeer_alles",
    "meld_verouderd",
    "neem_over",
    "nog_te_wisselen",
    "open_bijlage",
    "open_blik",
    "open_dossier",
    "open_per_clausule",
    "overdracht",
    "pas_wislijst_toe",
    "reden_van_grond",
    "ruim_schijf_op",
    "schrijf_dossiers",
    "sleutelstand",
    "speel_in",
    "te_kiezen",
    "tellingen",
    "ververs",
    "voeg_bijlage_toe",
    "wat_verandert",
    "werkvoorraad",
    "wis",
    "wissel",
    "wisvoorstellen",
    "zoek",
]
