#!/usr/bin/env bash
# Sees to a browser for the tests: Debian's chromium, and the library that its driver needs, installed where that may be.
set -euo pipefail

browser_is_er() {
  { command -v chromium || command -v chromium-browser; } >/dev/null &&
    python -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' 2>/dev/null
}

browser_is_er && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "[browser] Debian's chromium installeren voor de tests (een minuut of twee)"
  logboek=$(mktemp)
  trap 'rm -f "$logboek"' EXIT
  apt-get update >"$logboek" 2>&1 &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium libatomic1 >>"$logboek" 2>&1 ||
    tail -n 15 "$logboek" >&2
fi
browser_is_er && exit 0
if [ "${WAAKVLAM_EIS_BROWSER:-0}" = 1 ]; then
  echo "FOUT: er is geen chromium, en WAAKVLAM_EIS_BROWSER=1 eist de browsertests." >&2
  exit 1
fi
echo "!!! GEEN BROWSER: de browsertests worden overgeslagen. Op Debian: apt install chromium libatomic1 !!!" >&2
