"""A settled letter as its page shows it: for whom it is, who signed, where it went, and what is still to be done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from waakvlam.afspraken.api import TEKENT_ALS, VERZENDINGEN
from waakvlam.brieven import opstellen
from waakvlam.brieven.opmaak import WIJZEN
from waakvlam.brieven.opstellen import Exemplaar
from waakvlam.dossierblad.api import Blad, Regelverschil, mag_schrijven, verschillen
from waakvlam.dossiers.api import Handtekening, Nieuwdeel, Stuk, dicht_voor, stukken_van
from waakvlam.kern.brief import Brief
from waakvlam.kern.delen import EIGEN
from waakvlam.toegang.api import Lezer, NietGevonden
from waakvlam.web.api import datum_kort


def brieven_van(blad: Blad) -> tuple[Stuk, ...]:
    """The letters of a dossier as far as the reader sees them, the newest first."""
    return tuple(stuk for stuk in stukken_van(blad.beeld.feiten) if stuk.soort == "brief")


@dataclass(frozen=True)
class Bewaard:
    """One letter, for one reader."""

    blad: Blad
    lezer: Lezer
    stuk: Stuk
    versies: tuple[Stuk, ...] = ()
    """All versions, the newest first; nothing is done any more with an earlier one."""

    @classmethod
    def zoek(cls, blad: Blad, lezer: Lezer, kenmerk: str, versie: str = "") -> "Bewaard":
        """The letter by its name, in this version or the newest. Raises `NietGevonden` where it is not seen."""
        nieuwste = next((s for s in brieven_van(blad) if s.kenmerk == kenmerk), None)
        versies = () if nieuwste is None else (nieuwste, *nieuwste.eerdere)
        stuk = next((s for s in versies if not versie or str(s.versie) == versie), None)
        if stuk is None:
            raise NietGevonden
        return cls(blad, lezer, stuk, versies)

    @property
    def oud(self) -> bool:
        """Whether there is a newer version."""
        return any(s.versie > self.stuk.versie for s in self.versies)

    @property
    def verschillen(self) -> list[Regelverschil]:
        """What reads otherwise than in the version before, as far as the reader sees both."""
        vorige = next((s for s in self.versies if s.versie == self.stuk.versie - 1), None)
        if vorige is None:
            return []
        regels = verschillen(opstellen.leesregels(self.heel), opstellen.leesregels(opstellen.exemplaar(vorige.delen)))
        return [regel for regel in regels if regel.stand != "gelijk"]

    @property
    def brief(self) -> Brief | None:
        """The letter of the set; None where the agreements have it no more."""
        brieven = self.blad.woorden.rekenset.afspraken.brieven
        return next((brief for brief in brieven if brief.id == self.stuk.naam), None)

    @cached_property
    def heel(self) -> Exemplaar:
        """Everything of it that the reader sees."""
        return opstellen.exemplaar(self.stuk.delen)

    @property
    def nummer(self) -> str:
        """The number that the organisation gave it."""
        return self.heel.tekst("nummer")

    @property
    def ontvangers(self) -> tuple[str, ...]:
        """Who gets it, and then who a copy."""
        return (*self.heel.rollen("aan"), *self.heel.rollen("kopie_aan"))

    def exemplaar(self, rol: str) -> Exemplaar:
        """What a recipient has, for the sender; for another reader what that reader sees, whatever is asked.

        Raises `NietGevonden` for who is no recipient.
        """
        if not self.stuk.eigen:
            return self.heel
        if rol not in self.ontvangers:
            raise NietGevonden
        return opstellen.exemplaar(self.stuk.delen, rol, self.dicht.get(rol, ()))

    @cached_property
    def dicht(self) -> Mapping[str, frozenset[str]]:
        """Per recipient to whom it did not go yet what must not go there today; for another than the sender nothing."""
        open_ = self.te_verzenden
        if not open_:
            return {}
        aan, kopie_aan = ([r for r in self.heel.rollen(naam) if r in open_] for naam in ("aan", "kopie_aan"))
        return dicht_voor(self.lezer, self.blad.beeld.nummer, aan, kopie_aan)

    def wacht(self, rol: str) -> bool:
        """Whether there is something in it that must not go to this recipient today, or nothing for it at all."""
        delen = self.delen_voor(rol)
        return not delen or any(opstellen.raakt(deel, self.dicht.get(rol, ())) for deel in delen)

    def delen_voor(self, rol: str) -> tuple[Nieuwdeel, ...]:
        """The parts that go to a recipient."""
        return tuple(d for d in self.stuk.delen if d.categorie != EIGEN and rol not in d.niet_voor)

    def categorie_voor(self, rol: str) -> str:
        """By which data it is decided who may know of something about this recipient and the letter."""
        delen = self.delen_voor(rol) or [deel for deel in self.stuk.delen if deel.categorie != EIGEN]
        return delen[0].categorie

    # signing

    @property
    def ondertekenaars(self) -> dict[str, str]:
        """Who signs, in the order of the letter, and as what: the sender, for agreement, or as seen."""
        gevraagd = self.brief.ondertekening if self.brief else ()
        mede = {o.rol: o.als for o in gevraagd if o.als != "afzender"}
        return {self.stuk.rol: "afzender", **mede}

    @property
    def mede(self) -> list[tuple[str, str]]:
        """Who signs beside the sender, and how that is called."""
        return [(rol, str(TEKENT_ALS[als])) for rol, als in self.ondertekenaars.items() if als != "afzender"]

    def gezet(self, rol: str) -> Handtekening | None:
        """The last signature of a party; that it would not sign counts as none."""
        van = [h for h in self.stuk.handtekeningen if h.rol == rol]
        return next((h for h in reversed(van) if h.wijze != "niet_getekend"), None)

    @property
    def is_getekend(self) -> bool:
        """Whether the sender signed."""
        return self.gezet(self.stuk.rol) is not None

    def tekent(self, rol: str) -> bool:
        """Whether the reader can record a signature of this party: its own, or that of who has no account."""
        zelf = self.lezer.rol
        if self.oud or self.heel.leeg or rol not in self.ondertekenaars or self.gezet(rol) is not None:
            return False
        if self.stuk.eigen and rol == self.stuk.rol:
            return zelf == rol
        partijen = {van for _organisatie, van in self.blad.beeld.partijen}
        return rol in self.blad.woorden.rekenset.groepen[zelf] or (self.stuk.eigen and rol not in partijen)

    # sending

    @property
    def verzonden_aan(self) -> set[str]:
        """The recipients to whom it went."""
        return {v.aan for v in self.stuk.verzendingen}

    @property
    def te_verzenden(self) -> list[str]:
        """The recipients to whom it did not go yet. Only the own organisation sends."""
        return [rol for rol in self.ontvangers if rol not in self.verzonden_aan] if self.stuk.eigen else []

    @property
    def schrijft(self) -> bool:
        """Whether the reader may send it and make a new version."""
        mag = self.brief is not None and mag_schrijven(self.blad.woorden.rekenset, self.brief, self.lezer.rol)
        return mag and not self.oud and self.stuk.eigen and self.lezer.rol == self.stuk.rol

    # in words

    def stappen(self) -> Iterator[Mapping[str, Any]]:
        """What happened to it and what is still open, in order."""
        rol = self.blad.woorden.rol
        yield {"wat": _("Vastgesteld"), "dag": self.stuk.op, "klaar": True}
        for wie, als in self.ondertekenaars.items():
            gezet = self.gezet(wie)
            van = {"wie": rol(wie), "als": TEKENT_ALS[als]}
            hoe = f"{gezet.wie}, {WIJZEN[gezet.wijze]}" if gezet else self._weigerde(wie)
            yield {
                "wat": _("Handtekening: %(wie)s, %(als)s") % van, "dag": gezet.op if gezet else None, "hoe": hoe,
                "klaar": gezet is not None, "tekent": wie if self.tekent(wie) else "",
            }  # fmt: skip
        uit = {v.aan: v for v in self.stuk.verzendingen}
        for wie in self.ontvangers:
            verzonden = uit.get(wie)
            kopie = wie in self.heel.rollen("kopie_aan")
            zin = _("Kopie aan: %(wie)s") if kopie else _("Brief aan: %(wie)s")
            yield {
                "wat": zin % {"wie": rol(wie)}, "dag": verzonden.op if verzonden else None, "klaar": bool(verzonden),
                "hoe": VERZENDINGEN[verzonden.wijze] if verzonden else "",
            }  # fmt: skip

    def _weigerde(self, rol: str) -> str:
        wijzen = [h for h in self.stuk.handtekeningen if h.rol == rol]
        return f"{WIJZEN['niet_getekend']} ({datum_kort(wijzen[-1].op)})" if wijzen and wijzen[-1].op else ""

    @property
    def stand(self) -> tuple[str, str]:
        """Where it stands, as a status and in a word."""
        if not self.is_getekend:
            return "open", _("nog tekenen")
        if self.te_verzenden:
            return "open", _("nog versturen") if not self.verzonden_aan else _("deels verstuurd")
        return "vervuld", _("verstuurd")
