"""What other apps may use of this one."""

from waakvlam.woningen.bestand import versleutel_opnieuw

__all__ = ["versleutel_opnieuw"]
