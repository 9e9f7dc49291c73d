"""The register of processing activities (AVG 30, first paragraph), as Markdown, CSV or JSON."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict

from waakvlam.verwerkingen.ontvangers import nimmer, verstrekkingen
from waakvlam.verwerkingen.opmaak import INVULLEN, opsomming, tabel
from waakvlam.verwerkingen.register import Grondslag, Verwerking, register

AFSPRAKEN = "de soorten gegevens van de afspraken"
DOORGIFTE = "geen door het programma; " + INVULLEN
KOLOMMEN = (
    "id", "verwerking", "verwerkingsverantwoordelijke", "functionaris gegevensbescherming", "doel", "grondslag",
    "betrokkenen", "persoonsgegevens", "ontvangers", "doorgifte buiten de EER", "bewaartermijn", "beveiliging",
)  # fmt: skip


def grondslag_in_woorden(grond: Grondslag) -> str:
    """A ground with its articles, for whom, and the law behind it."""
    negen = f", artikel 9 lid 2 onder {' en '.join(grond.avg9)}" if grond.avg9 else ""
    return f"{grond.wie}: AVG artikel 6 lid 1 onder {grond.avg6}{negen} ({grond.bron})"


def gegevens_van(verwerking: Verwerking) -> list[str]:
    """The titles of what is processed."""
    titels = {c.naam: c.titel for c in register().eigen_categorieen}
    return [*([AFSPRAKEN] if verwerking.uit_afspraken else []), *(titels[naam] for naam in verwerking.categorieen)]


def bewaren_in_woorden(verwerking: Verwerking) -> str:
    """How long, with its source; a proposal asks for a decision."""
    zelf = f"; voorstel, stel zelf vast: {INVULLEN}" if verwerking.bewaren.voorstel else ""
    return f"{verwerking.bewaren.termijn} ({verwerking.bewaren.bron}){zelf}"


def _rij(verwerking: Verwerking) -> list[str]:
    maatregelen = {m.naam: m.omschrijving for m in register().maatregelen}
    return [
        verwerking.naam,
        verwerking.titel,
        INVULLEN,
        INVULLEN,
        verwerking.doel.strip(),
        "; ".join(grondslag_in_woorden(grond) for grond in verwerking.grondslagen),
        opsomming(verwerking.betrokkenen),
        opsomming(gegevens_van(verwerking)),
        "; ".join(verwerking.ontvangers),
        DOORGIFTE,
        bewaren_in_woorden(verwerking),
        " ".join(maatregelen[naam] for naam in verwerking.maatregelen),
    ]


def als_csv() -> str:
    """One row per activity, for a spreadsheet."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    schrijver.writerows(_rij(verwerking) for verwerking in register().verwerkingen)
    return uit.getvalue()


def als_json(sets: Sequence[str]) -> str:
    """Everything: activities, own categories, measures, and the sharing rules of these sets."""
    inhoud = {
        **register().model_dump(mode="json"),
        "verstrekkingen": [asdict(regel) for regel in verstrekkingen(sets)],
        "nooit": [asdict(regel) for regel in nimmer(sets)],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=2)


def als_markdown(sets: Sequence[str]) -> str:
    """A chapter per activity, then who receives what by the agreements."""
    delen = ["# Register van verwerkingsactiviteiten (AVG artikel 30)"]
    for verwerking in register().verwerkingen:
        rijen = list(zip(KOLOMMEN[2:], _rij(verwerking)[2:], strict=True))
        delen += [
            f"## {verwerking.titel}",
            f"In het logboek: `{verwerking.naam}`.",
            tabel(("onderdeel", "inhoud"), rijen),
        ]
    delen += ["## Wie wat ontvangt volgens de afspraken", ontvangerstabel(sets)]
    delen += ["## Wat nooit wordt gedeeld", nooittabel(sets)]
    return "\n\n".join(delen) + "\n"


def ontvangerstabel(sets: Sequence[str]) -> str:
    """The sharing rules of these sets."""
    koppen = ("set", "doel", "van", "aan", "gegevens", "eisen", "clausules")
    return tabel(koppen, ([r.set, r.doel, *map(opsomming, (r.van, r.aan, r.gegevens, r.eisen, r.clausules))]
                          for r in verstrekkingen(sets)))  # fmt: skip


def nooittabel(sets: Sequence[str]) -> str:
    """What is never shared."""
    rijen = ((r.set, opsomming(r.aan), r.gegevens, r.clausule) for r in nimmer(sets))
    return tabel(("set", "niet aan", "gegevens", "clausule"), rijen)
