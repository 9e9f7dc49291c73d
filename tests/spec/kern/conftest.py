"""What the core does not do yet as the specification says, and why; a line goes when its fault is mended."""

import pytest

# The start of a test's name (with its parameters where only some fail) and what is wrong.
OPENSTAAND: dict[str, str] = {
    "test_parties_that_agree_about_different_subjects_do_not_agree_together": (
        "koppelen._voltallig: stands about different subjects are taken together"
    ),
    "test_what_the_core_could_not_compute_is_refused_while_loading[norm6": (
        "controleren: the fields that `voltallig` names are not checked"
    ),
    "test_what_the_core_could_not_compute_is_refused_while_loading[norm7": (
        "controleren: the field that `geldig` names is not checked"
    ),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect these to fail, and say so loudly once they no longer do."""
    for item in items:
        for naam, reden in OPENSTAAND.items():
            if item.name == naam or item.name.startswith((f"{naam}[", naam if "[" in naam else "\0")):
                item.add_marker(pytest.mark.xfail(reason=reden, strict=True))
