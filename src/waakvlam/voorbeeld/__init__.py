"""Invented dossiers for the demo: courses that play the real rules, made afresh relative to any day."""
