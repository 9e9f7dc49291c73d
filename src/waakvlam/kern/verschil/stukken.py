"""What changed in forms and letters: parts and questions that came or went, who fills in, signs and receives.

Stricter: more must be answered or signed, or fewer get to see it.
"""

from collections.abc import Iterator
from typing import Final

from waakvlam.kern.brief import Brief, Briefdeel
from waakvlam.kern.formulier import Formulier, Formulierveld
from waakvlam.kern.verschil.paren import koppel
from waakvlam.kern.verschil.tolk import Tolk
from waakvlam.kern.verschil.vormen import Richting, Wijziging

STRENGER, SOEPELER, ANDERS, WOORDEN = Richting
FORMULIER: Final = frozenset({
    "id", "clausules", "titel", "waarvoor", "uitleg", "fase", "handelingen", "invuller", "ondertekenaars", "exemplaren",
    "secties", "noot",
})  # fmt: skip
SECTIE: Final = frozenset({"id", "clausules", "titel", "uitleg", "niet_voor", "velden"})
VELD: Final = frozenset({
    "id", "clausules", "vraag", "hulp", "soort", "keuzes", "verplicht", "categorie", "niet_voor",
})  # fmt: skip
BRIEF: Final = frozenset({
    "id", "clausules", "titel", "waarvoor", "fase", "handeling", "afzender", "aan", "kopie_aan", "categorieen",
    "gewicht", "verzending", "onderwerp", "ondertekening", "onderdelen", "bezwaar", "noot",
})  # fmt: skip
ONDERDEEL: Final = frozenset({
    "id", "clausules", "kop", "tekst", "hulp", "categorieen", "niet_in_kopie_aan", "alleen_dossier",
})  # fmt: skip
MEER: Final = ("meer_gevraagd", "minder_gevraagd")
ZIEN: Final = ("minder_te_zien", "meer_te_zien")


def formulierwijzigingen(tolk: Tolk, a: Formulier, b: Formulier) -> Iterator[Wijziging]:
    """Every change between a form of the old set and the same form of the new one."""
    yield from tolk.woorden("wat", a.titel, b.titel)
    yield from tolk.woorden("wat", a.waarvoor, b.waarvoor)
    yield from tolk.woorden("uitleg", a.uitleg, b.uitleg)
    yield from tolk.lijst("handelingen", a.handelingen, b.handelingen, erbij=ANDERS, naam=lambda z, h: z.type(h))
    yield from tolk.rollen("invuller", a.invuller, b.invuller, erbij=ANDERS)
    yield from tolk.rollen("ondertekenaars", a.ondertekenaars, b.ondertekenaars, erbij=STRENGER, redenen=MEER)
    yield from tolk.rollen("exemplaren", a.exemplaren, b.exemplaren, erbij=ANDERS)
    secties = koppel(a.secties, b.secties, lambda s: s.id, lambda s: s.titel.casefold())
    yield from (tolk.wijziging(ANDERS, "sectie", "", s.titel, clausules=((), s.clausules)) for s in secties.erbij)
    yield from (tolk.wijziging(ANDERS, "sectie", s.titel, "", clausules=(s.clausules, ())) for s in secties.weg)
    for oud, nieuw in secties.paren:
        yield from tolk.woorden("wat", oud.titel, nieuw.titel)
        yield from tolk.woorden("uitleg", oud.uitleg, nieuw.uitleg)
        yield from tolk.rollen("niet_voor", oud.niet_voor, nieuw.niet_voor, erbij=STRENGER, redenen=ZIEN)
        yield from tolk.rest(oud, nieuw, SECTIE, (oud.clausules, nieuw.clausules))
    yield from _velden(tolk, a, b)
    yield from tolk.rest(a, b, FORMULIER)
    yield from tolk.woorden("noot", a.noot, b.noot)
    yield from tolk.woorden("fase", a.fase, b.fase)


def _velden(tolk: Tolk, a: Formulier, b: Formulier) -> Iterator[Wijziging]:
    """Questions are the same when they have one name, also when they moved to another part."""
    velden = koppel(a.velden, b.velden, lambda v: v.id, lambda v: v.vraag.casefold())
    for veld in velden.erbij:
        richting, reden = (STRENGER, tolk.waarom(MEER[0])) if veld.verplicht else (ANDERS, "")
        yield tolk.wijziging(richting, "veld", "", veld.vraag, waarom=reden, clausules=((), veld.clausules))
    for veld in velden.weg:
        richting, reden = (SOEPELER, tolk.waarom(MEER[1])) if veld.verplicht else (ANDERS, "")
        yield tolk.wijziging(richting, "veld", veld.vraag, "", waarom=reden, clausules=(veld.clausules, ()))
    for oud, nieuw in velden.paren:
        yield from _veld(tolk, oud, nieuw)


