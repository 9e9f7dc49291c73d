"""The design: what is built, what the theme promises about contrast, and what each component writes."""

import importlib.util
import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from tests.hulp.browser import axe_bevindingen
from waakvlam.config import omgeving
from waakvlam.web.datums import afstand, datum_kort, datum_voluit, duur, resterend
from waakvlam.web.forms import DatumVeld
from waakvlam.web.logboek import BondigeOpmaak
from waakvlam.web.tonen import STATUSSEN

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "bouw_ontwerp.py"
STATISCH = ROOT / "src" / "waakvlam" / "web" / "static" / "web"
GEBOUWD = STATISCH / "gebouwd"
PEILDATUM = date(2026, 4, 7)


def laad_script():
    spec = importlib.util.spec_from_file_location("bouw_ontwerp", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bouw = laad_script()


def gebouwd_stijlblad() -> str:
    pad = GEBOUWD / "ontwerp.css"
    assert pad.is_file(), "eerst bouwen: python scripts/bouw_ontwerp.py"
    return pad.read_text("utf-8")


def sjablonen() -> list[Path]:
    return sorted((ROOT / "src").rglob("templates/**/*.html"))


def toon(sjabloon: str, **context) -> str:
    """What a piece of template writes, in one line."""
    tekst = engines["django"].from_string("{% load waakvlam %}" + sjabloon).render(context)
    return " ".join(tekst.split())


# The build


def test_the_lock_has_no_addresses_and_pins_every_package_by_hash():
    pakketten = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert [pad for pad, pakket in pakketten.items() if "resolved" in pakket] == []
    assert [pad for pad, pakket in pakketten.items() if pad and "integrity" not in pakket] == []


def test_every_package_asked_for_is_used_and_every_package_used_is_asked_for():
    gevraagd = set(json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"])
    gebruikt = {"/".join(pad.split("/")[:2]) for pad in (*bouw.COMPONENTEN, bouw.TOKENS, bouw.LETTER_PAKKET)}
    assert gevraagd == gebruikt


def test_the_built_style_sheet_is_small_and_asks_nothing_of_another_server():
    css = gebouwd_stijlblad()
    assert len(css.encode()) < 250_000
    assert set(re.findall(r"url\(\"?([^\")]+)", css)) == {
        f"lettertype/source-sans-3-{gewicht}.woff2" for gewicht in bouw.GEWICHTEN
    }
    assert (GEBOUWD / "LICENTIE-source-sans-3.txt").is_file()


def test_a_second_build_does_nothing():
    gebouwd_stijlblad()
    uitvoer = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=True).stdout
    assert uitvoer == "Ontwerp is actueel.\n"


def test_nothing_built_is_known_to_git():
    opdracht = ["git", "check-ignore", "--quiet", str(GEBOUWD / "ontwerp.css")]
    assert subprocess.run(opdracht, cwd=ROOT, check=False).returncode == 0


def test_only_tokens_that_are_reached_are_kept_also_by_way_of_others():
    tokens = bouw.lees_tokens(":root { --a: var(--b); --b: 1px; /* --x: 1; */ --c: 2px; }")
    assert bouw.gebruikte_tokens(tokens, ["p{margin:var( --a,0)}"]) == {"--a": "var(--b)", "--b": "1px"}


def test_css_gets_smaller_without_changing():
    assert bouw.verklein("/* x */\na > b ,\n c {\n  margin: 0 1px;\n}\n") == "a > b,c{margin: 0 1px}"


def test_an_unreachable_registry_is_named_with_a_remedy(monkeypatch):
    weg = subprocess.CompletedProcess([], 1, "", "npm error code ENOTFOUND\nnpm error network request failed")
    monkeypatch.setattr(bouw, "npm_opdracht", lambda: ["npm"])
    monkeypatch.setattr(bouw.subprocess, "run", lambda *_, **__: weg)
    with pytest.raises(bouw.BouwFout, match="npm-register is niet te bereiken"):
        bouw.haal_pakketten()


def test_a_machine_without_npm_is_told_how_to_get_it(monkeypatch):
    monkeypatch.setattr(bouw.shutil, "which", lambda _: None)
    monkeypatch.setattr(bouw.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(bouw.BouwFout, match=r"requirements-node\.lock"):
        bouw.npm_opdracht()


# The theme


def kleuren() -> dict[str, str]:
    """Every colour that the theme sets, without the name of the palette: 'violet-500'."""
    tokens = bouw.lees_tokens((STATISCH / "thema.css").read_text("utf-8"))
    naam = "--voorbeeld-kleuren-"
    return {k.removeprefix(naam): v for k, v in tokens.items() if re.fullmatch(r"#[0-9a-f]{6}", v)}


def helderheid(kleur: str) -> float:
    """Relative luminance as WCAG defines it."""
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rood, groen, blauw = [d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, ander: str) -> float:
    donker, licht = sorted([helderheid(een), helderheid(ander)])
    return (licht + 0.05) / (donker + 0.05)


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("schaal", ["violet", "grijs", "rood", "oranje", "groen", "blauw"])
def test_text_of_every_scale_is_legible_on_its_own_grounds_and_on_paper(schaal):
    kleur = kleuren()
    gronden = [kleur["wit"], kleur["grijs-50"], kleur[f"{schaal}-50"], kleur[f"{schaal}-100"]]
    for trap in (400, 500, 600, 700):
        for grond in gronden:
            assert contrast(kleur[f"{schaal}-{trap}"], grond) >= 4.5, (schaal, trap, grond)
    assert contrast(kleur[f"{schaal}-500"], kleur[f"{schaal}-200"]) >= 4.5


def test_signs_and_the_focus_ring_stand_out_from_what_is_around_them():
    kleur = kleuren()
    assert contrast(kleur["--waakvlam-vlam"], kleur["grijs-50"]) >= 3
    assert contrast(kleur["--waakvlam-vlam-licht"], kleur["violet-600"]) >= 3
    assert contrast(kleur["--basis-focus-outline-color"], kleur["grijs-50"]) >= 3
    assert contrast(kleur["--waakvlam-vlam-kern"], kleur["violet-700"]) >= 3


def test_every_token_that_our_style_sheets_use_exists():
    bestaat = set(bouw.lees_tokens(gebouwd_stijlblad())) | set(
        re.findall(r"(--[\w-]+)\s*:", gebouwd_stijlblad() + "".join(p.read_text() for p in bouw.eigen_stijlbladen()))
    )
    gebruikt = {n for p in bouw.eigen_stijlbladen() for n in re.findall(r"var\((--[\w-]+)\)", p.read_text("utf-8"))}
    assert gebruikt - bestaat == set()


def test_every_class_of_ours_in_a_template_of_web_is_in_a_style_sheet_or_names_a_state():
    css = gebouwd_stijlblad() + "".join(pad.read_text("utf-8") for pad in bouw.eigen_stijlbladen())
    web = ROOT / "src" / "waakvlam" / "web" / "templates"
    klassen = {
        klasse
        for pad in web.rglob("*.html")
        for klasse in re.findall(r"(?<![\w-])(?:wv|utrecht|nl)-[\w-]+(?![\w-]*\{)", pad.read_text("utf-8"))
        if not klasse.endswith(("--", "-"))
    }
    assert {klasse for klasse in klassen if f".{klasse}" not in css} <= {"utrecht-root"}


@pytest.mark.parametrize("pad", sjablonen(), ids=lambda pad: "/".join(pad.parts[-3:]))
def test_no_template_holds_inline_style_script_or_handler(pad):
    tekst = pad.read_text("utf-8")
    assert re.findall(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=[\"']\w+\(|javascript:|hx-on", tekst) == []


# Dates


@pytest.mark.parametrize(
    ("dagen", "lopend", "los"),
    [
        (-365, "een jaar te laat", "een jaar geleden"),
        (-364, "11 maanden te laat", "11 maanden geleden"),
        (-15, "2 weken te laat", "2 weken geleden"),
        (-14, "14 dagen te laat", "14 dagen geleden"),
        (-2, "2 dagen te laat", "2 dagen geleden"),
        (-1, "1 dag te laat", "1 dag geleden"),
        (0, "vandaag", "vandaag"),
        (1, "morgen", "morgen"),
        (3, "over 3 dagen", "over 3 dagen"),
        (14, "over 14 dagen", "over 14 dagen"),
        (15, "over 2 weken", "over 2 weken"),
    ],
)
def test_a_date_tells_how_far_it_is_from_the_reference_date(dagen, lopend, los):
    dag = PEILDATUM + timedelta(days=dagen)
    assert resterend(dag, PEILDATUM) == lopend
    assert afstand(dag, PEILDATUM) == los


@pytest.mark.parametrize(
    ("van", "woorden"),
    [
        ("2026-11-22", "1 dag"),
        ("2026-11-09", "14 dagen"),
        ("2026-11-08", "2 weken"),
        ("2026-11-03", "2 weken"),
        ("2026-11-02", "3 weken"),
        ("2026-09-24", "8 weken"),
        ("2026-09-23", "2 maanden"),
        ("2025-11-24", "11 maanden"),
        ("2025-11-23", "een jaar"),
        ("2025-11-22", "ruim een jaar"),
        ("2025-06-02", "ruim een jaar"),
        ("2024-11-24", "ruim een jaar"),
        ("2024-11-23", "2 jaar"),
        ("2024-02-29", "ruim 2 jaar"),
        ("2020-08-28", "ruim 6 jaar"),
    ],
)
def test_a_long_time_is_told_in_whole_weeks_months_or_years_and_never_longer_than_it_was(van, woorden):
    assert duur(date.fromisoformat(van), date(2026, 11, 23)) == woorden


def test_a_date_is_written_in_dutch():
    assert datum_voluit(PEILDATUM) == "di 7 april 2026"
    assert datum_kort(date(2026, 3, 1)) == "1 mrt 2026"


def test_only_a_term_that_still_asks_for_something_says_how_long_is_left():
    gedaan = toon("{% uiterlijk dag peil 'te_laat' %}", dag=date(2026, 4, 1), peil=PEILDATUM)
    assert gedaan == '<time class="wv-datum" datetime="2026-04-01">wo 1 april 2026</time>'
    assert "6 dagen te laat" in toon("{% uiterlijk dag peil 'verstreken' %}", dag=date(2026, 4, 1), peil=PEILDATUM)


# Components


@pytest.mark.parametrize("status", STATUSSEN)
def test_a_status_has_a_word_and_an_icon_besides_its_colour(status):
    html = toon("{% statuslabel status %}", status=status)
    assert "<svg" in html
    assert f"<span>{STATUSSEN[status].tekst}</span>" in html


def test_an_unknown_status_is_a_mistake_and_never_drawn():
    with pytest.raises(KeyError):
        toon("{% statuslabel 'bijna' %}")


def test_an_explanation_nests_as_deep_as_it_is_given_and_escapes_what_it_holds():
    knoop: dict[str, object] = {"tekst": "<b>diep</b>", "soort": "feit", "kinderen": []}
    for diepte in range(5):
        knoop = {"tekst": f"laag {diepte}", "soort": "norm", "kinderen": [knoop]}
    html = toon("{% uitleg knoop %}", knoop=knoop)
    assert html.count("<details") == 1 + 4
    assert "&lt;b&gt;diep&lt;/b&gt;" in html


class Proef(forms.Form):
    dag = DatumVeld(label="Dag", help_text="Kies een dag")
    soort = forms.ChoiceField(label="Soort", choices=[("a", "A")], widget=forms.RadioSelect)
    vakjes = forms.MultipleChoiceField(choices=[("b", "B")], widget=forms.CheckboxSelectMultiple, required=False)


def test_a_fault_is_listed_on_top_with_a_link_to_its_field_and_named_beside_it():
    html = toon("{% formulier form %}", form=Proef({}))
    assert "Er zijn 2 dingen die nog niet kloppen" in html
    assert '<a href="#id_dag">' in html
    assert '<a href="#id_soort_0">' in html
    assert 'aria-describedby="id_dag-hulp id_dag-fout"' in html
    assert 'id="id_dag-fout"' in html


def test_choices_stand_in_a_fieldset_with_a_legend_and_boxes_are_no_radio_buttons():
    html = toon("{% formulier form %}", form=Proef())
    assert html.count("<fieldset") == html.count("<legend") == 2
    assert 'type="checkbox" name="vakjes"' in html
    assert " required" not in html


def test_a_day_is_sent_in_iso_and_also_read_as_dutch_people_write_it():
    veld = DatumVeld()
    assert veld.clean("7-4-2026") == veld.clean("2026-04-07") == PEILDATUM
    assert 'value="2026-04-07"' in toon("{% veld veld %}", veld=Proef(initial={"dag": PEILDATUM})["dag"])


def test_turning_the_page_keeps_what_was_searched_for():
    vraag = RequestFactory().get("/", {"zoek": "w1", "pagina": "2"})
    html = toon("{% paginering pagina request %}", pagina=Paginator(range(50), 10).page(2), request=vraag)
    assert 'href="?zoek=w1&amp;pagina=3"' in html
    assert html.count('aria-current="page"') == 1


# The page as a whole


def test_every_page_forbids_what_is_inline_and_is_not_kept(client):
    antwoord = client.get("/toegankelijkheid/")
    assert antwoord.headers["Content-Security-Policy"].startswith("default-src 'self'; ")
    assert "unsafe" not in antwoord.headers["Content-Security-Policy"]
    assert antwoord.headers["X-Frame-Options"] == "DENY"
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert antwoord.headers["Referrer-Policy"] == "same-origin"
    assert antwoord.headers["Cache-Control"] == "no-store"


def test_the_log_says_where_an_error_happened_and_never_what_it_held():
    with pytest.raises(ValueError, match="Jansen") as gevangen:
        int("Jansen")
    tekst = BondigeOpmaak().formatException((gevangen.type, gevangen.value, gevangen.tb))
    assert "test_ontwerp.py" in tekst
    assert tekst.endswith("builtins.ValueError")
    assert "invalid literal" not in tekst


def test_refused_and_not_found_look_alike():
    assert toon("{% include '403.html' %}") == toon("{% include '404.html' %}")


def test_the_style_page_is_for_the_demo_only(client, settings):
    assert client.get("/ontwerp/").status_code == 200
    settings.DEMO = False
    assert client.get("/ontwerp/").status_code == 404


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("breedte", [320, 390, 800, 1400])
def test_every_component_is_accessible_and_fits_the_screen(nieuwe_pagina, live_server, breedte):
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    pagina.goto("/ontwerp/")
    pagina.locator(".wv-uitleg > summary").first.click()
    assert axe_bevindingen(pagina) == []
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte


# What an installation says


def test_without_demo_both_keys_are_required_by_name(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="WAAKVLAM_SECRET_KEY en WAAKVLAM_SLEUTEL"):
        omgeving.lees_sleutels({}, tmp_path, demo=False)
    with pytest.raises(ImproperlyConfigured, match="32 bytes"):
        omgeving.lees_sleutels({"WAAKVLAM_SECRET_KEY": "x", "WAAKVLAM_SLEUTEL": "kort"}, tmp_path, demo=False)


def test_a_demo_makes_its_keys_once_and_for_its_owner_only(tmp_path):
    eerste = omgeving.lees_sleutels({}, tmp_path / "data", demo=True)
    assert omgeving.lees_sleutels({}, tmp_path / "data", demo=True) == eerste
    assert [pad.name for pad in (tmp_path / "data").iterdir()] == ["sleutels"]
    assert (tmp_path / "data" / "sleutels").stat().st_mode & 0o777 == 0o600


def test_a_database_address_is_taken_apart(tmp_path):
    adres = "postgresql://vlam:p%40ss@/waak?host=/run/pg&application_name=web"
    databank = omgeving.lees_databank({"WAAKVLAM_DATABASE_URL": adres}, tmp_path)
    assert (databank["USER"], databank["PASSWORD"], databank["NAME"]) == ("vlam", "p@ss", "waak")
    assert databank["HOST"] == "/run/pg"
    assert databank["OPTIONS"]["application_name"] == "web"
    assert databank["OPTIONS"]["pool"]["max_size"] == 8
    groter = {"WAAKVLAM_DATABASE_URL": adres, "WAAKVLAM_DATABASE_POOL": "24"}
    assert omgeving.lees_databank(groter, tmp_path)["OPTIONS"]["pool"]["max_size"] == 24
    for onzin in ("0", "201", "veel", "-1"):
        with pytest.raises(ImproperlyConfigured, match="van 1 tot en met 200"):
            omgeving.lees_databank({**groter, "WAAKVLAM_DATABASE_POOL": onzin}, tmp_path)
    assert omgeving.lees_databank({}, tmp_path)["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    with pytest.raises(ImproperlyConfigured, match="postgresql://"):
        omgeving.lees_databank({"WAAKVLAM_DATABASE_URL": "mysql://x/y"}, tmp_path)
