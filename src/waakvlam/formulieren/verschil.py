"""What differs between two people in one draft, to choose from."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from waakvlam.formulieren.invulling import RIJEN, Invulling, Ruw

KIES = "kies-"
HUN = "hun"


@dataclass(frozen=True, slots=True)
class Keuze:
    """One question that two people filled in otherwise, both in words."""

    naam: str
    vraag: str
    mijn: str
    hun: str


def keuzes(mijn: Invulling, hun: Invulling) -> list[Keuze]:
    """Every question that differs, in the order of the form."""
    namen = [n for n in (*mijn.fields, *hun.fields) if mijn.ruw.get(n) != hun.ruw.get(n)]
    return [
        Keuze(naam, _vraag(mijn, hun, naam), _tekst(mijn, naam), _tekst(hun, naam)) for naam in dict.fromkeys(namen)
    ]


def samengevoegd(mijn: Ruw, hun: Ruw, keuze: QueryDict) -> dict[str, Any]:
    """My draft with theirs where that was chosen; rows that only they added stay."""
    uit = {naam: waarde for naam, waarde in mijn.items() if not naam.startswith(KIES)}
    for naam in hun:
        if naam.startswith(RIJEN):
            uit[naam] = max(str(uit.get(naam, "1")), str(hun[naam]), key=int)
    for veld in keuze:
        naam = veld.removeprefix(KIES)
        if veld.startswith(KIES) and keuze[veld] == HUN:
            uit.pop(naam, None)
            if naam in hun:
                uit[naam] = hun[naam]
    return uit


def _vraag(mijn: Invulling, hun: Invulling, naam: str) -> str:
    veld = mijn.fields.get(naam) or hun.fields[naam]
    return str(veld.label)


def _tekst(invulling: Invulling, naam: str) -> str:
    """What was filled in, in the words of its control."""
    waarde = invulling.ruw.get(naam)
    if waarde is None:
        return _("Niet ingevuld")
    titels = dict(getattr(invulling.fields.get(naam), "choices", None) or ())
    return "; ".join(str(titels.get(lid, lid)) for lid in (waarde if isinstance(waarde, list) else [waarde]))
