"""What holds for every file in the repository: small rooms, no traces of one machine, links that lead somewhere."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Path of a file that is longer than its kind may be, and the reason why it stays whole.
LANGER_MET_REDEN: dict[str, str] = {}

MAX_REGELS = {"src": 300, "tests": 400}
PERSOONSMAP = re.compile(r"(?<![\w.~/])/(?:home/[\w.-]+|root|Users/[\w.-]+)/")
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
KOPPELTEKENS = re.compile(r"[^\w\- ]")
BSN = re.compile(r"(?:^|_)bsn(?:_|$|nummer)|burgerservicenummer|sofinummer|citizen_service_number", re.IGNORECASE)
SLEUTEL = re.compile(r"^\s*(?:-\s+)?(?:(?:id|naam|veld|sleutel):\s*)?[\"']?([A-Za-z_][\w-]*)[\"']?\s*(?::|$)")


@cache
def bestanden(*einden: str) -> tuple[Path, ...]:
    """Files that git knows or would add, with one of these endings; all of them when none is given."""
    opdracht = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    namen = subprocess.run(opdracht, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    paden = {ROOT / naam for naam in namen if naam and naam.endswith(einden or ("",))}
    return tuple(sorted(pad for pad in paden if pad.is_file()))


def naam_van(pad: Path) -> str:
    return pad.relative_to(ROOT).as_posix()


def te_lang(naam: str, regels: int) -> bool:
    """True when a file has more lines than its kind may have."""
    delen = naam.split("/")
    return "migrations" not in delen and regels > MAX_REGELS["tests" if "tests" in delen else "src"]


def lange_bestanden() -> dict[str, int]:
    lengten = {naam_van(pad): len(pad.read_text("utf-8").splitlines()) for pad in bestanden(".py")}
    return {naam: regels for naam, regels in lengten.items() if te_lang(naam, regels)}


def machinesporen(tekst: str) -> list[str]:
    """Paths that exist on one machine only: this working copy, or somebody's home folder."""
    return [spoor for spoor in (f"{ROOT}/", *PERSOONSMAP.findall(tekst)) if spoor in tekst]


def ankers(tekst: str) -> set[str]:
    """The anchors that the headings of a Markdown text make."""
    koppen = re.findall(r"^#+\s+(.+?)\s*#*$", re.sub(r"```.*?```", "", tekst, flags=re.DOTALL), re.MULTILINE)
    return {KOPPELTEKENS.sub("", kop.lower().replace("`", "")).replace(" ", "-") for kop in koppen}


def dode_links(pad: Path, tekst: str) -> list[str]:
    """Links to a file or a heading that is not there."""
    dood = []
    for doel in LINK.findall(CODE.sub("", tekst)):
        if re.match(r"[a-z]+:", doel):
            continue
        bestand, _, anker = doel.partition("#")
        gevonden = (pad.parent / bestand).resolve() if bestand else pad
        if not gevonden.exists():
            dood.append(doel)
        elif anker and gevonden.suffix == ".md":
            bron = tekst if gevonden == pad else gevonden.read_text("utf-8")
            dood += [doel] if anker not in ankers(bron) else []
    return dood


def namen_met_bsn(tekst: str, einde: str) -> list[str]:
    """Identifiers in Python, and keys and names in YAML, that would hold a citizen service number."""
    if einde == ".py":
        gevonden = re.findall(r"[A-Za-z_]\w*", re.sub(r"(\"\"\".*?\"\"\"|#[^\n]*)", "", tekst, flags=re.DOTALL))
    else:
        gevonden = [treffer[1] for regel in tekst.splitlines() if (treffer := SLEUTEL.match(regel))]
    return [naam for naam in gevonden if BSN.search(naam)]


def test_no_file_outgrows_its_room_without_a_reason():
    assert {naam: regels for naam, regels in lange_bestanden().items() if naam not in LANGER_MET_REDEN} == {}


def test_every_exception_to_the_length_is_still_needed_and_has_a_reason():
    assert set(LANGER_MET_REDEN) <= set(lange_bestanden())
    assert all(len(reden) > 20 for reden in LANGER_MET_REDEN.values())


@pytest.mark.parametrize(
    ("naam", "regels", "verwacht"),
    [
        ("src/waakvlam/kern/norm.py", 300, False),
        ("src/waakvlam/kern/norm.py", 301, True),
        ("tests/kern/test_norm.py", 400, False),
        ("tests/kern/test_norm.py", 401, True),
        ("src/waakvlam/dossiers/migrations/0001_initial.py", 900, False),
    ],
)
def test_the_length_is_judged_at_its_boundary(naam, regels, verwacht):
    assert te_lang(naam, regels) is verwacht


def test_no_text_names_a_folder_of_one_machine():
    sporen = {}
    for pad in bestanden():
        try:
            gevonden = machinesporen(pad.read_text("utf-8"))
        except UnicodeDecodeError:
            continue
        if gevonden and pad != Path(__file__):
            sporen[naam_van(pad)] = gevonden
    assert sporen == {}


def test_a_folder_of_one_machine_is_seen():
    assert machinesporen(f"open {ROOT}/data") == [f"{ROOT}/"]
    assert machinesporen("cd /home/anna/waakvlam") == ["/home/anna/"]
    assert machinesporen("mount ./data:/var/lib/waakvlam, see docs/root/x") == []


def test_every_link_in_the_documentation_leads_somewhere():
    gevonden = {naam_van(pad): dode_links(pad, pad.read_text("utf-8")) for pad in bestanden(".md")}
    assert {naam: links for naam, links in gevonden.items() if links} == {}


def test_a_dead_link_is_seen(tmp_path):
    (tmp_path / "b.md").write_text("# Een kop: twee\n", "utf-8")
    tekst = "[a](b.md) [b](b.md#een-kop-twee) [c](b.md#weg) [d](weg.md) [e](https://example.org) `[f](code.md)`"
    assert dode_links(tmp_path / "a.md", tekst) == ["b.md#weg", "weg.md"]


def test_nothing_has_a_place_for_a_citizen_service_number():
    # What refuses such a number says so, and is tried with one that was never given out.
    weigeren = {ROOT / "src/waakvlam/dossiers/persoonsnummer.py", ROOT / "tests/integratie/test_persoonsnummer.py"}
    paden = [pad for pad in bestanden(".py", ".yaml", ".yml") if pad not in {Path(__file__), *weigeren}]
    gevonden = {naam_van(pad): namen_met_bsn(pad.read_text("utf-8"), pad.suffix) for pad in paden}
    assert {naam: namen for naam, namen in gevonden.items() if namen} == {}


def test_a_place_for_a_citizen_service_number_is_seen():
    assert namen_met_bsn('client_bsn = veld("x")  # geen bsn\n', ".py") == ["client_bsn"]
    assert namen_met_bsn("velden:\n  - naam: bsn\n  burgerservicenummer:\n    soort: tekst\n", ".yaml") == [
        "bsn",
        "burgerservicenummer",
    ]
    assert namen_met_bsn("toelichting: vul nooit een BSN in\n", ".yaml") == []
