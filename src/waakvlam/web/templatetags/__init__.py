"""Template tags: `{% load waakvlam %}`."""
