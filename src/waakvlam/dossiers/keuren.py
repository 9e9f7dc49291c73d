"""Before a fact is recorded: it must fit its type, the role must have the power, the agreements must allow it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from waakvlam import klok
from waakvlam.dossiers import persoonsnummer
from waakvlam.dossiers.eigen import eigenoordeel
from waakvlam.dossiers.fouten import ONBEVOEGD, VERBODEN, Geweigerd, MotiveringNodig, Ongeldig, Weigering
from waakvlam.dossiers.gegevens import GEWIJZIGD, keur_wijziging
from waakvlam.dossiers.gronden import keur_grond
from waakvlam.dossiers.ontbreekt import ontbrekend
from waakvlam.dossiers.opgeslagen import Opgeslagen, Record
from waakvlam.dossiers.projecteren import GEOPEND, TOEGEVOEGD
from waakvlam.dossiers.sets import open_categorieen
from waakvlam.dossiers.vormen import Vastlegging
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.delen import GROND
from waakvlam.kern.gebeurtenis import NOTITIE, Veldwaarde, veldfouten
from waakvlam.kern.handelen import Handelingsoordeel
from waakvlam.kern.overgang import geldend
from waakvlam.kern.taal import Gebeurtenistype
from waakvlam.organisaties.api import gesloten_sinds, korte_naam
from waakvlam.toegang.api import Lezer, mag_namens, mag_namens_over, mag_vastleggen

LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}")
MAX_TEKST = 10_000
OVERGEZET: Final = "feit_overgezet"
"""That a fact was moved between two dossiers; only the move itself records it."""
GEEN_FEIT = "Kies een feit van dit dossier dat u kunt zien."
ZONDER_TEKST = frozenset({"afdruk", "bestand", "haal"})
"""Fields that hold what the program made: a hash, a place in the store, the strokes of a signature."""
Fouten = dict[str, list[str]]


def keur_vorm(
    rekenset: Rekenset,
    vastlegging: Vastlegging,
    doel: Record | None,
    vandaag: date,
    *,
    eerste: bool,
    los: bool = True,
) -> tuple[Vastlegging, Gebeurtenistype]:
    """The fact with its fields in their lasting form, and its type. Raises `Ongeldig` with all faults per field.

    `los` False: it comes with its file.
    """
    soort = _soort(rekenset, vastlegging, los=los)
    fouten: Fouten = {}
    velden = {naam: _duurzaam(waarde) for naam, waarde in vastlegging.velden.items()}
    if isinstance(vastlegging.op, datetime) or vastlegging.op > vandaag:
        fouten["op"] = ["Deze dag is nog niet geweest. Leg een feit vast als het is gebeurd."]
    if len(vastlegging.motivering) > MAX_TEKST:
        fouten["motivering"] = [f"Schrijf ten hoogste {MAX_TEKST} tekens."]
    if persoonsnummer.bevat(vastlegging.motivering):
        fouten["motivering"] = [persoonsnummer.MELDING]
    _keur_onderwerp(soort, vastlegging, fouten)
    if vastlegging.betrokkene is not None and vastlegging.betrokkene not in soort.betrokkenen:
        fouten["betrokkene"] = [f"Kies uit: {', '.join(soort.betrokkenen)}."]
    if vastlegging.type == GEOPEND and vastlegging.corrigeert is None and not eerste:
        fouten["type"] = ["Dit dossier is al geopend."]
    _keur_verwijzing(vastlegging, doel, fouten)
    if vastlegging.vervalt is None:
        _keur_velden(rekenset, soort, velden, fouten)
        fouten |= {} if fouten else _keur_soort(rekenset, vastlegging, velden, vandaag)
    elif velden:
        fouten["vervalt"] = ["Een intrekking heeft geen velden."]
    if fouten:
        raise Ongeldig(fouten)
    return replace(vastlegging, velden=velden, motivering=vastlegging.motivering.strip()), soort


def _soort(rekenset: Rekenset, vastlegging: Vastlegging, *, los: bool) -> Gebeurtenistype:
    soort = rekenset.typen.get(vastlegging.type)
    if soort is None:
        raise Ongeldig({"type": ["Dit soort feit bestaat niet in deze afspraken."]})
    if soort.categorie_uit and los and vastlegging.vervalt is None:
        raise Ongeldig({"type": ["Dit legt u vast bij de bijlagen, de formulieren of de brieven van het dossier."]})
    if soort.type == OVERGEZET and los and vastlegging.vervalt is None:
        raise Ongeldig({"type": ["Dit ontstaat vanzelf als u een feit overzet."]})
    return soort


def _keur_soort(
    rekenset: Rekenset, vastlegging: Vastlegging, velden: Mapping[str, Veldwaarde], vandaag: date
) -> Mapping[str, list[str]]:
    """What the store asks of some kinds of fact besides what their type says."""
    if vastlegging.type == GEWIJZIGD:
        return keur_wijziging(velden, vandaag)
    if vastlegging.type == TOEGEVOEGD:
        return _keur_partij(vastlegging.op, velden)
    return keur_grond(rekenset, vastlegging.op, velden) if vastlegging.type == GROND else {}


def _keur_partij(op: date, velden: Mapping[str, Veldwaarde]) -> Mapping[str, list[str]]:
    """An organisation that left becomes no party any more; that it was one before, can still be recorded."""
    kort = korte_naam(str(velden["organisatie"]))
    sinds, vanaf = gesloten_sinds([kort]).get(kort), velden.get("vanaf")
    if sinds is None or max(op, vanaf if isinstance(vanaf, date) else op) < sinds.astimezone(klok.AMSTERDAM).date():
        return {}
    return {"organisatie": ["Deze organisatie doet niet meer mee. Kies een andere organisatie."]}


def _duurzaam(waarde: Veldwaarde) -> Veldwaarde:
    return tuple(waarde) if isinstance(waarde, list) else waarde


def _keur_onderwerp(soort: Gebeurtenistype, vastlegging: Vastlegging, fouten: Fouten) -> None:
    if vastlegging.betreft is None:
        return
    if soort.onderwerp is None:
        fouten["betreft"] = ["Dit soort feit gaat niet over een onderwerp."]
    elif not LABEL.fullmatch(vastlegging.betreft):
        fouten["betreft"] = ["Gebruik een kort kenmerk zonder spaties, zoals 'woning-2'. Geen naam en geen adres."]


def _keur_verwijzing(vastlegging: Vastlegging, doel: Record | None, fouten: Fouten) -> None:
    if vastlegging.corrigeert is not None and vastlegging.vervalt is not None:
        fouten["corrigeert"] = ["Verbeter een feit of trek het in, niet allebei."]
    for veld in ("corrigeert", "vervalt"):
        if getattr(vastlegging, veld) is not None and doel is None:
            fouten[veld] = [GEEN_FEIT]
    if doel is None or veld_van(vastlegging) is None:
        return
    if vastlegging.vervalt is not None and vastlegging.type not in {doel.type, NOTITIE}:
        fouten["type"] = ["Een intrekking heeft hetzelfde soort als het feit dat u intrekt."]
    if doel.type == GEOPEND and (vastlegging.vervalt is not None or vastlegging.type != GEOPEND):
        fouten["type"] = ["Het openen van een dossier kunt u niet intrekken. Sluit het dossier."]


def veld_van(vastlegging: Vastlegging) -> str | None:
    """The name of the earlier fact that this one corrects or withdraws."""
    return vastlegging.corrigeert or vastlegging.vervalt


def _keur_velden(rekenset: Rekenset, soort: Gebeurtenistype, velden: Mapping[str, Veldwaarde], fouten: Fouten) -> None:
    vreemd = [naam for naam, waarde in velden.items() if not _is_veldwaarde(waarde)]
    if vreemd:
        fouten.update({naam: ["Dit is geen waarde voor een veld."] for naam in vreemd})
        return
    for fout in veldfouten(soort, velden, set(rekenset.rollen)):
        naam, _, melding = fout.partition(": ")
        fouten.setdefault(naam, []).append(melding)
    for naam, veld in soort.velden.items():
        waarde = velden.get(naam)
        if isinstance(waarde, tuple) and veld.keuzes and not set(waarde) <= set(veld.keuzes):
            fouten.setdefault(naam, []).append(f"verwacht keuzes uit: {', '.join(veld.keuzes)}")
        if isinstance(waarde, str) and len(waarde) > MAX_TEKST:
            fouten.setdefault(naam, []).append(f"ten hoogste {MAX_TEKST} tekens")
        if naam not in ZONDER_TEKST and any(map(persoonsnummer.bevat, _teksten(waarde))):
            fouten.setdefault(naam, []).append(persoonsnummer.MELDING)


def _teksten(waarde: object) -> tuple[str, ...]:
    """What of a value is text."""
    return waarde if isinstance(waarde, tuple) else (waarde,) if isinstance(waarde, str) else ()


def _is_veldwaarde(waarde: object) -> bool:
    if isinstance(waarde, tuple):
        return all(isinstance(lid, str) for lid in waarde)
    return isinstance(waarde, bool | int | float | str | date) and not isinstance(waarde, datetime)


def keur_bevoegdheid(
    bestand: Opgeslagen, lezer: Lezer, soort: Gebeurtenistype, door: str, doel: Record | None, vandaag: date
) -> None:
    """Power: of the role to record this, the reader to speak for it, the organisation to change an earlier fact.

    Raises `Ongeldig` for a role that cannot be spoken for, and `Geweigerd` (onbevoegd).
    """
    rekenset = geldend(bestand.versies, vandaag)
    partijrollen = {p.rol for p in bestand.partijen if p.geldt_op(vandaag)}
    if door != lezer.rol and not mag_namens(rekenset, lezer, door, partijrollen):
        raise Ongeldig(
            {"namens": ["Namens deze rol kunt u niets vastleggen. Een partij in dit dossier doet dat zelf."]}
        )
    if not mag_vastleggen(rekenset, soort, door):
        rollen = ", ".join(rekenset.rollen[r].titel.lower() for r in soort.door if r in rekenset.rollen)
        raise Geweigerd(ONBEVOEGD, f"Uw rol legt dit niet vast. Wel: {rollen}.")
    if door != lezer.rol and not mag_namens_over(rekenset, lezer, soort, _ziet(bestand, lezer, soort, vandaag)):
        raise Geweigerd(ONBEVOEGD, "Namens een ander legt u alleen vast wat ook uw organisatie vastlegt of mag zien.")
    if doel is not None and not lezer.is_van(doel.organisatie):
        raise Geweigerd(ONBEVOEGD, "Alleen de organisatie die dit feit vastlegde, kan het verbeteren of intrekken.")


def _ziet(bestand: Opgeslagen, lezer: Lezer, soort: Gebeurtenistype, vandaag: date) -> set[str]:
    """The category of this type, if the reader's role sees it today."""
    zicht = bestand.beoordeling(vandaag).zichtbaar(lezer.rol, soort.categorie)
    return {soort.categorie} if zicht.oordeel else set()


