"""Addresses of forms: the dossier's number, names of the agreements, marks of drafts and documents; never a person."""

from django.urls import path

from waakvlam.formulieren import bekijken, invullen, lijst, tekenen, vaststellen

app_name = "formulieren"
BASIS = "<slug:nummer>/formulieren/"
urlpatterns = [
    path(BASIS, lijst.lijst, name="lijst"),
    path(f"{BASIS}leeg/<slug:naam>/", lijst.leeg, name="leeg"),
    path(f"{BASIS}begin/<slug:naam>/", invullen.begin, name="begin"),
    path(f"{BASIS}concept/<slug:kenmerk>/", invullen.invullen, name="invullen"),
    path(f"{BASIS}concept/<slug:kenmerk>/bewaren/", invullen.bewaar, name="bewaar"),
    path(f"{BASIS}concept/<slug:kenmerk>/weggooien/", invullen.weggooien, name="weggooien"),
    path(f"{BASIS}concept/<slug:kenmerk>/vaststellen/", vaststellen.vaststellen, name="vaststellen"),
    path(f"{BASIS}stuk/<slug:kenmerk>/", bekijken.bekijk, name="stuk"),
    path(f"{BASIS}stuk/<slug:kenmerk>/pdf/", bekijken.pdf, name="pdf"),
    path(f"{BASIS}stuk/<slug:kenmerk>/tekenen/", tekenen.tekenen, name="tekenen"),
    path(f"{BASIS}stuk/<slug:kenmerk>/verbeteren/", invullen.verbeter, name="verbeter"),
]
