"""Settle, sign and send forms and letters: each an append of facts. What they are made of: `stukvormen`."""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from waakvlam.dossiers import sets
from waakvlam.dossiers.concepten import vergeet
from waakvlam.dossiers.deur import deur
from waakvlam.dossiers.feitregels import NIET_VOOR, OOK, categorieen_van, ziet_record
from waakvlam.dossiers.fouten import Ongeldig, Vastlegfout
from waakvlam.dossiers.opgeslagen import Opgeslagen, Record
from waakvlam.dossiers.stukvormen import ONDERTEKEND, VASTGESTELD, VERZONDEN, Handtekening, Nieuwstuk, Verzending
from waakvlam.dossiers.vastleggen import Moment, neem_op
from waakvlam.dossiers.verzoeken import Inzending, eenmaal, inzending
from waakvlam.dossiers.vormen import Resultaat, Vastlegging
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.toegang.api import Lezer, NietGevonden


def stel_vast(
    lezer: Lezer,
    nummer: str,
    nieuw: Nieuwstuk,
    op: date,
    ook: Sequence[Vastlegging] = (),
    *,
    verwacht: str | None = None,
    verzoek: str | None = None,
    concept: str | None = None,
) -> Resultaat:
    """Settle a document and record what comes with it, all or nothing; the draft `concept` is then gone.

    `ook`: facts in their order; a refusal counts them from 0 in `feit`, and -1 is the document. `kenmerk` of the result
    is that of the document's first part. Raises as `leg_vast`.
    """
    zending = inzending(lezer, verzoek, VASTGESTELD, nummer, nieuw, op, *ook)
    aantal = 0

    def maak(bestand: Opgeslagen, _moment: Moment) -> list[Vastlegging]:
        nonlocal aantal
        delen = list(_delen(bestand, lezer, nieuw, op))
        aantal = len(delen)
        if concept is not None:
            vergeet(bestand.dossier, lezer, concept)
        return [*delen, *ook]

    def categorieen(_bestand: Opgeslagen) -> set[str]:
        return {categorie for deel in nieuw.delen for categorie in (deel.categorie, *deel.ook)}

    def doe() -> Resultaat:
        with deur(lezer, "stuk_vaststellen") as doorgang:
            return neem_op(lezer, nummer, maak, categorieen, verwacht, zending, doorgang, los=False)

    if not nieuw.delen:
        raise Ongeldig({"inhoud": ["Vul eerst iets in."]})
    if nieuw.stuk is not None and not nieuw.reden.strip():
        raise Ongeldig({"reden": ["Schrijf waarom er een nieuwe versie is."]})
    try:
        return eenmaal(doe)
    except Vastlegfout as fout:
        fout.feit = max(fout.feit - aantal, -1)
        raise


def onderteken(
    lezer: Lezer,
    nummer: str,
    stuk: str,
    versie: int,
    handtekening: Handtekening,
    op: date,
    ook: Sequence[Vastlegging] = (),
    *,
    verzoek: str | None = None,
) -> Resultaat:
    """Record that a party signed this version of a document that the reader sees, or does not sign it.

    Raises as `leg_vast`; `Ongeldig` where that party signed it already or the version is not the newest.
    """
    zending = inzending(lezer, verzoek, ONDERTEKEND, nummer, stuk, versie, handtekening, op, *ook)

    def maak(bestand: Opgeslagen, _moment: Moment) -> list[Vastlegging]:
        delen = _zichtbare_versie(bestand, lezer, stuk, versie)
        gezet = (r for r in _van_type(bestand, ONDERTEKEND) if _is_versie(r, stuk, versie))
        if any(r.door == handtekening.rol and r.velden["wijze"] != "niet_getekend" for r in gezet):
            raise Ongeldig({"rol": ["Deze partij heeft dit stuk al getekend."]})
        velden = _kop(delen[0], handtekening.categorie) | {
            "afdruk": _afdruk(r.hash for r in delen), "wijze": handtekening.wijze, "wie": handtekening.wie,
            "haal": handtekening.haal, "bijlage": handtekening.bijlage,
        }  # fmt: skip
        namens = handtekening.rol if handtekening.rol != lezer.rol else None
        gezegd = Vastlegging(ONDERTEKEND, op, velden=_gevuld(velden), namens=namens, motivering=handtekening.reden)
        return [gezegd, *ook]

    return _bij_stuk(lezer, nummer, maak, {handtekening.categorie}, zending, pad="stuk_ondertekenen")


