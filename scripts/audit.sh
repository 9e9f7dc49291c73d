#!/usr/bin/env bash
# Asks public lists of known flaws about every package that is locked. It warns: only STRENG=1 makes it fail.
# Not part of `make check`: a flaw that is found tomorrow is no fault of today's change.
set -uo pipefail
cd "$(dirname "$0")/.."
map=$(mktemp -d)
trap 'rm -rf "$map"' EXIT
gevonden=() onbekend=()
wacht=${WACHT:-15}

# "Nothing known" counts only when every package was asked about: pip-audit skips what its source does not know, and
# then says that nothing is known all the same.
vraag() {
  local naam=$1 zwak=$2 overgeslagen=$3
  shift 3
  printf '== %s\n' "$naam"
  "$@" >"$map/alles" 2>&1
  local uitgang=$? aantal
  aantal=$(grep -cE "$overgeslagen" "$map/alles")
  if grep -qE "$zwak" "$map/alles"; then
    sed 's/^/   /' "$map/alles"
    gevonden+=("$naam")
  elif [ "$uitgang" -ne 0 ]; then
    grep -v 'complete log' "$map/alles" | tail -n 2 | cut -c1-200 | sed 's/^/   /'
    onbekend+=("$naam")
  elif [ "$aantal" -eq 0 ]; then
    echo "   niets bekend"
  fi
  if [ "$uitgang" -eq 0 ] && [ "$aantal" -gt 0 ]; then
    printf '   %s pakketten kon de lijst niet vinden\n' "$aantal"
    onbekend+=("$naam")
  fi
}

vraag "Python (requirements.lock)" "Found [0-9]+ known vulnerabilit" "could not be audited" \
  pip-audit --requirement requirements.lock --disable-pip --require-hashes --progress-spinner off --timeout "$wacht"
vraag "npm (package-lock.json)" "[0-9]+ .*severity vulnerabilit" "^$^" \
  npm audit --package-lock-only --fetch-retries 0 --fetch-timeout "$((wacht * 1000))"

echo
[ ${#gevonden[@]} -eq 0 ] || printf 'LET OP: er zijn bekende zwakke plekken: %s\n' "${gevonden[@]}"
[ ${#onbekend[@]} -eq 0 ] || printf 'NIET NAGEGAAN: de lijst van bekende zwakke plekken antwoordt niet: %s\n' "${onbekend[@]}"
if [ $((${#gevonden[@]} + ${#onbekend[@]})) -eq 0 ]; then
  echo "Geen bekende zwakke plekken."
elif [ "${STRENG:-0}" = 1 ]; then
  exit 1
fi
exit 0
