"""Fill the store up to a size, with more of the same dossiers."""

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from random import Random
from typing import Any

from bench.opslag.meten import zet_klaar

_generator: Any = None


class Vuller:
    """Grows a store in steps, so that each measurement stands on the one before."""

    def __init__(self, feiten_per_dossier: int, processen: int) -> None:
        self.feiten_per_dossier, self.processen = feiten_per_dossier, processen
        self.plan: Any = None

    def tot(self, dossiers: int) -> None:
        """So many dossiers in all; nothing where there are as many."""
        from waakvlam import klok
        from waakvlam.opslag.ingang import werk_statistiek_bij
        from waakvlam.voorbeeld.api import AANTAL, ZAAD, maak_plan

        if dossiers <= (er_zijn := aantal_dossiers()):
            return
        if self.plan is None:
            # Every course, also where the first size needs fewer, and in no order: each size
            # is a sample of all regions.
            alle = maak_plan(klok.vandaag(), AANTAL, feiten_per_dossier=self.feiten_per_dossier)
            lopen = tuple(Random(ZAAD).sample(alle.lopen, len(alle.lopen)))
            self.plan = replace(alle, aantal=er_zijn, lopen=lopen)
        self.plan = self.plan.vervolg(dossiers - er_zijn)
        with ProcessPoolExecutor(self.processen, get_context("spawn"), _begin, (self.plan,)) as pool:
            list(pool.map(_deel, self.plan.grepen()))
        werk_statistiek_bij()


def aantal_dossiers() -> int:
    from waakvlam.dossiers.deur import werkdeur
    from waakvlam.dossiers.models import Dossier

    with werkdeur():
        return Dossier.objects.count()


def _begin(plan: Any) -> None:
    from waakvlam.voorbeeld.api import Generator

    global _generator  # noqa: PLW0603 - how a pool hands a process its work
    _generator = Generator(plan)


def _deel(greep: range) -> int:
    return _generator.schrijf(greep)


zet_klaar(os.environ["WAAKVLAM_DATA"])
