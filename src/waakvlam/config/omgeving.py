"""What the environment says: the settings of one installation, read and checked.

Every function takes the environment as an argument and raises `ImproperlyConfigured` with a remedy.
"""

import base64
import json
import os
import secrets
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SLEUTELBESTAND = "sleutels"
SLEUTEL_BYTES = 32
POOL, MAX_POOL = 8, 200
HIER = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""Names by which only this machine reaches itself."""


def lees_aan_uit(omgeving: Mapping[str, str], naam: str) -> bool:
    """True for '1', False for '0' or absent; anything else is an error."""
    waarde = omgeving.get(naam, "0")
    if waarde not in {"0", "1"}:
        raise ImproperlyConfigured(f"{naam} is '{waarde}'; geef 1 (aan) of 0 (uit).")
    return waarde == "1"


def lees_getal(omgeving: Mapping[str, str], naam: str, anders: int, *, laagste: int, hoogste: int) -> int:
    """A whole number within bounds, both included; `anders` when it is absent."""
    waarde = omgeving.get(naam, "") or str(anders)
    if not waarde.isdecimal() or not laagste <= int(waarde) <= hoogste:
        raise ImproperlyConfigured(f"{naam} is '{waarde}'; geef een heel getal van {laagste} tot en met {hoogste}.")
    return int(waarde)


def lees_demo(omgeving: Mapping[str, str]) -> bool:
    """Whether this is a demo. One that others can reach, by the names in WAAKVLAM_HOSTS, must say so itself.

    In a demo anyone may be anyone. A name in WAAKVLAM_HOSTS belongs to a real installation more often than not.
    """
    demo = lees_aan_uit(omgeving, "WAAKVLAM_DEMO")
    vreemd = [naam for naam in lees_lijst(omgeving, "WAAKVLAM_HOSTS") if naam not in HIER]
    if demo and vreemd and not lees_aan_uit(omgeving, "WAAKVLAM_DEMO_OPENBAAR"):
        raise ImproperlyConfigured(
            f"WAAKVLAM_DEMO=1 past niet bij WAAKVLAM_HOSTS={vreemd[0]}: in een demo kan iedereen iedereen zijn. "
            "Haal WAAKVLAM_DEMO weg, of zet WAAKVLAM_DEMO_OPENBAAR=1 als anderen deze demo mogen gebruiken."
        )
    return demo


def lees_lijst(omgeving: Mapping[str, str], naam: str) -> list[str]:
    """The parts of a value separated by commas, without blanks."""
    return [deel.strip() for deel in omgeving.get(naam, "").split(",") if deel.strip()]


def lees_aantal(omgeving: Mapping[str, str], naam: str, standaard: int, hoogste: int) -> int:
    """A whole number from 1 up to and including `hoogste`; anything else is an error."""
    waarde = omgeving.get(naam, "") or str(standaard)
    if not (waarde.isascii() and waarde.isdecimal() and 1 <= int(waarde) <= hoogste):
        raise ImproperlyConfigured(f"{naam} is '{waarde}'; geef een getal van 1 tot en met {hoogste}.")
    return int(waarde)


def sqlite(bestand: Path) -> dict[str, Any]:
    """SQLite for several processes at once: write-ahead log, waiting instead of failing, write locks from the start.

    `synchronous=FULL`: a commit is on the disk before it is answered, so that it survives a loss of power too.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(bestand),
        "OPTIONS": {
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
            ),
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
        },
        # Django would test in memory, where threads do not wait for each other.
        "TEST": {"NAME": str(bestand.with_name("test.sqlite3"))},
    }


