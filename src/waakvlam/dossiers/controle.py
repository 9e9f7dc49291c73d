"""Verify the whole record: chains, guards on tables, heads, and on request the rows that lists read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Count, F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from waakvlam.dossiers import gegevens, projecteren, volgers
from waakvlam.dossiers.dagkoppen import als_gegevens, eigen_sleutels, getekend, kophash, publiek, wortel
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.keten import Breuk, controleer_keten
from waakvlam.dossiers.models import Dagkop, Dagkopregel, Dossier, Gebeurtenis
from waakvlam.dossiers.opgeslagen import in_een_keer, lees
from waakvlam.dossiers.sleutels import Onleesbaar
from waakvlam.opslag.alleen_toevoegen import bewaakte

Bewaard = Mapping[str, str | int]


@dataclass(frozen=True)
class Controle:
    """What to verify: one dossier or all, against heads that were kept elsewhere, trusting these public keys too."""

    nummer: str | None = None
    bewaard: Sequence[Bewaard] = ()
    vertrouwd: frozenset[str] = frozenset()
    projectie: bool = False
    gezien: Callable[[int], None] = field(default=lambda _feiten: None)

    def omvang(self) -> tuple[int, int]:
        """How many dossiers and facts there are to verify."""
        dossiers = Dossier.objects.all() if self.nummer is None else Dossier.objects.filter(nummer=self.nummer)
        with werkdeur():
            telling = dossiers.aggregate(dossiers=Count("pk"), feiten=Sum("volgnummer", default=0))
        return telling["dossiers"], telling["feiten"]

    def eerste_breuk(self) -> Breuk | None:
        """The first break, None when all is whole."""
        return next(self._breuken(), None)

    def _breuken(self) -> Iterator[Breuk]:
        if (breuk := controleer_keten(self.nummer, self.gezien)) is not None:
            yield breuk
        for tabel in bewaakte():
            if not tabel.aanwezig(connection):
                yield Breuk("", 0, f"de bewaking van tabel {tabel.tabel} ontbreekt; zet haar terug met migrate")
        yield from self._koppen()
        yield from self._bewaard()
        yield from self._getekend_tot()
        if self.projectie:
            yield from self._projectie()

    def _koppen(self) -> Iterator[Breuk]:
        """Signature, link and lines of each head, in order; the last one must be signed by a key of this store."""
        vorige: Dagkop | None = None
        for kop in Dagkop.objects.order_by("dag").iterator():
            if (wat := self._fout_in(kop, vorige)) is not None:
                yield Breuk("", 0, wat, kop.dag)
            if self.nummer is None or kop.regels.filter(nummer=self.nummer).exists():
                yield from self._regels(kop)
            vorige = kop
        eigen = self.vertrouwd.union(map(publiek, eigen_sleutels()))
        if vorige is not None and vorige.publieke_sleutel not in eigen:
            yield Breuk("", 0, "getekend met een sleutel die deze installatie niet heeft", vorige.dag)

    def _fout_in(self, kop: Dagkop, vorige: Dagkop | None) -> str | None:
        if kop.vorige != (vorige.hash if vorige else ""):
            return "sluit niet aan op de dagkop ervoor"
        if kophash(kop) != kop.hash:
            return "de inhoud klopt niet met de hash"
        if not getekend(kop.publieke_sleutel, kop.handtekening, kop.hash):
            return "de handtekening klopt niet"
        if vorige is not None and not self._van_dezelfde_hand(kop, vorige):
            return "een andere sleutel, en de vorige sleutel tekende daar niet voor"
        return None

    def _van_dezelfde_hand(self, kop: Dagkop, vorige: Dagkop) -> bool:
        """The same key, one that the key before vouched for, or one that whoever verifies trusts."""
        if kop.publieke_sleutel in {vorige.publieke_sleutel, *self.vertrouwd}:
            return True
        return getekend(vorige.publieke_sleutel, kop.tegentekening, kop.hash)

    def _regels(self, kop: Dagkop) -> Iterator[Breuk]:
        feit = Gebeurtenis.objects.filter(dossier__nummer=OuterRef("nummer"), volgnummer=OuterRef("volgnummer"))
        rijen = kop.regels.annotate(feit=Subquery(feit.values("hash"))).order_by("pk")
        with werkdeur():
            regels = list(rijen.values_list("nummer", "volgnummer", "hash", "feit"))
        if wortel((nummer, n, h) for nummer, n, h, _ in regels) != kop.wortel or len(regels) != kop.aantal:
            yield Breuk("", 0, "de regels kloppen niet met de wortel", kop.dag)
        for nummer, volgnummer, hash_, nu in regels:
            if nu != hash_ and self.nummer in {None, nummer}:
                wat = "is er niet meer" if nu is None else "is niet meer zoals deze dag is getekend"
                yield Breuk(nummer, volgnummer, f"het feit {wat}", kop.dag)

    def _bewaard(self) -> Iterator[Breuk]:
        """Heads that were kept elsewhere must be those of the database."""
        for bewaard in self.bewaard:
            kop = Dagkop.objects.filter(dag=str(bewaard["dag"])).first()
            if kop is None or als_gegevens(kop) != bewaard:
                wat = "ontbreekt" if kop is None else "is een andere dan de bewaarde"
                yield Breuk("", 0, f"de dagkop van {bewaard['dag']} {wat}")

    def _getekend_tot(self) -> Iterator[Breuk]:
        """What a dossier says is signed must be what a head covers, else new facts would stay out of the next."""
        gedekt = Dagkopregel.objects.filter(nummer=OuterRef("nummer")).order_by("-volgnummer").values("volgnummer")[:1]
        anders = Dossier.objects.annotate(gedekt=Coalesce(Subquery(gedekt), 0)).exclude(getekend_tot=F("gedekt"))
        if self.nummer is not None:
            anders = anders.filter(nummer=self.nummer)
        with werkdeur():
            gevonden = list(anders.order_by("pk").values_list("nummer", "getekend_tot"))
        for nummer, tot in gevonden:
            yield Breuk(nummer, tot, "heet getekend tot hier, maar geen dagkop zegt dat")

    def _projectie(self) -> Iterator[Breuk]:
        """The rows of lists must be what a fresh evaluation gives on the day that they were made."""
        dossiers = Dossier.objects.filter(gewist_op__isnull=True).order_by("pk")
        if self.nummer is not None:
            dossiers = dossiers.filter(nummer=self.nummer)
        with werkdeur():
            nummers = list(dossiers.values_list("nummer", "volgnummer"))
        for nummer, volgnummer in nummers:
            if (wat := _verschil(nummer)) is not None:
                yield Breuk(nummer, volgnummer, wat)


def _verschil(nummer: str) -> str | None:
    """What is wrong with the rows of a dossier; locked, so that nothing is recorded between facts and rows."""
    with in_een_keer(), werkdeur():
        try:
            bestand = lees(nummer, vergrendel=True)
        except Onleesbaar as fout:
            return str(fout)
        dag = bestand.dossier.beoordeeld_op
        if not gegevens.klopt(bestand.dossier, bestand.slot, bestand.gegevens):
            return "de persoonsgegevens zeggen iets anders dan de feiten"
        vers = projecteren.bereken(bestand, bestand.beoordeling(dag)) if dag is not None else None
        if projecteren.opgeslagen(bestand) != vers:
            return "de lijsten zeggen iets anders dan de feiten"
        return volgers.verschil(bestand)
