"""What stands in a form beforehand: what the dossier knows already, as far as the reader may see it."""

from collections.abc import Iterable
from datetime import date, timedelta

from waakvlam import klok
from waakvlam.dossierblad.api import Blad
from waakvlam.dossiers.api import Feitregel
from waakvlam.formulieren.plekken import Antwoord, Vraag
from waakvlam.kern.herkomst import Herkomst, UitDag, UitDossier, UitFeit, UitRol
from waakvlam.organisaties.api import contactpunten
from waakvlam.toegang.api import Lezer


def vooraf(vragen: Iterable[Vraag], blad: Blad, lezer: Lezer) -> dict[str, Antwoord]:
    """Per control the answer that is known; nothing of what the reader may not see."""
    bron = _Bron(blad, lezer)
    gevonden = ((vraag, bron.haal(vraag.veld.uit)) for vraag in vragen if vraag.veld.uit is not None)
    return {
        vraag.naam: True if vraag.veld.soort in {"vinkje", "ja_nee"} and isinstance(waarde, date) else waarde
        for vraag, waarde in gevonden
        if waarde not in (None, "")
    }


class _Bron:
    """One dossier, for one reader, today."""

    def __init__(self, blad: Blad, lezer: Lezer) -> None:
        self.blad, self.lezer = blad, lezer

    def haal(self, uit: Herkomst) -> Antwoord | None:
        """What is known from here; None where it is not."""
        if isinstance(uit, UitFeit):
            return self._feit(uit)
        if isinstance(uit, UitDossier):
            return self._dossier(uit.dossier)
        if isinstance(uit, UitRol):
            return self._rol(uit)
        if isinstance(uit, UitDag):
            return klok.vandaag() + timedelta(days=uit.plus_dagen)
        dagen = (t.uiterlijk for t in self.blad.beeld.termijnen if uit.termijn in t.clausules and t.loopt)
        return next(dagen, None)

    def _feit(self, uit: UitFeit) -> Antwoord | None:
        zulke = [f for f in self.blad.beeld.feiten if f.type == uit.feit and f.stand == "geldt" and not f.gewist_op]
        if not zulke:
            return None
        laatste: Feitregel = max(zulke, key=lambda f: (f.op, f.vastgelegd_op))
        if uit.veld is None:
            return laatste.op
        waarde = next((w for naam, _titel, w in laatste.velden if naam == uit.veld), None)
        return tuple(waarde) if isinstance(waarde, list) else waarde

    def _dossier(self, gegeven: str) -> Antwoord | None:
        """Telephone and e-mail of the participant are not kept in the dossier: those are asked."""
        bekend = self.blad.beeld.gegevens
        delen = (("straat", "huisnummer"), ("postcode", "plaats"))
        regels = (" ".join(bekend[naam] for naam in deel if bekend.get(naam)) for deel in delen)
        return {
            "naam": self.blad.beeld.naam,
            "kenmerk": self.blad.beeld.nummer,
            "geboortedatum": bekend.get("geboortedatum"),
            "adres": ", ".join(filter(None, regels)),
        }.get(gegeven)

    def _rol(self, uit: UitRol) -> Antwoord | None:
        if uit.rol == "deelnemer":
            return self._dossier(uit.gegeven)
        zelf = self.lezer.rol == uit.rol
        partij = next((o for o, rol in self.blad.beeld.partijen if rol == uit.rol), None)
        if zelf and uit.gegeven in {"naam", "functie"}:
            return self.lezer.naam if uit.gegeven == "naam" else self.lezer.functie
        if partij is None:
            return None
        if uit.gegeven == "organisatie":
            return self.blad.organisatienaam(partij)
        return self._contact(partij, uit.gegeven)

    def _contact(self, organisatie: str, gegeven: str) -> str | None:
        """From the directory of the region: the first contact point of that organisation that says it."""
        veld = {"naam": "naam", "telefoon": "telefoon", "e_mail": "email"}.get(gegeven)
        if veld is None:
            return None
        eigen = (c.gegevens for c in contactpunten(self.lezer.regio) if c.organisatie == organisatie)
        return next((str(getattr(g, veld)) for g in eigen if getattr(g, veld)), None)
