"""One row of the roster, and the days that rows count with."""

from dataclasses import dataclass
from datetime import date, timedelta

from waakvlam.kern.kalender import Duur, Kalender
from waakvlam.voorbeeld.verhalen.wonen import Maker

INSTROOM_DAGEN = 225
"""Between opening a dossier and the first offer, at most."""


@dataclass(frozen=True, slots=True)
class Rij:
    """A dossier to play. Whoever is named in `zwijgt` never records that type of fact, whatever is owed."""

    titel: str
    begin: date
    loop: Maker
    aard: str = "gewoon"
    zwijgt: frozenset[str] = frozenset()
    route: str = "omslag"
    contractvorm: str = "intermediair"
    huishouden: str = "alleenstaand"
    kinderen: int = 0
    jong: bool = False
    aanbieder: str | None = None
    corporatie: str | None = None
    """Organisations, where it matters which; else they take turns."""
    regio: str = "Amsterdam"


@dataclass(frozen=True, slots=True)
class Dagen:
    """Days counted back from today."""

    vandaag: date
    kalender: Kalender

    def geleden(self, dagen: int) -> date:
        """So many days ago."""
        return self.vandaag - timedelta(days=dagen)

    def instroom(self, dagen: int) -> date:
        """The opening of a dossier in which someone lives on their own since so many days."""
        return self.geleden(dagen + INSTROOM_DAGEN)

    def die_afloopt(self, duur: Duur, over: int) -> date:
        """The last working day on which this term would begin to end within so many days from today."""
        dag = self.vandaag
        while not self._loopt_af(dag, duur, over):
            dag -= timedelta(days=1)
        return dag

    def _loopt_af(self, dag: date, duur: Duur, over: int) -> bool:
        einde = self.kalender.einde(dag, duur)
        return self.kalender.is_werkdag(dag) and einde <= self.vandaag + timedelta(days=over)
