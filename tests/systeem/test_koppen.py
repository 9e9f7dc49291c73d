"""What every answer says to the browser: each mounted address is walked, as nobody and as somebody, errors too."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path

from tests.integratie.test_opstelling import ECHT, draai
from tests.systeem.hulp_dossierblad import als, maak_dossier

VOORBEELD = {"int": "1", "slug": "x", "str": "x", "sleutel": "x", "uuid": "00000000-0000-0000-0000-000000000000"}
VAST = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def adressen(patronen: list[Any], voor: str = "") -> Iterator[str]:
    """An example of every address that is mounted."""
    for patroon in patronen:
        deel = str(patroon.pattern)
        deel = re.sub(r"<(?:(\w+):)?\w+>", lambda m: VOORBEELD.get(m[1] or "str", "x"), deel)
        deel = re.sub(r"\(\?P<?\w*>?[^)]*\)|\(\?Px[^)]*\)", "x", deel).lstrip("^").rstrip("$")
        if isinstance(patroon, URLResolver):
            yield from adressen(patroon.url_patterns, voor + deel)
        elif isinstance(patroon, URLPattern):
            yield "/" + voor + deel


def keur(antwoord: Any, adres: str) -> None:
    koppen = antwoord.headers
    for naam, waarde in VAST.items():
        assert koppen.get(naam) == waarde, (adres, naam)
    beleid = koppen["Content-Security-Policy"]
    assert "unsafe-" not in beleid, adres
    assert "*" not in beleid, adres
    assert "frame-ancestors 'none'" in beleid, adres
    assert "default-src 'self'" in beleid or "default-src 'none'" in beleid, adres
    assert "camera=()" in koppen["Permissions-Policy"], adres
    assert "no-store" in koppen["Cache-Control"] or "no-cache" in koppen["Cache-Control"], adres
    assert not {"Server", "X-Powered-By", "Access-Control-Allow-Origin"} & set(koppen), adres


def test_the_walk_finds_the_pages_that_there_are():
    gevonden = set(adressen(get_resolver().url_patterns))
    assert {"/", "/inloggen/", "/beveiliging/app/", "/dossiers/x/bijlagen/", "/adresboek/"} <= gevonden
    assert len(gevonden) > 60
    assert not [adres for adres in gevonden if re.search(r"[<>()\[\]]", adres)]


@pytest.mark.django_db
@pytest.mark.parametrize("wie", [None, "noor"])
def test_every_mounted_address_answers_with_every_header(wie):
    nummer = maak_dossier().nummer
    client = als(wie) if wie else Client()
    client.raise_request_exception = False
    standen = set()
    for adres in adressen(get_resolver().url_patterns):
        for vraag in {adres, adres.replace("/dossiers/x/", f"/dossiers/{nummer}/")}:
            antwoord = client.get(vraag)
            standen.add(antwoord.status_code)
            keur(antwoord, vraag)
    assert {200, 302, 404 if wie else 405} <= standen
    assert 500 not in standen


@pytest.mark.django_db
def test_every_method_that_a_page_does_not_know_is_refused_with_every_header():
    client = als("noor")
    for methode in ("put", "delete", "patch", "trace"):
        antwoord = getattr(client, methode)("/adresboek/")
        assert antwoord.status_code == 405
        keur(antwoord, methode)


def _gooi(fout: Exception) -> Any:
    def view(request: HttpRequest) -> HttpResponse:
        raise fout

    return view


urlpatterns = [
    *get_resolver("waakvlam.config.urls").url_patterns,
    path("fout400/", _gooi(BadRequest("Naam Geheim"))),
    path("fout403/", _gooi(PermissionDenied("Naam Geheim"))),
    path("fout404/", _gooi(Http404("Naam Geheim"))),
    path("fout500/", _gooi(RuntimeError("Naam Geheim"))),
]


@pytest.mark.django_db
@pytest.mark.parametrize("stand", [400, 403, 404, 500])
def test_error_pages_have_every_header_and_say_nothing_of_the_inside(stand, settings):
    settings.ROOT_URLCONF = __name__
    client = als("noor")
    client.raise_request_exception = False
    antwoord = client.get(f"/fout{stand}/")
    assert antwoord.status_code == stand
    keur(antwoord, str(stand))
    for lek in ("Geheim", "Traceback", "Django", "RuntimeError", "sqlite", "/src/"):
        assert lek not in antwoord.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_with_every_header():
    client = Client(enforce_csrf_checks=True)
    antwoord = client.post("/kies/", {"persona": "noor"})
    assert antwoord.status_code == 403
    keur(antwoord, "csrf")


PRODUCTIE = """
import json, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("collectstatic", verbosity=0, interactive=False)
from django.test import Client
onveilig = Client().get("/inloggen/", headers={"host": "waakvlam.example"})
client = Client(headers={"host": "waakvlam.example"})
veilig = client.get("/inloggen/", secure=True)
vreemd = Client(headers={"host": "ander.example"}).get("/inloggen/", secure=True)
koekjes = [k.OutputString() for k in veilig.cookies.values()]
from django.conf import settings
namen = [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME]
print(json.dumps([onveilig.status_code, onveilig.headers.get("Location", ""), veilig.status_code,
    dict(veilig.headers), koekjes, namen, vreemd.status_code]))
"""


@pytest.mark.traag
def test_in_production_only_https_with_hsts_and_cookies_bound_to_the_host(tmp_path):
    gedaan = draai(tmp_path, ECHT, "-c", PRODUCTIE)
    assert gedaan.returncode == 0, gedaan.stderr
    onveilig, naar, veilig, koppen, koekjes, namen, vreemd = json.loads(gedaan.stdout.splitlines()[-1])
    assert (onveilig, naar) == (301, "https://waakvlam.example/inloggen/")
    assert veilig == 200
    assert vreemd == 400
    assert int(re.search(r"max-age=(\d+)", koppen["Strict-Transport-Security"])[1]) >= 31_536_000  # type: ignore[index]
    assert namen == ["__Host-waakvlam_sessie", "__Host-waakvlam_csrf"]
    assert koekjes
    for koekje in koekjes:
        assert koekje.startswith("__Host-")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(koekje.split("; "))
        assert "Domain" not in koekje
