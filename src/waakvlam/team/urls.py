"""Addresses of the team pages."""

from django.urls import path

from waakvlam.team import views

app_name = "team"
urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path("te-laat/", views.te_laat, name="te_laat"),
    path("overdragen/", views.overdragen, name="overdragen"),
]
