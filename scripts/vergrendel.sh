#!/usr/bin/env bash
# Regenerates the lock files from pyproject.toml: hashes of the public registry, and no addresses.
# Pinned versions stay, unless an option such as --upgrade or --upgrade-package=NAME says otherwise. The machine's own
# pip configuration is left out, so that a local mirror or folder never gets into a lock.
set -euo pipefail
cd "$(dirname "$0")/.."
unset PIP_FIND_LINKS PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_TRUSTED_HOST
export PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make lock"

opties=("$@")

vergrendel() {
  local lock=$1
  shift
  printf '   %s\n' "$lock"
  .venv/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url \
    --no-emit-find-links --no-emit-trusted-host --no-emit-options "${opties[@]}" "$@" --output-file "$lock"
}

vergrendel requirements.lock --extra dev pyproject.toml
vergrendel requirements-node.lock requirements-node.in
