"""Rows of people who prepare, are nominated, get an offer, or have just moved in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from waakvlam.kern.kalender import Duur, Eenheid
from waakvlam.voorbeeld.rooster.rijen import INSTROOM_DAGEN, Dagen, Rij
from waakvlam.voorbeeld.spel import Spel, Verhaal
from waakvlam.voorbeeld.verhalen import instroom, matching, wonen
from waakvlam.voorbeeld.verhalen.samen import feit, naast, op, reeks, wonend
from waakvlam.voorbeeld.verhalen.wonen import Maker


def voorbereiding(d: Dagen) -> Iterator[Rij]:
    """Before the nomination."""
    maker = instroom.instroom
    yield Rij("Pas begonnen met voorbereiden", d.geleden(9), maker, "stipt")
    yield Rij("Voorbereiding loopt, met achterstand", d.geleden(38), maker, "druk")
    yield Rij("Alleenstaande ouder bereidt zich voor", d.geleden(62), maker, kinderen=2, huishouden="eenoudergezin")
    yield Rij(
        "Voorbereiding ligt stil",
        d.geleden(160),
        reeks(instroom.voorbereiding, op(d.geleden(40), feit("afwijking_van_planning_gemeld", "zorgaanbieder"))),
        "druk",
        frozenset({"partijen_geinformeerd"}),
    )
    yield Rij("Nieuwe Kans na eerder verlies van de woning", d.geleden(34), instroom.nieuwe_kans, route="nieuwe_kans")


def zoeken(d: Dagen) -> Iterator[Rij]:
    """Nominated, and offers on the way."""
    stil = frozenset({"aanbod_reactie_gegeven"})
    gevraagd = reeks(instroom.instroom, op(d.geleden(60), feit("notitie_gemaakt", "woningcorporatie", tekst=WACHT)))
    yield Rij("Voorgedragen, wacht op een woning", d.geleden(INSTROOM_DAGEN), gevraagd)
    yield Rij("Aanbod gedaan, reactie nog niet binnen", *_zoekend(d, 1, _aangeboden), zwijgt=stil)
    yield Rij("Aanbod blijft te lang liggen", *_zoekend(d, 9, _aangeboden), "druk", zwijgt=stil)
    yield Rij(
        "Geweigerd na bezichtiging, nieuw aanbod loopt",
        *_zoekend(d, 24, reeks(matching.geweigerd_door_aanbieder(na_bezichtiging=True), matching.aanvaard)),
    )
    yield Rij(
        "Geweigerd zonder bezichtiging",
        *_zoekend(d, 16, matching.geweigerd_door_aanbieder(na_bezichtiging=False)),
        "druk",
    )
    yield Rij("Aanbod ingetrokken", *_zoekend(d, 30, reeks(matching.ingetrokken, matching.gehuisvest)), "stipt")
    weigering = frozenset({"urgentie_ingetrokken"})
    waarom = "De geweigerde woning was passend."
    ingetrokken = feit("urgentie_ingetrokken", "gemeente_wonen", reden=waarom)
    ongegrond = matching.geweigerd_door_deelnemer("ongegrond")
    gegrond = reeks(matching.geweigerd_door_deelnemer("gegrond"), matching.gehuisvest)
    yield Rij("Deelnemer weigerde een passende woning", *_zoekend(d, 40, ongegrond), zwijgt=weigering)
    yield Rij(
        "Urgentie ingetrokken na weigering, met klacht",
        *_zoekend(d, 120, reeks(ongegrond, naast(matching.klacht_over_aanbod), ingetrokken)),
    )
    yield Rij(
        "Weigering gegrond, tweede woning past",
        *_zoekend(d, 75, gegrond),
        "stipt",
        kinderen=1,
        huishouden="eenoudergezin",
    )
    yield Rij("Match rond, contracten worden getekend", *_zoekend(d, 22, matching.gehuisvest))


WACHT = "Er is nog geen woning die aan de wooneisen voldoet; volgende maand komen er drie vrij."


def _zoekend(d: Dagen, dagen: int, maker: Maker) -> tuple[date, Maker]:
    """The opening, and a course in which this starts so many days ago."""
    return d.instroom(dagen), reeks(instroom.instroom, op(d.geleden(dagen), maker))


def _aangeboden(spel: Spel) -> Verhaal:
    """An offer that nobody answers yet."""
    matching.aanbod(spel)
    yield 1


def begin(d: Dagen) -> Iterator[Rij]:
    """Just moved in."""
    yield Rij("Net verhuisd", d.instroom(40), wonend(d.geleden(40)), "stipt")
    zes_weken, drie_maanden = Duur(6, Eenheid.WEEK), Duur(3, Eenheid.MAAND)
    yield replace(
        _getekend(d, "Zes weken na de handtekening, plan nog niet klaar", zes_weken, GEEN_PLAN),
        aanbieder="de-springplank",
        corporatie="de-toren",
    )
    yield replace(
        _getekend(d, "Jong en alleenstaand, kennismaking moet deze week", drie_maanden, GEEN_KENNISMAKING),
        aanbieder="het-anker",
        corporatie="de-gracht",
        contractvorm="vijf_jaar",
        jong=True,
    )
    yield Rij("Gezin, kennismaking gepland", d.instroom(80), wonend(d.geleden(80)), kinderen=3, huishouden="gezin")
    yield Rij("Kennismakingsgesprek uitgebleven", d.instroom(135), wonend(d.geleden(135)), "druk", GEEN_KENNISMAKING)
    yield Rij(
        "Nieuwe Kans, opnieuw begonnen",
        d.geleden(160),
        reeks(instroom.nieuwe_kans, op(d.geleden(70), matching.contracten)),
        route="nieuwe_kans",
    )


def _getekend(d: Dagen, titel: str, duur: Duur, zwijgt: frozenset[str]) -> Rij:
    """Someone whose care contract was signed so that this term ends within days."""
    dag = d.die_afloopt(duur, over=5)
    loop = reeks(
        instroom.instroom,
        op(dag - timedelta(days=25), matching.aanvaard),
        feit("match_gemaakt", "zorgaanbieder"),
        op(dag, matching.contracten),
        naast(wonen.dagelijks),
    )
    return Rij(titel, d.instroom((d.vandaag - dag).days + 25), loop, zwijgt=zwijgt)


GEEN_PLAN = frozenset({"begeleidingsplan_vastgesteld"})
GEEN_KENNISMAKING = frozenset({"kennismakingsgesprek_gehouden"})
