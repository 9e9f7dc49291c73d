"""Addresses of the work list."""

from django.urls import path

from waakvlam.werkvoorraad import views

app_name = "werkvoorraad"
urlpatterns = [path("", views.lijst, name="lijst")]
