"""Every place that sends mail is described, and no mail says anything of a dossier, not even its number."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.hulp.inloggen import ANKER, maak_lid
from tests.zicht import kruis, sjablonen
from tests.zicht.bewaren import bewaar
from waakvlam.logboek.api import Alarmmelding, meld_alarmen
from waakvlam.logboek.models import Alarm
from waakvlam.organisaties.api import lidmaatschappen_van
from waakvlam.toegang.kwijt import neem_tweede_stap_weg
from waakvlam.toegang.stand import als_lezer
from waakvlam.toegang.uitnodigen import Gevraagd, nodig_uit, stuur
from waakvlam.verantwoording.post import mail_alarm

VERZENDT = re.compile(r"from django\.core(\.mail import| import .*\bmail\b)")
VERZENDERS = {
    "toegang/kwijt.py": "that the own second step was taken away",
    "toegang/uitnodigen.py": "the link of an invitation",
    "verantwoording/post.py": "that there is an alarm, and where to read it",
}
"""Modules that send mail, and what about. Logging in by `allauth` mails the link to choose a new password."""


def test_every_place_that_sends_mail_is_described():
    modules = {pad: pad.read_text("utf-8") for pad in sjablonen.BRON.rglob("*.py")}
    gevonden = {pad.relative_to(sjablonen.BRON).as_posix() for pad, t in modules.items() if VERZENDT.search(t)}
    assert gevonden == set(VERZENDERS)


@pytest.mark.usefixtures("echt")
def test_no_mail_says_anything_of_a_dossier(settings, django_capture_on_commit_callbacks):
    settings.MAIL_AAN = True
    proef = kruis.maak("amsterdam-2026", "gegeven")
    nummer = bewaar(proef)
    account, lid = maak_lid("vera@anker.example", ANKER, "functionaris_gegevensbescherming")
    naar = ("a", "andere", "ggd", "zorgaanbieder", ("zorg_geleverd",), proef.dag)
    meld_alarmen([Alarmmelding(ANKER, "zorgaanbieder", nummer, "0" * 16, "nood", *naar)])
    gevraagd = Gevraagd(ANKER, "mos@anker.example", "Mos Luchtspiegeling", "zorgaanbieder", "Amsterdam")
    with django_capture_on_commit_callbacks(execute=True):
        mail_alarm({"alarm": Alarm.objects.get().pk})
        neem_tweede_stap_weg(als_lezer(lid), lidmaatschappen_van(account.kenmerk)[0])
        stuur(nodig_uit(gevraagd, account.kenmerk)[0], "https://voorbeeld.example/uitnodiging/")
        Client().post(reverse("account_reset_password"), {"email": account.email})
    teksten = [str(bericht.message()) for bericht in mail.outbox]
    assert len(teksten) == 4
    assert not [geheim for geheim in (nummer, *proef.alles) for tekst in teksten if geheim in tekst]
