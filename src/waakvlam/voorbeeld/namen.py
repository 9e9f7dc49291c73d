"""Names of people who do not exist: a first name as anyone may have, and a surname that nobody has."""

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
STAP = 17
"""Prime to both lengths, so that a first name meets every surname before a whole name comes back."""


def naam(nummer: int) -> str:
    """The invented name of the dossier with this number; no two within the first thousand are equal.

    >>> naam(0) != naam(len(VOORNAMEN))
    True
    """
    return f"{VOORNAMEN[nummer * STAP % len(VOORNAMEN)]} {ACHTERNAMEN[nummer * STAP % len(ACHTERNAMEN)]}"
