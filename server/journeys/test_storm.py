"""A short `make storm`: every way to pay, faults, a web and a worker struck down, then calm, and the proof."""

import sys

import pytest

from journeys.stack import Shape
from storm.rage import rage

SECONDS = 8.0  # Calm takes longer: a dead worker's jobs and a dead web's visits are taken up after half a minute.


@pytest.fixture(scope="session")
def shape() -> Shape:
    """Have accounts at every provider that the simulator plays."""
    return Shape(webs=2, workers=2, has_accounts=True)


@pytest.mark.usefixtures("shelves")
def test_a_short_storm_loses_doubles_and_leaves_nothing(small_market, chance, capsys):
    """
    The figures of the last line of `make storm`, of some hundred orders. `storm/tests` see the proof fail.
    """
    with capsys.disabled():
        figures = rage(small_market, seed=chance.seed, seconds=SECONDS, out=sys.stdout)

    assert figures["orders"] > 0
    assert {name: figures[name] for name in ("lost", "doubled", "stuck", "ledger_minus_provider_minor")} == {
        "lost": 0, "doubled": 0, "stuck": 0, "ledger_minus_provider_minor": 0,
    }  # fmt: skip
    assert figures["holds"] == 1, "the orders say what the books say, and every sentence of the reckoning holds"