def lees_databank(omgeving: Mapping[str, str], data: Path) -> dict[str, Any]:
    """The database of WAAKVLAM_DATABASE_URL, or SQLite in the data folder when it is unset.

    `postgresql://user:password@host:port/name?option=value`; `host=` among the options names a socket folder.
    """
    adres = omgeving.get("WAAKVLAM_DATABASE_URL", "")
    if not adres:
        return sqlite(data / "waakvlam.sqlite3")
    delen = urlsplit(adres)
    naam = unquote(delen.path.lstrip("/"))
    if delen.scheme not in {"postgresql", "postgres"} or not naam:
        raise ImproperlyConfigured(
            "WAAKVLAM_DATABASE_URL moet lijken op postgresql://gebruiker:wachtwoord@host/naam; "
            "laat hem leeg voor SQLite in de datamap."
        )
    opties: dict[str, Any] = dict(parse_qsl(delen.query))
    # Compiling a query costs these short ones more than it gains. The few rows that an index names lie in memory or on
    # a disk without arms: a page of a list walks its index, and does not gather the whole group first.
    opties.setdefault("options", "-c jit=off -c random_page_cost=1.1")
    pool = lees_aantal(omgeving, "WAAKVLAM_DATABASE_POOL", POOL, MAX_POOL)
    host = opties.pop("host", "") or unquote(delen.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": naam,
        "USER": unquote(delen.username or ""),
        "PASSWORD": unquote(delen.password or ""),
        "HOST": host,
        "PORT": str(opties.pop("port", delen.port or "")),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {**opties, "pool": {"min_size": 1, "max_size": pool, "timeout": 10}},
    }


def lees_sleutels(omgeving: Mapping[str, str], data: Path, *, demo: bool) -> tuple[str, str]:
    """Django's secret and the installation's key, from the environment; in demo mode made once in the data folder."""
    gegeven = {naam: omgeving.get(naam, "") for naam in ("WAAKVLAM_SECRET_KEY", "WAAKVLAM_SLEUTEL")}
    if not all(gegeven.values()):
        if not demo:
            ontbreekt = " en ".join(naam for naam, waarde in gegeven.items() if not waarde)
            raise ImproperlyConfigured(
                f"{ontbreekt} ontbreekt. Geef een eigen geheime waarde (32 willekeurige bytes in base64), "
                "of zet WAAKVLAM_DEMO=1 voor een proefopstelling met verzonnen gegevens."
            )
        bewaard = _demo_sleutels(data / SLEUTELBESTAND)
        gegeven = {naam: waarde or bewaard[naam] for naam, waarde in gegeven.items()}
    _controleer_sleutel(gegeven["WAAKVLAM_SLEUTEL"])
    return gegeven["WAAKVLAM_SECRET_KEY"], gegeven["WAAKVLAM_SLEUTEL"]


def lees_vorige_sleutels(omgeving: Mapping[str, str]) -> list[str]:
    """The installation's earlier keys, for as long as something is still wrapped by one."""
    sleutels = lees_lijst(omgeving, "WAAKVLAM_SLEUTEL_VORIGE")
    for sleutel in sleutels:
        _controleer_sleutel(sleutel, "Elke sleutel in WAAKVLAM_SLEUTEL_VORIGE")
    return sleutels


def _controleer_sleutel(sleutel: str, wat: str = "WAAKVLAM_SLEUTEL") -> None:
    """An installation's key is 32 bytes, written in (url-safe) base64."""
    try:
        ruw = base64.urlsafe_b64decode(sleutel.replace("+", "-").replace("/", "_"))
    except ValueError:
        ruw = b""
    if len(ruw) != SLEUTEL_BYTES:
        raise ImproperlyConfigured(f"{wat} moet 32 bytes zijn, geschreven in base64.")


def _demo_sleutels(bestand: Path) -> dict[str, str]:
    """Read the demo keys; the first process makes them, readable by the owner only, and the others read that file."""
    if not bestand.exists():
        bestand.parent.mkdir(parents=True, exist_ok=True)
        nieuw = {
            "WAAKVLAM_SECRET_KEY": secrets.token_urlsafe(48),
            "WAAKVLAM_SLEUTEL": base64.urlsafe_b64encode(secrets.token_bytes(SLEUTEL_BYTES)).decode(),
        }
        greep, tijdelijk = tempfile.mkstemp(prefix=".sleutels-", dir=bestand.parent)
        with os.fdopen(greep, "w", encoding="utf-8") as uit:
            json.dump(nieuw, uit)
        try:
            os.link(tijdelijk, bestand)
        except FileExistsError:
            pass
        finally:
            Path(tijdelijk).unlink()
    try:
        bewaard: dict[str, str] = json.loads(bestand.read_text("utf-8"))
        return {naam: bewaard[naam] for naam in ("WAAKVLAM_SECRET_KEY", "WAAKVLAM_SLEUTEL")}
    except (ValueError, KeyError) as fout:
        raise ImproperlyConfigured(
            f"{bestand} is beschadigd. Zet een kopie terug; zonder deze sleutel zijn de gegevens niet te lezen."
        ) from fout
