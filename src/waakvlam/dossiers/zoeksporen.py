"""The blind index: finds dossiers by name and address, which stand nowhere in the clear.

Of each part of a name and of a street only the first three letters are kept, of a postcode all of it, each as a keyed
hash. Many people share three letters, so a row says little of anyone. What was asked for is compared with the
particulars themselves, which are decrypted for that, and only of dossiers in which the reader is a party.
"""

import base64
import hashlib
import hmac
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from django.db.models import QuerySet

from waakvlam.dossiers.inhoud import Persoonsgegevens
from waakvlam.dossiers.models import Dossier, Zoekspoor
from waakvlam.dossiers.sleutels import huidige_vingerafdruk, installatiesleutels
from waakvlam.opslag.afleiden import afgeleid, installatiesleutel

DOEL = "zoekspoor"
LETTERS = 3
NAAM, POSTCODE, STRAAT = "naam", "postcode", "straat"
TUSSENVOEGSELS = frozenset({"van", "den", "der", "ten", "ter", "het", "aan", "bij", "op", "de", "el", "al", "la", "le"})
_POSTCODE = re.compile(r"\b([1-9]\d{3})\s?([a-z]{2})\b")
_WOORD = re.compile(r"[a-z0-9]+")


class Zoekvraag(NamedTuple):
    """What was asked: words as they are compared, and the traces that a dossier must have."""

    woorden: tuple[str, ...]
    postcode: str
    sporen: tuple[tuple[str, ...], ...]
    """Per word or postcode: traces of which one must be there, under any known key."""


def vereenvoudig(tekst: str) -> str:
    """Lower case without accents, and a postcode without its space."""
    kaal = "".join(t for t in unicodedata.normalize("NFKD", tekst.casefold()) if not unicodedata.combining(t))
    return _POSTCODE.sub(r"\1\2", kaal)


def lees_vraag(tekst: str) -> Zoekvraag | None:
    """A question by name or address; None where nothing in it is indexed: a word of three letters, or a postcode."""
    kaal = vereenvoudig(tekst)
    postcode = next((m.group(1) + m.group(2) for m in _POSTCODE.finditer(kaal)), "")
    woorden = tuple(w for w in _WOORD.findall(kaal) if w != postcode)
    sporen = [_onder_elke_sleutel((POSTCODE, postcode))] if postcode else []
    sporen += [_onder_elke_sleutel((NAAM, w[:LETTERS]), (STRAAT, w[:LETTERS])) for w in woorden if _te_zoeken(w)]
    return Zoekvraag(woorden, postcode, tuple(sporen)) if sporen else None


def vragen_van(gegevens: Persoonsgegevens) -> list[Zoekvraag]:
    """Per part of the name, and for the postcode, the question that finds who shares its first letters or it."""
    delen = sorted(naamdelen(gegevens)) + ([gegevens.postcode] if gegevens.postcode else [])
    return [vraag for deel in delen if (vraag := lees_vraag(deel))]


def naamdelen(gegevens: Persoonsgegevens) -> frozenset[str]:
    """The parts of a name as they are compared, without those that many names have."""
    return frozenset(_WOORD.findall(vereenvoudig(gegevens.naam or ""))) - TUSSENVOEGSELS


def past(vraag: Zoekvraag, gegevens: Persoonsgegevens) -> bool:
    """Whether each word begins a part of the name or the address, and the postcode is the one."""
    delen = _WOORD.findall(" ".join(vereenvoudig(d or "") for d in (gegevens.naam, gegevens.straat)))
    delen += _WOORD.findall(vereenvoudig(gegevens.huisnummer or ""))
    zelfde = not vraag.postcode or vereenvoudig(gegevens.postcode or "") == vraag.postcode
    return zelfde and all(any(deel.startswith(woord) for deel in delen) for woord in vraag.woorden)


def sporen_van(dossier: Dossier, gegevens: Persoonsgegevens) -> list[Zoekspoor]:
    """The traces of a dossier, by the present key."""
    met = huidige_vingerafdruk()
    sleutel = _sleutel(installatiesleutels()[met])
    nieuw = {(soort, _spoor(sleutel, soort, waarde)) for soort, waarde in _waarden(gegevens)}
    return [Zoekspoor(dossier=dossier, soort=soort, spoor=spoor, met=met) for soort, spoor in sorted(nieuw)]


def schrijf(dossier: Dossier, gegevens: Persoonsgegevens) -> None:
    """Make the traces of a dossier anew. Call it inside a transaction."""
    dossier.zoeksporen.all().delete()
    Zoekspoor.objects.bulk_create(sporen_van(dossier, gegevens))


def met_sporen(dossiers: QuerySet[Dossier], vraag: Zoekvraag) -> QuerySet[Dossier]:
    """Those of these dossiers that have a trace of every part of the question."""
    for sporen in vraag.sporen:
        dossiers = dossiers.filter(pk__in=Zoekspoor.objects.filter(spoor__in=sporen).values("dossier"))
    return dossiers


def _waarden(gegevens: Persoonsgegevens) -> set[tuple[str, str]]:
    waarden = {(NAAM, w[:LETTERS]) for w in _WOORD.findall(vereenvoudig(gegevens.naam or "")) if _te_zoeken(w)}
    waarden |= {(STRAAT, w[:LETTERS]) for w in _WOORD.findall(vereenvoudig(gegevens.straat or "")) if _te_zoeken(w)}
    return waarden | ({(POSTCODE, vereenvoudig(gegevens.postcode))} if gegevens.postcode else set())


def _te_zoeken(woord: str) -> bool:
    return len(woord) >= LETTERS and woord not in TUSSENVOEGSELS and not woord[0].isdigit()


def _onder_elke_sleutel(*waarden: tuple[str, str]) -> tuple[str, ...]:
    sleutels = [_sleutel(sleutel) for sleutel in installatiesleutels().values()]
    return tuple(_spoor(sleutel, soort, waarde) for sleutel in sleutels for soort, waarde in waarden)


@lru_cache(maxsize=8)
def _sleutel(installatie: str) -> bytes:
    return afgeleid(installatiesleutel(installatie), DOEL)


def _spoor(sleutel: bytes, soort: str, waarde: str) -> str:
    ruw = hmac.new(sleutel, f"{soort}|{waarde}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(ruw).rstrip(b"=").decode()
