"""The rules core: facts, agreements and a reference date in; terms, decisions and reasons out."""
