"""Pages as the store grows, through the whole web application: who sees a caseload, and who sees a whole region."""

from collections.abc import Iterator
from functools import partial
from itertools import cycle, islice
from typing import Any

from bench.opslag.meten import KEREN, Groei

LEZERS = ("het-anker", "de-gracht", "gemeente", "gemeente-polderrijk")
"""Two with a caseload that stays as it is, and two municipalities that see their whole region."""


def meet(groei: Groei) -> None:
    """Measure every page and print it, with the ratio to the smallest store."""
    groei.kop()
    for wat, adressen, client in _bladen():
        groei.meet(wat, wat.partition(" (")[0], partial(haal, client), adressen)


def _bladen() -> Iterator[tuple[str, list[str], Any]]:
    from django.test import Client
    from django.urls import reverse

    from waakvlam.dossiers.deur import werkdeur
    from waakvlam.dossiers.models import Partij, Werkrij
    from waakvlam.toegang.api import PERSONAS

    def werk(persona: str) -> int:
        """How long the list is; of the people of an organisation the one with most is measured."""
        lezer = PERSONAS[persona].lezer
        with werkdeur():
            return Werkrij.objects.filter(organisatie=lezer.organisatie, rol=lezer.rol).count()

    for organisatie in LEZERS:
        wie = max((naam for naam, p in PERSONAS.items() if p.lezer.organisatie == organisatie), key=werk)
        client = Client(SERVER_NAME="localhost")
        antwoord = client.post("/kies/", {"persona": wie})
        assert antwoord.status_code == 302
        with werkdeur():
            partij = Partij.objects.filter(organisatie=organisatie, rol=PERSONAS[wie].lezer.rol, tot=None).order_by(
                "pk"
            )
            nummers = list(partij.values_list("dossier__nummer", flat=True))
        naam = f"{PERSONAS[wie].lezer.rol}, {organisatie} ({len(nummers)} dossiers, {werk(wie)} rijen)"
        eigen = nummers[:: max(1, len(nummers) // KEREN)]
        yield f"werkvoorraad: {naam}", ["/"] * KEREN, client
        yield f"  anderen, bladzijde 2: {naam}", ["/?groep=wacht_op_anderen&pagina=2"] * KEREN, client
        yield f"  gezocht: {naam}", ["/?zoek=begeleidingsplan"] * KEREN, client
        if not eigen:
            continue  # A small store may hold nothing of this organisation.
        bladen = [reverse("dossierblad:dossier", args=[nummer]) for nummer in islice(cycle(eigen), KEREN)]
        yield f"dossier: {naam}", bladen, client


def haal(client: Any, adres: str) -> None:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, (adres, antwoord.status_code)
