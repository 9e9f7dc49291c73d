"""Addresses of the work list."""

from django.urls import path

from waakvlam.werkvoorraad import views, zoeken

app_name = "werkvoorraad"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("zoeken/", zoeken.zoek, name="zoeken"),
]
