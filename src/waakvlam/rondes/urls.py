"""Addresses of a round: which dossiers it is about is sent along, and kept nowhere."""

from django.urls import path

from waakvlam.rondes import views

app_name = "rondes"
urlpatterns = [
    path("", views.begin, name="begin"),
    path("invullen/", views.invullen, name="invullen"),
]
