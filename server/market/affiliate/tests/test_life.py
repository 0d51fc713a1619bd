"""What becomes of a credit: received, past returning, given back, held for a person, decided."""

import itertools
from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from foundation.ids import uuid7
from foundation.models import AuditEntry
from foundation.money import Money
from foundation.states import IllegalMove
from foundation.testing import NOON, at_once, deliver_news
from market.affiliate.errors import CreditNotHeld, LineHasSettled, SayWhy
from market.affiliate.models import Credit, CreditMove, KnownVisitor, move_credits
from market.affiliate.services.attribute_orders import attribute_orders
from market.affiliate.services.decide_credit import decide_credit
from market.affiliate.services.let_credits_settle import let_credits_settle
from market.affiliate.states import CREDIT, CreditState
from market.affiliate.tests.factories import make_share, touch
from market.affiliate.tests.test_attribution import buy, make_plan, shop_of
from market.affiliate.types import Signal
from market.aftersales.tests.factories import Bought, ask, bring
from market.ledger import facade as ledger
from market.orders.facade import order_view
from market.orders.states import OrderState
from market.orders.tests.factories import make_address, make_buyer, make_sku, yuan
from market.payments.services.note_payers import note_payers
from market.people.models import Address
from market.settlement.models import Line
from market.settlement.services.settle_due_lines import settle_due_lines
from market.settlement.tests.factories import give_back

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FIFTY = yuan(50)


def brought(*, price=FIFTY, rate_bps=1_000, quantity=2):
    """Return an order that somebody's link brought, paid and told of."""
    lin, wei, mug = make_buyer("林"), make_buyer("伟"), make_sku(price=price)
    make_plan(shop_of(mug), rate_bps)
    touch(make_share(lin.id, mug.product_id), wei.id, now=NOON - DAY)
    order_id = buy(wei, (mug, quantity))
    deliver_news()
    return Bought(wei.id, uuid7(), order_id)


def received(**given):
    scene = brought(**given)
    bring(scene, OrderState.COMPLETED)
    deliver_news()
    return scene


def clocks(now):
    settle_due_lines(now=now)
    return let_credits_settle(now=now)


def credit():
    return Credit.objects.get()


def own(purpose):
    """What the sharer has by the book, in minor units."""
    key = ledger.AccountKey(ledger.Party.PERSON, str(credit().sharer_id), purpose, "CNY")
    return -ledger.balance(key).minor


@pytest.mark.parametrize(("before", "after"), list(itertools.product(CreditState, CreditState)))
def test_a_credit_goes_by_its_table(before, after):
    brought()
    Credit.objects.update(state=before)

    def move():
        with transaction.atomic():
            move_credits([credit()], after, now=NOON, because="test")

    if CREDIT.can(before, after):
        move()
        assert credit().state == after
    else:
        with pytest.raises(IllegalMove):
            move()
        assert credit().state == before


def test_a_credit_is_the_sharers_when_the_return_window_is_over_and_the_line_has_settled():
    """Without asking for `settled_lines`: fails at the first look, a part is moved that was never set aside."""
    received()

    assert credit().state == CreditState.PENDING
    assert let_credits_settle(now=NOON + 8 * DAY) == 0
    assert clocks(NOON + 7 * DAY - timedelta(seconds=1)) == 0
    assert clocks(NOON + 7 * DAY) == 1

    assert (credit().state, credit().amount_minor) == (CreditState.SETTLEABLE, 10_00)
    assert Line.objects.get(kind="goods").promoter_minor == 10_00
    assert (own(ledger.Purpose.COMMISSION_PENDING), own(ledger.Purpose.COMMISSION_SETTLEABLE)) == (0, 10_00)
    assert clocks(NOON + 9 * DAY) == 0


def test_an_open_case_keeps_a_credit_waiting():
    """Without asking aftersales: fails with 1."""
    scene = received()
    settle_due_lines(now=NOON + 7 * DAY)
    ask(scene, now=NOON + 7 * DAY)
    deliver_news()

    assert clocks(NOON + 8 * DAY) == 0


def test_what_goes_back_brings_nothing_and_what_stays_its_part():
    scene = received()

    give_back(scene, 1, key="first")
    assert (credit().state, credit().amount_minor, credit().returned_minor) == (CreditState.PENDING, 5_00, 50_00)

    give_back(scene, 1, key="second")
    assert (credit().state, credit().amount_minor) == (CreditState.VOID, 0)


def test_money_back_after_it_was_ready_is_taken_back_to_the_cent():
    """Without `_take_back`: fails, the book still says 10.00 ready, and -5.00 pending."""
    scene = received()
    clocks(NOON + 7 * DAY)

    give_back(scene, 1, key="late", now=NOON + 8 * DAY)

    assert credit().amount_minor == 5_00
    assert (own(ledger.Purpose.COMMISSION_PENDING), own(ledger.Purpose.COMMISSION_SETTLEABLE)) == (0, 5_00)

    give_back(scene, 1, key="later", now=NOON + 9 * DAY)
    assert credit().state == CreditState.VOID
    assert (own(ledger.Purpose.COMMISSION_PENDING), own(ledger.Purpose.COMMISSION_SETTLEABLE)) == (0, 0)


