"""What the worker does for attachments."""

from datetime import time
from typing import Final

from waakvlam.bijlagen.nagaan import ruim_op
from waakvlam.taken.api import Dagelijks, Gegevens, registreer

OM: Final = time(4, 0)


def ruim_bijlagen_op(_gegevens: Gegevens) -> str:
    """Remove the files of what was erased or withdrawn, and uploads that came only by half."""
    return f"{ruim_op()} bestanden opgeruimd"


def registreer_taken() -> None:
    """Make it known."""
    registreer("bijlagen.ruim_op", ruim_bijlagen_op, ritme=Dagelijks(OM))
