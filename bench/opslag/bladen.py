"""Pages as the store grows, through the whole web application: who sees a caseload, and who sees a whole region."""

from collections.abc import Iterator
from itertools import cycle, islice

from bench.opslag.meten import Stand, duur, kop, rekentijd, stand, toon

LEZERS = ("het-anker", "de-gracht", "gemeente", "gemeente-polderrijk")
"""Two with a caseload that stays as it is, and two municipalities that see their whole region."""
KEREN = 60
WARM = 5


def meet(dossiers: int, kleinste: dict[str, tuple[Stand, float]]) -> None:
    """Measure every page and print it, with the ratio to the smallest store, which this fills the first time."""
    print(f"\n{dossiers} dossiers", end="")
    kop("x kleinste", "reken x kleinste  vragen")
    for wat, adressen, client in _bladen():
        for adres in adressen[:WARM]:
            _haal(client, adres)
        begin = rekentijd()
        s = stand([duur(lambda c=client, a=adres: _haal(c, a)) for adres in adressen])
        reken = (rekentijd() - begin) / len(adressen)
        eerste, eerste_reken = kleinste.setdefault(wat.partition(" (")[0], (s, reken))
        vragen = sorted({_vragen(client, adres) for adres in adressen[:WARM]})
        aantal = "-".join(map(str, dict.fromkeys((vragen[0], vragen[-1]))))
        toon(wat, s, s.p95 / eerste.p95, f"{reken:>5.1f} {reken / eerste_reken:>10.2f}  {aantal:>6}")


def _bladen() -> Iterator[tuple[str, list[str], object]]:
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


def _haal(client, adres: str) -> None:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, (adres, antwoord.status_code)


def _vragen(client, adres: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as gesteld:
        _haal(client, adres)
    return len(gesteld)
