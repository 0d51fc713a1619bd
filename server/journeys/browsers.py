"""Which browser the journeys use, and the devices it stands for."""

import os
import shutil
from typing import Any

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
]


def find_chromium() -> str | None:
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


def look_of(device: dict[str, int], *, language: str, dark: bool) -> dict[str, Any]:
    """Return how a browser looks to the pages: the arguments of Playwright's `new_context`."""
    return {
        "viewport": dict(device),
        "device_scale_factor": 2 if device is PHONE else 1,
        "is_mobile": device is PHONE,
        "has_touch": device is PHONE,
        "locale": language,
        "timezone_id": "Asia/Shanghai",
        "color_scheme": "dark" if dark else "light",
    }
