"""The pages of inviting, for administrators, and of accepting an invitation, for who has the link."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from waakvlam import klok
from waakvlam.organisaties.api import Organisatiefout, leden_van, organisatie
from waakvlam.toegang import overzicht
from waakvlam.toegang import uitnodigen as kern
from waakvlam.toegang.bevoegdheden import FUNCTIENAMEN
from waakvlam.toegang.kwijt import neem_tweede_stap_weg
from waakvlam.toegang.models import Uitnodiging
from waakvlam.toegang.streken import rolnaam
from waakvlam.toegang.toelating import eis_bevoegdheid, lezer_van_verzoek
from waakvlam.toegang.uitnodigformulieren import Aannemen, Uitnodigen

SESSIESLEUTEL = "toegang_uitnodiging"


@eis_bevoegdheid("leden_beheren")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def uitnodigen(request: HttpRequest) -> HttpResponse:
    """Invite a colleague. Where no mail goes out, the answer shows the link, this once."""
    lezer = lezer_van_verzoek(request)
    form = Uitnodigen(lezer, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            rij, geheim = kern.nodig_uit(form.gevraagd(), lezer.account)
        except Organisatiefout as fout:
            form.add_error(None, str(fout))
        else:
            adres = request.build_absolute_uri(reverse("toegang:uitnodiging_link", args=[geheim]))
            if kern.stuur(rij, adres):
                messages.success(request, _("De uitnodiging is verstuurd."))
                return redirect("toegang:uitnodigingen")
            return render(request, "toegang/uitgenodigd.html", {"adres": adres, "rij": rij})
    return render(request, "toegang/uitnodigen.html", {"form": form})


@eis_bevoegdheid("leden_beheren")
@require_GET
def uitnodigingen(request: HttpRequest) -> HttpResponse:
    """The open invitations of the own organisation."""
    vandaag = klok.vandaag()
    rijen = [
        (rij, rolnaam(rij.regio, rij.rol, vandaag), FUNCTIENAMEN[rij.functie])
        for rij in kern.open_in(lezer_van_verzoek(request).organisatie)
    ]
    return render(request, "toegang/uitnodigingen.html", {"rijen": rijen})


@eis_bevoegdheid("leden_beheren")
@require_POST
def trek_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an invitation of the own organisation."""
    lezer = lezer_van_verzoek(request)
    if kern.trek_in(lezer.organisatie, pk, lezer.account):
        messages.success(request, _("De uitnodiging is ingetrokken."))
    return redirect("toegang:uitnodigingen")


@eis_bevoegdheid("leden_beheren")
@require_GET
def wie_kan_wat(request: HttpRequest) -> HttpResponse:
    """Everyone in the own organisation: what they can do, and why."""
    rijen = overzicht.wie_kan_wat(lezer_van_verzoek(request).organisatie)
    return render(request, "toegang/wie_kan_wat.html", {"rijen": rijen})


@eis_bevoegdheid("leden_beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def tweede_stap_weg(request: HttpRequest, nummer: int) -> HttpResponse:
    """Take away the second step of a member who lost it, and show the code for a new one, this once.

    One's own is not found: for that one needs a colleague.
    """
    lezer = lezer_van_verzoek(request)
    nu = klok.nu()
    leden = (r for r in leden_van(lezer.organisatie) if r.id == nummer and r.geldt_op(nu))
    lid = next((r for r in leden if r.account != lezer.account), None)
    if lid is None:
        raise Http404
    if request.method != "POST":
        return render(request, "toegang/tweede_stap_weg.html", {"lid": lid})
    code = neem_tweede_stap_weg(lezer, lid)
    return render(request, "toegang/tweede_stap_code.html", {"lid": lid, "code": code})


@require_GET
def uitnodiging_link(request: HttpRequest, geheim: str) -> HttpResponse:
    """Take the secret out of the address, so that it is in no history or referer, and go on."""
    request.session[SESSIESLEUTEL] = kern.hash_van(geheim)
    return redirect("toegang:uitnodiging")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging(request: HttpRequest) -> HttpResponse:
    """Accept the invitation of the link: someone new chooses a password, who has an account logs in first."""
    rij = kern.open_met(request.session.get(SESSIESLEUTEL, ""))
    if rij is None:
        return render(request, "toegang/uitnodiging_weg.html", status=410)
    if request.user.is_authenticated:
        return _door_bekende(request, rij)
    if not kern.mag_wachtwoord_kiezen(rij):
        return render(request, "toegang/uitnodiging.html", _context(rij))
    return _door_nieuwe(request, rij)


def _context(rij: Uitnodiging) -> dict[str, object]:
    waar = organisatie(rij.organisatie)
    return {"rij": rij, "organisatie": waar.naam if waar is not None else rij.organisatie}


def _door_bekende(request: HttpRequest, rij: Uitnodiging) -> HttpResponse:
    assert request.user.is_authenticated
    if request.user.email != rij.email:
        return render(request, "toegang/uitnodiging_ander.html", _context(rij), status=403)
    if request.method != "POST":
        return render(request, "toegang/uitnodiging.html", _context(rij))
    try:
        kern.aanvaard(rij.geheim_hash, request.user)
    except Organisatiefout:
        return render(request, "toegang/uitnodiging_weg.html", status=410)
    del request.session[SESSIESLEUTEL]
    messages.success(request, _("U kunt nu ook voor deze organisatie werken."))
    return redirect("toegang:organisatie")


def _door_nieuwe(request: HttpRequest, rij: Uitnodiging) -> HttpResponse:
    form = Aannemen(rij.email, request.POST or None, initial={"naam": rij.naam})
    if request.method != "POST" or not form.is_valid():
        return render(request, "toegang/uitnodiging.html", _context(rij) | {"form": form})
    try:
        account = kern.kom_binnen(rij, form.cleaned_data["naam"], form.cleaned_data["wachtwoord"])
    except Organisatiefout:
        return render(request, "toegang/uitnodiging_weg.html", status=410)
    del request.session[SESSIESLEUTEL]
    record_authentication(request, account, "password", reauthenticated=True)
    antwoord: HttpResponse = perform_login(request, account, redirect_url="/")
    return antwoord
