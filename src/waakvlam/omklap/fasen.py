"""Which phases make which page. A set says in which phase its rules and decisions lie; no page names a rule."""

from typing import Final

EIGEN_HUUR: Final = frozenset({"evaluatie", "omklap"})
"""In which parties judge whether the lease can come in the participant's own name, and put it there."""
STAPPEN: Final = frozenset({"omklap"})
"""Of these the duties that follow each other up to the lease; talks in general are no steps."""
NAZORG: Final = frozenset({"nazorg", "eigen_huur"})
"""After the lease came in the participant's own name."""
