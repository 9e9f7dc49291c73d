"""Addresses of putting right: the number of the dossier and the name of a fact, and never a person."""

from django.urls import path

from waakvlam.rechtzetten import views

app_name = "rechtzetten"
urlpatterns = [
    path("dossiers/<slug:nummer>/feiten/<slug:kenmerk>/overzetten/", views.overzetten, name="overzetten"),
    path("dossiers/<slug:nummer>/samenvoegen/", views.samenvoegen, name="samenvoegen"),
]
