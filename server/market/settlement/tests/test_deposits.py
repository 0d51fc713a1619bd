"""A shop's deposit moves by decisions of two operators alone, never below zero, and the ledger knows each of them."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from foundation.ids import encode, uuid7
from foundation.money import Money
from foundation.testing import NOON, at_once
from market.approvals.models import Approval
from market.ledger import facade as ledger
from market.merchants.tests.factories import make_shop
from market.people.models import Person
from market.settlement.errors import (
    AmountMakesNoSense,
    DebtIsSmaller,
    DepositIsNeeded,
    DepositTooSmall,
    KeyReused,
    ShowEvidence,
)
from market.settlement.models import Book, DepositDecision, Line, Share
from market.settlement.services.confirm_statement import confirm_overdue_statements
from market.settlement.services.decide_deposit import decide_deposit
from market.settlement.services.make_statements import make_statements
from market.settlement.tests.factories import DAY, completed, held, settled
from market.settlement.types import DepositKind, NewDeposit

K = DepositKind


def cny(yuan):
    return Money("CNY", yuan * 100)


def decide(shop_id, kind, yuan, *, key=None, **given):
    decision = NewDeposit(shop_id, kind, cny(yuan), "bank 20260310-77", "agreed upon")
    return decide_deposit(replace(decision, **given), key=key or str(uuid7()), decided_by=uuid7(), now=NOON)


def deposit_of(shop_id):
    """Return what is held, after looking whether the book and the ledger agree."""
    minor = Book.objects.get(shop_id=shop_id).deposit_minor
    assert held("deposit", shop_id=shop_id) == minor
    return minor


@pytest.mark.django_db
def test_a_deposit_is_paid_in_taken_from_and_given_back():
    shop_id = make_shop().id

    decide(shop_id, K.PAID_IN, 1000)
    decide(shop_id, K.FORFEITED, 300)
    assert (deposit_of(shop_id), held("deposit_forfeits")) == (700_00, 300_00)
    decide(shop_id, K.GIVEN_BACK, 700)

    assert deposit_of(shop_id) == 0
    bank = ledger.AccountKey(ledger.Party.PROVIDER, "bank_transfer", "in_transit", "CNY")
    assert ledger.balance(bank).minor == 300_00


@pytest.mark.django_db
def test_what_fills_it_up_from_earnings_is_taken_from_the_next_shares():
    scene = settled()
    shop_id = scene.order.shop_id
    before = held("settleable", shop_id=shop_id)

    decide(shop_id, K.TOPPED_UP, 5)
    make_statements(now=NOON + 9 * DAY)
    confirm_overdue_statements(now=NOON + 13 * DAY)

    assert (deposit_of(shop_id), held("settleable", shop_id=shop_id)) == (5_00, before - 5_00)
    share = Share.objects.get(order_id=scene.order_id)
    assert (share.recovered_minor, share.amount_minor) == (5_00, before - 5_00)
    assert Book.objects.get(shop_id=shop_id).debt_minor == 0


@pytest.mark.django_db
def test_it_pays_a_debt_once():
    """Without counting what is not confirmed yet: fails, a debt of 10 is paid with 20."""
    shop_id = make_shop().id
    decide(shop_id, K.PAID_IN, 100)
    Book.objects.filter(shop_id=shop_id).update(debt_minor=10_00)

    decide(shop_id, K.COVERS_DEBT, 10)
    with pytest.raises(DebtIsSmaller):
        decide(shop_id, K.COVERS_DEBT, 1)
    make_statements(now=NOON + DAY)
    with pytest.raises(DebtIsSmaller):
        decide(shop_id, K.COVERS_DEBT, 1)
    confirm_overdue_statements(now=NOON + 5 * DAY)

    assert (deposit_of(shop_id), Book.objects.get(shop_id=shop_id).debt_minor) == (90_00, 0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "yuan", "given", "refusal"),
    [
        (K.FORFEITED, 101, {}, DepositTooSmall),
        (K.GIVEN_BACK, 101, {}, DepositTooSmall),
        (K.COVERS_DEBT, 1, {}, DebtIsSmaller),
        (K.PAID_IN, 0, {}, AmountMakesNoSense),
        (K.FORFEITED, -1, {}, AmountMakesNoSense),
        (K.FORFEITED, 1, {"evidence": "  "}, ShowEvidence),
        (K.FORFEITED, 1, {"evidence": "x" * 501}, ShowEvidence),
        (K.FORFEITED, 1, {"amount": Money("EUR", 1_00)}, DepositTooSmall),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_and_changes_nothing(kind, yuan, given, refusal):
    shop_id = make_shop().id
    decide(shop_id, K.PAID_IN, 100)

    with pytest.raises(refusal):
        decide(shop_id, kind, yuan, **given)

    assert (deposit_of(shop_id), DepositDecision.objects.count()) == (100_00, 1)


@pytest.mark.django_db
def test_it_is_needed_while_goods_are_on_their_way_or_something_is_owed():
    shop_id = completed().order.shop_id
    decide(shop_id, K.PAID_IN, 100)
    with pytest.raises(DepositIsNeeded):
        decide(shop_id, K.GIVEN_BACK, 100)

    Line.objects.update(state="void")
    Book.objects.update(debt_minor=1)
    with pytest.raises(DepositIsNeeded):
        decide(shop_id, K.GIVEN_BACK, 100)

    Book.objects.update(debt_minor=0)
    decide(shop_id, K.GIVEN_BACK, 100)


@pytest.mark.django_db
def test_one_key_decides_once():
    shop_id = make_shop().id

    assert decide(shop_id, K.PAID_IN, 100, key="k") == decide(shop_id, K.PAID_IN, 100, key="k")
    with pytest.raises(KeyReused):
        decide(shop_id, K.PAID_IN, 200, key="k")

    assert deposit_of(shop_id) == 100_00


@pytest.mark.django_db(transaction=True)
def test_decisions_at_once_never_take_more_than_is_held():
    """Without the lock of the book: fails, the database refuses some, and the ledger and the book differ."""
    shop_id = make_shop().id
    decide(shop_id, K.PAID_IN, 100)

    said = at_once([lambda: decide(shop_id, K.FORFEITED, 40)] * 4)

    assert sorted(said) == ["done"] * 2 + ["settlement.deposit_too_small"] * 2
    assert deposit_of(shop_id) == 20_00


@pytest.mark.django_db
def test_the_database_holds_it_too():
    shop_id = make_shop().id
    decide(shop_id, K.PAID_IN, 1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Book.objects.update(deposit_minor=-1)
    with pytest.raises(IntegrityError), transaction.atomic():
        DepositDecision.objects.update(amount_minor=2)


@pytest.mark.django_db
def test_two_operators_decide_and_the_shop_reads_why():
    """Without `approvals.ask` in the desk: fails, the first alone decides."""
    owner = Person.objects.create_user(phone="+8613800000077", nickname="店主")
    shop = make_shop(owner_id=owner.id)
    first, second, desk = Client(), Client(), reverse("admin:settlement_book_decide_deposit")
    first.force_login(Person.objects.create_superuser(email="a@example.com", password="x"))
    second.force_login(Person.objects.create_superuser(email="b@example.com", password="x"))
    said = {
        "shop": encode("shop", shop.id),
        "kind": "paid_in",
        "amount": "88.00",
        "evidence": "CMB 77",
        "because": "a new shop",
    }

    for wrong in (
        {"shop": "shop_x"},
        {"kind": "gift"},
        {"amount": "0.001"},
        {"amount": "-1"},
        {"evidence": ""},
        {"because": "x"},
    ):
        answer = first.post(desk, said | wrong)
        assert (answer.status_code, f'id="id_{next(iter(wrong))}_error"' in answer.content.decode()) == (422, True)
    first.post(desk, said)
    grant = reverse("admin:approvals_approval_grant", args=[Approval.objects.get().pk])
    first.post(grant, {"because": "fine"})
    assert not DepositDecision.objects.exists()
    second.post(grant, {"because": "it is on our account"})

    assert deposit_of(shop.id) == 88_00
    reader = Client()
    reader.force_login(owner)
    (told,) = reader.get(f"/api/settlement/shops/{encode('shop', shop.id)}/deposit").json()["items"]
    assert (told["kind"], told["amount"]["minor"], told["evidence"]) == ("paid_in", 88_00, "CMB 77")
    (book,) = reader.get(f"/api/settlement/shops/{encode('shop', shop.id)}/books").json()
    assert (book["deposit"]["minor"], book["debt"]["minor"]) == (88_00, 0)
