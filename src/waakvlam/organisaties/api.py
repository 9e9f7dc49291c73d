"""What other apps may use of this one. It knows no reader: what someone may see or change is decided above it."""

from waakvlam.organisaties.accounts import kenmerk_van, maak_account, namen_van
from waakvlam.organisaties.contact import bewaar_contactpunt, contactpunt, contactpunten, verwijder_contactpunt
from waakvlam.organisaties.leden import (
    beeindig,
    leden_van,
    leeft,
    lid,
    lidmaatschappen_van,
    maak_team,
    neem_op,
    sluit_team,
    teams_van,
    wijzig,
)
from waakvlam.organisaties.namen import (
    geef_rol,
    hernoem,
    korte_naam,
    korte_namen,
    maak_sleutel,
    organisatie,
    organisaties,
    organisaties_in,
    richt_op,
    rollen_van,
)
from waakvlam.organisaties.sluiten import REDENEN, Sluiting, gesloten_sinds, is_gesloten, sluit, te_sluiten
from waakvlam.organisaties.vervanging import stop_vervanging, vervang, vervangers_van, vervangingen_van, vervangt
from waakvlam.organisaties.vormen import (
    CONTACTSOORTEN,
    Contactgegevens,
    Contactregel,
    Lidregel,
    Organisatiefout,
    Organisatieregel,
    Teamregel,
    Vervangregel,
)
