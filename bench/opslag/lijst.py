"""The work list of one reader as it grows: the rows of a caseload again and again, up to more than any region has."""

from functools import partial

from bench.opslag.bladen import haal
from bench.opslag.meten import KEREN, Groei

WIE, LEZER = "het-anker", "zorgaanbieder"
ADRESSEN = {
    "werkvoorraad": "/",
    "laatste bladzijde": "/?groep=te_laat&pagina=20",
    "anderen, bladzijde 2": "/?groep=wacht_op_anderen&pagina=2",
    "werk van mij": "/?van=mij",
    "gezocht, veel": "/?zoek=begeleidingsplan",
    "gezocht, niets": "/?zoek=bestaatniet",
    "op wie het moet doen": "/?groep=wacht_op_anderen&drager=woningcorporatie",
    "de afspraken, met open termijnen": "/afspraken/amsterdam-2026/",
}


def meet(groottes: list[int], groei: Groei) -> None:
    """Grow the list in steps and measure its pages, with the ratio to the smallest. Leaves the store with the rows."""
    from django.test import Client

    from waakvlam.toegang.api import PERSONAS

    persona = next(n for n, p in PERSONAS.items() if (p.lezer.organisatie, p.lezer.rol) == (WIE, LEZER))
    client = Client(SERVER_NAME="localhost")
    assert client.post("/kies/", {"persona": persona}).status_code == 302
    for grootte in groottes:
        print(f"\n{_groei(grootte)} rijen van een lezer")
        groei.kop()
        for wat, adres in ADRESSEN.items():
            groei.meet(wat, f"lijst, {wat}", partial(haal, client), [adres] * KEREN)


def _groei(tot: int) -> int:
    """Double the rows of this reader until there are so many. Gives how many there are."""
    from django.db import connection

    from waakvlam.dossiers.deur import werkdeur
    from waakvlam.dossiers.models import Werkrij
    from waakvlam.opslag.ingang import werk_statistiek_bij

    velden = Werkrij._meta.concrete_fields  # noqa: SLF001 - public, whatever its name
    kolommen = ", ".join(veld.column for veld in velden if not veld.primary_key)
    rijen = Werkrij.objects.filter(organisatie=WIE, rol=LEZER)
    with werkdeur():
        aantal = rijen.count()
    assert aantal, "zonder rijen valt er niets te verdubbelen"
    while aantal < tot:
        with werkdeur(), connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO dossiers_werkrij ({kolommen}) SELECT {kolommen} FROM dossiers_werkrij "
                "WHERE organisatie = %s AND rol = %s LIMIT %s",
                [WIE, LEZER, tot - aantal],
            )
            aantal = rijen.count()
    werk_statistiek_bij()
    return aantal
