"""Look on while a set is being written: its faults and warnings, on this machine only."""
