"""A payout above the limit waits until one operator asks for its release and another grants it."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from foundation.ids import uuid7
from foundation.models import AuditEntry
from foundation.testing import at_once
from market.approvals.models import Approval
from market.people.models import Person
from market.settlement.models import Payout, Share, Statement
from market.settlement.services.pay_out import pay_out
from market.settlement.services.release_payout import release_payout
from market.settlement.services.request_shares import request_due_shares
from market.settlement.tests.factories import DAY
from market.settlement.tests.test_paying_out import CONFIRMED, NET, confirmed, let_all_happen, states

pytestmark = pytest.mark.django_db(transaction=True)


def operator(name: str) -> Client:
    client = Client()
    client.force_login(Person.objects.create_superuser(email=f"{name}@example.com", password="x"))
    return client


@pytest.fixture
def scene(settings):
    """An order whose share lies in its shop's name, one fen above what is paid out by itself."""
    settings.APPROVAL_LIMITS = {"settlement.release_payout": {"CNY": NET - 1}}
    scene = confirmed()
    request_due_shares(now=CONFIRMED)
    let_all_happen()
    return scene


def test_a_large_payout_is_held_until_two_operators_release_it(scene):
    """Without the question after the limit: fails, it is asked for at once. Without `ask`: fails, one releases it."""
    assert pay_out(now=CONFIRMED) == 0
    first, second = operator("first"), operator("second")
    payout = Payout.objects.get()
    assert (payout.held_at, payout.next_try_at, payout.stage) == (CONFIRMED, None, "held")
    assert f"{NET / 100:.2f}" in first.get(reverse("admin:settlement_payout_changelist")).content.decode()

    first.post(reverse("admin:settlement_payout_release", args=[payout.pk]), {"because": "I rang the shop"})
    grant = reverse("admin:approvals_approval_grant", args=[Approval.objects.get().pk])
    first.post(grant, {"because": "sure"})
    assert pay_out(now=CONFIRMED) == 0
    second.post(grant, {"because": "their bank is right"})

    assert Payout.objects.get().held_at is None
    Payout.objects.update(next_try_at=CONFIRMED)  # It was let go by the real clock.
    assert pay_out(now=CONFIRMED) == 1
    let_all_happen()
    assert states(scene) == {"payout_done"}
    assert AuditEntry.objects.filter(action="settlement.release_payout").count() == 1


def test_what_is_within_the_limit_goes_by_itself(scene, settings):
    settings.APPROVAL_LIMITS = {"settlement.release_payout": {"CNY": NET}}

    assert pay_out(now=CONFIRMED) == 1


def test_small_ones_of_a_day_are_one_large_one(scene, settings):
    """Without counting what went to the shop that day: fails, the second goes too."""
    settings.APPROVAL_LIMITS = {"settlement.release_payout": {"CNY": 2 * NET - 1}}
    pay_out(now=CONFIRMED)
    statement = Statement.objects.get()
    first = Payout.objects.get()
    share = Share.objects.get()
    Statement.objects.filter(pk=statement.pk).update(number=2, ends_at=CONFIRMED)
    share.pk, share.payout, share._state.adding = uuid7(), None, True
    share.order_id = uuid7()
    share.save()

    assert pay_out(now=CONFIRMED + DAY / 2) == 0

    assert Payout.objects.exclude(pk=first.pk).get().held_at is not None


def test_what_a_second_operator_refuses_stays_held(scene):
    pay_out(now=CONFIRMED)
    first, second, payout = operator("first"), operator("second"), Payout.objects.get()
    first.post(reverse("admin:settlement_payout_release", args=[payout.pk]), {"because": "I rang the shop"})

    refuse = reverse("admin:approvals_approval_refuse", args=[Approval.objects.get().pk])
    second.post(refuse, {"because": "their licence has lapsed"})

    assert pay_out(now=CONFIRMED) == 0
    assert (Payout.objects.get().held_at, Approval.objects.get().state) == (CONFIRMED, "refused")


def test_it_is_released_once(scene):
    """Without the lock: fails, all four release it."""
    pay_out(now=CONFIRMED)
    payout_id = Payout.objects.get().pk

    said = at_once([lambda: release_payout(payout_id=payout_id, now=CONFIRMED)] * 4)

    assert sorted(said) == ["done"] + ["settlement.payout_is_not_held"] * 3


def test_the_database_lets_nothing_that_is_held_be_asked_for(scene):
    pay_out(now=CONFIRMED)

    with pytest.raises(IntegrityError), transaction.atomic():
        Payout.objects.update(next_try_at=CONFIRMED)
