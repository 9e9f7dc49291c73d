"""Forms from the outside: fill in, keep, settle, sign, correct, print; and what another party gets to see of it."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from tests.hulp.formulieren import begin, ingevuld, stel_vast, tot_controle, vaststelling
from tests.hulp.pdf import fouten
from tests.systeem.hulp_dossierblad import BRAM, NOOR, als, dag, geef_toestemming, maak_dossier, tekst
from waakvlam.bron.api import bronset
from waakvlam.dossiers.api import concepten, stukken_van
from waakvlam.dossiers.models import Gebeurtenis

pytestmark = pytest.mark.django_db
SET = bronset("amsterdam-2026").rekenset
FORMULIEREN = {f.id: f for f in SET.afspraken.formulieren}
EIGEN = [f.id for f in FORMULIEREN.values() if "zorgaanbieder" in f.invuller]


@pytest.fixture(autouse=True)
def map_(tmp_path, settings) -> None:
    settings.DATA = tmp_path
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "quarantaine")


@pytest.fixture
def dossier(db):
    gemaakt = maak_dossier()
    geef_toestemming(gemaakt)
    return gemaakt


def lijst_url(dossier):
    return f"/dossiers/{dossier.nummer}/formulieren/"


def vastgesteld(dossier, naam, client=None):
    """Settle this form, everything filled in; the address of the document."""
    noor = client or als("noor")
    return stel_vast(noor, tot_controle(noor, dossier.nummer, naam, dag(-1))).headers["Location"].split("?")[0]


def in_pdf(inhoud):
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(inhoud)).pages).split())


def test_the_forms_of_the_own_role_can_be_filled_in_and_those_of_others_only_be_printed(dossier):
    noor, bram = als("noor"), als("bram")
    pagina = tekst(noor.get(lijst_url(dossier)))
    assert f"{lijst_url(dossier)}begin/woonevaluatie/" in pagina
    assert f"{lijst_url(dossier)}begin/woninginformatie/" not in pagina
    assert f"{lijst_url(dossier)}leeg/woninginformatie/" in pagina
    assert f"{lijst_url(dossier)}begin/woninginformatie/" in tekst(bram.get(lijst_url(dossier)))
    assert noor.post(f"{lijst_url(dossier)}begin/woninginformatie/").status_code == 404
    assert als("bram").post(f"{lijst_url(dossier)}begin/begeleidingsplan/").status_code == 404


def test_what_is_known_stands_in_it_beforehand_and_what_is_typed_stays_in_the_draft(dossier):
    noor = als("noor")
    adres = begin(noor, dossier.nummer, "woonevaluatie")
    pagina = noor.get(adres)
    assert "Pleun Verzonnen" in tekst(pagina)
    assert not pagina.context["form"].errors
    naam = next(v.naam for v in pagina.context["form"].vragen if v.veld.soort == "lange_tekst")
    gestuurd = {
        "versie": pagina.context["concept"].versie,
        "op": dag(0).isoformat(),
        naam: "half af",
        "actie": "bewaar",
    }
    assert noor.post(adres, gestuurd).status_code == 302
    assert "half af" in tekst(noor.get(adres))
    assert len(concepten(NOOR, dossier.nummer)) == 1
    assert als("bram").get(adres).status_code == 404
    assert "Nog niet af" not in tekst(als("bram").get(lijst_url(dossier)))


def test_what_is_missing_or_wrong_is_said_beside_the_question_and_nothing_is_settled(dossier):
    noor = als("noor")
    adres = begin(noor, dossier.nummer, "woonevaluatie")
    pagina = noor.get(adres)
    datum = next(v.naam for v in pagina.context["form"].vragen if v.veld.soort == "datum")
    fout = noor.post(adres, {"versie": 1, "op": dag(3).isoformat(), datum: "31-31-2026", "actie": "verder"})
    assert fout.status_code == 422
    form = fout.context["form"]
    assert form.errors["op"] == ["Deze dag is nog niet geweest."]
    assert "31-31-2026" in tekst(fout)
    verplicht = {v.naam for v in form.gevraagd if v.veld.verplicht and v.naam in form.fields}
    assert verplicht - {datum} <= set(form.errors)
    assert noor.get(f"{adres}vaststellen/").status_code == 422


def test_a_question_that_is_not_asked_leaves_no_trace_in_document_or_fact(dossier):
    noor = als("noor")
    adres = begin(noor, dossier.nummer, "woonevaluatie")
    pagina = noor.get(adres)
    form = pagina.context["form"]
    vraag = next(
        v for v in form.vragen if v.veld.alleen_als and v.naam in form.fields and v.veld.soort == "lange_tekst"
    )
    [(bron, waarde)] = vraag.veld.alleen_als.items()
    bronveld = next(v for v in form.vragen if v.veld.id == bron)
    gestuurd = ingevuld(pagina, dag(-1)) | {vraag.naam: "spookantwoord", "actie": "verder"}
    if isinstance(waarde, bool):
        gestuurd[bronveld.naam] = "nee" if waarde else "ja"
    else:
        goed = waarde if isinstance(waarde, list) else [waarde]
        gestuurd[bronveld.naam] = next(k for k in bronveld.veld.keuzes if k not in goed)
    verder = noor.post(adres, gestuurd)
    assert verder.status_code == 302, verder.context["form"].errors
    stel_vast(noor, verder.headers["Location"])
    [stuk] = stukken_van(dossier.beeld().feiten)
    assert "spookantwoord" not in repr(stuk)


@pytest.mark.traag
@pytest.mark.parametrize("naam", EIGEN)
def test_every_form_of_the_provider_is_settled_with_its_facts_or_says_what_the_agreements_want(dossier, naam):
    noor = als("noor")
    adres = tot_controle(noor, dossier.nummer, naam, dag(-1))
    voor = len(dossier.beeld().feiten)
    klaar = stel_vast(noor, adres)
    [stuk] = stukken_van(dossier.beeld().feiten)
    assert stuk.naam == naam
    assert stuk.op == dag(-1)
    assert len(dossier.beeld().feiten) > voor
    assert concepten(NOOR, dossier.nummer) == ()
    assert noor.get(klaar.headers["Location"]).status_code == 200
    pdf = noor.get(f"{lijst_url(dossier)}stuk/{stuk.kenmerk}/pdf/").content
    assert fouten(pdf, "ua1") == []
    gelezen = in_pdf(pdf)
    assert all(regel.kop.split()[0] in gelezen for regel in stuk.inhoud)


def test_settling_records_document_and_facts_once_and_a_refusal_none_of_them(dossier):
    noor = als("noor")
    adres = tot_controle(noor, dossier.nummer, "begeleidingsplan", dag(-1))
    controle = noor.get(adres)
    titels = [r["titel"] for r in controle.context["regels"]]
    assert titels
    voor = Gebeurtenis.objects.count()
    oud = noor.post(adres, vaststelling(controle, versie=99))
    assert oud.status_code == 422
    assert Gebeurtenis.objects.count() == voor
    gestuurd = vaststelling(controle)
    eerste = stel_vast(noor, adres)
    na = Gebeurtenis.objects.count()
    assert na > voor + len(titels)
    tweede = noor.post(adres, gestuurd)
    assert tweede.status_code == 302
    assert tweede.headers["Location"] == eerste.headers["Location"].split("?")[0]
    assert Gebeurtenis.objects.count() == na


def test_what_the_store_refuses_is_said_beside_its_question_and_nothing_is_recorded(dossier):
    noor = als("noor")
    adres = begin(noor, dossier.nummer, "begeleidingsplan")
    pagina = noor.get(adres)
    zelf = next(
        v.naam
        for v in pagina.context["form"].vragen
        if v.veld.soort == "datum" and any(getattr(x, "veld", "-") is None for x in v.veld.voedt)
    )
    verder = noor.post(adres, ingevuld(pagina, dag(-1)) | {zelf: dag(3).isoformat(), "actie": "verder"})
    assert verder.status_code == 302
    controle = verder.headers["Location"]
    voor = Gebeurtenis.objects.count()
    geweigerd = noor.post(controle, vaststelling(noor.get(controle)))
    assert geweigerd.status_code == 422
    assert geweigerd.context["form"].errors == {
        zelf: ["Deze dag is nog niet geweest. Leg een feit vast als het is gebeurd."]
    }
    assert Gebeurtenis.objects.count() == voor
    assert len(concepten(NOOR, dossier.nummer)) == 1


def test_the_copy_of_the_corporation_holds_only_what_it_may_see_on_screen_and_on_paper(dossier):
    adres = vastgesteld(dossier, "woonevaluatie")
    [eigen] = stukken_van(dossier.beeld(NOOR).feiten)
    [kopie] = stukken_van(dossier.beeld(BRAM).feiten)
    van_bram = {regel.tekst for regel in kopie.inhoud}
    geheim = {r.tekst for r in eigen.inhoud if r.tekst.startswith(("tekst", "uitleg"))} - van_bram
    assert geheim
    bram = als("bram")
    pagina, pdf = bram.get(adres), bram.get(f"{adres}pdf/")
    gelezen = in_pdf(pdf.content)
    assert not [t for t in geheim if t in pagina.content.decode() or t in gelezen]
    assert not [t for t in geheim if t in bram.get(f"{adres}tekenen/").content.decode()]
    open_ = {t for t in van_bram if t.startswith("tekst")}
    assert open_
    assert all(t in pagina.content.decode() for t in open_)
    assert fouten(pdf.content, "ua1") == fouten(pdf.content, "2a") == []
    assert als("noor").get(adres).content.decode().count("uitleg") >= pagina.content.decode().count("uitleg")


def teken(client, adres, **wat):
    pagina = client.get(f"{adres}tekenen/")
    begin_ = {"bewijs": pagina.context["form"].initial["bewijs"], "op": dag(0).isoformat()}
    return client.post(f"{adres}tekenen/", begin_ | wat)


def test_each_party_signs_in_its_own_way_and_then_the_fact_that_waits_for_it_is_recorded(dossier):
    adres = vastgesteld(dossier, "supplement")
    noor, bram = als("noor"), als("bram")
    assert "supplement_vastgesteld" not in {f.type for f in dossier.beeld().feiten}
    assert "Uw handtekening is nodig" in tekst(bram.get(lijst_url(dossier)))
    assert teken(noor, adres, rol="woningcorporatie", wijze="account").status_code == 422
    fout = teken(noor, adres, rol="deelnemer", wijze="account")
    assert "alleen voor uw eigen organisatie" in tekst(fout)
    assert teken(noor, adres, rol="deelnemer", wijze="scherm", wie="P. Verzonnen").status_code == 422
    kwaad = teken(noor, adres, rol="deelnemer", wijze="scherm", wie="P.", haal='M1 1"/><script>')
    assert kwaad.status_code == 422
    haal = "M10 10L200 100L300 20|M5 5L9 9"
    assert teken(noor, adres, rol="deelnemer", wijze="scherm", wie="P. Verzonnen", haal=haal).status_code == 302
    assert teken(noor, adres, rol="zorgaanbieder", wijze="account").status_code == 302
    assert teken(bram, adres, rol="woningcorporatie", wijze="account").status_code == 302
    pagina = tekst(noor.get(adres))
    assert 'd="M10 10L200 100L300 20"' in pagina
    assert "Nog niet getekend" not in pagina
    [stuk] = stukken_van(dossier.beeld().feiten)
    assert {h.rol: h.wijze for h in stuk.handtekeningen} == {
        "deelnemer": "scherm", "zorgaanbieder": "account", "woningcorporatie": "account",
    }  # fmt: skip
    assert [f.type for f in dossier.beeld().feiten].count("supplement_vastgesteld") == 1
    pdf = noor.get(f"{adres}pdf/").content
    assert fouten(pdf, "ua1") == fouten(pdf, "2a") == []
    assert noor.get(f"{adres}tekenen/").headers["Location"] == adres


def test_a_signature_on_paper_comes_with_its_scan_and_who_does_not_sign_says_why(dossier):
    adres = vastgesteld(dossier, "woonevaluatie")
    noor = als("noor")
    assert teken(noor, adres, rol="deelnemer", wijze="scan", wie="P. Verzonnen").status_code == 422
    assert teken(noor, adres, rol="deelnemer", wijze="niet_getekend").status_code == 422
    scan = SimpleUploadedFile("scan.txt", b"Getekend.", content_type="text/plain")
    assert teken(noor, adres, rol="deelnemer", wijze="scan", wie="P. Verzonnen", scan=scan).status_code == 302
    weigert = teken(noor, adres, rol="zorgaanbieder", wijze="niet_getekend", reden="Klopt niet.")
    assert weigert.status_code == 302
    pagina = noor.get(adres)
    assert "Klopt niet." in tekst(pagina)
    assert "Zorgaanbieder" in pagina.context["open"]
    [handtekening] = [h for h in pagina.context["handtekeningen"] if h["bijlage_url"]]
    assert noor.get(handtekening["bijlage_url"]).content == b"Getekend."


def test_a_new_version_needs_a_reason_and_shows_what_differs(dossier):
    noor = als("noor")
    adres = vastgesteld(dossier, "begeleidingsplan", noor)
    assert als("bram").post(f"{adres}verbeteren/").status_code == 404
    concept = noor.post(f"{adres}verbeteren/").headers["Location"]
    pagina = noor.get(concept)
    form = pagina.context["form"]
    vraag = next(v for v in form.vragen if v.naam in form.fields and str(form.ruw.get(v.naam, "")).startswith("tekst"))
    gestuurd = dict(form.ruw) | {
        "versie": pagina.context["concept"].versie,
        vraag.naam: "anders gezegd",
        "actie": "verder",
    }
    for naam in form.extra:
        keuzes = [k for k, _t in getattr(form.fields[naam], "choices", ()) if k]
        gestuurd.setdefault(naam, keuzes[0] if keuzes else "tekst")
    controle = noor.post(concept, gestuurd)
    assert controle.status_code == 302, controle.context["form"].errors
    gezien = noor.get(controle.headers["Location"])
    nieuw = [r["titel"] for r in gezien.context["regels"] if not r["niet"]]
    assert nieuw == ["Begeleidingsplan gewijzigd"]
    assert len(gezien.context["regels"]) > 1
    alles_niet = {f"niet-{r['nummer']}": "on" for r in gezien.context["regels"]}
    zonder = noor.post(controle.headers["Location"], vaststelling(gezien, **alles_niet))
    assert zonder.status_code == 422
    assert "Schrijf waarom er een nieuwe versie is" in tekst(zonder)
    met = vaststelling(gezien, versiereden="Verkeerd begrepen.", **alles_niet)
    assert noor.post(controle.headers["Location"], met).status_code == 302
    nu = tekst(noor.get(adres))
    for wat in ("versie 2", "Verkeerd begrepen.", "anders gezegd", "gewijzigd", f"tekst {vraag.naam}"):
        assert wat in nu
    assert "Dit is een eerdere versie" in tekst(noor.get(f"{adres}?versie=1"))
    assert noor.get(f"{adres}?versie=3").status_code == 404
    pdf = noor.get(f"{adres}pdf/").content
    assert "Eerst: tekst" in in_pdf(pdf)
    assert fouten(pdf, "ua1") == []


def test_a_row_more_keeps_what_was_typed_and_a_colleague_does_not_overwrite(dossier):
    noor = als("noor")
    adres = begin(noor, dossier.nummer, "begeleidingsplan")
    pagina = noor.get(adres)
    erbij = next((b for b in pagina.context["secties"] if b.erbij), None)
    versie = pagina.context["concept"].versie
    naam = next(v.naam for v in pagina.context["form"].vragen if v.veld.soort == "lange_tekst")
    basis = {"versie": versie, "op": dag(0).isoformat(), naam: "van mij"}
    if erbij is not None:
        verder = noor.post(adres, basis | {"rij_erbij": erbij.sectie.id})
        assert verder.status_code == 302
        nu = noor.get(adres)
        blok = next(b for b in nu.context["secties"] if b.sectie.id == erbij.sectie.id)
        assert len(blok.rijen) == len(erbij.rijen) + 1
        assert "van mij" in tekst(nu)
    laat = noor.post(adres, {"versie": versie, "op": dag(-1).isoformat(), naam: "van een ander", "actie": "bewaar"})
    assert laat.status_code in {302, 409}
    botsing = noor.post(adres, {"versie": 0, "op": dag(-2).isoformat(), naam: "botst", "actie": "bewaar"})
    assert botsing.status_code == 409
    gekozen = {k.naam: k for k in botsing.context["keuzes"]}
    assert gekozen[naam].mijn == "botst"
    mijn = dict(botsing.context["mijn"]) | {"versie": botsing.context["concept"].versie, "actie": "kies"}
    noor.post(adres, mijn | {f"kies-{naam}": "hun", "kies-op": "mijn"})
    ruw = noor.get(adres).context["form"].ruw
    assert ruw[naam] == gekozen[naam].hun
    assert ruw["op"] == dag(-2).isoformat()


def test_the_script_of_the_page_keeps_and_hears_of_a_conflict(dossier):
    noor = als("noor")
    adres = begin(noor, dossier.nummer, "woonevaluatie")
    bewaard = noor.post(f"{adres}bewaren/", {"versie": 1, "op": dag(0).isoformat()})
    assert bewaard.json()["versie"] == 2
    assert noor.post(f"{adres}bewaren/", {"versie": 1, "op": dag(-5).isoformat()}).status_code == 409
    groot = noor.post(f"{adres}bewaren/", {"versie": 2, "op": dag(0).isoformat(), "wat": "x" * 600_000})
    assert groot.status_code == 413
    assert als("bram").post(f"{adres}bewaren/", {"versie": 2}).status_code == 404
    assert noor.post(f"{adres}weggooien/").status_code == 302
    assert noor.get(adres).status_code == 404


@pytest.mark.parametrize("naam", FORMULIEREN)
def test_an_empty_form_on_paper_asks_every_question_and_can_be_read_by_everyone(dossier, naam):
    pdf = als("noor").get(f"{lijst_url(dossier)}leeg/{naam}/").content
    assert fouten(pdf, "ua1") == fouten(pdf, "2a") == []
    gelezen = in_pdf(pdf)
    assert all(veld.vraag.split()[0] in gelezen for veld in FORMULIEREN[naam].velden)


def test_the_answers_of_the_last_time_stand_beside_the_questions(dossier):
    vastgesteld(dossier, "woonevaluatie")
    noor = als("noor")
    pagina = noor.get(begin(noor, dossier.nummer, "woonevaluatie"))
    assert "Vorige keer" in tekst(pagina)
    vorige = [v.vorige for b in pagina.context["secties"] for r in b.rijen for v in r.vragen if v.vorige]
    assert any(v.startswith("tekst") for v in vorige)
    assert dag(0) - timedelta(days=1) == pagina.context["vorige"].op