def verzend(
    lezer: Lezer,
    nummer: str,
    stuk: str,
    versie: int,
    verzendingen: Sequence[Verzending],
    ook: Sequence[Vastlegging] = (),
    *,
    verzoek: str | None = None,
) -> Resultaat:
    """Record that a version of an own document went out. Raises as `leg_vast`."""
    zending = inzending(lezer, verzoek, VERZONDEN, nummer, stuk, versie, *verzendingen, *ook)

    def maak(bestand: Opgeslagen, _moment: Moment) -> list[Vastlegging]:
        eerste = _zichtbare_versie(bestand, lezer, stuk, versie)[0]
        if not lezer.is_van(eerste.organisatie):
            raise NietGevonden
        uit = [
            Vastlegging(
                VERZONDEN,
                v.op,
                velden=_kop(eerste, v.categorie) | {"aan": v.aan, "wijze": v.wijze, "kopie": v.kopie},
            )
            for v in verzendingen
        ]
        return [*uit, *ook]

    categorieen = {v.categorie for v in verzendingen}
    return _bij_stuk(lezer, nummer, maak, categorieen, zending, pad="stuk_verzenden")


def _bij_stuk(
    lezer: Lezer,
    nummer: str,
    maak: Callable[[Opgeslagen, Moment], list[Vastlegging]],
    categorieen: set[str],
    zending: Inzending | None,
    *,
    pad: str,
) -> Resultaat:
    def doe() -> Resultaat:
        with deur(lezer, pad) as doorgang:
            return neem_op(lezer, nummer, maak, lambda _: categorieen, None, zending, doorgang, los=False)

    return eenmaal(doe)


def _delen(bestand: Opgeslagen, lezer: Lezer, nieuw: Nieuwstuk, op: date) -> Iterator[Vastlegging]:
    """A fact per part. Raises `NietGevonden` for a new version of what is not there, or is of another organisation."""
    vorige = [r for r in _delen_van(bestand) if r.velden["stuk"] == nieuw.stuk] if nieuw.stuk else []
    if nieuw.stuk and not any(lezer.is_van(r.organisatie) for r in vorige):
        raise NietGevonden
    kop: dict[str, Veldwaarde] = {
        "titel": nieuw.titel,
        "versie": 1 + max((int(str(r.velden["versie"])) for r in vorige), default=0),
        "soort": nieuw.soort,
        "naam": nieuw.naam,
        "afspraken": nieuw.afspraken,
        "stuk": nieuw.stuk or secrets.token_hex(6),
    }
    for deel in nieuw.delen:
        velden = kop | {
            "categorie": deel.categorie,
            NIET_VOOR: deel.niet_voor,
            OOK: deel.ook,
            "inhoud": tuple(r.verpakt() for r in deel.inhoud),
        }
        yield Vastlegging(VASTGESTELD, op, velden=_gevuld(velden), motivering=nieuw.reden)


def _delen_van(bestand: Opgeslagen) -> list[Record]:
    """Every part of a document that holds and can be read."""
    return _van_type(bestand, VASTGESTELD)


def _van_type(bestand: Opgeslagen, soort: str) -> list[Record]:
    geldend = {feit.volgnummer for feit in bestand.geldend if feit.type == soort and feit.vervalt is None}
    return [r for r in bestand.records if r.volgnummer in geldend and r.gewist_op is None]


def _is_versie(record: Record, stuk: str, versie: int) -> bool:
    return record.velden["stuk"] == stuk and record.velden["versie"] == versie


def _zichtbare_versie(bestand: Opgeslagen, lezer: Lezer, stuk: str, versie: int) -> list[Record]:
    """All parts of the newest version, of which the reader sees one at least. Raises `NietGevonden`, `Ongeldig`."""
    van_stuk = [r for r in _delen_van(bestand) if r.velden["stuk"] == stuk]
    delen = [r for r in van_stuk if r.velden["versie"] == versie]
    rekenset, open_ = sets.gereed(bestand.dossier.afsprakenset).rekenset, categorieen_van(bestand, lezer)
    if not any(ziet_record(rekenset, lezer, r, open_) for r in delen):
        raise NietGevonden
    if any(int(str(r.velden["versie"])) > versie for r in van_stuk):
        raise Ongeldig({"versie": ["Er is een nieuwere versie van dit stuk. Lees en teken die."]})
    return delen


def _kop(deel: Record, categorie: str) -> dict[str, Veldwaarde]:
    """What a signature or a sending says of its document."""
    return {naam: deel.velden[naam] for naam in ("titel", "versie", "stuk")} | {"categorie": categorie}


def _gevuld(velden: Mapping[str, Veldwaarde]) -> dict[str, Veldwaarde]:
    return {naam: waarde for naam, waarde in velden.items() if waarde not in ("", ())}


def _afdruk(hashes: Iterable[str]) -> str:
    """One hash over the facts of a version: in the chain each stands for its encrypted content."""
    return hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()
