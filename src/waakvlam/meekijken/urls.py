"""Addresses of the page that follows a set."""

from django.urls import path

from waakvlam.meekijken import views

app_name = "meekijken"
urlpatterns = [
    path("", views.blad, name="blad"),
    path("stand/<str:stempel>", views.stand, name="stand"),
]
