"""A whole journey in a real browser: every party at its own screen, and each page it meets looked at.

Parties take turns in width: the first has a desk, the second a phone, and so on. What a page answers is what the next
step rests on: nothing here records by any other way than a click.
"""

import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Locator, Page, expect

from tests.hulp.browser import axe_bevindingen
from waakvlam import klok
from waakvlam.bron.api import bronset, kop

BEELDEN = Path(__file__).parents[2] / "schermafdrukken" / "reizen"
"""Pictures of every page, by journey; git does not look there."""
BUREAU, TELEFOON = 1400, 390
Waarde = str | int | bool | date | Iterable[str]
OOK = "ook"
"""What a form asks besides: other things that happened on the same day."""
TEKST = "Zoals wij het hebben besproken."


@dataclass
class Reis:
    """One journey: its calendar, its dossier, and the screen of each party."""

    set_: str
    nieuwe_pagina: Callable[..., Page]
    basis: str
    monkeypatch: pytest.MonkeyPatch
    begin: date
    nummer: str = ""
    schermen: dict[tuple[str, int], Page] = field(default_factory=dict)
    breedtes: dict[str, int] = field(default_factory=dict)
    beelden: int = 0
    gekeurd: set[tuple[str, int]] = field(default_factory=set)
    gevonden: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start the calendar, and begin an empty folder of pictures."""
        self.titels = {naam: soort.titel for naam, soort in bronset(self.set_).rekenset.typen.items()}
        self.map = BEELDEN / self.set_
        shutil.rmtree(self.map, ignore_errors=True)
        self.map.mkdir(parents=True)
        self.vandaag = self.begin
        self.later(0)

    def later(self, dagen: int) -> None:
        """So many days go by."""
        self.vandaag += timedelta(days=dagen)
        nu = datetime.combine(self.vandaag, time(11), klok.AMSTERDAM)
        self.monkeypatch.setattr(klok, "nu", lambda: nu)

    def bij(self, wie: str, breedte: int = 0) -> Page:
        """The screen of somebody, who comes in under the own name the first time."""
        eigen = self.breedtes.setdefault(wie, (BUREAU, TELEFOON)[len(self.breedtes) % 2])
        sleutel = wie, breedte or eigen
        if sleutel not in self.schermen:
            pagina = self.nieuwe_pagina(breedte=sleutel[1], hoogte=844, basis=self.basis)
            pagina.goto("/kies/")
            klik(pagina, "link", kop(self.set_).regio)
            klik(pagina, "button", re.compile(f"^Verder als {wie.capitalize()} "))
            self.schermen[sleutel] = pagina
            self.kijk(pagina, f"{wie}-binnen")
        return self.schermen[sleutel]

    def kijk(self, pagina: Page, naam: str) -> None:
        """Keep a picture; remember what lies beside the screen, and what axe finds on each first page of a kind."""
        breedte = (pagina.viewport_size or {"width": 0})["width"]
        self.beelden += 1
        pagina.screenshot(path=self.map / f"{self.beelden:03}-{breedte}-{naam}.png", full_page=True)
        fouten = ["te breed"] if pagina.evaluate("document.documentElement.scrollWidth > innerWidth") else []
        soort = resolve(urlsplit(pagina.url).path).view_name, breedte
        if soort not in self.gekeurd:
            self.gekeurd.add(soort)
            fouten += axe_bevindingen(pagina)
        self.gevonden += [f"{naam} ({breedte}): {fout}" for fout in fouten]

    def naar(self, wie: str, deel: str = "", breedte: int = 0) -> Page:
        """A part of the dossier, on somebody's screen."""
        pagina = self.bij(wie, breedte)
        antwoord = pagina.goto(f"/dossiers/{self.nummer}/{deel}")
        assert antwoord is not None
        assert antwoord.status == 200, f"{wie} opent {deel or 'het dossier'}: {antwoord.status}"
        self.kijk(pagina, f"{wie}-{deel.replace('/', '-').strip('-') or 'dossier'}")
        return pagina

    def meld_aan(self, wie: str, **velden: Waarde) -> None:
        """Register the participant."""
        pagina = self.bij(wie)
        klik(pagina, "link", "Nieuw dossier")
        vul(pagina, velden)
        self.kijk(pagina, f"{wie}-aanmelden")
        klik(pagina, "button", "Open het dossier")
        expect(pagina.get_by_text("Het dossier is geopend.")).to_be_visible()
        self.nummer = pagina.url.split("/dossiers/")[1].strip("/").split("/")[0]
        self.kijk(pagina, f"{wie}-geopend")

    def feit(self, wie: str, soort: str, /, *, over: str = "", motivering: str = "", **velden: Waarde) -> None:
        """Find a fact among those that can be recorded, fill in its form, record it.

        `over`: the first words of its subject, where there are several; else the one that came last.
        """
        pagina = self.bij(wie)
        pagina.goto(f"/dossiers/{self.nummer}/vastleggen/?{urlencode({'zoek': self.titels[soort]})}")
        keuze = pagina.locator(f'main a[href*="/vastleggen/{soort}/"]').first
        assert keuze.count(), f"{wie} vindt niet: {self.titels[soort]}"
        with pagina.expect_navigation():
            keuze.click()
        kies_onderwerp(pagina, over)
        vul(pagina, {f"veld_{naam}" if naam != "namens" else naam: waarde for naam, waarde in velden.items()})
        self.kijk(pagina, f"{wie}-{soort}")
        if motivering and not pagina.locator("main [name=motivering]").count():
            # Only with what it is about filled in can be told that a reason is needed.
            klik(pagina, "button", "Leg vast")
            self.kijk(pagina, f"{wie}-{soort}-waarom")
        vul(pagina, {"motivering": motivering} if motivering else {})
        klik(pagina, "button", "Leg vast")
        if not pagina.get_by_role("heading", name="Vastgelegd", level=1).count():
            pytest.fail(f"{self.vandaag} {wie} {soort}\n{pagina.locator('main').inner_text()}")
        self.kijk(pagina, f"{wie}-{soort}-gedaan")

    def sluit(self, wie: str, reden: str) -> None:
        """Close the dossier: it is in the last phase of its set, and every page of the journey was in order."""
        self.feit(wie, "dossier_gesloten", reden=reden)
        expect(self.naar(wie).locator(".wv-fasen__nu")).to_contain_text(bronset(self.set_).rekenset.fasen[-1].titel)
        assert self.gevonden == []

    def geef_toestemming(self, wie: str) -> None:
        """Explain, ask, look what it opens, and record the yes of the participant for everything and everyone."""
        pagina = self.naar(wie, "toestemming/")
        klik(pagina, "link", "Leg het antwoord vast")
        vul(pagina, {"antwoord": "ja", "wijze": "schriftelijk", "uitgelegd": True})
        for keuze in pagina.locator("main [name=doelen], main [name=ontvangers]").all():
            keuze.check()
        klik(pagina, "button", "Bekijk wat dit doet")
        self.kijk(pagina, f"{wie}-toestemming-proef")
        klik(pagina, "button", "Leg vast")
        self.kijk(pagina, f"{wie}-toestemming-gedaan")

    def bied_woning_aan(self, wie: str, reden: str = "", **antwoorden: Waarde) -> None:
        """Put a home on the list, and offer it in the dossier."""
        pagina = self.bij(wie)
        pagina.goto("/woningen/nieuw/")
        vul(pagina, antwoorden)
        vul_de_rest(pagina, self.vandaag)
        self.kijk(pagina, f"{wie}-woning")
        klik(pagina, "button", "Bewaar")
        pagina = self.naar(wie, "woning/")
        klik(pagina, "link", "Bied een woning aan")
        pagina.locator("main select[name=woning]").select_option(index=1)
        if reden:
            vul(pagina, {"motivering": reden})
        self.kijk(pagina, f"{wie}-aanbieden")
        klik(pagina, "button", "Bied aan")
        if not pagina.get_by_text("De woning is aangeboden.").count():
            pytest.fail(pagina.locator("main").inner_text())
        self.kijk(pagina, f"{wie}-aangeboden")

    def formulier(self, wie: str, titel: str, tekenaars: dict[str, str], **antwoorden: Waarde) -> None:
        """Fill in a form on a phone and settle it. `tekenaars`: by role who signs under the own login; nobody: by hand.

        Facts that the agreements refuse stay in the form alone; a reason is given where one is asked.
        """
        pagina = self.naar(wie, "formulieren/", TELEFOON)
        pagina.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
        klik(pagina, "button", f"Vul in {titel}")
        vul(pagina, antwoorden)
        vul_de_rest(pagina, self.vandaag)
        self.kijk(pagina, f"{wie}-{titel}")
        klik(pagina, "button", "Controleer en stel vast")
        for _keer in range(9):
            if "/vaststellen/" not in pagina.url:
                break
            for reden in pagina.locator("main textarea[name^=reden]").all():
                reden.fill(TEKST)
            self.kijk(pagina, f"{wie}-{titel}-vaststellen")
            klik(pagina, "button", "Stel vast")
            geweigerd = pagina.locator("[role=alert] a[href^='#feit-']")
            if geweigerd.count():
                regel = pagina.locator(str(geweigerd.first.get_attribute("href")))
                regel.locator("input[type=checkbox]").check()
        if "/stuk/" not in pagina.url:
            pytest.fail(f"{wie} {titel}\n{pagina.locator('main').inner_text()}")
        self.kijk(pagina, f"{wie}-{titel}-vastgesteld")
        adres = urlsplit(pagina.url).path
        for rol, tekenaar in tekenaars.items():
            self._teken(self.bij(tekenaar or wie, 0 if tekenaar else TELEFOON), adres, rol, met_de_hand=not tekenaar)

    def _teken(self, pagina: Page, adres: str, rol: str, *, met_de_hand: bool) -> None:
        pagina.goto(adres)
        klik(pagina, "link", "Onderteken")
        vul(pagina, {"rol": rol, "wijze": "scherm" if met_de_hand else "account"})
        if met_de_hand:
            vul(pagina, {"wie": "P. Verzonnen"})
            schrijf(pagina, pagina.locator(".wv-tekenvlak"))
        self.kijk(pagina, f"tekenen-{rol}")
        klik(pagina, "button", "Onderteken")
        self.kijk(pagina, f"getekend-{rol}")
        expect(pagina.get_by_text("De handtekening is vastgelegd.")).to_be_visible()

    def brief(self, wie: str, titel: str) -> None:
        """Write a letter, look at what everybody gets, settle it and say that it was posted."""
        pagina = self.naar(wie, "brieven/")
        pagina.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
        klik(pagina, "link", titel)
        vul_de_rest(pagina, self.vandaag)
        self.kijk(pagina, f"{wie}-brief")
        klik(pagina, "button", "Controleer de brief")
        self.kijk(pagina, f"{wie}-brief-controle")
        klik(pagina, "button", "Stel vast")
        if not pagina.get_by_text("De brief ligt vast.").count():
            pytest.fail(pagina.locator("main").inner_text())
        self.kijk(pagina, f"{wie}-brief-vast")

    def huur(self, wie: str, maand: str) -> None:
        """The rent of this month, in a round."""
        pagina = self.bij(wie)
        pagina.goto("/rondes/?van=")
        pagina.locator("#id_soort").select_option("huur_ontvangen")
        pagina.get_by_label(re.compile("Pleun Verzonnen")).check()
        klik(pagina, "button", "Verder")
        vul(pagina, {"veld_maand": maand, "veld_op_tijd": "ja"})
        self.kijk(pagina, f"{wie}-ronde")
        klik(pagina, "button", "Controleer")
        self.kijk(pagina, f"{wie}-ronde-proef")
        klik(pagina, "button", "Leg vast")
        expect(pagina.get_by_text("In 1 dossier vastgelegd.")).to_be_visible()
        self.kijk(pagina, f"{wie}-ronde-gedaan")


