"""Organisations as dossiers know them: by a stable short name, whatever someone typed.

Until organisations have a place of their own, the known ones are those of the personas.
"""

import re
import unicodedata

from waakvlam.toegang.personas import PERSONAS

GEEN_LETTER = re.compile(r"[^a-z0-9]+")


def organisaties() -> dict[str, str]:
    """Short name to full name of every organisation known here, in order of name."""
    namen = {p.lezer.organisatie: p.lezer.organisatienaam for p in PERSONAS.values()}
    return dict(sorted(namen.items(), key=lambda paar: paar[1]))


def korte_naam(tekst: str) -> str:
    """The short name of an organisation, from its short or full name; of an unknown one a name made the same way.

    >>> korte_naam("Zorggroep Het Anker"), korte_naam("het-anker"), korte_naam("Stichting Éénvoud")
    ('het-anker', 'het-anker', 'stichting-eenvoud')
    """
    gezocht = tekst.strip().casefold()
    for kort, voluit in organisaties().items():
        if gezocht in {kort, voluit.casefold()}:
            return kort
    plat = unicodedata.normalize("NFKD", gezocht).encode("ascii", "ignore").decode()
    return GEEN_LETTER.sub("-", plat).strip("-")
