#!/bin/sh
# Pin every version anew. UPGRADE=yes takes the newest that the .in files and package.json allow.
set -eu
cd "$(dirname "$0")/.."
uv=.venv/uv/bin/uv
[ -x "$uv" ] || { echo 'uv is missing: remove .venv and run make setup' >&2; exit 1; }
for name in requirements requirements-dev; do
    "$uv" pip compile --quiet --universal --python-version 3.11 --no-emit-index-url ${UPGRADE:+--upgrade} "$name.in" -o "$name.txt"
done
cd server
../.venv/bin/python -m config.node npm install
../.venv/bin/python -m config.node npm run lock
