"""The store: facts of dossiers, append-only and encrypted, and the rows that lists read. The only door is `api`."""
