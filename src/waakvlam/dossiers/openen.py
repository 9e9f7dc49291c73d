"""Open a dossier: give it a number and a key, keep what is known, and record that it was opened."""

import secrets
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from waakvlam import klok
from waakvlam.dossiers import gegevens as particulier
from waakvlam.dossiers import herkomst, persoonsnummer, sets
from waakvlam.dossiers.deur import deur, werkdeur
from waakvlam.dossiers.feitregels import TRAJECT
from waakvlam.dossiers.fouten import ONBEVOEGD, VERBODEN, Geweigerd, Ongeldig
from waakvlam.dossiers.inhoud import CONTACT, Persoonsgegevens
from waakvlam.dossiers.models import Dossier
from waakvlam.dossiers.opgeslagen import Opgeslagen
from waakvlam.dossiers.projecteren import GEOPEND
from waakvlam.dossiers.vakken import Dossierslot
from waakvlam.dossiers.vastleggen import Moment, beoordeel_opnieuw, keur_en_schrijf
from waakvlam.dossiers.verzoeken import Inzending, eenmaal, inzending
from waakvlam.dossiers.vormen import Vastlegging
from waakvlam.kern.taal import Taal
from waakvlam.organisaties.api import is_gesloten
from waakvlam.toegang.api import Lezer, heeft_bevoegdheid, mag_vastleggen, set_in

TEKENS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without those that are read as one another."""
GROEPEN, PER_GROEP = 2, 5
MAX_KENMERK: Final = 100


def open_dossier(
    lezer: Lezer,
    gegevens: Persoonsgegevens,
    afsprakenset: str,
    *,
    op: date | None = None,
    eerste_feiten: Sequence[Vastlegging] = (),
    kenmerk: str = "",
    verzoek: str | None = None,
) -> str:
    """Open a dossier and give its number. `op` is the day of opening (default today).

    The reader's organisation becomes its first party. `eerste_feiten` are recorded by the same reader in the same
    transaction. `kenmerk`: the organisation's own reference, of one dossier only. `verzoek`: the sender's key of this
    submit, as with `leg_vast`: sent again, it gives the same number.
    Raises `AnderVerzoek`, `Ongeldig`, `Geweigerd`, `MotiveringNodig`, `Opslagfout`; then there is no dossier.
    """
    zending = inzending(lezer, verzoek, "open_dossier", gegevens, afsprakenset, op, eerste_feiten, kenmerk)

    def doe() -> str:
        with deur(lezer, "openen") as doorgang:
            with werkdeur():
                nummer = _open(lezer, gegevens, afsprakenset, op, eerste_feiten, kenmerk.strip(), zending)
            doorgang.toon({nummer: {CONTACT, TRAJECT}})
            return nummer

    return eenmaal(doe)


def set_om_te_openen(lezer: Lezer) -> str | None:
    """The agreements under which the reader opens a dossier today; None for who opens none."""
    naam = set_in(lezer.regio, klok.vandaag())
    if naam is None or not heeft_bevoegdheid(lezer, "vastleggen") or is_gesloten(lezer.organisatie):
        return None
    rekenset = sets.gereed(naam).rekenset
    soort = rekenset.typen.get(GEOPEND)
    return naam if soort is not None and mag_vastleggen(rekenset, soort, lezer.rol) else None


def _open(
    lezer: Lezer,
    gegevens: Persoonsgegevens,
    afsprakenset: str,
    op: date | None,
    eerste_feiten: Sequence[Vastlegging],
    kenmerk: str,
    zending: Inzending | None,
) -> str:
    if zending is not None and (gedaan := zending.eerder()) is not None:
        return gedaan.dossier.nummer
    moment = Moment(klok.nu())
    if kenmerk:
        _keur_kenmerk(lezer, kenmerk)
    bestand = begin(lezer, gegevens, afsprakenset, op or moment.vandaag, moment)
    if kenmerk:
        herkomst.bewaar(bestand, lezer.organisatie, kenmerk, moment.nu)
    for vastlegging in eerste_feiten:
        keur_en_schrijf(bestand, lezer, vastlegging, moment)
    beoordeel_opnieuw(bestand, moment)
    if zending is not None:
        zending.bewaar(bestand.dossier, bestand.records[0].kenmerk, moment.nu)
    return bestand.dossier.nummer


def begin(lezer: Lezer, gegevens: Persoonsgegevens, afsprakenset: str, op: date, moment: Moment) -> Opgeslagen:
    """Make the dossier with its first fact. Call it inside a transaction. Raises as `open_dossier`."""
    if is_gesloten(lezer.organisatie):
        raise Geweigerd(ONBEVOEGD, "Uw organisatie doet niet meer mee, en opent geen dossiers.")
    rekenset = sets.gereed(afsprakenset).rekenset
    _keur(gegevens, rekenset.taal, moment.vandaag)
    soort = rekenset.typen.get(GEOPEND)
    if soort is None:
        raise Geweigerd(VERBODEN, "Onder deze afspraken kan geen dossier worden geopend.")
    nummer = nieuw_nummer(rekenset.afspraken.kop.prefix, op.year)
    dossier = Dossier.objects.create(nummer=nummer, afsprakenset=afsprakenset, aangemaakt_op=moment.nu)
    slot = Dossierslot(dossier, ())
    particulier.schrijf(dossier, slot, gegevens, gegevens, moment.nu)
    bestand = Opgeslagen(dossier, slot, gegevens, [])
    bekend = {"route": gegevens.route, "contractvorm": gegevens.contractvorm}
    velden = {naam: waarde for naam, waarde in bekend.items() if waarde is not None and naam in soort.velden}
    keur_en_schrijf(bestand, lezer, Vastlegging(GEOPEND, op, velden=velden), moment)
    return bestand


def nieuw_nummer(prefix: str, jaar: int, kies: Callable[[str], str] = secrets.choice) -> str:
    """A number in a region and year that nobody can guess, such as AMS-2026-7K3M9-QX2PD."""
    reeks = f"{''.join(teken for teken in prefix if teken.isalpha())}-{jaar}"
    groepen = ("".join(kies(TEKENS) for _ in range(PER_GROEP)) for _ in range(GROEPEN))
    return "-".join((reeks, *groepen))


def _keur_kenmerk(lezer: Lezer, kenmerk: str) -> None:
    """Raises `Ongeldig` for a reference that is too long, a citizen service number, or of another own dossier."""
    if len(kenmerk) > MAX_KENMERK:
        raise Ongeldig({"kenmerk": [f"Gebruik ten hoogste {MAX_KENMERK} tekens."]})
    if persoonsnummer.bevat(kenmerk):
        raise Ongeldig({"kenmerk": [persoonsnummer.MELDING]})
    if herkomst.met_kenmerk(lezer.organisatie, kenmerk).exists():
        raise Ongeldig({"kenmerk": ["Dit kenmerk hoort al bij een ander dossier van uw organisatie."]})


def _keur(gegevens: Persoonsgegevens, taal: Taal, vandaag: date) -> None:
    """Raises `Ongeldig` with all faults per field."""
    fouten = particulier.keur(gegevens, vandaag)
    if gegevens.kinderen is not None and gegevens.kinderen < 0:
        fouten["kinderen"] = ["Geef een aantal vanaf nul."]
    for veld, keuzes in (
        ("route", taal.routes),
        ("contractvorm", taal.contractvormen),
        ("huishouden_soort", taal.huishoudens),
    ):
        if (waarde := getattr(gegevens, veld)) is not None and waarde not in keuzes:
            fouten[veld] = [f"Kies uit: {', '.join(keuzes)}."]
    if fouten:
        raise Ongeldig(fouten)
