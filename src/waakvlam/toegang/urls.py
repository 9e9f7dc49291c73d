"""Addresses of our own pages around getting in."""

from django.urls import path

from waakvlam.toegang import inlogviews, steunviews, uitnodigviews, views

app_name = "toegang"
urlpatterns = [
    path("kies/", views.kies, name="kies"),
    path("kies/verlaat/", views.verlaat, name="verlaat"),
    path("kies-organisatie/", inlogviews.organisatie, name="organisatie"),
    path("geen-toegang/", inlogviews.geen_toegang, name="geen_toegang"),
    path("beveiliging/tweede-stap/", inlogviews.tweede_stap, name="tweede_stap"),
    path("beveiliging/code/", inlogviews.instelcode, name="instelcode"),
    path("beveiliging/app/qr.svg", inlogviews.qr, name="qr"),
    path("beheer/wie-kan-wat/", uitnodigviews.wie_kan_wat, name="wie_kan_wat"),
    path("beheer/uitnodigen/", uitnodigviews.uitnodigen, name="uitnodigen"),
    path("beheer/uitnodigingen/", uitnodigviews.uitnodigingen, name="uitnodigingen"),
    path("beheer/uitnodigingen/<int:pk>/intrekken/", uitnodigviews.trek_in, name="trek_in"),
    path("beheer/leden/<int:nummer>/tweede-stap/", uitnodigviews.tweede_stap_weg, name="tweede_stap_weg"),
    path("beheer/ondersteuning/", steunviews.ondersteuning, name="ondersteuning"),
    path("beheer/ondersteuning/<int:nummer>/stop/", steunviews.beeindig, name="ondersteuning_stop"),
    path("uitnodiging/", uitnodigviews.uitnodiging, name="uitnodiging"),
    path("uitnodiging/<str:geheim>/", uitnodigviews.uitnodiging_link, name="uitnodiging_link"),
]
