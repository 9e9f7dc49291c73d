"""What other apps may use of this one: check the files, and name them for a back-up."""

from waakvlam.bijlagen.kluis import bestanden, bijlagenmap, haal
from waakvlam.bijlagen.nagaan import controleer_bijlagen, ruim_op
from waakvlam.bijlagen.opbergen import voeg_toe
from waakvlam.bijlagen.soorten import SOORTEN, Afgekeurd
from waakvlam.bijlagen.views import als_download, beschadigd
