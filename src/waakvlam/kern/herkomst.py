"""Where forms and letters take their data from: a fact, the dossier, a role, a term, the day itself, or the writer."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from waakvlam.kern.norm import Clausule
from waakvlam.kern.taal import Deel

Dossiergegeven = Literal["naam", "adres", "telefoon", "e_mail", "geboortedatum", "kenmerk"]
Rolgegeven = Literal["organisatie", "naam", "functie", "telefoon", "e_mail", "adres"]


def aan_sleutel(sleutels: tuple[str, ...], uitleg: str) -> Discriminator:
    """Tell members of a union apart by the one key that only they have; `uitleg` is the fault when none is there."""
    return Discriminator(_kiezer(sleutels), custom_error_type="geen_sleutel", custom_error_message=uitleg)


def _kiezer(sleutels: tuple[str, ...]) -> Callable[[Any], str | None]:
    def kies(waarde: Any) -> str | None:
        """The key that is there, in a file or in a model."""
        return next((s for s in sleutels if (s in waarde if isinstance(waarde, dict) else hasattr(waarde, s))), None)

    return kies


class UitFeit(Deel):
    """A field of the last fact of a type; without `veld` the day on which it happened."""

    feit: str
    veld: str | None = None


class UitDossier(Deel):
    """What is known of the person whom the dossier is about."""

    dossier: Dossiergegeven


class UitRol(Deel):
    """What is known of an organisation or of who acts for it in this dossier."""

    rol: str
    gegeven: Rolgegeven = "naam"


class UitTermijn(Deel):
    """The last day of the term of this clause."""

    termijn: Clausule


class UitDag(Deel):
    """A day of the form or letter itself: the day of sending or filling in, or so many days after it."""

    dag: Literal["vandaag"]
    plus_dagen: int = Field(0, ge=0)


class Schrijf(Deel):
    """Nobody knows it but the writer: the question to answer, with an invented answer as an example."""

    schrijf: str = Field(min_length=5)
    voorbeeld: str = Field(min_length=2)


Herkomst = Annotated[
    Annotated[UitFeit, Tag("feit")]
    | Annotated[UitDossier, Tag("dossier")]
    | Annotated[UitRol, Tag("rol")]
    | Annotated[UitTermijn, Tag("termijn")]
    | Annotated[UitDag, Tag("dag")],
    aan_sleutel(("feit", "dossier", "rol", "termijn", "dag"), "noem `feit`, `dossier`, `rol`, `termijn` of `dag`"),
]
"""Data that is known already."""

Gegeven = Annotated[
    Annotated[UitFeit, Tag("feit")]
    | Annotated[UitDossier, Tag("dossier")]
    | Annotated[UitRol, Tag("rol")]
    | Annotated[UitTermijn, Tag("termijn")]
    | Annotated[UitDag, Tag("dag")]
    | Annotated[Schrijf, Tag("schrijf")],
    aan_sleutel(
        ("feit", "dossier", "rol", "termijn", "dag", "schrijf"),
        "noem `feit`, `dossier`, `rol`, `termijn`, `dag` of `schrijf`",
    ),
]
"""Data that a letter holds at a placeholder."""
