"""Addresses of letters: the number of the dossier, names of the agreements, of drafts and of documents."""

from django.urls import path

from waakvlam.brieven import schrijven, views

app_name = "brieven"
urlpatterns = [
    path("<slug:nummer>/brieven/", views.lijst, name="lijst"),
    path("<slug:nummer>/brieven/nieuw/<slug:naam>/", schrijven.nieuw, name="nieuw"),
    path("<slug:nummer>/brieven/concept/<slug:kenmerk>/", schrijven.concept, name="concept"),
    path("<slug:nummer>/brieven/concept/<slug:kenmerk>/controle/", schrijven.controle, name="controle"),
    path("<slug:nummer>/brieven/<slug:kenmerk>/", views.brief, name="brief"),
    path("<slug:nummer>/brieven/<slug:kenmerk>/pdf/", views.pdf, name="pdf"),
    path("<slug:nummer>/brieven/<slug:kenmerk>/tekenen/<slug:rol>/", views.onderteken, name="onderteken"),
    path("<slug:nummer>/brieven/<slug:kenmerk>/versturen/", views.verzend, name="verzend"),
    path("<slug:nummer>/brieven/<slug:kenmerk>/nieuwe-versie/", schrijven.nieuwe_versie, name="nieuwe_versie"),
]
