"""Who may see and do what: the one reader object of a request, and the three questions it answers."""
