"""A team that nobody joins: its time runs out before its leader's eyes, and the money comes back by itself."""

import re
import secrets

import pytest
from django.utils import timezone

from foundation.ids import encode
from journeys.clocks import end_gathering
from journeys.person import SETTLE_MS
from journeys.shelves import let_in, offer_to_groups, put_on_shelf
from market.groupbuy import facade as groupbuy
from market.people import facade as people

LEFT_SECONDS = 8  # Until the deadline, once she has paid and come back: her page counts the last of them down.


@pytest.fixture
def leader(demo_shelves):
    """Somebody who has opened a team and not paid yet."""
    good = put_on_shelf(count=10, title={"zh-CN": "雨过天青茶杯", "en": "Sky-blue cup"})
    activity = offer_to_groups(good, team_size=3)
    ana = let_in("小安", email=f"{secrets.token_hex(5)}@example.com")
    wish = groupbuy.SeatWish(
        person_id=ana.person_id,
        sku_id=good.sku_id,
        quantity=1,
        address=people.default_address(ana.person_id),
        activity_id=activity.id,
    )
    opened = groupbuy.open_team(wish, now=timezone.now())
    return ana, opened.team.id, encode("chk", opened.checkout.id)


def test_a_team_past_its_deadline_is_refunded_and_the_page_says_so(arrive, leader, stack):
    member, team_id, checkout = leader
    ana = arrive(language="en", dark=True)
    ana.go(f"/sign-in?next=/pay/{checkout}")
    ana.sign_in(member.email)
    ana.page.wait_for_url(f"**/pay/{checkout}")
    ana.pay()
    ana.page.wait_for_url(f"**/teams/{encode('team', team_id)}**", timeout=SETTLE_MS)
    ana.see(ana.t("groupbuy.headlines.gathering", count=2))
    ana.check_reading()
    with stack.connect() as db:
        end_gathering(db, team_id, left_seconds=LEFT_SECONDS)
    ana.page.reload()
    ana.page.evaluate("window.theSamePage = true")

    # That it failed is only a passing word: with a quick bank the money is back in the same breath.
    ana.see(ana.t("groupbuy.headlines.refunded"), timeout=3 * SETTLE_MS)
    ana.see(ana.t("groupbuy.stories.failed.refunded"), timeout=3 * SETTLE_MS)
    assert ana.page.evaluate("window.theSamePage === true"), "she saw it without a reload"
    ana.check_reading()

    ana.press(ana.t("groupbuy.seeRefund"))
    ana.page.wait_for_url("**/orders/ord_**")
    ana.see(ana.t("orders.states.refunded"))
    ana.see(re.compile(re.escape(ana.t("orders.refundStates.succeeded"))))
    ana.check_reading()
