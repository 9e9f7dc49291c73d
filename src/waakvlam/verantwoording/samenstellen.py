"""Gather everything that an organisation holds about a participant, as AVG 15 asks, for who handles the request.

What it recorded itself, and what others recorded as far as it holds that: exactly what its role sees today. Plus what
its own people did with it. Bron: AVG 15, eerste lid, a tot en met h; HvJ EU C-154/21: receivers by name.
"""

from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waakvlam import klok
from waakvlam.dossiers.api import (
    Dossierbeeld,
    Feitregel,
    bewaartermijnen,
    inzagebeeld,
    leesbare_velden,
    op_te_halen,
    stukregels,
)
from waakvlam.logboek.api import Gezien, wie_zag
from waakvlam.toegang.api import Lezer, organisaties
from waakvlam.verantwoording.overzicht import Onderdeel, Overzicht, Regel, Veld
from waakvlam.verantwoording.tonen import HANDELING, SOORT, categorietitel, verwerkingstitel
from waakvlam.verwerkingen.register import register
from waakvlam.web.api import datum_kort, hoofdletter, woorden_van

ONTVANGEN, BEANTWOORD, INZIEN = "avg_verzoek_ontvangen", "avg_verzoek_beantwoord", "inzien"
MELDER, DEELNEMER = "melder", "deelnemer"
WIE_KLAAGDE = "melder_identiteit"
ANTWOORDEN = {"vervuld": gettext_lazy("Ja"), "niet_vervuld": gettext_lazy("Nee")}
"""What is known of a criterion, as the answer to its question."""
STANDEN = {
    "open": gettext_lazy("Loopt"),
    "op_tijd": gettext_lazy("Op tijd gedaan"),
    "te_laat": gettext_lazy("Te laat gedaan"),
    "verstreken": gettext_lazy("Niet op tijd gedaan"),
    "vervallen": gettext_lazy("Hoeft niet meer"),
}


def open_verzoek(beeld: Dossierbeeld) -> str | None:
    """The subject of the oldest request to see data that the own organisation got and did not answer ("": none)."""
    eigen = [f for f in beeld.feiten if f.eigen and f.stand == "geldt"]
    inzien = [f for f in eigen if any((naam, waarde) == ("recht", INZIEN) for naam, _titel, waarde in f.velden)]
    gedaan = {f.betreft for f in inzien if f.type == BEANTWOORD}
    open_ = (f.betreft or "" for f in inzien if f.type == ONTVANGEN and f.betreft not in gedaan)
    return next(open_, None)


def stel_samen(lezer: Lezer, nummer: str, log_tot: int | None = None) -> Overzicht:
    """Everything, with what is proposed to shield; of the log up to line `log_tot`. Raises `NietGevonden`.

    Whether the reader may handle requests is for the caller to ask. The look itself comes to stand in the log.
    """
    beeld = inzagebeeld(lezer, nummer)
    gezien, laatste = wie_zag(lezer.wie, nummer, log_tot)
    onderdelen = tuple(deel for deel in _Delen(beeld, gezien).alle() if deel.regels)
    van = (lezer.organisatienaam, klok.vandaag())
    verzoek = open_verzoek(beeld)
    return Overzicht(nummer, beeld.stand, beeld.naam or nummer, *van, onderdelen, laatste, verzoek)