def keur_handeling(bestand: Opgeslagen, lezer: Lezer, vastlegging: Vastlegging, door: str, doel: Record | None) -> None:
    """What the agreements say on the day of the fact; for a correction as if the corrected fact had never been there.

    The own protocol of the reader's organisation counts too. A withdrawal is no act.
    Raises `Geweigerd` (verboden, onbevoegd) or `MotiveringNodig`.
    """
    if vastlegging.vervalt is not None:
        return
    beoordeling = bestand.beoordeling(vastlegging.op, zonder=_keten(bestand.records, doel))
    ziet = open_categorieen(bestand.beoordeling(klok.vandaag()), lezer.rol)
    oordeel = eigenoordeel(beoordeling, lezer.organisatie, lezer.rol, bestand.records, ziet)
    advies = oordeel.handeling(vastlegging.type, door, vastlegging.betreft, vastlegging.velden)
    if advies.oordeel is Handelingsoordeel.JA:
        return
    ontbreekt = ontbrekend(beoordeling.rekenset, advies.ontbreekt, ziet)
    clausules = tuple(sorted({c for deel in ontbreekt for c in deel.clausules}))
    if advies.oordeel is Handelingsoordeel.MET_MOTIVERING:
        if not vastlegging.motivering:
            raise MotiveringNodig(clausules, ontbreekt)
        return
    soort: Weigering = VERBODEN if advies.bevoegd else ONBEVOEGD
    reden = "De afspraken staan dit nu niet toe." if advies.bevoegd else "Volgens de afspraken doet een andere rol dit."
    raise Geweigerd(soort, reden, clausules, ontbreekt)


def _keten(records: list[Record], doel: Record | None) -> frozenset[int]:
    """A fact with everything that it goes back to, and what refers to any of that."""
    if doel is None:
        return frozenset()
    per_volgnummer = {r.volgnummer: r for r in records}
    weg, huidig = {doel.volgnummer}, doel
    while huidig.corrigeert:
        huidig = per_volgnummer[huidig.corrigeert]
        weg.add(huidig.volgnummer)
    for record in records:
        if record.doel in weg:
            weg.add(record.volgnummer)
    return frozenset(weg)
