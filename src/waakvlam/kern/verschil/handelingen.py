"""What changed in a rule for an act: who may, and what is required. Stricter: fewer may, or more is required."""

from collections.abc import Iterator, Sequence
from typing import Final

from waakvlam.kern.handeling import AlleenAls, Handelingsregel, Vereiste
from waakvlam.kern.taal import Waarde
from waakvlam.kern.verschil.condities import Verhouding
from waakvlam.kern.verschil.paren import Koppels, koppel
from waakvlam.kern.verschil.tolk import Tolk, uitgeschreven
from waakvlam.kern.verschil.vormen import Richting, Wijziging
from waakvlam.kern.voorwaardetekst import Zegsman

STRENGER, SOEPELER, ANDERS, WOORDEN = Richting
MEER: Final = ("meer_gevraagd", "minder_gevraagd")
MOGEN: Final = ("minder_mogen", "meer_mogen")
BEHANDELD: Final = frozenset({
    "handeling", "als", "standaard", "door", "functie", "vereist", "oordeel_zonder", "clausules", "noot",
})  # fmt: skip
VEREISTE: Final = frozenset({
    "wat", "clausules", "voorwaarde", "velden", "ingevuld", "delen", "inhoud", "alleen_als", "zonder",
})  # fmt: skip
GELDT: Final = ("geldt_vaker", "geldt_minder_vaak")


def koppel_handelingen(oud: Sequence[Handelingsregel], nieuw: Sequence[Handelingsregel]) -> Koppels[Handelingsregel]:
    """Pair act rules: by act, use and who; by act and use; and where one rule of an act is left, by act."""
    return koppel(
        oud,
        nieuw,
        lambda r: (r.handeling, gebruik(r), tuple(sorted(r.door))),
        lambda r: (r.handeling, gebruik(r)),
        lambda r: r.handeling,
    )


def gebruik(regel: Handelingsregel) -> str:
    """The use that a rule is about, as one name."""
    return "; ".join(f"{naam}={waarde}" for naam, waarde in sorted(regel.als.items()))


def handelingstitel(tolk: Tolk, zegsman: Zegsman, regel: Handelingsregel) -> str:
    """The act, with the values for which this rule holds."""
    soort = zegsman.type(regel.handeling)
    return f"{soort} ({tolk.velden(zegsman, regel.handeling, regel.als)})" if regel.als else soort


def handelingswijzigingen(tolk: Tolk, a: Handelingsregel, b: Handelingsregel) -> Iterator[Wijziging]:
    """Every change between a rule of the old set and the same rule of the new one."""
    if a.als != b.als:
        yield _velden(tolk, "als", a, b, a.als, b.als)
    yield from tolk.rollen("door", a.door, b.door, erbij=SOEPELER, redenen=MOGEN)
    if a.functie != b.functie:
        yield tolk.wijziging(ANDERS, "functie", a.functie.replace("_", " "), b.functie.replace("_", " "))
    if a.standaard != b.standaard:
        yield _velden(tolk, "standaard", a, b, a.standaard, b.standaard)
    koppels = koppel(
        a.vereist,
        b.vereist,
        lambda v: (v.wat.casefold(), _inhoud(v)),
        lambda v: v.wat.casefold(),
        _inhoud,
        tekst=lambda v: v.wat,
    )
    for oud, nieuw in koppels.paren:
        yield from _vereiste(tolk, (a, oud), (b, nieuw))
    for vereiste in koppels.erbij:
        reden = tolk.waarom(MEER[0])
        yield tolk.wijziging(STRENGER, "vereiste", "", vereiste.wat, waarom=reden, clausules=((), vereiste.clausules))
    for vereiste in koppels.weg:
        reden = tolk.waarom(MEER[1])
        yield tolk.wijziging(SOEPELER, "vereiste", vereiste.wat, "", waarom=reden, clausules=(vereiste.clausules, ()))
    yield from tolk.rest(a, b, BEHANDELD)
    yield from tolk.woorden("noot", a.noot, b.noot)


def _velden(tolk: Tolk, sleutel: str, a: Handelingsregel, b: Handelingsregel, *waarden: dict[str, Waarde]) -> Wijziging:
    van = tolk.velden(tolk.zegt_oud, a.handeling, waarden[0])
    naar = tolk.velden(tolk.zegt_nieuw, b.handeling, waarden[1])
    return tolk.wijziging(ANDERS, sleutel, van or tolk.woord("altijd"), naar or tolk.woord("altijd"))


def _inhoud(vereiste: Vereiste) -> str | None:
    """What a requirement asks, without its words; one about content asks nothing that a rule can see."""
    if vereiste.inhoud:
        return None
    return vereiste.model_dump_json(include={"voorwaarde", "velden", "ingevuld", "delen"})


