"""Addresses of the frame itself."""

from django.urls import path

from waakvlam.web import views

app_name = "web"
urlpatterns = [
    path("gezond/", views.gezond, name="gezond"),
    path("toegankelijkheid/", views.toegankelijkheid, name="toegankelijkheid"),
    path("ontwerp/", views.ontwerp, name="ontwerp"),
]
