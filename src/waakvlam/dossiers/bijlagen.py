"""Attachments of a dossier: a fact that says so, and a file elsewhere, encrypted with the key of its compartment.

The recorder chooses of which category the data in the file is. That decides who may see it, which key encrypts it, and
how long it stays. The fact holds a hash over the encrypted file, so that the chain covers the file too.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from waakvlam import klok
from waakvlam.dossiers import feitregels, sets
from waakvlam.dossiers.beeld import Blik
from waakvlam.dossiers.deur import deur, werkdeur
from waakvlam.dossiers.fouten import Ongeldig
from waakvlam.dossiers.models import Gebeurtenis
from waakvlam.dossiers.opgeslagen import Opgeslagen, Record, in_een_keer, lees
from waakvlam.dossiers.sleutels import Onleesbaar
from waakvlam.dossiers.vakken import categorie_van, vak_van
from waakvlam.dossiers.vastleggen import Moment, neem_op
from waakvlam.dossiers.verzoeken import eenmaal, inzending
from waakvlam.dossiers.vormen import Feitregel, Resultaat, Vastlegging
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.kern.gronden import gronden_van
from waakvlam.kern.taal import Betrokkene
from waakvlam.toegang.api import Lezer, NietGevonden, eis_partij, mag_vastleggen

BIJLAGE: Final = "bijlage_toegevoegd"
NIET_TE_KIEZEN: Final = frozenset({"medisch"})
"""What has no place in a dossier, so that no file can be said to hold it."""


@dataclass(frozen=True, slots=True)
class NieuweBijlage:
    """A checked file: what it is called, its kind, and of which category and about whom its content is."""

    naam: str
    soort: str
    categorie: str
    betrokkene: Betrokkene = "deelnemer"


@dataclass(frozen=True, slots=True)
class Bijlage:
    """An attachment as a reader gets it."""

    naam: str
    soort: str
    inhoud: bytes


@dataclass(frozen=True, slots=True)
class Bewaardebijlage:
    """That a file must be there: of which fact, under what name, and the hash over it."""

    nummer: str
    volgnummer: int
    bestand: str
    afdruk: str


def bijlagen(lezer: Lezer, nummer: str) -> tuple[Feitregel, ...]:
    """The attachments that the reader may see, newest first; those withdrawn or erased too. Raises `NietGevonden`."""
    with deur(lezer, "bijlagen") as doorgang:
        blik = _open(lezer, nummer)
        gezien = tuple(feit for feit in reversed(blik.feiten) if feit.type == BIJLAGE and feit.stand != "intrekking")
        doorgang.toon({nummer: {feit.categorie for feit in gezien}}, gronden_van(blik.nu, lezer.rol))
        return gezien


def op_te_halen(feit: Feitregel) -> bool:
    """Whether this is an attachment of which the file is there to fetch."""
    return feit.type == BIJLAGE and feit.stand == "geldt" and feit.gewist_op is None


def te_kiezen(lezer: Lezer, nummer: str) -> dict[str, str]:
    """Title per category of which the reader may add a file: what the role sees or records, never what is kept from it.

    Empty: the reader may add nothing. Raises `NietGevonden`.
    """
    with deur(lezer, "bijlage_keuze"):
        return _te_kiezen(_open(lezer, nummer))


def _open(lezer: Lezer, nummer: str) -> Blik:
    """The reader's look at a dossier of today. Raises `NietGevonden`."""
    opgeslagen = lees(nummer)
    eis_partij(lezer, opgeslagen.partijen, klok.vandaag())
    nu = opgeslagen.beoordeling(klok.vandaag())
    return Blik(lezer, opgeslagen, nu, nu)


def _te_kiezen(blik: Blik) -> dict[str, str]:
    rekenset, rol = blik.nu.rekenset, blik.lezer.rol
    if not mag_vastleggen(rekenset, rekenset.typen[BIJLAGE], rol):
        return {}
    eigen = {s.categorie for s in rekenset.typen.values() if not s.regio and rol in s.door}
    mag = (eigen | blik.categorieen) - NIET_TE_KIEZEN
    nooit = sets.gereed_van(rekenset).zichtwijzer.nooit
    return {c.naam: c.titel for c in rekenset.taal.categorieen if c.naam in mag and not nooit(rol, c.naam)}


