"""Two at once about the same piece, the same case, the same order. Real threads and processes, real commits."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from foundation.testing import NOON, at_once, told
from market.aftersales.models import Case, LineTally
from market.aftersales.services.act_for_late import act_for_late
from market.aftersales.services.agree import agree
from market.aftersales.services.withdraw import withdraw
from market.aftersales.states import CaseState
from market.aftersales.tests.factories import LATER, TEN, ask, bought, bring
from market.aftersales.types import CaseKind, CaseReason
from market.orders.errors import ShipmentStopped
from market.orders.events import OrderCompleted, OrderLinesRefunded
from market.orders.facade import OrderState, confirm_receipt
from market.orders.models import Refund
from market.orders.tests.factories import yuan
from market.stock.facade import differences

RACE = pytest.mark.django_db(transaction=True)


@RACE
def test_twelve_ask_for_the_last_piece_and_one_is_heard():
    """Without the tally's row lock: fails with the CHECK's IntegrityError in place of a refusal."""
    scene = bought(quantity=2)
    ask(scene)

    said = at_once([lambda: ask(scene)] * 12)

    assert sorted(said) == ["aftersales.more_than_bought"] * 11 + ["done"]
    assert Case.objects.count() == LineTally.objects.get().open_count == 2


def test_sixty_wishes_in_three_processes_for_five_pieces_open_five_cases(durable_database):
    """Without the tally's row lock: fails, a process says nothing but the CHECK's IntegrityError."""
    scene = bought(quantity=5)
    command = [
        sys.executable, "-m", "market.aftersales.tests.asker", str(scene.line.id), str(scene.buyer_id), "20",
    ]  # fmt: skip
    askers = [
        subprocess.Popen(command, env=durable_database.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for asker in askers:
        assert asker.stdout is not None
        assert asker.stdout.readline() == "ready\n"

    for asker in askers:
        assert asker.stdin is not None
        asker.stdin.write("go\n")
        asker.stdin.flush()
    taken = [int(asker.communicate(timeout=300)[0]) for asker in askers]

    assert sum(taken) == Case.objects.count() == 5


@pytest.mark.django_db
def test_a_mistake_in_the_counting_is_refused_by_the_row():
    """Without aftersales_never_more_than_bought: fails, three of two pieces being in question."""
    scene = bought(quantity=2)
    ask(scene)

    with pytest.raises(IntegrityError, match="aftersales_never_more_than_bought"), transaction.atomic():
        LineTally.objects.update(open_count=3)


@RACE
@pytest.mark.parametrize("turn", range(4))
def test_a_wish_for_the_money_and_the_parcel_meet_at_the_order(turn):
    """Without the order's lock in stop_shipment: fails, sent although it was stopped a moment ago."""
    scene = bought(state=OrderState.TO_SHIP)

    said = at_once(
        [
            lambda: ask(scene, CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND),
            lambda: bring(scene, OrderState.SHIPPED),
        ]
    )

    is_sent = scene.order.state == OrderState.SHIPPED
    assert said == (["aftersales.kind_does_not_fit", "done"] if is_sent else ["done", ShipmentStopped.code])
    assert Case.objects.count() == (0 if is_sent else 1)


@RACE
@pytest.mark.parametrize("turn", range(4))
def test_a_refund_and_the_completion_agree_on_what_is_kept(turn):
    """Without the order's lock in refund_lines: fails, the shop being owed what has gone back to the buyer."""
    scene = bought(state=OrderState.SHIPPED)
    case = ask(scene, CaseKind.REFUND_ONLY, CaseReason.OTHER)

    said = at_once(
        [
            lambda: agree(case_id=case.id, person_id=scene.owner_id, now=LATER),
            lambda: confirm_receipt(order_id=scene.order_id, person_id=scene.buyer_id, now=LATER),
        ]
    )

    assert said == ["done", "done"]
    refunded = told(OrderLinesRefunded, key=scene.order_id)
    kept = told(OrderCompleted, key=scene.order_id).kept
    assert kept == scene.order.total - (yuan(0) if refunded.is_completed else TEN)


@RACE
@pytest.mark.parametrize("turn", range(4))
def test_the_clock_and_a_buyer_who_withdraws_do_not_both_have_their_way(turn):
    """Without the case's lock in take_up: fails, the money gone back for a case that was withdrawn."""
    scene = bought(state=OrderState.TO_SHIP)
    case = ask(scene, CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND)
    due = NOON + timedelta(hours=24)

    said = at_once(
        [
            lambda: withdraw(case_id=case.id, person_id=scene.buyer_id, now=due - timedelta(microseconds=1)),
            lambda: act_for_late(now=due),
        ]
    )

    state = Case.objects.get(pk=case.id).state
    assert (state, Refund.objects.count()) in ((CaseState.CANCELLED, 0), (CaseState.REFUNDING, 1))
    assert said[0] == ("done" if state == CaseState.CANCELLED else "aftersales.not_now")
    assert differences() == []


@RACE
def test_two_of_a_shops_staff_agree_once():
    """Without the case's lock in take_up: fails with two refunds, or a broken key."""
    scene = bought()
    case = ask(scene, CaseKind.REFUND_ONLY)

    said = at_once([lambda: agree(case_id=case.id, person_id=scene.owner_id, now=LATER)] * 6)

    assert sorted(said) == ["aftersales.not_now"] * 5 + ["done"]
    assert Refund.objects.count() == 1
