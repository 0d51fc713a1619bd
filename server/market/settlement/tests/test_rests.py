"""When its shops have what is theirs, the provider lets go of what is left of a payment: once, and never too early."""

import pytest

from foundation.ids import uuid7
from foundation.testing import NOON, at_once
from market.orders.models import Order
from market.payments.models import Attempt, Split
from market.settlement.models import Line, Rest
from market.settlement.services.confirm_statement import confirm_overdue_statements
from market.settlement.services.let_rests_go import let_rests_go
from market.settlement.services.make_statements import make_statements
from market.settlement.services.release_reserves import release_reserves
from market.settlement.services.request_shares import request_due_shares
from market.settlement.services.settle_due_lines import settle_due_lines
from market.settlement.tests.factories import DAY, completed, give_back, make_terms
from market.settlement.tests.test_paying_out import CONFIRMED, confirmed, let_all_happen

pytestmark = pytest.mark.django_db(transaction=True)
LATER = CONFIRMED + DAY


def shared(**given):
    """Return an order whose share lies in its shop's name."""
    scene = confirmed(**given)
    request_due_shares(now=CONFIRMED)
    let_all_happen()
    return scene


def let_go(now=LATER):
    """A round of the clock that looks at everything, since what wakes a rest has the time of the real clock."""
    Rest.objects.update(look_at=now)
    return let_rests_go(now=now)


def lasts():
    return list(Split.objects.filter(is_last=True))


def test_what_is_left_is_let_go_when_every_share_has_left():
    scene = shared()
    assert Rest.objects.get().look_at is not None

    assert let_go() == 1
    let_all_happen()

    (last,) = lasts()
    assert (last.attempt.intent.ref, last.state, last.shares.count()) == (scene.order.checkout_id, "done", 0)
    assert Rest.objects.get().state == "done"
    assert let_go(now=LATER + DAY) == 0


def test_several_rounds_at_once_ask_once():
    """The key at payments makes them one; the locks keep a round from writing over what another has learnt."""
    shared()

    Rest.objects.update(look_at=LATER)
    assert at_once([lambda: let_rests_go(now=LATER)] * 4) == ["done"] * 4

    assert (len(lasts()), Rest.objects.get().state) == (1, "requested")


def test_nothing_is_let_go_while_a_share_is_on_its_way():
    scene = confirmed()
    Rest.wake([scene.order.checkout_id], CONFIRMED)
    assert let_go() == 0

    request_due_shares(now=CONFIRMED)
    Rest.wake([scene.order.checkout_id], CONFIRMED)
    assert let_go() == 0

    let_all_happen()
    assert let_go() == 1


def test_nothing_is_let_go_while_a_line_is_still_to_settle():
    """Without the question after lines: fails."""
    scene = completed(lines=2)
    Attempt.objects.filter(intent__ref=scene.order.checkout_id).update(method="play_money")
    Line.objects.filter(source_id=scene.order.lines[1].id).update(due_at=LATER)
    settle_due_lines(now=NOON + 8 * DAY)
    make_statements(now=NOON + 9 * DAY)
    confirm_overdue_statements(now=CONFIRMED)
    request_due_shares(now=CONFIRMED)
    let_all_happen()

    assert Rest.objects.get().look_at is not None
    assert let_go() == 0


def test_nothing_is_let_go_while_a_reserve_is_held_or_released_and_not_yet_shared():
    """Without the question after reserves: fails at first; after items, at day 60; after shares, at day 66."""
    make_terms(reserve_bps=1_000, reserve_days=30)
    shared()
    assert let_go() == 0

    release_reserves(now=CONFIRMED + 60 * DAY)
    for after in (60, 61, 65):
        assert let_go(now=CONFIRMED + after * DAY) == 0, after
        make_statements(now=CONFIRMED + 61 * DAY)
        confirm_overdue_statements(now=CONFIRMED + (after + 1) * DAY)

    assert let_go(now=CONFIRMED + 66 * DAY) == 0
    Attempt.objects.update(paid_at=CONFIRMED)  # Its window is still open.
    assert request_due_shares(now=CONFIRMED + 66 * DAY) == 1
    let_all_happen()
    assert let_go(now=CONFIRMED + 66 * DAY) == 1


def test_a_refund_beside_it_leaves_one_answer():
    """A refund that voids the order's lines, and a round: whichever is first, the rest ends once."""
    scene = shared()

    Rest.objects.update(look_at=LATER)
    at_once([lambda: let_rests_go(now=LATER), lambda: give_back(scene, 4, now=LATER)])
    let_all_happen()
    let_go(now=LATER + DAY)
    let_all_happen()

    assert Rest.objects.get().state == "done"
    assert len(lasts()) <= 1


def test_a_payment_that_went_back_whole_has_nothing_left():
    scene = shared()
    for number, line in enumerate(scene.order.lines):
        give_back(scene, line.quantity, line=number, key=f"r-{number}", now=CONFIRMED)
    Line.objects.filter(order_id=scene.order_id, kind="freight").update(state="void")

    assert let_go() == 0

    assert (Rest.objects.get().state, lasts()) == ("done", [])


def test_nothing_is_let_go_while_another_order_of_the_checkout_has_not_come_in():
    """Without the question after missing orders: fails, and the other shop's share is refused for ever."""
    scene = shared()
    other = Order.objects.get(pk=scene.order_id)
    other.pk, other._state.adding = uuid7(), True
    other.number = "20261123000099"
    other.save()

    assert let_go() == 0

    assert Rest.objects.get().state == "waiting"


def test_what_the_provider_refuses_is_asked_for_again_and_a_person_is_called():
    """The account that was paid into is gone."""
    scene = shared()
    Attempt.objects.filter(intent__ref=scene.order.checkout_id).update(method="gone")

    assert let_go() == 0

    rest = Rest.objects.get()
    assert (rest.state, rest.tries, rest.trouble) == ("waiting", 1, "payments.unknown_provider")
    assert rest.look_at > LATER


def test_after_the_window_the_provider_has_let_it_go_itself():
    shared()

    assert let_go(now=CONFIRMED + 400 * DAY) == 0

    assert (Rest.objects.get().state, lasts()) == ("done", [])
