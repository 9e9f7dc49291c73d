"""Say conditions and facts in plain Dutch, from their structure and the titles in the vocabulary."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.gebeurtenis import Gebeurtenis
from waakvlam.kern.kalender import Duur
from waakvlam.kern.voorwaarde import (
    Aanleidingtoets,
    Aantaltoets,
    Conditie,
    Dossiertoets,
    Elktoets,
    Feitpatroon,
    Leeftijdtoets,
    Sindstoets,
    Uiterlijktoets,
    Veldtoets,
    Vergelijking,
)
from waakvlam.kern.zinnen import ZINNEN


class Zegsman:
    """Finds words for types, roles, categories, patterns and conditions of one set."""

    def __init__(self, rekenset: Rekenset, vertaal: Callable[[str], str] = str) -> None:
        """`vertaal` translates sentence templates."""
        self.rekenset = rekenset
        self.vertaal = vertaal
        taal = rekenset.taal
        self._categorieen = {c.naam: c.titel for c in taal.categorieen}
        self._titels = {**taal.routes, **taal.contractvormen, **taal.huishoudens}

    def zin(self, sleutel: str, **waarden: object) -> str:
        """A sentence from its template, in the words of the region."""
        return self.verwoord(self.vertaal(ZINNEN[sleutel])).format(**waarden)

    def verwoord(self, tekst: str) -> str:
        """A text that speaks of roles, in the words of the region."""
        return self.rekenset.woorden.tekst(tekst)

    def type(self, soort: str) -> str:
        """The title of an event type."""
        return self.rekenset.typen[soort].titel

    def feit(self, feit: Gebeurtenis) -> str:
        """What a fact is called."""
        return self.type(feit.type)

    def rollen(self, namen: Iterable[str]) -> str:
        """Roles as this region calls them: 'Zorgaanbieder en woningcorporatie'."""
        eigen = self.rekenset.afspraken.kop.rolnamen
        titels = [eigen.get(naam) or self.rekenset.rollen[naam].titel for naam in namen]
        begin, laatste = titels[:-1], titels[-1]
        return f"{', '.join(begin)} {self.vertaal(ZINNEN['en'])} {laatste}" if begin else laatste

    def categorie(self, naam: str) -> str:
        """The title of a data category."""
        return self._categorieen[naam]

    def waarde(self, waarde: object) -> str:
        """A field value in words."""
        if isinstance(waarde, bool):
            return self.zin("waar" if waarde else "onwaar")
        if isinstance(waarde, list | tuple):
            return f" {self.vertaal(ZINNEN['of'])} ".join(self.waarde(lid) for lid in waarde)
        if waarde in self._titels:
            return self._titels[str(waarde)].partition(":")[0]
        return self.rekenset.taal.keuzetitels.get(str(waarde), str(waarde))

    def veld(self, soort: str, naam: str) -> str:
        """The label of a field."""
        velden = self.rekenset.typen[soort].velden
        return velden[naam].titel.lower() if naam in velden else naam

    def patroon(self, patroon: Feitpatroon) -> str:
        """A pattern in words: the type, with the values that matter."""
        waarden = [f"{self.veld(patroon.type, naam)}: {self.waarde(w)}" for naam, w in patroon.als.items()]
        if patroon.binnen is not None:
            waarden.append(self.zin("binnen", duur=patroon.binnen.duur))
        titel = self.type(patroon.type)
        kern = self.zin("met", feit=titel, waarden="; ".join(waarden)) if waarden else titel
        return ", ".join([kern, *self._grenzen(patroon)])

    def _grenzen(self, patroon: Feitpatroon) -> Iterator[str]:
        """What a pattern asks of who recorded a fact and of what came before or after it."""
        if patroon.door is not None:
            yield self.zin("vastgelegd_door", wie=self.rollen([patroon.door]))
        for sleutel, typen in (
            ("na", patroon.na),
            ("sinds_laatste", patroon.sinds_laatste),
            ("zonder_later", patroon.zonder_later),
        ):
            if typen:
                feiten = f" {self.vertaal(ZINNEN['of'])} ".join(self.type(soort) for soort in typen)
                yield self.zin(sleutel, feiten=feiten)
        if patroon.geldig is not None:
            yield self.zin("nog_geldig")
        if patroon.onderwerp == "ander":
            yield self.zin("ander_onderwerp")

    def patronen(self, patronen: Iterable[Feitpatroon]) -> str:
        """Patterns of which one suffices."""
        return f" {self.vertaal(ZINNEN['of'])} ".join(self.patroon(p) for p in patronen)

    def vergelijking(self, test: Vergelijking) -> str:
        """What a value is compared with."""
        if test.ingevuld:
            return self.zin("ingevuld")
        if test.is_ is not None:
            return self.waarde(test.is_)
        if test.in_:
            return self.waarde(list(test.in_))
        if test.bevat:
            return self.zin("bevat", woorden=self.waarde(test.bevat))
        grenzen = [("minstens", test.minstens), ("hoogstens", test.hoogstens), ("minder_dan", test.minder_dan)]
        en = f" {self.vertaal(ZINNEN['en'])} "
        return en.join(self.zin(naam, waarde=f"{grens:g}") for naam, grens in grenzen if grens is not None)

    def conditie(self, conditie: Conditie) -> str:
        """A condition in words; its own `wat` where the set says it better."""
        if conditie.wat:
            return conditie.wat
        soort = conditie.soorten[0]
        inhoud = getattr(conditie, soort)
        if soort in {"gebeurd", "niet_gebeurd"}:
            return self.zin(soort, feiten=self.patronen(inhoud))
        if soort == "criterium" and inhoud in self.rekenset.criteria:
            return self.zin("criterium_vraag", vraag=self.rekenset.criteria[inhoud].vraag)
        if soort in {"oordeel", "criterium"}:
            return self.zin(soort, clausule=inhoud)
        if isinstance(inhoud, list):
            return self.zin(soort)
        return self._toets(soort, inhoud)

    def _toets(self, soort: str, test: object) -> str:
        zegt = ZEGT.get(type(test))
        sleutel, waarden = zegt(self, soort, test) if zegt is not None else (soort, {})
        return self.zin(sleutel, **waarden)


Gezegde = tuple[str, dict[str, object]]


def _veldtoets(z: Zegsman, soort: str, test: Veldtoets) -> Gezegde:
    eerste = test.van[0].type
    veld = z.veld(eerste, test.veld if isinstance(test.veld, str) else test.veld[eerste])
    return soort, {"feiten": z.patronen(test.van), "veld": veld, "waarde": z.vergelijking(test)}


def _gegeven(z: Zegsman, soort: str, test: Dossiertoets | Aanleidingtoets) -> Gezegde:
    return soort, {"veld": test.veld.replace(".", " ").replace("_", " "), "waarde": z.vergelijking(test)}


def _leeftijd(z: Zegsman, soort: str, test: Leeftijdtoets) -> Gezegde:
    return soort, {"feiten": z.patroon(test.op), "minstens": test.minstens, "hoogstens": test.hoogstens}


def _aantal(z: Zegsman, soort: str, test: Aantaltoets) -> Gezegde:
    return soort, {"feiten": z.patronen(test.van), "minstens": test.minstens}


def _sinds(z: Zegsman, soort: str, test: Sindstoets) -> Gezegde:
    sleutel = f"{soort}_meer_dan" if test.meer_dan else soort
    return sleutel, {"feiten": z.patronen(test.gebeurd), "duur": Duur(test.getal, test.eenheid)}


def _elk(z: Zegsman, soort: str, test: Elktoets) -> Gezegde:
    return soort, {"feiten": z.patroon(test.van), "waarde": z.waarde(list(test.in_))}


def _uiterlijk(z: Zegsman, soort: str, test: Uiterlijktoets) -> Gezegde:
    return soort, {"feiten": z.patroon(test.gebeurd), "duur": Duur(test.getal, test.eenheid)}


ZEGT: dict[Any, Callable[[Zegsman, str, Any], Gezegde]] = {
    Veldtoets: _veldtoets,
    Dossiertoets: _gegeven,
    Aanleidingtoets: _gegeven,
    Leeftijdtoets: _leeftijd,
    Aantaltoets: _aantal,
    Sindstoets: _sinds,
    Elktoets: _elk,
    Uiterlijktoets: _uiterlijk,
}