def _vereiste(
    tolk: Tolk, oud: tuple[Handelingsregel, Vereiste], nieuw: tuple[Handelingsregel, Vereiste]
) -> Iterator[Wijziging]:
    (regel_a, a), (regel_b, b) = oud, nieuw
    clausules = (a.clausules, b.clausules)
    if a.wat != b.wat:
        yield tolk.wijziging(WOORDEN, "vereiste_wat", a.wat, b.wat, clausules=clausules)
    verhouding = _gevraagd(tolk, a, b)
    van, naar = _tekst(tolk, tolk.zegt_oud, regel_a, a), _tekst(tolk, tolk.zegt_nieuw, regel_b, b)
    yield from tolk.geordend(verhouding, STRENGER, MEER, "vereiste_inhoud", van, naar, clausules=clausules)
    zonder_a, zonder_b = a.zonder or regel_a.oordeel_zonder, b.zonder or regel_b.oordeel_zonder
    if zonder_a != zonder_b and not (a.inhoud and b.inhoud):
        richting = STRENGER if zonder_b == "nee" else SOEPELER
        reden = tolk.waarom("minder_ruimte" if richting is STRENGER else "meer_ruimte")
        teksten = tolk.woord(f"zonder_{zonder_a}"), tolk.woord(f"zonder_{zonder_b}")
        yield tolk.wijziging(richting, "zonder", *teksten, waarom=reden, clausules=clausules)
    geldt = _geldt(tolk, a.alleen_als, b.alleen_als)
    van, naar = (v.alleen_als.wat if v.alleen_als else tolk.woord("altijd") for v in (a, b))
    yield from tolk.geordend(geldt, SOEPELER, GELDT, "alleen_als", van, naar, clausules=clausules)
    yield from tolk.rest(a, b, VEREISTE, clausules)


def _gevraagd(tolk: Tolk, a: Vereiste, b: Vereiste) -> Verhouding:
    """How much two requirements ask; of different kinds they cannot be compared."""
    if a.voorwaarde is not None and b.voorwaarde is not None:
        return tolk.vergelijker.condities(a.voorwaarde, b.voorwaarde)
    if a.velden and b.velden:
        was, is_ = _waarden(a.velden), _waarden(b.velden)
        return Verhouding.van(heen=is_ <= was, terug=was <= is_)
    if a.ingevuld and b.ingevuld:
        return Verhouding.van(heen=set(b.ingevuld) <= set(a.ingevuld), terug=set(a.ingevuld) <= set(b.ingevuld))
    zelfde = (a.delen, a.inhoud) == (b.delen, b.inhoud) and (a.delen or a.inhoud)
    return Verhouding.GELIJK if zelfde else Verhouding.ANDERS


def _waarden(velden: dict[str, Waarde]) -> set[tuple[str, str]]:
    """Every value that a field must have; of a list field, each that it must hold."""
    return {(naam, str(lid)) for naam, w in velden.items() for lid in (w if isinstance(w, list) else [w])}


def _meer_velden(a: dict[str, str], b: dict[str, str]) -> Verhouding:
    return Verhouding.van(heen=b.items() <= a.items(), terug=a.items() <= b.items())


def _geldt(tolk: Tolk, a: AlleenAls | None, b: AlleenAls | None) -> Verhouding:
    """When a requirement applies: all that it names must hold, so each part must compare the same way."""
    if a is None or b is None:
        return Verhouding.van(heen=b is None, terug=a is None)
    door_a, door_b = uitgeschreven(tolk.oud, a.door), uitgeschreven(tolk.nieuw, b.door)
    delen = {
        tolk.vergelijker.condities(a.voorwaarde, b.voorwaarde),
        _meer_velden({n: str(w) for n, w in a.velden.items()}, {n: str(w) for n, w in b.velden.items()}),
        Verhouding.van(heen=not door_b or bool(door_a and door_a <= door_b),
                       terug=not door_a or bool(door_b and door_b <= door_a)),
    } - {Verhouding.GELIJK}  # fmt: skip
    if not delen:
        return Verhouding.GELIJK
    return delen.pop() if len(delen) == 1 else Verhouding.ANDERS


def _tekst(tolk: Tolk, zegsman: Zegsman, regel: Handelingsregel, vereiste: Vereiste) -> str:
    """What a requirement asks, in words."""
    if vereiste.voorwaarde is not None:
        return tolk.conditie(zegsman, vereiste.voorwaarde)
    if vereiste.velden:
        return tolk.velden(zegsman, regel.handeling, vereiste.velden)
    if vereiste.ingevuld:
        velden = ", ".join(zegsman.veld(regel.handeling, veld) for veld in vereiste.ingevuld)
        return tolk.woord("ingevuld", velden=velden)
    return tolk.woord("delen" if vereiste.delen else "inhoud")
