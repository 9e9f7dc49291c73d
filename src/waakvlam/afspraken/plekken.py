"""Where a rule plays: the phases, acts, decisions, kinds of data and rules beside which a dossier shows it."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from waakvlam.afspraken.tonen import Zin
from waakvlam.afspraken.woorden import Verteller
from waakvlam.kern.norm import Toonplek
from waakvlam.kern.tonen import Plek
from waakvlam.web.api import briefadres, formulieradres


def plekken(plek: Toonplek, verteller: Verteller, genoemd: Collection[str] = ()) -> Iterator[Zin]:
    """Every place as a sentence, linked where it has a page. `genoemd`: acts that the card names already."""
    rekenset = verteller.rekenset
    fasen = {fase.naam: fase.titel for fase in rekenset.fasen}
    for fase in plek.fasen:
        adres = reverse("afspraken:fase", args=[rekenset.naam, fase])
        yield Zin(_("Fase: %(fase)s") % {"fase": fasen.get(fase, fase)}, url=adres)
    yield from (handeling(soort, verteller) for soort in plek.handelingen if soort not in genoemd)
    for besluit in plek.besluiten:
        adres = reverse("afspraken:besluit", args=[rekenset.naam, besluit])
        yield Zin(_("Besluit: %(vraag)s") % {"vraag": rekenset.besluiten[besluit].vraag}, url=adres)
    for categorie in plek.categorieen:
        adres = reverse("afspraken:gegevens", args=[rekenset.naam, categorie])
        yield Zin(_("Gegevens: %(wat)s") % {"wat": verteller.categorie(categorie).lower()}, url=adres)
    normen = {norm.id: norm for norm in rekenset.afspraken.normen} if plek.normen else {}
    for naam in plek.normen:
        adres = reverse("afspraken:clausule", args=[normen[naam].clausule])
        yield Zin(_("Regel: %(wat)s") % {"wat": normen[naam].wat}, url=adres)
    formulieren = {formulier.id: formulier.titel for formulier in rekenset.afspraken.formulieren}
    for naam in plek.formulieren:
        yield Zin(_("Formulier: %(titel)s") % {"titel": formulieren[naam]}, url=formulieradres(rekenset.naam, naam))
    brieven = {brief.id: brief.titel for brief in rekenset.afspraken.brieven}
    for naam in plek.brieven:
        yield Zin(_("Brief: %(titel)s") % {"titel": brieven[naam]}, url=briefadres(rekenset.naam, naam))


def handeling(soort: str, verteller: Verteller) -> Zin:
    """An act by name, linked to its page where the set says something about it."""
    genoemd = Plek("handeling", soort) in verteller.rekenset.getoond
    adres = reverse("afspraken:handeling", args=[verteller.rekenset.naam, soort]) if genoemd else ""
    return Zin(verteller.type(soort), url=adres)
