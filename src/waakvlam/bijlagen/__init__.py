"""Attachments of a dossier: checked, encrypted, seen by who may see their kind of data, and only ever downloaded."""
