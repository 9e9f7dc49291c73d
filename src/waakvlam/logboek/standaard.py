"""A line in the form of Logboek Dataverwerkingen, with the extension for NEN 7513.

Source: Logius, Logboek Dataverwerkingen, working version, 'Component: Logboek' (the interface and `dpl.core`),
https://logius-standaarden.github.io/logboek-dataverwerkingen; and its extension for NEN 7513 (`dpl.nen7513`). What is
`span_id`, `parent_span_id` and `status` there was `operation_id`, `parent_operation_id` and `status_code` before.
"""

from datetime import UTC, datetime
from typing import Any

import waakvlam
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.verwerkingen.register import verwerking

VERWERKING_URI = "urn:waakvlam:verwerking:"
ACCOUNT, DOSSIER = "account", "dossier"
ACTIE = {
    "openen": "C", "vastleggen": "C", "invoeren": "C", "wijzigen": "U", "wissen": "D",
    "lezen": "R", "lijst": "R", "zoeken": "E", "uitvoeren": "E", "versturen": "E",
}  # fmt: skip
"""The kind of act, as NEN 7513 takes it from RFC 3881: create, read, update, delete, execute."""


def als_logregel(regel: Verwerkingsregel) -> dict[str, Any]:
    """The line with the field names of the standard, ready for JSON. Times are UTC, to the millisecond."""
    attributen: dict[str, Any] = {
        "dpl.core.processing_activity_id": VERWERKING_URI + regel.activiteit,
        "dpl.nen7513.eventTypeCode": ACTIE[regel.handeling],
        "dpl.nen7513.users": [_gebruiker(regel)],
        "dpl.nen7513.participants": [_deelnemer(regel)] if regel.betrokkene else [],
        "dpl.nen7513.autorisatieProtocol": _grond(regel),
    }
    if regel.betrokkene:
        attributen["dpl.core.data_subject_id"] = regel.betrokkene
        attributen["dpl.core.data_subject_id_type"] = _idsoort(regel)
    if regel.aanroeper:
        attributen["dpl.core.foreign_operation.span_id"] = regel.aanroeper
    return {
        "trace_id": regel.trace_id,
        "span_id": regel.operation_id,
        "parent_span_id": regel.parent,
        "status": "Ok" if regel.status == "ok" else "Error",
        "name": f"{regel.handeling} {regel.pad}",
        "start_time": _tijdstip(regel.begonnen_op),
        "end_time": _tijdstip(regel.geeindigd_op),
        "resource": {
            "attributes": {
                "service.name": "waakvlam",
                "service.version": waakvlam.__version__,
                "nen7513.AuditSourceId": "waakvlam",
                "nen7513.AuditEnterpriseSiteID": regel.organisatie,
            }
        },
        "attributes": attributen,
    }


def _gebruiker(regel: Verwerkingsregel) -> dict[str, Any]:
    """Who did it, and for which purpose."""
    return {
        "userID": regel.account,
        "userIsRequestor": True,
        "roleIDCode": [regel.organisatie, regel.rol, regel.functiesoort, *_ondersteuning(regel)],
        "purposeOfUse": regel.doel or verwerking(regel.activiteit).naam,
    }


def _ondersteuning(regel: Verwerkingsregel) -> list[str]:
    return ["ondersteuning"] if regel.namens_ondersteuning else []


def _deelnemer(regel: Verwerkingsregel) -> dict[str, Any]:
    """Of whom, and which kinds of data. Object type 1 is a person, role 1 a patient or client (RFC 3881, 5.5)."""
    return {
        "participantObjectTypeCode": "1",
        "participantObjectTypeCodeRole": regel.betrokkene_soort,
        "participantObjectIDTypeCode": _idsoort(regel),
        "participantObjectID": regel.betrokkene,
        "participantObjectDetail": regel.categorieen.split(),
        "participantObjectDescription": regel.pad,
    }


def _grond(regel: Verwerkingsregel) -> str:
    """On what ground access was given, with the reason where someone had to state one."""
    grond = regel.grond or regel.activiteit
    return f"{grond} {regel.reden}".strip()


def _idsoort(regel: Verwerkingsregel) -> str:
    return ACCOUNT if regel.betrokkene_soort == "medewerker" else DOSSIER


def _tijdstip(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
