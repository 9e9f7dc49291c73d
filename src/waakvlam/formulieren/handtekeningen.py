"""Signatures in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WOORDEN: Mapping[str, str | Promise] = {
    "account": _("onder eigen account"),
    "scherm": _("met de hand op het scherm"),
    "scan": _("op papier, met een scan"),
    "niet_getekend": _("tekent niet"),
}
