"""From the text of an own protocol to one that is certainly nowhere looser; all faults at once, with file and line."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from waakvlam.kern.afsprakenset import Afsprakenset, Inhoud
from waakvlam.kern.compileren import Rekenset, compileer
from waakvlam.kern.controleren import controleer_set
from waakvlam.kern.eigen.protocol import Eigen, Eigenregels
from waakvlam.kern.eigen.verscherpen import bezwaren, getallen_van, verscherpt
from waakvlam.kern.eigen.vorm import Eigenbestand, Eigenkop, Eigennorm
from waakvlam.kern.fouten import Afsprakenfout, Fout, Vraagfout
from waakvlam.kern.genoemd import Loc, loop, typen
from waakvlam.kern.handeling import Handelingsregel, Vereiste
from waakvlam.kern.namen import onbekend, opsomming
from waakvlam.kern.norm import Norm
from waakvlam.kern.ontleden import lees_model, ontleed
from waakvlam.kern.voorwaarde import Feitpatroon
from waakvlam.kern.voorwaardetekst import Zegsman
from waakvlam.kern.zicht import blijft_dicht

LIJSTEN: Final = {"normen": "plichten", "handelingen": "handelingen"}
"""Lists of a set, and where their elements stand in a protocol."""
Melding = tuple[Loc, str]


def laad_eigen(naam: str, bestand: str, tekst: str, sets: Callable[[Eigenkop], Sequence[Rekenset]]) -> Eigen:
    """A protocol from its file. `sets` gives the compiled sets that it holds for, or raises `Vraagfout`.

    Raises `Afsprakenfout` with all faults.
    """
    bron = ontleed(bestand, tekst, snel=True)
    fouten: list[Fout] = []
    inhoud = lees_model(Eigenbestand, bron, fouten)
    if inhoud is None:
        raise Afsprakenfout(fouten)
    try:
        rekensets = sets(inhoud.eigen)
    except Vraagfout as fout:
        raise Afsprakenfout([bron.fout(("eigen", "set"), str(fout))]) from fout
    gevonden = [*_kopfouten(naam, inhoud.eigen, rekensets[0])]
    for rekenset in rekensets if not gevonden else ():
        gevonden += _normfouten(inhoud, rekenset)
        gevonden += _eigen_fouten(inhoud, rekenset)
        gevonden += _ongezien(inhoud, rekenset)
    if gevonden:
        raise Afsprakenfout([bron.fout(loc, melding) for loc, melding in gevonden])
    return Eigen(naam, inhoud, {rekenset.naam: _regels(inhoud, rekenset) for rekenset in rekensets})


def _kopfouten(naam: str, kop: Eigenkop, rekenset: Rekenset) -> Iterator[Melding]:
    folder = naam.partition("/")[0]
    if folder != kop.organisatie:
        yield ("eigen", "organisatie"), f"de map heet {folder}; geef de map en de organisatie dezelfde naam"
    partijen = [rol.naam for rol in rekenset.rollen.values() if rol.partij and not rol.groep]
    if kop.rol not in partijen:
        yield ("eigen", "rol"), onbekend("rol", kop.rol, partijen)
    if kop.geldig_tot is not None and kop.geldig_tot < kop.geldig_vanaf:
        yield ("eigen", "geldig_tot"), "dit ligt voor `geldig_vanaf`; verbeter een van beide"


def _normfouten(inhoud: Eigenbestand, rekenset: Rekenset) -> Iterator[Melding]:
    """Numbers that are not stricter, or not for this organisation to set."""
    normen = {norm.id: norm for norm in rekenset.afspraken.normen}
    gezien: set[str] = set()
    for i, eigen in enumerate(inhoud.normen):
        norm = normen.get(eigen.norm)
        if norm is None:
            yield ("normen", i, "norm"), onbekend("norm", eigen.norm, normen)
        elif eigen.norm in gezien:
            yield ("normen", i, "norm"), f"{eigen.norm} staat er meer dan eens; houd er een over"
        else:
            yield from ((("normen", i, *loc), melding) for loc, melding in _norm(inhoud.eigen, rekenset, norm, eigen))
        gezien.add(eigen.norm)


def _norm(kop: Eigenkop, rekenset: Rekenset, norm: Norm, eigen: Eigennorm) -> Iterator[Melding]:
    zegsman, passend = Zegsman(rekenset), getallen_van(norm)
    vreemd = [naam for naam in eigen.getallen if naam not in passend]
    if rekenset.groepen[kop.rol].isdisjoint(norm.drager):
        wie, eigen_rol = zegsman.rollen(norm.drager), zegsman.rollen([kop.rol])
        wat = f"wat {norm.clausule} regelt, is aan: {wie}; niet aan: {eigen_rol}"
        yield ("norm",), f"{wat}. Een eigen protocol bindt alleen de eigen organisatie; haal dit weg"
    elif not passend:
        yield ("norm",), f"{norm.clausule} heeft geen getal dat strenger kan; haal dit weg"
    elif vreemd or not eigen.getallen:
        wel = opsomming([f"`{naam}`" for naam in passend])
        yield tuple(vreemd[:1]), f"een {norm.soort} heeft als getal {wel}; schrijf dat"
    else:
        yield from (((sleutel,), melding) for sleutel, melding in bezwaren(rekenset, norm, eigen))


def _eigen_fouten(inhoud: Eigenbestand, rekenset: Rekenset) -> Iterator[Melding]:
    """Faults of own duties and requirements: checked as a set of their own, with the names of the real one."""
    kop, bestaand = inhoud.eigen, {norm.id for norm in rekenset.afspraken.normen}
    for loc, melding in controleer_set(_met_alleen_eigen(inhoud, rekenset), rekenset.taal):
        yield (LIJSTEN.get(str(loc[0]), str(loc[0])), *loc[1:]), melding
    for i, plicht in enumerate(inhoud.plichten):
        if plicht.id in bestaand:
            wat = f"{plicht.id} is een norm van {rekenset.naam}"
            yield ("plichten", i, "id"), f"{wat}; kies een andere id, of maak de norm strenger onder `normen`"
        if set(plicht.drager) - {kop.rol}:
            wat = f"een eigen plicht bindt alleen de eigen organisatie ({kop.rol})"
            yield ("plichten", i, "drager"), f"{wat}; haal `drager` weg"
    for i, handeling in enumerate(inhoud.handelingen):
        soort = rekenset.typen.get(handeling.handeling)
        regels = rekenset.handelingen.get(handeling.handeling, ())
        door = {rol for regel in regels for rol in regel.door} or set(soort.door if soort else ())
        if soort is not None and rekenset.groepen[kop.rol].isdisjoint(door):
            wie = Zegsman(rekenset).rollen(sorted(door))
            yield (
                ("handelingen", i, "handeling"),
                f"dit legt een ander vast ({wie}), dus dit regelt niets; haal het weg",
            )


def _ongezien(inhoud: Eigenbestand, rekenset: Rekenset) -> Iterator[Melding]:
    """Facts that own duties and requirements name, and that are never shared with this role.

    What an organisation records itself it sees, so a type that the role may record is none of them.
    """
    rol = inhoud.eigen.rol
    for lijst in ("plichten", "handelingen"):
        patronen = (
            (loc, deel) for loc, deel in loop(getattr(inhoud, lijst), (lijst,)) if isinstance(deel, Feitpatroon)
        )
        for loc, patroon in patronen:
            for plek, naam in typen(patroon):
                soort = rekenset.typen.get(naam)
                if soort is None or soort.categorie_uit or not rekenset.groepen[rol].isdisjoint(soort.door):
                    continue
                for regel in blijft_dicht(rekenset, rol, soort.categorie)[:1]:
                    wie = Zegsman(rekenset).rollen([rol])
                    wat = f"'{soort.titel}' ({naam}) wordt nooit gedeeld met: {wie} ({regel.clausule})"
                    yield (*loc, *plek), f"{wat}; kies een feit dat uw organisatie kan zien, of haal dit weg"


def _met_alleen_eigen(inhoud: Eigenbestand, rekenset: Rekenset) -> Afsprakenset:
    """The set with only what the protocol adds: its clauses, phases and decisions stay, to be named."""
    leeg: dict[str, object] = {naam: [] for naam in Inhoud.model_fields if naam not in {"clausules", "besluiten"}}
    plichten = [plicht.model_copy(update={"drager": [inhoud.eigen.rol]}) for plicht in inhoud.plichten]
    handelingen = [_als_regel(inhoud, i) for i in range(len(inhoud.handelingen))]
    return rekenset.afspraken.model_copy(update={**leeg, "normen": plichten, "handelingen": handelingen})


def _als_regel(inhoud: Eigenbestand, nummer: int) -> Handelingsregel:
    """Own requirements as a rule for the own role; each requirement says where it comes from."""
    eigen, titel = inhoud.handelingen[nummer], inhoud.eigen.titel
    vereist: list[Vereiste] = [
        v.model_copy(update={"wat": f"{v.wat} (volgens {titel}, {v.bron})"}) for v in eigen.vereist
    ]
    return Handelingsregel.model_construct(
        handeling=eigen.handeling,
        als=eigen.als,
        door=[inhoud.eigen.rol],
        vereist=vereist,
        oordeel_zonder=eigen.oordeel_zonder,
        clausules=[],
    )


def _regels(inhoud: Eigenbestand, rekenset: Rekenset) -> Eigenregels:
    normen = {norm.id: norm for norm in rekenset.afspraken.normen}
    alleen_eigen = _met_alleen_eigen(inhoud, rekenset)
    bronnen = {eigen.norm: eigen.bron for eigen in inhoud.normen}
    return Eigenregels(
        kop=inhoud.eigen,
        normen={eigen.norm: verscherpt(normen[eigen.norm], eigen) for eigen in inhoud.normen},
        bronnen=bronnen | {plicht.id: plicht.bron for plicht in inhoud.plichten},
        toelichtingen={eigen.norm: eigen.wat for eigen in inhoud.normen},
        plichten=compileer(alleen_eigen, rekenset.taal, rekenset.kalender),
        handelingen=tuple(alleen_eigen.handelingen),
    )
