"""The start of a dossier: registering a participant, asking for consent, and the preparation."""
