"""The pages around logging in that are our own: what allauth's lack, the second step, and choosing for whom to act."""

from allauth.account import views as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from waakvlam import klok
from waakvlam.toegang import instelcode as kern
from waakvlam.toegang import logregels, sessie
from waakvlam.toegang.aanbieders import aanbieders
from waakvlam.toegang.bevoegdheden import ONDERSTEUNING
from waakvlam.toegang.inlogformulieren import Instelcode
from waakvlam.toegang.middleware import toegang_op
from waakvlam.toegang.stand import Stand
from waakvlam.toegang.streken import rolnaam
from waakvlam.web.api import BELEID, NIET_GOED


def inloggen(request: HttpRequest) -> HttpResponseBase:
    """The page to log in on, with a button per provider.

    A form may go to the providers from here: the browser follows the policy for where a form ends up, too.
    """
    antwoord = account.login(request)
    oorsprongen = sorted(oorsprong for a in aanbieders().values() for oorsprong in a.oorsprongen)
    if oorsprongen:
        beleid = BELEID.replace("form-action 'self'", " ".join(("form-action 'self'", *oorsprongen)))
        antwoord.headers["Content-Security-Policy"] = beleid
    if hasattr(antwoord, "context_data") and antwoord.context_data is not None:
        antwoord.context_data |= {"aanbieders": list(aanbieders().values()), "mail": settings.MAIL_AAN}
    return antwoord


def vergeten(request: HttpRequest) -> HttpResponseBase:
    """Ask a link for a new password; not found where no mail goes out."""
    if not settings.MAIL_AAN:
        raise Http404
    return account.password_reset(request)


def wachtwoord(request: HttpRequest) -> HttpResponseBase:
    """Change the password; not found for who has none, and comes in by a provider."""
    if not (request.user.is_authenticated and request.user.has_usable_password()):
        raise Http404
    return account.password_change(request)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def instelcode(request: HttpRequest) -> HttpResponse:
    """Ask the code that an administrator passed on; only for who must show one. Wrong and too late look alike."""
    if toegang_op(request).stand is not Stand.ZONDER_INSTELCODE:
        return redirect("/")
    form = Instelcode(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if kern.toon(request, form.cleaned_data["code"]):
            return redirect("toegang:tweede_stap")
        form.add_error("code", _("Deze code klopt niet of werkt niet meer. Vraag uw beheerder zo nodig om een nieuwe."))
    return render(request, "toegang/instelcode.html", {"form": form}, status=NIET_GOED if form.errors else 200)


@require_GET
def tweede_stap(request: HttpRequest) -> HttpResponse:
    """Choose which second step to set up; nothing else is open until there is one."""
    return render(request, "toegang/tweede_stap.html")


@require_GET
@never_cache
def qr(request: HttpRequest) -> HttpResponse:
    """The secret of an app that is being set up, as a picture; not found when none is."""
    geheim = request.session.get(SECRET_SESSION_KEY)
    if not geheim or not request.user.is_authenticated:
        raise Http404
    regels = get_adapter()
    beeld = regels.build_totp_svg(regels.build_totp_url(request.user, geheim))
    return HttpResponse(beeld, content_type="image/svg+xml", headers={"Cache-Control": "no-store"})


@require_GET
def geen_toegang(request: HttpRequest) -> HttpResponse:
    """Says that no organisation gives access any more, or yet."""
    if toegang_op(request).stand is Stand.BINNEN:
        return redirect("/")
    return render(request, "toegang/geen_toegang.html", status=403)


@require_http_methods(["GET", "HEAD", "POST"])
def organisatie(request: HttpRequest) -> HttpResponse:
    """Choose for which organisation, and in which role, to act. A choice is logged."""
    toegang = toegang_op(request)
    if request.method == "POST":
        lid = next((lid for lid in toegang.lidmaatschappen if str(lid.id) == request.POST.get("lidmaatschap")), None)
        if lid is not None:
            request.session.cycle_key()
            request.session[sessie.LIDMAATSCHAP] = lid.id
            steun = lid.functie == ONDERSTEUNING
            soort = logregels.ONDERSTEUNING_GEBRUIKT if steun else logregels.GEWISSELD
            logregels.schrijf(soort, account=lid.account, organisatie=lid.organisatie, bijzonderheid=lid.rol)
            return redirect("/")
        messages.error(request, _("Kies een van deze organisaties."))
    vandaag = klok.vandaag()
    leden = [(lid, rolnaam(lid.regio, lid.rol, vandaag)) for lid in toegang.lidmaatschappen]
    return render(request, "toegang/organisatie.html", {"leden": leden})
