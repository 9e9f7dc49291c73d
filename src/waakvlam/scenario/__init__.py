"""Scenario files: one dossier told as dated events, with what must follow. The definition of correct."""
