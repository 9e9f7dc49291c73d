"""Forms of a dossier: filled in on screen, settled, signed, corrected and printed."""
