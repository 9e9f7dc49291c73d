"""What a reader may record now, what the agreements say to it, and what makes sense first."""

from collections.abc import Collection, Sequence

from waakvlam.dossiers import sets
from waakvlam.dossiers.fouten import Ontbrekend
from waakvlam.dossiers.gegevens import GEWIJZIGD
from waakvlam.dossiers.keuren import OVERGEZET
from waakvlam.dossiers.ontbreekt import ontbrekend
from waakvlam.dossiers.opgeslagen import Opgeslagen
from waakvlam.dossiers.vormen import Mogelijkheid, Termijnregel
from waakvlam.kern.eigen import Eigenoordeel
from waakvlam.kern.handelen import NADRUK, Gewogen, Handelingsadvies, Handelingsoordeel
from waakvlam.kern.taal import Gebeurtenistype
from waakvlam.toegang.api import Lezer, heeft_bevoegdheid, mag_namens_over, mag_vastleggen, namens_rollen

PLEKKEN = ("termijn", "fase", "overig")
OORDELEN = ("ja", "met_motivering", "nee")
NIET_LOS = frozenset({"dossier_geopend", OVERGEZET})
"""Recorded by opening a dossier, or by moving a fact, and never by itself."""


def mogelijkheden(
    bestand: Opgeslagen,
    eigen: Eigenoordeel,
    lezer: Lezer,
    termijnen: Sequence[Termijnregel],
    fase: str,
    categorieen: Collection[str],
    *,
    kort: bool = False,
    ook: Collection[str] = (),
) -> tuple[Mogelijkheid, ...]:
    """Every event type that the reader may record, for itself or for someone without an account.

    `kort`: only what discharges an open term, a change of particulars, and `ook`. To judge all takes too long for a
    page to read.

    First those that discharge an open term that the reader sees, by its last day; then those of the present phase; then
    the others. Within each: the own facts before those of others, and what may be recorded before what is refused.
    What only the form can bring is no reason to refuse beforehand. Nothing at all without the power to record.
    """
    if not heeft_bevoegdheid(lezer, "vastleggen"):
        return ()
    beoordeling = eigen.beoordeling
    rekenset = beoordeling.rekenset
    vervult = _vervult({**_vervullers(bestand), **eigen.vervullers}, termijnen)
    van_fase = sets.gereed_van(rekenset).typen_per_fase.get(fase, frozenset())
    van_set = sets.gereed_van(rekenset).rollen
    rollen = {p.rol for p in bestand.partijen if p.geldt_op(beoordeling.peildatum)}
    gevonden = []
    for soort in rekenset.typen.values():
        if soort.regio or soort.categorie_uit or soort.type in NIET_LOS:
            continue
        if kort and soort.type not in vervult and soort.type not in {GEWIJZIGD, *ook}:
            continue
        spreekt = (
            namens_rollen(rekenset, lezer, soort, rollen)
            if mag_namens_over(rekenset, lezer, soort, categorieen)
            else ()
        )
        namens = tuple(rol for rol in spreekt if rol in van_set)
        advies = _advies(eigen, soort, (lezer.rol, *namens))
        if advies is not None:
            plek = "termijn" if soort.type in vervult else "fase" if soort.type in van_fase else "overig"
            vooraf = [g for g in advies.ontbreekt if not _op_het_formulier(g)]
            oordeel = max((g.zonder for g in vooraf), key=lambda z: NADRUK[z], default=Handelingsoordeel.JA)
            mist = ontbrekend(rekenset, vooraf, categorieen)
            gevonden.append(_regel(advies, soort, namens, plek, tuple(vervult.get(soort.type, ())), oordeel, mist))
    volgorde = {sleutel: i for i, sleutel in enumerate(t.sleutel for t in termijnen)}
    return tuple(sorted(gevonden, key=lambda m: _rang(m, volgorde)))


def _op_het_formulier(gewogen: Gewogen) -> bool:
    """Whether filling in the form can still meet this requirement."""
    return bool(gewogen.vereiste.velden or gewogen.vereiste.ingevuld or gewogen.vereiste.delen)


def _rang(m: Mogelijkheid, volgorde: dict[str, int]) -> tuple[int, bool, int, int, str]:
    eerst = min((volgorde[s] for s in m.vervult), default=0)
    oordeel = OORDELEN.index(m.oordeel) if m.plek != "termijn" else 0
    return PLEKKEN.index(m.plek), not m.eigen, oordeel, eerst, m.titel


def _vervullers(bestand: Opgeslagen) -> dict[str, frozenset[str]]:
    """Per norm id the event types that discharge its terms, under every version: earlier terms run on under theirs."""
    per: dict[str, frozenset[str]] = {}
    for versie in bestand.versies:
        for norm, typen in sets.gereed_van(versie.rekenset).vervullers.items():
            per[norm] = per.get(norm, frozenset()) | typen
    return per


def _vervult(vervullers: dict[str, frozenset[str]], termijnen: Sequence[Termijnregel]) -> dict[str, list[str]]:
    """Per event type: keys of the open terms that it would discharge."""
    per: dict[str, list[str]] = {}
    for termijn in termijnen:
        if termijn.loopt:
            for soort in vervullers.get(termijn.norm, ()):
                per.setdefault(soort, []).append(termijn.sleutel)
    return per


def _advies(eigen: Eigenoordeel, soort: Gebeurtenistype, rollen: tuple[str, ...]) -> Handelingsadvies | None:
    """The advice for the first of these roles with the power, by the event type and by the rules; None without one."""
    bevoegd = (rol for rol in rollen if mag_vastleggen(eigen.beoordeling.rekenset, soort, rol))
    adviezen = (eigen.handeling(soort.type, rol) for rol in bevoegd)
    return next((advies for advies in adviezen if advies.bevoegd), None)


def _regel(
    advies: Handelingsadvies,
    soort: Gebeurtenistype,
    namens: tuple[str, ...],
    plek: str,
    vervult: tuple[str, ...],
    oordeel: Handelingsoordeel,
    mist: tuple[Ontbrekend, ...],
) -> Mogelijkheid:
    return Mogelijkheid(
        type=soort.type,
        titel=soort.titel,
        thema=soort.thema,
        betekenis=soort.betekenis,
        oordeel=oordeel.value,
        geregeld=bool(advies.regels),
        ontbreekt=tuple(deel.wat for deel in mist),
        clausules=tuple(
            sorted({*(c for r in advies.regels for c in r.clausules), *(c for d in mist for c in d.clausules)})
        ),
        eigen=advies.vraag.door not in namens,
        namens=namens,
        plek=plek,
        vervult=vervult,
    )
