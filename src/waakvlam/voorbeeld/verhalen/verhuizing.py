"""Moving or swapping homes during the course."""

from waakvlam.voorbeeld.spel import Spel, Verhaal


def overwogen(spel: Spel) -> Verhaal:
    """Moving is considered, and looked into."""
    label = spel.nieuw("verhuizing")
    spel.doe(
        "verhuizing_overwogen",
        "zorgaanbieder",
        label,
        reden="anders",
        grond="De woonsituatie belemmert de begeleiding.",
    )
    yield spel.dagen(10, 20)


def verhuisd(spel: Spel) -> Verhaal:
    """Considered, looked into, decided, and moved."""
    yield from overwogen(spel)
    label = spel.laatste("verhuizing_overwogen")
    yield from spel.tot_gebeurd("verhuizing_onderzocht", label, hoogstens=20)
    spel.doe("verhuizing_onderzocht", "zorgaanbieder", label)
    spel.doe("veldtafel_gehoord", "veldtafel", label, past_binnen_route=True)
    spel.doe("woonevaluatie_gehouden", "zorgaanbieder", spel.nieuw("gesprek"), op_de_woning=True)
    yield spel.dagen(2, 8)
    spel.doe("verhuisbesluit_vastgelegd", "zorgaanbieder", label, besluit="verhuizen")
    yield from spel.tot_gebeurd("verhuizing_voorgedragen", label, hoogstens=25)
    yield from spel.zodra_het_mag("nieuwe_woning_betrokken", "zorgaanbieder", label, hoogstens=30)


def ruil(spel: Spel) -> Verhaal:
    """A swap with another tenant, agreed by the corporation."""
    label = spel.nieuw("verhuizing")
    spel.doe("woningruil_voorgesteld", "deelnemer", label, ongelijk=False, oppervlakte_m2=52, kleiner=True)
    yield spel.dagen(10, 25)
    spel.doe("passendheid_getoetst", "woningcorporatie", label, passend=True)
    spel.beoordeel("zorgaanbieder", "AMS26-B6.09")
    spel.doe("woningruil_besloten", "woningcorporatie", label, akkoord=True)
    yield spel.dagen(5, 15)
    yield from spel.zodra_het_mag("woning_geruild", "zorgaanbieder", label, hoogstens=9)
