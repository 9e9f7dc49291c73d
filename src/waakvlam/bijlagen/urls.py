"""Addresses of attachments: the number of the dossier and the name of a fact, never what a file is called."""

from django.urls import path

from waakvlam.bijlagen import views

app_name = "bijlagen"
urlpatterns = [
    path("<slug:nummer>/bijlagen/", views.lijst, name="lijst"),
    path("<slug:nummer>/bijlagen/<slug:kenmerk>/", views.haal_op, name="haal_op"),
]
