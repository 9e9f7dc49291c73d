"""Walk through the pages as someone: follow every link, press every button, and tell what answers that it is closed."""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve

NIET_DRUKKEN = frozenset({"toegang:verlaat", "toegang:kies", "account_logout"})
"""Buttons that end the walk."""
DICHT = frozenset({403, 404, 405, 500})


@dataclass
class Formulier:
    """A form that is sent by POST: what is hidden in it, and the names and values of its buttons."""

    adres: str
    velden: dict[str, str] = field(default_factory=dict)
    knoppen: list[tuple[str, str]] = field(default_factory=list)


class Blad(HTMLParser):
    """The links and forms of a page."""

    def __init__(self, waar: str, html: str) -> None:
        super().__init__()
        self.waar, self.links, self.formulieren = waar, list[str](), list[Formulier]()
        self._open: Formulier | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wat = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "a" and "href" in wat:
            self.links.append(urljoin(self.waar, wat["href"]))
        elif tag == "form":
            self._open = Formulier(urljoin(self.waar, wat.get("action") or self.waar))
            (self.formulieren if wat.get("method", "").lower() == "post" else []).append(self._open)
        elif tag == "input" and wat.get("type") == "hidden" and self._open is not None:
            self._open.velden[wat.get("name", "")] = wat.get("value", "")
        elif tag == "button" and wat.get("type", "submit") == "submit" and self._open is not None:
            self._open.knoppen.append((wat.get("name", ""), wat.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


@dataclass
class Wandeling:
    """Of someone, from the first page on. `per_soort`: how many addresses of one kind to go to; `niet`: how
    the names of kinds begin to which it does not go."""

    client: Client
    per_soort: int = 2
    niet: tuple[str, ...] = ()
    soorten: Counter[str] = field(default_factory=Counter)
    gedrukt: set[tuple[str, str]] = field(default_factory=set)

    def dicht(self, begin: str = "/") -> Iterator[str]:
        """Where something led that answers 403, 404 or worse: from which page to which address, with the answer."""
        wacht, gezien = [(begin, "")], {begin}
        while wacht:
            adres, vanaf = wacht.pop(0)
            antwoord = self.client.get(adres)
            if antwoord.status_code in DICHT:
                yield f"{vanaf} -> {adres}: {antwoord.status_code}"
            if antwoord.status_code in {301, 302}:
                wacht.append((urljoin(adres, antwoord.headers["Location"]), vanaf))
            if not antwoord.headers.get("Content-Type", "").startswith("text/html"):
                continue
            blad = Blad(adres, antwoord.content.decode())
            for link in blad.links:
                zonder = urlsplit(link)._replace(fragment="").geturl()
                if zonder not in gezien and self._neem(zonder):
                    gezien.add(zonder)
                    wacht.append((zonder, adres))
            yield from self._druk(adres, blad)

    def _neem(self, adres: str) -> bool:
        delen = urlsplit(adres)
        if delen.scheme or delen.netloc:
            return False
        soort = _soort(adres)
        if soort.startswith(self.niet):
            return False
        self.soorten[soort] += 1
        return self.soorten[soort] <= self.per_soort

    def _druk(self, waar: str, blad: Blad) -> Iterator[str]:
        """Send each form by each of its buttons, and undo what that did."""
        for formulier in blad.formulieren:
            soort = _soort(formulier.adres)
            for knop in formulier.knoppen or [("", "")]:
                if soort in NIET_DRUKKEN or (soort, knop[0]) in self.gedrukt:
                    continue
                self.gedrukt.add((soort, knop[0]))
                koekjes = deepcopy(self.client.cookies)
                with transaction.atomic():
                    antwoord = self.client.post(
                        formulier.adres, {**formulier.velden, **({knop[0]: knop[1]} if knop[0] else {})}
                    )
                    transaction.set_rollback(True)
                self.client.cookies = koekjes
                if antwoord.status_code in DICHT:
                    yield f"{waar} -> POST {formulier.adres} {knop}: {antwoord.status_code}"


def _soort(adres: str) -> str:
    """The name of an address; the address itself where it has none."""
    try:
        return resolve(urlsplit(adres).path).view_name or adres
    except Resolver404:
        return adres
