"""How far it is, in rows or facts."""

from collections.abc import Callable

Voortgang = Callable[[str, int, int], None]
"""What is being done, how much of it is, and out of how much."""


class Teller:
    """Tells each time how much there is by now."""

    def __init__(self, wat: str, totaal: int, voortgang: Voortgang) -> None:
        """`totaal`: out of how much."""
        self._wat, self._totaal, self._voortgang, self._gedaan = wat, totaal, voortgang, 0

    def __call__(self, erbij: int) -> None:
        """So much more."""
        self._gedaan += erbij
        self._voortgang(self._wat, self._gedaan, self._totaal)
