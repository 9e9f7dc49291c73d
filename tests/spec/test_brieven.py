"""Every letter of every set, without a database: it is filled, cut per reader, and sent as facts that the set knows."""

from datetime import date

import pytest

from waakvlam import klok
from waakvlam.brieven import opstellen, zenden
from waakvlam.brieven.opmaak import als_pdf
from waakvlam.brieven.opstellen import Hoofd, Invulling
from waakvlam.brieven.vullen import Kennis, Plek, vul
from waakvlam.bron.api import bronset, setnamen
from waakvlam.dossierblad.api import mag_schrijven
from waakvlam.dossiers.api import Dossierbeeld, Feitregel, Termijnregel
from waakvlam.kern.brief import Brief, alineas
from waakvlam.kern.delen import EIGEN
from waakvlam.kern.gebeurtenis import veldfouten
from waakvlam.kern.herkomst import Schrijf, UitDag, UitFeit, UitRol, UitTermijn
from waakvlam.toegang.api import Lezer
from waakvlam.web.api import datum_brief, woorden_van

DAG = date(2026, 6, 1)
BRIEVEN = [(naam, brief.id) for naam in setnamen() for brief in bronset(naam).rekenset.afspraken.brieven]


def brief_van(setnaam: str, naam: str) -> Brief:
    return next(b for b in bronset(setnaam).rekenset.afspraken.brieven if b.id == naam)


def schrijver(setnaam: str, brief: Brief) -> Lezer:
    """Someone who may send it, in the first role that can."""
    rekenset = bronset(setnaam).rekenset
    rol = next(r for r in rekenset.rollen if mag_schrijven(rekenset, brief, r) and not rekenset.rollen[r].groep)
    return Lezer("wil", "Wil Verzonnen", "eigen", "Eigen Organisatie", rol, "medewerker")


def beeld(setnaam: str, feiten: tuple[Feitregel, ...] = (), **anders: object) -> Dossierbeeld:
    wat = {
        "nummer": "PRO-2026-AAAAA-AAAAA", "afsprakenset": setnaam, "stand": "", "peildatum": DAG, "kennisdatum": None,
        "naam": "Dirk Verzonnen", "gegevens": {"straat": "Laan", "huisnummer": "1", "postcode": "1234 AB"},
        "categorieen": frozenset(), "fasen": (), "termijnen": (), "feiten": feiten, "besluiten": (),
        "vroegste_dagen": (), "kan_nu": (), "partijen": (), "toestemming": None,
    }  # fmt: skip
    return Dossierbeeld(**(wat | anders))  # type: ignore[arg-type]


def kennis(setnaam: str, brief: Brief, **anders: object) -> Kennis:
    wie = schrijver(setnaam, brief)
    return Kennis(beeld(setnaam, **anders), woorden_van(setnaam), wie, {}, {})  # type: ignore[arg-type]


def hoofd(setnaam: str, brief: Brief) -> Hoofd:
    rekenset = bronset(setnaam).rekenset
    aan, kopie = zenden.ontvangers(rekenset, brief, schrijver(setnaam, brief).rol)
    return Hoofd(
        "Eigen Organisatie", "Plein 1", brief.onderwerp or brief.titel, DAG, datum_brief(DAG), aan, "aan", kopie,
        "kopie", "Wil Verzonnen", "medewerker", bezwaar=brief.bezwaar, nummer="2026-0001",
    )  # fmt: skip


def invulling(setnaam: str, brief: Brief) -> Invulling:
    """Every question answered with its own name, so that a test finds it back."""
    plekken = vul(brief, kennis(setnaam, brief), DAG)
    antwoorden = {plek.naam: f"antwoord-{plek.naam}" for plek in plekken}
    vrij = {deel.id: f"vrije-tekst-{deel.id}" for deel in brief.onderdelen if deel.vrij}
    return Invulling(plekken, antwoorden, vrij, "Laan 1, 1234 AB")


def delen_van(setnaam: str, brief: Brief, dicht=()):
    rekenset = bronset(setnaam).rekenset
    return opstellen.stel_op(rekenset, brief, invulling(setnaam, brief), hoofd(setnaam, brief), dict(dicht))


def test_all_sets_have_their_letters():
    assert len(BRIEVEN) == 93
    assert len({naam for naam, _ in BRIEVEN}) == 5


