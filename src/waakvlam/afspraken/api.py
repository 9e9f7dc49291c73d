"""What other apps may use of this one: words for letters and phases, and to forget what was made of the sets."""

from waakvlam.afspraken import verschillen, verzameling
from waakvlam.afspraken.indeling import fasedelen
from waakvlam.afspraken.stukregels import GEWICHTEN, TEKENT_ALS, VERZENDINGEN


def vergeet() -> None:
    """Make every page of a set, and every comparison, anew from now on."""
    verzameling.vergeet()
    verschillen.vergeet()
