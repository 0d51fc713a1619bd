#!/bin/sh
# Every test there is, but `make test-cluster`. JOURNEYS=no leaves the browser out, and says so.
set -u
cd "$(dirname "$0")/.."
. tools/stages.sh
python="$PWD/.venv/bin/python"
unset PYTHONDONTWRITEBYTECODE # Or each of some hundred processes compiles the market anew.

server() { "$python" -m pytest server --ignore=server/journeys -n 3 --dist worksteal; }
front_end() { (cd server && "$python" -m config.node npm test); }
# Journeys wait more than they work. In the order of their files: the two that take longest begin.
journeys() { sh tools/browser.sh && "$python" -m pytest server/journeys -n 2 --dist loadfile --no-loadscope-reorder; }

stage 'Server: unit, property, race and contract tests' server
stage 'Front end' front_end
if [ "${JOURNEYS:-yes}" = no ]; then
    table="$table
  · Browser journeys: left out, as JOURNEYS=no says"
else
    stage 'Browser journeys' journeys
fi
(cd server && "$python" -m config.shared_postgres stop) || true # Another run still holds it, and will end it.
finish
