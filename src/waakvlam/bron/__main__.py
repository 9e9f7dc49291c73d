"""`python -m waakvlam.bron SET`: check a set and say what is wrong, file by file."""

import sys

from waakvlam.bron.api import bronset
from waakvlam.kern.fouten import Waakvlamfout

try:
    gelezen = bronset(sys.argv[1])
except Waakvlamfout as fout:
    sys.exit(str(fout))
inhoud = gelezen.afspraken
sys.stdout.write(f"{inhoud.kop.naam}: {len(inhoud.clausules)} clausules, {len(inhoud.normen)} normen, in orde\n")
