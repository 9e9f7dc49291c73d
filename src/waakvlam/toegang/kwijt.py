"""A lost telephone: an administrator takes the second step of a member away, who then sets up another."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.sessions.models import Session
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.logboek.api import noteer
from waakvlam.organisaties.api import Lidregel, lidmaatschappen_van
from waakvlam.toegang import logregels
from waakvlam.toegang.instelcode import geef_uit
from waakvlam.toegang.lezer import Lezer


def neem_tweede_stap_weg(lezer: Lezer, lid: Lidregel) -> str:
    """Take away app, passkeys and recovery codes of a member, and end their sessions, all in one transaction.

    Their password stays, and is asked before a new second step can be set up, with the code that this gives: told only
    here. Every organisation for which they work finds it in its log of access, and they get a mail where mail goes out.
    """
    with transaction.atomic():
        account = get_user_model().objects.select_for_update().get(kenmerk=lid.account)
        Authenticator.objects.filter(user=account).delete()
        code = geef_uit(account)
        beeindig_sessies(account.pk)
        for waar in {lid.organisatie, *(ander.organisatie for ander in lidmaatschappen_van(lid.account))}:
            logregels.schrijf(logregels.FACTOR_HERSTELD, account=lezer.account, over=lid.account, organisatie=waar)
        betrokkene = {lid.account: ["inloggen"]}
        noteer(
            lezer.wie, "accounts_beheren", betrokkene,
            handeling="wissen", pad="toegang.tweede_stap", soort="medewerker",
        )  # fmt: skip
        if settings.MAIL_AAN:
            tekst = render_to_string("toegang/tweede_stap_weg.txt", {"organisatie": lezer.organisatienaam})
            onderwerp = _("Uw tweede stap bij het inloggen is weggehaald")
            transaction.on_commit(lambda: send_mail(onderwerp, tekst.strip() + "\n", None, [lid.email]))
    return code


def beeindig_sessies(account_pk: int) -> int:
    """End every session of an account; gives how many. It looks into each that still runs, which is rarely needed."""
    lopend = Session.objects.filter(expire_date__gt=klok.nu()).iterator()
    van_account = [s.session_key for s in lopend if s.get_decoded().get(SESSION_KEY) == str(account_pk)]
    return Session.objects.filter(session_key__in=van_account).delete()[0]