def voeg_bijlage_toe(
    lezer: Lezer,
    nummer: str,
    nieuw: NieuweBijlage,
    inhoud: bytes,
    bestand: str,
    bewaar: Callable[[bytes], None],
    verzoek: str | None = None,
) -> Resultaat:
    """Record an attachment; `bewaar` gets the encrypted file and must have it on disk, as `bestand`, when it returns.

    `verzoek`: as of `leg_vast`. Raises what `leg_vast` raises, but for `Gewijzigd`.
    """
    zending = inzending(lezer, verzoek, BIJLAGE, nummer, nieuw, hashlib.sha256(inhoud).hexdigest())

    def maak(opgeslagen: Opgeslagen, moment: Moment) -> list[Vastlegging]:
        _keur_categorie(lezer, opgeslagen, nieuw, moment)
        geheim = _versleutel(lezer, opgeslagen, nieuw, inhoud, bestand, moment)
        bewaar(geheim)
        velden: dict[str, Veldwaarde] = {
            "naam": nieuw.naam,
            "categorie": nieuw.categorie,
            "soort": nieuw.soort,
            "grootte": len(inhoud),
            "bestand": bestand,
            "afdruk": hashlib.sha256(geheim).hexdigest(),
        }
        return [Vastlegging(BIJLAGE, moment.vandaag, velden=velden, betrokkene=nieuw.betrokkene)]

    def doe() -> Resultaat:
        with deur(lezer, "bijlage_toevoegen") as doorgang:
            return neem_op(lezer, nummer, maak, lambda _: {nieuw.categorie}, None, zending, doorgang, los=False)

    return eenmaal(doe)


def open_bijlage(
    lezer: Lezer, nummer: str, kenmerk: str, haal: Callable[[str], bytes], *, pad: str = "bijlage"
) -> Bijlage:
    """The content of an attachment; `haal` gives the encrypted file by its name. Writes a line in the log.

    Raises `NietGevonden` alike for what does not exist, is hidden from the reader, was withdrawn or was erased, and
    `Onleesbaar` for a file that is gone or is not the one that was added.
    """
    with in_een_keer(), deur(lezer, pad) as doorgang:
        blik = _open(lezer, nummer)
        opgeslagen, record = blik.bestand, _zichtbare(blik, kenmerk)
        soort = blik.nu.rekenset.typen[BIJLAGE]
        doorgang.toon({nummer: {categorie_van(soort, record.vak)}}, gronden_van(blik.nu, lezer.rol))
        velden = record.velden
        geheim = haal(str(velden["bestand"]))
        if hashlib.sha256(geheim).hexdigest() != velden["afdruk"]:
            raise Onleesbaar(f"{nummer}|{record.volgnummer}|bijlage")
        inhoud = opgeslagen.slot.ontsleutel(geheim, _plaats(str(velden["bestand"])), record.vak)
        return Bijlage(str(velden["naam"]), str(velden["soort"]), inhoud)


def bewaarde_bijlagen(nummer: str | None = None) -> Iterator[Bewaardebijlage]:
    """Every file that must be there: of facts that hold and can be read. For the program's own work.

    Raises `Onleesbaar` when a key does not open: then nobody may conclude that a file belongs to nothing.
    """
    with werkdeur():
        rijen = Gebeurtenis.objects.filter(type=BIJLAGE)
        if nummer is not None:
            rijen = rijen.filter(dossier__nummer=nummer)
        nummers = list(rijen.order_by("dossier").values_list("dossier__nummer", flat=True).distinct())
    for nr in nummers:
        with werkdeur():
            try:
                opgeslagen = lees(nr)
            except NietGevonden:
                continue
            for record in _geldende(opgeslagen):
                yield Bewaardebijlage(
                    nr, record.volgnummer, str(record.velden["bestand"]), str(record.velden["afdruk"])
                )


def _keur_categorie(lezer: Lezer, opgeslagen: Opgeslagen, nieuw: NieuweBijlage, moment: Moment) -> None:
    nu = opgeslagen.beoordeling(moment.vandaag)
    if nieuw.categorie not in _te_kiezen(Blik(lezer, opgeslagen, nu, nu)):
        raise Ongeldig({"categorie": ["Kies een soort gegevens uit de lijst."]})


def _versleutel(
    lezer: Lezer, opgeslagen: Opgeslagen, nieuw: NieuweBijlage, inhoud: bytes, bestand: str, moment: Moment
) -> bytes:
    soort = sets.gereed(opgeslagen.dossier.afsprakenset).rekenset.typen[BIJLAGE]
    basis = vak_van(lezer.organisatie, soort, nieuw.betrokkene, nieuw.categorie)
    vak = opgeslagen.slot.vak_met_sleutel(basis, moment.nu)
    return opgeslagen.slot.versleutel(inhoud, _plaats(bestand), vak)


def _zichtbare(blik: Blik, kenmerk: str) -> Record:
    """The attachment of this name, if the reader may see it and it can be read. Raises `NietGevonden`."""
    record = next((r for r in _geldende(blik.bestand) if r.kenmerk == kenmerk), None)
    if record is None or not feitregels.zichtbare(blik.bestand, blik.lezer, [record], blik.categorieen):
        raise NietGevonden
    return record


def _geldende(opgeslagen: Opgeslagen) -> list[Record]:
    """The attachments that hold and can be read."""
    geldend = {feit.volgnummer for feit in opgeslagen.geldend if feit.type == BIJLAGE and feit.vervalt is None}
    return [r for r in opgeslagen.records if r.volgnummer in geldend and r.gewist_op is None]


def _plaats(bestand: str) -> str:
    """The place to which a file is bound."""
    return f"bijlage|{bestand}"
