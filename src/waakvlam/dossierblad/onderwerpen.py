"""Subjects of facts in words: 'Aanbod van 3 apr 2026' and not 'w1'."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from waakvlam.dossiers.api import Feitregel
from waakvlam.web.api import Woorden, datum_kort, kleine_letter

# Kind of subject: what it is called, what a new one is called, and the letters with which its mark begins.
SOORTEN: dict[str, tuple[str | Promise, str | Promise, str]] = {
    "aanbod": (_("Aanbod"), _("Een nieuw aanbod van een woning"), "w"),
    "melding": (_("Melding"), _("Een nieuwe melding of reeks meldingen"), "m"),
    "contract": (_("Contract"), _("Een nieuw contract"), "c"),
    "doel": (_("Doel"), _("Een nieuw doel"), "d"),
    "plan": (_("Plan"), _("Een nieuw plan"), "p"),
    "gesprek": (_("Gesprek"), _("Een nieuw gesprek"), "g"),
    "signaal": (_("Signaal"), _("Een nieuw signaal"), "s"),
    "time_out": (_("Time-out"), _("Een nieuwe time-out"), "t"),
    "verhuizing": (_("Verhuizing"), _("Een nieuwe verhuizing of ruil"), "v"),
    "verzoek": (_("Verzoek"), _("Een nieuw verzoek over de gegevens"), "r"),
    "taak": (_("Eigen taak"), _("Een nieuwe eigen taak"), "e"),
}


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """A subject of the dossier: its mark, its kind and its words."""

    kenmerk: str
    soort: str
    label: str


def onderwerpen(feiten: Iterable[Feitregel], woorden: Woorden) -> dict[tuple[str, str], Onderwerp]:
    """The subjects that these facts speak of, by kind and mark, newest first. Two of one name get a number."""
    eerste: dict[tuple[str, str], Feitregel] = {}
    for feit in sorted(feiten, key=lambda f: (f.op, f.vastgelegd_op)):
        soort = woorden.rekenset.onderwerpen.get(feit.type)
        if soort and feit.betreft and feit.stand == "geldt":
            eerste.setdefault((soort, feit.betreft), feit)
    gevonden: dict[tuple[str, str], Onderwerp] = {}
    gezien: dict[str, int] = {}
    for (soort, kenmerk), feit in eerste.items():
        label = _label(soort, feit, woorden)
        gezien[label] = gezien.get(label, 0) + 1
        if gezien[label] > 1:
            label = f"{label} ({gezien[label]})"
        gevonden[soort, kenmerk] = Onderwerp(kenmerk, soort, label)
    return dict(reversed(gevonden.items()))


def _label(soort: str, feit: Feitregel, woorden: Woorden) -> str:
    naam = str(SOORTEN[soort][0])
    domein = next((woorden.waarde(w) for veld, _titel, w in feit.velden if soort == "doel" and veld == "domein"), "")
    return __("%(naam)s van %(dag)s") % {"naam": f"{naam} {kleine_letter(domein)}".strip(), "dag": datum_kort(feit.op)}


def nieuw_kenmerk(soort: str, bewijs: str) -> str:
    """A mark for a new subject. Made from the form's token, so that sending a form twice makes one subject.

    Not the next number: a subject that this reader may not see can have that one.
    """
    return f"{SOORTEN[soort][2]}-{bewijs[:8]}"
