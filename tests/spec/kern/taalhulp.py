"""A small vocabulary for the specification of the core, as the YAML text that a real one is made of."""

from functools import cache

from waakvlam.kern.laden import laad_taal
from waakvlam.kern.taal import Taal

BEGRIPPEN = """
rollen:
  - {naam: deelnemer, titel: Deelnemer, omschrijving: Wie gaat wonen}
  - {naam: zorgaanbieder, titel: Zorgaanbieder, omschrijving: Begeleidt, partij: true}
  - {naam: woningcorporatie, titel: Woningcorporatie, omschrijving: Verhuurt, partij: true}
  - {naam: gemeente, titel: Gemeente, omschrijving: Beslist, partij: true}
  - {naam: melder, titel: Melder, omschrijving: Meldt overlast}
  - {naam: alle_partijen, titel: Alle partijen, omschrijving: Elke organisatie}
  - {naam: hulpverleners, titel: Hulpverleners, omschrijving: Wie helpt, groep: [zorgaanbieder, gemeente]}
onderwerpen: {aanbod: een woning, melding: een reeks meldingen, doel: een doel}
routes: {omslag: Omslagroute, nieuwe_kans: Nieuwe Kans}
contractvormen: {intermediair: Intermediair, vijf_jaar: Vijf jaar}
huishoudens: {alleenstaand: Alleenstaand, gezin: Gezin}
themas: [{naam: algemeen, titel: Algemeen}]
categorieen:
  - {naam: contactgegevens, titel: Contactgegevens, omschrijving: naam en adres}
  - {naam: begeleidingsplan, titel: Begeleidingsplan, omschrijving: het plan}
  - {naam: overlastdossier, titel: Overlastdossier, omschrijving: meldingen}
  - {naam: melder_identiteit, titel: Melder, omschrijving: wie meldde}
"""

# type | onderwerp | door | velden
TYPEN = """
woning_aangeboden | aanbod | woningcorporatie
aanbod_reactie_gegeven | aanbod | zorgaanbieder
aanbod_beantwoord | aanbod | zorgaanbieder | antwoord: accepteert/weigert, reden: tekst
aanbod_ingetrokken | aanbod | woningcorporatie
woning_bezichtigd | aanbod | zorgaanbieder, deelnemer
overlast_gemeld | melding | woningcorporatie | via: corporatie/aanbieder, ernst: getal
overlast_besproken | melding | zorgaanbieder | opgelost: bool
brief_verstuurd | melding | woningcorporatie | ontvangers: lijst, motivering: tekst, nummer: getal
doel_gesteld | doel | zorgaanbieder
doel_geevalueerd | doel | zorgaanbieder | uitkomst: gehaald/niet_gehaald
overeenkomst_getekend | - | zorgaanbieder | duur: getal
plan_vastgesteld | - | zorgaanbieder
huisbezoek_afgelegd | - | zorgaanbieder
evaluatie_gehouden | - | zorgaanbieder, deelnemer | oordeel: goed/slecht, partij: rol, punten: lijst
standpunt_gegeven | - | alle_partijen, deelnemer | partij: rol, oordeel: akkoord/bezwaar
verhuizing_gepland | - | zorgaanbieder | verhuisdatum: datum
verhuisd | - | deelnemer
woning_verlaten | - | deelnemer
dossier_gesloten | - | zorgaanbieder
notitie_gemaakt | - | zorgaanbieder
beoordeling_vastgelegd | - | gemeente | criterium!: tekst, oordeel!: vervuld/niet_vervuld
uitstel_afgesproken | - | zorgaanbieder | clausule!: tekst, nieuwe_datum!: datum, reden: tekst
toestemming_gegeven|-|deelnemer|doelen!:lijst,ontvangers!:lijst,categorieen:lijst,geldig_tot:datum,schriftelijk:bool
toestemming_ingetrokken | - | deelnemer | doelen: lijst
uitzonderingsgrond_vastgelegd|-|zorgaanbieder|grond!:taak/wet/nood/convenant,ontvanger:rol,categorieen:lijst,geldig_tot:datum
signaal_met_deelnemer_gedeeld | - | zorgaanbieder
privacyuitleg_gegeven | - | zorgaanbieder
gegevens_gedeeld | - | zorgaanbieder | ontvanger: rol, categorieen: lijst, doel: tekst
"""


def _veld(tekst: str) -> str:
    naam, soort = (deel.strip() for deel in tekst.split(":"))
    keuzes = soort.split("/")
    verplicht = ", verplicht: true" if naam.endswith("!") else ""
    if len(keuzes) > 1:
        return f"{naam.rstrip('!')}: {{soort: keuze, titel: T, keuzes: [{', '.join(keuzes)}]{verplicht}}}"
    return f"{naam.rstrip('!')}: {{soort: {soort}, titel: T{verplicht}}}"


def _type(rij: str) -> str:
    soort, onderwerp, door, *velden = (deel.strip() for deel in rij.split("|"))
    over = "" if onderwerp == "-" else f"onderwerp: {onderwerp}, "
    velden = [", ".join(_veld(veld) for veld in velden[0].split(","))] if velden else []
    rest = f"velden: {{{velden[0]}}}, " if velden else ""
    return (
        f"  - {{type: {soort}, titel: T, {over}door: [{door}], {rest}"
        "betekenis: B, thema: algemeen, categorie: contactgegevens}"
    )


def taalteksten() -> dict[str, str]:
    """The vocabulary as two files."""
    typen = "gebeurtenissen:\n" + "\n".join(_type(rij) for rij in TYPEN.strip().splitlines())
    return {"taal/begrippen.yaml": BEGRIPPEN, "taal/gebeurtenissen.yaml": typen}


@cache
def taal() -> Taal:
    """The vocabulary, loaded."""
    return laad_taal(taalteksten())
