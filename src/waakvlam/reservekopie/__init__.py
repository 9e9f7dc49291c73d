"""Back-up and restore of a whole store, in one form for both databases, while people go on working."""
