#!/bin/sh
# Every test there is, but `make test-cluster`. JOURNEYS=no leaves the browser out, and says so.
set -u
cd "$(dirname "$0")/.."
. tools/stages.sh
python="$PWD/.venv/bin/python"
unset PYTHONDONTWRITEBYTECODE # Or each of some hundred processes compiles the market anew.

front_end() { (cd server && "$python" -m config.node npm test); }
# In the order of their files: the two that take longest begin.
journeys() { sh tools/browser.sh && "$python" -m pytest server/journeys -n 2 --dist loadfile --no-loadscope-reorder; }

# Journeys wait more than they work, and the server's tests work more than they wait: these take what those leave.
begin_beside 'Server: unit, property, race and contract tests' var/log/server-tests.log \
    nice -n 10 "$python" -m pytest server --ignore=server/journeys -n 3 --dist worksteal
stage 'Front end' front_end
if [ "${JOURNEYS:-yes}" = no ]; then
    table="$table
  · Browser journeys: left out, as JOURNEYS=no says"
else
    stage 'Browser journeys' journeys
fi
hear_beside
(cd server && "$python" -m config.shared_postgres stop) || true # Another run still holds it, and will end it.
finish
