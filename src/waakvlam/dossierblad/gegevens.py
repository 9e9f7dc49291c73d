"""The particulars of a participant as a dossier page shows them, and as the form to change them starts."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from waakvlam.dossiers.api import GEWIJZIGD, Dossierbeeld
from waakvlam.kern.taal import Taal
from waakvlam.web.api import datum_kort


def regels(beeld: Dossierbeeld, taal: Taal) -> list[tuple[str, str]]:
    """What is known and may be seen, in words."""
    bekend = beeld.gegevens
    rijen: list[tuple[str, object]] = [
        (_("Adres"), _adres(bekend)),
        (_("Geboren"), datum_kort(dag) if (dag := bekend.get("geboortedatum")) else ""),
        (_("Route"), taal.routes.get(str(bekend.get("route")), "")),
        (_("Contract"), taal.contractvormen.get(str(bekend.get("contractvorm")), "")),
        (_("Huishouden"), taal.huishoudens.get(str(bekend.get("huishouden_soort")), "")),
        (_("Kinderen"), "" if (aantal := bekend.get("kinderen")) is None else aantal or _("Geen")),
    ]
    return [(naam, str(waarde)) for naam, waarde in rijen if waarde != ""]


def bekende(beeld: Dossierbeeld) -> dict[str, Any]:
    """The values that the reader sees, the name with them."""
    return {**beeld.gegevens, **({"naam": beeld.naam} if beeld.naam else {})}


def mag_wijzigen(beeld: Dossierbeeld) -> bool:
    """Whether the reader may record that they changed."""
    return any(m.type == GEWIJZIGD and m.oordeel != "nee" for m in beeld.kan_nu)


def _adres(bekend: Mapping[str, Any]) -> str:
    """An address on one line, as far as it is known."""
    delen = (("straat", "huisnummer"), ("postcode", "plaats"))
    return ", ".join(filter(None, (" ".join(bekend[naam] for naam in deel if bekend.get(naam)) for deel in delen)))
