"""Forms on paper: the copy of one reader, and an empty form to fill in by pen."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.dossierblad.api import Blad as Dossierblad
from waakvlam.dossierblad.api import verschillen
from waakvlam.dossiers.api import Handtekening, Stuk
from waakvlam.formulieren.gedeeld import formulier_van, tekenaars
from waakvlam.formulieren.handtekeningen import WOORDEN
from waakvlam.formulieren.plekken import Vraag as Formuliervraag
from waakvlam.formulieren.plekken import genummerd, vragen_van
from waakvlam.kern.formulier import Formulier
from waakvlam.papier.api import Alinea, Blad, Blok, Invulplek, Kader, Kop, Ondertekening, Vraag, maak_pdf
from waakvlam.web.api import Woorden, datum_kort, tekenbaar

RIJEN_OP_PAPIER = 3
REGELS = {"lange_tekst": 5, "tekst": 1, "contact": 2}


def als_pdf(blad: Blad, naam: str) -> HttpResponse:
    """A sheet to save."""
    antwoord = HttpResponse(maak_pdf(blad), content_type="application/pdf")
    bestand = f"{slugify(naam)}.pdf"
    antwoord.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=bestand) or ""
    return antwoord


def stukblad(dossier: Dossierblad, stuk: Stuk) -> Blad:
    """A settled form as this reader may see it, with what differs from the version before."""
    return Blad(
        stuk.titel,
        tuple(_stukblokken(dossier, stuk)),
        stuk.op,
        voet=f"{dossier.organisatienaam(stuk.organisatie)} · {dossier.beeld.nummer}",
        meta=(
            (_("Dossier"), dossier.beeld.nummer),
            (_("Dag"), datum_kort(stuk.op)),
            (_("Vastgesteld door"), dossier.organisatienaam(stuk.organisatie)),
            (_("Versie"), str(stuk.versie)),
            *(((_("Reden van de nieuwe versie"), stuk.reden),) if stuk.reden else ()),
        ),
    )


def _stukblokken(dossier: Dossierblad, stuk: Stuk) -> Iterator[Blok]:
    formulier = formulier_van(dossier, stuk)
    titels = {s.id: s.titel for s in formulier.secties} if formulier else {}
    eerder = stuk.eerdere[0] if stuk.eerdere else None
    vorige = ""
    for verschil in verschillen(stuk.inhoud, eerder.inhoud if eerder else None):
        sectie = verschil.regel.plek.split(".")[0]
        if sectie != vorige and sectie in titels:
            yield Kop(titels[sectie])
        vorige = sectie
        if verschil.stand == "weg":
            yield Vraag(verschil.regel.kop, _("(Niet meer ingevuld)"), _("Eerst: %(was)s") % {"was": verschil.was})
        else:
            was = _("Eerst: %(was)s") % {"was": verschil.was} if verschil.was else ""
            yield Vraag(verschil.regel.kop, verschil.regel.tekst, was)
    open_ = tekenaars(formulier, stuk, dossier.woorden.rekenset) if formulier else {}
    if stuk.handtekeningen or open_:
        yield Kop(_("Handtekeningen"))
    yield from (_handtekening(dossier, h) for h in stuk.handtekeningen)
    yield from (Ondertekening(dossier.woorden.rol(rol)) for rol, gezet in open_.items() if not gezet)


def _handtekening(dossier: Dossierblad, h: Handtekening) -> Ondertekening:
    rol = dossier.woorden.rol(h.rol)
    wat = {"wie": h.wie or rol, "hoe": WOORDEN[h.wijze], "dag": datum_kort(h.op) if h.op else ""}
    tekst = _("%(wie)s, %(hoe)s, %(dag)s") % wat
    halen = tekenbaar(h.haal)
    alt = _("Handtekening van %(wie)s") % wat if halen else ""
    return Ondertekening(rol, f"{tekst}\n{h.reden}".strip(), halen, alt)


def leeg_blad(formulier: Formulier, woorden: Woorden) -> Blad:
    """An empty form."""
    rijen = {s.id: genummerd(s.per, RIJEN_OP_PAPIER) for s in formulier.secties if s.per and not s.per.waarden}
    vragen = vragen_van(formulier, rijen)
    return Blad(
        formulier.titel,
        tuple(_leegblokken(formulier, vragen, woorden)),
        klok.vandaag(),
        voet=formulier.titel,
    )


def _leegblokken(formulier: Formulier, vragen: tuple[Formuliervraag, ...], woorden: Woorden) -> Iterator[Blok]:
    yield Alinea(formulier.waarvoor)
    if formulier.uitleg:
        yield Alinea(formulier.uitleg)
    for sectie in formulier.secties:
        yield Kop(sectie.titel)
        if sectie.uitleg:
            yield Alinea(sectie.uitleg)
        if sectie.niet_voor:
            weg = _("Dit deel staat niet in het exemplaar van: %(wie)s") % {"wie": woorden.rollen(sectie.niet_voor)}
            yield Kader(weg)
        rij = ""
        for vraag in (v for v in vragen if v.sectie is sectie):
            if vraag.rij.titel and vraag.rij.titel != rij:
                rij = vraag.rij.titel
                yield Kop(rij, 3)
            yield _leeg(vraag, woorden)


def _leeg(vraag: Formuliervraag, woorden: Woorden) -> Blok:
    veld = vraag.veld
    if veld.soort == "handtekening":
        return Ondertekening(f"{veld.vraag} ({woorden.rol(veld.door or '')})")
    keuzes = tuple(veld.keuzes.values())
    if veld.soort == "ja_nee":
        keuzes = (_("Ja"), _("Nee"))
    elif veld.soort == "vinkje":
        keuzes = (_("Ja"),)
    regels = REGELS.get(veld.soort, 0 if keuzes else 1) + (2 if veld.toelichting else 0)
    hulp = " ".join(filter(None, (veld.hulp, veld.toelichting)))
    return Invulplek(veld.vraag, hulp, keuzes, regels)
