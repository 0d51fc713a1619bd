"""What is left of a sale reaches the shop: some went back, the rest is stated, agreed to, shared out and paid out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.ids import decode, encode
from journeys.browsers import DESKTOP
from journeys.clocks import ring
from journeys.person import SETTLE_MS, Person
from journeys.stack import Stack, until
from journeys.test_admin import enter, look_up
from journeys.test_after_sales import apply, do, scene
from market.payments.facade import keep_receiver
from market.settlement.models import Item, Line, Payout, Share, Statement
from market.settlement.services.make_statements import make_statements
from market.settlement.services.settle_due_lines import settle_due_lines

__all__ = ["scene"]
pytestmark = pytest.mark.usefixtures("demo_shelves")
HOUSE_BPS = (500, 60, 60)  # Commission, technical fee, payment fee of the house's terms.
PAST_RETURNING = timedelta(days=30)


def test_what_a_shop_has_earned_is_stated_agreed_to_and_paid_out(scene, stack: Stack, arrive):
    ana, olga, shop_id = scene.ana, scene.olga, scene.good.shop_id
    apply(scene, "compensation", "damaged", amount="5.5")
    olga.go(ana.path())
    do(olga, "agree")
    ana.see(ana.t("aftersales.states.completed"), timeout=SETTLE_MS)
    ana.go(f"/orders/{scene.order}")
    ana.press(ana.t("orders.acts.confirm"))
    ana.press(ana.t("orders.acts.confirm"), within=ana.sheet)
    of_order = Line.objects.filter(order_id=decode("ord", scene.order), kind="goods")
    until(lambda: set(of_order.values_list("state", flat=True)) == {"delivered"}, 60)
    later = timezone.now() + PAST_RETURNING
    settle_due_lines(now=later)
    make_statements(now=later + timedelta(days=8))  # Whether the shop's are made daily or weekly.

    olga.go("/me")
    olga.page.get_by_role("link", name=olga.t("settlement.statements")).click()
    olga.page.locator("a[href^='/settlement/statements/']").click()
    olga.see(olga.t("settlement.kinds.settled"))
    olga.check_reading()
    paper = olga.page.get_by_role("link", name=olga.t("settlement.pdf")).get_attribute("href")
    assert olga.context.request.get(f"{stack.url}{paper}").body().startswith(b"%PDF")
    statement = Statement.objects.get(shop_id=shop_id)
    gross = 2 * scene.good.price_minor - 550  # What went back is not the shop's.
    taken = [gross * bps // 10_000 for bps in HOUSE_BPS]
    assert (statement.gross_minor, statement.net_minor) == (gross, gross - sum(taken))
    olga.see(f"¥{statement.net_minor / 100:.2f}")
    _dispute(olga, arrive)
    keep_receiver(shop_id=shop_id, provider="sandbox", account="olga-bank", actor_id=None, now=timezone.now())
    olga.press(olga.t("settlement.confirm"))
    olga.press(olga.t("settlement.confirm"), within=olga.sheet)
    olga.see(olga.t("settlement.states.confirmed"))

    ring("settlement.ask_for_shares")
    until(lambda: Share.objects.get(statement=statement).state == "done", 60)
    ring("settlement.ask_for_payouts")
    until(lambda: Payout.objects.filter(shop_id=shop_id, done_at__isnull=False).exists(), 60)
    arrived = [one["minor"] for one in stack.bank().book()["payouts"] if one["receiver"] == "olga-bank"]
    assert arrived == [statement.net_minor]
    olga.page.reload()
    olga.see(olga.like("settlement.payoutStages.paid"))
    olga.check_reading()


def _dispute(olga: Person, arrive) -> None:
    """The shop says that an item is wrong; an operator says that it stands, and why; the shop reads it."""
    olga.press(olga.t("settlement.dispute"))
    olga.sheet.locator("[name=because]").fill("We agreed upon four percent")
    olga.press(olga.t("settlement.dispute"), within=olga.sheet)
    olga.see(olga.t("settlement.disputes.waits"))
    desk = arrive(device=DESKTOP, language="en", allow_complaints=True)
    enter(desk.page)
    item = Item.objects.get(disputed_at__isnull=False, decided_at=None)
    look_up(desk.page, "settlement/item", encode("item", item.pk))
    desk.page.get_by_role("link", name="Decide", exact=True).first.click()
    desk.page.locator("[name=granted]").fill("0")
    desk.page.locator("[name=because]").fill("From next month on")
    desk.page.locator("form [type=submit]").last.click()
    desk.page.wait_for_url("**/change/**")
    olga.page.reload()
    olga.see("From next month on")
    olga.check_reading()
