"""The agreements to read: sets, clauses, rules, decisions, acts and sharing, in plain words."""
