"""Where agreement sets come from: the files on disk, in the repository or inside the installed package."""