def klik(pagina: Page, rol: str, naam: str | re.Pattern[str]) -> None:
    """To the page that a link or button leads to."""
    with pagina.expect_navigation():
        pagina.get_by_role(rol, name=naam).first.click()  # type: ignore[arg-type]


def vul(pagina: Page, velden: dict[str, Waarde]) -> None:
    """Fill in these fields, by name, as somebody would: tick, choose or type."""
    for naam, waarde in velden.items():
        veld = pagina.locator(f'main [name="{naam}"]')
        assert veld.count(), f"er is geen veld {naam} op {pagina.url}"
        soort = veld.first.evaluate("e => e.type")
        if waarde is True and soort == "checkbox":
            veld.check()
        elif soort in {"radio", "checkbox"}:
            for keuze in [waarde] if isinstance(waarde, str | int | date) else waarde:
                ja_nee = {True: "ja", False: "nee"}.get(keuze, keuze) if isinstance(keuze, bool) else keuze
                pagina.locator(f'main [name="{naam}"][value="{ja_nee}"]').check()
        elif soort == "hidden":
            assert veld.input_value() == str(waarde)
        elif soort == "select-one":
            veld.select_option(str(waarde))
        else:
            veld.fill(str(waarde))


def kies_onderwerp(pagina: Page, over: str) -> None:
    """Say what it is about where that is asked: what these words begin, else what came last, else something new."""
    keuzes = pagina.locator('main [name="betreft"]')
    if not keuzes.count():
        return
    if over:
        pagina.locator("main label").filter(has_text=re.compile(f"^\\s*{re.escape(over)}")).first.click()
    elif not pagina.locator('main [name="betreft"]:checked').count():
        keuzes.nth(max(0, keuzes.count() - 3)).check()


