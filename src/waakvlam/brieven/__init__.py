"""Letters of a dossier: composed from what is known, looked through per reader, settled, signed and sent."""
