"""The operator's desk, through its own pages."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.backoffice import write_money
from foundation.ids import encode
from foundation.models import AuditEntry
from foundation.money import Money
from market.approvals.models import Approval
from market.orders.models import Order, Refund
from market.orders.services.note_payment import mark_paid
from market.orders.tests.factories import make_buyer, make_sku, pay, place
from market.people.models import Person
from market.stock.facade import levels

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    person = Person.objects.create_superuser(email="operator@example.com", password="x")
    client = Client()
    client.force_login(person)
    client.person = person
    return client


def paid_order(sku):
    checkout = place(make_buyer(), (sku, 1), now=timezone.now())
    pay(checkout, now=timezone.now())
    mark_paid(checkout.id, now=timezone.now())
    return checkout.orders[0]


def test_an_order_is_found_by_the_id_that_its_buyer_reads_out(operator):
    order, other = paid_order(make_sku()), paid_order(make_sku())

    page = operator.get(reverse("admin:orders_order_changelist"), {"q": encode("ord", order.id)}).content.decode()

    assert encode("ord", order.id) in page
    assert encode("ord", other.id) not in page
    assert "CNY 49.90" in page


def test_an_order_is_shipped_from_the_desk_and_the_trail_says_by_whom(operator):
    order = paid_order(make_sku())
    ship = reverse("admin:orders_order_ship", args=[order.id])

    shown = operator.get(ship)
    refused = operator.post(ship, {"carrier": "sf", "tracking_no": "1"}, follow=True)
    operator.post(ship, {"carrier": "sf", "tracking_no": "SF1234567890123"})

    assert shown.status_code == 200
    assert "shipping.bad_tracking_number" in refused.content.decode()
    assert Order.objects.get(pk=order.id).state == "shipped"
    trail = AuditEntry.objects.get(action="orders.ship")
    assert (trail.actor_id, trail.subject) == (operator.person.id, encode("ord", order.id))


def test_taking_back_refunds_those_it_can_and_says_why_not_of_the_others(operator):
    sku = make_sku(on_hand=5)
    paid, unpaid = paid_order(sku), place(make_buyer(), (sku, 1), now=timezone.now()).orders[0]

    answer = operator.post(
        reverse("admin:orders_order_changelist"),
        {"action": "take_back", "_selected_action": [str(paid.id), str(unpaid.id)]},
        follow=True,
    )

    states = dict(Order.objects.values_list("id", "state"))
    assert (states[paid.id], states[unpaid.id]) == ("refunding", "pending_payment")
    assert "market.illegal_move" in answer.content.decode()
    assert levels([sku.id])[sku.id].available == 4


def test_what_is_above_one_operators_limit_waits_for_another(operator, settings):
    """Without `approvals.ask` in the desk: fails, the order is refunding."""
    settings.APPROVAL_LIMITS = {}
    order = paid_order(make_sku())
    url = reverse("admin:orders_order_changelist")

    operator.post(url, {"action": "take_back", "_selected_action": [str(order.id)]})
    asked = Approval.objects.get()
    grant = reverse("admin:approvals_approval_grant", args=[asked.pk])
    by_oneself = operator.post(grant, {"because": "it is fine"}, follow=True)
    assert "approvals.not_by_yourself" in by_oneself.content.decode()
    assert Order.objects.get(pk=order.id).state == "to_ship"
    second_operator().post(grant, {"because": "seen the mail"})

    assert Order.objects.get(pk=order.id).state == "refunding"
    assert Approval.objects.get().state == "done"


def test_money_is_given_back_for_goods_that_stay_with_the_reason_and_within_their_worth(operator):
    order = paid_order(make_sku())
    url = reverse("admin:orders_order_concede", args=[order.id])

    for wrong in ("0.001", "-1", "", "1e13"):
        assert operator.post(url, {"amount": wrong, "because": "late"}).status_code == 422
    too_much = operator.post(url, {"amount": "49.91", "because": "late"}, follow=True)
    assert "orders.refund_too_large" in too_much.content.decode()
    operator.post(url, {"amount": "9.90", "because": "it came late"})

    refund = Refund.objects.get()
    assert (refund.amount_minor, refund.because, refund.is_whole) == (9_90, "it came late", False)
    assert AuditEntry.objects.get(action="orders.concede").because == "it came late"


def test_who_may_only_look_at_orders_does_nothing_to_them():
    """Without `permissions` on the acts: fails, a clerk who may look refunds."""
    order = paid_order(make_sku())
    clerk = Person.objects.create_user(email="clerk@example.com", password="x", nickname="clerk", is_staff=True)
    clerk.user_permissions.add(Permission.objects.get(codename="view_order"))
    client = Client()
    client.force_login(clerk)

    client.post(reverse("admin:orders_order_changelist"), {"action": "take_back", "_selected_action": [str(order.id)]})
    answers = [client.get(reverse(f"admin:orders_order_{act}", args=[order.id])) for act in ("ship", "concede")]

    assert Order.objects.get(pk=order.id).state == "to_ship"
    assert [answer.status_code for answer in answers] == [403, 403]


def second_operator() -> Client:
    client = Client()
    client.force_login(Person.objects.create_superuser(email="second@example.com", password="x"))
    return client


def test_nobody_but_staff_comes_in():
    client = Client()
    client.force_login(Person.objects.get(pk=make_buyer().id))

    assert client.get(reverse("admin:orders_order_changelist")).status_code == 302


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [(104_00, "CNY", "CNY 104.00"), (-5, "CNY", "CNY -0.05"), (1_234_567, "JPY", "JPY 1,234,567")],
)
def test_money_is_written_with_all_its_decimals(minor, currency, text):
    assert write_money(Money(currency, minor)) == text
