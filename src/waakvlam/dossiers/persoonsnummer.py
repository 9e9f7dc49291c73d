"""No citizen service number, in whatever text: what looks like one is refused before it is stored.

Source: AVG 46 and UAVG 46; no agreement here gives a ground to use the number. A number looks like one when it has
eight or nine digits and passes the eleven-test. So about one in eleven other numbers of that length is refused too; the
message says how to write those.
"""

import re
from typing import Final

MELDING: Final = (
    "Hier staat een getal dat op een burgerservicenummer lijkt. Dat nummer hoort niet in Waakvlam. Haal het weg. "
    "Is het een ander nummer? Zet er dan een letter voor, zonder spatie."
)
GROEPEN: Final = re.compile(r"\d+(?:[ .\-]\d+)*")
"""Digits, with at most one space, dot or hyphen between groups of them."""
DATUM: Final = re.compile(r"\d{1,2}[ .\-]\d{1,2}[ .\-]\d{4}|\d{4}-\d{2}-\d{2}")
KORTST, LANGST = 8, 9


def bevat(tekst: str) -> bool:
    """Whether a number in this text looks like a citizen service number."""
    return any(
        _lijkt(tekst, m) and any(map(voldoet_aan_elfproef, _nummers(m.group()))) for m in GROEPEN.finditer(tekst)
    )


def voldoet_aan_elfproef(cijfers: str) -> bool:
    """Whether eight or nine digits pass the eleven-test: weights 9 to 2, and the last digit counts as -1."""
    if not KORTST <= len(cijfers) <= LANGST or not int(cijfers):
        return False
    *eerste, laatste = map(int, cijfers.zfill(LANGST))
    return sum(gewicht * cijfer for gewicht, cijfer in zip(range(9, 1, -1), eerste, strict=True)) % 11 == laatste


def _lijkt(tekst: str, gevonden: re.Match[str]) -> bool:
    """Whether it stands by itself: digits inside a word are a reference or a hash, unless the word is 'bsn'."""
    voor, na = tekst[: gevonden.start()].casefold(), tekst[gevonden.end() :]
    return not na[:1].isalpha() and (not voor[-1:].isalpha() or voor.endswith("bsn"))


def _nummers(groepen: str) -> list[str]:
    """What can be one number in these groups: each by itself, and all together where they are no date."""
    los = re.findall(r"\d+", groepen)
    return los if DATUM.fullmatch(groepen) else [*los, "".join(los)]
