"""Addresses of the way to a lease in one's own name."""

from django.urls import path

from waakvlam.omklap import views

app_name = "omklap"
urlpatterns = [
    path("<slug:nummer>/eigen-huur/", views.eigen_huur, name="eigen_huur"),
    path("<slug:nummer>/eigen-huur/nazorg/", views.nazorg, name="nazorg"),
    path("<slug:nummer>/eigen-huur/later/", views.later, name="later"),
]
