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
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waakvlam.opslag.afleiden import afgeleid, installatiesleutel

ECHTE = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as a second factor. Recovery codes replace one that is lost, and are none by themselves."""
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


def _sleutel(tekst: str) -> AESGCM:
    return AESGCM(afgeleid(installatiesleutel(tekst), "tweede stap"))
