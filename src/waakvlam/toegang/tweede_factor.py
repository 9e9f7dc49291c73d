"""What django-allauth asks this installation about second factors: secrets encrypted, and the last one stays."""

import base64
import os
from contextlib import suppress

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waakvlam.opslag.afleiden import afgeleid, installatiesleutel

ECHTE = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as a second factor. Recovery codes replace one that is lost, and are none by themselves."""
VERSLEUTELD = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
GEHEIME_VELDEN = ("secret", "seed")
"""Of an app and of recovery codes. What is kept of a passkey is no secret."""
NONCE_BYTES = 12


class TweedeFactor(DefaultMFAAdapter):
    """Named in the settings as MFA_ADAPTER."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy(
            "Dit is uw enige tweede stap. Voeg eerst een andere toe, dan kunt u deze weghalen."
        ),
        "incorrect_code": gettext_lazy("Deze code klopt niet. Neem de code die nu in uw app staat."),
    }

    def encrypt(self, text: str) -> str:
        """With AES-256-GCM, under a key made for this purpose from the installation's key."""
        nonce = os.urandom(NONCE_BYTES)
        return base64.b64encode(
            nonce + _sleutel(settings.WAAKVLAM_SLEUTEL).encrypt(nonce, text.encode(), None)
        ).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Also what an earlier key of the installation encrypted, while keys are replaced."""
        ruw = base64.b64decode(encrypted_text)
        for sleutel in (settings.WAAKVLAM_SLEUTEL, *settings.WAAKVLAM_SLEUTEL_VORIGE):
            with suppress(InvalidTag):
                return _sleutel(sleutel).decrypt(ruw[:NONCE_BYTES], ruw[NONCE_BYTES:], None).decode()
        raise InvalidTag

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one: without a second factor nobody comes in."""
        return Authenticator.objects.filter(user=authenticator.user_id, type__in=ECHTE).count() > 1

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        aantal = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Passkey {nummer}").format(nummer=aantal + 1)


def verpak_tweede_stappen() -> int:
    """Encrypt by the installation's present key what an earlier one encrypted, while people log in. Gives how many.

    Stop whenever you like: the next call goes on with the rest. Raises `InvalidTag` for what no known key opens.
    """
    kandidaten = Authenticator.objects.filter(type__in=VERSLEUTELD).order_by("pk")
    return sum(_verpak(pk) for pk in list(kandidaten.values_list("pk", flat=True)))


def _verpak(pk: int) -> bool:
    """One of them, locked: its owner may just be using a recovery code. Whether there was anything to do."""
    with transaction.atomic():
        rij = Authenticator.objects.select_for_update().filter(pk=pk).first()
        geheimen = {veld: rij.data[veld] for veld in GEHEIME_VELDEN if veld in rij.data} if rij is not None else {}
        oud = {veld: waarde for veld, waarde in geheimen.items() if not _is_van_nu(waarde)}
        if rij is None or not oud:
            return False
        regels = TweedeFactor()
        rij.data |= {veld: regels.encrypt(regels.decrypt(waarde)) for veld, waarde in oud.items()}
        rij.save(update_fields=["data"])
    return True


def _is_van_nu(versleuteld: str) -> bool:
    """Whether the present key opens this."""
    ruw = base64.b64decode(versleuteld)
    try:
        _sleutel(settings.WAAKVLAM_SLEUTEL).decrypt(ruw[:NONCE_BYTES], ruw[NONCE_BYTES:], None)
    except InvalidTag:
        return False
    return True


def _sleutel(tekst: str) -> AESGCM:
    return AESGCM(afgeleid(installatiesleutel(tekst), "tweede stap"))
