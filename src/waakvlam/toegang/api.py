"""What other apps may use of this one: the reader, and the three questions who may see and do what."""

from waakvlam.organisaties.api import korte_naam, organisaties
from waakvlam.toegang.bevoegdheden import FUNCTIES, heeft_bevoegdheid
from waakvlam.toegang.bevoegdheid import mag_namens, mag_namens_over, mag_vastleggen, namens_rollen
from waakvlam.toegang.bijaccount import lezers_van_account
from waakvlam.toegang.lezer import Lezer
from waakvlam.toegang.middleware import lezer_of_niets
from waakvlam.toegang.ondersteuning import maak_ondersteuner, wachtwoordadres
from waakvlam.toegang.opstelling import eis_opstelling
from waakvlam.toegang.partijen import NietGevonden, Partijschap, eis_partij, partij
from waakvlam.toegang.personas import PERSONAS, Persona, lezer_van, regios
from waakvlam.toegang.streken import rekenset_in, rolnaam, set_in, sets_van
from waakvlam.toegang.toelating import eis_bevoegdheid, eis_lezer, lezer_van_verzoek
from waakvlam.toegang.tweede_factor import verpak_tweede_stappen
from waakvlam.toegang.uitnodigen import nodig_beheerder_uit
from waakvlam.toegang.vertrek import Toegangseinde, beeindig_toegang, lezer_die_vertrekt, te_beeindigen
from waakvlam.toegang.zicht import Zichtwijzer, ziet_feit
