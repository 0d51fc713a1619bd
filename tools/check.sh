#!/bin/sh
# Everything that can be said about the code without running the market.
set -u
cd "$(dirname "$0")/.."
. tools/stages.sh
python="$PWD/.venv/bin/python"

in_server() { (cd server && "$@"); }
npm() { in_server "$python" -m config.node npm "$@"; }
django() { in_server "$python" -m config.postgres run -- "$python" manage.py "$@"; }

described_api() {
    django export_openapi "$PWD/var/openapi.json" >/dev/null &&
        { cmp -s var/openapi.json web/packages/client/openapi.json ||
            { echo 'web/packages/client/openapi.json is out of date: run make client'; false; }; }
}

stage 'Lint' "$python" -m ruff check .
stage 'Format' "$python" -m ruff format --check .
stage 'Types' env PYTHONPATH=server "$python" -m mypy
stage 'Import contracts' in_server "$PWD/.venv/bin/lint-imports" --config ../pyproject.toml
stage 'Django' django check --fail-level WARNING
stage 'Migrations are complete' django makemigrations --check --dry-run
stage 'Front end: lint and types' npm run check
stage 'The API described is the API served' described_api
stage 'Front end: the client is generated from it' npm run client:check
stage 'Front end: the lock file knows every system' npm run lock:check
finish
