"""What is asked of an upload."""

import re
import secrets
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waakvlam.bijlagen.soorten import SOORTEN
from waakvlam.web.api import BETROKKENEN

ACCEPT = ",".join(f".{soort.einde}" for soort in SOORTEN.values())


class Bijlageformulier(forms.Form):
    """One file, of which kind the data in it are, and about whom."""

    bestand = forms.FileField(
        label=_("Bestand"),
        help_text=_("Pdf, png, jpg, txt, odt, docx of xlsx, zonder macro's en zonder wachtwoord."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    categorie = forms.ChoiceField(
        label=_("Wat voor gegevens staan erin?"),
        help_text=_("Wie dit soort gegevens mag zien, mag ook het bestand ophalen."),
    )
    betrokkene = forms.ChoiceField(label=_("Over wie gaat het vooral?"), choices=list(BETROKKENEN.items()))
    bewijs = forms.RegexField(re.compile(r"[0-9a-f]{32}"), widget=forms.HiddenInput)

    def __init__(self, categorieen: Mapping[str, str], *args: Any, **kwargs: Any) -> None:
        """`categorieen`: title per category of which this reader may add a file."""
        super().__init__(*args, **kwargs)
        self.initial["bewijs"] = secrets.token_hex(16)
        keuzes = [("", _("Kies")), *sorted(categorieen.items(), key=lambda c: c[1])]
        self.fields["categorie"].choices = keuzes  # type: ignore[attr-defined]
