"""Small helpers for the sentences in the templates of a dossier."""

from django import template

from waakvlam.web.api import kleine_letter

register = template.Library()
register.filter("kleine_letter", kleine_letter)
