"""The way to a lease in one's own name, what comes after it, and moves on that way."""
