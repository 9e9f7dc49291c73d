"""Addresses of the data officer."""

from django.urls import path

from waakvlam.verantwoording import alarmen, views

app_name = "verantwoording"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("alarmen/", alarmen.lijst, name="alarmen"),
    path("alarmen/<int:nummer>/", alarmen.alarm, name="alarm"),
]