@pytest.mark.parametrize(("setnaam", "naam"), BRIEVEN)
def test_each_placeholder_is_known_with_its_source_or_asked_and_never_both(setnaam, naam):
    brief = brief_van(setnaam, naam)
    plekken = vul(brief, kennis(setnaam, brief), DAG)
    assert [p.naam for p in plekken] == list(brief.gegevens)
    for plek in plekken:
        assert bool(plek.waarde) != bool(plek.vraag), plek
        assert bool(plek.waarde) == bool(plek.bron), plek
        if isinstance(brief.gegevens[plek.naam], Schrijf | UitFeit | UitTermijn):
            assert plek.vraag, "met een leeg dossier is dit een vraag"


@pytest.mark.parametrize(("setnaam", "naam"), BRIEVEN)
def test_each_reader_gets_the_parts_of_the_set_in_order_and_no_placeholder_stays_open(setnaam, naam):
    brief = brief_van(setnaam, naam)
    delen, ingevuld = delen_van(setnaam, brief), invulling(setnaam, brief)
    assert ingevuld.ontbreekt == ()
    for rol in (*hoofd(setnaam, brief).aan, *hoofd(setnaam, brief).kopie_aan):
        krijgt = opstellen.exemplaar(delen, rol)
        bedoeld = [d for d in brief.onderdelen if not d.alleen_dossier and rol not in d.niet_in_kopie_aan]
        assert [d.naam for d in krijgt.delen] == [d.id for d in bedoeld]
        assert [d.tekst for d in krijgt.delen] == [ingevuld.tekst(d) for d in bedoeld]
        assert not any("{" in d.tekst + d.kop or opstellen.OPEN in d.tekst for d in krijgt.delen)
        assert krijgt.tekst("nummer") == "2026-0001"
        assert krijgt.tekst("bezwaar") == brief.bezwaar
        assert bool(krijgt.adres) == (rol == "deelnemer")


@pytest.mark.parametrize(("setnaam", "naam"), BRIEVEN)
def test_a_part_lies_under_all_that_it_is_about_and_own_notes_go_to_nobody(setnaam, naam):
    brief = brief_van(setnaam, naam)
    delen = delen_van(setnaam, brief)
    for i, deel in enumerate(brief.onderdelen):
        plek = f"{'dossier' if deel.alleen_dossier else 'deel'}.{i:02}.{deel.id}"
        bij = [d for d in delen if any(r.plek == plek for r in d.inhoud)]
        if deel.alleen_dossier:
            assert [d.categorie for d in bij] == [EIGEN]
        elif deel.categorieen:
            assert [(d.categorie, *d.ook) for d in bij] == [tuple(deel.categorieen)]
    kopie = repr([opstellen.exemplaar(delen, r) for r in (*brief.aan, *brief.kopie_aan)])
    eigen = [d.id for d in brief.onderdelen if d.alleen_dossier]
    assert not [naam for naam in eigen if f"vrije-tekst-{naam}" in kopie]
    assert [d.naam for d in opstellen.eigen_delen(delen)] == eigen


@pytest.mark.parametrize(("setnaam", "naam"), BRIEVEN)
def test_what_is_closed_to_a_recipient_is_in_no_word_of_its_letter(setnaam, naam):
    brief = brief_van(setnaam, naam)
    ontvangers = [
        r for r in (*brief.aan, *brief.kopie_aan) if r in (hoofd(setnaam, brief).aan + hoofd(setnaam, brief).kopie_aan)
    ]
    for categorie in brief.categorieen:
        delen = delen_van(setnaam, brief, {rol: {categorie} for rol in ontvangers}.items())
        geraakt = [d for d in brief.onderdelen if categorie in d.categorieen]
        for rol in ontvangers:
            krijgt = opstellen.exemplaar(delen, rol)
            assert {d.naam for d in krijgt.delen}.isdisjoint(d.id for d in geraakt)


@pytest.mark.parametrize(("setnaam", "naam"), BRIEVEN)
def test_its_pdf_is_made(setnaam, naam):
    brief = brief_van(setnaam, naam)
    exemplaar = opstellen.exemplaar(delen_van(setnaam, brief), hoofd(setnaam, brief).aan[0])
    assert als_pdf(exemplaar, [], [], woorden_van(setnaam)).startswith(b"%PDF")


@pytest.mark.parametrize(("setnaam", "naam"), [p for p in BRIEVEN if brief_van(*p).kopie_handeling])
def test_the_fact_of_a_copy_is_whole(setnaam, naam):
    brief, rekenset = brief_van(setnaam, naam), bronset(setnaam).rekenset
    assert brief.kopie_handeling is not None
    kopieen = [zenden.Uitgaand(rol, "post", DAG) for rol in brief.kopie_aan]
    feiten = list(zenden.kopiefeiten(rekenset, brief, kopieen, None))
    assert len(feiten) == len(brief.kopie_aan)
    for feit in feiten:
        soort = rekenset.typen[feit.type]
        assert {n for n, v in soort.velden.items() if v.verplicht} <= set(feit.velden)
        assert not list(veldfouten(soort, feit.velden, set(rekenset.rollen)))


