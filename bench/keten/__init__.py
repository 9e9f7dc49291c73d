"""How long verifying the whole record takes."""