def _veld(tolk: Tolk, a: Formulierveld, b: Formulierveld) -> Iterator[Wijziging]:
    clausules = (a.clausules, b.clausules)
    yield from tolk.woorden("vraag", a.vraag, b.vraag)
    yield from tolk.woorden("uitleg", a.hulp, b.hulp)
    if a.verplicht != b.verplicht:
        richting = STRENGER if b.verplicht else SOEPELER
        van, naar = ("", b.vraag) if b.verplicht else (a.vraag, "")
        reden = tolk.waarom(MEER[0] if b.verplicht else MEER[1])
        yield tolk.wijziging(richting, "verplicht", van, naar, waarom=reden, clausules=clausules)
    if a.soort != b.soort:
        soorten = (f"{v.vraag}: {v.soort.replace('_', ' ')}" for v in (a, b))
        yield tolk.wijziging(ANDERS, "veldsoort", *soorten, clausules=clausules)
    namen = {**a.keuzes, **b.keuzes}
    yield from tolk.lijst("keuzes", a.keuzes, b.keuzes, erbij=ANDERS, naam=lambda _z, k: f"{b.vraag} {namen[k]}")
    for keuze in (k for k in b.keuzes if k in a.keuzes):
        yield from tolk.woorden("keuzes", a.keuzes[keuze], b.keuzes[keuze])
    if a.categorie != b.categorie:
        soorten = (f"{v.vraag}: {z.categorie(v.categorie)}" for v, z in ((a, tolk.zegt_oud), (b, tolk.zegt_nieuw)))
        yield tolk.wijziging(ANDERS, "categorie", *soorten, clausules=clausules)
    yield from tolk.rollen("niet_voor", a.niet_voor, b.niet_voor, erbij=STRENGER, redenen=ZIEN)
    yield from tolk.rest(a, b, VELD, clausules)


def briefwijzigingen(tolk: Tolk, a: Brief, b: Brief) -> Iterator[Wijziging]:
    """Every change between a letter of the old set and the same letter of the new one."""
    for was, is_ in ((a.titel, b.titel), (a.waarvoor, b.waarvoor), (a.onderwerp, b.onderwerp)):
        yield from tolk.woorden("wat", was, is_)
    if a.handeling != b.handeling:
        namen = tolk.zegt_oud.type(a.handeling), tolk.zegt_nieuw.type(b.handeling)
        yield tolk.wijziging(ANDERS, "handelingen", *namen)
    yield from tolk.rollen("afzender", a.afzender, b.afzender, erbij=ANDERS)
    yield from tolk.rollen("geadresseerden", a.aan, b.aan, erbij=ANDERS)
    yield from tolk.rollen("kopie_aan", a.kopie_aan, b.kopie_aan, erbij=SOEPELER, redenen=ZIEN)
    yield from _categorieen(tolk, a.categorieen, b.categorieen)
    if a.gewicht != b.gewicht:
        yield tolk.wijziging(ANDERS, "gewicht", a.gewicht.replace("_", " "), b.gewicht.replace("_", " "))
    verzending = ([v.replace("_", " ") for v in brief.verzending] for brief in (a, b))
    yield from tolk.lijst("verzending", *verzending, erbij=ANDERS)
    yield from _ondertekening(tolk, a, b)
    delen = koppel(a.onderdelen, b.onderdelen, lambda d: d.id)
    for deel in delen.erbij:
        yield tolk.wijziging(ANDERS, "onderdeel", "", deel.kop or deel.tekst, clausules=((), deel.clausules))
    for deel in delen.weg:
        yield tolk.wijziging(ANDERS, "onderdeel", deel.kop or deel.tekst, "", clausules=(deel.clausules, ()))
    samen = {*a.categorieen} & {*b.categorieen}
    for oud, nieuw in delen.paren:
        yield from _onderdeel(tolk, oud, nieuw, samen)
    yield from tolk.rest(a, b, BRIEF)
    yield from tolk.tekst("bezwaar", a.bezwaar, b.bezwaar, erbij=ANDERS, redenen=("", ""))
    yield from tolk.woorden("noot", a.noot, b.noot)
    yield from tolk.woorden("fase", a.fase, b.fase)


def _ondertekening(tolk: Tolk, a: Brief, b: Brief) -> Iterator[Wijziging]:
    """Who signs; and where that stays, in which function and as what."""
    was, is_ = ([o.rol for o in brief.ondertekening] for brief in (a, b))
    if was == is_ and a.ondertekening != b.ondertekening:
        yield tolk.wijziging(ANDERS, "ondertekenaars", "", "")
    yield from tolk.rollen("ondertekenaars", was, is_, erbij=STRENGER, redenen=MEER)


def _onderdeel(tolk: Tolk, a: Briefdeel, b: Briefdeel, samen: set[str]) -> Iterator[Wijziging]:
    """A part of a letter. `samen`: categories of both letters; that another came or went is said of the letter."""
    clausules = (a.clausules, b.clausules)
    yield from tolk.woorden("onderdeel_tekst", (a.kop, a.tekst), (b.kop, b.tekst))
    yield from tolk.woorden("uitleg", a.hulp, b.hulp)
    yield from _categorieen(tolk, *([c for c in deel.categorieen if c in samen] for deel in (a, b)))
    yield from tolk.rollen("niet_voor", a.niet_in_kopie_aan, b.niet_in_kopie_aan, erbij=STRENGER, redenen=ZIEN)
    if a.alleen_dossier != b.alleen_dossier:
        titel = b.kop or b.tekst
        richting, reden = (STRENGER, ZIEN[0]) if b.alleen_dossier else (SOEPELER, ZIEN[1])
        van, naar = ("", titel) if b.alleen_dossier else (titel, "")
        yield tolk.wijziging(richting, "alleen_dossier", van, naar, waarom=tolk.waarom(reden), clausules=clausules)
    yield from tolk.rest(a, b, ONDERDEEL, clausules)


def _categorieen(tolk: Tolk, oud: list[str], nieuw: list[str]) -> Iterator[Wijziging]:
    yield from tolk.lijst("categorieen", oud, nieuw, erbij=SOEPELER, redenen=ZIEN, naam=lambda z, c: z.categorie(c))
