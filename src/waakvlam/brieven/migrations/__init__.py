"""The table of this app, and how it changed."""
