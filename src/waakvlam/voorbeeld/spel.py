"""The board of the game: one dossier on one day. Records only what the agreements allow that day.

Stories and answers act through this object. It knows no today: the walk (`wandeling`) says which day it is.
"""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from waakvlam.bron.api import eigen_van
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.eigen import Eigenoordeel
from waakvlam.kern.gebeurtenis import Dossiergegevens, Gebeurtenis, Veldwaarde
from waakvlam.kern.handelen import Handelingsoordeel
from waakvlam.kern.overgang import Versie, geldend
from waakvlam.voorbeeld.gedrag import Aard
from waakvlam.voorbeeld.redenen import reden
from waakvlam.voorbeeld.vormen import ORGANISATIES, Voorbeeldfeit

Verhaal = Generator[int, None, None]
"""A course: each value is a number of days to wait before it goes on."""
Wacht = Generator[int, None, bool]
"""A wait that tells whether what was waited for came."""

LABELS: Mapping[str, str] = {
    "aanbod": "woning",
    "melding": "melding",
    "contract": "contract",
    "doel": "doel",
    "plan": "plan",
    "gesprek": "gesprek",
    "signaal": "signaal",
    "time_out": "time-out",
    "verhuizing": "verhuizing",
    "verzoek": "verzoek",
}
LAAT_VASTGELEGD = frozenset(
    {
        "brp_inschrijving_bevestigd", "doel_bijgewerkt", "eerste_reactie_gegeven", "gebrek_gemeld",
        "huisbezoek_gehouden", "huur_ontvangen", "inrichting_gecontroleerd", "melder_benaderd", "notitie_gemaakt",
        "woning_bezichtigd",
    }
)  # fmt: skip
"""Facts that people tend to write down later, and on which no other act waits."""
POLS_DAGEN = 3
"""How often a story looks whether something has come."""