def test_two_clocks_at_once_are_one():
    received()
    settle_due_lines(now=NOON + 7 * DAY)

    assert let_credits_settle(now=NOON + 7 * DAY) + let_credits_settle(now=NOON + 7 * DAY) == 1


@pytest.mark.django_db(transaction=True)
def test_ten_clocks_settle_a_credit_once():
    """Without the row lock: fails with ten moves; the ledger posts a cause once all the same."""
    received()
    settle_due_lines(now=NOON + 7 * DAY)

    assert at_once([partial(let_credits_settle, now=NOON + 7 * DAY)] * 10) == ["done"] * 10
    assert CreditMove.objects.filter(after="settleable").count() == 1
    assert own(ledger.Purpose.COMMISSION_SETTLEABLE) == 10_00


# ── Held ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def same_device(lin, wei):
    visitor_id = uuid7()
    for one in (lin, wei):
        KnownVisitor.objects.create(visitor_id=visitor_id, person_id=one.id, at=NOON)


def same_address(lin, wei):
    make_address(lin.id)  # All of the factory's live in one house, by one phone.


def same_account(lin, wei):
    note_payers([(one.id, "wechat", "oOneWallet") for one in (lin, wei)], now=NOON)


def nothing(lin, wei):
    pass


def ring(lin, wei):
    bowl = make_sku()
    touch(make_share(wei.id, bowl.product_id), lin.id)
    attribute_orders([buy(lin, (bowl, 1))], now=NOON)
    Address.objects.filter(person_id=lin.id).delete()


@pytest.mark.parametrize(
    ("scene", "signals"),
    [
        (nothing, []),
        (same_device, [Signal.SAME_DEVICE]),
        (same_address, [Signal.SAME_ADDRESS, Signal.SAME_PHONE]),
        (same_account, [Signal.SAME_ACCOUNT]),
        (ring, [Signal.RING]),
    ],
)
def test_what_looks_like_ones_own_order_is_held(scene, signals):
    lin, wei, mug = make_buyer(), make_buyer(), make_sku()
    make_plan(shop_of(mug))
    touch(make_share(lin.id, mug.product_id), wei.id)
    scene(lin, wei)

    attribute_orders([order_id := buy(wei, (mug, 1))], now=NOON)

    held = Credit.objects.get(order_id=order_id)
    assert (held.signals, held.is_held) == (signals, bool(signals))
    assert Line.objects.filter(order_id=order_id, promoter_bps__gt=0).exists() is not held.is_held


def held_credit():
    lin, wei, mug = make_buyer(), make_buyer(), make_sku(price=yuan(50))
    make_plan(shop_of(mug))
    touch(make_share(lin.id, mug.product_id), wei.id)
    same_device(lin, wei)
    order_id = buy(wei, (mug, 2))
    deliver_news()
    return Bought(wei.id, uuid7(), order_id)


def decide(is_released, because="the same family, two flats", now=NOON):
    decide_credit(credit_id=credit().pk, is_released=is_released, operator_id=uuid7(), because=because, now=now)


def test_who_is_released_has_their_part_set_aside_and_it_is_in_the_trail():
    scene = held_credit()

    decide(True)
    bring(scene, OrderState.COMPLETED)
    deliver_news()

    assert clocks(NOON + 7 * DAY) == 1
    assert credit().state == CreditState.SETTLEABLE
    entry = AuditEntry.objects.get(action="affiliate.release_credit")
    assert (entry.subject, entry.because) == (str(credit().pk), "the same family, two flats")
    with pytest.raises(CreditNotHeld):
        decide(True)


def test_who_is_refused_has_nothing():
    held_credit()

    decide(False)

    assert (credit().state, credit().is_held) == (CreditState.VOID, False)
    assert Line.objects.filter(promoter_bps__gt=0).count() == 0


def test_a_held_credit_waits_for_ever_and_too_late_is_said():
    """Without `is_held=False` in `_due`: fails, the CHECK refuses the row."""
    scene = held_credit()
    bring(scene, OrderState.COMPLETED)
    deliver_news()

    assert clocks(NOON + 30 * DAY) == 0
    with pytest.raises(LineHasSettled):
        decide(True, now=NOON + 30 * DAY)
    with pytest.raises(SayWhy):
        decide(False, because=" ")

    assert (credit().is_held, credit().state) == (True, CreditState.PENDING)


def test_the_row_itself_refuses_a_held_credit_to_go_on_and_an_amount_that_is_not_its_rate():
    """Without the two CHECKs: fails, since nothing is refused."""
    held_credit()

    for wrong in ({"state": "settleable"}, {"amount_minor": 1}, {"returned_minor": 200_00}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Credit.objects.update(**wrong)


def test_the_sums_of_settlement_and_of_affiliate_agree_after_every_return():
    """Rates that round: the promoter's part by settlement is never less than what affiliate says."""
    scene = received(price=Money("CNY", 33_33), rate_bps=777, quantity=3)
    clocks(NOON + 7 * DAY)

    for number in range(3):
        give_back(scene, 1, key=f"r{number}", now=NOON + (8 + number) * DAY)
        assert 0 <= Line.objects.get(kind="goods").promoter_minor - credit().amount_minor <= 1

    assert order_view(scene.order_id).lines[0].refunded_quantity == 3
    assert own(ledger.Purpose.COMMISSION_SETTLEABLE) == own(ledger.Purpose.COMMISSION_PENDING) == 0
