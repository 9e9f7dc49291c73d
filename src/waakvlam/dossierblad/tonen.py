"""A dossier as the page shows it: terms, phases, timeline and what stands beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waakvlam.dossierblad import bijlagen, gegevens
from waakvlam.dossierblad.feitwoorden import dagen_later, gewist
from waakvlam.dossierblad.onderwerpen import Onderwerp, onderwerpen
from waakvlam.dossiers.api import (
    BIJLAGE,
    GEWIJZIGD,
    Dossierbeeld,
    Feitregel,
    Termijnregel,
    leesbare_velden,
    lopende_beperkingen,
    overgezet,
    waarom_niet_over,
)
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.klok import AMSTERDAM
from waakvlam.toegang.api import organisaties
from waakvlam.web.api import ZONDER_REDEN, Woorden, datum_kort, hoofdletter, kleine_letter, woorden_van

MERKTEKENS: dict[str, str | Promise] = {
    "verbeterd": gettext_lazy("verbeterd"),
    "ingetrokken": gettext_lazy("ingetrokken"),
}


@dataclass(frozen=True)
class Blik:
    """As of which day, and known on which day, a dossier is read; both None: today, with all that is known."""

    peildatum: date | None = None
    kennisdatum: date | None = None

    @property
    def anders(self) -> bool:
        """Whether this is another day: then nothing can be recorded."""
        return self.peildatum is not None or self.kennisdatum is not None

    @property
    def vraag(self) -> str:
        """What links carry along."""
        dagen = {"peildatum": self.peildatum, "kennisdatum": self.kennisdatum}
        gevraagd = urlencode({naam: dag.isoformat() for naam, dag in dagen.items() if dag})
        return f"?{gevraagd}" if gevraagd else ""


@dataclass
class Blad:
    """Everything that the pages of one dossier share."""

    beeld: Dossierbeeld
    blik: Blik
    woorden: Woorden = field(init=False)
    onderwerpen: Mapping[tuple[str, str], Onderwerp] = field(init=False)

    def __post_init__(self) -> None:
        self.woorden = woorden_van(self.beeld.afsprakenset)
        self.onderwerpen = onderwerpen(self.beeld.feiten, self.woorden)

    @property
    def titel(self) -> str:
        """The name of the participant where the reader may see it, else the number."""
        return self.beeld.naam or _("Dossier %(nummer)s") % {"nummer": self.beeld.nummer}

    @property
    def set_en_versie(self) -> str:
        """Which agreements hold."""
        return self.woorden.rekenset.afspraken.kop.titel

    @cached_property
    def _organisaties(self) -> Mapping[str, str]:
        return organisaties()

    def organisatienaam(self, kort: str) -> str:
        """The full name of an organisation; the short one where no other is known."""
        return self._organisaties.get(kort, kort)

    def adres(self, naam: str, *args: str) -> str:
        """An address of this dossier, for the same day."""
        return reverse(f"dossierblad:{naam}", args=[self.beeld.nummer, *args]) + self.blik.vraag

    @property
    def fasen(self) -> list[dict[str, Any]]:
        """For the phase bar. What comes before the present phase lies behind, also where its fact is not shared."""
        standen = [f.stand for f in self.beeld.fasen]
        nu = standen.index("huidig") if "huidig" in standen else 0
        return [
            {"naam": f.titel, "stand": "voorbij" if i < nu else f.stand, "vanaf": f.vanaf}
            for i, f in enumerate(self.beeld.fasen)
        ]

    @property
    def fase_bekend(self) -> bool:
        """Whether the reader sees a fact that entered a phase; without one the bar would only guess."""
        return any(f.vanaf for f in self.beeld.fasen)

    # terms

    def termijn(self, term: Termijnregel) -> dict[str, Any]:
        """One term as a card."""
        return {
            "titel": hoofdletter(term.wat),
            "status": "gemist" if term.gemist else term.status,
            "uiterlijk": term.uiterlijk,
            "clausules": term.clausules,
            "drager": self.woorden.rollen(term.dragers),
            "alleen": term.mijn and len(term.dragers) == 1,
            "aanleiding": self._aanleiding(term),
            "onbekend": term.onbekend,
            "eerder": term.eerdere_afspraken,
            "eigen": term.eigen,
            "waarom_url": self.adres("waarom_termijn", term.sleutel),
            **self._actie(term),
        }

    def _aanleiding(self, term: Termijnregel) -> str:
        delen = []
        if term.aanleiding is None:
            delen.append(_(ZONDER_REDEN))
        else:
            dag = datum_kort(term.aanleiding.op)
            delen.append(_("Begon met: %(feit)s, %(dag)s") % {"feit": kleine_letter(term.aanleiding.titel), "dag": dag})
            onderwerp = self.onderwerp(term.aanleiding.type, term.betreft)
            if onderwerp and dag not in onderwerp:
                delen.append(kleine_letter(onderwerp))
        if term.vervuld_door is not None:
            delen.append(_("gedaan op %(dag)s") % {"dag": datum_kort(term.vervuld_door.op)})
        return " · ".join(delen)

    def onderwerp(self, soort: str, betreft: str | None) -> str:
        """A subject in words."""
        gevonden = self.onderwerpen.get((self.woorden.rekenset.onderwerpen.get(soort) or "", betreft or ""))
        return gevonden.label if gevonden else ""

    def heeft_onderwerp(self, soort: str | None) -> bool:
        """Whether there is a subject of this kind: then what the agreements say depends on which one it is."""
        return any(kind == soort for kind, _kenmerk in self.onderwerpen)

    def _actie(self, term: Termijnregel) -> dict[str, str]:
        """Where to record what discharges a term: the form when one kind of fact does, else the choice of these."""
        if self.blik.anders or not term.loopt:
            return {}
        soorten = [m for m in self.beeld.kan_nu if term.sleutel in m.vervult and m.oordeel != "nee"]
        if not soorten:
            return {}
        if len(soorten) == 1:
            betreft = f"?betreft={term.betreft}" if term.betreft else ""
            return {"actie": _("Leg vast"), "actie_url": self.adres("leg_vast", soorten[0].type) + betreft}
        return {"actie": _("Leg vast"), "actie_url": f"{self.adres('kies')}?termijn={term.sleutel}"}

    # beside the terms

    @property
    def beperkingen(self) -> list[dict[str, Any]]:
        """Restrictions of processing that run, as far as they can be seen."""
        return [
            {
                "wie": self.organisatienaam(feit.organisatie),
                "dag": datum_kort(feit.op),
                "waarom": self._grond(feit),
                "eigen": feit.eigen,
            }
            for feit in lopende_beperkingen(f for f in self.beeld.feiten if f.stand == "geldt")
        ]

    def _grond(self, feit: Feitregel) -> str:
        gronden = (self.woorden.veldwaarde(feit.type, n, waarde) for n, _titel, waarde in feit.velden if n == "grond")
        return kleine_letter(next(gronden, _("niet bekend")))

    @property
    def gegevens(self) -> list[tuple[str, str]]:
        """What is known of the participant."""
        return gegevens.regels(self.beeld, self.woorden.rekenset.taal)

    @property
    def wijzig_url(self) -> str:
        """Where to record that particulars changed; empty for who may not, and on another day."""
        mag = not self.blik.anders and gegevens.mag_wijzigen(self.beeld)
        return self.adres("leg_vast", GEWIJZIGD) if mag else ""

    @property
    def toestemmingen(self) -> list[dict[str, Any]]:
        """Consents that are there, those that hold first."""
        w = self.woorden
        return [
            {
                "op": t.op,
                "leeft": t.leeft,
                "doelen": [kleine_letter(w.waarde(doel)) for doel in t.doelen if doel not in t.ingetrokken],
                "ingetrokken": [kleine_letter(w.waarde(doel)) for doel in t.ingetrokken],
                "ontvangers": "; ".join(w.rol(rol) for rol in t.ontvangers),
                "tot": t.geldig_tot,
            }
            for t in sorted(self.beeld.toestemming or (), key=lambda t: (not t.leeft, -t.op.toordinal()))
        ]

    @property
    def vroegste_dagen(self) -> list[dict[str, Any]]:
        """Acts that must wait; those whose day has come last."""
        dagen = sorted(self.beeld.vroegste_dagen, key=lambda d: (d.vanaf <= self.beeld.peildatum, d.vanaf))
        return [
            {"titel": d.titel, "vanaf": d.vanaf, "clausules": [d.clausule], "kan": d.vanaf <= self.beeld.peildatum}
            for d in dagen
        ]

    # timeline

    def feit(self, feit: Feitregel) -> dict[str, Any]:
        """One line of the timeline."""
        vastgelegd = feit.vastgelegd_op.astimezone(AMSTERDAM).date()
        titel = _("Ingetrokken: %(titel)s") % {"titel": feit.titel} if feit.stand == "intrekking" else feit.titel
        velden = [(naam_, self._veldwaarde(feit.type, naam, w)) for naam, naam_, w in leesbare_velden(feit)]
        if onderwerp := self.onderwerp(feit.type, feit.betreft):
            velden.insert(0, (_("Gaat over"), onderwerp))
        if feit.motivering:
            velden.append((_("Reden"), feit.motivering))
        if feit.gewist_op:
            velden.append((_("Inhoud gewist"), gewist(feit.gewist_op, feit.wisgrond)))
        return {
            "kenmerk": feit.kenmerk,
            "dag": feit.op,
            "tijd": feit.tijd.strftime("%H:%M") if feit.tijd else "",
            "titel": titel,
            "velden": velden,
            "wie": self._wie(feit),
            "vastgelegd_op": vastgelegd,
            "laat": dagen_later((vastgelegd - feit.op).days) if vastgelegd > feit.op else "",
            "verbetering": bool(feit.corrigeert),
            "vervallen": str(MERKTEKENS.get(feit.stand, "")),
            "bijlage_url": bijlagen.adres(self.beeld.nummer, feit),
            "ander_url": self._ander_dossier(feit),
            **self._feitacties(feit),
        }

    def _veldwaarde(self, soort: str, naam: str, waarde: Veldwaarde) -> str:
        if naam == "organisatie":
            return self.organisatienaam(str(waarde))
        return self.woorden.veldwaarde(soort, naam, waarde)

    def _wie(self, feit: Feitregel) -> str:
        organisatie = self.organisatienaam(feit.organisatie)
        if feit.door == feit.rol:
            return f"{self.woorden.rol(feit.rol)}, {organisatie}"
        namens = {"rol": self.woorden.rol(feit.door), "organisatie": organisatie}
        return _("%(rol)s, vastgelegd door %(organisatie)s") % namens

    @staticmethod
    def _ander_dossier(feit: Feitregel) -> str:
        """Where a fact that was moved stands now, or stood; for the own organisation, which alone sees that."""
        nummer, kenmerk = overgezet(feit) or ("", "")
        return f"{reverse('dossierblad:tijdlijn', args=[nummer])}#feit-{kenmerk}" if nummer else ""

    def _feitacties(self, feit: Feitregel) -> dict[str, str]:
        """What the organisation that recorded a fact can still do with it."""
        if self.blik.anders or not self.beeld.mag_vastleggen or not feit.eigen or feit.stand != "geldt":
            return {}
        acties = {
            "verbeter_url": self.adres("verbeter", feit.kenmerk),
            "trek_in_url": self.adres("trek_in", feit.kenmerk),
        }
        if waarom_niet_over(self.woorden.rekenset.typen[feit.type], feit) is None:
            acties["zet_over_url"] = reverse("rechtzetten:overzetten", args=[self.beeld.nummer, feit.kenmerk])
        weg = {"dossier_geopend": "trek_in_url", BIJLAGE: "verbeter_url"}.get(feit.type)
        return {naam: url for naam, url in acties.items() if naam != weg}
