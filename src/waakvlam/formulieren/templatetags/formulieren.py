"""What templates of forms need of Python."""

import json
from typing import Any

from django import template

register = template.Library()


@register.filter
def als_json(waarde: Any) -> str:
    """Data for the script of the page, in an attribute; the template escapes it."""
    return json.dumps(waarde)
