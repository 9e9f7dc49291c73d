"""In a dossier of every region, guidance, bans, powers and lasting duties stand where the core says that they show."""

import re
from html import unescape

import pytest

from tests.systeem.hulp_streken import Streekdossier, maak_streekdossier
from waakvlam.bron.api import bronset, opvolgers, setnamen
from waakvlam.dossierblad import tonen
from waakvlam.dossierblad.gids import EERST, bij_termijn
from waakvlam.kern.compileren import Rekenset, compileer
from waakvlam.kern.gids import Belang, Stukdeel, Wenkdeel, op_belang, vervullende_stukken
from waakvlam.kern.norm import Normbasis, Periodiek, Termijngever
from waakvlam.kern.tonen import Element, Plaatssoort, Plek
from waakvlam.toegang.api import Lezer
from waakvlam.web.api import Woorden, hoofdletter

GENOEG = 8
pytestmark = pytest.mark.django_db
SETS = pytest.mark.parametrize("set_", setnamen())


@pytest.fixture
def dossier(monkeypatch: pytest.MonkeyPatch, set_: str) -> Streekdossier:
    return maak_streekdossier(monkeypatch, set_)


def pagina(dossier: Streekdossier, wie: Lezer, deel: str = "") -> str:
    vraag = {"peildatum": dossier.peildatum.isoformat()} if opvolgers(dossier.rekenset.naam) else {}
    antwoord = dossier.als(wie).get(f"/dossiers/{dossier.nummer}/{deel}", vraag)
    assert antwoord.status_code == 200, deel
    return " ".join(unescape(antwoord.content.decode()).split())


def blok(bladzij: str, begin: str, eind: str) -> str:
    """The part of a page from `begin` up to `eind`."""
    return bladzij[bladzij.index(begin) :].partition(eind)[0] if begin in bladzij else ""


def titel(element: Element) -> str:
    deel = element.deel
    return hoofdletter(deel.wat) if isinstance(deel, Normbasis) else str(getattr(deel, "titel", ""))


def bij(rekenset: Rekenset, soort: Plaatssoort, naam: str) -> list[Element]:
    return [e for e in rekenset.getoond.get(Plek(soort, naam), ()) if isinstance(e.deel, Wenkdeel)]


def ontbreekt(elementen: list[Element], stuk: str) -> list[str]:
    """What does not stand in a piece of a page, with its clauses."""
    kaal = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", stuk))
    mist = [e.sleutel for e in elementen if titel(e) not in kaal]
    wenken = [e for e in elementen if isinstance(e.deel, Wenkdeel)]
    return mist + [c for e in wenken for c in e.clausules if f'/afspraken/clausules/{c}"' not in stuk]


def zonder_wenken(set_: str) -> Rekenset:
    """The same set without guidance, bans, powers and lasting duties."""
    bron = bronset(set_)
    normen = [norm for norm in bron.afspraken.normen if not isinstance(norm, Wenkdeel)]
    return compileer(
        bron.afspraken.model_copy(update={"toelichtingen": [], "normen": normen}), bron.taal, bron.kalender
    )


def haal_weg(monkeypatch: pytest.MonkeyPatch, set_: str) -> None:
    """From now on the pages of a dossier read the set without them."""
    woorden = Woorden(zonder_wenken(set_))
    monkeypatch.setattr(tonen, "woorden_van", lambda naam: woorden)


@SETS
def test_the_first_page_holds_what_is_good_to_know_in_each_phase(dossier, set_):
    gezien = 0
    for i, fase in enumerate(dossier.rekenset.fasen):
        wie = dossier.opener if i == 0 else dossier.ga_naar(fase.naam, i - 50)
        if wie is None:
            continue
        hier = dossier.rekenset.getoond.get(Plek("fase", fase.naam), ())
        alles = [e for e in hier if isinstance(e.deel, Wenkdeel | Stukdeel)]
        gids = blok(pagina(dossier, wie), 'id="gids"', "<section")
        gezien += len(alles)
        assert ontbreekt(alles, gids) == [], fase.naam
        eerst, _, anderen = gids.partition("Voor anderen")
        belang = {e.sleutel: b for b, e in op_belang(alles, dossier.rekenset, wie.rol)}
        van_anderen = [e for e in alles if belang[e.sleutel] is Belang.ANDER]
        assert ontbreekt(van_anderen, anderen) == [], fase.naam
        meteen = blok(eerst, 'id="gids"', "Toon alles")
        assert meteen.count("<strong>") + meteen.count('class="nl-link"') <= EERST
    assert gezien > 0


@SETS
def test_what_the_set_no_longer_says_is_gone_from_the_first_page(monkeypatch, dossier, set_):
    assert "db-wenken" in pagina(dossier, dossier.opener)
    haal_weg(monkeypatch, set_)
    assert "db-wenken" not in pagina(dossier, dossier.opener)


