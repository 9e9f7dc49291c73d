"""The work list."""

from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from waakvlam import klok
from waakvlam.dossiers.api import set_om_te_openen, werkers, werkvoorraad
from waakvlam.toegang.api import eis_lezer, heeft_bevoegdheid, lezer_van_verzoek
from waakvlam.web.api import clausuleprefix
from waakvlam.werkvoorraad import tonen
from waakvlam.werkvoorraad.forms import VRAGEN, Filter

MAX_CIJFERS = 5


@eis_lezer
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """One group of terms, filtered, a page at a time. Reads indexed rows only: nothing is evaluated here.

    Who does no work in dossiers starts at the log.
    """
    lezer = lezer_van_verzoek(request)
    if not heeft_bevoegdheid(lezer, "dossiers_openen"):
        return redirect("verantwoording:lijst")
    rollen = tonen.rollen(lezer.regio)
    werkers_ = werkers(lezer)
    form = Filter(rollen, request.GET, werkers=werkers_)
    vraag = {naam: form.waarde(naam) for naam in VRAGEN}
    groep = form.waarde("groep") if form.waarde("groep") in tonen.GROEPEN else ""
    bladzijde = werkvoorraad(lezer, groep=groep, pagina=_getal(request.GET.get("pagina")), **vraag)
    groep = bladzijde.groep
    zoekvraag = urlencode({naam: waarde for naam, waarde in vraag.items() if waarde})
    context = {
        "lezer": lezer,
        "peildatum": klok.vandaag(),
        "mag_openen": set_om_te_openen(lezer) is not None,
        "groep": groep,
        "titel": tonen.GROEPEN[groep][0],
        "uitleg": tonen.UITLEG[groep],
        "leeg": tonen.GROEPEN[groep][2],
        "tellers": tonen.tellers(bladzijde.tellingen, groep, f"&{zoekvraag}" if zoekvraag else ""),
        "form": Filter(rollen, {**vraag, "groep": groep}, werkers=werkers_),
        "gefilterd": form.gebruikt,
        "wissen": f"?groep={groep}" if form.gebruikt else "",
        "aantal": bladzijde.aantal,
        "meer_dan": tonen.meer_dan(bladzijde.aantal),
        "clausule_url": clausuleprefix(),
        "termijnen": [tonen.rij(regel) for regel in bladzijde.rijen],
        "pagina": _pagina(bladzijde.pagina, bladzijde.paginas),
    }
    return render(request, "werkvoorraad/lijst.html", context)


def _getal(tekst: str | None) -> int:
    """A page number; 1 for anything that is none."""
    return int(tekst) if tekst and tekst.isdecimal() and len(tekst) <= MAX_CIJFERS else 1


def _pagina(nummer: int, aantal: int) -> Page[int]:
    """The links to other pages; the rows themselves come from the store."""
    return Paginator(range(max(aantal, 1)), 1).get_page(nummer)
