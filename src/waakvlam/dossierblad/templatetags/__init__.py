"""Tags for the pages of a dossier."""
