"""The log of access: who came in, switched, invited or ended what. Never an address, a name or a secret."""

from waakvlam.toegang.models import Toegangsregel

INGELOGD = "ingelogd"
UITGELOGD = "uitgelogd"
AANGEMELD_MISLUKT = "inloggen_mislukt"
VERLOPEN = "sessie_verlopen"
GEWISSELD = "organisatie_gekozen"
FACTOR_TOEGEVOEGD = "tweede_stap_toegevoegd"
FACTOR_VERWIJDERD = "tweede_stap_verwijderd"
FACTOR_HERSTELD = "tweede_stap_weggehaald_door_beheerder"
INSTELCODE_GOED = "instelcode_getoond"
INSTELCODE_FOUT = "instelcode_fout"
WACHTWOORD_GEWIJZIGD = "wachtwoord_gewijzigd"
UITGENODIGD = "uitgenodigd"
INGETROKKEN = "uitnodiging_ingetrokken"
AANVAARD = "uitnodiging_aanvaard"
ONDERSTEUNING_VERLEEND = "ondersteuning_verleend"
ONDERSTEUNING_GEBRUIKT = "ondersteuning_gebruikt"
ONDERSTEUNING_BEEINDIGD = "ondersteuning_beeindigd"
LID_DOOR_AANBIEDER = "lidmaatschap_door_aanbieder"
LID_MISLUKT = "lidmaatschap_door_aanbieder_mislukt"
LID_BEEINDIGD = "lidmaatschap_beeindigd_door_aanbieder"
ORGANISATIE_GESLOTEN = "organisatie_gesloten"


def schrijf(
    soort: str, *, account: str = "", over: str = "", organisatie: str = "", bijzonderheid: str = ""
) -> Toegangsregel:
    """Add one line. `account` and `over` are a `kenmerk`, `organisatie` a `sleutel`."""
    return Toegangsregel.objects.create(
        soort=soort, account=account, over=over, organisatie=organisatie, bijzonderheid=bijzonderheid
    )
