"""
Processes are killed, stopped and cut off in the midst of a checkout storm. Nothing is lost, nothing happens twice, no
order is stuck, and nobody has to mend anything.
"""

import sys
import time
from collections.abc import Sequence
from uuid import UUID

import psycopg
import pytest

from foundation.ids import decode
from journeys.blows import (
    Blow,
    cut_every_line_to_postgres,
    kill_a_web,
    kill_a_worker,
    kill_one_line_of_postgres,
    kill_postgres,
    kill_the_bank,
    kill_the_inside_of_a_web,
    pause_a_worker,
)
from journeys.chance import Chance
from journeys.crowd import reckon
from journeys.reckoning import broken, orders_by_state
from journeys.shelves import offer_to_groups, put_on_shelf
from journeys.stack import Stack, answers, until
from journeys.storm import Storm, raging

pytestmark = pytest.mark.usefixtures("shelves")
PURCHASES = 15  # So many are finished before each blow, and up to as many more by chance.
SCARCE = 40  # Few enough to be sold out on the way.

BLOWS: dict[str, list[Blow]] = {
    "a web node": [kill_a_web, kill_the_inside_of_a_web],
    "a worker": [kill_a_worker, pause_a_worker],
    "PostgreSQL": [cut_every_line_to_postgres, kill_one_line_of_postgres, kill_postgres],
    "the bank": [kill_the_bank],
}


@pytest.mark.parametrize("who", BLOWS)
def test_whoever_is_struck_in_mid_storm_loses_and_doubles_nothing(small_market, chance, capsys, who):
    """
    While twenty-four trade at two web nodes, the bank is slow and tells everything twice; a tenth of the purchases are
    cancelled while they are paid, a twentieth left behind, a third asked for again after hanging up. Between the blows
    the invariants are asked in the midst of trade; after the storm the whole market is reckoned up.

    Without `take_up_lost_jobs`: the blow at a worker fails, after 240 s the dead worker's jobs are still "doing".
    """
    weather(BLOWS[who], small_market, chance, capsys)


def weather(blows: Sequence[Blow], market: Stack, chance: Chance, capsys: pytest.CaptureFixture[str]) -> None:
    """Let people trade at this market, strike these blows in the midst of it, and reckon up."""
    bank, began = market.bank(), time.monotonic()
    together = put_on_shelf(count=10_000)
    goods = [put_on_shelf(count=10_000), put_on_shelf(count=SCARCE)]
    storm = Storm(goods, together, offer_to_groups(together, team_size=3, per_person=1000))
    bank.err(duplicate=2, slow=0.2)

    with raging(market, storm, chance):
        for blow in blows:
            storm.go_on(PURCHASES + chance.random.randrange(PURCHASES))
            time.sleep(chance.seconds(0.3))
            in_flight = storm.in_flight
            blow(market, chance)
            _say(capsys, f"{blow.__name__} with {in_flight} purchases in flight, {storm.finished} finished")
            until(lambda: all(answers(f"{web}/readyz") for web in market.webs), 120, market.said)
            until(lambda: answers(f"{market.bank_url}/healthz"), 60, market.said)
            with market.connect() as db:
                assert not any(broken(db, at_rest=False).values()), "in the midst of trade"
        storm.go_on(PURCHASES)
    bank.err()
    reckon(market)

    shops = [good.shop_id for good in (*goods, together)]
    with market.connect() as db:
        _check_keys(db, storm, shops)
        ends = {" ".join(what): count for what, count in orders_by_state(db, shops).items()}
    _say(capsys, f"{dict(storm.ended)}\n    {ends}")
    _say(capsys, f"{market.manage('prove_ledger').strip()}; {time.monotonic() - began:.0f} s in all")


def _check_keys(db: psycopg.Connection, storm: Storm, shops: list[UUID]) -> None:
    """
    Check that every key has the one checkout that its bearer was told of, and that there are no others.

    Somebody who hung up, asked again and was told no may have an order all the same: their first request was still on
    its way, and came when a place was free again. It stands among their orders under its key, and expires like any.
    """
    found = db.execute(
        "SELECT key, convert_from(body, 'UTF8')::jsonb FROM foundation_idempotencykey WHERE key = ANY(%s)",
        [[*storm.keys, *storm.refused]],
    ).fetchall()
    kept = {key: said.get("checkout", said)["checkout_id"] for key, said in found}
    assert {key: kept.get(key) for key in storm.keys} == storm.keys
    placed = db.execute("SELECT DISTINCT checkout_id FROM orders_order WHERE shop_id = ANY(%s)", [shops]).fetchall()
    assert sorted(decode("chk", checkout) for checkout in kept.values()) == sorted(row[0] for row in placed)


def _say(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n    {line}")
        sys.stdout.flush()
