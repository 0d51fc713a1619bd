"""Order lines become the shop's: by their terms, past returning, and not in a case. The book says the same."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from foundation.ids import uuid7
from foundation.models import OutboxEvent
from foundation.money import Money
from foundation.testing import NOON, at_once, deliver_news, told_all
from market.aftersales.services.withdraw import withdraw
from market.aftersales.tests.factories import LATER, ask, bought, bring
from market.ledger import facade as ledger
from market.orders.events import OrderLinesRefunded
from market.orders.facade import Giveback, refund_lines
from market.orders.states import OrderState
from market.orders.tests.factories import yuan
from market.settlement.models import Item, Line, LineMove
from market.settlement.queries import commission_bps
from market.settlement.services.follow_orders import note_refund
from market.settlement.services.release_reserves import release_reserves
from market.settlement.services.settle_due_lines import settle_due_lines
from market.settlement.tests.factories import DAY, completed, give_back, held, lines_of, make_terms, settled

pytestmark = pytest.mark.django_db
ACCOUNTS = ("commission_income", "technical_fee_income", "payment_fee_expense", "subsidy_expense")


def test_a_line_waits_for_its_days_and_is_then_shared_by_its_terms():
    """Two mugs at ¥10.00 and ¥8.00 freight; a tenth is kept back."""
    make_terms(reserve_bps=1_000, reserve_days=30)
    scene = completed()
    goods, freight = lines_of(scene)
    assert (goods.state, goods.due_at, freight.source_id) == ("delivered", NOON + 7 * DAY, scene.order_id)

    assert settle_due_lines(now=NOON + 7 * DAY - timedelta(seconds=1)) == 0
    assert settle_due_lines(now=NOON + 7 * DAY) == 2
    assert settle_due_lines(now=NOON + 7 * DAY) == 0

    shop = scene.order.shop_id
    assert [held(name) for name in ACCOUNTS] == [1_00, 12, 12 + 4, 0]
    assert (held("reserve", shop_id=shop), held("settleable", shop_id=shop)) == (2_80, 28_00 - 1_28 - 2_80)
    assert held("owed_to_shop", shop_id=shop) == 0
    assert {line.state for line in lines_of(scene)} == {"settleable"}
    assert ledger.prove().holds


def test_it_does_not_settle_before_the_book_says_that_it_is_earned():
    """A carrier has delivered, and nobody has confirmed."""
    scene = bought(state=OrderState.DELIVERED)
    deliver_news()

    assert settle_due_lines(now=NOON + 400 * DAY) == 0
    bring(scene, OrderState.COMPLETED, now=NOON + 9 * DAY)
    deliver_news()
    assert lines_of(scene)[0].due_at == NOON + 9 * DAY


def test_the_terms_of_the_day_of_payment_stay():
    make_terms(commission_bps=500)
    scene = completed()
    make_terms(scene.order.shop_id, commission_bps=2_000)

    settle_due_lines(now=NOON + 8 * DAY)

    assert lines_of(scene)[0].commission_minor == 1_00


def test_the_nearest_category_decides():
    root, mugs, cups = uuid7(), uuid7(), uuid7()
    terms = make_terms(commission_by_category={str(root): 300, str(mugs): 800}).view()

    assert [commission_bps(terms, path) for path in ((root, mugs), (root, cups), (cups,))] == [800, 300, 500]


def test_an_open_case_freezes_its_line_and_the_freight_and_no_other():
    """Without asking for open lines: all three settle."""
    scene = completed(lines=2)
    case = ask(scene)
    assert settle_due_lines(now=NOON + 8 * DAY, batch=1) == 1

    withdraw(case_id=case.id, person_id=scene.buyer_id, now=LATER)

    assert settle_due_lines(now=NOON + 8 * DAY, batch=1) == 2


def test_what_went_back_before_is_not_settled():
    scene = completed()
    give_back(scene)

    settle_due_lines(now=NOON + 8 * DAY)

    assert lines_of(scene)[0].gross_minor == 10_00
    assert held("owed_to_shop", shop_id=scene.order.shop_id) == 0


def test_a_line_that_went_back_whole_before_is_void_and_nothing_is_posted():
    scene = completed()
    give_back(scene, 2)

    assert lines_of(scene)[0].state == "void"
    assert settle_due_lines(now=NOON + 8 * DAY) == 1  # its freight, which stays


@pytest.mark.parametrize("reserve_bps", [0, 1_000])
def test_a_settled_line_that_comes_back_leaves_every_account_where_it_began(reserve_bps):
    """Piece by piece; between them, everybody has a part."""
    make_terms(reserve_bps=reserve_bps, reserve_days=30)
    scene = settled(quantity=3)
    shop = scene.order.shop_id
    before = [held(name) for name in ACCOUNTS]
    assert before == [1_50, 18, 18 + 4, 0]

    give_back(scene, 1)
    assert held("commission_income") == 1_00
    release_reserves(now=NOON + 90 * DAY)
    give_back(scene, 2, key="r-2")

    assert [held(name) for name in ACCOUNTS] == [0, 0, 4, 0]  # of the freight, which stays
    assert lines_of(scene)[0].state == "void"
    assert held("reserve", shop_id=shop) == 0
    assert held("settleable", shop_id=shop) == 8_00 - 4
    assert held("owed_to_shop", shop_id=shop) == 0
    assert ledger.prove().holds


def test_a_refund_told_twice_counts_once():
    """Without looking for it: refused by `settlement_line_once_in_a_refund`."""
    scene = settled()
    give_back(scene)
    once = held("settleable", shop_id=scene.order.shop_id)

    with transaction.atomic():
        note_refund(told_all(OrderLinesRefunded)[0])

    assert held("settleable", shop_id=scene.order.shop_id) == once


def test_what_went_back_before_anybody_listened_is_not_paid_to_the_shop():
    """Without `refunds_told` in the handler: fails, the piece that came back is settled, and 19.00 kept."""
    scene = bought(quantity=2, state=OrderState.COMPLETED)
    nothing = Money.zero("CNY")
    refund_lines(scene.order_id, [Giveback(scene.line.id, 1)], freight=nothing, key="r-1", because="x", now=NOON)
    OutboxEvent.objects.all().delete()  # As of an order of before there were settlements.

    give_back(scene, 0, amount=yuan(1), key="r-2")

    goods, freight = lines_of(scene)
    assert (goods.kept_paid, freight.kept_paid) == (9_00, 8_00)


def test_a_reserve_is_released_when_its_days_are_over_and_once():
    make_terms(reserve_bps=1_000, reserve_days=30)
    scene = settled(now=NOON + 8 * DAY)

    assert release_reserves(now=NOON + 38 * DAY - timedelta(seconds=1)) == 0
    assert release_reserves(now=NOON + 38 * DAY) == 2
    assert release_reserves(now=NOON + 39 * DAY) == 0

    assert held("reserve", shop_id=scene.order.shop_id) == 0
    assert held("settleable", shop_id=scene.order.shop_id) == 28_00 - 1_28


@pytest.mark.django_db(transaction=True)
def test_several_who_settle_at_once_settle_each_line_once():
    scenes = [completed() for _ in range(3)]

    at_once([lambda: settle_due_lines(now=NOON + 8 * DAY, batch=2)] * 4)
    settle_due_lines(now=NOON + 8 * DAY)

    assert Item.objects.count() == Line.objects.filter(state="settleable").count() == 2 * len(scenes)
    assert LineMove.objects.filter(after="settleable").count() == 2 * len(scenes)


def test_whoever_is_killed_in_the_middle_leaves_whole_lines(monkeypatch):
    scenes = [completed() for _ in range(2)]
    post = ledger.post_many

    def die(news):
        post(news)
        if Item.objects.exists():
            raise KeyboardInterrupt

    monkeypatch.setattr(ledger, "post_many", die)
    with pytest.raises(KeyboardInterrupt):
        settle_due_lines(now=NOON + 8 * DAY, batch=1)
    monkeypatch.undo()
    assert Line.objects.filter(state="settleable").count() == Item.objects.count() == 1

    assert settle_due_lines(now=NOON + 8 * DAY) == 3
    assert sum(held("settleable", shop_id=one.order.shop_id) for one in scenes) == 2 * (28_00 - 1_28)


@pytest.mark.parametrize(
    "wrong",
    [{"net_minor": -1}, {"returned_minor": 20_01}, {"gross_minor": 1}, {"promoter_bps": 3_001}, {"state": "paid"}],
    ids=str,
)
def test_what_must_never_be_is_refused_by_the_row(wrong):
    scene = settled()
    with pytest.raises(IntegrityError):
        Line.objects.filter(pk=lines_of(scene)[0].pk).update(**wrong)
