"""The pages of a round: choose, fill in, try, record. All that it is about is in the form; nothing is kept between."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from waakvlam import klok
from waakvlam.dossiers.api import Gevonden, genoemde_dossiers, te_kiezen_dossiers
from waakvlam.kern.taal import Gebeurtenistype
from waakvlam.rondes.forms import Keuzeformulier, Lijstformulier, Rijformulier, Samenformulier
from waakvlam.rondes.lijst import MAX_RIJEN, Lijst, Lijstfout, lees_lijst
from waakvlam.rondes.rijen import Rij, Ronde
from waakvlam.rondes.soorten import per_thema, soorten
from waakvlam.toegang.api import Lezer, eis_lezer, lezer_van_verzoek, set_in
from waakvlam.web.api import Woorden, clausuleprefix, woorden_van

NIET_GOED = 422
FORMULIER = ["GET", "HEAD", "POST"]
VAN = {"mij": gettext_lazy("Mij en wie ik vervang"), "team": gettext_lazy("Mijn team"), "": gettext_lazy("Iedereen")}


@eis_lezer
@require_http_methods(FORMULIER)
def begin(request: HttpRequest) -> HttpResponse:
    """Choose an act and dossiers, or give a list; what was ticked in the work list is ticked here."""
    lezer = lezer_van_verzoek(request)
    themas = per_thema(lezer)
    gekozen = request.GET.getlist("nummer")[:MAX_RIJEN]
    van = request.GET.get("van", "" if gekozen else "mij")
    keuze = te_kiezen_dossiers(lezer, van)
    erbij = genoemde_dossiers(lezer, set(gekozen) - {d.nummer for d in keuze.rijen})
    dossiers = (*erbij.values(), *keuze.rijen)
    form = Keuzeformulier(themas, dossiers, initial={"nummer": gekozen})
    lijst = Lijstformulier(themas)
    if request.method == "POST" and "lijst" in request.POST:
        lijst = Lijstformulier(themas, request.POST, request.FILES)
        if (antwoord := _uit_lijst(request, lezer, lijst)) is not None:
            return antwoord
    elif request.method == "POST":
        form = Keuzeformulier(themas, dossiers, request.POST)
        if form.is_valid():
            return _nieuw(request, lezer, soorten(lezer)[form.cleaned_data["soort"]], form.cleaned_data["nummer"])
    context = {
        "form": form,
        "lijst": lijst,
        "themas": themas,
        "dossiers": dossiers,
        "meer": keuze.meer,
        "van": [(naam, titel, naam == van) for naam, titel in VAN.items()],
        "kruimels": _kruimels(_("Een feit in meer dossiers")),
    }
    return render(request, "rondes/begin.html", context, status=NIET_GOED if form.errors or lijst.errors else 200)


@eis_lezer
@require_http_methods(FORMULIER)
def invullen(request: HttpRequest) -> HttpResponse:
    """Try every row that is taken along, or record it: each in a transaction of its own, whatever becomes of others."""
    lezer = lezer_van_verzoek(request)
    soort = soorten(lezer).get(request.POST.get("soort", ""))
    if soort is None or request.method != "POST":
        return redirect("rondes:begin")
    return _doe(request, lezer, soort, request.POST.copy(), vast=request.POST.get("stap") == "vastleggen")


def _nieuw(request: HttpRequest, lezer: Lezer, soort: Gebeurtenistype, nummers: Sequence[str]) -> HttpResponse:
    """The empty form, with a row per dossier."""
    woorden, gevonden = _woorden(lezer), genoemde_dossiers(lezer, nummers)
    rijen = [
        Rij(Rijformulier(soort, woorden, prefix=f"r{i}", initial=Rijformulier.begin(nummer)), dossier)
        for i, (nummer, dossier) in enumerate(gevonden.items())
    ]
    return _toon(request, soort, Samenformulier(soort, woorden, initial={"op": klok.vandaag()}), rijen)


def _uit_lijst(request: HttpRequest, lezer: Lezer, form: Lijstformulier) -> HttpResponse | None:
    """The rows of a list, tried at once; None where the form says what is wrong."""
    if not form.is_valid():
        return None
    soort = soorten(lezer)[form.cleaned_data["soort"]]
    try:
        lijst = lees_lijst(form.cleaned_data["bestand"].read(), soort, _woorden(lezer))
    except Lijstfout as fout:
        form.add_error("bestand", str(fout))
        return None
    gevonden = genoemde_dossiers(lezer, {rij.dossier for rij in lijst.rijen})
    data = QueryDict(mutable=True)
    bekend = [rij for rij in lijst.rijen if rij.dossier in gevonden]
    for i, rij in enumerate(bekend):
        cellen = {**Rijformulier.begin(gevonden[rij.dossier].nummer), **rij.cellen}
        data.update({f"r{i}-{naam}": str(waarde) for naam, waarde in cellen.items()})
    data.update({"aantal": str(len(bekend)), "op": klok.vandaag().isoformat()})
    return _doe(request, lezer, soort, data, vast=False, uit_lijst=_over_lijst(lijst, gevonden))


def _over_lijst(lijst: Lijst, gevonden: Mapping[str, Gevonden]) -> dict[str, Any]:
    """What of a list is not taken along: lines that name no dossier of the reader, and columns."""
    return {
        "regels": [rij.regel for rij in lijst.rijen if rij.dossier not in gevonden],
        "kolommen": lijst.overgeslagen,
    }


def _doe(
    request: HttpRequest,
    lezer: Lezer,
    soort: Gebeurtenistype,
    data: QueryDict,
    *,
    vast: bool,
    uit_lijst: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Every row, tried or recorded."""
    woorden = _woorden(lezer)
    samen = Samenformulier(soort, woorden, data)
    rijen, weg = _rijen(lezer, soort, woorden, data)
    if samen.is_valid():
        ronde = Ronde(lezer, samen.cleaned_data, woorden, klok.vandaag())
        for rij in rijen:
            if rij.is_gedaan:
                rij.stand = "gedaan"
            elif rij.gaat_mee:
                (ronde.leg_vast if vast else ronde.proef)(rij)
    return _toon(request, soort, samen, rijen, {"weg": weg, "uit_lijst": uit_lijst, "vast": vast, "geprobeerd": True})


