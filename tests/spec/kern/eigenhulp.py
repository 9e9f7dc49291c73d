"""Own protocols as YAML text beside a small set, and their answers as lines."""

from tests.spec.kern.hulp import beoordeel, toon
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.eigen import Eigen, Eigenoordeel, laad_eigen

KOP = """eigen:
  organisatie: het-anker
  rol: {rol}
  titel: het eigen protocol van Het Anker
  set: proef
  geldig_vanaf: {vanaf}
{extra}"""


def protocol(
    rekenset: Rekenset, inhoud: str, rol: str = "zorgaanbieder", vanaf: str = "2020-01-01", extra: str = ""
) -> Eigen:
    """A protocol with these lists; raises `Afsprakenfout` as loading does."""
    tekst = KOP.format(rol=rol, vanaf=vanaf, extra=extra) + "\n" + inhoud
    return laad_eigen("het-anker/proef", "proef.yaml", tekst, lambda _kop: [rekenset])


def norm(naam: str, **getallen: str) -> str:
    """A stricter norm; numbers as `2 werkdag`, or as YAML."""
    delen = "".join(f", {k}: {_getal(v)}" for k, v in getallen.items())
    return f"normen:\n  - {{norm: {naam}, bron: artikel 3{delen}}}"


def _getal(tekst: str) -> str:
    getal, _, eenheid = tekst.partition(" ")
    return f"{{getal: {getal}, eenheid: {eenheid}}}" if eenheid and not tekst.startswith("{") else tekst


def oordeel(rekenset: Rekenset, eigen: Eigen, dossier: str, op: str) -> Eigenoordeel:
    return Eigenoordeel(beoordeel(rekenset, dossier, op), [eigen])


def naast(rekenset: Rekenset, eigen: Eigen, dossier: str, op: str) -> list[str]:
    """Per term: the term of the agreements, and after `|` the own last day and status."""
    antwoord = oordeel(rekenset, eigen, dossier, op)
    regels = []
    for term in antwoord.beoordeling.termijnen:
        zelf = antwoord.naast(term)
        regels.append(f"{toon(term)} | {zelf.term.uiterlijk} {zelf.term.status}" if zelf else f"{toon(term)} |")
    return regels


def alleen(rekenset: Rekenset, eigen: Eigen, dossier: str, op: str) -> list[str]:
    """Terms that only the organisation has."""
    return [f"{e.term.norm.id} {toon(e.term)}" for e in oordeel(rekenset, eigen, dossier, op).alleen]
