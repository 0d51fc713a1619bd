"""Confirmed statements are shared out of what their orders paid, and reach the shop's bank. Play money obeys."""

from datetime import timedelta

import pytest

from foundation.ids import uuid7
from foundation.testing import NOON, at_once, deliver_news
from market.payments.models import Attempt, Split
from market.payments.tests.factories import work_the_queue
from market.settlement.models import Book, Item, Payout, Share
from market.settlement.queries import payouts_of
from market.settlement.services.confirm_statement import confirm_overdue_statements
from market.settlement.services.decide_dispute import decide_dispute
from market.settlement.services.dispute_item import dispute_item
from market.settlement.services.make_statements import make_statements
from market.settlement.services.pay_out import pay_out
from market.settlement.services.request_shares import request_due_shares
from market.settlement.services.watch_windows import watch_windows
from market.settlement.tests.factories import DAY, give_back, held, lines_of, settled

pytestmark = pytest.mark.django_db(transaction=True)
CONFIRMED = NOON + 12 * DAY
NET = 28_00 - 1_28


def confirmed(**given):
    """Return an order whose statement is confirmed, paid in play money, which shares out whatever it is asked to."""
    scene = settled(**given)
    Attempt.objects.filter(intent__ref=scene.order.checkout_id).update(method="play_money")
    make_statements(now=NOON + 9 * DAY)
    confirm_overdue_statements(now=CONFIRMED)
    return scene


def let_all_happen():
    work_the_queue()
    deliver_news()


def states(scene):
    return {line.state for line in lines_of(scene)}


def test_a_confirmed_statement_reaches_the_shops_bank():
    scene = confirmed()
    shop = scene.order.shop_id

    assert request_due_shares(now=CONFIRMED) == 1
    assert states(scene) == {"split_requested"}
    let_all_happen()
    assert (states(scene), held("in_payout", shop_id=shop)) == ({"split_done"}, NET)
    assert pay_out(now=CONFIRMED) == 1
    let_all_happen()

    assert states(scene) == {"payout_done"}
    (payout,) = payouts_of(Payout.objects.get().statement_id)
    assert (payout.stage, payout.amount_minor, payout.paid_at is not None) == ("paid", NET, True)
    assert (held("settleable", shop_id=shop), held("in_payout", shop_id=shop)) == (0, 0)
    assert (request_due_shares(now=CONFIRMED), pay_out(now=CONFIRMED)) == (0, 0)


def test_several_who_ask_at_once_ask_once():
    confirmed()

    at_once([lambda: request_due_shares(now=CONFIRMED)] * 4)
    let_all_happen()
    at_once([lambda: pay_out(now=CONFIRMED)] * 4)

    assert (Split.objects.count(), Payout.objects.count()) == (1, 1)


def test_what_comes_back_before_it_is_asked_for_is_not_asked_for():
    """Without lessening the share: the payment refuses it, and it waits."""
    scene = confirmed()
    give_back(scene, 2, now=CONFIRMED)

    request_due_shares(now=CONFIRMED)

    share = Share.objects.get()
    assert (share.state, share.amount_minor) == ("requested", 8_00 - 4)
    make_statements(now=CONFIRMED + DAY)
    confirm_overdue_statements(now=CONFIRMED + 4 * DAY)
    assert Book.objects.get().debt_minor == 0


def test_what_comes_back_while_the_statement_is_open_is_not_asked_for():
    """Without lessening at the confirmation: fails, the share asks for all that the payment still has."""
    scene = settled()
    Attempt.objects.filter(intent__ref=scene.order.checkout_id).update(method="play_money")
    make_statements(now=NOON + 9 * DAY)
    give_back(scene, 1, now=NOON + 9 * DAY)
    confirm_overdue_statements(now=CONFIRMED)

    request_due_shares(now=CONFIRMED)

    back = Item.objects.get(kind="clawed_back")
    share = Share.objects.get()
    assert (share.state, share.amount_minor, back.lessened_minor) == (
        "requested",
        NET + back.net_minor,
        -back.net_minor,
    )
    assert Book.objects.get().debt_minor == back.net_minor, "its own statement will take it"
    make_statements(now=CONFIRMED + DAY)
    confirm_overdue_statements(now=CONFIRMED + 4 * DAY)
    assert Book.objects.get().debt_minor == 0


def test_what_a_payment_does_not_hold_is_brought_by_the_next_order_of_the_shop():
    """Without fitting shares to their payments: fails, the second brings no more than its own order."""
    scene = settled()
    Attempt.objects.filter(intent__ref=scene.order.checkout_id).update(method="play_money")
    make_statements(now=NOON + 9 * DAY)
    item = Item.objects.get(line__kind="goods")
    dispute_item(statement_id=item.statement_id, item_id=item.pk, person_id=uuid7(), because="no", now=NOON + 9 * DAY)
    decide_dispute(item_id=item.pk, grant_minor=1_00, operator_id=uuid7(), because="yes", now=NOON + 9 * DAY)
    give_back(scene, 2, now=NOON + 10 * DAY)
    confirm_overdue_statements(now=CONFIRMED)
    make_statements(now=CONFIRMED + DAY)
    confirm_overdue_statements(now=CONFIRMED + 4 * DAY)
    request_due_shares(now=CONFIRMED + 4 * DAY)
    let_all_happen()

    credit = -Book.objects.get().debt_minor
    first = sum(share.amount_minor for share in Share.objects.filter(state="done"))
    assert (first + credit, credit > 0) == (8_00 - 4 + 1_00, True)

    settled(beside=scene, now=CONFIRMED + 10 * DAY)
    Attempt.objects.update(method="play_money")
    make_statements(now=CONFIRMED + 11 * DAY)
    confirm_overdue_statements(now=CONFIRMED + 15 * DAY)
    request_due_shares(now=CONFIRMED + 15 * DAY)

    second = Share.objects.latest("statement__made_at")
    assert (second.state, second.amount_minor, Book.objects.get().debt_minor) == ("requested", NET + credit, 0)


def test_what_comes_back_after_it_was_shared_is_taken_back_and_owed_by_nobody():
    scene = confirmed()
    request_due_shares(now=CONFIRMED)
    let_all_happen()

    give_back(scene, 2, now=CONFIRMED)
    let_all_happen()

    returned = Item.objects.filter(kind="share_returned")
    assert sum(item.net_minor for item in returned) > 0
    balance = held("settleable", shop_id=scene.order.shop_id)
    assert balance == sum(item.net_minor for item in Item.objects.all()) - NET


def test_a_share_that_cannot_leave_waits_and_a_person_is_called():
    """The account that was paid into is gone."""
    scene = confirmed()
    Attempt.objects.filter(intent__ref=scene.order.checkout_id).update(method="gone")

    assert request_due_shares(now=CONFIRMED) == 0

    share = Share.objects.get()
    assert (share.state, share.tries, share.trouble) == ("waiting", 1, "payments.unknown_provider")
    assert share.next_try_at > CONFIRMED
    assert states(scene) == {"confirmed"}


def test_a_window_that_closes_rings():
    scene = settled()
    Attempt.objects.filter(intent__ref=scene.order.checkout_id).update(method="play_money")
    assert watch_windows(now=NOON + timedelta(days=21)) == 0
    assert watch_windows(now=NOON + timedelta(days=400)) == 1
