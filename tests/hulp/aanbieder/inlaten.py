"""Lets in everyone with the one password, and makes whoever is not there yet."""

import os
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import User


class Iedereen(AuthenticationBackend):
    """Named in the settings."""

    def authenticate(
        self, request: Any, username: str | None = None, password: str | None = None, **gegeven: Any
    ) -> Any:
        """As django-allauth does, once there is an account."""
        email = gegeven.get("email", "")
        if not User.objects.filter(email=email).exists():
            User.objects.create_user(email, email, os.environ["AANBIEDER_WACHTWOORD"])
        return super().authenticate(request, username=username, password=password, **gegeven)
