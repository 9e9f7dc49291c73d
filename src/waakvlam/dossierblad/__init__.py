"""The page of one dossier: where it stands, why, and recording what happened."""
