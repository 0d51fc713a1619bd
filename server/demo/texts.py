"""The demo market's own texts, as they lie in content/ and pictures/. Everything in them is invented."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PICTURES = HERE / "pictures"


def read(name: str) -> list[dict[str, Any]]:
    """Read one list: goods, shops, people, brands, categories or banners."""
    texts: list[dict[str, Any]] = json.loads((HERE / "content" / f"{name}.json").read_text("utf-8"))
    return texts
