"""Repeatable measurements: each prints ratios against a named baseline in the same run."""
