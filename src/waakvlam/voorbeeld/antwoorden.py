"""Who owes something, answers: on time, late or never. Each running term becomes an intention, played as a course.

Which fact discharges a duty and who may record it is read from the agreements; only what people choose stands here.
"""

from collections.abc import Generator, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from waakvlam.kern.gebeurtenis import Gebeurtenis, Veldwaarde
from waakvlam.kern.handelen import Handelingsoordeel
from waakvlam.kern.norm import Periodiek, Termijngever
from waakvlam.kern.toetsen import Term
from waakvlam.voorbeeld.gedrag import antwoorddag
from waakvlam.voorbeeld.spel import Spel, Verhaal
from waakvlam.voorbeeld.velden import velden_voor

VAN_HET_VERHAAL = frozenset(
    {
        "aanbod_beantwoord", "dossierstukken_opgevraagd", "gebrek_gemeld", "huur_opgezegd",
        "intermediaire_verhuur_beeindigd", "intermediaire_verhuur_gestart", "nieuwe_woning_betrokken",
        "omklapverzoek_ingediend", "onbepaalde_tijd_besloten", "ontbinding_huur_gevraagd",
        "ontruimingsvonnis_gevraagd", "overlast_verholpen", "time_out_beeindigd", "verhuisbesluit_vastgelegd",
        "vijfjarencontract_afgelopen", "voorbereiding_afgerond", "woning_verlaten", "zorgovereenkomst_ontbonden",
    }
)  # fmt: skip
"""Steps that a course decides on, whatever is owed."""
VOORAF: Mapping[str, tuple[str, ...]] = {
    "waarschuwingsbrief_ondertekend": ("waarschuwingsbrief_voorgelezen", "vervolgstappen_uitgelegd"),
    "schuldhulp_gestart": ("schuldensituatie_beoordeeld",),
}
"""What people do in one go with a step, just before it."""
JA_KANS: Mapping[str, float] = {
    "AMS26-7.12": 0.95, "AMS26-1.35": 0.7, "AMS26-4.21": 0.5, "AMS26-7.16": 0.6,
    "AMS18-7.19": 0.95, "AMS18-1.21": 0.7, "AMS18-7.26": 0.6,
}  # fmt: skip
"""How often a judgement that a duty waits for is positive; a third for others."""
KANS_OP_OORDEEL = 0.6
KANS_ALS_GEPLAND = 0.85
VERGISBAAR = frozenset({"huisbezoek_gehouden", "brp_inschrijving_bevestigd", "melder_benaderd"})
ZONDER_ONDERWERP = frozenset({"huurcontract_omgeklapt", "omklapgesprek_gehouden"})
"""Steps that rest on what was recorded of another contract or talk: about the dossier as a whole."""
ZELFDE_GESPREK: Mapping[str, str] = {
    "supplement_vastgesteld": "kennismakingsgesprek_gehouden",
    "woonevaluatie_ondertekend": "woonevaluatie_gehouden",
}
"""What is signed, and the talk that it belongs to."""
VOORSPRONG_DAGEN: Mapping[str, int] = {"woonevaluatie_gepland": 70}
"""Planning comes so much earlier than what is planned."""
UITSTEL = "uitstel_afgesproken"
UITSTELREDENEN = (
    "De deelnemer was een week weg; samen een nieuwe dag gekozen.",
    "De contactpersoon is met vakantie. Alle partijen vinden een latere dag goed.",
    "Het gesprek past beter na de oplevering van de woning.",
)
POGINGEN, POGING_DAGEN = 5, 6
MINSTENS_VOOR_UITSTEL = 4
Sleutel = tuple[str, str, date | None, bool]


class Daad(NamedTuple):
    """The fact that discharges a term: its type, the fields it must have, and what it is about."""

    soort: str
    als: tuple[tuple[str, Veldwaarde], ...]
    betreft: str | None


