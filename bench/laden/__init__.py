"""How fast the rules core is, and whether its cost stays linear in facts."""
