"""An organisation leaves: nobody comes in for it any more, from this minute, and nobody is let in."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import transaction

from waakvlam import klok
from waakvlam.logboek.api import Wie, noteer
from waakvlam.organisaties.api import Sluiting, is_gesloten, lidmaatschappen_van, sluit, te_sluiten
from waakvlam.toegang import logregels
from waakvlam.toegang.kwijt import beeindig_sessies
from waakvlam.toegang.lezer import Lezer
from waakvlam.toegang.models import Ondersteuning
from waakvlam.toegang.uitnodigen import open_in


@dataclass(frozen=True, slots=True)
class Toegangseinde:
    """What of an organisation ends: besides what `Sluiting` says, open invitations and support that runs."""

    sluiting: Sluiting
    uitnodigingen: int
    ondersteuningen: int


def te_beeindigen(organisatie: str) -> Toegangseinde:
    """What would end now. Raises `Organisatiefout` for an organisation that there is not."""
    return Toegangseinde(
        te_sluiten(organisatie),
        open_in(organisatie).count(),
        Ondersteuning.objects.filter(organisatie=organisatie, tot__gt=klok.nu(), beeindigd_op=None).count(),
    )


def beeindig_toegang(organisatie: str, reden: str, wie: Wie) -> Toegangseinde:
    """Close an organisation and every way in, all in one transaction; done before, it ends nothing more.

    A session of who also works elsewhere goes on there. Raises `Organisatiefout` as `organisaties.api.sluit`.
    """
    nu = klok.nu()
    with transaction.atomic():
        einde, eerder = te_beeindigen(organisatie), is_gesloten(organisatie)
        sluit(organisatie, reden)
        open_in(organisatie).update(ingetrokken_op=nu)
        lopend = Ondersteuning.objects.filter(organisatie=organisatie, tot__gt=nu, beeindigd_op=None)
        lopend.update(beeindigd_op=nu, beeindigd_door=wie.account)
        leden = einde.sluiting.leden
        for account in get_user_model().objects.filter(kenmerk__in=leden):
            if not lidmaatschappen_van(account.kenmerk):
                beeindig_sessies(account.pk)
        if not eerder:
            logregels.schrijf(
                logregels.ORGANISATIE_GESLOTEN, account=wie.account, organisatie=organisatie, bijzonderheid=reden
            )
        noteer(
            wie, "accounts_beheren", dict.fromkeys(leden, ("werkrelatie",)),
            handeling="wijzigen", pad="toegang.vertrek", soort="medewerker", reden=reden,
        )  # fmt: skip
    return einde


def lezer_die_vertrekt(organisatie: str, organisatienaam: str, rol: str, wie: Wie) -> Lezer:
    """The reader for whom an organisation that leaves takes along what its role sees today, and no more.

    It stands in the log of that organisation, by the account of who has it done.
    """
    return Lezer(wie.account, "", organisatie, organisatienaam, rol)
