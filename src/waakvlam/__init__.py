"""Waakvlam: regional housing agreements as data, and what they ask of whom, by when, and why."""

__version__ = "0.1.0"