def _rijen(lezer: Lezer, soort: Gebeurtenistype, woorden: Woorden, data: QueryDict) -> tuple[list[Rij], list[str]]:
    """The rows that were sent, and the numbers of those that are not the reader's (any more)."""
    aantal = data.get("aantal", "")
    forms = [
        Rijformulier(soort, woorden, data, prefix=f"r{i}")
        for i in range(min(int(aantal) if aantal.isdecimal() else 0, MAX_RIJEN))
    ]
    nummers = [str(form["nummer"].value() or "") for form in forms]
    gevonden = genoemde_dossiers(lezer, nummers)
    paren = list(zip(forms, nummers, strict=True))
    return [Rij(f, gevonden[n]) for f, n in paren if n in gevonden], [n for f, n in paren if n not in gevonden]


def _toon(
    request: HttpRequest,
    soort: Gebeurtenistype,
    samen: Samenformulier,
    rijen: list[Rij],
    verder: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The rows, and what came of each."""
    context = {
        "soort": soort,
        "samen": samen,
        "rijen": rijen,
        "aantal": 1 + max((int(str(rij.form.prefix)[1:]) for rij in rijen), default=-1),
        "tel": {stand: sum(rij.stand == stand for rij in rijen) for stand in ("kan", "gedaan", "reden", "fout")},
        "te_doen": [rij for rij in rijen if rij.stand != "gedaan"],
        "clausule_url": clausuleprefix(),
        "kruimels": _kruimels(_("Een feit in meer dossiers")),
        **(verder or {}),
    }
    fout = samen.errors or any(rij.stand == "fout" for rij in rijen)
    return render(request, "rondes/invullen.html", context, status=NIET_GOED if fout else 200)


def _woorden(lezer: Lezer) -> Woorden:
    """The words of the agreements that the reader's region follows today. Only for who may record something."""
    naam = set_in(lezer.regio, klok.vandaag())
    assert naam is not None
    return woorden_van(naam)


def _kruimels(titel: str) -> list[tuple[str, str | None]]:
    return [(_("Werkvoorraad"), reverse("werkvoorraad:lijst")), (titel, None)]
