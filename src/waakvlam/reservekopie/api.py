"""What commands use: make a back-up, put one back into an empty database, and ask what it lacks."""

from waakvlam.reservekopie.archief import Manifest, Reservekopiefout
from waakvlam.reservekopie.maken import maak_reservekopie
from waakvlam.reservekopie.migraties import niet_gedaan
from waakvlam.reservekopie.terugzetten import Teruggezet, zet_terug
