"""Addresses of the agreements. A clause has one address, whatever set it is in: its id names the set."""

from django.urls import path

from waakvlam.afspraken import verschilviews, views

app_name = "afspraken"
urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path("clausules/<str:clausule>", views.clausule, name="clausule"),
    path("verschil/", verschilviews.verschil, name="verschil"),
    path("verschil/effect/", verschilviews.effect, name="verschil_effect"),
    path("<slug:naam>/", views.set_, name="set"),
    path("<slug:naam>/fasen/", views.fasen, name="fasen"),
    path("<slug:naam>/fasen/<slug:fase>/", views.fase, name="fase"),
    path("<slug:naam>/delen/", views.delen_per_rol, name="delen"),
    path("<slug:naam>/delen/doelen/", views.delen_per_doel, name="doelen"),
    path("<slug:naam>/delen/gegevens/<slug:categorie>/", views.gegevens, name="gegevens"),
    path("<slug:naam>/delen/overzicht/", views.delen_overzicht, name="deeloverzicht"),
    path("<slug:naam>/formulieren/", views.formulieren, name="formulieren"),
    path("<slug:naam>/formulieren/<slug:formulier>/", views.formulier, name="formulier"),
    path("<slug:naam>/brieven/", views.brieven, name="brieven"),
    path("<slug:naam>/brieven/<slug:brief>/", views.brief, name="brief"),
    path("<slug:naam>/besluiten/<slug:besluit>/", views.besluit, name="besluit"),
    path("<slug:naam>/handelingen/<slug:handeling>/", views.handeling, name="handeling"),
    path("<slug:naam>/afspraak/<str:hoofdstuk>/", views.hoofdstuk, name="hoofdstuk"),
    path("<slug:naam>/afspraak/<str:hoofdstuk>/clausules/", views.clausules, name="clausules"),
]
