"""What someone may do inside the own organisation, by function. What a role may record is another question."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waakvlam.toegang.lezer import Lezer

ALLEEN_LEZEN = frozenset({"dossiers_openen"})
DOSSIERWERK = ALLEEN_LEZEN | {"vastleggen"}
ONDERSTEUNING = "ondersteuning"
"""The function of who was let in to give support. Nobody can be invited with it."""
FUNCTIES: Mapping[str, frozenset[str]] = {
    "medewerker": DOSSIERWERK,
    "teamleider": DOSSIERWERK | {"werk_verdelen"},
    "beheerder": DOSSIERWERK | {"leden_beheren", "contactpunten_beheren", "werk_verdelen", "importeren"},
    "functionaris_gegevensbescherming": frozenset({"logboek_inzien", "wissen", "inzageverzoeken"}),
}
"""Per function its powers. Nobody has all: who manages people does not read the log of what they did, and who reads
that log does no work in dossiers and so has nothing of their own to judge (AVG 38, sixth paragraph)."""
FUNCTIENAMEN: Mapping[str, str | Promise] = {
    "medewerker": _("medewerker"),
    "teamleider": _("teamleider"),
    "beheerder": _("beheerder"),
    "functionaris_gegevensbescherming": _("functionaris gegevensbescherming"),
}
BEVOEGDHEDEN: Mapping[str, str | Promise] = {
    "dossiers_openen": _("dossiers bekijken"),
    "vastleggen": _("vastleggen in dossiers"),
    "werk_verdelen": _("werk verdelen"),
    "leden_beheren": _("collega's uitnodigen en beheren"),
    "contactpunten_beheren": _("contactpunten bijhouden"),
    "importeren": _("een lopende caseload inlezen"),
    "logboek_inzien": _("zien wie wat bekeek, en alarmen beoordelen"),
    "wissen": _("gegevens wissen"),
    "inzageverzoeken": _("verzoeken om inzage afhandelen"),
}
"""Every power, in words. In a dossier the role and the sharing rules decide further."""


def bevoegdheden_van(lezer: Lezer) -> frozenset[str]:
    """All powers of the function of the reader."""
    return ALLEEN_LEZEN if lezer.namens_ondersteuning else FUNCTIES.get(lezer.functiesoort, frozenset())


def heeft_bevoegdheid(lezer: Lezer, naam: str) -> bool:
    """Whether the function of the reader has a power. Raises `ValueError` for a power that no function has."""
    if naam not in BEVOEGDHEDEN:
        raise ValueError(f"onbekende bevoegdheid: {naam}")
    return naam in bevoegdheden_van(lezer)