def vul_de_rest(pagina: Page, dag: date) -> None:
    """An answer to every question of the form that is visible and still open: the first one that there is to choose."""
    for veld in pagina.locator("main form").locator("input:visible, textarea:visible, select:visible").all():
        if not veld.is_visible():
            continue
        soort = str(veld.evaluate("e => e.type"))
        if soort in {"radio", "checkbox"} and veld.get_attribute("name") != OOK:
            gekozen = veld.evaluate("e => !!e.form.querySelector(`[name='${e.name}']:checked`)")
            if not gekozen:
                veld.check()
        elif soort == "select-one":
            if not veld.input_value():
                veld.select_option(index=1)
        elif soort in {"text", "textarea", "date", "tel", "month"} and not veld.input_value():
            veld.fill(invulling(soort, str(veld.get_attribute("inputmode")), dag))


def invulling(soort: str, toetsen: str, dag: date) -> str:
    """What is typed in a field of this kind."""
    if soort == "date":
        return dag.isoformat()
    return "2" if toetsen in {"numeric", "decimal"} else TEKST


def schrijf(pagina: Page, vak: Locator) -> None:
    """A signature in a box, with a mouse."""
    vak.scroll_into_view_if_needed()
    rand = vak.bounding_box()
    assert rand is not None
    pagina.mouse.move(rand["x"] + 20, rand["y"] + 20)
    pagina.mouse.down()
    for stap in range(1, 12):
        pagina.mouse.move(rand["x"] + 20 + 20 * stap, rand["y"] + 20 + (stap % 3) * 15)
    pagina.mouse.up()
