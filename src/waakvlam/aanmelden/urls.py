"""Addresses of the start of a dossier: its number, and never a person."""

from django.urls import path

from waakvlam.aanmelden import toestemmingviews, views, voorbereidingviews

app_name = "aanmelden"
urlpatterns = [
    path("aanmelden/", views.nieuw, name="nieuw"),
    path("dossiers/<slug:nummer>/voorbereiding/", voorbereidingviews.voorbereiding, name="voorbereiding"),
    path("dossiers/<slug:nummer>/toestemming/", toestemmingviews.toestemming, name="toestemming"),
    path("dossiers/<slug:nummer>/toestemming/uitleg/", toestemmingviews.uitleg, name="uitleg"),
    path("dossiers/<slug:nummer>/toestemming/vragen/", toestemmingviews.vraag, name="vraag"),
    path("dossiers/<slug:nummer>/toestemming/intrekken/", toestemmingviews.trek_in, name="trek_in"),
]
