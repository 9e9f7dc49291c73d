"""A real OpenID Connect provider for the tests, in a process of its own. Everyone it knows is invented."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

WACHTWOORD, GEHEIM = "wachtwoord bij de ander", "geheim-van-de-proef"


@dataclass(frozen=True)
class Draaiend:
    """A provider that runs: where, and the file with the people it knows, read anew each time."""

    adres: str
    mensen: Path

    def zet(self, email: str, **verteld: Any) -> None:
        """What it tells of this person from now on; `token` comes into the signed token only."""
        mensen = json.loads(self.mensen.read_text())
        mensen[email] = {"naam": "Ilse Verzinsel", "groepen": [], "token": {}} | verteld
        self.mensen.write_text(json.dumps(mensen))

    def log_in(self, email: str, adres: str) -> str:
        """Do as a browser does that was sent here; gives the address to which it is sent back."""
        with requests.Session() as sessie:
            pagina = sessie.get(adres, timeout=20)
            assert pagina.ok, pagina.text[-2000:]
            velden = {"login": email, "password": WACHTWOORD, "csrfmiddlewaretoken": sessie.cookies["csrftoken"]}
            antwoord = sessie.post(pagina.url, velden, timeout=20, allow_redirects=False)
            while antwoord.is_redirect and antwoord.headers["Location"].startswith("/"):
                antwoord = sessie.get(self.adres + antwoord.headers["Location"], timeout=20, allow_redirects=False)
            return str(antwoord.headers["Location"])


def _sleutel() -> str:
    sleutel = rsa.generate_private_key(65537, 2048)
    return sleutel.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@contextmanager
def start(*terug: str) -> Iterator[Draaiend]:
    """Start one that sends people back to these addresses only, and stop it afterwards."""
    with tempfile.TemporaryDirectory(prefix="waakvlam-aanbieder-") as map_:
        mensen = Path(map_, "mensen.json")
        mensen.write_text("{}")
        omgeving = {
            "AANBIEDER_MAP": map_, "AANBIEDER_TERUG": "\n".join(terug), "AANBIEDER_GEHEIM": GEHEIM,
            "AANBIEDER_WACHTWOORD": WACHTWOORD, "AANBIEDER_SLEUTEL": _sleutel(), "AANBIEDER_VALS": _sleutel(),
            "DJANGO_SETTINGS_MODULE": "tests.hulp.aanbieder.instellingen",
        }  # fmt: skip
        opdracht = [sys.executable, "-m", "tests.hulp.aanbieder.draai"]
        with subprocess.Popen(opdracht, env=os.environ | omgeving, stdout=subprocess.PIPE, text=True) as proces:
            assert proces.stdout is not None
            poort = proces.stdout.readline().strip()
            assert poort.isdecimal(), "de aanbieder startte niet"
            try:
                yield Draaiend(f"http://localhost:{poort}", mensen)
            finally:
                proces.terminate()
