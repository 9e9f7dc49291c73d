"""How the store holds under load, and how pages of it hold as it grows."""
