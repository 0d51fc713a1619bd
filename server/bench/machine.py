"""On what it was measured, and under which load: figures of another machine are other figures."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django


def describe(*, postgres: str, is_quick: bool) -> dict[str, Any]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "processor": _processor(),
        "memory_mib": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "django": django.get_version(),
        "postgresql": postgres,
        "durable": True,
        "load_average_before": round(os.getloadavg()[0], 2),  # Above the cores: others were at work as well.
        "quick": is_quick,
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()
