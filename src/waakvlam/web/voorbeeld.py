"""Invented data for the living style page. Nothing here is read by a real page."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator

from waakvlam.web.forms import DatumVeld

PEILDATUM = date(2026, 4, 7)
CLAUSULES = "/afspraken/clausules/"


class Voorbeeldformulier(forms.Form):
    """One field of each kind."""

    feit = forms.ChoiceField(
        label="Feit",
        choices=[("", "Kies een feit"), ("bezoek", "Huisbezoek gedaan"), ("melding", "Overlast gemeld")],
        help_text="Feiten die nu voor de hand liggen, staan bovenaan.",
    )
    dag = DatumVeld(label="Op welke dag?", help_text="Bijvoorbeeld 7-4-2026")
    door = forms.ChoiceField(
        label="Wie heeft dit gedaan?",
        widget=forms.RadioSelect,
        choices=[("zorgaanbieder", "Zorgaanbieder"), ("woningcorporatie", "Woningcorporatie")],
    )
    onderwerpen = forms.MultipleChoiceField(
        label="Wat is besproken?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("huur", "Huur"), ("buren", "Contact met de buren"), ("doelen", "Doelen")],
    )
    toelichting = forms.CharField(
        label="Toelichting",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="Schrijf hier niets over gezondheid of behandeling.",
    )
    akkoord = forms.BooleanField(label="De deelnemer was erbij")


class Voorbeeldfilter(forms.Form):
    """What a work list is filtered by."""

    zoek = forms.CharField(label="Zoek dossier", required=False)
    fase = forms.ChoiceField(label="Fase", required=False, choices=[("", "Alle fasen"), ("wonen", "Wonen")])
    wie = forms.ChoiceField(label="Wie is aan zet", required=False, choices=[("", "Iedereen"), ("ik", "Mijn rol")])


def _uitleg() -> dict[str, Any]:
    """An explanation of three levels."""
    dagen = [
        {"tekst": "za 4 en zo 5 april: weekend", "soort": "kalender", "kinderen": []},
        {"tekst": "ma 6 april: tweede paasdag", "soort": "kalender", "kinderen": []},
    ]
    return {
        "tekst": "U had tot en met dinsdag 7 april om te reageren op het aanbod.",
        "soort": "termijn",
        "kinderen": [
            {
                "tekst": "De zorgaanbieder reageert binnen één werkdag op een aanbod.",
                "soort": "clausule",
                "clausules": ["AMS26-1.46"],
                "kinderen": [],
            },
            {"tekst": "Op vr 3 april is woning w1 aangeboden.", "soort": "feit", "kinderen": []},
            {"tekst": "Drie dagen tellen niet mee.", "soort": "kalender", "kinderen": dagen},
            {"tekst": "Er is nog geen reactie vastgelegd.", "soort": "niet_vervuld", "kinderen": []},
        ],
    }


def _termijn(nummer: int, titel: str, status: str, dagen: int | None, **meer: Any) -> dict[str, Any]:
    """A term so many days from the reference date."""
    return {
        "titel": titel,
        "status": status,
        "uiterlijk": None if dagen is None else PEILDATUM + timedelta(days=dagen),
        "clausules": [f"AMS26-{nummer}.46"],
        "drager": "Zorgaanbieder",
        "dossier": f"D-2026-00{nummer} · Voorbeeld",
        "dossier_url": "#termijnen",
        "aanleiding": "Woning aangeboden op 3 april",
        **meer,
    }


def termijnen() -> list[dict[str, Any]]:
    """Terms of every status."""
    return [
        _termijn(1, "Reageer op het aanbod van een woning", "verstreken", -2, uitleg=_uitleg()),
        _termijn(2, "Ga op huisbezoek", "open", 0, waarom_url="/ontwerp/"),
        _termijn(3, "Bel de buren terug over de melding", "open", 3, clausules=["AMS26-B1.18", "AMS26-6.20"]),
        _termijn(4, "Houd het driegesprek", "onbekend", 20, drager="Woningcorporatie"),
        _termijn(5, "Stuur de urgentieverklaring", "te_laat", -12, vervuld_op=PEILDATUM - timedelta(days=9)),
        _termijn(6, "Bezichtig de woning", "op_tijd", -30, vervuld_op=PEILDATUM - timedelta(days=31)),
        _termijn(7, "Maak afspraken over de administratie", "open", None),
        _termijn(8, "Teken het supplement", "vervallen", -3, drager="Deelnemer"),
    ]


def _fasen() -> list[dict[str, Any]]:
    """Five phases, of which the third is current."""
    namen = ["Voorbereiding", "Aanbod en match", "Intermediaire verhuur", "Omklap", "Eigen contract"]
    stand = ["voorbij", "voorbij", "huidig", "komt", "komt"]
    vanaf = [date(2025, 11, 3), date(2026, 1, 15), date(2026, 2, 2), None, None]
    return [{"naam": n, "stand": s, "vanaf": v} for n, s, v in zip(namen, stand, vanaf, strict=True)]


def _feiten() -> list[dict[str, Any]]:
    """A fact, a corrected fact and one with fields."""
    return [
        {
            "dag": date(2026, 4, 3),
            "titel": "Woning aangeboden",
            "velden": [("Adres", "Voorbeeldstraat 1"), ("Betreft", "woning w1")],
            "wie": "M. de Vries, woningcorporatie",
            "clausules": ["AMS26-1.45"],
            "actie_url": "#tijdlijn",
            "actie": "Corrigeer",
        },
        {
            "dag": date(2026, 3, 30),
            "titel": "Overlast gemeld",
            "tekst": "Deze melding hoorde bij een ander adres.",
            "wie": "A. Bakker, woningcorporatie",
            "vervallen": "ingetrokken",
        },
        {
            "dag": date(2026, 3, 12),
            "titel": "Huisbezoek gedaan",
            "wie": "S. Yilmaz, zorgaanbieder",
            "vastgelegd_op": date(2026, 3, 16),
        },
    ]


def stijlblad() -> dict[str, Any]:
    """Everything that the style page shows."""
    fout = Voorbeeldformulier({"fout-dag": "32-4-2026", "fout-toelichting": "Gebeld en gesproken."}, prefix="fout")
    return {
        "peildatum": PEILDATUM,
        "clausule_url": CLAUSULES,
        "kruimels": [("Werkvoorraad", "/"), ("Dossier D-2026-001", "#dossier"), ("Onderdelen", None)],
        "statussen": ["verstreken", "open", "op_tijd", "te_laat", "vervallen", "onbekend"],
        "oordelen": ["kan", "kan_niet", "ja", "met_motivering", "nee", "vervuld", "niet_vervuld"],
        "meldingen": [
            ("info", "Feestdagen na 2028 zijn nog niet allemaal bekend."),
            ("succes", "Het huisbezoek is vastgelegd. De termijn is vervuld."),
            ("waarschuwing", "Deze stap kan alleen met een motivering."),
            ("fout", "Het feit is niet opgeslagen. Iemand anders legde net ook iets vast."),
        ],
        "termijnen": termijnen(),
        "fasen": _fasen(),
        "feiten": _feiten(),
        "uitleg": _uitleg(),
        "tellers": [
            {"label": "Verstreken", "aantal": 7, "url": "#tellers", "toon": "fout"},
            {"label": "Deze week", "aantal": 12, "url": "#tellers", "toon": "waarschuwing", "huidig": True},
            {"label": "Later", "aantal": 143, "url": "#tellers"},
            {"label": "Wacht op een ander", "aantal": 31, "url": "#tellers", "toon": "stil"},
        ],
        "tabs": [
            {"label": "Termijnen", "url": "#tabs", "huidig": True, "aantal": 8},
            {"label": "Tijdlijn", "url": "#tabs", "aantal": 24},
            {"label": "Besluiten", "url": "#tabs"},
        ],
        "pagina": Paginator(range(500), 25).page(4),
        "filter": Voorbeeldfilter(),
        "formulier": Voorbeeldformulier(),
        "fout": fout,
        "wie": {
            "naam": "Sanne Yilmaz",
            "rol": "Begeleider",
            "organisatie": "Voorbeeldzorg",
            "wissel_url": "/kies/",
            "wissel_tekst": "Wissel van rol",
        },
    }
