"""From the texts of files to a checked agreement set; all faults at once, each with file and line.

Pure: the texts come in, models go out. Reading files is done in `waakvlam.bron`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from waakvlam.kern.afsprakenset import Afsprakenset, Inhoud, Kop
from waakvlam.kern.controleren import controleer_set
from waakvlam.kern.fouten import Afsprakenfout, Fout
from waakvlam.kern.gedeeld import Gedeeld, lees_gedeeld, vul_in
from waakvlam.kern.genoemd import Loc
from waakvlam.kern.kalender import Gelijkgesteld, Kalender, VrijeDag
from waakvlam.kern.meldingen import UITLEG
from waakvlam.kern.namen import onbekend
from waakvlam.kern.ontleden import Bron, lees_model, ontleed
from waakvlam.kern.taal import Deel, Taal, controleer_taal, vingerafdruk

KOP: Final = "set.yaml"


def laad_taal(teksten: Mapping[str, str]) -> Taal:
    """The vocabulary from its files: every key is given in one file, `gebeurtenissen` may be spread over several.

    Raises `Afsprakenfout` with all faults.
    """
    fouten: list[Fout] = []
    samen: dict[str, Any] = {}
    for bestand, tekst in sorted(teksten.items()):
        bron = _ontleed(bestand, tekst, fouten)
        if bron is None:
            continue
        for sleutel in bron.waarde:
            if sleutel not in Taal.model_fields:
                fouten.append(
                    Fout(
                        bestand,
                        bron.regel((sleutel,)),
                        str(sleutel),
                        onbekend("sleutel", sleutel, Taal.model_fields, UITLEG["extra_forbidden"]),
                    )
                )
            elif (waarde := lees_model(_soort(sleutel), bron, fouten, sleutel)) is not None:
                if sleutel in samen and not isinstance(waarde, list):
                    fouten.append(
                        Fout(
                            bestand, bron.regel((sleutel,)), sleutel, "staat al in een ander bestand; houd er een over"
                        )
                    )
                samen[sleutel] = [*samen[sleutel], *waarde] if sleutel in samen else waarde
    ontbreekt = [naam for naam, veld in Taal.model_fields.items() if veld.is_required() and naam not in samen]
    fouten.extend(
        Fout("taal", 0, naam, "ontbreekt in de taal; voeg deze sleutel toe in taal/begrippen.yaml")
        for naam in ontbreekt
        if not fouten
    )
    if fouten:
        raise Afsprakenfout(fouten)
    taal = Taal.model_construct(**samen)
    if gevonden := controleer_taal(taal):
        raise Afsprakenfout([Fout("taal", 0, plaats, melding) for plaats, melding in gevonden])
    return taal


def _ontleed(bestand: str, tekst: str, fouten: list[Fout]) -> Bron | None:
    """Parse a file of keys with values; faults go onto the list, the answer is None then."""
    try:
        bron = ontleed(bestand, tekst, snel=True)
    except Afsprakenfout as fout:
        fouten.extend(fout.fouten)
        return None
    if isinstance(bron.waarde, dict):
        return bron
    fouten.append(Fout(bestand, 1, "", UITLEG["dict_type"]))
    return None


def _soort(sleutel: str) -> Any:
    return Taal.model_fields[sleutel].annotation


def laad_gedeeld(teksten: Mapping[str, str]) -> Gedeeld:
    """The elements that sets share, from their files. Raises `Afsprakenfout` with all faults."""
    fouten: list[Fout] = []
    bronnen = [bron for bestand, tekst in sorted(teksten.items()) if (bron := _ontleed(bestand, tekst, fouten))]
    if fouten:
        raise Afsprakenfout(fouten)
    return lees_gedeeld(bronnen)


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A set of the right form, and where everything in it stands."""

    afspraken: Afsprakenset
    kopbron: Bron
    delen: tuple[tuple[Bron, Inhoud], ...]

    def fout(self, loc: Loc, melding: str) -> Fout:
        """A fault or warning at this place of the set, with the file and line where that stands."""
        return _met_regel(self.kopbron, self.delen, loc, melding)


