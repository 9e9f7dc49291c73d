"""Make the rows that lists read: terms, who may see them, visible categories, parties, and the next day of change.

Computed from a fresh evaluation and compared with what is stored, so that only differences are written.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from waakvlam.dossiers import gegevens, sets
from waakvlam.dossiers.eigen import Eigenrij, eigenprojectie, lees_eigen, schrijf_eigen
from waakvlam.dossiers.models import Dossier, Dossierzicht, Partij, Termijn, Termijnzicht, Werkrij
from waakvlam.dossiers.opgeslagen import Opgeslagen
from waakvlam.dossiers.regelafdruk import regelafdruk
from waakvlam.dossiers.termijnrijen import AFWIJKING, Termijnrij, termijnrijen
from waakvlam.dossiers.werkrijen import CATEGORIE, DRAGER, JEGENS, Rij, lees_werk, maak, werkrijen
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.gebeurtenis import Gebeurtenis as Feit
from waakvlam.kern.gronden import gronden_van
from waakvlam.kern.toetsen import Term
from waakvlam.toegang.api import Partijschap

GEOPEND, TOEGEVOEGD, VERWIJDERD = "dossier_geopend", "betrokkene_toegevoegd", "betrokkene_verwijderd"


@dataclass(frozen=True, slots=True)
class Projectie:
    """Everything that lists know of one dossier, by name, as rows without ids."""

    termijnen: Mapping[str, Termijnrij]
    zicht: Mapping[str, Mapping[str, str]]
    """Per key of a term: role to ground."""
    categorieen: Mapping[str, frozenset[str]]
    """Per role."""
    alleen_door: Mapping[str, Mapping[str, str]]
    """Per role: of each category that is open by a recorded ground alone, its kind."""
    partijen: tuple[Partijschap, ...]
    fase: str
    volgende_dag: date | None
    eigen: frozenset[Eigenrij] = frozenset()
    """Own last days of the parties, each for one of them."""
    werk: frozenset[Rij] = frozenset()
    """Of the work lists of the parties."""


def bereken(bestand: Opgeslagen, beoordeling: Beoordeling) -> Projectie:
    """What the rows must be. The order of evaluation does not matter: equal facts give equal rows."""
    rekenset = beoordeling.rekenset
    wijzer = sets.gereed_van(rekenset).zichtwijzer
    partijen = partijen_van(bestand, beoordeling.feiten.alle)
    rollen = sorted({p.rol for p in partijen})
    categorieen = {rol: sets.open_categorieen(beoordeling, rol) for rol in rollen}
    afwijkingen = beoordeling.feiten.per_type.get(AFWIJKING, ())
    gevonden = termijnrijen(bestand.records, beoordeling.termijnen, afwijkingen=afwijkingen)
    termijnen = {rij.sleutel: (rij, term) for rij, term in gevonden}
    alleen_door = {rol: gronden_van(beoordeling, rol) for rol in rollen}
    zicht = {s: gronden(rekenset, term, categorieen, wijzer.nooit) for s, (_, term) in termijnen.items()}
    gedeeld_door = {
        (sleutel, rol): door[categorie]
        for rol, door in alleen_door.items()
        if door
        for sleutel, (_, term) in termijnen.items()
        for categorie in sorted(_bron(rekenset, term) & door.keys())
    }
    eigen = eigenprojectie(bestand.records, beoordeling, termijnen, partijen, categorieen)
    rijen = {**{sleutel: rij for sleutel, (rij, _) in termijnen.items()}, **eigen.termijnen}
    zicht |= {sleutel: {} for sleutel in eigen.termijnen}
    return Projectie(
        termijnen=rijen,
        zicht=zicht,
        categorieen=categorieen,
        alleen_door=alleen_door,
        partijen=partijen,
        fase=beoordeling.fase.naam,
        volgende_dag=beoordeling.volgende_dag(eigen.kandidaten),
        eigen=eigen.rijen,
        werk=werkrijen(rijen, zicht, eigen.rijen, partijen, beoordeling.peildatum, gedeeld_door),
    )


def partijen_van(bestand: Opgeslagen, feiten: Iterable[Feit]) -> tuple[Partijschap, ...]:
    """The parties by the facts: who opened the dossier, who was added, who left (a party until the day before).

    Who left before the day on which it would come, never was a party.

    The opener stays known as the first party, so that a dossier is never without one by a mistake in a correction.
    """
    feiten = [feit for feit in feiten if feit.type in {TOEGEVOEGD, VERWIJDERD}]
    korte_namen = bestand.korte_namen(map(_organisatie, feiten))
    opener = bestand.records[0]
    open_: dict[tuple[str, str], date] = {(opener.organisatie, opener.rol): opener.op}
    alle: list[Partijschap] = []
    for feit in feiten:
        wie = (korte_namen[_organisatie(feit)], str(feit.velden.get("rol", "")))
        if feit.type == TOEGEVOEGD:
            eerst = feit.velden.get("vanaf")
            open_.setdefault(wie, eerst if isinstance(eerst, date) else feit.op)
        elif wie in open_ and (vanaf := open_.pop(wie)) <= feit.op:
            alle.append(Partijschap(*wie, vanaf, feit.op))
    alle += [Partijschap(*wie, vanaf) for wie, vanaf in open_.items()]
    return tuple(sorted(alle, key=lambda p: (p.organisatie, p.rol, p.vanaf)))


def _organisatie(feit: Feit) -> str:
    return str(feit.velden.get("organisatie", ""))


def gronden(
    rekenset: Rekenset, term: Term, categorieen: Mapping[str, frozenset[str]], nooit: Callable[[str, str], bool]
) -> dict[str, str]:
    """Which roles may see a term, and why.

    Bearers, for they must act; those toward whom it is owed, unless what started it (or plans its date) may never be
    shared with them; other parties who see those categories. Bearers that are no party are named too, to filter on.
    """
    bron = _bron(rekenset, term)
    per_rol: dict[str, str] = {rol: DRAGER for rol in term.norm.drager if not rekenset.rollen[rol].groep}
    for rol, ziet in categorieen.items():
        eigen = rekenset.groepen[rol]
        if not eigen.isdisjoint(term.norm.drager):
            per_rol[rol] = DRAGER
        elif not eigen.isdisjoint(term.norm.jegens) and all(c in ziet or not nooit(rol, c) for c in bron):
            per_rol[rol] = JEGENS
        elif bron <= ziet:
            per_rol[rol] = CATEGORIE
    return per_rol


def _bron(rekenset: Rekenset, term: Term) -> set[str]:
    """The categories of what started a term or plans its date."""
    return {rekenset.typen[f.type].categorie for f in (term.koppeling.begin, term.koppeling.telt_vanaf)}


def opgeslagen(bestand: Opgeslagen) -> Projectie:
    """The rows as they stand, to compare with what `bereken` gives on the day that they were made."""
    dossier = bestand.dossier
    termijnen, zicht, _ = lees_termijnen(bestand)
    categorieen, alleen_door = lees_zicht(dossier)
    partijen = tuple(sorted(bestand.partijen, key=lambda p: (p.organisatie, p.rol, p.vanaf)))
    eigen, werk = lees_eigen(bestand), frozenset(lees_werk(dossier))
    dagen = (dossier.fase, dossier.volgende_dag)
    return Projectie(termijnen, zicht, categorieen, alleen_door, partijen, *dagen, eigen, werk)


def schrijf(bestand: Opgeslagen, nieuw: Projectie, vandaag: date, nu: datetime) -> Projectie:
    """Write what differs, the present particulars too. Gives the rows as they were, to compare with.

    Call it inside a transaction.
    """
    gegevens.werk_bij(bestand.dossier, bestand.slot, bestand.opening, bestand.gegevens, nu)
    dossier, oude_eigen, werk = bestand.dossier, lees_eigen(bestand), lees_werk(bestand.dossier)
    was_vers = (dossier.volgende_dag, dossier.beoordeeld_met)
    oud, oud_zicht, ids, anders = _schrijf_termijnen(bestand, nieuw, nu, werk)
    was = Projectie(
        oud,
        oud_zicht,
        *_schrijf_zicht(bestand, nieuw),
        tuple(bestand.partijen),
        dossier.fase,
        dossier.volgende_dag,
        oude_eigen,
        frozenset(werk),
    )
    if sorted(bestand.partijen, key=str) != sorted(nieuw.partijen, key=str):
        Partij.objects.filter(dossier=dossier).delete()
        Partij.objects.bulk_create(
            Partij(dossier=dossier, organisatie=p.organisatie, rol=p.rol, vanaf=p.vanaf, tot=p.tot)
            for p in nieuw.partijen
        )
    schrijf_eigen(bestand, oude_eigen, nieuw.eigen)
    bestand.partijen = list(nieuw.partijen)
    dossier.fase, dossier.volgende_dag, dossier.beoordeeld_op = nieuw.fase, nieuw.volgende_dag, vandaag
    dossier.beoordeeld_met = regelafdruk(dossier.afsprakenset)
    dossier.save(update_fields=["volgnummer", "fase", "volgende_dag", "beoordeeld_op", "beoordeeld_met"])
    erbij = [rij for rij in nieuw.werk if rij not in werk or rij.sleutel in anders]
    Werkrij.objects.bulk_create(maak(dossier, erbij, nieuw.termijnen, nieuw.zicht, ids))
    if was_vers != (dossier.volgende_dag, dossier.beoordeeld_met):
        blijft_vers = {"vers_tot": dossier.volgende_dag, "vers_met": dossier.beoordeeld_met}
        Werkrij.objects.filter(dossier=dossier, deelt=True).update(**blijft_vers)
    return was


def _schrijf_termijnen(
    bestand: Opgeslagen, nieuw: Projectie, nu: datetime, werk: Mapping[Rij, int]
) -> tuple[dict[str, Termijnrij], dict[str, dict[str, str]], dict[str, int], set[str]]:
    """Write the terms that differ, and remove the rows of lists that go.

    Gives the terms and who saw them as they were, the ids by key as they are, and the keys of those that differ.
    """
    oud, oud_zicht, ids = lees_termijnen(bestand)
    anders = {s for s, rij in oud.items() if nieuw.termijnen.get(s) != rij or nieuw.zicht.get(s) != oud_zicht[s]}
    if zonder := [pk for rij, pk in werk.items() if rij.sleutel in anders or rij not in nieuw.werk]:
        Werkrij.objects.filter(pk__in=zonder).delete()
    if anders:
        weg = [ids[sleutel] for sleutel in anders]
        Termijnzicht.objects.filter(termijn__in=weg).delete()
        Termijn.objects.filter(pk__in=weg).delete()
    erbij = [rij for s, rij in nieuw.termijnen.items() if s in anders or s not in oud]
    gemaakt = Termijn.objects.bulk_create(
        Termijn(dossier=bestand.dossier, gewijzigd_op=nu, **rij._asdict()) for rij in erbij
    )
    Termijnzicht.objects.bulk_create(
        Termijnzicht(termijn=termijn, rol=rol, grond=grond)
        for termijn in gemaakt
        for rol, grond in nieuw.zicht[termijn.sleutel].items()
    )
    return oud, oud_zicht, ids | {termijn.sleutel: termijn.pk for termijn in gemaakt}, anders


def lees_termijnen(
    bestand: Opgeslagen,
) -> tuple[dict[str, Termijnrij], dict[str, dict[str, str]], dict[str, int]]:
    """The stored terms of a dossier by key, who may see them, and their ids."""
    rijen = Termijn.objects.filter(dossier=bestand.dossier).values_list("pk", *Termijnrij._fields)
    oud, ids, sleutels = {}, {}, {}
    for pk, *kolommen in rijen:
        rij = Termijnrij(*kolommen)
        oud[rij.sleutel], ids[rij.sleutel], sleutels[pk] = rij, pk, rij.sleutel
    zicht: dict[str, dict[str, str]] = {sleutel: {} for sleutel in oud}
    for pk, rol, grond in Termijnzicht.objects.filter(termijn__dossier=bestand.dossier).values_list(
        "termijn_id", "rol", "grond"
    ):
        zicht[sleutels[pk]][rol] = grond
    return oud, zicht, ids


Zicht = tuple[dict[str, frozenset[str]], dict[str, dict[str, str]]]


def lees_zicht(dossier: Dossier) -> Zicht:
    """Per role the categories that it sees by the stored rows, and of those open by a ground alone its kind."""
    rijen = list(Dossierzicht.objects.filter(dossier=dossier).values_list("rol", "categorieen", "alleen_door"))
    return {rol: frozenset(open_) for rol, open_, _ in rijen}, {rol: door for rol, _, door in rijen}


def zichtrijen(dossier: Dossier, nieuw: Projectie) -> list[Dossierzicht]:
    """The rows that say which categories each role sees."""
    return [
        Dossierzicht(dossier=dossier, rol=rol, categorieen=sorted(open_), alleen_door=nieuw.alleen_door[rol])
        for rol, open_ in sorted(nieuw.categorieen.items())
    ]


def _schrijf_zicht(bestand: Opgeslagen, nieuw: Projectie) -> Zicht:
    """Write the rows of the roles for which something differs. Gives all as they were."""
    oud, oud_door = lees_zicht(bestand.dossier)
    gelijk = {
        rol
        for rol in oud.keys() & nieuw.categorieen.keys()
        if (oud[rol], oud_door[rol]) == (nieuw.categorieen[rol], nieuw.alleen_door[rol])
    }
    Dossierzicht.objects.filter(dossier=bestand.dossier, rol__in=oud.keys() - gelijk).delete()
    Dossierzicht.objects.bulk_create(rij for rij in zichtrijen(bestand.dossier, nieuw) if rij.rol not in gelijk)
    return oud, oud_door
