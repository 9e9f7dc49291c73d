"""What the agreements of a region ask of a home: read from their own form, and never named here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from waakvlam.dossiers.api import Nieuwdeel, Nieuwstuk, Stukregel
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.formulier import Formulier, Formulierveld, VoedtFeit
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.toegang.api import Lezer, rekenset_in
from waakvlam.web.api import datum_voluit

AANGEBODEN: Final = "woning_aangeboden"
GELEVERD: Final = "woninginformatie_geleverd"
OVER_EEN_WONING: Final = (AANGEBODEN, GELEVERD, "woning_beschikbaar_gesteld", "woning_in_winkelmodel_geplaatst")
"""The acts of the vocabulary with which a home is described."""
EIGENAAR: Final = "woningcorporatie"
Waarde = bool | int | float | str | tuple[str, ...]
Antwoorden = Mapping[str, Waarde]
"""Per question what was answered, days as 2026-04-07; an explanation under it with `TOELICHTING` behind."""
TOELICHTING: Final = ".toelichting"


@dataclass(frozen=True)
class Vragenlijst:
    """The questions about a home in one set, and who receives the answers."""

    rekenset: Rekenset
    formulier: Formulier

    @property
    def secties(self) -> Iterator[tuple[str, str, list[Formulierveld]]]:
        """Title, explanation and questions of each part that asks something of the home itself."""
        categorie = self.rekenset.typen[AANGEBODEN].categorie
        for sectie in self.formulier.secties:
            velden = [
                v for v in sectie.velden if v.categorie == categorie and v.uit is None and v.door in {None, EIGENAAR}
            ]
            if velden:
                yield sectie.titel, sectie.uitleg, velden

    @property
    def velden(self) -> list[Formulierveld]:
        """All questions. The first says which home it is."""
        return [veld for _titel, _uitleg, velden in self.secties for veld in velden]

    @property
    def lezers(self) -> frozenset[str]:
        """The roles beside the owner that receive the form and may offer a home: they see what is free."""
        regels = self.rekenset.handelingen.get(AANGEBODEN, ())
        bieders = {rol for regel in regels for rol in regel.door} or set(self.rekenset.typen[AANGEBODEN].door)
        return frozenset(bieders & set(self.formulier.exemplaren)) - {EIGENAAR}

    def aanduiding(self, antwoorden: Antwoorden) -> str:
        """Which home it is, in words."""
        return str(antwoorden.get(self.velden[0].id, ""))

    def regels(self, antwoorden: Antwoorden) -> list[Stukregel]:
        """Question and answer, as they lie in a document."""
        gevonden = []
        for veld in self.velden:
            if (waarde := antwoorden.get(veld.id)) not in (None, "", ()):
                gevonden.append(Stukregel(self._plek(veld), veld.vraag, waarde, leesbaar(veld, waarde)))
            if extra := antwoorden.get(veld.id + TOELICHTING):
                plek = self._plek(veld) + TOELICHTING
                gevonden.append(Stukregel(plek, veld.toelichting, extra, str(extra)))
        return gevonden

    def stuk(self, antwoorden: Antwoorden) -> Nieuwstuk:
        """The form as it goes into a dossier with an offer."""
        deel = Nieuwdeel(self.rekenset.typen[AANGEBODEN].categorie, tuple(self.regels(antwoorden)))
        form = self.formulier
        return Nieuwstuk("formulier", form.id, form.titel, self.rekenset.naam, (deel,))

    def gevoed(self, antwoorden: Antwoorden) -> dict[str, Veldwaarde]:
        """The fields that the answers give to the fact that the information was delivered."""
        return {
            voeding.veld: voeding.waarde if voeding.waarde is not None else _als_veldwaarde(antwoorden[veld.id])
            for veld in self.velden
            for voeding in veld.voedt
            if isinstance(voeding, VoedtFeit) and voeding.feit == GELEVERD and voeding.veld and veld.id in antwoorden
        }

    def _plek(self, veld: Formulierveld) -> str:
        sectie = next(s.id for s in self.formulier.secties if veld in s.velden)
        return f"{sectie}.{veld.id}"


def vragenlijst(rekenset: Rekenset) -> Vragenlijst | None:
    """The form of this set in which a corporation describes a home; None where there is none."""
    for formulier in rekenset.afspraken.formulieren:
        if EIGENAAR in formulier.invuller and not set(OVER_EEN_WONING).isdisjoint(formulier.handelingen):
            return Vragenlijst(rekenset, formulier)
    return None


def vragenlijst_voor(lezer: Lezer, dag: date) -> Vragenlijst | None:
    """As `vragenlijst`, in the region of the reader on a day, for an owner and for who may offer homes of others."""
    rekenset = rekenset_in(lezer.regio, dag)
    lijst = vragenlijst(rekenset) if rekenset is not None else None
    return lijst if lijst is not None and lezer.rol in {EIGENAAR, *lijst.lezers} else None


def leesbaar(veld: Formulierveld, waarde: Waarde) -> str:
    """An answer as people read it."""
    if isinstance(waarde, bool):
        return "Ja" if waarde else "Nee"
    if isinstance(waarde, tuple):
        return "; ".join(veld.keuzes.get(lid, lid) for lid in waarde)
    if veld.soort == "datum":
        return datum_voluit(date.fromisoformat(str(waarde)))
    if veld.soort == "bedrag":
        return f"€ {waarde:.2f}".replace(".", ",")
    if isinstance(waarde, float):
        return f"{waarde:g}".replace(".", ",")
    return veld.keuzes.get(str(waarde), str(waarde))


def _als_veldwaarde(waarde: Waarde) -> Veldwaarde:
    return list(waarde) if isinstance(waarde, Sequence) and not isinstance(waarde, str) else waarde