@pytest.mark.parametrize(("setnaam", "naam"), BRIEVEN)
def test_somebody_can_send_it_to_somebody_else(setnaam, naam):
    brief, rekenset = brief_van(setnaam, naam), bronset(setnaam).rekenset
    wie = schrijver(setnaam, brief)
    aan, kopie = zenden.ontvangers(rekenset, brief, wie.rol)
    assert aan
    assert wie.rol not in aan + kopie
    assert set(aan).isdisjoint(kopie)
    assert all(zenden.wijzen(brief, rol) for rol in aan + kopie)


def test_a_decision_of_an_authority_is_told_from_one_of_another_party():
    for setnaam, naam in BRIEVEN:
        brief, rekenset = brief_van(setnaam, naam), bronset(setnaam).rekenset
        rol = schrijver(setnaam, brief).rol
        besluit = opstellen.is_overheidsbesluit(rekenset, brief, rol)
        assert besluit == (brief.gewicht == "besluit" and rekenset.rollen[rol].overheid), (setnaam, naam)


# where an answer comes from


def feit(soort: str, op: date, stand: str = "geldt", **velden) -> Feitregel:
    vast = tuple((naam, naam, waarde) for naam, waarde in velden.items())
    rest = ("", "x", "x", "x", "x", klok.nu())
    return Feitregel(f"{soort}-{op}-{stand}", soort, soort, "woonafspraken", op, None, None, vast, *rest, stand)


def vind(feiten, gegeven) -> Plek:
    brief = brief_van("amsterdam-2026", "intrekking_urgentie").model_copy(update={"gegevens": {"x": gegeven}})
    [plek] = vul(brief, kennis("amsterdam-2026", brief, feiten=tuple(feiten)), DAG)
    return plek


def test_the_last_fact_that_holds_fills_its_place():
    oud, nieuw = feit("weigering_beoordeeld", date(2026, 3, 1)), feit("weigering_beoordeeld", date(2026, 4, 2))
    weg = feit("weigering_beoordeeld", date(2026, 5, 3), "ingetrokken")
    plek = vind([nieuw, oud, weg], UitFeit(feit="weigering_beoordeeld"))
    assert plek.waarde == "2 april 2026"
    assert "2 apr 2026" in plek.bron


def test_a_fact_without_the_field_is_asked_and_not_guessed():
    plek = vind([feit("weigering_beoordeeld", DAG)], UitFeit(feit="weigering_beoordeeld", veld="oordeel"))
    assert not plek.waarde
    assert plek.vraag
    plek = vind(
        [feit("weigering_beoordeeld", DAG, oordeel="gegrond")], UitFeit(feit="weigering_beoordeeld", veld="oordeel")
    )
    assert plek.waarde == "gegrond"


def test_two_terms_with_other_days_are_a_question():
    def term(dag):
        wat = ("s", "n", "AMS26-1.20", ("AMS26-1.20",), "wat", (), (), dag, None, "open", None, False, True)
        return Termijnregel(*wat)

    gegeven = UitTermijn(termijn="AMS26-1.20")
    brief = brief_van("amsterdam-2026", "intrekking_urgentie").model_copy(update={"gegevens": {"x": gegeven}})
    for dagen, waarde in (
        ([DAG], "1 juni 2026"),
        ([DAG, DAG], "1 juni 2026"),
        ([DAG, date(2026, 7, 1)], ""),
        ([None], ""),
    ):
        [plek] = vul(brief, kennis("amsterdam-2026", brief, termijnen=tuple(term(d) for d in dagen)), DAG)
        assert plek.waarde == waarde
        assert bool(plek.vraag) == (not waarde)


def test_a_day_counts_from_the_day_of_the_letter_and_a_name_is_only_proposed():
    assert vind([], UitDag(dag="vandaag", plus_dagen=30)).waarde == "1 juli 2026"
    plek = vind([], UitRol(rol="gemeente_wonen"))
    assert (plek.waarde, plek.voorstel) == ("", "Wil Verzonnen")
    plek = vind([], UitRol(rol="zorgaanbieder"))
    assert (plek.waarde, plek.voorstel) == ("", "")


def test_paragraphs_and_points_of_a_text():
    assert list(alineas("Een\nregel.\n\n- punt\n  verder\n- twee")) == ["Een regel.", ("punt verder", "twee")]
