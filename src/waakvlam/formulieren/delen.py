"""From answers to the parts of a document: one per kind of data and per list of copies that leave it out."""

from collections.abc import Mapping, Sequence
from datetime import date

from waakvlam.dossiers.api import Nieuwdeel, Stuk, Stukregel
from waakvlam.formulieren.plekken import Antwoord, Vraag
from waakvlam.kern.formulier import Formulierveld
from waakvlam.web.api import Woorden

TOELICHTING = "toelichting"


def delen_van(
    gevraagd: Sequence[Vraag], antwoorden: Mapping[str, Antwoord], toelichtingen: Mapping[str, str], woorden: Woorden
) -> tuple[Nieuwdeel, ...]:
    """The parts, in the order of their first question. What was not asked or not answered is not in it."""
    per: dict[tuple[str, tuple[str, ...]], list[Stukregel]] = {}
    for vraag in gevraagd:
        zonder = tuple(sorted({*vraag.sectie.niet_voor, *vraag.veld.niet_voor}))
        regels = per.setdefault((vraag.veld.categorie, zonder), [])
        antwoord = antwoorden.get(vraag.naam)
        if antwoord is not None:
            regels.append(Stukregel(vraag.plek, vraag.kop, bewaarbaar(antwoord), in_woorden(vraag, antwoord, woorden)))
        if tekst := toelichtingen.get(vraag.naam):
            kop = f"{vraag.rij.titel}: {vraag.veld.toelichting}" if vraag.rij.titel else vraag.veld.toelichting
            regels.append(Stukregel(f"{vraag.plek}.{TOELICHTING}", kop, tekst, tekst))
    return tuple(Nieuwdeel(c, tuple(regels), zonder) for (c, zonder), regels in per.items() if regels)


def bewaarbaar(antwoord: Antwoord) -> bool | int | float | str | tuple[str, ...]:
    """As a line of a document holds it: a day as ISO text."""
    return antwoord.isoformat() if isinstance(antwoord, date) else antwoord


def in_woorden(vraag: Vraag, antwoord: Antwoord, woorden: Woorden) -> str:
    """The answer as people read it."""
    veld = vraag.veld
    if isinstance(antwoord, tuple):
        return "; ".join(veld.keuzes.get(lid, lid) for lid in antwoord)
    if isinstance(antwoord, bool | date):
        return woorden.waarde(antwoord)
    if isinstance(antwoord, int | float):
        return f"€ {antwoord:.2f}".replace(".", ",") if veld.soort == "bedrag" else woorden.waarde(float(antwoord))
    return woorden.rol(antwoord) if veld.soort == "rol" else veld.keuzes.get(antwoord, antwoord)


def antwoorden_uit(stuk: Stuk, vragen: Sequence[Vraag]) -> tuple[dict[str, Antwoord], dict[str, str]]:
    """The reverse, as far as the reader sees the document: answers and second texts by the name of the question."""
    per = {regel.plek: regel.waarde for regel in stuk.inhoud}
    antwoorden: dict[str, Antwoord] = {}
    toelichtingen: dict[str, str] = {}
    for vraag in vragen:
        if vraag.plek in per:
            antwoorden[vraag.naam] = _terug(vraag.veld, per[vraag.plek])
        if f"{vraag.plek}.{TOELICHTING}" in per:
            toelichtingen[vraag.naam] = str(per[f"{vraag.plek}.{TOELICHTING}"])
    return antwoorden, toelichtingen


def _terug(veld: Formulierveld, waarde: bool | int | float | str | tuple[str, ...]) -> Antwoord:
    return date.fromisoformat(str(waarde)) if veld.soort == "datum" else waarde
