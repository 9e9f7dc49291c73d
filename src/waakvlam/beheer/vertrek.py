"""Before the own organisation leaves: what goes along, what ends, and which dossiers hold it back. Does nothing."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waakvlam import klok
from waakvlam.beheer.organisatie import kruimels
from waakvlam.dossiers.api import Vertrekregel, eigen_vertrekregels
from waakvlam.toegang.api import Lezer, eis_bevoegdheid, lezer_van_verzoek, organisaties, rolnaam, te_beeindigen

GETOOND: Final = 100
"""How many dossiers that hold it back are named at once."""


@eis_bevoegdheid("leden_beheren")
@require_safe
def vertrek(request: HttpRequest) -> HttpResponse:
    """What leaving would come to, for the reader's own role."""
    lezer = lezer_van_verzoek(request)
    regels = eigen_vertrekregels(lezer)
    tegen = [regel for regel in regels if regel.houdt_tegen]
    namen = organisaties()
    context = {
        "lezer": lezer,
        "rol": rolnaam(lezer.regio, lezer.rol, klok.vandaag()),
        "dossiers": len(regels),
        "aantal_tegen": len(tegen),
        "tegen": [_rij(lezer, regel, namen) for regel in tegen[:GETOOND]],
        "getoond": GETOOND,
        "einde": te_beeindigen(lezer.organisatie),
        "kruimels": kruimels(_("Vertrek voorbereiden")),
    }
    return render(request, "beheer/vertrek.html", context)


def _rij(lezer: Lezer, regel: Vertrekregel, namen: dict[str, str]) -> dict[str, Any]:
    kunnen = (sleutel for sleutel, _rol in regel.kunnen_toevoegen)
    wie = [_("uw organisatie") if sleutel == lezer.organisatie else namen.get(sleutel, sleutel) for sleutel in kunnen]
    return {"regel": regel, "wie": ", ".join(dict.fromkeys(wie))}
