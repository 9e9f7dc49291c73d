"""What other apps may use of this one: to forget the pages that were made of a set."""

from waakvlam.afspraken.verzameling import vergeet

__all__ = ["vergeet"]
