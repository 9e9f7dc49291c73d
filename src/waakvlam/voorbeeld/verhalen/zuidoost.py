"""Zuidoost-Utrecht: prepared by one provider, matched by Het Vierde Huis, handed over warmly to another provider."""

from datetime import timedelta

from waakvlam.voorbeeld.spel import Spel, Verhaal
from waakvlam.voorbeeld.velden import toestemming
from waakvlam.voorbeeld.verhalen.wonen import Maker

VERHAAL = frozenset(
    {
        "afsluitende_evaluatie_gehouden", "begeleidingsovereenkomst_beeindigd", "deelnemer_geplaatst",
        "deelnemer_teruggenomen", "driepartijencontract_beeindigd", "woning_beschikbaar_gesteld",
    }
)  # fmt: skip
"""What a course decides on, whatever is owed."""
REGELINGEN = ("inkomen_geregeld", "schulden_geregeld")
UITSTROOMGEMEENTE = "Kersendorp"


def voornemen(spel: Spel) -> Verhaal:
    """Someone means to live on their own; the neighbourhood team joins."""
    spel.open()
    spel.doe("uitstroom_voorgenomen", "aanbieder_mobw")
    spel.doe("keuze_woonplaats_gemaakt", "deelnemer")
    yield spel.dagen(4, 10)
    spel.doe("uitstroomgemeente_bekend", "aanbieder_mobw", gemeente=UITSTROOMGEMEENTE)
    spel.voeg_partij_toe("wijkteam", "lokale toegang en casushouder")
    yield from spel.tot_gebeurd("voorbereiding_gestart", hoogstens=95)


def aanmelding(spel: Spel) -> Verhaal:
    """Registered with Het Vierde Huis, which chooses the route."""
    spel.doe("voorbereiding_gestart", "aanbieder_mobw")
    yield spel.dagen(4, 12)
    spel.doe("deelnemer_aangemeld", "aanbieder_mobw", bij="Het Vierde Huis")
    spel.voeg_partij_toe("vierde_huis", "zoekt een woning die past")
    yield spel.dagen(3, 9)
    if spel.gegevens.route == "regionaal_maatwerk":
        spel.beoordeel("vierde_huis", "ZOU-0.78")
    spel.doe("route_gekozen", "vierde_huis", route=spel.gegevens.route or "omgekeerde_plaatsing")
    spel.voeg_partij_toe("woningcorporatie", "meldt vrije woningen en verhuurt")


def vrij(spel: Spel) -> Verhaal:
    """The corporation reports a free home."""
    spel.doe("woning_beschikbaar_gesteld", "woningcorporatie", spel.nieuw("aanbod"))
    yield spel.dagen(2, 5)


def plaatsing(spel: Spel) -> Verhaal:
    """Het Vierde Huis finds the person for whom this home is right."""
    yield from vrij(spel)
    woning = spel.laatste("woning_beschikbaar_gesteld")
    spel.doe("kandidaten_voorgesteld", "vierde_huis", woning, aantal=spel.dagen(1, 3))
    yield spel.dagen(2, 6)
    spel.doe("kandidaat_geselecteerd", "woningcorporatie", woning)
    spel.doe("woning_gekozen", "woningcorporatie", woning)
    spel.beoordeel("woningcorporatie", "ZOU-0.88", "ZOU-0.89", "ZOU-0.90")
    if not (yield from spel.tot_gebeurd("match_gemaakt", hoogstens=12)):
        spel.doe("match_gemaakt", "vierde_huis", woning)
    spel.doe("deelnemer_geplaatst", "vierde_huis")
    yield spel.dagen(2, 6)


def verhuizing(spel: Spel) -> Verhaal:
    """Everything is arranged before the day of the move, with the provider that will go on after it."""
    spel.voeg_partij_toe("aanbieder_ambulant", "begeleidt na de verhuizing")
    verhuisdatum = spel.werkdag(spel.dag + timedelta(days=spel.dagen(48, 63)))
    spel.doe("verhuizing_gepland", "aanbieder_mobw", verhuisdatum=verhuisdatum)
    spel.beoordeel("aanbieder_mobw", "ZOU-0.64")
    yield from spel.tot(verhuisdatum - timedelta(days=9))
    for soort in REGELINGEN:
        if not spel.gebeurd(soort):
            spel.doe(soort, "rsd")
    spel.doe("overdrachtsdocument_vastgesteld", "aanbieder_mobw")
    spel.doe("driepartijencontract_ingegaan", "woningcorporatie", spel.nieuw("contract"))
    yield from spel.tot(verhuisdatum)
    spel.doe("verhuisd", "aanbieder_mobw")
    spel.doe("begeleidingsovereenkomst_ingegaan", "aanbieder_ambulant", spel.nieuw("contract"))


