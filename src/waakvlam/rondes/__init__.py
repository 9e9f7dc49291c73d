"""One act in many dossiers: chosen once, tried per row, recorded per row, with a result per row."""
