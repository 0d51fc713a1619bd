"""What is left of a sale reaches the shop: some went back, the rest is stated, agreed to, shared out and paid out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.ids import decode
from journeys.clocks import ring
from journeys.person import SETTLE_MS
from journeys.stack import Stack, until
from journeys.test_after_sales import apply, do, scene
from market.payments.facade import keep_receiver
from market.settlement.models import Line, Payout, Share, Statement
from market.settlement.services.make_statements import make_statements
from market.settlement.services.settle_due_lines import settle_due_lines

__all__ = ["scene"]
pytestmark = pytest.mark.usefixtures("demo_shelves")
PAST_RETURNING = timedelta(days=30)


def test_what_a_shop_has_earned_is_stated_agreed_to_and_paid_out(scene, stack: Stack):
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
    olga.press(olga.t("settlement.confirm"))
    olga.press(olga.t("settlement.confirm"), within=olga.sheet)
    olga.see(olga.t("settlement.states.confirmed"))

    keep_receiver(shop_id=shop_id, provider="sandbox", account="olga-bank", actor_id=None, now=timezone.now())
    statement = Statement.objects.get(shop_id=shop_id)
    assert statement.gross_minor < 2 * scene.good.price_minor  # What went back is not the shop's.
    ring("settlement.ask_for_shares")
    until(lambda: Share.objects.get(statement=statement).state == "done", 60)
    ring("settlement.ask_for_payouts")
    until(lambda: Payout.objects.filter(shop_id=shop_id, done_at__isnull=False).exists(), 60)
    arrived = [one["minor"] for one in stack.bank().book()["payouts"] if one["receiver"] == "olga-bank"]
    assert arrived == [statement.net_minor]
