"""A letter on paper: PDF/UA-1 and PDF/A-2a, one per reader."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waakvlam.brieven.opstellen import DEELNEMER, Exemplaar
from waakvlam.dossiers.api import Handtekening
from waakvlam.kern.brief import alineas
from waakvlam.papier.api import Alinea, Blad, Blok, Kader, Kop, Lijst, Ondertekening, Regels, maak_pdf
from waakvlam.web.api import Woorden, datum_brief

WIJZEN: Final[Mapping[str, str | Promise]] = {
    "account": gettext_lazy("getekend met een eigen account"),
    "scherm": gettext_lazy("getekend op het scherm"),
    "scan": gettext_lazy("getekend op papier; de scan staat in het dossier"),
    "niet_getekend": gettext_lazy("wilde niet tekenen"),
}


def als_pdf(
    brief: Exemplaar, handtekeningen: Iterable[Handtekening], mede: Iterable[tuple[str, str]], woorden: Woorden
) -> bytes:
    """The letter as this reader has it. `mede`: roles that sign beside the sender, each with how.

    Equal input gives equal bytes.
    """
    getekend = {h.rol: h for h in handtekeningen}
    blad = Blad(
        brief.tekst("onderwerp"),
        (*_tekst(brief), *_slot(brief, getekend, mede, woorden)),
        brief.dag,
        voet=" · ".join(filter(None, [brief.tekst("van"), brief.tekst("nummer")])),
        boven=tuple(_boven(brief, woorden)),
        meta=tuple(_meta(brief)),
    )
    return maak_pdf(blad)


def _boven(brief: Exemplaar, woorden: Woorden) -> Iterator[Blok]:
    yield Regels([brief.tekst("van"), *brief.tekst("van_adres").splitlines()])
    aan = brief.tekst("aan")
    if brief.voor:
        aan = woorden.rol(brief.voor)
    adres = brief.adres.split(", ") if brief.adres and brief.voor == DEELNEMER else []
    yield Regels([_("Aan: %(wie)s") % {"wie": aan}, *adres])
    if brief.kopie:
        yield Kader(_("Dit is een kopie. De brief is voor: %(wie)s.") % {"wie": brief.tekst("aan")})


def _meta(brief: Exemplaar) -> Iterator[tuple[str, str]]:
    yield _("Datum"), brief.tekst("dag")
    yield _("Ons kenmerk"), brief.tekst("nummer")


def _tekst(brief: Exemplaar) -> Iterator[Blok]:
    for deel in brief.delen:
        if deel.kop:
            yield Kop(deel.kop)
        for alinea in alineas(deel.tekst):
            yield Alinea(alinea) if isinstance(alinea, str) else Lijst(alinea)
    if bezwaar := brief.tekst("bezwaar"):
        yield Kop(_("Niet eens met dit besluit?"))
        yield Alinea(bezwaar)


def _slot(
    brief: Exemplaar, getekend: Mapping[str, Handtekening], mede: Iterable[tuple[str, str]], woorden: Woorden
) -> Iterator[Blok]:
    yield Alinea(_("Met vriendelijke groet,"), bij_volgende=True)
    if orgaan := brief.tekst("orgaan"):
        yield Alinea(_("namens %(orgaan)s,") % {"orgaan": orgaan}, bij_volgende=True)
    wie = ", ".join(filter(None, [brief.tekst("tekenaar"), brief.tekst("functie")]))
    afzender = next((h for rol, h in getekend.items() if rol not in dict(mede)), None)
    yield _ondertekening(wie, afzender)
    for rol, hoe in mede:
        yield _ondertekening(f"{woorden.rol(rol)} ({hoe})", getekend.get(rol))
    if kopie := brief.tekst("kopie_aan"):
        yield Alinea(_("Kopie aan: %(wie)s") % {"wie": kopie})


def _ondertekening(wie: str, gezet: Handtekening | None) -> Ondertekening:
    if gezet is None or gezet.op is None:
        return Ondertekening(wie)
    hoe = {"wie": gezet.wie, "dag": datum_brief(gezet.op), "hoe": WIJZEN[gezet.wijze]}
    tekst = _("%(wie)s, %(dag)s, %(hoe)s") % hoe
    return Ondertekening(wie, tekst, gezet.haal, _("Handtekening van %(wie)s") % hoe if gezet.haal else "")
