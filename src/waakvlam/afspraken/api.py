"""What other apps may use of this one: to forget what was made of the sets."""

from waakvlam.afspraken import verschillen, verzameling


def vergeet() -> None:
    """Make every page of a set, and every comparison, anew from now on."""
    verzameling.vergeet()
    verschillen.vergeet()
