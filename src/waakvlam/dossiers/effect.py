"""What a new version of the agreements would do to the reader's dossiers: counts and numbers of dossiers, nothing else.

What is compared is what the reader may see of a dossier today: terms, decisions that are the reader's to make, share in
or be heard in, and acts of the reader's own role. What is hidden on either side is left out on both, so that nothing
seems to come or go by being hidden. This evaluates dossiers: it is asked for, never part of a list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q

from waakvlam import klok
from waakvlam.bron.api import bronset, setnamen
from waakvlam.dossiers.beeld import Blik
from waakvlam.dossiers.deur import deur
from waakvlam.dossiers.feitregels import TRAJECT
from waakvlam.dossiers.models import Dossier, Partij
from waakvlam.dossiers.opgeslagen import lees
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.effect import Effect, Effectteller
from waakvlam.kern.gronden import gronden_van
from waakvlam.kern.momentbeeld import Momentbeeld, Termsleutel, Termstand, handelingsoordelen, termsleutels
from waakvlam.kern.overgang import Versie
from waakvlam.kern.verschil import Setverschil
from waakvlam.toegang.api import Lezer, eis_partij

MAX_DOSSIERS: Final = 150


@dataclass(frozen=True, slots=True)
class Dossiereffect:
    """The effect on the dossiers that were looked at, out of so many; the newest first."""

    effect: Effect
    totaal: int


def effect_op_dossiers(lezer: Lezer, verschil: Setverschil, vanaf: date, peildatum: date) -> Dossiereffect:
    """Compare the reader's dossiers of the region under the old set, and under its succession from `vanaf`."""
    vandaag = klok.vandaag()
    oud, nieuw = bronset(verschil.oud).rekenset, bronset(verschil.nieuw).rekenset
    with deur(lezer, "effect_nummers"):
        nummers = _nummers(lezer, oud.afspraken.kop.regio, vandaag)
    teller = Effectteller(verschil)
    for nummer in nummers[:MAX_DOSSIERS]:
        with deur(lezer, "effect") as doorgang:
            bestand = lees(nummer)
            eis_partij(lezer, bestand.partijen, vandaag)
            nu = bestand.beoordeling(vandaag)
            doorgang.toon({nummer: {TRAJECT}}, gronden_van(nu, lezer.rol))
        blikken = [
            Blik(lezer, bestand, nu, bestand.beoordeling(peildatum, versies=versies))
            for versies in ((Versie(oud),), (Versie(oud), Versie(nieuw, vanaf)))
        ]
        teller.voeg_toe(nummer, *_zichtbaar(blikken[0], blikken[1], verschil, oud, nieuw))
    return Dossiereffect(teller.effect(), len(nummers))


def _nummers(lezer: Lezer, regio: str, vandaag: date) -> list[str]:
    """The dossiers of a region in which the reader is a party today and that can be read."""
    sets = [naam for naam in setnamen() if bronset(naam).afspraken.kop.regio == regio]
    partij = Partij.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=vandaag), organisatie=lezer.organisatie, rol=lezer.rol, vanaf__lte=vandaag
    )
    dossiers = Dossier.objects.filter(pk__in=partij.values("dossier"), afsprakenset__in=sets, gewist_op__isnull=True)
    return list(dossiers.order_by("-aangemaakt_op", "nummer").values_list("nummer", flat=True))


def _zichtbaar(
    a: Blik, b: Blik, verschil: Setverschil, oud: Rekenset, nieuw: Rekenset
) -> tuple[Momentbeeld, Momentbeeld]:
    """Both pictures, cut to what the reader may see in both."""
    termen = [dict(_termen(blik, verschil)) for blik in (a, b)]
    verborgen = {sleutel for per in termen for sleutel, stand in per.items() if stand is None}
    besluiten = [_besluiten(blik, verschil) for blik in (a, b)]
    samen = besluiten[0].keys() & besluiten[1].keys()
    rol = frozenset({a.lezer.rol})
    beelden = [
        Momentbeeld(
            {s: stand for s, stand in per.items() if stand is not None and s not in verborgen},
            {naam: uitkomst for naam, uitkomst in uitkomsten.items() if naam in samen},
            handelingsoordelen(blik.beoordeling, oud, nieuw, rol),
        )
        for blik, per, uitkomsten in zip((a, b), termen, besluiten, strict=True)
    ]
    return beelden[0], beelden[1]


def _termen(blik: Blik, verschil: Setverschil) -> Iterator[tuple[Termsleutel, Termstand | None]]:
    """Every term by key; None for one that the reader may not see."""
    zichtbaar = {id(term) for term, _ in blik.zichtbare_termen.values()}
    for sleutel, term in termsleutels(blik.beoordeling.termijnen, verschil):
        yield sleutel, Termstand(term.status.value, term.uiterlijk) if id(term) in zichtbaar else None


def _besluiten(blik: Blik, verschil: Setverschil) -> dict[str, str]:
    """What each decision comes to, of those whose every criterion the reader may see."""
    regels = (regel for advies in blik.beoordeling.besluiten for regel in blik.besluit(advies))
    return {verschil.besluitparen.get(r.naam, r.naam): r.uitkomst for r in regels if r.uitkomst is not None}
