"""One dossier for one reader: evaluated when asked, and cut to what that reader may see.

Rules of what is shown:
- Categories are judged as of today, also for a picture of an earlier day: withdrawn consent closes the past too.
- A fact: when its category is open to the role, or the own organisation recorded it. Hidden facts are absent and
  never counted.
- A term: to its bearers, to those toward whom it is owed unless what started it may never be shared with them, and to
  who sees that category. The facts in it only when they are visible themselves, and its subject only when a visible
  fact speaks of it.
- A phase: entered, when the fact that entered it is visible. The present phase is the last of those.
- A decision: to its decider, to who shares in it and to who is heard. A criterion has its outcome only when every
  category that it rests on is open to the role, and the decision only when all its criteria have.
- Consent: when the category `toestemming` is open.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from waakvlam import klok
from waakvlam.dossiers import feitregels, sets
from waakvlam.dossiers.deur import deur
from waakvlam.dossiers.eigen import alleen_eigen, eigenoordeel
from waakvlam.dossiers.inhoud import categorieen_van, zichtbare_gegevens
from waakvlam.dossiers.kan_nu import mogelijkheden
from waakvlam.dossiers.opgeslagen import Opgeslagen, lees
from waakvlam.dossiers.projecteren import gronden, partijen_van
from waakvlam.dossiers.termijnrijen import termijnrijen
from waakvlam.dossiers.vormen import (
    Besluitregel,
    Criteriumregel,
    Eigenregel,
    Fasestand,
    Feitregel,
    Mogelijkheid,
    Termijnregel,
    Toestemmingregel,
    VroegsteDagregel,
)
from waakvlam.dossiers.werkrijen import DRAGER
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.eigen import Eigenoordeel, Eigenterm
from waakvlam.kern.gronden import gronden_van
from waakvlam.kern.toetsen import Status, Term
from waakvlam.kern.wegen import Advies
from waakvlam.toegang.api import Lezer, Partijschap, eis_partij

TOESTEMMING = "toestemming"


def open_blik(
    lezer: Lezer, nummer: str, peildatum: date | None = None, kennisdatum: date | None = None, *, pad: str = "uitleg"
) -> "Blik":
    """Read and evaluate a dossier for this reader, who comes by this path of the door. Raises `NietGevonden`."""
    vandaag = klok.vandaag()
    with deur(lezer, pad) as doorgang:
        bestand = lees(nummer)
        eis_partij(lezer, bestand.partijen, vandaag)
        nu = bestand.beoordeling(vandaag)
        dan = nu if kennisdatum is None and peildatum in (None, vandaag) else None
        blik = Blik(lezer, bestand, nu, dan or bestand.beoordeling(peildatum or vandaag, kennisdatum))
        doorgang.toon({nummer: blik.getoond}, gronden_van(nu, lezer.rol))
    return blik


@dataclass(frozen=True)
class Blik:
    """A reader's look at a dossier: today's judgement for what may be seen, and the one that is asked for."""

    lezer: Lezer
    bestand: Opgeslagen
    nu: Beoordeling
    beoordeling: Beoordeling

    @cached_property
    def categorieen(self) -> frozenset[str]:
        """What the reader's role sees today."""
        return self.categorieen_bij(self.nu)

    def categorieen_bij(self, beoordeling: Beoordeling) -> frozenset[str]:
        """What the reader's role sees by another judgement of the dossier."""
        return sets.open_categorieen(beoordeling, self.lezer.rol)

    @property
    def getoond(self) -> set[str]:
        """The categories of which this look holds something."""
        van_feiten = {regel.categorie for regel in self.feiten}
        return {feitregels.TRAJECT, *van_feiten, *categorieen_van(self.bestand.gegevens, self.categorieen)}

    @cached_property
    def feiten(self) -> tuple[Feitregel, ...]:
        """Everything recorded that the reader may see, in order of recording."""
        return feitregels.zichtbare(self.bestand, self.lezer, self.bestand.records, self.categorieen)

    @cached_property
    def per_kenmerk(self) -> dict[str, Feitregel]:
        """Visible facts by name."""
        return {regel.kenmerk: regel for regel in self.feiten}

    @cached_property
    def onderwerpen(self) -> frozenset[str | None]:
        """The subjects of which a visible fact speaks."""
        return frozenset(regel.betreft for regel in self.feiten)

    @cached_property
    def partijen(self) -> tuple[Partijschap, ...]:
        """The parties by today's facts."""
        return partijen_van(self.bestand, self.nu.feiten.alle)

    def tijdlijn(self) -> tuple[Feitregel, ...]:
        """The visible facts of the picture that is asked for, by day and time."""
        tot, bekend = self.beoordeling.peildatum, self.beoordeling.kennisdatum
        regels = (
            r
            for r in self.feiten
            if r.op <= tot and (bekend is None or r.vastgelegd_op.astimezone(klok.AMSTERDAM).date() <= bekend)
        )
        return tuple(sorted(regels, key=lambda r: (r.op, r.tijd is not None, str(r.tijd), r.vastgelegd_op)))

    def gegevens(self) -> Mapping[str, Any]:
        """Particulars that are known and visible."""
        return zichtbare_gegevens(self.bestand.gegevens, self.categorieen)

    def kan_nu(self, *, kort: bool, ook: Collection[str] = ()) -> tuple[Mogelijkheid, ...]:
        """What the reader may record; `kort`: only what a page to read links to, and `ook`."""
        wat = (self.bestand, self.eigen, self.lezer, self.termijnen, self.huidige_fase, self.categorieen)
        return mogelijkheden(*wat, kort=kort, ook=ook)

    @cached_property
    def zichtbare_termen(self) -> dict[str, tuple[Term, str]]:
        """Per key: each term that the reader may see, and on what ground."""
        rekenset, rol = self.beoordeling.rekenset, self.lezer.rol
        nooit = sets.gereed_van(rekenset).zichtwijzer.nooit
        zichtbaar = {}
        for rij, term in termijnrijen(self.bestand.records, self.beoordeling.termijnen):
            grond = gronden(rekenset, term, {rol: self.categorieen}, nooit).get(rol)
            if grond is not None:
                zichtbaar[rij.sleutel] = (term, grond)
        alleen = alleen_eigen(self.bestand.records, self.eigen)
        return {**zichtbaar, **{sleutel: (eigen.term, DRAGER) for sleutel, (_, eigen) in alleen.items()}}

    @cached_property
    def termijnen(self) -> tuple[Termijnregel, ...]:
        """Visible terms: what is still owed first, by last day; then the others, latest first."""
        regels = [self._termijn(s, term, grond) for s, (term, grond) in self.zichtbare_termen.items()]
        loopt = [r for r in regels if r.loopt]
        klaar = [r for r in regels if not r.loopt]
        loopt.sort(key=lambda r: (r.dag is None, r.dag or date.max, r.sleutel))
        klaar.sort(key=lambda r: (r.uiterlijk or date.min, r.sleutel), reverse=True)
        return (*loopt, *klaar)

    @cached_property
    def eigen(self) -> Eigenoordeel:
        """What the own protocol of the reader's organisation adds."""
        return eigenoordeel(
            self.beoordeling, self.lezer.organisatie, self.lezer.rol, self.bestand.records, self.categorieen
        )

    def eigen_bij(self, term: Term) -> Eigenterm | None:
        """What the own protocol says to a term; None where that is nothing else than the agreements."""
        alleen = (eigen for eigen in self.eigen.alleen if eigen.term is term)
        eigen = next(alleen, None) or self.eigen.naast(term)
        gelijk = (
            eigen is not None
            and eigen.naast is term
            and (eigen.term.uiterlijk, eigen.term.status) == (term.uiterlijk, term.status)
        )
        return None if gelijk else eigen

    def _eigen(self, term: Term) -> Eigenregel | None:
        eigen = self.eigen_bij(term)
        if eigen is None:
            return None
        zelf = eigen.term
        telt = zelf.status is Status.OPEN or (zelf.status is Status.VERSTREKEN and zelf.inhaalbaar)
        regels, alleen = eigen.regels, eigen.naast is None
        return Eigenregel(zelf.uiterlijk, zelf.status.value, regels.kop.titel, eigen.bron, telt, alleen, regels.wet)

    def _termijn(self, sleutel: str, term: Term, grond: str) -> Termijnregel:
        norm, versie = term.norm, self.beoordeling.versie_van(term)
        return Termijnregel(
            sleutel=sleutel,
            norm=norm.id,
            clausule=norm.clausule,
            clausules=norm.clausules if term.clausules else (),
            wat=norm.wat,
            dragers=tuple(norm.drager),
            jegens=tuple(norm.jegens),
            uiterlijk=term.uiterlijk,
            vanaf=term.vanaf,
            status=term.status.value,
            betreft=term.betreft if term.betreft in self.onderwerpen else None,
            onbekend=term.onbekend,
            mijn=grond == DRAGER,
            inhaalbaar=term.inhaalbaar,
            aanleiding=self.per_kenmerk.get(term.aanleiding.id),
            vervuld_door=self.per_kenmerk.get(term.vervuld_door.id) if term.vervuld_door else None,
            noot=norm.noot,
            eerdere_afspraken=versie.afspraken.kop.titel if versie is not self.beoordeling.rekenset else "",
            eigen=self._eigen(term),
        )

    @cached_property
    def ingegaan(self) -> dict[str, Any]:
        """Per phase that the reader sees entered: the fact that entered it."""
        return {
            fase.naam: feit for fase, feit in self.beoordeling.fasen if feit is not None and feit.id in self.per_kenmerk
        }

    @cached_property
    def huidige_fase(self) -> str:
        """The last phase that the reader sees entered; before any the first."""
        volgorde = [fase.naam for fase, _ in self.beoordeling.fasen]
        gezien = sorted(self.ingegaan.items(), key=lambda paar: (paar[1].moment, volgorde.index(paar[0])))
        return gezien[-1][0] if gezien else volgorde[0]

    def fasen(self) -> tuple[Fasestand, ...]:
        """The bar of phases."""
        regels = []
        for fase, _ in self.beoordeling.fasen:
            feit = self.ingegaan.get(fase.naam)
            stand = "huidig" if fase.naam == self.huidige_fase else "voorbij" if feit is not None else "komt"
            regels.append(Fasestand(fase.naam, fase.titel, fase.omschrijving, stand, feit.op if feit else None))
        return tuple(regels)

    def besluit(self, advies: Advies) -> tuple[Besluitregel, ...]:
        """The decision as one line, or none when it does not concern the reader."""
        besluit, eigen = advies.besluit, self.beoordeling.rekenset.groepen[self.lezer.rol]
        wie = {"beslisser": [besluit.beslisser], "samen_met": besluit.samen_met, "gehoord": besluit.gehoord}
        rol = next((hoe for hoe, rollen in wie.items() if not eigen.isdisjoint(rollen)), None)
        if rol is None:
            return ()
        nodig = sets.gereed_van(self.beoordeling.rekenset).categorieen_per_criterium
        criteria = tuple(
            Criteriumregel(
                c.clausule, c.vraag, c.mens, t.waarde.value if nodig[c.clausule] <= self.categorieen else None
            )
            for c, t in advies.criteria
        )
        uitkomst = advies.uitkomst if all(c.waarde is not None for c in criteria) else None
        wat = (besluit.naam, besluit.clausule, besluit.vraag, besluit.fase)
        return (Besluitregel(*wat, rol, besluit.beslisser, uitkomst, criteria, besluit.noot),)

    def vroegste_dagen(self) -> tuple[VroegsteDagregel, ...]:
        """First possible days that follow from visible facts."""
        typen = self.beoordeling.rekenset.typen
        return tuple(
            VroegsteDagregel(dag.clausule, dag.handeling, typen[dag.handeling].titel, dag.vanaf)
            for dag in self.beoordeling.vroegste_dagen
            if dag.aanleiding.id in self.per_kenmerk
        )

    def toestemming(self) -> tuple[Toestemmingregel, ...] | None:
        """Consents on the reference date; None when consent itself is not visible."""
        if TOESTEMMING not in self.categorieen:
            return None
        peildatum = self.beoordeling.peildatum
        regels = []
        for t in self.beoordeling.toestemming.toestemmingen:
            tot = t.feit.velden.get("geldig_tot")
            regels.append(
                Toestemmingregel(
                    op=t.feit.op,
                    doelen=tuple(sorted(t.doelen)),
                    ontvangers=tuple(sorted(t.ontvangers)),
                    categorieen=tuple(sorted(t.categorieen)),
                    geldig_tot=tot if isinstance(tot, date) else None,
                    ingetrokken=tuple(sorted(t.doelen if t.geheel_ingetrokken else t.ingetrokken)),
                    leeft=t.leeft(peildatum),
                )
            )
        return tuple(regels)
