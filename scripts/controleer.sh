#!/usr/bin/env bash
# Runs every guard, names each, and fails at the end when one of them failed.
set -euo pipefail
cd "$(dirname "$0")/.."
map=$(mktemp -d)
trap 'rm -rf "$map"' EXIT
export WAAKVLAM_DEMO=1 WAAKVLAM_DATA="$map" DJANGO_SETTINGS_MODULE=waakvlam.config.settings
unset WAAKVLAM_DATABASE_URL
mislukt=()

stap() {
  local naam=$1 begin=$SECONDS
  shift
  printf '== %s\n' "$naam"
  if "$@" >"$map/uitvoer" 2>&1; then
    tail -n 1 "$map/uitvoer" | sed 's/^/   /'
  else
    cat "$map/uitvoer"
    mislukt+=("$naam")
  fi
  printf '   %s s\n' "$((SECONDS - begin))"
}

stap "ruff: fouten en gewoonten" ruff check .
stap "ruff: opmaak" ruff format --check .
stap "mypy: typen" mypy
stap "import-linter: lagen" lint-imports
stap "deptry: afhankelijkheden" deptry src
stap "djlint: sjablonen" djlint src --lint
stap "Django: controles" python manage.py check --fail-level WARNING
stap "Django: migraties volledig" python manage.py makemigrations --check --dry-run
stap "afspraken: sets" waakvlam afspraken controleer

if [ ${#mislukt[@]} -gt 0 ]; then
  printf '\nMISLUKT: %s\n' "${mislukt[@]}" >&2
  exit 1
fi
printf '\nAlle controles geslaagd.\n'
