"""From a Django form field to what the field component draws."""

from typing import Any

from django import forms
from django.forms import BaseForm, BoundField
from django.forms.boundfield import BoundWidget
from django.utils.safestring import SafeString

KLASSEN: tuple[tuple[type[forms.Widget], str, str], ...] = (
    (forms.CheckboxSelectMultiple, "keuzes", "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.RadioSelect, "keuzes", "utrecht-radio-button utrecht-radio-button--html-input"),
    (forms.CheckboxInput, "vinkje", "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.Select, "regel", "utrecht-select utrecht-select--html-select"),
    (forms.Textarea, "regel", "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.Widget, "regel", "utrecht-textbox utrecht-textbox--html-input"),
)


def _soort(widget: forms.Widget) -> tuple[str, str]:
    """How a widget is laid out (regel, vinkje, keuzes) and the classes of its control."""
    return next((soort, klasse) for klas, soort, klasse in KLASSEN if isinstance(widget, klas))


def veldbeeld(gebonden: BoundField) -> dict[str, Any]:
    """Everything the template of one field needs."""
    widget = gebonden.field.widget
    soort, klasse = _soort(widget)
    anker = gebonden.id_for_label or gebonden.auto_id
    basis = gebonden.auto_id or gebonden.html_name
    hulp_id = f"{basis}-hulp" if gebonden.help_text else ""
    fout_id = f"{basis}-fout" if gebonden.errors else ""
    beschrijving = " ".join(deel for deel in (hulp_id, fout_id) if deel)
    attrs = _attributen(gebonden, klasse, beschrijving)
    if isinstance(widget, forms.DateInput):
        attrs["class"] += " wv-datumveld"
    return {
        "veld": gebonden,
        "soort": soort,
        "anker": anker,
        "hulp_id": hulp_id,
        "fout_id": fout_id,
        "beschrijving": beschrijving,
        "bediening": _bediening(gebonden, attrs) if soort != "keuzes" else "",
        "keuzes": _keuzes(gebonden, klasse) if soort == "keuzes" else [],
        "rond": "radio" in klasse,
        "optioneel": getattr(gebonden.field, "optioneel", not gebonden.field.required),
    }


def _attributen(gebonden: BoundField, klasse: str, beschrijving: str) -> dict[str, Any]:
    """The attributes of a single control.

    The server checks and answers in Dutch, on top of the form: so no `required`, on which browsers act by themselves.
    """
    return {
        "class": _met_stand(klasse, gebonden),
        "aria-describedby": beschrijving or False,
        "aria-invalid": "true" if gebonden.errors else False,
        "aria-required": "true" if gebonden.field.required else False,
        "required": False,
    }


def _bediening(gebonden: BoundField, attrs: dict[str, Any]) -> SafeString:
    """The HTML of a single control, with our attributes over Django's."""
    widget = gebonden.field.widget
    anker = {"id": widget.attrs.get("id") or gebonden.auto_id}
    alle = gebonden.build_widget_attrs(anker, widget) | attrs
    html: SafeString = widget.render(gebonden.html_name, gebonden.value(), alle, gebonden.form.renderer)
    return html


def _keuzes(gebonden: BoundField, klasse: str) -> list[BoundWidget]:
    """Each radio button or box of a group; help and fault belong to the group, so not to each of these."""
    widget = gebonden.field.widget
    attrs = gebonden.build_widget_attrs({"id": gebonden.auto_id, "class": klasse}, widget)
    attrs |= {"aria-describedby": False, "aria-invalid": "true" if gebonden.errors else False, "required": False}
    beelden = widget.subwidgets(gebonden.html_name, gebonden.value(), attrs)
    return [BoundWidget(widget, beeld, gebonden.form.renderer) for beeld in beelden]


def _met_stand(klasse: str, gebonden: BoundField) -> str:
    """The classes of a control, with the one for a fault when there is one."""
    blok = klasse.split(maxsplit=1)[0]
    return f"{klasse} {blok}--invalid" if gebonden.errors else klasse


def fouten_met_anker(form: BaseForm) -> list[dict[str, str]]:
    """Every fault of a form with the id of the control where it is mended; '' for a fault of the whole form."""
    if not form.is_bound:
        return []
    fouten = [{"tekst": str(tekst), "anker": "", "label": ""} for tekst in form.non_field_errors()]
    for gebonden in form.visible_fields():
        anker = _eerste_bediening(gebonden)
        fouten += [{"tekst": str(tekst), "anker": anker, "label": str(gebonden.label)} for tekst in gebonden.errors]
    return fouten


def _eerste_bediening(gebonden: BoundField) -> str:
    """The id of the first thing a reader can use in a field."""
    if isinstance(gebonden.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{gebonden.auto_id}_0"
    return gebonden.id_for_label or gebonden.auto_id
