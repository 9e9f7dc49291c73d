"""Addresses of talks: the dossier's number and the name of a fact."""

from django.urls import path

from waakvlam.gesprekken import views

app_name = "gesprekken"
urlpatterns = [
    path("<slug:nummer>/gesprekken/", views.gesprekken, name="gesprekken"),
    path("<slug:nummer>/gesprekken/<slug:kenmerk>/agenda/", views.agenda, name="agenda"),
]
