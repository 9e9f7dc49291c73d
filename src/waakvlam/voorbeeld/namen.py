"""Names and addresses of people who do not exist.

A first name as anyone may have, a surname that nobody has, a street that is nowhere, and a postcode that is not in use.
"""

from waakvlam.dossiers.api import Persoonsgegevens
from waakvlam.kern.gebeurtenis import Dossiergegevens

VOORNAMEN = (
    "Amira", "Bilal", "Chantal", "Dewi", "Esra", "Fedde", "Gülsüm", "Hamza", "Ingrid", "Jamal", "Kwame", "Lotte",
    "Mei-Lin", "Nasrin", "Oumar", "Priya", "Quincy", "Rachida", "Sjoerd", "Tirza", "Urbain", "Vesna", "Wietske",
    "Xenia", "Yusuf", "Zofia", "Achmed", "Berber", "Cihan", "Dunya", "Eelco", "Farah", "Giovanni", "Hanneke",
    "Ismail", "Joyce", "Kenza", "Lorenzo", "Marit", "Nordin", "Ortwin", "Paulien", "Raoul", "Soraya", "Tesfay",
    "Ulrike", "Vincent", "Winston", "Yasmina", "Zeki",
)  # fmt: skip
ACHTERNAMEN = (
    "Avondrood", "Bakkersbloem", "Citroenboom", "Dauwdruppel", "Eikenblad", "Fluitketel", "Gouden Regenjas",
    "Havermout", "IJsvogel", "Jasmijnthee", "Klokkenspel", "Lantaarnlicht", "Maneschijn", "Nachtvlinder",
    "Oranjebitter", "Paraplu", "Quilt", "Regenboog", "Sterrenstof", "Tulpenbol", "Uitzicht", "Vuurvlieg", "Waterlelie",
    "Zeewind", "Appelmoes", "Boterbloem", "Dennenappel", "Egelantier", "Fietsbel", "Grasspriet", "Honingraat",
    "Korenbloem", "Lindebloesem", "Morgenster", "Notendop", "Pannenkoek", "Rozenbottel", "Stroopwafel", "Tuinhek",
    "Vlinderstruik", "Wolkendek", "Zonnewijzer", "Bloesempad",
)  # fmt: skip
STRATEN = (
    "Kaarslichtkade", "Lampionlaan", "Lucifersteeg", "Olielampplein", "Schemerstraat", "Theelichthof", "Vonkenpad",
    "Vuurtorenweg", "Waxinegracht", "Zaklampdreef", "Fakkelsingel",
)  # fmt: skip
PLAATSEN = ("Wakerveen", "Lichtenoord", "Vlammendam")
STAP = 17
"""Prime to both lengths, so that a first name meets every surname before a whole name comes back."""


def naam(nummer: int) -> str:
    """The invented name of the dossier with this number; no two within the first thousand are equal.

    >>> naam(0) != naam(len(VOORNAMEN))
    True
    """
    return f"{VOORNAMEN[nummer * STAP % len(VOORNAMEN)]} {ACHTERNAMEN[nummer * STAP % len(ACHTERNAMEN)]}"


def met_naam_en_adres(nummer: int, gegevens: Dossiergegevens) -> Persoonsgegevens:
    """What a dossier with this number knows of its participant. No postcode in use ends in SA."""
    g = gegevens
    return Persoonsgegevens(
        naam=naam(nummer),
        geboortedatum=g.geboortedatum,
        route=g.route,
        contractvorm=g.contractvorm,
        huishouden_soort=g.huishouden_soort,
        kinderen=g.kinderen,
        straat=STRATEN[nummer % len(STRATEN)],
        huisnummer=str(1 + nummer * STAP % 97),
        postcode=f"{1000 + nummer * STAP % 9000} SA",
        plaats=PLAATSEN[nummer % len(PLAATSEN)],
    )