class Antwoorder:
    """Looks each time what is newly owed, and lets someone answer."""

    def __init__(self, spel: Spel) -> None:
        self._spel = spel
        self._gezien: set[Sleutel] = set()
        self._lopend: set[Daad] = set()
        self._wekkers: set[date] = set()

    def kijk(self) -> None:
        """Start an answer to every running term that is new."""
        for term in self._spel.beoordeling.termijnen:
            if not term.loopt or not term.norm.vervuld_door:
                continue
            sleutel = (term.norm.id, term.aanleiding.id, term.vanaf, term.onbekend)
            if sleutel not in self._gezien:
                self._gezien.add(sleutel)
                self._neem_op(term)

    def _neem_op(self, term: Term) -> None:
        if isinstance(term.norm, Periodiek) and term.uiterlijk is not None:
            self._wek(term.uiterlijk + timedelta(days=1))
        if term.onbekend:
            if self._spel.kans(KANS_OP_OORDEEL):
                self._spel.start(_oordeel(self._spel, term.norm))
            return
        daad = daad_van(self._spel, term)
        if daad.soort not in VAN_HET_VERHAAL | self._spel.zwijgt and daad not in self._lopend:
            self._lopend.add(daad)
            self._spel.start(self._antwoord(daad, term))

    def _wek(self, dag: date) -> None:
        if dag not in self._wekkers:
            self._wekkers.add(dag)
            self._spel.start(self._spel.tot(dag))

    def _antwoord(self, daad: Daad, term: Term) -> Verhaal:
        spel = self._spel
        uiterlijk = term.uiterlijk
        if uiterlijk is not None and _vraagt_uitstel(spel, term, uiterlijk):
            uiterlijk = yield from _uitstel(spel, term, uiterlijk)
        vroeger = timedelta(days=VOORSPRONG_DAGEN.get(daad.soort, 0))
        dag = antwoorddag(spel.aard, spel.worp, spel.dag, uiterlijk and max(spel.dag, uiterlijk - vroeger))
        if dag is not None:
            yield from spel.tot(_op_werkdag(spel, dag, uiterlijk))
            yield from self._probeer(daad)
        self._lopend.discard(daad)

    def _probeer(self, daad: Daad) -> Verhaal:
        for poging in range(POGINGEN):
            if not self._nog_nodig(daad):
                return
            if doe_daad(self._spel, daad, met_reden=poging == POGINGEN - 1):
                return
            yield POGING_DAGEN

    def _nog_nodig(self, daad: Daad) -> bool:
        return any(
            t.loopt and t.norm.vervuld_door and daad_van(self._spel, t) == daad
            for t in self._spel.beoordeling.termijnen
        )


def daad_van(spel: Spel, term: Term) -> Daad:
    """The fact by which this term would be discharged."""
    patroon = term.norm.vervuld_door[0]
    onderwerpen = spel.rekenset.onderwerpen
    soort = onderwerpen.get(patroon.type)
    zelfde = soort is not None and onderwerpen.get(term.aanleiding.type) == soort
    als = tuple((n, w[0] if isinstance(w, list) else w) for n, w in sorted(patroon.als.items()))
    return Daad(patroon.type, als, term.betreft if zelfde else None)


def doe_daad(spel: Spel, daad: Daad, *, met_reden: bool) -> bool:
    """Record it by the first role that may. False: nobody may yet, or only with a reason and that is not given."""
    if daad.soort in ZELFDE_GESPREK and not spel.gebeurd(ZELFDE_GESPREK[daad.soort]):
        return False
    betreft = daad.betreft or onderwerp_van(spel, daad.soort)
    for eerst in VOORAF.get(daad.soort, ()):
        if not spel.gebeurd(eerst, betreft):
            _vooraf(spel, eerst, betreft)
    velden = velden_voor(spel, daad.soort, dict(daad.als))
    for door in spel.doeners(daad.soort):
        oordeel = spel.oordeel(daad.soort, door, betreft, velden)
        if oordeel is Handelingsoordeel.JA or (met_reden and oordeel is Handelingsoordeel.MET_MOTIVERING):
            spel.doe(daad.soort, door, betreft, **velden)
            if isinstance(datum := velden.get("datum"), date):
                spel.start(_houd(spel, daad.soort.replace("_gepland", "_gehouden"), betreft, datum))
            if daad.soort in VERGISBAAR and spel.kans(spel.aard.vergissing):
                spel.start(_herstel(spel, spel.feiten[-1].feit))
            return True
    return False


def haal_in(spel: Spel, soort: str, door: str, betreft: str | None) -> None:
    """Do what the agreements of today ask before an act and the earlier ones did not: facts that are still missing."""
    for gewogen in spel.beoordeling.handeling(soort, door, betreft).ontbreekt:
        voorwaarde = gewogen.vereiste.voorwaarde
        for patroon in (voorwaarde.gebeurd or [])[:1] if voorwaarde else []:
            als = tuple((n, w[0] if isinstance(w, list) else w) for n, w in sorted(patroon.als.items()))
            doe_daad(spel, Daad(patroon.type, als, None), met_reden=True)


