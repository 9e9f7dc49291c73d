"""The only clock: everything that needs today or now asks here, and the rules core is told."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def nu() -> datetime:
    """Give this moment, aware, on the clock of Amsterdam."""
    return datetime.now(tz=AMSTERDAM)


def vandaag() -> date:
    """Give today's date in Amsterdam, whatever the time zone of the machine."""
    return nu().date()
