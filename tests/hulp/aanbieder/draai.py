"""Makes the tables and the client, and serves; prints the port that it got."""

import os
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application


class Stil(WSGIRequestHandler):
    """Says nothing."""

    def log_message(self, *_args: Any) -> None:
        """Nothing."""


def main() -> None:
    """Serve until it is stopped."""
    django.setup()
    from allauth.idp.oidc.models import Client

    call_command("migrate", verbosity=0)
    terug = os.environ["AANBIEDER_TERUG"]
    klant = Client(id="waakvlam", name="Waakvlam", scopes="openid\nprofile\nemail", redirect_uris=terug)
    klant.skip_consent = True
    klant.set_secret(os.environ["AANBIEDER_GEHEIM"])
    klant.save()
    server = make_server("localhost", 0, get_wsgi_application(), handler_class=Stil)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
