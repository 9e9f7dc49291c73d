"""From the first talk to the nomination: preparing to live on one's own."""

from datetime import timedelta

from waakvlam.voorbeeld.spel import Spel, Verhaal
from waakvlam.voorbeeld.velden import toestemming

DOMEINEN = ("dagbesteding", "sociaal", "psychisch", "financieel")
DOELTEKST = {
    "dagbesteding": "Drie dagen per week werken of leren.",
    "sociaal": "Elke week afspreken met iemand uit de eigen kring.",
    "psychisch": "Weten wat rust geeft en daar zelf naar vragen.",
    "financieel": "Elke maand rondkomen en post op tijd openen.",
    "kinderen": "Een vaste plek voor huiswerk en rust in de avond.",
}
ZONDER_PLICHT_TOT_VRAGEN = "amsterdam-2018"
"""There consent is needed, and no duty says when to ask for it."""
OORDELEN_VOORDRACHT = (
    "AMS26-1.25", "AMS26-1.26", "AMS26-1.27", "AMS26-3.03",
    "AMS18-1.04", "AMS18-1.09", "AMS18-1.10", "AMS18-1.11", "AMS18-1.12",
)  # fmt: skip


def opening(spel: Spel) -> None:
    """The provider opens the dossier and the preparation starts."""
    spel.open()
    spel.doe("voorbereiding_gestart", "zorgaanbieder")


def voorbereiding(spel: Spel) -> Verhaal:
    """The first months: goals, plans for money, and practising."""
    opening(spel)
    yield spel.dagen(2, 6)
    spel.doe("eerste_kennismaking_gehouden", "zorgaanbieder")
    yield spel.dagen(6, 15)
    doelen_stellen(spel)
    yield spel.dagen(9, 20)
    spel.doe("woonmogelijkheden_besproken", "zorgaanbieder")
    spel.doe("kansen_en_risicos_geanalyseerd", "zorgaanbieder")
    yield spel.dagen(8, 18)
    geldig_tot = spel.dag + timedelta(days=spel.dagen(300, 1100))
    uren = spel.dagen(8, 24)
    spel.doe("beschikking_afgegeven", "centrale_toegang", geldig_tot=geldig_tot, uren_per_maand=uren)
    yield from spel.tot_gebeurd("financiele_situatie_in_kaart_gebracht", hoogstens=30)
    aanvaardt(spel)
    yield spel.dagen(12, 28)


def doelen_stellen(spel: Spel) -> None:
    """A goal on each of the four parts of life, and one on the children where there are any."""
    domeinen = [*DOMEINEN, *(["kinderen"] if spel.gegevens.kinderen else [])]
    for domein in domeinen:
        spel.doe("doel_vastgelegd", "zorgaanbieder", spel.nieuw("doel"), domein=domein, omschrijving=DOELTEKST[domein])


def aanvaardt(spel: Spel) -> None:
    """The participant answers the offer of help with money; debts that are a problem need income management."""
    feiten = spel.alle("financiele_situatie_in_kaart_gebracht")
    if not feiten or not feiten[-1].velden["problematische_schulden"]:
        spel.doe("budgetbeheer_onderzocht", "zorgaanbieder", wenselijk=False)
        return
    if not spel.gebeurd("schuldensituatie_beoordeeld"):
        spel.doe("schuldensituatie_beoordeeld", "zorgaanbieder", problematisch=True)
    spel.doe("financiele_hulp_beantwoord", "deelnemer", aanvaard=True)


def afronding(spel: Spel) -> Verhaal:
    """The preparation is done and the participant has priority."""
    yield from spel.tot_gebeurd("fibu_noodzaak_beoordeeld", hoogstens=24)
    yield from spel.tot_gebeurd("omslagakkoordbrief_afgegeven", hoogstens=24)
    if spel.rekenset.naam == ZONDER_PLICHT_TOT_VRAGEN and not spel.gebeurd("toestemming_gegeven"):
        spel.doe("privacyuitleg_gegeven", "zorgaanbieder")
        spel.doe("toestemming_gegeven", "deelnemer", **toestemming(spel))
    spel.doe("voorbereiding_afgerond", "zorgaanbieder")
    spel.doe("urgentie_aangevraagd", "zorgaanbieder", met_deelnemer=True)
    spel.voeg_partij_toe("gemeente_wonen", "beslist over urgentie en omklap")
    yield spel.dagen(6, 16)
    spel.doe("urgentie_toegekend", "gemeente_wonen")


def voordracht(spel: Spel) -> Verhaal:
    """Whether this person can be nominated, and the nomination itself."""
    spel.beoordeel("zorgaanbieder", *OORDELEN_VOORDRACHT)
    yield spel.dagen(1, 6)
    spel.doe("deelnemer_voorgedragen", "zorgaanbieder")
    spel.voeg_partij_toe("woningcorporatie", "zoekt en verhuurt de woning")
    yield spel.dagen(3, 12)
    spel.doe("voordracht_beoordeeld", "centrale_toegang", uitkomst="passend")


def instroom(spel: Spel) -> Verhaal:
    """The whole of it."""
    yield from voorbereiding(spel)
    yield from afronding(spel)
    yield spel.dagen(1, 8)
    yield from voordracht(spel)


def nieuwe_kans(spel: Spel) -> Verhaal:
    """A second chance after living alone went wrong: agreed by the reporting point and the corporation."""
    opening(spel)
    spel.voeg_partij_toe("mzwo", "voert de regie over de Nieuwe Kans")
    spel.voeg_partij_toe("woningcorporatie", "verhuurt de woning")
    yield spel.dagen(5, 10)
    doelen_stellen(spel)
    spel.doe("nieuwe_kans_overwogen", "mzwo")
    spel.beoordeel("mzwo", "AMS26-B5.07", "AMS26-B5.08", "AMS26-B5.09")
    yield from spel.tot_gebeurd("financiele_situatie_in_kaart_gebracht", hoogstens=40)
    aanvaardt(spel)
    yield spel.dagen(8, 15)
    spel.doe("nieuwe_kans_besloten", "mzwo", toegekend=True, overleg="Groot Overleg van deze maand")
    spel.doe("voordracht_beoordeeld", "zorgaanbieder", uitkomst="passend")
