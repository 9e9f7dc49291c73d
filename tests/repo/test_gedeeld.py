"""What sets share is used by at least two of them: else it belongs to one set."""

from collections import Counter
from pathlib import Path

from waakvlam.bron.api import gedeeld, map_van_afspraken, setnamen
from waakvlam.kern.gedeeld import DEELBAAR, SLEUTEL
from waakvlam.kern.ontleden import ontleed


def _gebruik(bestand: Path) -> Counter[tuple[str, str]]:
    inhoud = ontleed(bestand.name, bestand.read_text("utf-8"), snel=True).waarde
    leden = ((lijst, lid) for lijst in DEELBAAR for lid in inhoud.get(lijst) or ())
    return Counter((lijst, lid[SLEUTEL]) for lijst, lid in leden if SLEUTEL in lid)


def test_every_shared_element_is_used_by_two_sets_or_more() -> None:
    sets: Counter[tuple[str, str]] = Counter()
    for naam in setnamen():
        basis = map_van_afspraken() / naam
        bestanden = [pad for pad in basis.rglob("*.yaml") if "scenarios" not in pad.relative_to(basis).parts]
        sets.update({sleutel: 1 for bestand in bestanden for sleutel in _gebruik(bestand)})
    assert {sleutel: sets[sleutel] for sleutel in gedeeld().elementen if sets[sleutel] < 2} == {}
