"""Which dossiers go, and to whom."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from waakvlam.dossierblad.api import Wieveld
from waakvlam.dossiers.api import Gevonden, Overdracht


class Verdeelformulier(forms.Form):
    """The dossiers of one line, all ticked, and one colleague or team."""

    naar = Wieveld(label=_("Wie gaat eraan werken?"), error_messages={"required": _("Kies een collega of een team.")})
    nummers = forms.MultipleChoiceField(
        label=_("Dossiers"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kruis minstens een dossier aan.")},
    )

    def __init__(self, keuze: Overdracht, dossiers: Collection[Gevonden], *args: Any, **kwargs: Any) -> None:
        """Offer these."""
        super().__init__(*args, **kwargs)
        naar, nummers = self.fields["naar"], self.fields["nummers"]
        assert isinstance(naar, Wieveld)
        assert isinstance(nummers, forms.MultipleChoiceField)
        naar.bied_aan(keuze, __("Kies een collega of een team"))
        nummers.choices = [(d.nummer, f"{d.naam} ({d.nummer})" if d.naam else d.nummer) for d in dossiers]
        self.initial.setdefault("nummers", [d.nummer for d in dossiers])
