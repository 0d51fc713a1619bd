"""What the pages say, read from the same files, so that a journey looks for a meaning and not for a wording."""

import json
from functools import cache
from pathlib import Path
from typing import Any

WEB = Path(__file__).resolve().parents[2] / "web"
FILES = ("apps/storefront/src/*/*/*.{}.json", "apps/storefront/src/*/*.{}.json", "packages/*/src/*.{}.json")


def words(key: str, *, language: str, **facts: object) -> str:
    """Return what stands under "room.key" in one language: words("orders.acts.pay", language="en")."""
    room, *path = key.split(".")
    found: Any = _all(language)[room]
    for step in path:
        found = found[step]
    assert isinstance(found, str), f"{key} has parts"
    for name, value in facts.items():
        found = found.replace(f"{{{name}}}", str(value))
    return found


@cache
def _all(language: str) -> dict[str, dict[str, object]]:
    files = [file for pattern in FILES for file in WEB.glob(pattern.format(language))]
    return {file.name.split(".")[0]: json.loads(file.read_text()) for file in files}
