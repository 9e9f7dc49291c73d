"""The console command `waakvlam`. Errors are one clear message and exit 2, never a traceback."""

from waakvlam.cli.hoofd import main

__all__ = ["main"]
