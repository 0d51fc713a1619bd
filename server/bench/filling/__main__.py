"""Fill the empty, migrated market that DATABASE_URL names: `python -m bench.filling FACTS`. Writes the facts there."""

import json
import sys
from pathlib import Path

import django


def main(file: Path) -> None:
    django.setup()
    from bench.filling.fill_market import fill_market
    from bench.filling.sizes import Sizes
    from imports.progress import Progress

    file.write_text(json.dumps(fill_market(Sizes(), Progress(sys.stdout)), ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
