"""One storm from its beginning to its proof, over a market that is open."""

import time
from collections import Counter
from typing import TextIO

from config.testing import point_django_at
from journeys.crowd import crowd_of
from journeys.shelves import appoint, hire, offer_to_groups, put_on_shelf
from journeys.shopper import Shopper
from journeys.stack import Stack
from market.merchants.facade import Role
from storm.blows import Blows, wait_until_all_are_up
from storm.buyers import Buyers
from storm.calm import come_to_rest
from storm.desk import Desk
from storm.hands import Hands
from storm.proof import Proof, placed, prove
from storm.report import Report
from storm.told import Told
from storm.weather import Weather

PEOPLE = 60
AT_ONCE = 14
PLENTY, SCARCE = 100_000, 60  # The scarce article is sold out on the way.
LOOK_SECONDS = 0.5


def rage(market: Stack, *, seed: int, seconds: float, out: TextIO) -> dict[str, int]:
    """
    Let it storm for so many seconds, then be calm, and reckon up. Return the figures of the last line, with `holds`.

    In: this process's Django acts on the market's database.
    """
    report = Report(out, seconds)
    with market.connect() as db:
        earlier = placed(db)
    told = _lay_out(market, seed)
    buyers = Buyers(told, crowd_of(PEOPLE, market))
    desk, hands = Desk(told), Hands(told)
    weather, blows = Weather(told.bank, seed), Blows(market, seed)
    report.began = time.monotonic()
    for one in (hands, desk, weather, blows):
        one.begin()
    buyers.begin(AT_ONCE)
    try:
        while time.monotonic() - report.began < seconds and not told.failures:
            time.sleep(LOOK_SECONDS)
            report.watch(f"{len(told.keys)} orders, {_faults(told, weather)} faults, {blows.had.total()} blows")
    finally:
        blows.end()
        weather.end()
        buyers.end()
        desk.end()
        hands.end()
    told.check()
    stormed = time.monotonic() - report.began
    wait_until_all_are_up(market)
    point_django_at(market.database_url())  # After a blow it may be elsewhere, and our line to it is cut.
    left = come_to_rest(told, desk, hands, lambda what: report.watch(f"calm: {what}"))
    with market.connect() as db:
        proof = prove(
            db, told.bank.book(), told.passbook, keys=told.keys, refused=told.refused, left=left, earlier=earlier
        )
    report.say(f"seed {seed}: {len(told.keys)} orders in {stormed:.0f} s, then "
               f"{time.monotonic() - report.began - stormed:.0f} s of calm")  # fmt: skip
    report.counts("acts", told.ended)
    report.counts("refused", told.refusals)
    faults = told.faults + Counter({f"{name} (account)": count for name, count in weather.had.items()})
    report.counts("faults", faults)
    report.counts("blows", blows.had)
    report.prove(proof)
    return _figures(told, proof, faults.total() + blows.had.total())


def _lay_out(market: Stack, seed: int) -> Told:
    """Fill the shelves, open the shops, and let the staff in."""
    together = put_on_shelf(count=PLENTY)
    goods = [put_on_shelf(count=PLENTY), put_on_shelf(count=PLENTY, price_minor=129_99), put_on_shelf(count=SCARCE)]
    offer = offer_to_groups(together, team_size=3, per_person=1000)
    shops = {
        str(good.shop_id): Shopper(*market.webs).be(hire(good.shop_id, "店员", role=Role.MANAGER))
        for good in (together, *goods)
    }
    operator = Shopper(*market.webs).be(appoint("运营"))
    return Told(market, market.bank(), seed, goods, together, offer, shops, operator)


def _faults(told: Told, weather: Weather) -> int:
    return told.faults.total() + weather.had.total()


def _figures(told: Told, proof: Proof, faults: int) -> dict[str, int]:
    return {
        "orders": len(told.keys),
        "lost": len(proof.lost),
        "doubled": len(proof.doubled),
        "stuck": len(proof.stuck),
        "ledger_minus_provider_minor": proof.difference_minor,
        "faults_injected": faults,
        "holds": int(proof.holds),
    }
