"""How long one append through the store takes."""
