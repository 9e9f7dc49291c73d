"""How this installation talks to a provider: as django-allauth does, and stricter."""

from typing import Any

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter

from waakvlam.toegang.aanbieders import aanbieders


class Koppeling(OpenIDConnectOAuth2Adapter):
    """As allauth's, and stricter: the issuer must be the one in our file, and the signature is verified as well."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself. Raises `OAuth2Error` when it is another than in the file of providers."""
        config: dict[str, Any] = super().openid_config
        if config.get("issuer") != aanbieders()[self.provider_id].issuer:
            raise OAuth2Error("another issuer")
        return config

    def get_access_token_data(self, *args: Any, **kwargs: Any) -> Any:
        """Without the note that a token fetched straight from the provider needs no signature."""
        data = super().get_access_token_data(*args, **kwargs)
        self.did_fetch_access_token = False
        return data


class Aanbiederkant(OpenIDConnectProvider):
    """A provider, by way of a `Koppeling`."""

    oauth2_adapter_class = Koppeling

    def serialize(self) -> dict[str, Any]:
        """By our own name for it: two providers may well know us by the same client id."""
        return super().serialize() | {"id": self.sub_id}
