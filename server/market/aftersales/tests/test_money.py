"""Whatever is asked for, in whatever order and however it ends: the money adds up."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from foundation.errors import ShopError
from foundation.money import Money
from foundation.testing import NOON, deliver_news, told_all
from market.aftersales.facade import open_lines
from market.aftersales.models import Case, LineTally
from market.aftersales.services.act_for_late import act_for_late
from market.aftersales.services.agree import agree
from market.aftersales.services.decide import decide
from market.aftersales.services.escalate import escalate
from market.aftersales.services.refuse import refuse
from market.aftersales.services.send_back import send_back
from market.aftersales.services.withdraw import withdraw
from market.aftersales.states import CaseState
from market.aftersales.tests.factories import ADDRESS, SF, Bought, ask, bought, bring
from market.aftersales.types import CaseKind, CaseReason
from market.orders.events import OrderLinesRefunded
from market.orders.facade import OrderState
from market.orders.models import LinePromo, Refund
from market.orders.tests.factories import make_buyer, return_money, yuan
from market.orders.tests.test_refund_lines import reduce
from market.payments.models import Refund as PaymentRefund
from market.stock.facade import differences

pytestmark = pytest.mark.django_db
LONG = timedelta(days=400)
WISHES = st.tuples(
    st.sampled_from(
        [
            (CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND),
            (CaseKind.REFUND_ONLY, CaseReason.QUALITY),
            (CaseKind.REFUND_ONLY, CaseReason.OTHER),
            (CaseKind.RETURN_REFUND, CaseReason.SEVEN_DAY),
            (CaseKind.RETURN_REFUND, CaseReason.QUALITY),
            (CaseKind.EXCHANGE, CaseReason.QUALITY),
            (CaseKind.RESHIP, CaseReason.MISSING),
            (CaseKind.COMPENSATION, CaseReason.LATE),
        ]
    ),
    st.integers(0, 1),  # Which line.
    st.integers(1, 3),  # How many pieces.
    st.one_of(st.none(), st.integers(1, 2500)),  # How much, where the buyer says.
    st.sampled_from(["agree", "send", "withdraw", "refuse", "judge", "silence"]),
    st.integers(0, 10_000),  # What an operator would give.
)


def live(scene: Bought, wish: tuple, now) -> None:
    """Ask for something and let it go some way. What is refused is refused; nothing else may happen."""
    (kind, reason), line, quantity, minor, turn, bps = wish
    amount = Money("CNY", minor) if minor and kind in (CaseKind.COMPENSATION, CaseKind.REFUND_ONLY) else None
    try:
        case = ask(scene, kind, reason, quantity=quantity, amount=amount, line=line, now=now)
        shop = {"case_id": case.id, "person_id": scene.owner_id, "now": now}
        buyer = {"case_id": case.id, "person_id": scene.buyer_id, "now": now}
        match turn:
            case "agree":
                agree(**shop, address=ADDRESS)
            case "send":
                agree(**shop, address=ADDRESS)
                send_back(**buyer, **SF)
            case "withdraw":
                withdraw(**buyer)
            case "refuse":
                refuse(**shop, text="没有问题")
            case "judge":
                escalate(**buyer, text="有照片")
                judge(case.id, bps, now)
    except ShopError:
        pass


def judge(case_id, bps, now) -> None:
    decide(
        case_id=case_id,
        operator_id=make_buyer("仲裁员").id,
        refund_bps=bps,
        needs_return=bps % 2 == 0,
        shop_pays_freight=bps % 3 == 0,
        because="看过照片",
        now=now + timedelta(days=3),
    )


def let_time_pass() -> None:
    """Let the clock act until nothing is due any more; what waits for an operator gets a decision."""
    now = NOON + LONG
    for _ in range(8):
        act_for_late(now=now)
        for case_id in Case.objects.filter(state=CaseState.ARBITRATION).values_list("id", flat=True):
            judge(case_id, 10_000, now)
        now += LONG
    return_money()
    deliver_news()


class TestWhateverIsAskedFor(TestCase):
    @settings(max_examples=40)
    @given(
        state=st.sampled_from([OrderState.TO_SHIP, OrderState.SHIPPED, OrderState.DELIVERED, OrderState.COMPLETED]),
        price=st.integers(1, 999),
        discount=st.integers(0, 200),
        wishes=st.lists(WISHES, min_size=1, max_size=6),
    )
    def test_never_more_goes_back_than_was_paid_and_each_funder_has_their_part(self, state, price, discount, wishes):
        """The buyer, each funder and the provider's refunds agree, and nothing stays open."""
        scene = bought(quantity=3, price=Money("CNY", price), freight=yuan(6), lines=2, state=OrderState.TO_SHIP)
        if discount < 3 * price:
            reduce(scene.order, discount)
        bring(scene, state)
        for wish in wishes:
            live(scene, wish, NOON)
        let_time_pass()

        order = scene.order
        refunds = Refund.objects.filter(order_id=order.id)
        told = [news for news in told_all(OrderLinesRefunded) if news.order_id == order.id]
        back = sum(refund.amount_minor for refund in refunds)
        assert back == sum(news.amount.minor for news in told) == order.refunded.minor <= order.total.minor
        assert back == sum(one.amount_minor for one in PaymentRefund.objects.filter(order_id=order.id))
        for line in order.lines:
            parts = [part for news in told for part in news.lines if part.line_id == line.id]
            assert sum(part.amount.minor for part in parts) == line.refunded_minor <= line.payable.minor
            assert sum(part.quantity for part in parts) == line.refunded_quantity <= line.quantity
            for promo in LinePromo.objects.filter(line_id=line.id):
                share = sum(one.amount.minor for part in parts for one in part.funders if one.funder == promo.funder)
                assert share == promo.refunded_minor <= promo.amount_minor
                if line.refunded_quantity == line.quantity:
                    assert share == promo.amount_minor
        is_whole = all(line.refunded_quantity == line.quantity for line in order.lines)
        assert (order.state == OrderState.REFUNDED) == is_whole
        assert not Case.objects.filter(closed_at=None).exists()
        assert open_lines([line.id for line in order.lines]) == set()
        assert all(tally.open_count == 0 for tally in LineTally.objects.all())
        assert differences() == []
