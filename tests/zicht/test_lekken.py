"""The walks see leaks: each planted one makes the walk fail that is there to see it, and without it the walk passes."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest
import typer

from tests.zicht import kruis, opdrachten, paden, sjablonen, test_opdrachten, test_stukken
from tests.zicht.bewaren import bewaar
from tests.zicht.dossiers import op_kantoor, organisatie
from tests.zicht.houden import als, eis_stil, hou_adressen, hou_beelden
from waakvlam import klok
from waakvlam.afspraken import briefblad, formulierblad
from waakvlam.cli.hoofd import app
from waakvlam.dossierblad import views
from waakvlam.dossiers import feitregels
from waakvlam.dossiers.beeld import Blik
from waakvlam.dossiers.inhoud import zichtbare_gegevens
from waakvlam.kern.toestemming import Toestemming
from waakvlam.toegang.api import Lezer, Partijschap, eis_partij

SET, BEELD = "amsterdam-2026", "waakvlam.dossiers.beeld"
Lek = Callable[[pytest.MonkeyPatch], None]


def _alle_feiten(lek: pytest.MonkeyPatch) -> None:
    lek.setattr(feitregels, "ziet_feit", lambda *_: True)


def _alle_exemplaren(lek: pytest.MonkeyPatch) -> None:
    lek.setattr(feitregels, "NIET_VOOR", "bestaat_niet")


def _alle_gegevens(lek: pytest.MonkeyPatch) -> None:
    open_ = {"contactgegevens", "gezinssamenstelling"}
    lek.setattr(f"{BEELD}.zichtbare_gegevens", lambda gegevens, _: zichtbare_gegevens(gegevens, open_))


def _onderwerp(lek: pytest.MonkeyPatch) -> None:
    lek.setattr(Blik, "onderwerpen", property(lambda self: {record.betreft for record in self.bestand.records}))


def _zonder_einde(lek: pytest.MonkeyPatch) -> None:
    lek.setattr(Toestemming, "verlopen", lambda _self, _peildatum: False)


def _zonder_intrekken(lek: pytest.MonkeyPatch) -> None:
    lek.setattr(Toestemming, "leeft", lambda self, peildatum: not self.verlopen(peildatum))


def _elk_doel(lek: pytest.MonkeyPatch) -> None:
    lek.setattr(Toestemming, "dekt", lambda _self, _doel: True)


@pytest.mark.parametrize(
    ("plant", "stand"),
    [
        (_alle_feiten, "niet_gevraagd"),
        (_alle_exemplaren, "gegeven"),
        (_alle_gegevens, "gegeven"),
        (_onderwerp, "gegeven"),
        (_zonder_einde, "verlopen"),
        (_zonder_intrekken, "ingetrokken"),
        (_elk_doel, "ander_doel"),
    ],
    ids=lambda waarde: getattr(waarde, "__name__", waarde).strip("_"),
)
def test_a_leak_at_the_reader_is_seen(plant: Lek, stand: str, monkeypatch):
    def hou() -> None:
        proef = kruis.maak(SET, stand)
        hou_beelden(proef, ((lezer, binnen) for _, lezer, binnen in kruis.lezers(proef)), monkeypatch)

    hou()
    with monkeypatch.context() as lek:
        plant(lek)
        with pytest.raises(AssertionError):
            hou()


def _zonder_partij(lek: pytest.MonkeyPatch) -> None:
    lek.setattr(f"{BEELD}.eis_partij", lambda *_: None)


def _ook_wie_vertrok(lek: pytest.MonkeyPatch) -> None:
    def eis(lezer: Lezer, partijen: Iterable[Partijschap], dag: date) -> Partijschap:
        return eis_partij(lezer, [replace(partij, tot=None) for partij in partijen], dag)

    lek.setattr(f"{BEELD}.eis_partij", eis)


def _in_een_kop(lek: pytest.MonkeyPatch) -> None:
    gewoon, geheim = views.toon, sorted(kruis.maak(SET, "gegeven").mag("woningcorporatie", "-")[1])

    def toon(request, blad, tab, context):
        antwoord = gewoon(request, blad, tab, context)
        antwoord["X-Feit"] = geheim[0]
        return antwoord

    lek.setattr(views, "toon", toon)


def _in_het_log(lek: pytest.MonkeyPatch) -> None:
    gewoon = views.lees_blad

    def lees_blad(request, nummer):
        blad = gewoon(request, nummer)
        logging.getLogger("waakvlam").info("bekeken: %s", blad.beeld.naam or blad.beeld.feiten)
        return blad

    lek.setattr(views, "lees_blad", lees_blad)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("plant", "wie"),
    [(_zonder_partij, "vreemd"), (_ook_wie_vertrok, "oud"), (_in_een_kop, "o"), (_in_het_log, "o")],
    ids=lambda waarde: getattr(waarde, "__name__", waarde).strip("_"),
)
def test_a_leak_at_an_address_is_seen(plant: Lek, wie: str, monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)
    proef = kruis.maak(SET, "gegeven")
    nummer = bewaar(proef)
    monkeypatch.setattr(klok, "nu", lambda: op_kantoor(proef.dag))
    lezer = Lezer("z-x", "X", organisatie("woningcorporatie", wie), "O", "woningcorporatie")

    def hou() -> None:
        adressen = {f"/dossiers/{nummer}/tijdlijn/": "dossierblad:tijdlijn"}
        with als(lezer, monkeypatch) as client:
            hou_adressen(client, proef, nummer, lezer, adressen, binnen=wie == "o")
        eis_stil(caplog)

    hou()
    with monkeypatch.context() as lek:
        plant(lek)
        with pytest.raises(AssertionError):
            hou()


def _hele_kopie(lek: pytest.MonkeyPatch) -> None:
    lek.setattr(briefblad.Deelbeeld, "__init__", _met(briefblad.Deelbeeld.__init__, weg=False))


def _heel_exemplaar(lek: pytest.MonkeyPatch) -> None:
    lek.setattr(formulierblad.Exemplaar, "__init__", _met(formulierblad.Exemplaar.__init__, zonder=()))


def _met(maak: Callable[..., None], **vast: object) -> Callable[..., None]:
    """The same, with these always so."""

    def anders(self: object, *delen: object, **namen: object) -> None:
        maak(self, *delen, **namen)
        for naam, waarde in vast.items():
            object.__setattr__(self, naam, waarde)

    return anders


@pytest.mark.traag
@pytest.mark.parametrize("plant", [_hele_kopie, _heel_exemplaar], ids=lambda plant: plant.__name__.strip("_"))
def test_a_copy_that_leaves_nothing_out_is_seen(plant: Lek, set_met_dossier, monkeypatch):
    plant(monkeypatch)
    with pytest.raises(AssertionError):
        test_stukken.test_no_form_or_letter_gives_a_role_what_it_may_not_see(SET, set_met_dossier, monkeypatch)


@pytest.mark.traag
@pytest.mark.django_db
def test_a_leak_in_an_access_request_is_seen(opgeslagen, monkeypatch, tmp_path):
    _alle_feiten(monkeypatch)
    with pytest.raises(AssertionError, match="kanarie"):
        test_opdrachten.test_an_access_request_holds_what_the_tables_allow(SET, opgeslagen, monkeypatch, tmp_path)


def test_what_nobody_described_is_seen(monkeypatch, tmp_path):
    onbeschreven = typer.models.CommandInfo("nieuw_overzicht", callback=lambda: None)
    monkeypatch.setattr(app, "registered_commands", [*app.registered_commands, onbeschreven])
    with pytest.raises(AssertionError, match="nieuw_overzicht"):
        test_opdrachten.test_every_command_says_what_it_shows()
    monkeypatch.setattr(paden, "namen", lambda: ["dossierblad:alles"])
    assert paden.onbekende() == ["dossierblad:alles"]
    assert sjablonen.beschreven("dossierblad/alles.html") == 0
    assert "inzage" in set(opdrachten.namen())
