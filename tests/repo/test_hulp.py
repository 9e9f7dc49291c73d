"""The helpers of the tests themselves: a browser that renders, and a PostgreSQL that answers and is gone afterwards."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from tests.hulp.browser import axe_bevindingen
from tests.hulp.pdf import lengtes_kloppen
from tests.hulp.postgres import GeenPostgres, _mappen_met_server, server

GOED = "data:text/html,<!doctype html><html lang=nl><title>Proef</title><main><h1>Proef</h1></main>"
FOUT = "data:text/html,<!doctype html><html><title>Proef</title><main><h1>Proef</h1><img src='x.png'></main>"


@pytest.mark.browser
def test_the_browser_speaks_dutch(pagina):
    pagina.goto(GOED)
    assert pagina.title() == "Proef"
    assert pagina.evaluate("navigator.language") == "nl-NL"
    assert pagina.evaluate("window.innerWidth") == 1400


@pytest.mark.browser
def test_axe_finds_nothing_on_a_good_page_and_the_faults_on_a_bad_one(pagina):
    pagina.goto(GOED)
    assert axe_bevindingen(pagina) == []
    pagina.goto(FOUT)
    assert {regel.split()[0] for regel in axe_bevindingen(pagina)} == {"html-has-lang", "image-alt"}


@pytest.mark.postgres
def test_the_server_of_the_session_answers(postgres_dsn):
    with psycopg.connect(postgres_dsn) as verbinding:
        assert verbinding.execute("select 1").fetchone() == (1,)


@pytest.mark.postgres
@pytest.mark.parametrize("map_", list(_mappen_met_server()), ids=str)
def test_every_server_that_may_be_found_starts_and_leaves_nothing_behind(map_):
    with server([map_]) as dsn, psycopg.connect(dsn) as verbinding:
        thuis = Path(parse_qs(urlsplit(dsn).query)["host"][0])
        assert thuis.is_dir()
        assert verbinding.execute("show listen_addresses").fetchone() == ("",)
    assert not thuis.exists()


def test_no_server_is_a_named_refusal():
    with pytest.raises(GeenPostgres, match="geen PostgreSQL-server"), server([]):
        pass


@pytest.mark.parametrize("laatste", [b"x", b"\r", b"\n"])
def test_the_length_of_a_stream_in_a_pdf_is_judged_by_its_bytes_also_where_the_last_is_a_line_end(laatste):
    stroom = b"<</Length %d/Filter/FlateDecode>>\nstream\nabc" + laatste + b"\nendstream\nendobj\n"
    assert lengtes_kloppen(stroom % 4)
    assert not lengtes_kloppen(stroom % 2)
    assert not lengtes_kloppen(stroom % 9)
