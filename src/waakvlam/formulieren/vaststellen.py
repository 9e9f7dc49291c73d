"""Settle a form: first what will be recorded, then all of it at once, or a refusal beside what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waakvlam.dossierblad.api import Blad, bewaar_resultaat, dossierpagina
from waakvlam.dossiers import api
from waakvlam.formulieren.gedeeld import NIET_GOED, SOORT, eis_formulier, open_blad, toon
from waakvlam.formulieren.invullen import lees_formulier, toon_invulling
from waakvlam.formulieren.invulling import Invulling, Opbrengst
from waakvlam.formulieren.oogst import Oogstfeit
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.toegang.api import Lezer, NietGevonden, lezer_van_verzoek
from waakvlam.web.api import clausuleprefix

REDEN, NIET, VERSIEREDEN = "reden-", "niet-", "versiereden"
KLAAR = "formulier_vastgesteld"
BEWAARD = 20


@dataclass
class Weigering:
    """Why nothing was recorded: at which fact (-1: none alone), and what stands there."""

    feit: int = -1
    tekst: str = ""
    ontbreekt: tuple[api.Ontbrekend, ...] = ()
    clausules: tuple[str, ...] = ()
    vraagt_reden: bool = False
    tussendoor: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Stap:
    """One sending: who, what, and what was typed on the page."""

    request: HttpRequest
    lezer: Lezer
    blad: Blad
    concept: api.Conceptinhoud
    invulling: Invulling

    @property
    def gestuurd(self) -> Mapping[str, str]:
        """What was typed on this page."""
        return self.request.POST

    def opbrengst(self) -> Opbrengst:
        """What settling does, with the reasons that were given."""
        redenen = {
            int(naam.removeprefix(REDEN)): reden.strip()
            for naam, reden in self.gestuurd.items()
            if naam.startswith(REDEN) and naam.removeprefix(REDEN).isdecimal()
        }
        return self.invulling.opbrengst(self.concept.regel.kenmerk, redenen)

    def gekozen(self, opbrengst: Opbrengst) -> list[int]:
        """The facts to record: not those that were left to the form alone."""
        return [i for i in range(len(opbrengst.nu)) if f"{NIET}{i}" not in self.gestuurd]


@dossierpagina
@require_http_methods(["GET", "HEAD", "POST"])
def vaststellen(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """What this form records; sent: settle it."""
    lezer = lezer_van_verzoek(request)
    try:
        concept = lees_formulier(lezer, nummer, kenmerk)
    except NietGevonden:
        if eerder := request.session.get(KLAAR, {}).get(kenmerk):
            return redirect("formulieren:stuk", nummer, eerder)
        raise
    blad = open_blad(lezer, nummer, kort=False)
    invulling = Invulling(blad, eis_formulier(blad, concept.regel.naam), concept.waarden)
    if not invulling.is_valid():
        return toon_invulling(request, blad, invulling, concept.regel, NIET_GOED)
    stap = Stap(request, lezer, blad, concept, invulling)
    if request.method != "POST":
        return _toon(stap, stap.opbrengst(), None)
    return _stel_vast(stap)


def _stel_vast(stap: Stap) -> HttpResponse:
    opbrengst = stap.opbrengst()
    if stap.gestuurd.get("versie") != str(stap.concept.regel.versie):
        return _toon(stap, opbrengst, Weigering(tekst=_("Het formulier is intussen gewijzigd. Kijk of dit nog klopt.")))
    reden = stap.gestuurd.get(VERSIEREDEN, "").strip()
    if stap.concept.regel.stuk and not reden:
        return _toon(stap, opbrengst, Weigering(tekst=_("Schrijf waarom er een nieuwe versie is.")))
    gekozen = stap.gekozen(opbrengst)
    try:
        # Where the document is, is kept with it: a second sending finds it, whichever is answered.
        with transaction.atomic():
            gedaan = _leg_vast(stap, [opbrengst.nu[i][1] for i in gekozen], reden)
            stuk = _kenmerk(stap, gedaan)
            klaar = list(stap.request.session.get(KLAAR, {}).items())[-BEWAARD + 1 :]
            stap.request.session[KLAAR] = dict(klaar) | {stap.concept.regel.kenmerk: stuk}
            bewaar_resultaat(stap.request.session, stap.invulling.formulier.titel, gedaan)
            stap.request.session.save()
    except api.Gewijzigd as fout:
        tussendoor = [(f.titel, f.op, stap.blad.organisatienaam(f.organisatie)) for f in fout.tussendoor]
        tekst = _("Iemand anders legde intussen iets vast. Kijk of dit nog klopt.")
        return _toon(stap, opbrengst, Weigering(tekst=tekst, tussendoor=tussendoor))
    except api.Ongeldig as fout:
        return _ongeldig(stap, opbrengst, gekozen, fout)
    except (api.Geweigerd, api.MotiveringNodig, api.AnderVerzoek) as fout:
        return _toon(stap, opbrengst, _geweigerd(fout, gekozen))
    return redirect(f"{_stuk_adres(stap, stuk)}?vastgelegd={gedaan.kenmerk}")


def _leg_vast(stap: Stap, feiten: list[api.Vastlegging], reden: str) -> api.Resultaat:
    concept, formulier = stap.concept.regel, stap.invulling.formulier
    nieuw = api.Nieuwstuk(
        SOORT, formulier.id, formulier.titel, stap.blad.woorden.rekenset.naam, stap.invulling.delen(),
        stuk=concept.stuk or None, reden=reden,
    )  # fmt: skip
    return api.stel_vast(
        stap.lezer, stap.blad.beeld.nummer, nieuw, stap.invulling.cleaned_data["op"], feiten,
        verwacht=stap.gestuurd.get("stand") or stap.blad.beeld.stand, verzoek=concept.kenmerk, concept=concept.kenmerk,
    )  # fmt: skip


def _kenmerk(stap: Stap, gedaan: api.Resultaat) -> str:
    """The mark of the document, of which the result names the first part."""
    beeld = api.dossierbeeld(stap.lezer, stap.blad.beeld.nummer, kort=True)
    [deel] = [f for f in beeld.feiten if f.kenmerk == gedaan.kenmerk]
    return str({naam: waarde for naam, _titel, waarde in deel.velden}["stuk"])


def _stuk_adres(stap: Stap, stuk: str) -> str:
    return reverse("formulieren:stuk", args=[stap.blad.beeld.nummer, stuk])


def _ongeldig(stap: Stap, opbrengst: Opbrengst, gekozen: list[int], fout: api.Ongeldig) -> HttpResponse:
    """What does not fit, at the question that it came from; what came from no question is said on top."""
    van = opbrengst.nu[gekozen[fout.feit]][0].van if fout.feit >= 0 else {}
    for veld, teksten in fout.fouten.items():
        naam = van.get(veld) or van.get("", "")
        naam = naam if naam in stap.invulling.fields else ("op" if veld == "op" else "")
        for tekst in teksten:
            stap.invulling.add_error(naam or None, tekst)
    return toon_invulling(stap.request, stap.blad, stap.invulling, stap.concept.regel, NIET_GOED)


def _geweigerd(fout: api.Vastlegfout, gekozen: list[int]) -> Weigering:
    feit = gekozen[fout.feit] if fout.feit >= 0 else -1
    if isinstance(fout, api.Geweigerd):
        return Weigering(feit, fout.reden, fout.ontbreekt, fout.clausules)
    if isinstance(fout, api.MotiveringNodig):
        return Weigering(feit, _("Schrijf op waarom u dit toch vastlegt."), fout.ontbreekt, vraagt_reden=True)
    return Weigering(feit, str(fout))


def _toon(stap: Stap, opbrengst: Opbrengst, weigering: Weigering | None) -> HttpResponse:
    """The summary, with what was refused where it stands."""
    blad, woorden = stap.blad, stap.blad.woorden
    context = {
        "formulier": stap.invulling.formulier,
        "concept": stap.concept.regel,
        "regels": [_regel(stap, i, weigering, *wat) for i, wat in enumerate(opbrengst.nu)],
        "na_tekenen": [_feit(blad, f) | {"wie": woorden.rollen(f.wacht_op)} for f in opbrengst.na_tekenen],
        "zonder_dag": [_feit(blad, f) for f in opbrengst.zonder_dag],
        "door_ander": [
            _feit(blad, f) | {"wie": woorden.rollen(woorden.rekenset.typen[f.type].door)} for f in opbrengst.door_ander
        ],
        "tekenen": woorden.rollen(stap.invulling.formulier.ondertekenaars),
        "stand": blad.beeld.stand,
        "weigering": weigering,
        "versiereden": stap.gestuurd.get(VERSIEREDEN, ""),
        "clausule_url": clausuleprefix(),
    }
    titel = _("Controleer en stel vast")
    return toon(stap.request, blad, "vaststellen", titel, context, NIET_GOED if weigering else 200)


def _regel(
    stap: Stap,
    nummer: int,
    weigering: Weigering | None,
    feit: Oogstfeit,
    vastlegging: api.Vastlegging,
    mag: api.Mogelijkheid,
) -> dict[str, Any]:
    """One fact that will be recorded, with the reason that it asks and what was refused about it."""
    hier = weigering if weigering and weigering.feit == nummer else None
    return _feit(stap.blad, feit, vastlegging.velden) | {
        "nummer": nummer,
        "met_reden": mag.oordeel == "met_motivering" or vastlegging.motivering or (hier and hier.vraagt_reden),
        "reden": vastlegging.motivering,
        "weigering": hier,
        "niet": f"{NIET}{nummer}" in stap.gestuurd if stap.gestuurd else _staat_er_al(stap.blad, vastlegging),
        "mag": mag,
        "namens": stap.blad.woorden.rol(vastlegging.namens) if vastlegging.namens else "",
    }


def _staat_er_al(blad: Blad, vastlegging: api.Vastlegging) -> bool:
    """Whether the reader's organisation recorded this very fact before, such as with an earlier version."""
    eigen = (f for f in blad.beeld.feiten if f.eigen and f.stand == "geldt" and f.type == vastlegging.type)
    velden = {naam: tuple(w) if isinstance(w, list) else w for naam, w in vastlegging.velden.items()}
    return any(f.op == vastlegging.op and {n: w for n, _titel, w in f.velden} == velden for f in eigen)


def _feit(blad: Blad, feit: Oogstfeit, velden: Mapping[str, Veldwaarde] | None = None) -> dict[str, Any]:
    soort = blad.woorden.rekenset.typen[feit.type]
    ingevuld = feit.velden if velden is None else velden
    return {
        "titel": soort.titel,
        "dag": feit.op,
        "velden": [(soort.velden[n].titel, blad.woorden.veldwaarde(soort.type, n, w)) for n, w in ingevuld.items()],
    }