def onderwerp_van(spel: Spel, soort: str) -> str | None:
    """The subject of a fact that answers a duty about something else: what runs, or something new."""
    onderwerp = spel.rekenset.typen[soort].onderwerp
    if onderwerp is None or soort in ZONDER_ONDERWERP:
        return None
    if soort in ZELFDE_GESPREK:
        return spel.laatste(ZELFDE_GESPREK[soort])
    gepland = soort.replace("_gehouden", "_gepland")
    if gepland != soort and gepland in spel.rekenset.typen:
        open_ = [f.betreft for f in spel.alle(gepland) if not spel.gebeurd(soort, f.betreft)]
        return open_[-1] if open_ else spel.nieuw(onderwerp)
    if onderwerp in {"doel", "gesprek"}:
        return spel.nieuw(onderwerp)
    labels = [v.feit.betreft for v in spel.feiten if spel.rekenset.onderwerpen.get(v.feit.type) == onderwerp]
    return next((label for label in reversed(labels) if label), None) or spel.nieuw(onderwerp)


def _vooraf(spel: Spel, soort: str, betreft: str | None) -> None:
    onderwerp = betreft if spel.rekenset.typen[soort].onderwerp else None
    velden: dict[str, Veldwaarde] = {}
    if soort == "schuldensituatie_beoordeeld":
        situatie = spel.alle("financiele_situatie_in_kaart_gebracht")
        velden = {"problematisch": bool(situatie and situatie[-1].velden["problematische_schulden"])}
    spel.doe(soort, spel.opener, onderwerp, **velden)


def _op_werkdag(spel: Spel, dag: date, uiterlijk: date | None) -> date:
    """A working day: on from `dag`, but not past the last day where that can be helped."""
    gekozen = spel.werkdag(dag)
    if uiterlijk is None or dag > uiterlijk or gekozen <= uiterlijk:
        return gekozen
    eerder = uiterlijk
    while eerder > spel.dag and not spel.rekenset.kalender.is_werkdag(eerder):
        eerder -= timedelta(days=1)
    return eerder


def _vraagt_uitstel(spel: Spel, term: Term, uiterlijk: date) -> bool:
    if isinstance(term.norm, Periodiek):
        return False
    return (uiterlijk - spel.dag).days >= MINSTENS_VOOR_UITSTEL and spel.kans(spel.aard.uitstel)


def _uitstel(spel: Spel, term: Term, uiterlijk: date) -> Generator[int, None, date]:
    """A later last day by common accord, agreed shortly before the term ends. Gives that day."""
    nieuw = spel.werkdag(uiterlijk + timedelta(days=spel.dagen(8, 28)))
    yield from spel.tot(uiterlijk - timedelta(days=spel.dagen(1, 3)))
    if any(t.loopt and t.clausule == term.clausule for t in spel.beoordeling.termijnen):
        rollen = spel.rekenset.typen[UITSTEL].door
        door = next((rol for rol in term.norm.drager if rol in rollen), spel.opener)
        spel.doe(UITSTEL, door, clausule=term.clausule, nieuwe_datum=nieuw, reden=spel.worp.choice(UITSTELREDENEN))
    return nieuw


def _oordeel(spel: Spel, norm: Termijngever) -> Verhaal:
    """Someone judges what a duty waits for."""
    criterium = next(gevraagde_oordelen(norm.voorwaarde), None)
    yield spel.dagen(2, 12)
    if criterium is not None:
        oordeel = "vervuld" if spel.kans(JA_KANS.get(criterium, 1 / 3)) else "niet_vervuld"
        spel.doe("beoordeling_vastgelegd", spel.opener, criterium=criterium, oordeel=oordeel)


def gevraagde_oordelen(deel: object) -> Iterator[str]:
    """The judgements that a condition asks of people, however deep."""
    oordeel = getattr(deel, "oordeel", None)
    if isinstance(oordeel, str):
        yield oordeel
    for naam in ("alle", "een", "geen"):
        for lid in getattr(deel, naam, None) or ():
            yield from gevraagde_oordelen(lid)


def _houd(spel: Spel, soort: str, betreft: str | None, datum: date) -> Verhaal:
    """A talk is usually held on the day that was planned."""
    yield from spel.tot(datum)
    if soort not in spel.zwijgt and not spel.gebeurd(soort, betreft) and spel.kans(KANS_ALS_GEPLAND):
        spel.doe(soort, spel.opener, betreft, **velden_voor(spel, soort, {}))


def _herstel(spel: Spel, fout: Gebeurtenis) -> Verhaal:
    """The day was wrong: it was a little earlier."""
    yield spel.dagen(2, 9)
    spel.verbeter(fout, op=fout.op - timedelta(days=spel.dagen(1, 2)))
