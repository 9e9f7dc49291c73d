"""The only door of the store. Every function takes the reader, and gives no more than that reader may see."""

from waakvlam.dossiers.beeld import Blik, open_blik
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
    op_te_halen,
    open_bijlage,
    te_kiezen,
    voeg_bijlage_toe,
)
from waakvlam.dossiers.bulk import Loop, Reeks, Stap, giet, is_leeg, maak, nummer_van, zijn_er
from waakvlam.dossiers.bulk import schrijf as schrijf_dossiers
from waakvlam.dossiers.caseload import Telaat, caseload, te_laat_per_afspraak, werkers
from waakvlam.dossiers.concepten import (
    ConceptGewijzigd,
    Conceptinhoud,
    Conceptregel,
    ConceptTeGroot,
    begin_concept,
    bewaar_concept,
    concepten,
    gooi_weg,
    lees_concept,
)
from waakvlam.dossiers.controle import Bewaard, Controle
from waakvlam.dossiers.dagkoppen import als_gegevens, dagkoppen, maak_dagkop, wacht_op_dagkop
from waakvlam.dossiers.dossierbeeld import beeld_van, dossierbeeld
from waakvlam.dossiers.dubbel import mogelijk_dubbel
from waakvlam.dossiers.effect import MAX_DOSSIERS, Dossiereffect, effect_op_dossiers
from waakvlam.dossiers.eigentaken import TAAK_GEDAAN, TAAK_GESTELD
from waakvlam.dossiers.fouten import (
    VERBODEN,
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
from waakvlam.dossiers.gronden import Grondfout, grondtermijn, reden_van_grond
from waakvlam.dossiers.herberekenen import Herberekening, aantal_verouderd, herbereken, markeer_alles, meld_verouderd
from waakvlam.dossiers.inhoud import Persoonsgegevens
from waakvlam.dossiers.inspelen import speel_in
from waakvlam.dossiers.inzagen import Inzage, bewaar_inzage, inzagebeeld, inzagen, lees_inzage, leg_antwoord_vast
from waakvlam.dossiers.keten import Breuk, controleer_keten
from waakvlam.dossiers.keuren import OVERGEZET
from waakvlam.dossiers.leesbaar import leesbare_velden
from waakvlam.dossiers.ontvangers import dicht_voor
from waakvlam.dossiers.openen import MAX_KENMERK, open_dossier, set_om_te_openen
from waakvlam.dossiers.opgeslagen import in_een_keer
from waakvlam.dossiers.overnemen import Overname, neem_over
from waakvlam.dossiers.overzetten import Overgezet, probeer_over_te_zetten, zet_over
from waakvlam.dossiers.overzetvormen import Overzetting, overgezet, waarom_niet_over
from waakvlam.dossiers.projecteren import Projectie
from waakvlam.dossiers.rondes import genoemde_dossiers, probeer_vast_te_leggen, te_kiezen_dossiers
from waakvlam.dossiers.sleutels import Onleesbaar, huidige_vingerafdruk, installatiesleutels
from waakvlam.dossiers.sleutelwissel import nog_te_wisselen, sleutelstand, wissel
from waakvlam.dossiers.stukken import onderteken, stel_vast, verzend
from waakvlam.dossiers.stukvormen import (
    ONDERTEKEND,
    VASTGESTELD,
    VERZONDEN,
    WIJZEN,
    Handtekening,
    Nieuwdeel,
    Nieuwstuk,
    Stuk,
    Stukregel,
    Verzending,
    stukken_van,
    stukregels,
)
from waakvlam.dossiers.toestemmen import Verschuiving, proef_toestemming
from waakvlam.dossiers.vastleggen import leg_samen_vast, leg_vast
from waakvlam.dossiers.vertrek import (
    Meegenomen,
    MoetNogOver,
    Vertrekregel,
    beeindig_partij,
    dossiers_met_eigen_vakken,
    eigen_vertrekregels,
    gewijzigd_sinds,
    neem_mee,
    vertrekregels,
)
from waakvlam.dossiers.ververs import ververs
from waakvlam.dossiers.volgers import Gevolgd, Volger, laat_volgen
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
)
from waakvlam.dossiers.werkvoorraad import (
    GROEPEN,
    HOOGSTENS,
    HOOGSTENS_PER_CLAUSULE,
    open_per_clausule,
    tellingen,
    werkvoorraad,
)
from waakvlam.dossiers.werkvormen import Werkregel
from waakvlam.dossiers.wislijst import Wislijstfout
from waakvlam.dossiers.wisplan import GESLOTEN, Vakoordeel, Wisplan
from waakvlam.dossiers.wissen import Wisvoorstel, bekijk_wissen, pas_wislijst_toe, ruim_schijf_op, wis, wisvoorstellen
from waakvlam.dossiers.zichtbeeld import Basis, Steunregel, Tekortregel, Zichtbeeld, zichtbeeld
from waakvlam.dossiers.zoeken import Gevonden, Zoekuitkomst, zoek
