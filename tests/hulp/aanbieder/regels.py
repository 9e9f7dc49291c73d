"""What the provider tells of someone: what stands in the file of people, lies included."""

import json
import os
from pathlib import Path
from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from allauth.idp.oidc.models import PrivateKey


class Regels(DefaultOIDCAdapter):
    """Tells name, address and groups to all, and puts in the token what the test says."""

    def get_claims(
        self, purpose: Any, user: Any, client: Any, scopes: Any, email: Any = None, **kwargs: Any
    ) -> dict[str, Any]:
        """The same in the token and beside it, but for what `userinfo` says otherwise."""
        wie = self._wie(user)
        gewoon = {"sub": str(user.pk), "email": user.email, "name": wie["naam"], "groups": wie["groepen"]}
        anders: dict[str, Any] = wie.get("userinfo", {}) if purpose == "userinfo" else wie["token"]
        return gewoon | anders

    def populate_id_token(self, id_token: dict[str, Any], client: Any, scopes: Any, **kwargs: Any) -> None:
        """Last of all, so that also the issuer and the nonce can be another's."""
        from django.contrib.auth.models import User

        wie = self._wie(User.objects.get(pk=id_token["sub"]))
        id_token.update(wie["token"])
        self.request.vals_getekend = wie.get("vals", False)

    def get_signing_key(self) -> PrivateKey:
        """The published key, or one that nobody knows."""
        vals = getattr(self.request, "vals_getekend", False)
        return PrivateKey(pem=os.environ["AANBIEDER_VALS"]) if vals else super().get_signing_key()

    def _wie(self, user: Any) -> dict[str, Any]:
        gevonden: dict[str, Any] = json.loads(Path(os.environ["AANBIEDER_MAP"], "mensen.json").read_text())[user.email]
        return gevonden
