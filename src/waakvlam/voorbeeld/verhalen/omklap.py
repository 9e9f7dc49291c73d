"""Towards a contract of one's own: the talk, the request, the decision, the years after; and a five-year contract."""

from collections.abc import Callable
from datetime import date, timedelta

from waakvlam.kern.kalender import Duur, Eenheid, plus
from waakvlam.voorbeeld.spel import Spel, Verhaal
from waakvlam.voorbeeld.velden import velden_voor

PROFESSIONALS = ("behandelaar", "buurtteam", "jobcoach")
NODIG = ("overlastcheck_uitgevoerd", "nazorgafspraken_vastgelegd", "omklapgesprek_gehouden")
"""What must be there before the request."""
BRIEVEN_NA_MAANDEN = (("vijfjaarsbrief_verstuurd", 48), ("opzeggingsbrief_verstuurd", 53))
"""Letters in a five-year contract: those that began under the agreements of 2018 have no duty to send them."""
PARTIJEN = ("deelnemer", "zorgaanbieder", "woningcorporatie")


def oordelen(spel: Spel, *, akkoord: bool) -> Verhaal:
    """The three parties say whether conversion can begin, after an evaluation."""
    if not spel.gebeurd("woonevaluatie_gehouden"):
        spel.doe("woonevaluatie_gehouden", "zorgaanbieder", spel.nieuw("gesprek"), op_de_woning=True)
    for partij in PARTIJEN:
        eens = akkoord or partij != "woningcorporatie"
        spel.doe("omklap_oordeel_gegeven", partij, partij=partij, oordeel="akkoord" if eens else "niet_akkoord")
    yield spel.dagen(4, 10)


def voorbereiding(spel: Spel) -> Verhaal:
    """Goals judged, professionals asked, the talk held."""
    yield from oordelen(spel, akkoord=True)
    for doel in spel.alle("doel_vastgelegd"):
        if not spel.gebeurd("doel_beoordeeld", doel.betreft):
            spel.doe("doel_beoordeeld", "zorgaanbieder", doel.betreft, resultaat="behaald")
    for wie in PROFESSIONALS[: spel.dagen(1, 3)]:
        spel.doe("professional_bevraagd", "zorgaanbieder", wie=wie)
        spel.start(_professional(spel, wie))
    yield spel.dagen(10, 20)
    spel.beoordeel("zorgaanbieder", "AMS26-8.12", "AMS18-8.18", "AMS18-8.19")


def _professional(spel: Spel, wie: str) -> Verhaal:
    yield spel.dagen(3, 18)
    spel.doe("professional_geantwoord", "zorgaanbieder", wie=wie, instemming="ja")
    instemmingen = {f.velden["wie"] for f in spel.alle("professional_geantwoord", instemming="ja")}
    if instemmingen >= {f.velden["wie"] for f in spel.alle("professional_bevraagd")}:
        spel.beoordeel("zorgaanbieder", "AMS26-8.10")


def nog_niet(spel: Spel) -> Verhaal:
    """Not yet: one party does not agree, and they go on."""
    yield from oordelen(spel, akkoord=False)


def tot_verzoek(op: date) -> Callable[[Spel], Verhaal]:
    """Preparation, and the request handed in on this day, or as soon as it may after that."""

    def verhaal(spel: Spel) -> Verhaal:
        yield from voorbereiding(spel)
        for soort in NODIG:
            if not (yield from spel.tot_gebeurd(soort, hoogstens=15)):
                spel.doe(soort, "zorgaanbieder", **velden_voor(spel, soort, {}))
        yield from spel.tot_gebeurd("beoordeling_vastgelegd", als={"criterium": "AMS26-8.10"}, hoogstens=15)
        yield from spel.tot(op)
        yield from spel.zodra_het_mag("omklapverzoek_ingediend", "zorgaanbieder", hoogstens=20)

    return verhaal


def besluit(spel: Spel) -> Verhaal:
    """Woonzaken decides, whether in time or not."""
    if spel.gebeurd("omklapverzoek_ingediend"):
        spel.doe("omklap_besloten", "gemeente_wonen", **velden_voor(spel, "omklap_besloten", {}))
    yield 1


