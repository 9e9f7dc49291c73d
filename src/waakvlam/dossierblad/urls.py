"""Addresses of a dossier: its number, names of the agreements and names of facts, and never a person."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from waakvlam.dossierblad import behandelaar, eigenwerk, vastleggen, views, zicht


class Sleutel(StringConverter):
    """The key of a term: names of norm and fact, and a day, joined by dots."""

    regex = r"[A-Za-z0-9_.-]+"


register_converter(Sleutel, "sleutel")

app_name = "dossierblad"
urlpatterns = [
    path("<slug:nummer>/", views.dossier, name="dossier"),
    path("<slug:nummer>/geweest/", views.geweest, name="geweest"),
    path("<slug:nummer>/tijdlijn/", views.tijdlijn, name="tijdlijn"),
    path("<slug:nummer>/besluiten/", views.besluiten, name="besluiten"),
    path("<slug:nummer>/contacten/", views.contacten, name="contacten"),
    path("<slug:nummer>/zicht/", zicht.zicht, name="zicht"),
    path("<slug:nummer>/termijnen/<sleutel:sleutel>/waarom/", views.waarom_termijn, name="waarom_termijn"),
    path("<slug:nummer>/besluiten/<slug:naam>/waarom/", views.waarom_besluit, name="waarom_besluit"),
    path("<slug:nummer>/behandelaar/", behandelaar.behandelaar, name="behandelaar"),
    path("<slug:nummer>/eigen-werk/", eigenwerk.eigen_werk, name="eigen_werk"),
    path("<slug:nummer>/vastleggen/", vastleggen.kies, name="kies"),
    path("<slug:nummer>/vastleggen/<slug:soort>/", vastleggen.leg_vast, name="leg_vast"),
    path("<slug:nummer>/feiten/<slug:kenmerk>/verbeteren/", vastleggen.verbeter, name="verbeter"),
    path("<slug:nummer>/feiten/<slug:kenmerk>/intrekken/", vastleggen.trek_in, name="trek_in"),
    path("<slug:nummer>/vastgelegd/<slug:kenmerk>/", vastleggen.vastgelegd, name="vastgelegd"),
]
