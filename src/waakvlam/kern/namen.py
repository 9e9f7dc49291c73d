"""What to say of a name that does not exist: the nearest that do, else all there are, else where they stand."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from typing import Final

VEEL: Final = 12
"""So many names are listed; of more the reader is sent to where they stand."""
LIJKT: Final = 0.6
"""How much a name must resemble another (0 to 1) to be what was meant."""
VERSCHIL: Final = 0.08
"""Names that resemble it this much less than the nearest are left out."""
WAAR: Final[Mapping[str, str]] = {
    "rol": "kies een `naam` uit taal/rollen.yaml",
    "functie": "kies een functie uit taal/rollen.yaml",
    "gebeurtenistype": "kies een `type` uit taal/gebeurtenissen/, of voeg het daar toe",
    "handeling": "kies een `type` uit taal/gebeurtenissen/, of voeg het daar toe",
    "categorie": "kies een van de `categorieen` uit taal/begrippen.yaml",
    "clausule": "schrijf haar eerst uit onder `clausules`, of verbeter het nummer",
    "fase": "noem een fase die bij een clausule staat",
    "besluit": "noem de `naam` van een besluit van deze set",
    "norm": "noem de `id` van een norm van deze set",
    "formulier": "noem de `id` van een formulier van deze set",
    "brief": "noem de `id` van een brief van deze set",
}
"""Per kind of name what to do where there are too many to list."""


def opsomming(namen: Iterable[str], voegwoord: str = "of") -> str:
    """Names in a sentence: `a, b of c`."""
    alle = list(namen)
    return f" {voegwoord} ".join([", ".join(alle[:-1]), alle[-1]]) if len(alle) > 1 else "".join(alle)


def bedoelt_u(naam: object, bekend: Iterable[str]) -> str:
    """The question after the nearest names that exist; empty when none is near."""
    if not isinstance(naam, str):
        return ""
    lijkt = {b: SequenceMatcher(None, naam, b).ratio() for b in get_close_matches(naam, sorted(set(bekend)), 3, LIJKT)}
    dichtbij = [b for b, maat in lijkt.items() if maat >= max(lijkt.values()) - VERSCHIL]
    return f"bedoelt u {opsomming(dichtbij)}?" if dichtbij else ""


def onbekend(soort: str, naam: object, bekend: Iterable[str], kop: str = "") -> str:
    """A fault of a name (of this kind) that does not exist, with what to do. `kop` replaces 'onbekende <soort>'."""
    alle = sorted(set(bekend))
    kop = kop or f"onbekend{'e' if soort not in ONZIJDIG else ''} {soort}"
    keuze = f"kies uit: {', '.join(alle)}" if 0 < len(alle) <= VEEL else WAAR.get(soort, "verbeter de naam")
    if soort == "clausule":
        keuze = WAAR[soort]
    return f"{kop}: {naam}; {bedoelt_u(naam, alle) or keuze}"


ONZIJDIG: Final = frozenset(
    {"gebeurtenistype", "besluit", "formulier", "onderwerp", "thema", "gedeeld element", "veld"}
)
"""Kinds that are 'onbekend' and not 'onbekende'."""
