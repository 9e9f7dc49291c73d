"""What goes alike in every region: living with support, nuisance, a wrong day that is put right, consent withdrawn."""

from datetime import timedelta

from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.voorbeeld.spel import Spel, Verhaal
from waakvlam.voorbeeld.verhalen.overlast import AARDEN
from waakvlam.voorbeeld.verhalen.wonen import NOTITIES, Maker

WOONDOELEN = ("De huur elke maand op tijd betalen.", "Het huis schoonhouden en rustig wonen.")


def dagelijks(spel: Spel) -> Verhaal:
    """Notes and small repairs, while someone lives there."""
    yield spel.dagen(20, 50)
    for _ in range(30):
        if spel.gebeurd("woning_verlaten"):
            return
        if spel.kans(0.7):
            spel.doe("notitie_gemaakt", spel.begeleider, tekst=spel.worp.choice(NOTITIES))
        else:
            gemeld = spel.doe("gebrek_gemeld", "deelnemer") or spel.doe("gebrek_gemeld", "woningcorporatie")
            yield spel.dagen(4, 25)
            if gemeld:
                spel.doe("gebrek_verholpen", "woningcorporatie")
        yield spel.dagen(50, 120)


def woondoelen(spel: Spel) -> None:
    """Two goals about living."""
    for omschrijving in WOONDOELEN:
        spel.doe("doel_vastgelegd", spel.begeleider, spel.nieuw("doel"), domein="wonen", omschrijving=omschrijving)


def overlast(*, bij: str = "woningcorporatie", houdt_aan: bool = False) -> Maker:
    """Somebody reports nuisance; it stops after a talk, or goes on."""

    def verhaal(spel: Spel) -> Verhaal:
        label = spel.nieuw("melding")
        spel.doe("overlast_gemeld", "melder", label, bij=bij, aard=spel.worp.choice(AARDEN), ernst="gewoon", melders=1)
        if houdt_aan:
            yield spel.dagen(9, 16)
            spel.doe("overlast_houdt_aan_vastgesteld", "woningcorporatie", label)
        else:
            yield from spel.tot_gebeurd("aanpak_besproken_met_deelnemer", label, hoogstens=20)
            yield spel.dagen(8, 20)
            spel.doe("overlast_verholpen", "woningcorporatie", label)

    return verhaal


def signaal(aard: str, *, bij: str = "woningcorporatie") -> Maker:
    """Someone notices that things do not go well."""

    def verhaal(spel: Spel) -> Verhaal:
        spel.doe("signaal_ontvangen", bij, spel.nieuw("signaal"), aard=aard)
        yield 1

    return verhaal


def verbeterd(soort: str, **velden: Veldwaarde) -> Maker:
    """The last fact of this type stood a few days too late, or with other values; someone puts it right."""

    def verhaal(spel: Spel) -> Verhaal:
        if not (yield from spel.tot_gebeurd(soort, hoogstens=90)):
            return
        yield spel.dagen(2, 6)
        fout = spel.alle(soort)[-1]
        dag = fout.op if velden else max(spel.feiten[0].feit.op, fout.op - timedelta(days=spel.dagen(1, 3)))
        spel.verbeter(fout, op=dag, **velden)

    return verhaal
