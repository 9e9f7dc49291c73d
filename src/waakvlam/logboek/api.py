"""What other apps may use of this one: write a line, tie lines together, hand them on."""

from waakvlam.logboek.alarm import (
    REDENEN,
    TAAK,
    Alarmmelding,
    Alarmregel,
    GeenAlarm,
    Gelezen,
    aantal_open,
    alarm,
    alarmen,
    beoordeel,
    meld_alarmen,
    organisatie_van,
)
from waakvlam.logboek.lezen import Logbladzijde, Logregel, Logvraag, lees_logboek
from waakvlam.logboek.noteren import HANDELINGEN, INSTALLATIE, GeenTransactie, Handeling, Wie, noteer
from waakvlam.logboek.spoor import Spoor, huidig_spoor, met_spoor
from waakvlam.logboek.standaard import als_logregel
from waakvlam.logboek.uitvoer import geef_uit
from waakvlam.logboek.wiezag import Gezien, wie_zag
