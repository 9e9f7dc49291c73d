"""How mail leaves an installation, from the environment."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

POORTEN = {"smtp": 587, "smtps": 465}
BACKENDS = "django.core.mail.backends"


def lees_mail(omgeving: Mapping[str, str], data: Path) -> dict[str, Any]:
    """Django's settings for WAAKVLAM_MAIL; empty when there is no mail.

    `smtp://user:password@host:587` is encrypted by STARTTLS, `smtps://` from the start; `console` prints mail and
    `bestand` writes it to the folder `mail` of the data folder.
    """
    adres = omgeving.get("WAAKVLAM_MAIL", "")
    if not adres:
        return {}
    if adres == "console":
        return {"EMAIL_BACKEND": f"{BACKENDS}.console.EmailBackend"}
    if adres == "bestand":
        return {"EMAIL_BACKEND": f"{BACKENDS}.filebased.EmailBackend", "EMAIL_FILE_PATH": str(data / "mail")}
    delen = urlsplit(adres)
    if delen.scheme not in POORTEN or not delen.hostname:
        raise ImproperlyConfigured(
            "WAAKVLAM_MAIL moet console of bestand zijn, of lijken op smtp://gebruiker:wachtwoord@host:587; "
            "laat hem leeg als er geen mail uit mag."
        )
    if not omgeving.get("WAAKVLAM_MAIL_VAN"):
        raise ImproperlyConfigured("WAAKVLAM_MAIL_VAN ontbreekt: geef het adres waar de mail vandaan komt.")
    return {
        "EMAIL_BACKEND": f"{BACKENDS}.smtp.EmailBackend",
        "EMAIL_HOST": delen.hostname,
        "EMAIL_PORT": delen.port or POORTEN[delen.scheme],
        "EMAIL_HOST_USER": unquote(delen.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(delen.password or ""),
        "EMAIL_USE_TLS": delen.scheme == "smtp",
        "EMAIL_USE_SSL": delen.scheme == "smtps",
    }
