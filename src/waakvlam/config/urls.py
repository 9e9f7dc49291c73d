"""Addresses: each app has its own, mounted here."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("waakvlam.web.urls")),
    path("", include("waakvlam.werkvoorraad.urls")),
    path("", include("waakvlam.toegang.inlogurls")),
    path("", include("waakvlam.toegang.urls")),
    path("", include("waakvlam.aanmelden.urls")),
    path("", include("waakvlam.rechtzetten.urls")),
    path("rondes/", include("waakvlam.rondes.urls")),
    path("team/", include("waakvlam.team.urls")),
    path("dossiers/", include("waakvlam.bijlagen.urls")),
    path("dossiers/", include("waakvlam.brieven.urls")),
    path("dossiers/", include("waakvlam.formulieren.urls")),
    path("dossiers/", include("waakvlam.gesprekken.urls")),
    path("dossiers/", include("waakvlam.omklap.urls")),
    path("dossiers/", include("waakvlam.woningen.dossierurls")),
    path("dossiers/", include("waakvlam.dossierblad.urls")),
    path("", include("waakvlam.woningen.urls")),
    path("logboek/", include("waakvlam.verantwoording.urls")),
    path("", include("waakvlam.beheer.urls")),
    path("afspraken/", include("waakvlam.afspraken.urls")),
]
