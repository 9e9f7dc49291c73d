"""What comes at each placeholder of a letter: known and from where, or a question to the writer. Never a guess."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from waakvlam.dossiers.api import Dossierbeeld, Feitregel
from waakvlam.kern.brief import Brief
from waakvlam.kern.herkomst import Gegeven, Schrijf, UitDag, UitDossier, UitFeit, UitRol, UitTermijn
from waakvlam.toegang.api import Lezer
from waakvlam.web.api import Woorden, datum_brief, datum_kort, hoofdletter, kleine_letter


@dataclass(frozen=True, slots=True)
class Contact:
    """How an organisation can be reached, as the directory says."""

    telefoon: str = ""
    e_mail: str = ""


@dataclass(frozen=True, slots=True)
class Kennis:
    """Everything that may fill a letter: what this writer sees of the dossier, and who is who."""

    beeld: Dossierbeeld
    woorden: Woorden
    lezer: Lezer
    organisaties: Mapping[str, str]
    """Full name per short name."""
    contacten: Mapping[str, tuple[Contact, ...]]
    """Per organisation."""


@dataclass(frozen=True, slots=True)
class Plek:
    """A placeholder: `waarde` with `bron` where it is known, else `vraag`, perhaps with a `voorstel` to look at."""

    naam: str
    waarde: str = ""
    bron: str = ""
    vraag: str = ""
    hulp: str = ""
    voorstel: str = ""
    lang: bool = False
    """The answer is a sentence or more."""


KORT = 40
"""An example of so many characters is a word or two."""


def vul(brief: Brief, kennis: Kennis, dag: date) -> tuple[Plek, ...]:
    """Every placeholder of a letter that bears this day."""
    return tuple(_plek(naam, gegeven, kennis, dag) for naam, gegeven in brief.gegevens.items())


def _plek(naam: str, gegeven: Gegeven, kennis: Kennis, dag: date) -> Plek:
    match gegeven:
        case Schrijf():
            hulp = _("Bijvoorbeeld: %(tekst)s") % {"tekst": gegeven.voorbeeld}
            return Plek(naam, vraag=gegeven.schrijf, hulp=hulp, lang=len(gegeven.voorbeeld) > KORT)
        case UitDag():
            return Plek(naam, datum_brief(dag + timedelta(gegeven.plus_dagen)), _("de datum van de brief"))
        case UitDossier():
            return _uit_dossier(naam, gegeven, kennis)
        case UitTermijn():
            return _uit_termijn(naam, gegeven, kennis)
        case UitRol():
            return _uit_rol(naam, gegeven, kennis)
        case UitFeit():
            return _uit_feit(naam, gegeven, kennis)


def _uit_dossier(naam: str, gegeven: UitDossier, kennis: Kennis) -> Plek:
    bekend = {
        "naam": kennis.beeld.naam or "",
        "kenmerk": kennis.beeld.nummer,
        "adres": adres(kennis.beeld),
        "geboortedatum": _dag(kennis.beeld.gegevens.get("geboortedatum")),
    }
    vragen = {
        "naam": _("Hoe heet de deelnemer?"),
        "adres": _("Op welk adres?"),
        "telefoon": _("Wat is het telefoonnummer van de deelnemer?"),
        "e_mail": _("Wat is het e-mailadres van de deelnemer?"),
        "geboortedatum": _("Wanneer is de deelnemer geboren?"),
    }
    if waarde := bekend.get(gegeven.dossier, ""):
        return Plek(naam, waarde, _("de gegevens van het dossier"))
    rol = kleine_letter(kennis.woorden.rol("deelnemer"))
    vraag = vragen[gegeven.dossier].replace("deelnemer", rol)
    return Plek(naam, vraag=vraag, hulp=_("Dit staat niet in het dossier, of is niet met u gedeeld."))


def adres(beeld: Dossierbeeld) -> str:
    """The address of the participant in one line; empty where it is not known or not for this reader."""
    deel = beeld.gegevens.get
    straat = " ".join(filter(None, [deel("straat"), deel("huisnummer")]))
    plaats = " ".join(filter(None, [deel("postcode"), deel("plaats")]))
    return ", ".join(filter(None, [straat, plaats])) if straat else ""


def _uit_feit(naam: str, gegeven: UitFeit, kennis: Kennis) -> Plek:
    """The last fact of the type that holds and that the writer sees."""
    soort = kennis.woorden.rekenset.typen[gegeven.feit]
    veld = soort.velden[gegeven.veld] if gegeven.veld else None
    feit = _laatste(kennis.beeld.feiten, gegeven.feit)
    waarde = _feitwaarde(feit, gegeven, kennis.woorden) if feit else ""
    if feit and waarde:
        bron = _("%(feit)s, %(dag)s") % {"feit": soort.titel, "dag": datum_kort(feit.op)}
        return Plek(naam, waarde, bron)
    wat = {"feit": soort.titel, "veld": veld.titel if veld else _("op welke dag?")}
    hulp = _("Dit staat niet in het dossier, of is niet met u gedeeld. Leg het feit eerst vast, of vul in wat klopt.")
    return Plek(naam, vraag=_("%(feit)s: %(veld)s") % wat, hulp=hulp)


def _laatste(feiten: Iterable[Feitregel], soort: str) -> Feitregel | None:
    passend = [f for f in feiten if f.type == soort and f.stand == "geldt" and not f.gewist_op]
    return max(passend, key=lambda f: (f.op, f.vastgelegd_op), default=None)


def _feitwaarde(feit: Feitregel, gegeven: UitFeit, woorden: Woorden) -> str:
    if gegeven.veld is None:
        return datum_brief(feit.op)
    waarde = next((w for naam, _titel, w in feit.velden if naam == gegeven.veld), None)
    if waarde is None:
        return ""
    return _dag(waarde) or kleine_letter(woorden.veldwaarde(feit.type, gegeven.veld, waarde))


def _dag(waarde: object) -> str:
    return datum_brief(waarde) if isinstance(waarde, date) else ""


def _uit_termijn(naam: str, gegeven: UitTermijn, kennis: Kennis) -> Plek:
    """The last day of the term that runs; asked where none does, or several with different days do."""
    dagen = {t.uiterlijk for t in kennis.beeld.termijnen if gegeven.termijn in t.clausules and t.loopt}
    if len(dagen) == 1 and (dag := dagen.pop()) is not None:
        return Plek(naam, datum_brief(dag), _("de termijn van %(clausule)s") % {"clausule": gegeven.termijn})
    vraag = _("Wat is de laatste dag volgens %(clausule)s?") % {"clausule": gegeven.termijn}
    return Plek(naam, vraag=vraag, hulp=_("Uit het dossier volgt niet één dag."))


def _uit_rol(naam: str, gegeven: UitRol, kennis: Kennis) -> Plek:
    """Who takes part in this role is known; how to reach whom is proposed, for only the writer knows who acts."""
    wie = {"rol": kleine_letter(kennis.woorden.rol(gegeven.rol))}
    partijen = _partijen(gegeven.rol, kennis)
    if gegeven.gegeven == "organisatie" and len(partijen) == 1:
        return Plek(naam, partijen[0][1], _("de partijen van het dossier"))
    vraag = {
        "organisatie": _("Welke organisatie is dit: %(rol)s?"),
        "naam": _("Wie is het bij: %(rol)s?"),
        "functie": _("Welke functie heeft wie het doet bij: %(rol)s?"),
        "telefoon": _("Op welk nummer is te bellen: %(rol)s?"),
        "e_mail": _("Op welk e-mailadres is te bereiken: %(rol)s?"),
        "adres": _("Op welk adres zit: %(rol)s?"),
    }[gegeven.gegeven] % wie
    voorstel = _voorstel(gegeven, kennis, [kort for kort, _naam in partijen])
    return Plek(naam, vraag=vraag, hulp=_("Klopt dit? Pas het anders aan.") if voorstel else "", voorstel=voorstel)


def _partijen(rol: str, kennis: Kennis) -> list[tuple[str, str]]:
    """Short and full name of the organisations of today in this role."""
    groepen = kennis.woorden.rekenset.groepen
    return [
        (kort, kennis.organisaties.get(kort, kort))
        for kort, van in dict.fromkeys(kennis.beeld.partijen)
        if rol in groepen.get(van, {van})
    ]


def _voorstel(gegeven: UitRol, kennis: Kennis, partijen: list[str]) -> str:
    eigen = gegeven.rol in kennis.woorden.rekenset.groepen[kennis.lezer.rol]
    if eigen and gegeven.gegeven in {"naam", "functie", "organisatie"}:
        return {
            "naam": kennis.lezer.naam, "functie": kennis.lezer.functie, "organisatie": kennis.lezer.organisatienaam,
        }[gegeven.gegeven]  # fmt: skip
    if gegeven.gegeven not in {"telefoon", "e_mail"}:
        return ""
    bekend = {getattr(c, gegeven.gegeven) for kort in partijen for c in kennis.contacten.get(kort, ())} - {""}
    return bekend.pop() if len(bekend) == 1 else ""


def vragen(plekken: Iterable[Plek]) -> Iterator[Plek]:
    """The placeholders that the writer fills."""
    return (plek for plek in plekken if plek.vraag)


def rolzin(woorden: Woorden, rollen: Iterable[str]) -> str:
    """Roles as the start of a line: 'Deelnemer en woningcorporatie'."""
    return hoofdletter(woorden.rollen(rollen))