def laad_set(teksten: Mapping[str, str], taal: Taal, gedeeld: Gedeeld | None = None) -> Afsprakenset:
    """A set from its files; `set.yaml` holds the header under `kop`. Raises `Afsprakenfout` with all faults."""
    gelezen = lees_set(teksten, gedeeld)
    if gevonden := controleer_set(gelezen.afspraken, taal):
        raise Afsprakenfout([gelezen.fout(loc, melding) for loc, melding in gevonden])
    return gelezen.afspraken


def lees_set(teksten: Mapping[str, str], gedeeld: Gedeeld | None = None) -> Gelezen:
    """A set whose form is right; its names are not looked up yet. Raises `Afsprakenfout` with all faults of form."""
    gedeeld = gedeeld or Gedeeld()
    fouten: list[Fout] = []
    kop: Kop | None = None
    kopbron: Bron | None = None
    delen: list[tuple[Bron, Inhoud]] = []
    for bestand, tekst in sorted(teksten.items()):
        bron = _ontleed(bestand, tekst, fouten)
        if bron is None:
            continue
        if bestand.rsplit("/", 1)[-1] == KOP:
            kop, kopbron = _kop(bron, fouten), bron
        else:
            bron = vul_in(bron, gedeeld, fouten)
            if (inhoud := lees_model(Inhoud, bron, fouten)) is not None:
                delen.append((bron, inhoud))
    if kop is None and not fouten:
        fouten.append(Fout(KOP, 0, "kop", f"het bestand {KOP} met de kop ontbreekt; zet het in de map van de set"))
    if kop is None or kopbron is None or fouten:
        raise Afsprakenfout(fouten)
    return Gelezen(_samengevoegd(kop, [inhoud for _, inhoud in delen]), kopbron, tuple(delen))


def laad_kop(bestand: str, tekst: str) -> Kop:
    """The header of a set from its own file. Raises `Afsprakenfout` with all faults."""
    fouten: list[Fout] = []
    bron = _ontleed(bestand, tekst, fouten)
    kop = _kop(bron, fouten) if bron is not None else None
    if kop is None or fouten:
        raise Afsprakenfout(fouten)
    return kop


def _kop(bron: Bron, fouten: list[Fout]) -> Kop | None:
    kop = lees_model(Kop, bron, fouten, "kop")
    te_veel = [s for s in bron.waarde if s != "kop"]
    fouten += [Fout(bron.bestand, bron.regel((s,)), str(s), "hier hoort alleen de kop; zet dit apart") for s in te_veel]
    return kop


def _samengevoegd(kop: Kop, delen: list[Inhoud]) -> Afsprakenset:
    velden: dict[str, Any] = {naam: [x for deel in delen for x in getattr(deel, naam)] for naam in Inhoud.model_fields}
    kaal = Afsprakenset.model_construct(None, kop=kop, vingerafdruk="", **velden)
    return kaal.model_copy(update={"vingerafdruk": vingerafdruk(kaal)})


def _met_regel(kopbron: Bron, delen: Sequence[tuple[Bron, Inhoud]], loc: Loc, melding: str) -> Fout:
    """Find back in which file the n-th element of a list stood; the rest stands in the header."""
    if loc[0] != "kop" and len(loc) > 1 and isinstance(loc[1], int):
        naam, rest = str(loc[0]), loc[1]
        for bron, inhoud in delen:
            aantal = len(getattr(inhoud, naam))
            if rest < aantal:
                return bron.fout((naam, rest, *loc[2:]), melding)
            rest -= aantal
    return kopbron.fout(loc, melding)


class _Gelijkgesteld(Deel):
    datum: date
    bron: str


class _Kalenderbestand(Deel):
    bekend_tot: date
    gelijkgesteld: list[_Gelijkgesteld]


def laad_kalender(bestand: str, tekst: str, eigen: Kop | None = None) -> Kalender:
    """The calendar: days equated by decree as cited data, with the date until which they are known."""
    bron = ontleed(bestand, tekst, snel=True)
    fouten: list[Fout] = []
    model = lees_model(_Kalenderbestand, bron, fouten)
    if model is None:
        raise Afsprakenfout(fouten)
    eigen_dagen = (
        tuple(VrijeDag(dag, naam, "eigen", eigen.naam) for dag, naam in sorted(eigen.eigen_dagen.items()))
        if eigen
        else ()
    )
    return Kalender(tuple(Gelijkgesteld(g.datum, g.bron) for g in model.gelijkgesteld), model.bekend_tot, eigen_dagen)
