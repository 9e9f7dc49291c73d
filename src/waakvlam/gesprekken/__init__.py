"""Talks and home visits of a dossier: what the agreements ask, what is planned, held and missed."""
