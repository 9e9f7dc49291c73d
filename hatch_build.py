"""Ships the agreements with a built wheel; an editable install reads them from the repository root."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AfsprakenHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts `afspraken/` in the wheel as `waakvlam/_afspraken`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folder to what is built, unless the build is an editable install."""
        if version != "editable":
            build_data["force_include"][str(Path(self.root) / "afspraken")] = "waakvlam/_afspraken"
