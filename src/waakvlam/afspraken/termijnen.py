"""Say when a norm asks something, and how its number counts. The reading of the law itself is `kern.kalender`."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from waakvlam.afspraken.woorden import Verteller
from waakvlam.kern.kalender import LANGSTE_DOORLOPENDE, Doorloop, Eenheid, Richting
from waakvlam.kern.norm import (
    Bevoegdheid,
    Maximumduur,
    Minimumduur,
    Norm,
    Periodiek,
    Plicht,
    Termijn,
    Termijngever,
)


def kern(norm: Norm, verteller: Verteller) -> str:
    """When a norm asks something, in one sentence; empty where no moment is named."""
    if isinstance(norm, Plicht):
        begin = verteller.kort(norm.aanleiding)
        return _met_getal(norm.termijn, begin, verteller) if norm.termijn else _("Na %(feit)s.") % {"feit": begin}
    if isinstance(norm, Periodiek):
        return _periodiek(norm, verteller.kort(norm.anker))
    if isinstance(norm, Maximumduur):
        return _("Hoogstens %(duur)s vanaf %(feit)s.") % {
            "duur": norm.duur.duur,
            "feit": verteller.kort(norm.aanleiding),
        }
    if isinstance(norm, Minimumduur):
        return _("Kan pas %(duur)s na %(feit)s.") % {"duur": norm.duur.duur, "feit": verteller.kort(norm.sinds)}
    if isinstance(norm, Bevoegdheid):
        return _("Kan na %(feit)s.") % {"feit": verteller.kort(norm.bij)} if norm.bij else ""
    return ""


def _met_getal(termijn: Termijn, begin: str, verteller: Verteller) -> str:
    waarden: dict[str, object] = {"duur": termijn.duur, "feit": begin}
    if termijn.vanaf is not None:
        waarden["feit"] = verteller.type(termijn.vanaf.type)
        waarden["dag"] = verteller.veld(termijn.vanaf.type, termijn.vanaf.veld)
        if termijn.richting is Richting.VOOR:
            return _("Uiterlijk %(duur)s voor de dag bij '%(dag)s' in '%(feit)s'.") % waarden
        return _("Binnen %(duur)s na de dag bij '%(dag)s' in '%(feit)s'.") % waarden
    if termijn.na_aanleiding is not None:
        waarden["verder"] = termijn.na_aanleiding.duur
        if termijn.richting is Richting.VOOR:
            return _("Uiterlijk %(duur)s voor het einde van %(verder)s na %(feit)s.") % waarden
        return _("Binnen %(duur)s, nadat %(verder)s voorbij zijn sinds %(feit)s.") % waarden
    if termijn.richting is Richting.VOOR:
        return _("Uiterlijk %(duur)s voor %(feit)s.") % waarden
    return _("Binnen %(duur)s na %(feit)s.") % waarden


def _periodiek(norm: Periodiek, begin: str) -> str:
    keer = ngettext("ten minste %(aantal)s keer", "ten minste %(aantal)s keer", norm.minimaal)
    waarden = {"keer": keer % {"aantal": norm.minimaal}, "feit": begin, "duur": norm.periode.duur}
    if norm.hoogstens == 1:
        return _("In %(duur)s %(keer)s, vanaf %(feit)s.") % waarden
    if norm.kalenderjaar:
        return _("Elk kalenderjaar %(keer)s, sinds %(feit)s.") % waarden
    periode = str(norm.periode.duur).removeprefix("1 ")
    return _("Elke %(periode)s %(keer)s, vanaf %(feit)s.") % {**waarden, "periode": periode}


def telwijze(norm: Termijngever, doorloop: Doorloop) -> Iterator[str]:
    """How the number of a norm counts, each a sentence."""
    if isinstance(norm, Maximumduur):
        yield _("De laatste dag schuift niet op voor vrije dagen.")
    elif isinstance(norm, Periodiek):
        yield _vensters(norm)
    elif norm.termijn is None:
        yield _("De afspraken noemen geen aantal dagen. Te laat kan dit dus niet worden.")
    else:
        yield from _getal(norm.termijn, doorloop)
    if isinstance(norm, Plicht) and norm.alleen_eerste:
        yield _("Alleen de eerste keer telt; wat daarna komt, begint geen nieuwe termijn.")
    if isinstance(norm, Plicht) and norm.vol_te_houden:
        yield _("Dit geldt tot en met de laatste dag. Daarna is het vanzelf klaar.")
    if not norm.uitstel:
        yield _("Uitstel afspreken kan hier niet.")


def _vensters(norm: Periodiek) -> str:
    if norm.hoogstens == 1:
        return _("Er is een periode. Daarna begint geen nieuwe.")
    if norm.wijze == "rollend":
        return _("De volgende periode begint op de dag waarop het gedaan is.")
    if norm.kalenderjaar:
        return _("Dit geldt voor de samenwerking in de regio, niet per dossier. De periodes zijn kalenderjaren.")
    return _("De periodes sluiten op elkaar aan, gerekend vanaf de eerste dag. Eerder doen verschuift ze niet.")


def _getal(termijn: Termijn, doorloop: Doorloop) -> Iterator[str]:
    if termijn.eigen_voorstel:
        yield _("Dit getal staat niet in de afspraken. Het is een eigen voorstel dat uw organisatie kan aanpassen.")
    if termijn.richting is Richting.VOOR:
        yield _("Er wordt teruggeteld; de laatste dag schuift niet op voor vrije dagen.")
        return
    yield _("De dag waarop het begint, telt niet mee.")
    if termijn.eenheid is Eenheid.WERKDAG:
        yield _("Weekenden en feestdagen tellen niet mee.")
    elif loopt_door(termijn, doorloop):
        yield _("Is de laatste dag een zaterdag, zondag of feestdag? Dan mag het ook op de eerste werkdag daarna.")
    else:
        yield _("De laatste dag schuift niet op voor vrije dagen.")


def loopt_door(termijn: Termijn, doorloop: Doorloop) -> bool:
    """Whether a term that ends on a free day runs on: as the set chose, and not for terms longer than the law names."""
    langste = LANGSTE_DOORLOPENDE.get(termijn.eenheid)
    return doorloop is Doorloop.ATW and langste is not None and termijn.getal <= langste
