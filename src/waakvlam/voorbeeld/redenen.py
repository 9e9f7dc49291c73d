"""Written reasons for acts out of the agreed order, as people would give them."""

GEWOON = "De volgorde liep hier anders dan afgesproken. Wachten zou de deelnemer meer schaden dan deze stap nu zetten."
REDENEN = {
    "intermediaire_verhuur_gestart": "De opvangplek liep af. Wat nog ontbreekt, volgt deze maand.",
    "melding_beoordeeld": "De klacht kon niet langer wachten. De corporatie is dezelfde dag alsnog gebeld.",
    "interventie_gestart": "Het kon niet wachten op overleg. De partners zijn daarna meteen bijgepraat.",
    "waarschuwingsgesprek_gehouden": "De overlast ging door; niet alle partners waren al gesproken.",
    "waarschuwingsbrief_ondertekend": "De deelnemer las de brief zelf en wilde direct tekenen.",
    "officiele_waarschuwingsbrief_verstuurd": "De overlast nam snel toe. Het juridisch advies volgt na de brief.",
    "sommatiebrief_verstuurd": "De buren konden niet langer wachten. Het gesprek dat ontbreekt, is gepland.",
    "woning_aangeboden": "Deze woning past goed en is maar kort vrij. De wooneisen worden deze week aangevuld.",
    "woning_toegewezen": "De sleutel kon morgen worden opgehaald. De keuzes zijn mondeling doorgenomen.",
    "weigering_beoordeeld": "Het formulier volgt. De reden van de weigering staat in het gespreksverslag.",
    "herplaatsing_beoordeeld": "De situatie liep hard op. De veldtafel wordt vandaag gebeld.",
    "intermediaire_verhuur_beeindigd": "De deelnemer vertrekt met instemming naar een andere plek.",
    "woning_verlaten": "De deelnemer vertrok op eigen verzoek, in overleg met de zorgaanbieder.",
    "omklapverzoek_ingediend": "Een van de professionals reageert niet. De drie partijen willen niet langer wachten.",
    "omklapgesprek_gehouden": "Het gesprek is vervroegd, omdat de vaste begeleider met verlof gaat.",
    "verhuisbesluit_vastgelegd": "Het extra gesprek is telefonisch gehouden; het verslag volgt.",
    "zorgovereenkomst_ontbonden": "De buren zijn niet meer veilig. Het MZWO steunt dit besluit.",
    "alternatief_aangeboden": "Een andere plek kwam nu vrij en is nodig voor de rust van de deelnemer.",
    "buren_geinformeerd": "De buren vroegen erom. Verteld is alleen wie zij kunnen bellen.",
    "supplement_vastgesteld": "De afspraken zijn vooraf getekend, het gesprek volgt deze week.",
    "urgentie_ingetrokken": "De deelnemer heeft zelf om intrekking gevraagd.",
}  # fmt: skip


def reden(soort: str) -> str:
    """The reason that is written with an act of this type."""
    return REDENEN.get(soort, GEWOON)
