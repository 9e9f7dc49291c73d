"""Write who processed what of whom, in the transaction of the processing itself: both are there, or neither."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from django.db import transaction

from waakvlam import klok
from waakvlam.logboek.models import CODE, Verwerkingsregel
from waakvlam.logboek.spoor import huidig_spoor, nieuw_operation_id
from waakvlam.verwerkingen.register import Soort, verwerking

Handeling = Literal[
    "lezen", "lijst", "zoeken", "openen", "vastleggen", "wijzigen", "uitvoeren", "versturen", "invoeren", "wissen"
]
Status = Literal["ok", "fout"]
HANDELINGEN: Final[tuple[str, ...]] = get_args(Handeling)
ZONDER_PERSOON: Final = frozenset({"zoeken", "uitvoeren"})
_CODE = re.compile(CODE)


class GeenTransactie(RuntimeError):
    """A line would be written apart from what it is about."""


@dataclass(frozen=True, slots=True)
class Wie:
    """Who does it: an account, for an organisation, in a role of the vocabulary and a function inside it.

    `ondersteuning`: with temporary access, to give support.
    """

    account: str
    organisatie: str
    rol: str
    functiesoort: str = "medewerker"
    ondersteuning: bool = False


INSTALLATIE: Final = Wie("installatie", "installatie", "installatie", "systeem")
"""The program itself: a job by the clock, or a command of who runs it."""


def noteer(
    wie: Wie,
    activiteit: str,
    betrokkenen: Mapping[str, Collection[str]],
    *,
    handeling: Handeling,
    pad: str,
    soort: Soort = "deelnemer",
    doel: str = "",
    grond: str = "",
    reden: str = "",
    status: Status = "ok",
) -> None:
    """Add one line per person, all in one statement.

    `betrokkenen`: per dossier number (per account, where `soort` is medewerker) the categories of data that came out.
    Nobody: nothing is written, except for a search or an export, which is an event by itself (NEN 7513, 6).
    `pad`, `doel`, `grond` and `reden` are codes: letters, figures and `_ . : / + -`.

    Raises `GeenTransactie` outside a transaction, `Vraagfout` for an activity that is not in the register, and
    `ValueError` for an unknown act, a line without somebody behind it, or text where a code belongs.
    """
    if not transaction.get_connection().in_atomic_block:
        raise GeenTransactie("noteer hoort in de transactie van wat er gebeurt; gebruik transaction.atomic()")
    verwerking(activiteit)
    _eis_codes(wie, handeling, betrokkenen, pad, doel, grond, reden)
    spoor, nu = huidig_spoor(), klok.nu()
    personen = betrokkenen or ({"": ()} if handeling in ZONDER_PERSOON else {})
    Verwerkingsregel.objects.bulk_create(
        Verwerkingsregel(
            trace_id=spoor.trace_id,
            operation_id=nieuw_operation_id(),
            parent=spoor.operation_id,
            aanroeper=spoor.aanroeper,
            activiteit=activiteit,
            status=status,
            begonnen_op=spoor.begonnen_op,
            geeindigd_op=nu,
            account=wie.account,
            organisatie=wie.organisatie,
            rol=wie.rol,
            functiesoort=wie.functiesoort,
            namens_ondersteuning=wie.ondersteuning,
            betrokkene=betrokkene,
            betrokkene_soort=soort,
            handeling=handeling,
            categorieen=" ".join(sorted(set(categorieen))),
            pad=pad,
            grond=grond,
            doel=doel,
            reden=reden,
        )
        for betrokkene, categorieen in personen.items()
    )


def _eis_codes(wie: Wie, handeling: str, betrokkenen: Mapping[str, Collection[str]], pad: str, *vrij: str) -> None:
    """Refuse a gap, and what could be free text. What was refused is not repeated: it may be about someone."""
    if handeling not in HANDELINGEN:
        raise ValueError(f"onbekende handeling: {handeling}; wel: {', '.join(HANDELINGEN)}")
    nodig = {"account": wie.account, "organisatie": wie.organisatie, "rol": wie.rol, "pad": pad}
    if ontbreekt := [naam for naam, waarde in nodig.items() if not waarde]:
        raise ValueError(f"ontbreekt in een logregel: {', '.join(ontbreekt)}")
    waarden = {*vrij, *nodig.values(), wie.functiesoort, *betrokkenen}.union(*betrokkenen.values())
    if not all(_CODE.fullmatch(waarde) for waarde in waarden):
        raise ValueError("een logregel houdt codes en nummers, geen vrije tekst")