def gehuisvest(spel: Spel) -> Verhaal:
    """A home and the move."""
    yield from plaatsing(spel)
    yield from verhuizing(spel)


def meeloopfase(spel: Spel) -> Verhaal:
    """The first provider stays for three months or more, and then leaves."""
    yield 92
    yield from spel.tot_gebeurd("meeloopfase_geevalueerd", hoogstens=50)
    yield from spel.zodra_het_mag("meeloopfase_beeindigd", "aanbieder_mobw", hoogstens=20)


def afronding(spel: Spel) -> Verhaal:
    """After two years: the last evaluation, and the agreement of three parties ends."""
    spel.doe("afsluitende_evaluatie_gehouden", "aanbieder_ambulant", spel.nieuw("gesprek"))
    yield spel.dagen(6, 14)
    contract = spel.laatste("driepartijencontract_ingegaan")
    yield from spel.zodra_het_mag("driepartijencontract_beeindigd", "woningcorporatie", contract, hoogstens=30)


def einde(spel: Spel) -> Verhaal:
    """Support ends too, and the dossier closes."""
    begeleiding = spel.laatste("begeleidingsovereenkomst_ingegaan")
    yield from spel.zodra_het_mag(
        "begeleidingsovereenkomst_beeindigd",
        "aanbieder_ambulant",
        begeleiding,
        hoogstens=40,
        reden="De twee jaar zijn om.",
    )
    yield spel.dagen(3, 8)
    spel.doe("dossier_gesloten", "aanbieder_ambulant", reden="De cliënt huurt zelf en redt zich in de wijk.")


def plan_gedeeld(spel: Spel) -> Verhaal:
    """The prevention plan is shared with consent, and consent is withdrawn later."""
    yield from spel.tot_gebeurd("preventieplan_vastgesteld", hoogstens=60)
    spel.doe("privacyuitleg_gegeven", "aanbieder_mobw")
    gegeven = {**toestemming(spel), "doelen": ("preventieplan",), "noodzaak": "Zo weet het wijkteam wat helpt."}
    spel.doe("toestemming_gegeven", "deelnemer", **gegeven)
    yield spel.dagen(2, 6)
    spel.doe("preventieplan_gedeeld", "aanbieder_mobw", onderdelen=("vroege signalen", "wie te bellen"))
    yield spel.dagen(40, 70)
    spel.doe("toestemming_ingetrokken", "deelnemer")


def signaal(aard: str) -> Maker:
    """The next provider notices something and passes it to the neighbourhood team."""

    def verhaal(spel: Spel) -> Verhaal:
        label = spel.nieuw("signaal")
        spel.doe("signaal_ontvangen", "aanbieder_ambulant", label, aard=aard)
        yield spel.dagen(1, 4)
        spel.doe("signaal_doorgegeven", "aanbieder_ambulant", label, aan="wijkteam")

    return verhaal


def herhuisvesting(spel: Spel) -> Verhaal:
    """The home cannot be kept: another is discussed."""
    yield from signaal("overlast")(spel)
    yield spel.dagen(12, 20)
    spel.beoordeel("wijkteam", "ZOU-12.07", "ZOU-12.08")
    spel.doe("herhuisvesting_besproken", "wijkteam")


def niet_geleverd(spel: Spel) -> Verhaal:
    """The support that was agreed does not come; the first provider takes the person back."""
    spel.doe("begeleiding_niet_geleverd", "wijkteam")
    yield spel.dagen(10, 20)
    spel.doe("deelnemer_teruggenomen", "aanbieder_mobw")


def te_krap(spel: Spel) -> Verhaal:
    """Six weeks before the move will not be made."""
    reden = "De woning kwam eerder vrij dan verwacht."
    spel.doe("zes_weken_niet_haalbaar_gemeld", "aanbieder_mobw", reden=reden)
    yield 1
