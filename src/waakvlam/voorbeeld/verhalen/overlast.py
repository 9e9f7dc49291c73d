"""Nuisance: a report and what follows, up the ladder step by step, as far as a course goes."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import NamedTuple

from waakvlam.voorbeeld.spel import Spel, Verhaal, Wacht

AARDEN = (
    "harde muziek in de nacht",
    "bezoek dat in het trappenhuis blijft hangen",
    "blaffende hond overdag",
    "klussen na tien uur",
    "vuilnis in de portiek",
)
TREDEN = (
    "melding", "oordeel", "herhaling", "gesprek", "brief", "voortduring", "officieel", "sommatie", "eiv", "ontruiming",
)  # fmt: skip
"""The steps of the ladder, in order; a course stops after the one it is given."""
DAGEN_PER_TREDE = 24
"""How long one step takes, generously: a course begins that long ago for each step it must have reached today."""


class Klacht(NamedTuple):
    """A report: where it comes in, and what it turns out to be."""

    bij: str = "zorgaanbieder"
    gedrag: str = "bewust"
    klacht: str = "terecht"
    ernst: str = "gewoon"
    melders: int = 1


def melding(spel: Spel, klacht: Klacht, label: str, aard: str) -> None:
    """Somebody reports nuisance, at this party."""
    if klacht.bij == "mzwo":
        spel.voeg_partij_toe("mzwo", "neemt de melding aan")
    spel.doe(
        "overlast_gemeld",
        "melder",
        label,
        bij=klacht.bij,
        aard=aard,
        ernst=klacht.ernst,
        melders=klacht.melders,
        anoniem=spel.kans(0.3),
    )
    spel.start(_bij_het_meldpunt(spel, label))


def _bij_het_meldpunt(spel: Spel, label: str) -> Verhaal:
    """When it is reported there too, the reporting point takes part, on the ground of its covenant."""
    if not (yield from spel.tot_gebeurd("overlast_gemeld_bij_mzwo", label, hoogstens=30)):
        return
    spel.voeg_partij_toe("mzwo", "bespreekt de overlast")
    if not spel.gebeurd("uitzonderingsgrond_vastgelegd"):
        spel.doe(
            "uitzonderingsgrond_vastgelegd",
            "zorgaanbieder",
            grond="convenant",
            reden="Het convenant overlast van de samenwerkende partijen.",
            ontvanger="mzwo",
            categorieen=("overlastsignalen", "interventie_feit", "overlast_afspraken", "waarschuwingsbrief"),
            geldig_tot=spel.dag + timedelta(days=182),
        )


def oordeel(spel: Spel, klacht: Klacht, label: str) -> Verhaal:
    """Hear both sides and judge; a busy provider sometimes judges before that."""
    yield from spel.tot_gebeurd("wederhoor_gehouden", label, hoogstens=18)
    yield from spel.tot_gebeurd("woningcorporatie_geinformeerd_over_klacht", label, hoogstens=6)
    if not spel.gebeurd("wederhoor_gehouden", label):
        spel.doe("wederhoor_gehouden", "zorgaanbieder", label)
    yield spel.dagen(1, 4)
    spel.doe("melding_beoordeeld", "zorgaanbieder", label, gedrag=klacht.gedrag, klacht=klacht.klacht)


def opgelost(klacht: Klacht, *, na_dagen: int | None = 30) -> Callable[[Spel], Verhaal]:
    """One report, judged, and after so many days over; None: it is not solved yet."""

    def verhaal(spel: Spel) -> Verhaal:
        label = spel.nieuw("melding")
        melding(spel, klacht, label, spel.worp.choice(AARDEN))
        yield 1
        yield from oordeel(spel, klacht, label)
        if na_dagen is not None:
            yield na_dagen
            spel.doe("overlast_verholpen", "zorgaanbieder", label)

    return verhaal


def onbehandeld(klacht: Klacht) -> Callable[[Spel], Verhaal]:
    """A report that nobody has judged yet."""

    def verhaal(spel: Spel) -> Verhaal:
        melding(spel, klacht, spel.nieuw("melding"), spel.worp.choice(AARDEN))
        yield 1

    return verhaal


def ladder(tot: str, klacht: Klacht = Klacht(), *, daarna_opgelost: bool = False) -> Callable[[Spel], Verhaal]:  # noqa: B008 - immutable
    """Up the ladder until this step; then it stops there, or the nuisance is over."""

    def verhaal(spel: Spel) -> Verhaal:
        label, aard = spel.nieuw("melding"), spel.worp.choice(AARDEN)
        for trede in TREDEN[: TREDEN.index(tot) + 1]:
            yield from STAPPEN[trede](spel, klacht, label, aard)
            yield spel.dagen(3, 7)
        if daarna_opgelost:
            yield spel.dagen(10, 25)
            spel.doe("overlast_verholpen", "zorgaanbieder", label)

    return verhaal


def _melding(spel: Spel, klacht: Klacht, label: str, aard: str) -> Verhaal:
    melding(spel, klacht, label, aard)
    yield 1


def _oordeel(spel: Spel, klacht: Klacht, label: str, _aard: str) -> Verhaal:
    yield from oordeel(spel, klacht, label)


def _herhaling(spel: Spel, klacht: Klacht, label: str, aard: str) -> Verhaal:
    yield spel.dagen(4, 8)
    melding(spel, klacht, label, aard)
    yield from spel.tot_gebeurd("wederhoor_gehouden", label, hoogstens=6)
    yield 4
    spel.doe("melding_beoordeeld", "zorgaanbieder", label, gedrag=klacht.gedrag, klacht=klacht.klacht)
    spel.doe("herhaling_vastgesteld", "zorgaanbieder", label)


def _gesprek(spel: Spel, _klacht: Klacht, label: str, _aard: str) -> Verhaal:
    yield from eerst(spel, "aanpak_afgestemd", label, hoogstens=9, met="corporatie, meldpunt en wijkagent")
    yield from zeker(spel, "waarschuwingsgesprek_gehouden", label, hoogstens=12)


def _brief(spel: Spel, _klacht: Klacht, label: str, _aard: str) -> Verhaal:
    yield from eerst(spel, "waarschuwingsbrief_uitgereikt", label, hoogstens=12)
    spel.doe("waarschuwingsbrief_voorgelezen", "zorgaanbieder", label)
    spel.doe("vervolgstappen_uitgelegd", "zorgaanbieder", label)
    if not (yield from spel.tot_gebeurd("waarschuwingsbrief_ondertekend", label, hoogstens=9)):
        spel.doe("waarschuwingsbrief_ondertekend", "deelnemer", label, geweigerd=False)
    yield 2
    spel.doe("briefkopie_verstuurd", "zorgaanbieder", label, brief="waarschuwingsbrief", aan="mzwo")
    spel.doe("partners_over_waarschuwing_geinformeerd", "zorgaanbieder", label)


def _voortduring(spel: Spel, klacht: Klacht, label: str, aard: str) -> Verhaal:
    yield spel.dagen(5, 10)
    melding(spel, klacht, label, aard)
    yield from eerst(spel, "mzwo_overleg_gehouden", label, hoogstens=12)
    spel.doe("voortduring_vastgesteld", "zorgaanbieder", label, na_actie=3)


def _officieel(spel: Spel, _klacht: Klacht, label: str, _aard: str) -> Verhaal:
    yield from spel.tot_gebeurd("juridisch_advies_ingewonnen", label, hoogstens=10)
    yield from zeker(spel, "officiele_waarschuwingsbrief_verstuurd", label, hoogstens=12)
    yield from eerst(spel, "teammanagergesprek_gehouden", label, hoogstens=6)


def _sommatie(spel: Spel, klacht: Klacht, label: str, aard: str) -> Verhaal:
    yield 4
    melding(spel, klacht, label, aard)
    yield 3
    spel.doe("voortduring_vastgesteld", "zorgaanbieder", label, na_actie=4)
    yield from zeker(spel, "sommatiebrief_verstuurd", label, hoogstens=12, aangetekend=True)


def _eiv(spel: Spel, klacht: Klacht, label: str, aard: str) -> Verhaal:
    yield 6
    melding(spel, klacht, label, aard)
    spel.doe("voortduring_vastgesteld", "zorgaanbieder", label, na_actie=5)
    yield 3
    spel.doe("eiv_gevraagd", "zorgaanbieder", label)
    spel.beoordeel("mzwo", "AMS26-B1.63", "AMS26-B5.04", "AMS18-B1.81")
    yield spel.dagen(5, 9)
    spel.doe("eiv_besloten", "mzwo", label, afgegeven=True)


def _ontruiming(spel: Spel, _klacht: Klacht, label: str, _aard: str) -> Verhaal:
    spel.doe("zorgovereenkomst_ontbonden", "zorgaanbieder", label, grond="overlast")
    spel.doe("dossierstukken_opgevraagd", "zorgaanbieder", label)
    spel.doe("alternatief_aangeboden", "zorgaanbieder", label)
    yield spel.dagen(2, 5)
    spel.doe("alternatief_beantwoord", "deelnemer", label, antwoord="weigert")
    yield spel.dagen(5, 9)
    yield from spel.zodra_het_mag("ontruimingsvonnis_gevraagd", "zorgaanbieder", label, hoogstens=12)


STAPPEN: dict[str, Callable[[Spel, Klacht, str, str], Verhaal]] = dict(
    zip(
        TREDEN,
        (_melding, _oordeel, _herhaling, _gesprek, _brief, _voortduring, _officieel, _sommatie, _eiv, _ontruiming),
        strict=True,
    )
)


def treden() -> Iterator[tuple[str, int]]:
    """Each step of the ladder, and how many days a course that must have reached it needs."""
    yield from ((trede, (nummer + 1) * DAGEN_PER_TREDE) for nummer, trede in enumerate(TREDEN))


def eerst(spel: Spel, soort: str, label: str, *, hoogstens: int, **velden: str) -> Wacht:
    """Wait for someone to do this; when that takes too long, do it."""
    if (yield from spel.tot_gebeurd(soort, label, hoogstens=hoogstens)):
        return True
    return spel.doe(soort, "zorgaanbieder", label, **velden)


def zeker(spel: Spel, soort: str, label: str, *, hoogstens: int, **velden: bool) -> Wacht:
    """As soon as it may, and after so many days with a reason; unless somebody did it already."""
    if spel.gebeurd(soort, label):
        return True
    yield from spel.tot_gebeurd(soort, label, hoogstens=hoogstens)
    if spel.gebeurd(soort, label):
        return True
    return spel.doe(soort, "zorgaanbieder", label, **velden)


def uitspraak(laatste_kans: bool) -> Callable[[Spel], Verhaal]:
    """The judge decides."""

    def verhaal(spel: Spel) -> Verhaal:
        yield from ladder("ontruiming")(spel)
        label = spel.laatste("ontruimingsvonnis_gevraagd") or "melding-1"
        yield spel.dagen(20, 30)
        spel.doe("ontruimingsverzoek_beslist", "rechter", label, toegewezen=not laatste_kans, laatste_kans=laatste_kans)
        if not laatste_kans:
            yield spel.dagen(8, 14)
            spel.doe("woning_verlaten", "zorgaanbieder")
            spel.doe("intermediaire_verhuur_beeindigd", "zorgaanbieder", "contract-2", reden="Vonnis van de rechter.")
            yield spel.dagen(30, 60)
            spel.doe("dossier_gesloten", "zorgaanbieder", reden="De deelnemer woont elders en krijgt daar steun.")

    return verhaal


def woonfraude(*, slachtoffer: bool) -> Callable[[Spel], Verhaal]:
    """The home is used for something else; by the participant, or by others who abuse them."""

    def verhaal(spel: Spel) -> Verhaal:
        label = spel.nieuw("melding")
        spel.doe(
            "woonfraude_geconstateerd",
            "woningcorporatie",
            label,
            aard="onderverhuur",
            deelnemer_slachtoffer=slachtoffer,
        )
        yield spel.dagen(5, 12)
        if slachtoffer:
            spel.doe("herhuisvesting_na_woonfraude_beoordeeld", "zorgaanbieder", label, weerbaar=True)
        else:
            spel.doe("ontbinding_huur_gevraagd", "zorgaanbieder", label)

    return verhaal