def omgeklapt(spel: Spel) -> Verhaal:
    """All the way to the own contract."""
    yield from tot_verzoek(spel.dag)(spel)
    yield from spel.tot_gebeurd("omklap_besloten", hoogstens=40)
    if not spel.gebeurd("omklap_besloten"):
        spel.doe("omklap_besloten", "gemeente_wonen", **velden_voor(spel, "omklap_besloten", {}))
    if not spel.gebeurd("omklap_besloten", akkoord=True):
        return
    if not (yield from spel.tot_gebeurd("huurcontract_omgeklapt", hoogstens=60)):
        spel.doe("huurcontract_omgeklapt", "woningcorporatie", **velden_voor(spel, "huurcontract_omgeklapt", {}))


def nazorg(spel: Spel) -> Verhaal:
    """Light support for a while, then the provider leaves. Only for who has a contract of their own."""
    if not spel.gebeurd("huurcontract_omgeklapt"):
        return
    spel.doe("waakvlam_besproken", "zorgaanbieder", gewenst=True)
    einddatum = spel.dag + timedelta(days=200)
    spel.doe("waakvlamafspraak_vastgelegd", "zorgaanbieder", einddatum=einddatum)
    yield spel.dagen(60, 90)
    spel.doe("waakvlamevaluatie_gehouden", "zorgaanbieder")
    yield spel.dagen(60, 90)
    spel.doe("woonbegeleiding_beeindigd", "zorgaanbieder")
    yield spel.dagen(20, 40)


def sluiting(spel: Spel) -> Verhaal:
    """Aftercare ends, and with it every term."""
    if not spel.gebeurd("nazorgafspraken_vastgelegd"):
        return
    spel.doe("nazorg_afgesloten", "zorgaanbieder")
    yield spel.dagen(2, 6)
    spel.doe(
        "dossier_gesloten", "zorgaanbieder", reden="De deelnemer woont zelfstandig en heeft geen begeleiding meer."
    )


def gestopt(spel: Spel) -> Verhaal:
    """Renting through the provider stops before the conversion; the participant moves out."""
    spel.doe(
        "begeleidingsovereenkomst_beeindigd", "zorgaanbieder", "contract-1", reden="De deelnemer verhuist naar familie."
    )
    spel.doe("intermediaire_verhuur_beeindigd", "zorgaanbieder", "contract-2", reden="De deelnemer vertrekt.")
    yield spel.dagen(1, 5)
    spel.doe("woning_verlaten", "deelnemer")


def vijf_jaar_weging(spel: Spel) -> Verhaal:
    """For a young adult: five years, or for an indefinite time."""
    motivering = "Jong en alleenstaand; een volgende stap na vijf jaar past."
    spel.doe("contractduur_afgewogen", "zorgaanbieder", "contract-1", uitkomst="vijf_jaar", motivering=motivering)
    yield 1


def vijf_jaar_einde(spel: Spel) -> Verhaal:
    """The last half year: the letter, urgency asked and decided, and the end of the contract."""
    omklap = spel.alle("huurcontract_omgeklapt")
    if not omklap:
        return
    contract, begon = omklap[-1].betreft, omklap[-1].op
    for soort, maanden in BRIEVEN_NA_MAANDEN:
        yield from spel.tot(plus(begon, Duur(maanden, Eenheid.MAAND)))
        if not (yield from spel.tot_gebeurd(soort, contract, hoogstens=12)):
            spel.doe(soort, spel.doeners(soort)[0], contract)
    yield spel.dagen(5, 25)
    spel.doe(
        "ruggensteunurgentie_aangevraagd", "deelnemer", contract, inkomen_boven_grens=False, partner_bezit_woning=False
    )
    spel.beoordeel("gemeente_wonen", "AMS26-B4.18", "AMS26-B4.19")
    yield spel.dagen(15, 40)
    spel.doe("ruggensteunurgentie_beoordeeld", "gemeente_wonen", contract, toegekend=True, reden="Goed huurderschap.")
