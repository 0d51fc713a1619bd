"""Who may move money alone, who needs another, and what of it is written down."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from foundation.ids import encode, uuid7
from foundation.models import AuditEntry
from foundation.money import Money
from foundation.states import IllegalMove
from foundation.testing import NOON, at_once
from market.approvals import errors
from market.approvals.models import Approval
from market.approvals.services.ask import ask
from market.approvals.services.grant import grant
from market.approvals.services.let_lapse import let_lapse
from market.approvals.services.refuse import refuse
from market.approvals.services.withdraw import withdraw
from market.approvals.states import APPROVAL, ApprovalState
from market.approvals.tests.factories import PAY_OUT, TillIsClosed, ask_for, make_wish, open_till

pytestmark = pytest.mark.django_db
LIMIT = 100_00


@pytest.fixture(autouse=True)
def limits(settings):
    settings.APPROVAL_LIMITS = {PAY_OUT: {"CNY": LIMIT}}


@pytest.fixture
def till():
    with open_till() as till:
        yield till


def test_within_the_limit_it_is_done_at_once(till):
    ana = uuid7()

    approval = ask_for(LIMIT, asked_by=ana)

    assert (approval.state, approval.decided_by, till.paid) == ("done", None, [LIMIT])
    trail = AuditEntry.objects.get(action=PAY_OUT)
    assert (trail.actor_id, trail.subject, trail.after["granted_by"]) == (ana, approval.wish.subject, None)


def test_above_the_limit_it_waits_for_another(till):
    ana, ben = uuid7(), uuid7()
    approval = ask_for(LIMIT + 1, asked_by=ana)
    assert (approval.state, till.paid) == ("pending", [])

    done = grant(approval.id, by=ben, because="seen the mail", now=NOON)

    assert (done.state, done.decided_by, till.paid) == ("done", ben, [LIMIT + 1])
    outside = encode("appr", approval.id)
    trail = AuditEntry.objects.filter(subject__in=[outside, approval.wish.subject])
    assert set(trail.values_list("action", "actor_id")) == {
        ("approvals.ask", ana), ("approvals.grant", ben), (PAY_OUT, ana),
    }  # fmt: skip


def test_many_small_ones_are_one_large_one(till):
    """Without `done_alone`: fails, everything is done alone, 80.00 and 80.00."""
    ana = uuid7()
    ask_for(80_00, asked_by=ana)

    second = ask_for(80_00, asked_by=ana, now=NOON + timedelta(hours=23))
    by_another = ask_for(80_00)
    next_day = ask_for(80_00, asked_by=ana, now=NOON + timedelta(hours=24))

    assert [one.state for one in (second, by_another, next_day)] == ["pending", "done", "done"]


@pytest.mark.parametrize("amount", [Money("CNY", 0), Money("USD", 0)])
def test_what_settings_do_not_name_takes_two_however_little(till, settings, amount):
    settings.APPROVAL_LIMITS = {PAY_OUT: {"EUR": LIMIT}}
    assert ask(replace(make_wish(), amount=amount), asked_by=uuid7(), key="k", now=NOON).state == "pending"


def test_nobody_decides_upon_their_own(till):
    """Without the look at who asked: fails with the CHECK `approvals_another_decides`."""
    ana = uuid7()
    approval = ask_for(asked_by=ana)

    with pytest.raises(errors.NotByYourself):
        grant(approval.id, by=ana, because="fine", now=NOON)
    with pytest.raises(errors.NotByYourself):
        refuse(approval.id, by=ana, because="not fine", now=NOON)

    assert till.paid == []


def test_the_database_lets_nobody_decide_upon_their_own(till):
    """Without `approvals_another_decides`: fails, the row is taken."""
    approval = Approval.objects.get(pk=ask_for().id)
    approval.decided_by = approval.asked_by
    with pytest.raises(IntegrityError, match="approvals_another_decides"):
        approval.move_to(ApprovalState.DONE, by=approval.asked_by, now=NOON, because="fine")


def test_nothing_is_done_by_one_above_the_limit_whatever_the_code_says(till):
    """Without `approvals_done_by_two_or_within_limit`: fails, the row is taken."""
    approval = Approval.objects.get(pk=ask_for().id)
    with pytest.raises(IntegrityError, match="approvals_done_by_two_or_within_limit"):
        approval.move_to(ApprovalState.DONE, by=None, now=NOON, because="fine")


@pytest.mark.parametrize(
    "change",
    ["amount_minor = 1", "payload = '{}'", "asked_by = gen_random_uuid()", "because = 'x'", "is_within_limit = true"],
)
def test_what_was_asked_for_cannot_be_changed_before_it_is_granted(till, change):
    """Without the trigger `approvals_approval_stays`: fails, the second person grants what they have not read."""
    ask_for()
    with pytest.raises(IntegrityError, match="stays"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE approvals_approval SET {change}")


def test_what_was_decided_stays_decided(till):
    """Without the trigger `approvals_approval_stays`: fails, a refusal is made a grant."""
    refuse(ask_for().id, by=uuid7(), because="no", now=NOON)
    for act in ("UPDATE approvals_approval SET state = 'pending'", "DELETE FROM approvals_approval"):
        with pytest.raises(IntegrityError, match="stays"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(act)


def test_when_the_act_refuses_the_wish_goes_on_waiting(till):
    approval = ask_for()
    till.is_closed = True

    with pytest.raises(TillIsClosed):
        grant(approval.id, by=uuid7(), because="fine", now=NOON)

    assert Approval.objects.get().state == "pending"
    assert not AuditEntry.objects.filter(action__in=[PAY_OUT, "approvals.grant"]).exists()


def test_when_the_act_refuses_at_once_nothing_was_asked(till):
    till.is_closed = True
    with pytest.raises(TillIsClosed):
        ask_for(LIMIT)
    assert not Approval.objects.exists()


def test_refused_or_withdrawn_it_is_never_done(till):
    ana, ben = uuid7(), uuid7()
    refused, withdrawn = ask_for(asked_by=ana), ask_for(asked_by=ana)

    refuse(refused.id, by=ben, because="not enough", now=NOON)
    with pytest.raises(errors.NotYourWish):
        withdraw(withdrawn.id, by=ben, because="mine now", now=NOON)
    withdraw(withdrawn.id, by=ana, because="the buyer wrote again", now=NOON)

    for one in (refused, withdrawn):
        with pytest.raises(IllegalMove):
            grant(one.id, by=ben, because="after all", now=NOON)
    assert till.paid == []


def test_what_nobody_decides_lapses(till):
    """Without the look at `expires_at` in `grant`: fails, it is done after its time and before the clock."""
    approval = ask_for()
    late = NOON + timedelta(days=7)

    with pytest.raises(errors.TooLate):
        grant(approval.id, by=uuid7(), because="at last", now=late)
    assert let_lapse(now=late - timedelta(seconds=1)) == 0
    assert let_lapse(now=late) == 1

    assert (Approval.objects.get().state, till.paid) == ("expired", [])


def test_the_same_key_is_one_wish(till):
    wish, ana = make_wish(), uuid7()
    first = ask(wish, asked_by=ana, key="k", now=NOON)

    assert ask(wish, asked_by=ana, key="k", now=NOON).id == first.id
    with pytest.raises(errors.KeyReused):
        ask(replace(wish, amount=Money("CNY", 1)), asked_by=ana, key="k", now=NOON)


def test_one_thing_is_asked_for_once_at_a_time(till):
    wish = make_wish()
    first = ask(wish, asked_by=uuid7(), key="k", now=NOON)

    with pytest.raises(errors.AskedAlready):
        ask(wish, asked_by=uuid7(), key="l", now=NOON)
    refuse(first.id, by=uuid7(), because="no", now=NOON)

    assert ask(wish, asked_by=uuid7(), key="l", now=NOON).state == "pending"


@pytest.mark.parametrize("because", ["", "   ", "x" * 201])
def test_everybody_says_why(till, because):
    with pytest.raises(errors.SayWhy) as refusal:
        ask_for(because=because)
    assert refusal.value.field == "because"
    approval = ask_for()
    for decide in (grant, refuse):
        with pytest.raises(errors.SayWhy):
            decide(approval.id, by=uuid7(), because=because, now=NOON)
    assert till.paid == []


def test_an_act_that_no_room_has_is_refused():
    with pytest.raises(errors.ActUnknown):
        ask(make_wish(), asked_by=uuid7(), key="k", now=NOON)


@pytest.mark.parametrize("before", ApprovalState)
@pytest.mark.parametrize("after", ApprovalState)
def test_whatever_is_decided_is_final(before, after):
    assert APPROVAL.can(before, after) == (before == "pending" and after != "pending")


@pytest.mark.django_db(transaction=True)
def test_ten_grant_at_once_and_it_is_done_once(till):
    """Without the row lock of `grant`: fails, several grant it, and the trigger refuses all but the first."""
    approval = ask_for()

    said = at_once([lambda: grant(approval.id, by=uuid7(), because="fine", now=NOON)] * 10)

    assert sorted(said) == ["done"] + ["market.illegal_move"] * 9
    assert till.paid == [500_00]


@pytest.mark.django_db(transaction=True)
def test_ten_small_ones_at_once_do_not_slip_under_the_limit_together(till):
    """Without `wait_in_line`: fails, several look before any has written, and more than the limit is done."""
    ana = uuid7()

    at_once([lambda: ask_for(40_00, asked_by=ana)] * 10)

    assert sum(till.paid) == 80_00
    assert Approval.objects.filter(state="pending").count() == 8


@pytest.mark.django_db(transaction=True)
def test_two_people_who_ask_for_the_same_at_once_ask_once(till):
    """Without `wait_in_line`: fails with the unique constraint in place of a refusal."""
    wish = make_wish()

    said = at_once([lambda: ask(wish, asked_by=uuid7(), key=uuid7().hex, now=NOON)] * 8)

    assert sorted(said) == ["approvals.asked_already"] * 7 + ["done"]
