"""What goes on paper: a sheet of blocks becomes a PDF that everyone can read and that can be kept."""
