"""A demo cannot be switched on over a real installation, by no variable; and production settings are in order."""

import os
import subprocess
import sys

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured

from waakvlam import klok
from waakvlam.config.omgeving import lees_demo, lees_getal
from waakvlam.config.post import lees_mail
from waakvlam.toegang.api import eis_opstelling
from waakvlam.toegang.models import Opstelling

ECHT = {
    "WAAKVLAM_DEMO": "0",
    "WAAKVLAM_SECRET_KEY": "een lange en willekeurige waarde, alleen voor deze test, van 64 tekens",
    "WAAKVLAM_SLEUTEL": "A" * 43 + "=",
    "WAAKVLAM_HOSTS": "waakvlam.example",
}


def draai(tmp_path, anders, *opdracht):
    """Run a command as another process, on a folder of its own."""
    weg = ("WAAKVLAM_DEMO", "WAAKVLAM_DATABASE_URL", "WAAKVLAM_TEST_DATA", "DJANGO_ALLOW_ASYNC_UNSAFE")
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in weg}
    omgeving |= {"WAAKVLAM_DATA": str(tmp_path)} | anders
    return subprocess.run(
        [sys.executable, *opdracht], env=omgeving, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.django_db
@pytest.mark.opslag
@pytest.mark.parametrize(("eerst", "dan"), [(True, False), (False, True)])
def test_what_a_database_was_first_started_as_it_stays(settings, eerst, dan):
    settings.DEMO = eerst
    eis_opstelling()
    eis_opstelling()
    settings.DEMO = dan
    with pytest.raises(ImproperlyConfigured, match="start er niet op"):
        eis_opstelling()
    assert Opstelling.objects.count() == 1


@pytest.mark.django_db
def test_a_database_without_a_mark_in_which_someone_logged_in_is_real(settings):
    get_user_model().objects.create(email="puk@anker.example", naam="Puk", last_login=klok.nu())
    settings.DEMO = True
    with pytest.raises(ImproperlyConfigured):
        eis_opstelling()
    assert Opstelling.objects.get().soort == "echt"


WSGI = "import waakvlam.config.wsgi"
CLI = "from waakvlam.cli import main; main()"


@pytest.mark.traag
def test_no_variable_starts_a_demo_on_a_real_database(tmp_path):
    assert draai(tmp_path, ECHT, "manage.py", "migrate", "-v0").returncode == 0
    gemaakt = draai(
        tmp_path, ECHT, "-c", CLI, "beheerder", "puk@anker.example", "--naam", "Puk Schijngestalte", "--organisatie",
        "het-anker", "--organisatienaam", "Zorggroep Het Anker", "--rol", "zorgaanbieder", "--regio", "Amsterdam",
    )  # fmt: skip
    assert gemaakt.returncode == 0, gemaakt.stderr
    assert gemaakt.stdout.startswith("https://waakvlam.example/uitnodiging/")
    demo = ECHT | {"WAAKVLAM_DEMO": "1", "WAAKVLAM_DEMO_OPENBAAR": "1"}
    web = draai(tmp_path, demo, "-c", WSGI)
    assert web.returncode != 0
    assert "Deze databank is van een echte installatie" in web.stderr
    for opdracht in (("demo", "--alleen-klaarzetten"), ("werker", "--eenmaal")):
        gedaan = draai(tmp_path, demo, "-c", CLI, *opdracht)
        assert gedaan.returncode == 2, opdracht
        assert gedaan.stderr.startswith("waakvlam: Deze databank is van een echte installatie"), opdracht
    assert draai(tmp_path, ECHT, "-c", WSGI).returncode == 0


@pytest.mark.parametrize(
    ("hosts", "openbaar", "goed"),
    [("", "0", True), ("localhost,127.0.0.1", "0", True), ("demo.example", "0", False), ("demo.example", "1", True)],
)
def test_a_demo_that_others_can_reach_must_say_so(hosts, openbaar, goed):
    omgeving = {"WAAKVLAM_DEMO": "1", "WAAKVLAM_HOSTS": hosts, "WAAKVLAM_DEMO_OPENBAAR": openbaar}
    if goed:
        assert lees_demo(omgeving)
    else:
        with pytest.raises(ImproperlyConfigured, match="WAAKVLAM_DEMO_OPENBAAR=1"):
            lees_demo(omgeving)


@pytest.mark.traag
def test_the_checks_of_django_for_production_find_nothing(tmp_path):
    gedaan = draai(tmp_path, ECHT, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert gedaan.returncode == 0, gedaan.stderr


@pytest.mark.parametrize("waarde", ["0", "481", "-1", "een", "1.5"])
def test_a_time_out_of_bounds_is_refused(waarde):
    with pytest.raises(ImproperlyConfigured, match="heel getal van 1 tot en met 480"):
        lees_getal({"X": waarde}, "X", 30, laagste=1, hoogste=480)


def test_mail_is_encrypted_on_its_way(tmp_path):
    post = {"WAAKVLAM_MAIL_VAN": "waakvlam@anker.example", "WAAKVLAM_MAIL": "smtp://puk:ge%40heim@mail.example"}
    gelezen = lees_mail(post, tmp_path)
    assert (gelezen["EMAIL_PORT"], gelezen["EMAIL_USE_TLS"], gelezen["EMAIL_HOST_PASSWORD"]) == (587, True, "ge@heim")
    assert lees_mail({}, tmp_path) == {}
    for fout in ({"WAAKVLAM_MAIL": "mail.example"}, {"WAAKVLAM_MAIL": "smtp://mail.example"}):
        with pytest.raises(ImproperlyConfigured):
            lees_mail(fout, tmp_path)
