"""`python -m storm`, which is `make storm`: SEED= and MINUTES= choose the run. Ends with 1 when anything is wrong."""

import os
import secrets
import sys

from journeys.stack import Shape, opened

MINUTES = 4.0


def main() -> int:
    seed = int(os.environ.get("SEED") or secrets.randbelow(10**6))
    minutes = float(os.environ.get("MINUTES") or MINUTES)
    sys.stdout.write(f"SEED={seed} MINUTES={minutes:g}: opening a market of its own\n")
    sys.stdout.flush()
    with opened("journeys.small_market", shape=Shape(webs=2, workers=2, has_accounts=True)) as market:
        _act_on(market.database_url())
        from storm.rage import rage
        from storm.report import Report

        figures = rage(market, seed=seed, seconds=minutes * 60, out=sys.stdout)
        holds = bool(figures.pop("holds"))
        Report(sys.stdout, 1).end(figures)
    return 0 if holds else 1


def _act_on(database_url: str) -> None:
    """Let this process's Django open the market's database, to fill its shelves and to ring its bells."""
    import django

    from config.testing import point_django_at

    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    point_django_at(database_url)


if __name__ == "__main__":
    sys.exit(main())
