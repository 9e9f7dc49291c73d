"""Addresses of homes: a random name, never where the home is."""

from django.urls import path

from waakvlam.woningen import views

app_name = "woningen"
urlpatterns = [
    path("woningen/", views.lijst, name="lijst"),
    path("woningen/nieuw/", views.nieuw, name="nieuw"),
    path("woningen/<slug:kenmerk>/", views.woning, name="woning"),
    path("woningen/<slug:kenmerk>/wijzigen/", views.wijzig, name="wijzig"),
    path("woningen/<slug:kenmerk>/intrekken/", views.trek_in, name="trek_in"),
    path("woningen/<slug:kenmerk>/vrijgeven/", views.geef_vrij, name="geef_vrij"),
]