class _Delen:
    """The parts, each from what the store gives this reader."""

    def __init__(self, beeld: Dossierbeeld, gezien: tuple[Gezien, ...]) -> None:
        self.beeld, self.gezien, self.woorden = beeld, gezien, woorden_van(beeld.afsprakenset)

    @cached_property
    def namen(self) -> dict[str, str]:
        return organisaties()

    @cached_property
    def plaatsen(self) -> dict[str, str]:
        """Per attachment of which the file is there: its place in the bundle, in order of recording."""
        namen = [
            (feit.kenmerk, naam)
            for feit in filter(op_te_halen, self.beeld.feiten)
            for soort, _titel, naam in feit.velden
            if soort == "naam"
        ]
        return {kenmerk: f"bijlagen/{nr:02}-{naam}" for nr, (kenmerk, naam) in enumerate(namen, 1)}

    def alle(self) -> Iterator[Onderdeel]:
        for naam, kop, uitleg, regels in (
            ("gegevens", _("Wie u bent"), _("Dit weten wij van u."), self._gegevens()),
            (
                "feiten",
                _("Wat er is vastgelegd"),
                _("Dit is opgeschreven door ons, of door een ander die het met ons deelt."),
                map(self._feit, self.beeld.feiten),
            ),
            (
                "termijnen",
                _("Afspraken en termijnen"),
                _("Dit moet iemand doen, of had iemand moeten doen."),
                self._termijnen(),
            ),
            (
                "toestemming",
                _("Uw toestemmingen"),
                _("Hier gaf u toestemming voor. U mag die altijd intrekken."),
                self._toestemming(),
            ),
            (
                "besluiten",
                _("Besluiten"),
                _("Een mens besluit. Dit is wat daarvoor nu bekend is."),
                self._besluiten(),
            ),
            (
                "ontvangers",
                _("Wie uw gegevens krijgt"),
                _("Deze organisaties doen of deden mee in uw dossier, en kunnen gegevens krijgen."),
                self._partijen(),
            ),
            (
                "gezien",
                _("Wie uw gegevens zag"),
                _("Dit deden mensen van onze organisatie met uw gegevens. Wij noemen hun functie en niet hun naam."),
                self._gezien(),
            ),
            (
                "doelen",
                _("Waarvoor wij uw gegevens gebruiken"),
                _("Hiervoor gebruiken wij uw gegevens, en dit is waarom dat mag."),
                _doelen(),
            ),
            (
                "bewaren",
                _("Hoe lang wij gegevens bewaren"),
                _("Dit geldt voor wat wij zelf vastlegden. Loopt er nog iets, dan wachten wij met wissen."),
                self._bewaren(),
            ),
        ):
            yield Onderdeel(naam, kop, uitleg, tuple(regels))

    def _gegevens(self) -> Iterator[Regel]:
        namen = {
            "naam": _("Naam"), "geboortedatum": _("Geboren"), "straat": _("Straat"), "huisnummer": _("Huisnummer"),
            "postcode": _("Postcode"), "plaats": _("Plaats"), "route": _("Route"), "contractvorm": _("Contract"),
            "huishouden_soort": _("Huishouden"), "kinderen": _("Kinderen"),
        }  # fmt: skip
        bekend = {"naam": self.beeld.naam, **self.beeld.gegevens}
        huishoudens = self.woorden.rekenset.taal.huishoudens
        velden = tuple(
            Veld(f"gegevens.{naam}", titel, huishoudens.get(str(waarde)) or self.woorden.waarde(waarde))
            for naam, titel in namen.items()
            if (waarde := bekend.get(naam)) is not None
        )
        if velden:
            yield Regel("gegevens", _("Uw gegevens"), velden=velden)

    def _feit(self, feit: Feitregel) -> Regel:
        """A fact. About a reporter, or who complained: shielded. About someone else at home: its text and file are."""
        sleutel, ander = f"feit.{feit.kenmerk}", feit.betrokkene != DEELNEMER
        soorten = self.woorden.rekenset.typen[feit.type].velden
        velden = [
            Veld(
                f"{sleutel}.{naam}",
                titel,
                self.woorden.veldwaarde(feit.type, naam, waarde),
                ander and soorten[naam].soort == "tekst",
            )
            for naam, titel, waarde in leesbare_velden(feit)
        ]
        velden += [Veld(f"{sleutel}.{r.plek}", r.kop, r.tekst) for r in stukregels(feit)]
        if plaats := self.plaatsen.get(feit.kenmerk):
            velden.append(Veld(f"{sleutel}.-bestand", _("Bestand dat u erbij krijgt"), plaats, ander, feit.kenmerk))
        if feit.motivering:
            velden.append(Veld(f"{sleutel}.-motivering", _("Reden"), feit.motivering, ander))
        if feit.gewist_op:
            velden.append(Veld(f"{sleutel}.-gewist", _("Inhoud gewist op"), datum_kort(feit.gewist_op.date())))
        standen = {
            "verbeterd": _("Dit is later verbeterd"),
            "ingetrokken": _("Dit is later ingetrokken"),
            "intrekking": _("Dit trekt iets eerders in"),
        }
        if feit.stand in standen:
            velden.append(Veld(f"{sleutel}.-stand", _("Let op"), standen[feit.stand]))
        door = f"{self._naam(feit.organisatie)} ({self.woorden.rol(feit.rol)})"
        velden.append(Veld(f"{sleutel}.-door", _("Vastgelegd door"), door))
        dicht = feit.betrokkene == MELDER or feit.categorie == WIE_KLAAGDE
        return Regel(sleutel, feit.titel, datum_kort(feit.op), tuple(velden), str(SOORT[feit.betrokkene]), dicht)

    def _termijnen(self) -> Iterator[Regel]:
        for term in self.beeld.termijnen:
            sleutel = f"termijn.{term.sleutel}"
            velden = (
                Veld(f"{sleutel}.wie", _("Wie"), self.woorden.rollen(term.dragers)),
                Veld(f"{sleutel}.stand", _("Stand"), str(STANDEN[term.status])),
            )
            dag = datum_kort(term.uiterlijk) if term.uiterlijk else ""
            yield Regel(sleutel, hoofdletter(term.wat), dag, velden)

    def _toestemming(self) -> Iterator[Regel]:
        for nummer, gegeven in enumerate(self.beeld.toestemming or (), 1):
            sleutel = f"toestemming.{nummer}"
            velden = (
                Veld(f"{sleutel}.aan", _("Aan"), self.woorden.rollen(gegeven.ontvangers)),
                Veld(f"{sleutel}.voor", _("Voor"), "; ".join(self.woorden.waarde(doel) for doel in gegeven.doelen)),
                Veld(f"{sleutel}.stand", _("Stand"), _("Geldt") if gegeven.leeft else _("Geldt niet meer")),
            )
            yield Regel(sleutel, _("Toestemming om te delen"), datum_kort(gegeven.op), velden)

    def _besluiten(self) -> Iterator[Regel]:
        """Decisions of which something is known by now."""
        for besluit in self.beeld.besluiten:
            sleutel = f"besluit.{besluit.naam}"
            bekend = tuple(
                Veld(f"{sleutel}.{c.clausule}", c.vraag, str(ANTWOORDEN[c.waarde]))
                for c in besluit.criteria
                if c.waarde in ANTWOORDEN
            )
            if any(c.waarde == "vervuld" for c in besluit.criteria):
                beslisser = Veld(f"{sleutel}.wie", _("Wie beslist"), self.woorden.rol(besluit.beslisser))
                yield Regel(sleutel, besluit.vraag, velden=(beslisser, *bekend))

    def _partijen(self) -> Iterator[Regel]:
        for nummer, partij in enumerate(self.beeld.partijschappen, 1):
            sleutel = f"partij.{nummer}"
            velden = [
                Veld(f"{sleutel}.rol", _("Rol"), self.woorden.rol(partij.rol)),
                Veld(f"{sleutel}.vanaf", _("Vanaf"), datum_kort(partij.vanaf)),
            ]
            if partij.tot:
                velden.append(Veld(f"{sleutel}.tot", _("Tot en met"), datum_kort(partij.tot - timedelta(days=1))))
            yield Regel(sleutel, self._naam(partij.organisatie), velden=tuple(velden))

    def _gezien(self) -> Iterator[Regel]:
        for nummer, gezien in enumerate(self.gezien, 1):
            sleutel, functie = f"gezien.{nummer}", hoofdletter(gezien.functiesoort.replace("_", " "))
            velden = [
                Veld(f"{sleutel}.wie", _("Wie"), f"{functie} ({self.woorden.rol(gezien.rol)})"),
                Veld(f"{sleutel}.waarvoor", _("Waarvoor"), verwerkingstitel(gezien.activiteit)),
            ]
            if gezien.categorieen:
                soorten = "; ".join(map(categorietitel, gezien.categorieen))
                velden.append(Veld(f"{sleutel}.wat", _("Welke gegevens"), soorten))
            yield Regel(sleutel, str(HANDELING[gezien.handeling]), datum_kort(gezien.dag), tuple(velden))

    def _bewaren(self) -> Iterator[Regel]:
        eigen = sorted({(f.categorie, f.rol, f.betrokkene) for f in self.beeld.feiten if f.eigen})
        for categorie, rol, betrokkene in eigen:
            sleutel = f"bewaren.{categorie}.{rol}.{betrokkene}"
            regel = bewaartermijnen().regel(rol, categorie, betrokkene)
            if regel.tot_het_laatst:
                termijn = _("Zolang er iets anders van u bewaard blijft")
            elif regel.vanaf == "laatste_feit":
                termijn = _("%(jaren)s jaar nadat er voor het laatst iets over is vastgelegd") % {"jaren": regel.jaren}
            else:
                termijn = _("%(jaren)s jaar nadat het dossier is gesloten") % {"jaren": regel.jaren}
            velden = (
                Veld(f"{sleutel}.hoe", _("Hoe lang"), termijn),
                Veld(f"{sleutel}.waarom", _("Waarom"), f"{regel.grond} ({regel.bron})"),
            )
            yield Regel(sleutel, categorietitel(categorie), velden=velden, over=str(SOORT[betrokkene]))

    def _naam(self, kort: str) -> str:
        return self.namen.get(kort, kort)


def _doelen() -> Iterator[Regel]:
    for verwerking in register().verwerkingen:
        if DEELNEMER in verwerking.betrokkenen:
            sleutel = f"doel.{verwerking.naam}"
            gronden = (
                Veld(f"{sleutel}.{nummer}", _("Waarom dit mag (%(wie)s)") % {"wie": grond.wie}, grond.bron)
                for nummer, grond in enumerate(verwerking.grondslagen, 1)
            )
            doel = Veld(f"{sleutel}.doel", _("Doel"), verwerking.doel)
            yield Regel(sleutel, verwerking.titel, velden=(doel, *gronden))
