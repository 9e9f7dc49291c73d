"""Addresses while a set is followed. The other pages are only there to be linked to; each leads back."""

from django.urls import URLPattern, URLResolver, include, path

from waakvlam.config.urls import urlpatterns as gewone

urlpatterns: list[URLPattern | URLResolver] = [path("meekijken/", include("waakvlam.meekijken.urls")), *gewone]
