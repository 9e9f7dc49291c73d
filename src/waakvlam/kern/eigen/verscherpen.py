"""A norm with an organisation's own numbers, and why those may not be: they are looser, or cannot be compared.

What is stricter is for `kern.verschil` to say, so that a protocol and a new version of a set are judged alike.
"""

from collections.abc import Iterator

from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.eigen.vorm import Eigennorm
from waakvlam.kern.kalender import Richting as Telrichting
from waakvlam.kern.norm import Maximumduur, Minimumduur, Norm, Periodiek, Plicht, Termijn
from waakvlam.kern.verschil.duren import kaal
from waakvlam.kern.verschil.normen import normwijzigingen
from waakvlam.kern.verschil.tolk import Tolk
from waakvlam.kern.verschil.vormen import Richting, Wijziging
from waakvlam.kern.verschil.zinnen import LABELS


def getallen_van(norm: Norm) -> tuple[str, ...]:
    """Which numbers a norm of this kind has."""
    if isinstance(norm, Plicht):
        return ("termijn",)
    if isinstance(norm, Maximumduur | Minimumduur):
        return ("duur",)
    return ("periode", "minimaal") if isinstance(norm, Periodiek) else ()


def verscherpt(norm: Norm, eigen: Eigennorm) -> Norm:
    """The norm with the numbers of the protocol, which are numbers that it has; all else stays."""
    nieuw = _met_getallen(norm, eigen)
    if isinstance(norm, Periodiek) and norm.hoogstens is not None:
        return nieuw.model_copy(update={"hoogstens": norm.hoogstens * keren_in(norm, eigen)})
    return nieuw


def _met_getallen(norm: Norm, eigen: Eigennorm) -> Norm:
    velden: dict[str, object] = {naam: getattr(eigen, naam) for naam in eigen.getallen}
    if isinstance(norm, Plicht) and eigen.termijn is not None:
        getal = {"getal": eigen.termijn.getal, "eenheid": eigen.termijn.eenheid, "eigen_voorstel": False}
        oud = norm.termijn
        velden["termijn"] = oud.model_copy(update=getal) if oud is not None else Termijn.model_validate(getal)
    return norm.model_copy(update=velden)


def bezwaren(rekenset: Rekenset, norm: Norm, eigen: Eigennorm) -> Iterator[tuple[str, str]]:
    """Why these numbers may not be, each with its key and what to do; nothing when they are all stricter."""
    gevonden = normwijzigingen(Tolk(rekenset, rekenset, {}), norm, _met_getallen(norm, eigen))
    wijzigingen = [w for w in gevonden if w.richting is not Richting.WOORDEN]
    niet_strenger = [w for w in wijzigingen if w.richting is not Richting.STRENGER]
    yield from (_bezwaar(norm, eigen, wijziging) for wijziging in niet_strenger)
    if not wijzigingen:
        wat = f"dit is niet strenger dan {norm.clausule}"
        yield eigen.getallen[0], f"{wat}; kies een strenger getal of haal dit weg"
    elif not niet_strenger and eigen.periode and isinstance(norm, Periodiek) and not keren_in(norm, eigen):
        passen = f"{eigen.periode.duur} gaat niet een heel aantal keer in de {norm.periode.duur} van {norm.clausule}"
        yield "periode", f"{passen}; kies een periode waarin dat wel zo is, anders lopen de periodes door elkaar"


def keren_in(norm: Periodiek, eigen: Eigennorm) -> int:
    """How many own periods one of the norm holds; 0 when that is no whole number, or not certain."""
    if eigen.periode is None or norm.wijze == "rollend":
        return 1
    oud, nieuw = kaal(norm.periode.duur), kaal(eigen.periode.duur)
    return 0 if oud.eenheid is not nieuw.eenheid or oud.getal % nieuw.getal else oud.getal // nieuw.getal


def _bezwaar(norm: Norm, eigen: Eigennorm, wijziging: Wijziging) -> tuple[str, str]:
    """Both numbers in one sentence, and what to do."""
    terug = isinstance(norm, Plicht) and norm.termijn is not None and norm.termijn.richting is Telrichting.VOOR
    sleutel, soepeler, strenger = eigen.getallen[0], "langer", "kortere"
    if wijziging.label == LABELS["minimaal"]:
        sleutel, soepeler, strenger = "minimaal", "minder", "hogere"
    elif terug or isinstance(norm, Minimumduur):
        soepeler, strenger = "korter", "langere"
    if wijziging.richting is Richting.SOEPELER:
        wat = f"{wijziging.nieuw} is {soepeler} dan de {wijziging.oud} van {norm.clausule}"
        return (
            sleutel,
            f"{wat}, en een eigen protocol mag alleen strenger zijn; kies een {strenger} waarde of haal dit weg",
        )
    wat = f"{wijziging.nieuw} is niet altijd strenger dan de {wijziging.oud} van {norm.clausule}"
    waarom = f" ({wijziging.waarom.rstrip('.')})" if wijziging.waarom else ""
    return sleutel, f"{wat}{waarom}; kies dezelfde eenheid, of een waarde die altijd strenger is"
