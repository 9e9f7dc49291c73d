"""Looking for a home: offers that are taken, refused or withdrawn, and the match."""

from collections.abc import Callable
from datetime import timedelta

from waakvlam.voorbeeld.antwoorden import haal_in
from waakvlam.voorbeeld.spel import Spel, Verhaal

WEIGERREDENEN = (
    "De woning ligt in het stadsdeel dat bij de wooneisen is uitgesloten.",
    "Er is geen lift, en dat is een vastgelegde eis.",
    "De woning is te gehorig voor het herstel van de deelnemer.",
)


def aanbod(spel: Spel) -> str:
    """The corporation offers a home. Gives its label."""
    woning = spel.nieuw("aanbod")
    spel.doe("woning_beschikbaar_gesteld", "woningcorporatie", woning)
    spel.doe("woninginformatie_geleverd", "woningcorporatie", woning, recent_overlastdossier=False)
    spel.doe("woning_aangeboden", "woningcorporatie", woning)
    return woning


def aanvaard(spel: Spel) -> Verhaal:
    """An offer that is taken; the provider answers within its time, or not."""
    woning = aanbod(spel)
    yield from spel.tot_gebeurd("woning_bezichtigd", woning, hoogstens=6)
    yield spel.dagen(1, 3)
    spel.doe("aanbod_met_deelnemer_besproken", "zorgaanbieder", woning)
    if spel.kans(spel.aard.te_laat):
        yield spel.dagen(6, 9)
    spel.doe("aanbod_beantwoord", "zorgaanbieder", woning, antwoord="accepteert")
    yield spel.dagen(1, 3)
    spel.doe("aanbod_beantwoord_door_deelnemer", "deelnemer", woning, antwoord="aanvaardt")


def geweigerd_door_aanbieder(*, na_bezichtiging: bool) -> Callable[[Spel], Verhaal]:
    """An offer that the provider cannot take, seen or not."""

    def verhaal(spel: Spel) -> Verhaal:
        woning = aanbod(spel)
        yield 1
        if na_bezichtiging and not spel.gebeurd("woning_bezichtigd", woning):
            spel.doe("woning_bezichtigd", "zorgaanbieder", woning)
        yield spel.dagen(1, 3) + (8 if spel.kans(spel.aard.te_laat) else 0)
        waarom = spel.worp.choice(WEIGERREDENEN)
        spel.doe("aanbod_beantwoord", "zorgaanbieder", woning, antwoord="weigert", reden=waarom)
        yield spel.dagen(3, 12)

    return verhaal


def ingetrokken(spel: Spel) -> Verhaal:
    """An offer that the corporation takes back."""
    woning = aanbod(spel)
    yield spel.dagen(2, 4)
    spel.doe("aanbod_ingetrokken", "woningcorporatie", woning, reden="Bij de keuring bleek de keuken niet in orde.")
    yield spel.dagen(4, 15)


def geweigerd_door_deelnemer(oordeel: str) -> Callable[[Spel], Verhaal]:
    """An offer that the participant refuses, and what Woonzaken thinks of it."""

    def verhaal(spel: Spel) -> Verhaal:
        woning = aanbod(spel)
        yield from spel.tot_gebeurd("deelnemer_over_aanbod_geinformeerd", woning, hoogstens=12)
        spel.doe("deelnemer_over_aanbod_geinformeerd", "zorgaanbieder", woning)
        yield spel.dagen(1, 3)
        waarom = "De deelnemer ziet zichzelf hier niet wonen."
        spel.doe("aanbod_beantwoord_door_deelnemer", "deelnemer", woning, antwoord="weigert", reden=waarom)
        yield spel.dagen(1, 4)
        spel.doe("weigeringsformulier_ingevuld", "zorgaanbieder", woning)
        yield spel.dagen(4, 12)
        toelichting = "Afgewogen tegen de wooneisen die zijn vastgelegd."
        spel.doe("weigering_beoordeeld", "gemeente_wonen", woning, oordeel=oordeel, toelichting=toelichting)
        yield spel.dagen(5, 15)

    return verhaal


def klacht_over_aanbod(spel: Spel) -> Verhaal:
    """The participant complains about an offer."""
    woning = spel.laatste("woning_aangeboden")
    spel.doe("klacht_over_aanbod_ingediend", "deelnemer", woning)
    yield spel.dagen(8, 20)
    spel.doe("klacht_over_aanbod_afgehandeld", "zorgaanbieder", woning)


def match(spel: Spel) -> Verhaal:
    """The match, and the contracts that come of it."""
    woning = spel.laatste("aanbod_beantwoord") or spel.laatste("woning_aangeboden")
    spel.doe("match_gemaakt", "zorgaanbieder", woning)
    yield spel.dagen(3, 10)
    yield from contracten(spel)


def contracten(spel: Spel) -> Verhaal:
    """Care contract, rent contract, key and move."""
    contract = spel.nieuw("contract")
    spel.doe("begeleidingsovereenkomst_ondertekend", "zorgaanbieder", contract)
    yield spel.dagen(1, 7)
    spel.doe("begeleidingsovereenkomst_ingegaan", "zorgaanbieder", contract)
    huur = spel.nieuw("contract")
    spel.doe("intermediaire_huurovereenkomst_ondertekend", "woningcorporatie", huur)
    sleutel = spel.werkdag(spel.dag + timedelta(days=spel.dagen(2, 6)))
    spel.doe("sleutelmoment_gepland", "zorgaanbieder", datum=sleutel)
    yield from spel.tot(sleutel)
    spel.doe("sleutelmoment_gehouden", "zorgaanbieder")
    if spel.opgevolgd:
        if spel.gebeurd("financiele_situatie_in_kaart_gebracht", problematische_schulden=True):
            spel.doe("inkomensbeheer_gestart", "zorgaanbieder", vorm="budgetbeheer")
        haal_in(spel, "intermediaire_verhuur_gestart", "zorgaanbieder", huur)
    yield from spel.zodra_het_mag("intermediaire_verhuur_gestart", "zorgaanbieder", huur, hoogstens=21)
    yield spel.dagen(1, 9)
    spel.doe("verhuisd", "deelnemer")
    spel.doe("inschrijving_geregistreerd", "zorgaanbieder", nieuw_door_match=True)
    spel.doe("contactpersoon_aangewezen", "woningcorporatie", rol="woningcorporatie")


def gehuisvest(spel: Spel) -> Verhaal:
    """One offer that is taken, and the move."""
    yield from aanvaard(spel)
    yield spel.dagen(2, 7)
    yield from match(spel)
