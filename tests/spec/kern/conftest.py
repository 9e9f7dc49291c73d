"""What the core does not do yet as the specification says, and why; a line goes when its fault is mended."""

import pytest

# The start of a test's name (with its parameters where only some fail) and what is wrong.
OPENSTAAND: dict[str, str] = {
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect these to fail, and say so loudly once they no longer do."""
    for item in items:
        for naam, reden in OPENSTAAND.items():
            if item.name == naam or item.name.startswith((f"{naam}[", naam if "[" in naam else "\0")):
                item.add_marker(pytest.mark.xfail(reason=reden, strict=True))
