"""The screen of the data officer: who of the own organisation processed what of whom."""
