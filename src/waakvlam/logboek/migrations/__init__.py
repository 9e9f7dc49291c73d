"""The tables of this app, and how they changed."""
