"""The only door of jobs: name a kind, queue one, see how they stand, and do them.

Jobs are done at least once. A worker that dies loses its lease, and another does the job again: so a function must be
able to run twice with the result of once. A job carries references and numbers, never personal data.
"""

from waakvlam.taken.plannen import opnieuw, plan
from waakvlam.taken.register import Gegevens, registreer
from waakvlam.taken.ritme import Dagelijks, Elke, Ritme
from waakvlam.taken.stand import Taakstand, stand
from waakvlam.taken.werker import Gedaan, loop, run_once
