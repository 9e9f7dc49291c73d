"""Addresses of the data officer."""

from django.urls import path

from waakvlam.verantwoording import alarmen, inzageviews, views

app_name = "verantwoording"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("alarmen/", alarmen.lijst, name="alarmen"),
    path("alarmen/<int:nummer>/", alarmen.alarm, name="alarm"),
    path("inzage/<slug:nummer>/", inzageviews.inzage, name="inzage"),
    path("inzage/<slug:nummer>/bijlage/<slug:kenmerk>/", inzageviews.bijlage, name="bijlage"),
    path("inzage/<slug:nummer>/<slug:kenmerk>/<slug:soort>/", inzageviews.bestand, name="bestand"),
]
