"""The rows of a round: tried or recorded one by one, each with what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from waakvlam.dossierblad.api import Regel, wijziging_in_woorden
from waakvlam.dossiers import api
from waakvlam.rondes.forms import Rijformulier
from waakvlam.toegang.api import Lezer, NietGevonden
from waakvlam.web.api import Woorden, datum_voluit


@dataclass
class Rij:
    """One dossier of a round. `stand`: leeg, kan, gedaan, reden (a reason is needed) or fout."""

    form: Rijformulier
    dossier: api.Gevonden
    stand: str = "leeg"
    melding: str = ""
    feit: str = ""
    """What is recorded, in words."""
    wijzigingen: list[Regel] = field(default_factory=list)
    ontbreekt: tuple[api.Ontbrekend, ...] = ()

    @property
    def naam(self) -> str:
        """Who or what the row is about."""
        return self.dossier.naam or self.dossier.nummer

    @property
    def is_gedaan(self) -> bool:
        """Whether an earlier sending recorded it."""
        return self.form.is_valid() and bool(self.form.cleaned_data["gedaan"])

    @property
    def gaat_mee(self) -> bool:
        """Whether it is ticked."""
        return bool(self.form["mee"].value())

    def onthoud(self, naam: str, waarde: str) -> None:
        """What the next sending of this row carries along."""
        assert isinstance(self.form.data, QueryDict)
        self.form.data[self.form.add_prefix(naam)] = waarde


@dataclass(frozen=True)
class Ronde:
    """What is done with every row."""

    lezer: Lezer
    samen: Mapping[str, Any]
    woorden: Woorden
    vandaag: date

    def proef(self, rij: Rij) -> None:
        """What recording this row would do."""
        self._doe(rij, "kan", lambda v: api.probeer_vast_te_leggen(self.lezer, rij.dossier.nummer, v))

    def leg_vast(self, rij: Rij) -> None:
        """Record this row, in a transaction of its own and once. One that could not be tried before is tried first."""
        if not rij.form["stand"].value():
            self.proef(rij)
            if rij.stand != "kan":
                return
        stand, bewijs = str(rij.form["stand"].value()), str(rij.form["bewijs"].value())
        self._doe(rij, "gedaan", lambda v: api.leg_vast(self.lezer, rij.dossier.nummer, v, stand, bewijs))

    def _doe(self, rij: Rij, gelukt: str, doe: Callable[[api.Vastlegging], api.Resultaat]) -> None:
        if not rij.form.keur(dict(self.samen)):
            rij.stand, rij.melding = "fout", _("Deze rij is nog niet goed ingevuld.")
            return
        vastlegging = rij.form.vastlegging(dict(self.samen))
        try:
            gedaan = doe(vastlegging)
        except (api.Vastlegfout, api.Opslagfout, NietGevonden) as fout:
            self._mislukt(rij, fout)
            return
        rij.stand, rij.feit = gelukt, self._feit(vastlegging)
        rij.wijzigingen = [wijziging_in_woorden(w, self.woorden, self.vandaag) for w in gedaan.wijzigingen]
        if gelukt == "gedaan":
            rij.onthoud("gedaan", gedaan.kenmerk)
            rij.melding = _("Dit was al vastgelegd.") if gedaan.herhaald else ""
        else:
            rij.onthoud("stand", gedaan.stand)

    def _feit(self, vastlegging: api.Vastlegging) -> str:
        typen = self.woorden.rekenset.typen[vastlegging.type].velden
        delen = [
            f"{typen[naam].titel.lower()}: {self.woorden.veldwaarde(vastlegging.type, naam, waarde)}"
            for naam, waarde in vastlegging.velden.items()
        ]
        return ", ".join([datum_voluit(vastlegging.op), *delen])

    def _mislukt(self, rij: Rij, fout: Exception) -> None:
        """Why, and what to do; what was typed stays."""
        rij.stand = "fout"
        match fout:
            case api.Ongeldig():
                for naam, meldingen in fout.fouten.items():
                    for melding in meldingen:
                        rij.form.neem_over(naam, melding)
                rij.melding = _("Deze rij is nog niet goed ingevuld.")
            case api.MotiveringNodig():
                rij.stand, rij.melding, rij.ontbreekt = (
                    "reden",
                    _("Schrijf op waarom u dit toch vastlegt."),
                    fout.ontbreekt,
                )
                rij.form.vraag_reden()
            case api.Geweigerd():
                rij.melding, rij.ontbreekt = fout.reden, fout.ontbreekt
            case api.Gewijzigd():
                rij.melding = _("Iemand anders legde intussen iets vast. Controleer deze rij opnieuw.")
            case NietGevonden():
                rij.melding = _("Uw organisatie is geen partij meer in dit dossier.")
            case api.Opslagfout():
                rij.melding = _("Dit lukte niet. Er is in dit dossier niets vastgelegd. Probeer deze rij opnieuw.")
            case _:
                rij.melding = str(fout)
