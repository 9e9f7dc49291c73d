"""A bar on the terminal for work in several parts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn


@contextmanager
def balk() -> Iterator[Callable[[str, int, int], None]]:
    """What is being done and how far it is; only on a terminal."""
    scherm = Console(stderr=True)
    kolommen = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*kolommen, console=scherm, transient=True, disable=not scherm.is_terminal) as voortgang:
        taken: dict[str, int] = {}

        def toon(wat: str, gedaan: int, totaal: int) -> None:
            if wat not in taken:
                taken[wat] = voortgang.add_task(wat, total=totaal)
            voortgang.update(taken[wat], completed=gedaan)  # type: ignore[arg-type]

        yield toon
