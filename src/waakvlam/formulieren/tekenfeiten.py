"""The facts that follow from signatures: once everyone signed whose signature feeds them."""

from collections.abc import Iterable
from datetime import date

from waakvlam.dossierblad.api import Blad
from waakvlam.dossiers.api import Feitregel, Stuk, Vastlegging
from waakvlam.formulieren.delen import antwoorden_uit
from waakvlam.formulieren.gedeeld import vragen_in
from waakvlam.formulieren.invulling import namens
from waakvlam.formulieren.oogst import Oogstfeit, oogst
from waakvlam.formulieren.plekken import gevraagd
from waakvlam.kern.formulier import Formulier


def na_tekenen(blad: Blad, formulier: Formulier, stuk: Stuk, nu: str = "", op: date | None = None) -> list[Oogstfeit]:
    """Facts that signatures complete and that are not recorded yet. `nu`: the role that signs now, on day `op`."""
    rekenset = blad.woorden.rekenset
    getekend: dict[str, date] = {}
    for handtekening in stuk.handtekeningen:
        if handtekening.wijze != "niet_getekend" and handtekening.op:
            getekend |= dict.fromkeys(rekenset.groepen[handtekening.rol], handtekening.op)
    if nu and op:
        getekend[nu] = op
    vragen = vragen_in(formulier, stuk)
    antwoorden, _toelichtingen = antwoorden_uit(stuk, vragen)
    feiten = oogst(gevraagd(vragen, antwoorden), antwoorden, stuk.op, rekenset.typen, getekend)
    klaar = (f for f in feiten if f.tekenaars and not f.wacht_op and f.op)
    return [f for f in klaar if not _is_vastgelegd(blad.beeld.feiten, f, stuk)]


def als_vastleggingen(blad: Blad, feiten: Iterable[Oogstfeit], stuk: Stuk) -> list[Vastlegging]:
    """Those that the reader may record without a reason; for the others there is the page of the fact."""
    kan = {m.type: m for m in blad.beeld.kan_nu if m.oordeel == "ja"}
    uit = []
    for feit in feiten:
        wie = namens(kan.get(feit.type), feit)
        if wie is not None and feit.op is not None:
            betreft = _onderwerp(blad, feit, stuk)
            uit.append(Vastlegging(feit.type, feit.op, betreft=betreft, velden=feit.velden, namens=wie or None))
    return uit


def _is_vastgelegd(feiten: Iterable[Feitregel], feit: Oogstfeit, stuk: Stuk) -> bool:
    zulke = (f for f in feiten if f.type == feit.type and f.stand == "geldt" and f.op == feit.op)
    return any(f.vastgelegd_op >= stuk.vastgelegd_op for f in zulke)


def _onderwerp(blad: Blad, feit: Oogstfeit, stuk: Stuk) -> str | None:
    """What the facts that were settled with the document are about, else the only subject of this kind."""
    soort = blad.woorden.rekenset.onderwerpen.get(feit.type)
    if soort is None:
        return None
    samen = (
        f.betreft
        for f in blad.beeld.feiten
        if f.vastgelegd_op == stuk.vastgelegd_op and blad.woorden.rekenset.onderwerpen.get(f.type) == soort
    )
    bekend = [o.kenmerk for o in blad.onderwerpen.values() if o.soort == soort]
    return next(filter(None, samen), bekend[0] if len(bekend) == 1 else None)
