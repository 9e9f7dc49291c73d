"""The frame and the parts that every screen is made of: base template, components, theme. Knows no dossier."""
