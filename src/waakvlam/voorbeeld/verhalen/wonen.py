"""Living with support: the small things of every month, signals, time-outs, relapse and consent."""

from collections.abc import Callable
from datetime import timedelta

from waakvlam.voorbeeld.spel import Spel, Verhaal
from waakvlam.voorbeeld.velden import toestemming

NOTITIES = (
    "De deelnemer kookt nu twee keer per week zelf en is daar trots op.",
    "Samen de post doorgenomen en een map gemaakt.",
    "Nieuwe gordijnen opgehangen; de buurvrouw kwam kennismaken.",
    "Afspraak verzet op verzoek van de deelnemer.",
)
Maker = Callable[[Spel], Verhaal]


def dagelijks(spel: Spel) -> Verhaal:
    """What comes and goes while someone lives on their own."""
    yield spel.dagen(25, 60)
    for _ in range(40):
        if spel.gebeurd("dossier_gesloten") or spel.gebeurd("woning_verlaten"):
            return
        spel.worp.choice((_notitie, _doel, _doel, _gebrek, _netwerk, _evaluatiefrequentie))(spel)
        yield spel.dagen(40, 110)


def _notitie(spel: Spel) -> None:
    spel.doe("notitie_gemaakt", "zorgaanbieder", tekst=spel.worp.choice(NOTITIES))


def _doel(spel: Spel) -> None:
    doelen = spel.alle("doel_vastgelegd")
    if doelen:
        doel = spel.worp.choice(doelen)
        spel.doe("doel_bijgewerkt", "zorgaanbieder", doel.betreft, stand=spel.worp.choice(("loopt", "bijna behaald")))


def _gebrek(spel: Spel) -> None:
    spel.doe("gebrek_gemeld", "deelnemer")
    spel.start(_verholpen(spel))


def _verholpen(spel: Spel) -> Verhaal:
    yield spel.dagen(4, 30)
    spel.doe("gebrek_verholpen", "woningcorporatie")


def _netwerk(spel: Spel) -> None:
    spel.doe("netwerkcontact_vastgelegd", "zorgaanbieder")


def _evaluatiefrequentie(spel: Spel) -> None:
    if spel.gebeurd("kennismakingsgesprek_gehouden") and not spel.gebeurd("evaluatiefrequentie_afgesproken"):
        spel.doe("evaluatiefrequentie_afgesproken", "zorgaanbieder", maanden=6)


def signaal(aard: str) -> Maker:
    """A signal from complex or street, shared with the corporation or by it."""

    def verhaal(spel: Spel) -> Verhaal:
        label = spel.nieuw("signaal")
        spel.doe("signaal_ontvangen", "woningcorporatie", label, aard=aard)
        yield spel.dagen(1, 3)
        spel.doe("signaal_doorgegeven", "woningcorporatie", label, aan="zorgaanbieder")
        yield spel.dagen(2, 8)
        spel.doe("signaal_besproken", "zorgaanbieder", label)
        if aard == "huurachterstand":
            spel.doe("huurachterstand_gemeld", "zorgaanbieder", label, maanden=1)
            spel.doe("financieel_probleem_gesignaleerd", "zorgaanbieder")

    return verhaal


def afwijking(spel: Spel) -> Verhaal:
    """The course runs differently from what was planned, and gets stuck."""
    spel.doe("afwijking_van_planning_gemeld", "zorgaanbieder")
    yield spel.dagen(10, 25)
    omschrijving = "Er is geen plek voor dagbesteding in de buurt; het traject ligt stil."
    spel.doe("knelpunt_gemeld", "zorgaanbieder", omschrijving=omschrijving)


def time_out(dagen: int | None, *, terug: bool = True) -> Maker:
    """A stay elsewhere of so many days; None: it goes on."""

    def verhaal(spel: Spel) -> Verhaal:
        plek = spel.nieuw("time_out")
        spel.doe("terugval_vastgesteld", "zorgaanbieder")
        spel.doe("zorg_opgeschaald", "zorgaanbieder")
        spel.doe("time_out_nodig_geoordeeld", "zorgaanbieder", plek)
        yield 1
        vorm = spel.worp.choice(("herstelplek", "logeeropvang", "respijt"))
        spel.doe("time_out_gestart", "zorgaanbieder", plek, vorm=vorm)
        if dagen is not None:
            yield dagen
            spel.doe("time_out_beeindigd", "zorgaanbieder", plek, terug_naar_woning=terug)

    return verhaal


