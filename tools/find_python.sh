#!/bin/sh
# Print the newest Python on PATH that the pinned libraries are made for. Each is tried: a name alone proves nothing.
for name in python3.13 python3.12 python3.14 python3.11 python3 python; do
    found=$(command -v "$name" 2>/dev/null) || continue
    if "$found" -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' >/dev/null 2>&1; then
        echo "$found"
        exit 0
    fi
done
exit 0
