"""Fill in any form with answers that can be told apart."""

from datetime import date
from typing import Any

from django.test import Client

from waakvlam.formulieren.delen import TOELICHTING
from waakvlam.formulieren.plekken import Antwoord, Vraag
from waakvlam.formulieren.velden import naar_invoer


def antwoord(vraag: Vraag, dag: date, *, nee: bool = False) -> Antwoord:
    """An answer of the right kind; `nee` gives the other one where there are several."""
    veld = vraag.veld
    per_soort: dict[str, Antwoord] = {
        "datum": dag, "getal": 12, "bedrag": 12, "vinkje": not nee, "ja_nee": not nee, "rol": "woningcorporatie",
        "keuze": ([*veld.keuzes] or [""])[-1 if nee else 0], "meerkeuze": tuple(veld.keuzes),
    }  # fmt: skip
    return per_soort.get(veld.soort, f"tekst {vraag.naam}")


def ingevuld(pagina: Any, dag: date) -> dict[str, Any]:
    """What a browser sends of the page of a form when everything is filled in."""
    form = pagina.context["form"]
    uit: dict[str, Any] = dict(form.ruw) | {"versie": pagina.context["concept"].versie, "op": dag.isoformat()}
    for vraag in form.vragen:
        if vraag.naam in form.fields:
            uit[vraag.naam] = naar_invoer(antwoord(vraag, dag))
        if vraag.veld.toelichting:
            uit[f"{vraag.naam}-{TOELICHTING}"] = f"uitleg {vraag.naam}"
    for naam in form.extra:
        keuzes = [k for k, _titel in getattr(form.fields[naam], "choices", ()) if k]
        uit[naam] = keuzes[0] if keuzes else "tekst"
    uit.pop("ook", None)
    return uit


def begin(client: Client, nummer: str, naam: str) -> str:
    """Start a draft; the address of its page."""
    gestart = client.post(f"/dossiers/{nummer}/formulieren/begin/{naam}/")
    assert gestart.status_code == 302, naam
    return str(gestart.headers["Location"])


def tot_controle(client: Client, nummer: str, naam: str, dag: date, **anders: Any) -> str:
    """Fill in a whole form; the address of the page on which it is settled."""
    adres = begin(client, nummer, naam)
    gestuurd = ingevuld(client.get(adres), dag) | {"actie": "verder"} | anders
    verder = client.post(adres, gestuurd)
    assert verder.status_code == 302, verder.context["form"].errors
    return str(verder.headers["Location"])


def vaststelling(pagina: Any, **anders: Any) -> dict[str, Any]:
    """What a browser sends of the page that settles, with every reason that is asked."""
    redenen = {f"reden-{r['nummer']}": "Zo is het besproken." for r in pagina.context["regels"] if r["met_reden"]}
    concept = pagina.context["concept"]
    return {"versie": concept.versie, "stand": pagina.context["stand"], **redenen, **anders}


def stel_vast(client: Client, adres: str, **anders: Any) -> Any:
    """Settle, and give the reasons and leave to the form what is refused on the way."""
    pagina = client.get(adres)
    for _keer in range(2 + len(pagina.context["regels"])):
        weigering = pagina.context["weigering"]
        if weigering is not None:
            anders |= {f"niet-{weigering.feit}": "on"} if not weigering.vraagt_reden else {}
        antwoord_ = client.post(adres, vaststelling(pagina, **anders))
        if antwoord_.status_code == 302:
            return antwoord_
        pagina = antwoord_
    raise AssertionError(pagina.content.decode())
