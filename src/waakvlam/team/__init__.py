"""For who divides the work of a team: what lies with whom, and handing it over."""
