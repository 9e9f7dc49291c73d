"""What comes years later: on one page of every set, and in the work list on its day by the nightly run alone."""

from datetime import datetime, timedelta

import pytest

from tests.systeem.hulp_dossierblad import BRAM, NOOR, YARA, Proefdossier, als, dag
from tests.systeem.hulp_streken import Streekdossier, maak_streekdossier
from waakvlam import klok
from waakvlam.bron.api import opvolgers, setnamen
from waakvlam.dossiers.api import GROEPEN, Persoonsgegevens, open_dossier, ververs, werkvoorraad
from waakvlam.kern.norm import Plicht
from waakvlam.voorbeeld.api import zet_organisaties_klaar

pytestmark = pytest.mark.django_db


def alle_dagen(antwoord):
    return [d for _jaar, dagen in antwoord.context["jaren"] for d in dagen]


def zet_klok(monkeypatch: pytest.MonkeyPatch, op) -> None:
    monkeypatch.setattr(klok, "nu", lambda: datetime(op.year, op.month, op.day, 4, tzinfo=klok.AMSTERDAM))


def begin_alles(dossier: Streekdossier) -> None:
    """Whatever begins a duty with a number, of which the agreements allow it."""
    for norm in dossier.rekenset.afspraken.normen:
        if isinstance(norm, Plicht) and norm.termijn is not None:
            dossier.laat_gebeuren(norm.aanleiding, -2)


def in_de_lijst(lezer) -> dict[str, str]:
    """Per key of a term in any group of the reader's work list: its status."""
    gevonden: dict[str, str] = {}
    for groep in GROEPEN:
        for pagina in range(1, werkvoorraad(lezer, groep=groep).paginas + 1):
            rijen = werkvoorraad(lezer, groep=groep, pagina=pagina).rijen
            gevonden |= {rij.sleutel: rij.status for rij in rijen}
    return gevonden


@pytest.mark.parametrize("set_", [naam for naam in setnamen() if not opvolgers(naam)])
def test_no_term_is_forgotten_years_later(monkeypatch, set_):
    dossier = maak_streekdossier(monkeypatch, set_)
    begin_alles(dossier)
    zorg = dossier.opener
    antwoord = dossier.als(zorg).get(f"/dossiers/{dossier.nummer}/eigen-huur/later/")
    getoond = {(d.dag, d.titel.casefold()) for d in alle_dagen(antwoord) if d.soort == "uiterlijk"}
    lopend = [(t, t.uiterlijk) for t in dossier.beeld().termijnen if t.loopt and t.uiterlijk]
    komt = [(t, dag_) for t, dag_ in lopend if dag_ > dossier.peildatum]
    assert {(dag_, t.wat.casefold()) for t, dag_ in komt} == getoond
    assert komt
    for dag_ in sorted({dag_ for _t, dag_ in komt}):
        hier = {t.sleutel for t, laatste in komt if laatste == dag_}
        for na, status in ((0, "open"), (1, "verstreken")):
            zet_klok(monkeypatch, dag_ + timedelta(days=na))
            ververs(klok.vandaag())
            lijst = in_de_lijst(zorg)
            assert {s: lijst.get(s) for s in hier} == dict.fromkeys(hier, status), (dag_, na)


def test_a_five_year_contract_keeps_its_letters_and_its_end_for_five_years(monkeypatch):
    zet_organisaties_klaar()
    alleen = Persoonsgegevens(naam="Pleun Verzonnen", contractvorm="vijf_jaar", huishouden_soort="alleenstaand")
    dossier = Proefdossier(open_dossier(NOOR, alleen, "amsterdam-2026", op=dag(-420)))
    for partij in (BRAM, YARA):
        dossier.partij(partij, -420)
    dossier.leg("begeleidingsovereenkomst_ingegaan", -400, betreft="c1", motivering="Proef.")
    dossier.leg("omklap_besloten", -2, YARA, velden={"akkoord": True}, motivering="Proef.")
    contract = {"betreft": "c1", "velden": {"contractduur": "vijf_jaar"}, "motivering": "Proef."}
    dossier.leg("huurcontract_omgeklapt", -1, BRAM, **contract)
    adres = f"/dossiers/{dossier.nummer}/eigen-huur/later/"
    dagen = [d for d in alle_dagen(als("bram").get(adres)) if d.soort == "uiterlijk"]
    jaren = {d.dag.year - dag(-1).year for d in dagen}
    assert {3, 4, 5} <= jaren
    zet_klok(monkeypatch, dag(-1).replace(year=dag(-1).year + 5))
    ververs(klok.vandaag())
    assert "verstreken" in in_de_lijst(BRAM).values()
    assert als("bram").get(adres).status_code == 200
