"""What an organisation's own protocol adds to an evaluation: own last days beside terms, own duties, own requirements.

The answers about the agreements are left as they are. What was matched is judged again with the own number; an agreed
postponement is a day that the parties set themselves, so beside it there is no own last day.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from waakvlam.kern.beoordeling import Beoordeling, VroegsteDag
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.eigen.protocol import Eigen, Eigenregels
from waakvlam.kern.feiten import Feiten
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.kern.handelen import Eigeneis, Handelingsadvies
from waakvlam.kern.norm import Maximumduur, Minimumduur, Periodiek, Plicht
from waakvlam.kern.overgang import begon_op
from waakvlam.kern.toetsen import Term, oordeel, oordeel_vensters, termijnen


class Eigenterm(NamedTuple):
    """A term by the own number. `naast`: the term of the agreements that it stands beside; None: it is own alone."""

    term: Term
    naast: Term | None
    regels: Eigenregels

    @property
    def bron(self) -> str:
        """Where it stands in the protocol."""
        return self.regels.bronnen[self.term.norm.id]


Feitzicht = Callable[[Feiten], Feiten]
"""Of the facts and particulars of a dossier those that an organisation sees."""


def _alles(feiten: Feiten) -> Feiten:
    return feiten


class Eigenoordeel:
    """The answers of one evaluation for an organisation with these protocols."""

    def __init__(self, beoordeling: Beoordeling, eigen: Iterable[Eigen], gezien: Feitzicht = _alles) -> None:
        """Parts are computed when asked, each once.

        `gezien`: what the organisation sees. Its own duties and requirements rest on these alone, or they would
        tell of the others; what the law asks of it rests on all.
        """
        self.beoordeling = beoordeling
        self.eigen = tuple(eigen)
        self._zicht = gezien

    def _regels(self, rekenset: Rekenset) -> Iterator[Eigenregels]:
        """What the protocols say on a set."""
        return (eigen.per_set[rekenset.naam] for eigen in self.eigen if rekenset.naam in eigen.per_set)

    @cached_property
    def _alle(self) -> tuple[Eigenterm, ...]:
        """Every own term, also of before or after its protocol holds."""
        gevonden: list[Eigenterm] = []
        per_koppeling: dict[int, list[Term]] = {}
        for term in self.beoordeling.termijnen if self.eigen else ():
            per_koppeling.setdefault(id(term.koppeling), []).append(term)
        for groep in per_koppeling.values():
            for regels in self._regels(self.beoordeling.versie_van(groep[0])):
                gevonden += _naast(regels, groep, self.beoordeling)
        for versie in self.beoordeling.versies:
            for regels in self._regels(versie.rekenset):
                alleen = termijnen(regels.plichten, self._feiten(regels))
                gevonden += (Eigenterm(term, None, regels) for term in alleen)
        return tuple(e for e in gevonden if self.beoordeling.versie_van(e.term).naam == e.regels.plichten.naam)

    def _feiten(self, regels: Eigenregels) -> Feiten:
        """What these rules may rest on."""
        return self.beoordeling.feiten if regels.wet else self._gezien

    @cached_property
    def _gezien(self) -> Feiten:
        """What the organisation sees."""
        return self._zicht(self.beoordeling.feiten)

    @cached_property
    def _geldend(self) -> tuple[Eigenterm, ...]:
        return tuple(e for e in self._alle if e.regels.kop.geldt_op(begon_op(e.term)))

    @cached_property
    def _per_term(self) -> Mapping[int, Eigenterm]:
        per: dict[int, Eigenterm] = {}
        for eigen in self._geldend:
            if eigen.naast is not None:
                sleutel = id(eigen.naast)
                per[sleutel] = min(per.get(sleutel, eigen), eigen, key=lambda e: str(e.term.uiterlijk))
        return per

    def naast(self, term: Term) -> Eigenterm | None:
        """The own last day beside a term of the agreements, by the strictest protocol."""
        return self._per_term.get(id(term))

    @property
    def alleen(self) -> tuple[Eigenterm, ...]:
        """Terms that only the organisation has: own duties, and own periods within those of the agreements."""
        return tuple(e for e in self._geldend if e.naast is None)

    @property
    def kandidaten(self) -> tuple[Term, ...]:
        """What time may change: every own term, also where its protocol does not hold yet."""
        return tuple(e.term for e in self._alle)

    @property
    def vervullers(self) -> Mapping[str, frozenset[str]]:
        """Per id of an own duty: the event types that discharge it."""
        plichten = (p for e in self.eigen for p in e.inhoud.plichten)
        return {plicht.id: frozenset(p.type for p in plicht.vervuld_door) for plicht in plichten}

    @property
    def vroegste_dagen(self) -> tuple[VroegsteDag, ...]:
        """First possible days by the own, longer, minimum durations."""
        b = self.beoordeling
        normen = (norm for regels in self._nu() for norm in regels.normen.values() if isinstance(norm, Minimumduur))
        return tuple(
            dag for norm in normen for handeling in norm.handelingen for dag in b.vroegste_dag(norm, handeling)
        )

    def handeling(
        self, soort: str, door: str, betreft: str | None = None, velden: Mapping[str, Veldwaarde] | None = None
    ) -> Handelingsadvies:
        """As `Beoordeling.handeling`, with what the organisation asks of itself when it acts in its own role."""
        nu = (regels for regels in self._nu() if regels.kop.rol == door)
        eigen = [Eigeneis(regel, self._feiten(regels)) for regels in nu for regel in regels.handelingen]
        return self.beoordeling.handeling(soort, door, betreft, velden, eigen)

    def _nu(self) -> Iterator[Eigenregels]:
        """What the protocols say on the reference date."""
        return (r for r in self._regels(self.beoordeling.rekenset) if r.kop.geldt_op(self.beoordeling.peildatum))


def _naast(regels: Eigenregels, groep: list[Term], beoordeling: Beoordeling) -> Iterator[Eigenterm]:
    """The terms of one pairing judged by the own number, each beside the term that began on the same day."""
    norm = regels.normen.get(groep[0].norm.id)
    if norm is None:
        return
    koppeling = groep[0].koppeling._replace(uitstel=())
    rekenset, peildatum = beoordeling.versie_van(groep[0]), beoordeling.peildatum
    if isinstance(norm, Periodiek):
        eigen = list(oordeel_vensters(norm, koppeling, peildatum))
    else:
        assert isinstance(norm, Plicht | Maximumduur), "only these give terms"
        eigen = [oordeel(norm, koppeling, rekenset.kalender, rekenset.afspraken.kop.doorloop, peildatum)]
    per_begin = {term.vanaf: term for term in groep}
    for term in eigen:
        naast = per_begin.get(term.vanaf)
        if naast is None or naast.uitstel is None:
            yield Eigenterm(term, naast, regels)
