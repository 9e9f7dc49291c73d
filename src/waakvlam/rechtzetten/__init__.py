"""Putting right what was recorded in the wrong place: a fact in the wrong dossier, a person registered twice."""
