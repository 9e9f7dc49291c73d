"""Which dossiers there are: per row a person, a way of working, and a course with days counted back from today."""

from waakvlam.voorbeeld.rooster.rijen import Rij
from waakvlam.voorbeeld.rooster.samenstelling import rooster

__all__ = ["Rij", "rooster"]
