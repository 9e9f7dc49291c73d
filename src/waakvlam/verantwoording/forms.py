"""What the log is filtered by."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from waakvlam.logboek.api import HANDELINGEN, Logvraag
from waakvlam.verantwoording.tonen import HANDELING
from waakvlam.web.api import DatumVeld

MAX_NUMMER = 40


class Filter(forms.Form):
    """Every field is optional; what does not fit is left out, so that an old address still shows a list."""

    dossier = forms.CharField(label=_("Dossiernummer"), required=False, max_length=MAX_NUMMER)
    account = forms.ChoiceField(label=_("Medewerker"), required=False)
    handeling = forms.ChoiceField(label=_("Handeling"), required=False)
    van = DatumVeld(label=_("Vanaf"), required=False)
    tot_en_met = DatumVeld(label=_("Tot en met"), required=False)
    ook_lezen = forms.BooleanField(label=_("Ook wie het logboek las"), required=False)

    def __init__(self, medewerkers: Iterable[tuple[str, str]], *args: object, **kwargs: object) -> None:
        """Offer these people: the mark of the account, and the name."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        account, handeling = self.fields["account"], self.fields["handeling"]
        assert isinstance(account, forms.ChoiceField)
        assert isinstance(handeling, forms.ChoiceField)
        account.choices = [("", _("Iedereen")), *medewerkers]
        handeling.choices = [("", _("Alles")), *((naam, HANDELING[naam]) for naam in HANDELINGEN)]

    @property
    def vraag(self) -> Logvraag:
        """What to look for; a field that is not valid does not narrow."""
        self.is_valid()
        gegeven = self.cleaned_data
        return Logvraag(
            dossier=str(gegeven.get("dossier") or "").strip(),
            account=str(gegeven.get("account") or ""),
            handeling=str(gegeven.get("handeling") or ""),
            van=_dag(gegeven.get("van")),
            tot_en_met=_dag(gegeven.get("tot_en_met")),
            ook_lezen=bool(gegeven.get("ook_lezen")),
        )

    @property
    def geldig(self) -> dict[str, object]:
        """What was filled in and counts: to show the form again without the rest."""
        self.is_valid()
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde}

    @property
    def gebruikt(self) -> bool:
        """Whether anything narrows or widens the list."""
        return self.vraag != Logvraag()


def _dag(waarde: object) -> date | None:
    return waarde if isinstance(waarde, date) else None
