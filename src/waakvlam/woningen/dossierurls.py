"""Addresses of the home in a dossier: its number only."""

from django.urls import path

from waakvlam.woningen import dossierpaginas

app_name = "dossierwoning"
urlpatterns = [
    path("<slug:nummer>/woning/", dossierpaginas.woning, name="woning"),
    path("<slug:nummer>/woning/aanbieden/", dossierpaginas.aanbieden, name="aanbieden"),
    path("<slug:nummer>/woning/meterkastkaart/", dossierpaginas.meterkastkaart, name="meterkastkaart"),
]
