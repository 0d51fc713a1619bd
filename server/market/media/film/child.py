"""The process that opens what strangers gave: `python -m market.media.film.child SOURCE FOLDER`. Says lines of JSON."""

import json
import os
import resource
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from market.media.film import limits


def say(**words: Any) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def main(source: str, folder: str) -> None:
    for kind, most in (
        (resource.RLIMIT_AS, limits.MOST_MEMORY_BYTES),
        (resource.RLIMIT_CPU, limits.MOST_CPU_SECONDS),
        (resource.RLIMIT_FSIZE, limits.MOST_WRITTEN_BYTES),
        (resource.RLIMIT_NOFILE, limits.MOST_OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    os.nice(10)  # Pages come before films.
    from market.media.film.making import Refused, make  # After the limits, which hold for the libraries as well.

    try:
        made = make(Path(source), Path(folder), lambda stage, share: say(stage=stage, share=round(share, 3)))
    except Refused as refusal:
        say(refused=refusal.code, facts=refusal.facts)
    else:
        say(made=asdict(made))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
