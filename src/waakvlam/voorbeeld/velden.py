"""What people fill in with a fact that answers a duty: plausible values, never anything about health."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.voorbeeld.spel import Spel

Velden = dict[str, Veldwaarde]
DRIE = ("deelnemer", "zorgaanbieder", "woningcorporatie")
STADSDELEN = ("Havenzicht", "Molenwijk", "Zuiderkwartier", "Oosterhof")
DOELEN_WONEN = (
    "matching", "actieve_bemiddeling", "passend_toewijzen", "beoordelen_weigering", "goed_huurderschap",
    "woonafspraken_drie_partijen", "woonevaluatie_drie_partijen", "jaarlijkse_evaluatie", "jaarlijkse_evaluatie_halen",
    "traject_wijkt_af", "ruil_en_verhuizing", "einde_verhuur",
)  # fmt: skip
DOELEN_OVERLAST = (
    "signaleren", "overlast_netwerkpartners", "overlast_soort", "overlast_interventie", "overlast_terugkoppeling",
    "overlast_herhaling", "overlast_kopie_brief", "overlast_kopie_officiele_brief", "overlast_afstemming",
)  # fmt: skip
DOELEN_OMKLAP = ("omklap_voorbereiden_halen", "omklap_voorbereiden", "omklapverzoek", "geldbeheer", "herplaatsing")
DOELEN_VAN = "amsterdam-2026"
"""The agreements whose purposes these are; under others people consent to all that belongs to the agreements."""
ONTVANGERS = ("woningcorporatie", "gemeente_wonen", "mzwo", "zorgaanbieder", "fibu", "veldtafel", "professional")


def velden_voor(spel: Spel, soort: str, als: Mapping[str, Veldwaarde]) -> Velden:
    """The fields of a fact of this type; what the duty asks for (`als`) is kept."""
    maker = MAKERS.get(soort)
    velden = maker(spel) if maker else {}
    lijsten = {naam for naam, veld in spel.rekenset.typen[soort].velden.items() if veld.soort == "lijst"}
    gevraagd = {naam: _erbij(velden.get(naam), waarde) if naam in lijsten else waarde for naam, waarde in als.items()}
    return {**velden, **gevraagd}


def _erbij(lijst: Veldwaarde | None, waarde: Veldwaarde) -> Veldwaarde:
    """A list that holds this too."""
    leden = tuple(lijst) if isinstance(lijst, tuple | list) else ()
    erbij = tuple(waarde) if isinstance(waarde, tuple | list) else (str(waarde),)
    return tuple(dict.fromkeys((*leden, *erbij)))


def toestemming(spel: Spel) -> Velden:
    """Consent for living, nuisance and conversion; some people give it with a last day."""
    amsterdam = spel.rekenset.naam.startswith("amsterdam")
    velden: Velden = {
        "doelen": DOELEN_WONEN + DOELEN_OVERLAST + DOELEN_OMKLAP if spel.rekenset.naam == DOELEN_VAN else ("alles",),
        "ontvangers": ONTVANGERS if amsterdam else (*spel.organisaties, "gemeente", "professional"),
        "noodzaak": "Nodig om samen een passende woning te vinden en het wonen goed te laten gaan.",
        "schriftelijk": True,
    }
    if spel.kans(0.2):
        velden["geldig_tot"] = spel.dag + timedelta(days=spel.dagen(400, 900))
    return velden


def _wooneisen(spel: Spel) -> Velden:
    if spel.kans(0.5):
        return {}
    return {
        "uitgesloten_stadsdelen": (spel.worp.choice(STADSDELEN),),
        "motivering": "De deelnemer wil uit de buurt blijven van een oud netwerk.",
    }


def _financien(spel: Spel) -> Velden:
    return {"problematische_schulden": _schulden(spel), "eerder_zelfstandig_huishouden": spel.kans(0.5)}


def _schulden(spel: Spel) -> bool:
    """Whether this person has debts that are a problem: the same in every fact of the dossier."""
    eerder = spel.alle("financiele_situatie_in_kaart_gebracht")
    return bool(eerder[-1].velden["problematische_schulden"]) if eerder else spel.kans(0.35)


def _maand(spel: Spel) -> Velden:
    return {"maand": f"{spel.dag:%Y-%m}", "op_tijd": spel.kans(0.9)}


def _gepland(spel: Spel) -> Velden:
    return {"datum": spel.werkdag(spel.dag + timedelta(days=spel.dagen(7, 28)))}


def _omklapbesluit(spel: Spel) -> Velden:
    """What Woonzaken decides is what the criteria advise that day."""
    if spel.beoordeling.besluit("omklap").uitkomst == "kan_niet":
        return {
            "akkoord": False,
            "reden": "Aan een van de voorwaarden is niet voldaan; zie de criteria in het dossier.",
        }
    return {"akkoord": True, "reden": "Aan de voorwaarden is voldaan."}


def _omgeklapt(spel: Spel) -> Velden:
    return {"contractduur": "vijf_jaar" if spel.gegevens.contractvorm == "vijf_jaar" else "onbepaald"}


def _vast(**velden: Veldwaarde) -> Callable[[Spel], Velden]:
    return lambda _spel: dict(velden)


def _keuze(naam: str, *waarden: Veldwaarde) -> Callable[[Spel], Velden]:
    return lambda spel: {naam: spel.worp.choice(waarden)}


def _meegelopen(spel: Spel) -> Velden:
    """The two providers go on together for some time over three months after the move."""
    gepland = spel.alle("verhuizing_gepland")
    verhuizing = gepland[-1].velden["verhuisdatum"] if gepland else spel.dag
    assert isinstance(verhuizing, date)
    return {"einddatum": spel.werkdag(verhuizing + timedelta(days=spel.dagen(92, 120)))}


def _beschikking(spel: Spel) -> Velden:
    return {"geldig_tot": spel.dag + timedelta(days=spel.dagen(300, 1100)), "uren_per_maand": spel.dagen(8, 24)}


def _plan(spel: Spel) -> Velden:
    return {"soort": "begeleidingsplan" if "zorgaanbieder" in spel.organisaties else "ondersteuningsplan"}


def _doorgegeven(spel: Spel) -> Velden:
    """What is received is what was passed on."""
    eerder = spel.alle("signaal_ontvangen")
    return {"aard": eerder[-1].velden["aard"] if eerder else "zorg"}


def _signaal(spel: Spel) -> Velden:
    return {"aan": "wijkteam" if "wijkteam" in spel.organisaties else "zorgaanbieder"}


MAKERS: Mapping[str, Callable[[Spel], Velden]] = {
    "toestemming_gegeven": toestemming,
    "wooneisen_vastgelegd": _wooneisen,
    "financiele_situatie_in_kaart_gebracht": _financien,
    "inschrijving_gecontroleerd": _keuze("ingeschreven", True, True, True, False),
    "schuldhulp_gestart": _keuze("vorm", "schuldregeling", "budgettraining"),
    "inkomensbeheer_gestart": _keuze("vorm", "fibu", "bewind", "budgetbeheer"),
    "fibu_noodzaak_beoordeeld": lambda spel: {"nodig": _schulden(spel)},
    "uitkering_of_toeslag_aangevraagd": _keuze("soort", "huurtoeslag", "zorgtoeslag", "bijstand"),
    "begeleidingsplan_vastgesteld": _plan,
    "huisbezoek_gehouden": _keuze("alle_ruimten_gezien", True, True, False),
    "huur_ontvangen": _maand,
    "kennismakingsgesprek_gepland": _gepland,
    "kennismakingsgesprek_gehouden": _vast(op_de_woning=True),
    "woonevaluatie_gepland": _gepland,
    "woonevaluatie_gehouden": _vast(op_de_woning=True),
    "woonevaluatie_ondertekend": _vast(ondertekend_door=DRIE),
    "supplement_vastgesteld": _vast(ondertekend_door=DRIE),
    "inrichting_gecontroleerd": _keuze("in_orde", True, True, True, False),
    "doel_vastgelegd": _vast(omschrijving="Rekeningen op tijd betalen en de woning netjes houden."),
    "nacontrole_gedaan": _keuze("verholpen", True, True, False),
    "acties_teruggekoppeld": _keuze("aan", "woningcorporatie", "beide"),
    "aanpak_afgestemd": _vast(met="contactpersoon van de corporatie en het meldpunt"),
    "zorg_afgestemd": _vast(met="andere betrokken hulpverleners"),
    "melder_over_uitkomst_geinformeerd": lambda spel: {"samen_met_deelnemer": spel.kans(0.9)},
    "waarschuwingsbrief_ondertekend": _keuze("geweigerd", False, False, False, True),
    "brief_gearchiveerd": _vast(brief="waarschuwingsbrief"),
    "briefkopie_verstuurd": _vast(aan="woningcorporatie"),
    "sommatiebrief_verstuurd": _vast(aangetekend=True),
    "sommatiebrief_gezien_getekend": _keuze("geweigerd", False, True),
    "herstelcontact_gelegd": _keuze("gelukt", True, False),
    "overlastcheck_uitgevoerd": lambda spel: {"bij": "beide", "overlast": spel.gebeurd("overlast_gemeld")},
    "overlast_besproken_voor_omklap": _vast(omklap_mogelijk=True),
    "professional_bevraagd": _vast(wie="behandelaar"),
    "omklapgesprek_gehouden": _vast(woning_bezichtigd=True),
    "nazorgafspraken_vastgelegd": lambda spel: {"einddatum": spel.dag + timedelta(days=270)},
    "omklap_besloten": _omklapbesluit,
    "huurcontract_omgeklapt": _omgeklapt,
    "urgentie_ingetrokken": _vast(reden="De voorwaarden van de urgentie gelden niet meer."),
    "structurele_oplossing_vastgelegd": _keuze("oplossing", "beschermd wonen", "wonen in een groep"),
    "passendheid_getoetst": _keuze("passend", True, False),
    "partijen_geinformeerd": _vast(onderwerp="het traject loopt anders dan gepland"),
    "op_wachtlijst_geplaatst": _vast(voorrang=True),
    "herplaatsing_gemeld_bij_veldtafel": _vast(achteraf=False),
    "overlast_gemeld_bij_mzwo": _vast(situatie="herhaalde klacht van omwonenden"),
    "deelnemer_aangemeld": _vast(bij="Centrale Toegang"),
    "uitnodiging_verstuurd": _keuze("gesprek", "kennismaking", "woonevaluatie"),
    "doorverwezen": _keuze("naar", "sociaal raadslieden", "formulierenbrigade", "welzijnsorganisatie"),
    "waakvlam_besproken": lambda spel: {"gewenst": spel.kans(0.6)},
    "signaal_ontvangen": _doorgegeven,
    "urgentie_aangevraagd": _vast(met_deelnemer=True),
    "wijkpartner_ingeschakeld": _keuze("partner", "wijkagent", "sociaal wijkteam"),
    "beschikking_afgegeven": _beschikking,
    "budgetbeheer_onderzocht": _keuze("wenselijk", True, False),
    "omzettingsoverleg_gehouden": _keuze("uitkomst", "omzetten", "omzetten", "verlengen"),
    "inwonen_verkend": _keuze("gewenst", False, False, True),
    "regievoerder_aangewezen": _vast(partij="wijkteam"),
    "meeloopfase_einddatum_afgesproken": _meegelopen,
    "signaal_doorgegeven": _signaal,
    "wijziging_begeleiding_afgestemd": _vast(met="woningcorporatie"),
    "acute_zorg_ingezet": _keuze("via", "crisisdienst", "meldpunt_acute_zorg"),
    "tussentijdse_evaluatie_gehouden": _keuze("met_corporatie", True, True, False),
}
