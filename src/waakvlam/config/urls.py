"""Addresses: each app has its own, mounted here."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("waakvlam.web.urls")),
    path("", include("waakvlam.werkvoorraad.urls")),
    path("", include("waakvlam.toegang.inlogurls")),
    path("", include("waakvlam.toegang.urls")),
    path("dossiers/", include("waakvlam.bijlagen.urls")),
    path("dossiers/", include("waakvlam.dossierblad.urls")),
    path("logboek/", include("waakvlam.verantwoording.urls")),
    path("", include("waakvlam.beheer.urls")),
    path("afspraken/", include("waakvlam.afspraken.urls")),
]