@SETS
def test_each_decision_has_its_guidance_beside_it(monkeypatch, dossier, set_):
    lezers = set()
    for besluit in dossier.rekenset.afspraken.besluiten:
        if elementen := bij(dossier.rekenset, "besluit", besluit.naam):
            groep = dossier.rekenset.rollen[besluit.beslisser].groep
            wie = dossier.rol(groep[0] if groep else besluit.beslisser)
            kaart = blok(pagina(dossier, wie, "besluiten/"), f'id="besluit-{besluit.naam}"', "</article>")
            assert ontbreekt(elementen, kaart) == [], besluit.naam
            lezers.add(wie)
    assert lezers
    haal_weg(monkeypatch, set_)
    assert not any("Waar u op let" in pagina(dossier, wie, "besluiten/") for wie in lezers)


@SETS
def test_the_explanation_of_a_term_says_what_belongs_to_it_and_what_discharges_it(dossier, set_):
    gezien = 0
    for norm in dossier.rekenset.afspraken.normen:
        elementen = [*bij(dossier.rekenset, "norm", norm.id), *vervullende_stukken(dossier.rekenset, norm)]
        if gezien < GENOEG and isinstance(norm, Termijngever) and elementen:
            wie = dossier.laat_gebeuren(norm.anker if isinstance(norm, Periodiek) else norm.aanleiding, -3)
            term = next((t for t in dossier.beeld(wie).termijnen if t.norm == norm.id), None)
            if term:
                bladzij = pagina(dossier, wie, f"termijnen/{term.sleutel}/waarom/")
                assert ontbreekt(elementen, blok(bladzij, "db-erbij", "</main>")) == [], norm.id
                gezien += 1
    assert gezien > 0


@SETS
def test_what_belongs_to_a_term_is_what_shows_at_its_norm_and_goes_with_it(set_):
    rekenset, kaal = bronset(set_).rekenset, zonder_wenken(set_)
    for norm in rekenset.afspraken.normen:
        if isinstance(norm, Termijngever):
            erbij = bij_termijn(rekenset, norm, "zorgaanbieder")
            assert {w.sleutel for w in erbij.wenken} == {e.sleutel for e in bij(rekenset, "norm", norm.id)}
            assert bij_termijn(kaal, norm, "zorgaanbieder").wenken == []


@pytest.mark.parametrize("set_", [naam for naam in setnamen() if not opvolgers(naam)])
def test_where_a_kind_of_data_is_asked_a_line_leads_to_what_is_said_about_it(monkeypatch, dossier, set_):
    partijen = [dossier.opener, *(dossier.rol(r) for r in ("woningcorporatie", "gemeente_wonen", "aanbieder_ambulant"))]
    genoemd = {
        p.naam for p in dossier.rekenset.getoond if p.soort == "categorie" and bij(dossier.rekenset, p.soort, p.naam)
    }
    adressen: dict[str, tuple[Lezer, str]] = {}
    for wie in partijen:
        for mag in dossier.beeld(wie).kan_nu:
            adressen.setdefault(dossier.rekenset.typen[mag.type].categorie, (wie, f"vastleggen/{mag.type}/"))
    assert genoemd & adressen.keys()
    for categorie in genoemd & adressen.keys():
        bladzij = pagina(dossier, *adressen[categorie])
        link = f'/afspraken/{set_}/delen/gegevens/{categorie}/"' in bladzij
        assert link or ontbreekt(bij(dossier.rekenset, "categorie", categorie), bladzij) == [], categorie
    haal_weg(monkeypatch, set_)
    for categorie in genoemd & adressen.keys():
        assert "db-wijzer" not in pagina(dossier, *adressen[categorie]), categorie


@pytest.mark.parametrize("set_", [naam for naam in setnamen() if not opvolgers(naam)])
def test_beside_the_recording_of_a_fact_its_form_and_letter_begin_for_who_makes_them(dossier, set_):
    nu, afspraken = f"/dossiers/{dossier.nummer}/", dossier.rekenset.afspraken
    buiten = dossier.rol("woningcorporatie")
    adressen: dict[str, str] = {}
    for mag in dossier.beeld().kan_nu:
        bladzij = pagina(dossier, dossier.opener, f"vastleggen/{mag.type}/")
        for formulier in afspraken.formulieren:
            if mag.type in formulier.handelingen:
                begin = f"{nu}formulieren/begin/{formulier.id}/"
                eigen = not dossier.rekenset.groepen[dossier.opener.rol].isdisjoint(formulier.invuller)
                assert (f'action="{begin}"' in bladzij) == eigen, formulier.id
                adressen |= {begin: "formulier"} if eigen else {}
        for brief in (b for b in afspraken.brieven if b.handeling == mag.type):
            begin = f"{nu}brieven/nieuw/{brief.id}/"
            eigen = not dossier.rekenset.groepen[dossier.opener.rol].isdisjoint(brief.afzender)
            assert (f'href="{begin}"' in bladzij) == eigen, brief.id
            adressen |= {begin: "brief"} if eigen else {}
    assert set(adressen.values()) == {"formulier", "brief"}
    for adres, soort in adressen.items():
        client = dossier.als(dossier.opener)
        assert (client.post(adres) if soort == "formulier" else client.get(adres)).status_code < 400
    assert "formulieren/begin/" not in pagina(dossier, buiten, "vastleggen/notitie_gemaakt/")