class Spel:
    """One dossier while it is played."""

    def __init__(
        self,
        versies: Sequence[Versie],
        gegevens: Dossiergegevens,
        aard: Aard,
        worp: Random,
        begin: date,
        organisaties: Mapping[str, str],
        zwijgt: frozenset[str] = frozenset(),
    ) -> None:
        """The first of the organisations opens the dossier, and writes down what others without an account say."""
        self.gegevens, self.aard, self.worp = gegevens, aard, worp
        self.dag, self.zwijgt = begin, zwijgt
        self.organisaties = dict(organisaties)
        self.opener = next(iter(self.organisaties))
        self.partijen: set[str] = {self.opener}
        self.feiten: list[Voorbeeldfeit] = []
        self.nieuwe_verhalen: list[Verhaal] = []
        self._versies = tuple(versies)
        self._aantallen: dict[str, int] = {}
        self._beeld: tuple[date, int, Beoordeling] | None = None

    # What holds.

    @property
    def rekenset(self) -> Rekenset:
        """The agreements in force on the day of the game."""
        return geldend(self._versies, self.dag)

    @property
    def beoordeling(self) -> Beoordeling:
        """The dossier as of the day of the game."""
        if self._beeld is None or self._beeld[:2] != (self.dag, len(self.feiten)):
            gebeurtenissen = [v.feit for v in self.feiten]
            beeld = Beoordeling(self._versies, gebeurtenissen, self.dag, gegevens=self.gegevens)
            self._beeld = (self.dag, len(self.feiten), beeld)
        return self._beeld[2]

    @property
    def opgevolgd(self) -> bool:
        """Whether a later version is in force than the one under which the dossier was opened."""
        return self.rekenset is not self._versies[0].rekenset

    def alle(self, soort: str, betreft: str | None = None, /, **als: Veldwaarde) -> list[Gebeurtenis]:
        """The facts of this type that hold, about this subject and with these fields."""
        return [
            feit
            for feit in self.beoordeling.feiten.per_type.get(soort, ())
            if (betreft is None or feit.betreft == betreft)
            and all(feit.velden.get(naam) == waarde for naam, waarde in als.items())
        ]

    def gebeurd(self, soort: str, betreft: str | None = None, /, **als: Veldwaarde) -> bool:
        """Whether it happened."""
        return bool(self.alle(soort, betreft, **als))

    def laatste(self, soort: str) -> str | None:
        """The subject of the last fact of this type."""
        feiten = self.alle(soort)
        return feiten[-1].betreft if feiten else None

    def doeners(self, soort: str) -> list[str]:
        """The roles that may record this type: who takes part in dossiers here, or else who has no account."""
        door = self.rekenset.typen[soort].door
        return [rol for rol in door if rol in self.organisaties] or list(door)

    @property
    def begeleider(self) -> str:
        """The role that supports this person now: after a warm handover that is the next provider."""
        overgenomen = "aanbieder_ambulant" in self.partijen and self.gebeurd("verhuisd")
        return "aanbieder_ambulant" if overgenomen else self.opener

    def oordeel(
        self, soort: str, door: str, betreft: str | None = None, velden: Mapping[str, Veldwaarde] | None = None
    ) -> Handelingsoordeel:
        """Whether this role may record this today, by the agreements and by the own protocol of who writes it down."""
        if door not in self.rekenset.typen[soort].door:
            return Handelingsoordeel.NEE
        schrijver = self._vastlegger(door, velden or {})
        protocol = Eigenoordeel(self.beoordeling, eigen_van(self.organisaties[schrijver], schrijver))
        return protocol.handeling(soort, door, betreft, velden).oordeel

    # What is done.

    def doe(self, soort: str, door: str, betreft: str | None = None, /, **velden: Veldwaarde) -> bool:
        """Record a fact of today, with a written reason where one is asked. False: not allowed, nothing recorded."""
        door = self._wie(soort, door, velden)
        oordeel = self.oordeel(soort, door, betreft, velden)
        if oordeel is Handelingsoordeel.NEE:
            return False
        later = self._later(soort)
        self._voeg_toe(soort, door, betreft, velden, reden(soort) if oordeel != Handelingsoordeel.JA else "", later)
        return True

    def open(self) -> None:
        """The first fact of every dossier."""
        gegevens = self.gegevens
        bekend = {"route": gegevens.route, "contractvorm": gegevens.contractvorm}
        self.doe("dossier_geopend", self.opener, **{naam: waarde for naam, waarde in bekend.items() if waarde})

    def beoordeel(self, door: str, *criteria: str, oordeel: str = "vervuld") -> None:
        """Someone judges these criteria: those that the agreements in force know, of all that are named."""
        rekenset = self.rekenset
        for criterium in criteria:
            if criterium in rekenset.criteria or criterium in rekenset.oordelen:
                self.doe("beoordeling_vastgelegd", door, criterium=criterium, oordeel=oordeel)

    def verbeter(self, fout: Gebeurtenis, *, op: date | None = None, **velden: Veldwaarde) -> None:
        """Replace a fact that was recorded wrongly."""
        feit = self._bouw(fout.type, fout.door, fout.betreft, {**fout.velden, **velden}, self._vanaf(fout))
        self._neem_op(
            replace(feit, op=op or fout.op, corrigeert=fout.id), "Verbeterd: dit stond verkeerd in het dossier."
        )

    def trek_in(self, fout: Gebeurtenis, waarom: str) -> None:
        """Withdraw a fact that never was."""
        feit = self._bouw(fout.type, fout.door, fout.betreft, {}, self._vanaf(fout))
        self._neem_op(replace(feit, op=fout.op, vervalt=fout.id), waarom)

    def voeg_partij_toe(self, rol: str, hoedanigheid: str) -> None:
        """Let an organisation take part in the dossier, once."""
        if rol in self.partijen:
            return
        naam = ORGANISATIES[self.organisaties[rol]]
        self.doe("betrokkene_toegevoegd", self.opener, organisatie=naam, rol=rol, hoedanigheid=hoedanigheid)
        self.partijen.add(rol)

    def nieuw(self, onderwerp: str) -> str:
        """A name for a new subject of this kind, such as woning-2."""
        self._aantallen[onderwerp] = nummer = self._aantallen.get(onderwerp, 0) + 1
        return f"{LABELS[onderwerp]}-{nummer}"

    def start(self, verhaal: Verhaal) -> None:
        """Let another course run beside this one."""
        self.nieuwe_verhalen.append(verhaal)

    # Chance and time.

    def kans(self, kans: float) -> bool:
        """Throw: true with this chance."""
        return self.worp.random() < kans

    def dagen(self, van: int, tot: int) -> int:
        """Throw a number of days, both ends included."""
        return self.worp.randint(van, tot)

    def werkdag(self, dag: date) -> date:
        """This day, or the first working day after it."""
        while not self.rekenset.kalender.is_werkdag(dag):
            dag += timedelta(days=1)
        return dag

    def tot(self, dag: date) -> Verhaal:
        """Wait until this day."""
        if dag > self.dag:
            yield (dag - self.dag).days

    def tot_gebeurd(
        self, soort: str, betreft: str | None = None, *, hoogstens: int, als: Mapping[str, Veldwaarde] | None = None
    ) -> Wacht:
        """Wait until this happened, at most so many days."""
        for _ in range(0, hoogstens, POLS_DAGEN):
            if self.gebeurd(soort, betreft, **(als or {})):
                return True
            yield POLS_DAGEN
        return self.gebeurd(soort, betreft, **(als or {}))

    def zodra_het_mag(
        self, soort: str, door: str, betreft: str | None = None, /, *, hoogstens: int, **velden: Veldwaarde
    ) -> Wacht:
        """Do it as soon as nothing is missing; after so many days with a reason, if the agreements leave that room."""
        for _ in range(0, hoogstens, POLS_DAGEN):
            if self.oordeel(soort, door, betreft, velden) is Handelingsoordeel.JA:
                break
            yield POLS_DAGEN
        return self.doe(soort, door, betreft, **velden)

    # How it is kept.

    def woord(self, tekst: str) -> str:
        """A written text in the words of the region: what people write down, they write as people there do."""
        return self.rekenset.woorden.tekst(tekst)

    def _later(self, soort: str) -> int:
        laat = soort in LAAT_VASTGELEGD and self.kans(self.aard.laat_vastgelegd)
        return self.dagen(1, 9) if laat else 0

    def _vanaf(self, fout: Gebeurtenis) -> int:
        return max(0, (fout.vastgelegd_op - self.dag).days)

    def _voeg_toe(
        self, soort: str, door: str, betreft: str | None, velden: Mapping[str, Veldwaarde], motivering: str, later: int
    ) -> None:
        self._neem_op(self._bouw(soort, door, betreft, velden, later), motivering)

    def _wie(self, soort: str, door: str, velden: Mapping[str, Veldwaarde]) -> str:
        """Whose fact it becomes: who writes it down speaks for another only about what it may see itself."""
        schrijver = self._vastlegger(door, velden)
        if schrijver == door:
            return door
        ziet = self.beoordeling.zichtbaar(schrijver, self.rekenset.typen[soort].categorie).oordeel
        return door if ziet else schrijver

    def _bouw(
        self, soort: str, door: str, betreft: str | None, velden: Mapping[str, Veldwaarde], later: int
    ) -> Gebeurtenis:
        nummer = len(self.feiten) + 1
        vastgelegd_op = self.dag + timedelta(days=later)
        velden = {naam: self.woord(waarde) if isinstance(waarde, str) else waarde for naam, waarde in velden.items()}
        return Gebeurtenis(f"g{nummer}", soort, self.dag, door, vastgelegd_op, nummer, None, betreft, velden)

    def _neem_op(self, feit: Gebeurtenis, motivering: str) -> None:
        self.feiten.append(Voorbeeldfeit(feit, self._vastlegger(feit.door, feit.velden), self.woord(motivering)))

    def _vastlegger(self, door: str, velden: Mapping[str, Veldwaarde]) -> str:
        """The role of the organisation that writes it down: its own, or the opener's for who has no account."""
        if door in self.partijen:
            return door
        bij = velden.get("bij")
        return bij if isinstance(bij, str) and bij in self.partijen else self.opener
