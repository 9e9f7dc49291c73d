"""Addresses of the data officer."""

from django.urls import path

from waakvlam.verantwoording import views

app_name = "verantwoording"
urlpatterns = [path("", views.lijst, name="lijst")]
