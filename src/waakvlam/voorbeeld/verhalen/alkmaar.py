"""The Alkmaar region: one offer through the Transferpunt, a verdienwoning, and after a year a contract of one's own."""

from datetime import timedelta

from waakvlam.voorbeeld.spel import Spel, Verhaal
from waakvlam.voorbeeld.velden import toestemming
from waakvlam.voorbeeld.verhalen.wonen import Maker

VERHAAL = frozenset({"woning_aangeboden", "eigen_huurcontract_ingegaan"})
"""What a course decides on, whatever is owed."""
GEDEELD = ("contactgegevens", "indicatie", "wooneisen", "inschrijving")


def aanmelding(spel: Spel) -> Verhaal:
    """The indication, consent, and the registration with the Transferpunt."""
    spel.open()
    spel.doe("voorbereiding_gestart", "zorgaanbieder")
    yield spel.dagen(4, 12)
    spel.doe("indicatie_afgegeven", "gemeente", soort="Wmo, ambulante begeleiding")
    spel.doe("inschrijving_geregistreerd", "zorgaanbieder")
    yield spel.dagen(6, 15)
    spel.doe(
        "gegevensdeling_voorgenomen",
        "zorgaanbieder",
        doel="aanmelding",
        ontvanger="transferpunt",
        categorieen=GEDEELD,
        noodzaak="Zonder deze gegevens kan het Transferpunt geen passende woning zoeken.",
    )
    if not (yield from spel.tot_gebeurd("toestemming_gegeven", hoogstens=30)):
        spel.doe("privacyuitleg_gegeven", "zorgaanbieder")
        spel.doe("toestemming_gegeven", "deelnemer", **toestemming(spel))
    yield spel.dagen(3, 10)
    spel.doe("deelnemer_aangemeld", "zorgaanbieder", bij="Transferpunt Wonen")
    spel.voeg_partij_toe("transferpunt", "bemiddelt naar een woonplek")
    yield spel.dagen(5, 14)
    spel.doe("voordracht_beoordeeld", "transferpunt", uitkomst="passend")
    spel.beoordeel("transferpunt", "ALK-1.05")
    spel.doe("route_gekozen", "transferpunt", route=spel.gegevens.route or "transferpunt_verdienwoning")


def aanbod(spel: Spel) -> Verhaal:
    """The one offer: the Transferpunt takes a home from the shop and offers it."""
    spel.voeg_partij_toe("woningcorporatie", "stelt de verdienwoning beschikbaar")
    woning = spel.nieuw("aanbod")
    spel.doe("woning_in_winkelmodel_geplaatst", "woningcorporatie", woning)
    yield spel.dagen(2, 7)
    spel.doe("woning_aangeboden", "transferpunt", woning)
    spel.doe("deelnemer_over_aanbod_geinformeerd", "transferpunt", woning)
    yield spel.dagen(2, 8)


def geweigerd(oordeel: str) -> Maker:
    """The participant refuses the one offer, and the Transferpunt weighs why."""

    def verhaal(spel: Spel) -> Verhaal:
        yield from aanbod(spel)
        woning = spel.laatste("woning_aangeboden")
        reden = "De woning ligt naast een café; dat helpt het herstel niet."
        spel.doe("aanbod_beantwoord_door_deelnemer", "deelnemer", woning, antwoord="weigert", reden=reden)
        yield spel.dagen(4, 10)
        spel.beoordeel("transferpunt", "ALK-1.16", oordeel="vervuld" if oordeel == "gegrond" else "niet_vervuld")
        spel.doe("weigering_beoordeeld", "transferpunt", woning, oordeel=oordeel)
        yield spel.dagen(10, 20)

    return verhaal


def toegewezen(spel: Spel) -> Verhaal:
    """The offer is taken; intake and allocation."""
    woning = spel.laatste("woning_aangeboden")
    spel.doe("aanbod_beantwoord_door_deelnemer", "deelnemer", woning, antwoord="aanvaardt")
    if not (yield from spel.tot_gebeurd("intakegesprek_gehouden", woning, hoogstens=24)):
        spel.doe("intakegesprek_gehouden", "woningcorporatie", woning)
    spel.beoordeel("transferpunt", "ALK-0.05", "ALK-0.06", "ALK-0.07")
    spel.doe("match_gemaakt", "transferpunt", woning)
    spel.beoordeel("woningcorporatie", "ALK-0.04")
    yield spel.dagen(2, 6)
    spel.doe("woning_toegewezen", "woningcorporatie", woning)
    yield spel.dagen(4, 10)


def gehuisvest(spel: Spel) -> Verhaal:
    """The offer, and the verdiencontract that comes of it."""
    yield from aanbod(spel)
    yield from toegewezen(spel)
    spel.doe("verdiencontract_ingegaan", "zorgaanbieder", spel.nieuw("contract"))
    yield spel.dagen(1, 5)
    spel.doe("verhuisd", "deelnemer")


def overleg(uitkomst: str) -> Maker:
    """Corporation and provider confer on what comes after the verdiencontract, unless they did already."""

    def verhaal(spel: Spel) -> Verhaal:
        contract = spel.laatste("verdiencontract_ingegaan")
        if spel.gebeurd("omzettingsoverleg_gehouden"):
            return
        spel.beoordeel("woningcorporatie", "ALK-2.12", "ALK-2.13")
        spel.doe("omzettingsoverleg_gehouden", "woningcorporatie", contract, uitkomst=uitkomst)
        yield spel.dagen(6, 14)
        spel.doe("omzetting_met_gemeente_afgestemd", "woningcorporatie", contract)

    return verhaal


def omgezet(spel: Spel) -> Verhaal:
    """A contract of one's own after the year."""
    yield from overleg("omzetten")(spel)
    contract = spel.laatste("verdiencontract_ingegaan")
    yield from spel.zodra_het_mag("eigen_huurcontract_ingegaan", "woningcorporatie", contract, hoogstens=90)


def verlengd(spel: Spel) -> Verhaal:
    """The verdienwoning is kept longer."""
    yield from overleg("verlengen")(spel)
    yield spel.dagen(4, 9)
    contract = spel.laatste("verdiencontract_ingegaan")
    einde = spel.dag + timedelta(days=365)
    spel.doe("verdiencontract_verlengd", "woningcorporatie", contract, einddatum=einde)


def afronding(spel: Spel) -> Verhaal:
    """Support ends, and with it the dossier."""
    yield spel.dagen(150, 190)
    reden = "De cliënt huurt zelf en heeft geen steun meer nodig."
    spel.doe("begeleidingsovereenkomst_beeindigd", "zorgaanbieder", spel.nieuw("contract"), reden=reden)
    yield spel.dagen(3, 9)
    spel.doe("dossier_gesloten", "zorgaanbieder", reden=reden)


def crisis(spel: Spel) -> Verhaal:
    """Urgent care is needed, and later more support."""
    spel.doe("acute_zorg_nodig", "zorgaanbieder", soort="psychiatrie")
    spel.beoordeel("zorgaanbieder", "ALK-5.07")
    yield spel.dagen(5, 12)
    spel.doe("zwaardere_ondersteuning_nodig", "zorgaanbieder")


def netwerk(spel: Spel) -> Verhaal:
    """Keeping up a network does not go by itself."""
    spel.doe("hulpbehoefte_vastgelegd", "zorgaanbieder")
    spel.beoordeel("zorgaanbieder", "ALK-5.01")
    spel.doe("financieel_probleem_gesignaleerd", "zorgaanbieder")
    yield 1
