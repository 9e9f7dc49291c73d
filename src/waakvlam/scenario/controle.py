"""Everything that can be said of a set before it is used: its warnings, also about scenarios and shared elements."""

from collections import Counter
from collections.abc import Iterator

from waakvlam.bron.api import GEDEELD, bronset, gedeelde_bronnen, gelezen, gezamenlijke_map, map_van_afspraken, setnamen
from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.kern.laden import Gelezen
from waakvlam.kern.norm import Termijngever
from waakvlam.kern.waarschuwen import Waarschuwing, waarschuw
from waakvlam.scenario.dekking import dekking


def waarschuwingen(naam: str) -> list[Waarschuwing]:
    """The warnings of a set that loads, in order of kind, file and line. Raises `Afsprakenfout` when it does not."""
    afspraken, taal = bronset(naam).afspraken, bronset(naam).taal
    plaats = gelezen(naam)
    eigen = (Waarschuwing(soort, plaats.fout(loc, wat)) for soort, loc, wat in waarschuw(afspraken, taal))
    return sorted({*eigen, *_zonder_scenario(naam, plaats), *_eenmaal_gedeeld(naam, plaats)})


def _zonder_scenario(naam: str, plaats: Gelezen) -> Iterator[Waarschuwing]:
    """Norms with a term and decisions of which no scenario beside the set expects anything."""
    getoetst = {
        regel.clausule.id for regel in dekking(naam) if any(toets.startswith("scenario ") for toets in regel.toetsen)
    }
    wat = "geen scenario verwacht iets van {}; schrijf er een in scenarios/ en draai het met waakvlam scenario"
    for i, norm in enumerate(plaats.afspraken.normen):
        if isinstance(norm, Termijngever) and norm.clausule not in getoetst:
            melding = wat.format(f"{norm.clausule} (norm {norm.id})")
            yield Waarschuwing("scenario", plaats.fout(("normen", i), melding))
    for i, besluit in enumerate(plaats.afspraken.besluiten):
        if besluit.clausule not in getoetst:
            melding = wat.format(f"{besluit.clausule} (besluit {besluit.naam})")
            yield Waarschuwing("scenario", plaats.fout(("besluiten", i), melding))


def _eenmaal_gedeeld(naam: str, plaats: Gelezen) -> Iterator[Waarschuwing]:
    """Shared elements that only this set uses, where the shared elements are this folder's own."""
    eigen = _gebruikt(plaats)
    if not eigen or gezamenlijke_map(GEDEELD).parent != map_van_afspraken():
        return
    elders = Counter[tuple[str, str]]()
    for ander in setnamen():
        if ander != naam:
            elders.update(_gebruikt_door(ander))
    for bron in gedeelde_bronnen():
        for lijst, element in sorted(eigen):
            if not elders[lijst, element] and element in (bron.waarde.get(lijst) or {}):
                wat = f"alleen {naam} gebruikt {element}; zet het in die set zelf, of laat ook een andere het gebruiken"
                yield Waarschuwing("gedeeld", bron.fout((lijst, element), wat))


def _gebruikt_door(naam: str) -> set[tuple[str, str]]:
    """What another set uses; nothing where it cannot be read, which its own check tells."""
    try:
        return _gebruikt(gelezen(naam))
    except Waakvlamfout:
        return set()


def _gebruikt(plaats: Gelezen) -> set[tuple[str, str]]:
    return {(str(plek[0]), naam) for bron, _ in plaats.delen for plek, naam in bron.herkomst.items()}
