"""Addresses for choosing and leaving a persona."""

from django.urls import path

from waakvlam.toegang import views

app_name = "toegang"
urlpatterns = [
    path("", views.kies, name="kies"),
    path("verlaat/", views.verlaat, name="verlaat"),
]