def herplaatsing(spel: Spel) -> Verhaal:
    """Living alone does not work: another place, with a swap of homes where the corporation agrees."""
    yield from time_out(18, terug=False)(spel)
    spel.beoordeel("zorgaanbieder", "AMS26-5.14", "AMS26-5.15", "AMS26-5.16")
    if spel.kans(0.6):
        spel.doe("herplaatsing_gemeld_bij_veldtafel", "zorgaanbieder", achteraf=False)
    yield spel.dagen(2, 6)
    spel.doe("herplaatsing_beoordeeld", "zorgaanbieder", besluit="herplaatsen")
    spel.doe("overbrugging_gestart", "zorgaanbieder")
    yield from spel.tot_gebeurd("ruil_herplaatsing_voorgesteld", hoogstens=25)
    spel.beoordeel("woningcorporatie", "AMS26-5.20")
    spel.doe("ruil_herplaatsing_beslist", "woningcorporatie", akkoord=True)


def geen_toegang(spel: Spel) -> Verhaal:
    """The participant does not open the door for weeks."""
    for _ in range(3):
        spel.doe("toegang_geweigerd", "zorgaanbieder")
        spel.doe("huisbezoek_niet_doorgegaan", "zorgaanbieder", oorzaak="deelnemer")
        yield spel.dagen(9, 14)
    spel.doe("afwezigheid_vastgesteld", "zorgaanbieder", reden_bekend=False)


def intrekken(doelen: tuple[str, ...] | None) -> Maker:
    """Consent withdrawn: for these purposes, or wholly (None)."""

    def verhaal(spel: Spel) -> Verhaal:
        if doelen is None:
            spel.doe("toestemming_ingetrokken", "deelnemer")
        else:
            spel.doe("toestemming_ingetrokken", "deelnemer", doelen=doelen)
        yield spel.dagen(2, 8)
        spel.doe("rechten_toegelicht", "zorgaanbieder")

    return verhaal


def inzage(spel: Spel) -> Verhaal:
    """The participant asks what is kept, and objects to one use of it."""
    spel.doe("inzageverzoek_gedaan", "deelnemer")
    yield spel.dagen(10, 25)
    spel.doe("inzageverzoek_afgehandeld", "zorgaanbieder")
    spel.doe("bezwaar_gedaan", "deelnemer")
    yield spel.dagen(10, 25)
    spel.doe("bezwaar_afgehandeld", "zorgaanbieder")


def opnieuw_toestemming(spel: Spel) -> Verhaal:
    """Consent given again after a talk."""
    spel.doe("toestemming_gegeven", "deelnemer", **{**toestemming(spel), "geldig_tot": spel.dag + timedelta(days=730)})
    yield 1


def verkeerd_adres(spel: Spel) -> Verhaal:
    """A report at the wrong address, withdrawn as soon as that shows."""
    label = spel.nieuw("melding")
    spel.doe("overlast_gemeld", "melder", label, bij="zorgaanbieder", aard="muziek in de avond", melders=1)
    fout = spel.feiten[-1].feit
    yield spel.dagen(2, 5)
    spel.trek_in(fout, "Deze klacht hoorde bij een ander adres.")


def eigen_melding(spel: Spel) -> Verhaal:
    """The participant reports nuisance by neighbours."""
    label = spel.nieuw("melding")
    spel.doe("overlast_door_anderen_gemeld", "deelnemer", label)
    yield spel.dagen(5, 14)
    spel.doe("buurtbemiddeling_ingeschakeld", "zorgaanbieder", label)


def kleiner_gezin(spel: Spel) -> Verhaal:
    """The household gets smaller, and the home may no longer fit."""
    spel.doe("huishouden_gewijzigd", "deelnemer", richting="kleiner", reden="Een kind woont nu bij de andere ouder.")
    yield 1
