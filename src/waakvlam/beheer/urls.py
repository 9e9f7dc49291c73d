"""Addresses of the directory and of the own organisation."""

from django.urls import path

from waakvlam.beheer import adresboek, leden, organisatie, vertrek

app_name = "beheer"
urlpatterns = [
    path("adresboek/", adresboek.lijst, name="adresboek"),
    path("adresboek/nieuw/", adresboek.contact, name="contact_nieuw"),
    path("adresboek/<int:nummer>/", adresboek.contact, name="contact"),
    path("adresboek/<int:nummer>/verwijderen/", adresboek.verwijder, name="contact_weg"),
    path("organisatie/", organisatie.overzicht, name="organisatie"),
    path("organisatie/teams/<int:nummer>/sluiten/", organisatie.sluit, name="team_sluiten"),
    path("organisatie/vervanging/", organisatie.vervanging, name="vervanging"),
    path("organisatie/vervanging/<int:nummer>/stoppen/", organisatie.stop, name="vervanging_stoppen"),
    path("organisatie/vertrek/", vertrek.vertrek, name="vertrek"),
    path("organisatie/leden/<int:nummer>/", leden.lid, name="lid"),
    path("organisatie/leden/<int:nummer>/uit-dienst/", leden.uit_dienst, name="uit_dienst"),
    path("organisatie/leden/<int:nummer>/werk/", leden.bied_werk_aan, name="bied_werk_aan"),
]
