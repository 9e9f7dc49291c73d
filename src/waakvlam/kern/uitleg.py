"""Explain every outcome: a tree of clause, facts, calendar steps and conditions, as plain Dutch sentences or as JSON.

Built on demand from the same evaluation that gave the outcome. Sentences are templates, so that the screens can
translate them (`vertaal`); names of facts, roles and norms come from the vocabulary and the set.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.delen import Deelregel, Houder, Nooit
from waakvlam.kern.eigen.oordeel import Eigenterm
from waakvlam.kern.eigen.protocol import getal_in_woorden
from waakvlam.kern.gebeurtenis import Gebeurtenis
from waakvlam.kern.handelen import Gewogen, Handelingsadvies, Handelingsoordeel
from waakvlam.kern.kalender import Stap, Telling
from waakvlam.kern.kalenderdata import MAANDEN, WEEKDAGEN
from waakvlam.kern.norm import Maximumduur, Periodiek, Plicht
from waakvlam.kern.toetsen import Status, Term, begindag
from waakvlam.kern.toetsing import Toetsing, Waarheid
from waakvlam.kern.voorwaardetekst import Zegsman
from waakvlam.kern.wegen import Advies
from waakvlam.kern.zicht import Zicht
from waakvlam.kern.zinnen import ZINNEN

TEKENS = {"vervuld": "[ja] ", "niet_vervuld": "[nee] ", "onbekend": "[onbekend] ", "lezing": "Lezing: "}


@dataclass(frozen=True, slots=True)
class Knoop:
    """One node of an explanation: a sentence, its kind, the clauses it rests on, and what lies under it."""

    tekst: str
    soort: str
    clausules: tuple[str, ...] = ()
    kinderen: "tuple[Knoop, ...]" = ()

    def als_dict(self) -> dict[str, object]:
        """The node as JSON-ready data."""
        return {
            "tekst": self.tekst,
            "soort": self.soort,
            "clausules": list(self.clausules),
            "kinderen": [kind.als_dict() for kind in self.kinderen],
        }

    def regels(self, diepte: int = 0) -> Iterator[str]:
        """The tree as indented lines."""
        clausules = f" ({', '.join(self.clausules)})" if self.clausules else ""
        yield f"{'  ' * diepte}- {TEKENS.get(self.soort, '')}{self.tekst}{clausules}"
        for kind in self.kinderen:
            yield from kind.regels(diepte + 1)


def _vol_te_houden(term: Term) -> bool:
    return isinstance(term.norm, Plicht) and term.norm.vol_te_houden


def _stapzin(stap: Stap) -> str:
    """The sentence for a step; a Saturday that is only a Saturday is named once."""
    gewoon_weekend = stap.soort == "overgeslagen" and stap.naam in WEEKDAGEN
    return "stap_weekend" if gewoon_weekend else f"stap_{stap.soort}"


def _vensterzin(norm: Periodiek) -> str:
    """The sentence for a window."""
    return "een_venster" if norm.hoogstens == 1 else "venster_kalenderjaar" if norm.kalenderjaar else "venster"


def dag_voluit(dag: date) -> str:
    """A day as people say it: 'dinsdag 7 april 2026'."""
    return f"{WEEKDAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


class Uitlegger:
    """Explains the answers of one `Beoordeling`."""

    def __init__(self, beoordeling: Beoordeling, vertaal: Callable[[str], str] = str) -> None:
        """`vertaal` translates sentence templates; names from the agreements stay as they are."""
        self.beoordeling = beoordeling
        self.vertaal = vertaal
        self.zegsman = Zegsman(beoordeling.rekenset, vertaal)

    def zin(self, sleutel: str, **waarden: object) -> str:
        """A sentence from its template."""
        return self.vertaal(ZINNEN[sleutel]).format(**waarden)

    # terms

    def term(self, term: Term, eigen: Eigenterm | None = None) -> Knoop:
        """Why a term stands as it does; with what the own protocol of who asks says to it."""
        kinderen = [self._norm(term), self._begin(term), *self._telling(term)]
        if term.uitstel is not None and term.uiterlijk is not None:
            kinderen.append(self._feit("uitgesteld", term.uitstel, nieuw=dag_voluit(term.uiterlijk)))
        voorwaarde = term.koppeling.voorwaarde
        if voorwaarde is not None:
            kinderen.append(self.toetsing(voorwaarde))
        kinderen += [*self._afloop(term), *([self.eigen(eigen)] if eigen is not None else [])]
        return Knoop(self._slot(term), "termijn", term.clausules, tuple(kinderen))

    def _slot(self, term: Term) -> str:
        waarden = {
            "wie": self.zegsman.rollen(term.norm.drager),
            "uiterlijk": dag_voluit(term.uiterlijk) if term.uiterlijk else "",
            "gedaan": dag_voluit(term.vervuld_door.op) if term.vervuld_door else "",
        }
        zonder = "_vol_te_houden" if _vol_te_houden(term) else "" if term.uiterlijk else "_zonder_getal"
        return self.zin(f"status_{term.status}{zonder}", **waarden)

    def _norm(self, term: Term) -> Knoop:
        noot: tuple[Knoop, ...] = (Knoop(term.norm.noot, "lezing"),) if term.norm.noot else ()
        versie = self.beoordeling.versie_van(term)
        if versie is not self.beoordeling.rekenset:
            noot += (Knoop(self.zin("eerdere_versie", titel=versie.afspraken.kop.titel), "let_op"),)
        tekst = self.zin("afspraak", wat=term.norm.wat)
        return Knoop(tekst, "norm", term.clausules, noot)

    def _begin(self, term: Term) -> Knoop:
        if term.vanaf is not None and isinstance(term.norm, Periodiek):
            tekst = self.zin(
                _vensterzin(term.norm),
                keer=self.zin("een_keer") if term.norm.minimaal == 1 else self.zin("keren", aantal=term.norm.minimaal),
                periode=term.norm.periode.duur,
                vanaf=dag_voluit(term.vanaf),
                anker=self.zegsman.feit(term.aanleiding),
                dag=dag_voluit(term.aanleiding.op),
            )
            return Knoop(tekst, "feit")
        return self._feit("begint_met", term.aanleiding)

    def _feit(self, sleutel: str, feit: Gebeurtenis, **extra: object) -> Knoop:
        tekst = self.zin(sleutel, feit=self.zegsman.feit(feit), dag=dag_voluit(feit.op), **extra)
        laat = (
            (Knoop(self.zin("later_vastgelegd", dag=dag_voluit(feit.vastgelegd_op)), "let_op"),)
            if feit.vastgelegd_op > feit.op
            else ()
        )
        return Knoop(tekst, "feit", (), laat)

    def _telling(self, term: Term) -> Iterator[Knoop]:
        """The calendar steps, skipped days by name."""
        norm, feit = term.norm, term.koppeling.telt_vanaf
        if isinstance(norm, Periodiek):
            return
        if feit is not term.aanleiding:
            yield self._feit("gepland", feit)
        if isinstance(norm, Maximumduur):
            einde = dag_voluit(self.beoordeling.rekenset.kalender.maximum(feit.op, norm.duur.duur))
            yield Knoop(self.zin("maximum", duur=norm.duur.duur, einde=einde), "kalender")
            return
        if norm.termijn is None:
            yield Knoop(self.zin("zonder_getal"), "kalender")
            return
        kop = self.beoordeling.rekenset.afspraken.kop
        begin = begindag(norm.termijn, feit)
        telling = self.beoordeling.rekenset.kalender.leg_uit(
            begin, norm.termijn.duur, richting=norm.termijn.richting, doorloop=kop.doorloop
        )
        if norm.termijn.na_aanleiding is not None:
            tekst = self.zin("eerst_verder", duur=norm.termijn.na_aanleiding.duur, dag=dag_voluit(begin))
            yield Knoop(tekst, "kalender")
        yield self._stappen(telling)
        if norm.termijn.eigen_voorstel:
            yield Knoop(self.zin("eigen_voorstel"), "lezing")

    def _stappen(self, telling: Telling) -> Knoop:
        kinderen = tuple(
            Knoop(self.zin(_stapzin(stap), dag=dag_voluit(stap.dag), naam=stap.naam), "kalender")
            for stap in telling.stappen
            if stap.soort != "geteld" and stap.naam
        )
        waarschuwingen = tuple(Knoop(tekst, "let_op") for tekst in telling.waarschuwingen)
        tekst = self.zin(
            f"geteld_{telling.richting}",
            duur=telling.duur,
            vanaf=dag_voluit(telling.start),
            einde=dag_voluit(telling.einde),
        )
        return Knoop(tekst, "kalender", (), kinderen + waarschuwingen)

    def _afloop(self, term: Term) -> Iterator[Knoop]:
        if term.vervuld_door is not None:
            yield self._feit("vervuld_met", term.vervuld_door)
        elif term.status is Status.VERVALLEN and term.koppeling.verval is not None:
            yield self._feit("vervallen_door", term.koppeling.verval)
        elif term.loopt and not _vol_te_houden(term):
            soorten = ", ".join(dict.fromkeys(self.zegsman.type(p.type) for p in term.norm.vervuld_door))
            yield Knoop(self.zin("nog_nodig", soorten=soorten), "voorwaarde")

    def eigen(self, eigen: Eigenterm) -> Knoop:
        """Where an own last day comes from: beside a term of the agreements, or as a term that they do not have."""
        term, kop = eigen.term, eigen.regels.kop
        waarden = {"titel": kop.titel, "bron": eigen.bron}
        if eigen.naast is None:
            zin = "wettelijke_plicht" if eigen.regels.wet else "eigen_plicht"
            return Knoop(self.zin(zin, **waarden), "norm")
        einde = dag_voluit(term.uiterlijk) if term.uiterlijk else ""
        tekst = self.zin("eigen_dag", **waarden, duur=getal_in_woorden(term.norm, self.zin), einde=einde)
        stand = Knoop(self.zin(f"eigen_{term.status}"), "let_op")
        return Knoop(tekst, "norm", (), (*self._telling(term), stand))

    # decisions, acts, visibility

    def besluit(self, advies: Advies) -> Knoop:
        """Why a decision can, cannot, or is not yet known."""
        kinderen = []
        for criterium, toetsing in advies.criteria:
            onder = [self.toetsing(toetsing)] if toetsing.conditie is not None else []
            onder += [self._feit("blijkt_uit", f) for f in toetsing.feiten if toetsing.conditie is None]
            if criterium.mens and toetsing.waarde is Waarheid.ONBEKEND:
                onder = [Knoop(self.zin("mens_oordeelt"), "voorwaarde")]
            kinderen.append(Knoop(criterium.vraag, toetsing.waarde.value, (criterium.clausule,), tuple(onder)))
        besluit = advies.besluit
        kinderen.append(Knoop(self.zin("mens_beslist", wie=self.zegsman.rollen([besluit.beslisser])), "let_op"))
        if besluit.noot:
            kinderen.append(Knoop(besluit.noot, "lezing"))
        sleutel = f"besluit_{advies.uitkomst}"
        tekst = self.zin(sleutel) if sleutel in ZINNEN else self.zin("besluit_keuze", uitkomst=advies.uitkomst)
        return Knoop(f"{besluit.vraag} {tekst}", "besluit", (besluit.clausule,), tuple(kinderen))

    def handeling(self, advies: Handelingsadvies) -> Knoop:
        """Why an act is allowed, only with a written reason, or refused; and whether it is regulated at all."""
        vraag = advies.vraag
        wie = self.zegsman.rollen([vraag.door])
        tekst = self.zin(f"handeling_{advies.soort}", wat=self.zegsman.type(vraag.type), wie=wie)
        kinderen = [self._vereiste(gewogen) for gewogen in advies.vereisten]
        noten = [Knoop(regel.noot, "lezing") for regel in advies.regels if regel.noot]
        clausules = tuple(dict.fromkeys(c for regel in advies.regels for c in regel.clausules))
        return Knoop(tekst, advies.oordeel.value, clausules, (*kinderen, *noten))

    def _vereiste(self, gewogen: Gewogen) -> Knoop:
        onder = (self.toetsing(gewogen.toetsing),) if gewogen.toetsing is not None and not gewogen.vervuld else ()
        if gewogen.vereiste.inhoud:
            return Knoop(
                self.zin("let_op_inhoud", wat=gewogen.vereiste.wat), "let_op", tuple(gewogen.vereiste.clausules)
            )
        if gewogen.vervuld:
            return Knoop(gewogen.vereiste.wat, "vervuld", tuple(gewogen.vereiste.clausules))
        sleutel = "ontbreekt_nee" if gewogen.zonder is Handelingsoordeel.NEE else "ontbreekt_motivering"
        tekst = self.zin(sleutel, wat=gewogen.vereiste.wat)
        return Knoop(tekst, "niet_vervuld", tuple(gewogen.vereiste.clausules), onder)

    def zicht(self, zicht: Zicht) -> Knoop:
        """Why a role sees a category or not."""
        waarden = {"wie": self.zegsman.rollen([zicht.rol]), "wat": self.zegsman.categorie(zicht.categorie)}
        soort = "vervuld" if zicht.oordeel else "niet_vervuld"
        tekst = self.zin("zicht_ja" if zicht.oordeel else "zicht_nee", **waarden)
        return Knoop(tekst, soort, tuple(sorted(zicht.clausules)), tuple(self._zichtreden(zicht)))

    def _zichtreden(self, zicht: Zicht) -> Iterator[Knoop]:
        door = zicht.door
        if isinstance(door, Nooit):
            yield Knoop(self.zin("zicht_nooit"), "niet_vervuld", (door.clausule,))
            if door.noot:
                yield Knoop(door.noot, "lezing")
        elif isinstance(door, Houder):
            yield Knoop(self.zin("zicht_houder"), "vervuld", tuple(door.clausules))
        elif isinstance(door, Deelregel):
            yield Knoop(self.zin("zicht_regel", doel=door.titel), "vervuld", tuple(door.clausules))
        elif door is not None:
            yield Knoop(self.zin("zicht_grond", wat=door.wat), "vervuld", tuple(door.clausules))
        for gemist in zicht.gemist if door is None else ():
            mist = ", ".join(self.vertaal(ZINNEN[f"mist_{m}"]) for m in gemist.mist)
            tekst = self.zin("zicht_mist", doel=gemist.regel.titel, mist=mist)
            yield Knoop(tekst, "niet_vervuld", tuple(gemist.regel.clausules))
        if door is None and not zicht.gemist:
            yield Knoop(self.zin("zicht_geen_regel"), "niet_vervuld")

    # conditions

    def toetsing(self, toetsing: Toetsing) -> Knoop:
        """A condition with its outcome, the facts it rests on, and what it is made of."""
        tekst = self.zegsman.conditie(toetsing.conditie) if toetsing.conditie is not None else self.zin("deel")
        feiten = tuple(self._feit("blijkt_uit", f) for f in toetsing.feiten)
        dag = (Knoop(self.zin("keert_op", dag=dag_voluit(toetsing.dag)), "kalender"),) if toetsing.dag else ()
        kinderen = tuple(self.toetsing(kind) for kind in toetsing.kinderen)
        return Knoop(tekst, toetsing.waarde.value, (), (*feiten, *dag, *kinderen))
