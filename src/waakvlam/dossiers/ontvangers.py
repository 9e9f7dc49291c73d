"""What must not go to who receives a letter: for the sender, before anything goes out.

Prohibitions and consent decide for everyone. The moment that a sharing rule names (`alleen_bij`, `tot`) is about what
somebody may go and see: to whom a letter is addressed, the letter of the agreements is the moment. A copy waits for
that moment, such as that of a warning for its signature; only whom it is about and who writes it go along with it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from waakvlam import klok
from waakvlam.dossiers.deur import deur
from waakvlam.dossiers.opgeslagen import Opgeslagen, lees
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.compileren import Rekenset
from waakvlam.toegang.api import Lezer, eis_partij

TOESTEMMING: Final = "toestemming"
CONTACT: Final = frozenset({"contactgegevens", "contactgegevens_medewerker"})
MOMENT: Final = frozenset({"alleen_bij", "tot"})


def dicht_voor(
    lezer: Lezer, nummer: str, aan: Iterable[str], kopie_aan: Iterable[str] = ()
) -> Mapping[str, frozenset[str]]:
    """Per recipient the categories that must not go there today. Raises `NietGevonden`.

    What no rule speaks of rests on the clause of the letter itself. Of a role that stands for several: what one of
    these must not get, by the parties of the dossier where there are any of them.
    """
    vandaag = klok.vandaag()
    with deur(lezer, "ontvangers") as doorgang:
        bestand = lees(nummer)
        eis_partij(lezer, bestand.partijen, vandaag)
        nu = bestand.beoordeling(vandaag)
        doorgang.toon({nummer: {TOESTEMMING}})
        alle = nu.rekenset.categorieen
        return {
            rol: frozenset(c for lid in _bedoeld(nu.rekenset, bestand, rol) for c in _dicht(nu, lid, wacht))
            for rollen, wacht in ((aan, frozenset()), (kopie_aan, alle - CONTACT))
            for rol in rollen
        }


def _bedoeld(rekenset: Rekenset, bestand: Opgeslagen, rol: str) -> list[str]:
    leden = [lid for lid, groepen in rekenset.groepen.items() if rol in groepen]
    partij = {p.rol for p in bestand.partijen if p.geldt_op(klok.vandaag())}
    return [lid for lid in leden if lid in partij] or leden


def _dicht(nu: Beoordeling, rol: str, wacht: Collection[str]) -> Iterator[str]:
    """`wacht`: the categories for which the moment counts."""
    for categorie in nu.rekenset.categorieen:
        zicht = nu.zichtbaar(rol, categorie)
        mist = [set(g.mist) if categorie in wacht else set(g.mist) - MOMENT for g in zicht.gemist]
        if not zicht.oordeel and (zicht.door is not None or (mist and all(mist))):
            yield categorie
