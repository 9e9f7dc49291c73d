"""What commands use: make a back-up, and put one back into an empty database."""

from waakvlam.reservekopie.archief import Manifest, Reservekopiefout
from waakvlam.reservekopie.maken import maak_reservekopie
from waakvlam.reservekopie.terugzetten import Teruggezet, zet_terug

__all__ = ["Manifest", "Reservekopiefout", "Teruggezet", "maak_reservekopie", "zet_terug"]
