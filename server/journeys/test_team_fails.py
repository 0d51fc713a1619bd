"""A team that nobody joins: its time runs out before its leader's eyes, and the money comes back by itself."""

import re
import secrets
from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.ids import encode
from journeys.person import SETTLE_MS
from journeys.shelves import let_in, offer_to_groups, put_on_shelf
from market.groupbuy import facade as groupbuy
from market.people import facade as people

LEFT_SECONDS = 45  # Until the deadline, when the journey begins: enough to sign in and pay on a slow machine.


@pytest.fixture
def leader(demo_shelves):
    """Somebody who opened a team a while ago, has not paid yet, and has little time left."""
    good = put_on_shelf(count=10, title={"zh-CN": "雨过天青茶杯", "en": "Sky-blue cup"})
    activity = offer_to_groups(good, team_size=3, pay_ttl_seconds=120, team_ttl_seconds=120, begun=timedelta(hours=1))
    ana = let_in("小安", email=f"{secrets.token_hex(5)}@example.com")
    wish = groupbuy.SeatWish(
        person_id=ana.person_id,
        sku_id=good.sku_id,
        quantity=1,
        address=people.default_address(ana.person_id),
        activity_id=activity.id,
    )
    opened = groupbuy.open_team(wish, now=timezone.now() - timedelta(seconds=120 - LEFT_SECONDS))
    return ana, encode("team", opened.team.id), encode("chk", opened.checkout.id)


def test_a_team_past_its_deadline_is_refunded_and_the_page_says_so(arrive, leader):
    member, team, checkout = leader
    ana = arrive(language="en", dark=True)
    ana.go(f"/sign-in?next=/pay/{checkout}")
    ana.sign_in(member.email)
    ana.page.wait_for_url(f"**/pay/{checkout}")
    ana.pay()
    ana.page.wait_for_url(f"**/teams/{team}**", timeout=SETTLE_MS)
    ana.see(ana.t("groupbuy.headlines.gathering", count=2))
    ana.check_reading()
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
