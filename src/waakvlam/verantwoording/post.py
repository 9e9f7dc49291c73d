"""Tells the data officers of an organisation by mail that there is an alarm; the mail holds nothing of it."""

from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse
from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.logboek.api import organisatie_van
from waakvlam.organisaties.api import leden_van
from waakvlam.taken.api import Gegevens

FUNCTIE: Final = "functionaris_gegevensbescherming"


def mail_alarm(gegevens: Gegevens) -> str:
    """Mail every data officer of the organisation of an alarm. Sent twice it says the same."""
    if not settings.MAIL_AAN:
        return "geen mail ingesteld; het alarm staat op de pagina"
    organisatie, nu = organisatie_van(int(gegevens["alarm"] or 0)), klok.nu()
    adressen = sorted({lid.email for lid in leden_van(organisatie) if lid.functie == FUNCTIE and lid.geldt_op(nu)})
    berichten = [EmailMessage(_onderwerp(), _tekst(), to=[adres]) for adres in adressen]
    get_connection().send_messages(berichten)
    return f"{len(berichten)} functionarissen gemaild"


def _onderwerp() -> str:
    return _("Er is een nood- of wettelijke grond ingeroepen")


def _tekst() -> str:
    namen = [naam for naam in settings.ALLOWED_HOSTS if naam not in {"*", ""}]
    pad = reverse("verantwoording:alarmen")
    adres = f"https://{namen[0].lstrip('.')}{pad}" if namen else pad
    regels = (
        _("In een dossier van uw organisatie is een grond vastgelegd om zonder toestemming te delen."),
        _("Bekijk het alarm en beoordeel het binnen drie werkdagen:"),
        adres,
        _("In deze mail staat met opzet niets over het dossier."),
    )
    return "\n\n".join(regels)
