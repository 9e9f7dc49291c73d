"""Almere: urgency, a home from the corporation, and one of two contracts that becomes an ordinary one."""

from datetime import timedelta

from waakvlam.voorbeeld.spel import Spel, Verhaal
from waakvlam.voorbeeld.verhalen.streek import woondoelen
from waakvlam.voorbeeld.verhalen.wonen import Maker

VERHAAL = frozenset({"woning_aangeboden", "eigen_huurcontract_ingegaan", "huur_opgezegd"})
"""What a course decides on, whatever is owed."""


def voorbereiding(spel: Spel) -> Verhaal:
    """Goals, money and the request for urgency."""
    spel.open()
    spel.doe("voorbereiding_gestart", "zorgaanbieder")
    yield spel.dagen(8, 20)
    woondoelen(spel)
    yield from spel.tot_gebeurd("urgentie_aangevraagd", hoogstens=60)


def urgentie(spel: Spel) -> Verhaal:
    """The municipality gives urgency."""
    spel.voeg_partij_toe("gemeente", "verleent de urgentie")
    spel.doe("urgentie_aangevraagd", "zorgaanbieder", met_deelnemer=True)
    yield spel.dagen(9, 24)
    spel.doe("urgentie_toegekend", "gemeente")
    spel.voeg_partij_toe("woningcorporatie", "biedt een woning aan en verhuurt die")
    yield spel.dagen(2, 6)


def aanbod(spel: Spel) -> Verhaal:
    """The corporation offers a home."""
    spel.doe("woning_aangeboden", "woningcorporatie", spel.nieuw("aanbod"))
    yield spel.dagen(3, 8)


def geweigerd(spel: Spel) -> Verhaal:
    """The first home does not fit; the corporation looks for another."""
    yield from aanbod(spel)
    reden = "De trap is te steil voor de kinderen."
    woning = spel.laatste("woning_aangeboden")
    spel.doe("aanbod_beantwoord_door_deelnemer", "deelnemer", woning, antwoord="weigert", reden=reden)
    yield spel.dagen(12, 25)


def toewijzing(spel: Spel) -> Verhaal:
    """An offer that is taken."""
    yield from aanbod(spel)
    woning = spel.laatste("woning_aangeboden")
    spel.doe("aanbod_beantwoord_door_deelnemer", "deelnemer", woning, antwoord="aanvaardt")
    yield from spel.tot_gebeurd("rechten_toegelicht", hoogstens=9)
    spel.doe("woning_toegewezen", "woningcorporatie", woning)
    yield spel.dagen(2, 5)


def contract(spel: Spel) -> Verhaal:
    """The contract of this dossier, the key, and the move."""
    if spel.gegevens.contractvorm == "driepartijen":
        # Renting and support hang together, so both are about one contract.
        huur = spel.nieuw("contract")
        spel.doe("begeleidingsovereenkomst_ondertekend", "zorgaanbieder", huur)
        spel.doe("driepartijencontract_ingegaan", "woningcorporatie", huur)
    else:
        spel.doe("omklapcontract_ingegaan", "zorgaanbieder", spel.nieuw("contract"), looptijd_jaren=spel.dagen(1, 2))
    sleutel = spel.werkdag(spel.dag + timedelta(days=spel.dagen(2, 7)))
    spel.doe("sleutelmoment_gepland", "zorgaanbieder", datum=sleutel)
    yield from spel.tot(sleutel)
    spel.doe("sleutelmoment_gehouden", "zorgaanbieder")
    yield spel.dagen(1, 9)
    spel.doe("verhuisd", "deelnemer")


def gehuisvest(spel: Spel) -> Verhaal:
    """An offer, the contract and the move."""
    yield from toewijzing(spel)
    yield from contract(spel)


def _huur(spel: Spel) -> str | None:
    return spel.laatste("driepartijencontract_ingegaan") or spel.laatste("omklapcontract_ingegaan")


def beoordeling(*, gehaald: bool) -> Maker:
    """The three weigh the goals, and the corporation judges whether the contract can be converted."""

    def verhaal(spel: Spel) -> Verhaal:
        huur = _huur(spel)
        for nummer, doel in enumerate(spel.alle("doel_vastgelegd", domein="wonen")):
            resultaat = "behaald" if gehaald or nummer == 0 else "niet_behaald"
            spel.doe("doel_beoordeeld", "zorgaanbieder", doel.betreft, resultaat=resultaat)
        spel.beoordeel("zorgaanbieder", "ALM-8.07")
        yield spel.dagen(3, 9)
        spel.doe("overgang_besproken", "zorgaanbieder", huur)
        yield spel.dagen(5, 15)
        uitkomst = "omzetten" if gehaald else "verlengen"
        spel.doe("omzetting_beoordeeld", "woningcorporatie", huur, woondoelen_behaald=gehaald, uitkomst=uitkomst)

    return verhaal


def omgezet(spel: Spel) -> Verhaal:
    """All goals met: an ordinary contract."""
    yield from beoordeling(gehaald=True)(spel)
    yield from spel.zodra_het_mag("eigen_huurcontract_ingegaan", "woningcorporatie", _huur(spel), hoogstens=45)


def nazorg(spel: Spel) -> Verhaal:
    """Support ends some months later."""
    yield from spel.tot_gebeurd("nazorgafspraken_vastgelegd", hoogstens=40)
    yield spel.dagen(90, 120)
    spel.doe("nazorg_afgesloten", "zorgaanbieder")
    yield spel.dagen(2, 6)
    spel.doe("dossier_gesloten", "zorgaanbieder", reden="De bewoner huurt zelf en redt zich zonder begeleiding.")


def opgezegd(spel: Spel) -> Verhaal:
    """Support is refused again and again; after a talk about what can still be done the corporation gives notice."""
    for keer in range(3):
        spel.doe("begeleiding_geweigerd", "zorgaanbieder", herhaald=keer > 0)
        yield spel.dagen(10, 18)
    spel.doe("mogelijkheden_besproken", "woningcorporatie", _huur(spel))
    yield spel.dagen(8, 14)
    spel.doe("huur_opgezegd", "woningcorporatie")


def geldzorgen(spel: Spel) -> Verhaal:
    """Money trouble, and help that is taken."""
    spel.doe("financieel_probleem_gesignaleerd", "zorgaanbieder")
    yield spel.dagen(6, 14)
    spel.doe("verbeterpunten_vastgelegd", "zorgaanbieder")
