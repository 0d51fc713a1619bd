"""Whether the money of orders from elsewhere adds up: lines, orders, payments, and the ledger account by account."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from foundation.money import Money
from market.ledger import facade as ledger
from market.ledger.facade import AccountKey
from market.orders import facade as orders
from market.orders.facade import SourceCheckout
from market.payments import facade as payments
from market.payments.facade import IntentState, PaidView

AT_ONCE = 500


def money_doubts(source: str, order_keys: Sequence[str]) -> Iterator[str]:
    """
    Say what does not add up. Expected of the book, and compared with it: the provider holds what was paid less what
    went back; each buyer is owed what they paid and neither got back nor got goods for; each shop what it has earned.
    """
    expected: dict[AccountKey, int] = defaultdict(int)
    for start in range(0, len(order_keys), AT_ONCE):
        part = order_keys[start : start + AT_ONCE]
        found = orders.checkouts_of_source(part)
        if missing := len(part) - len(found):
            yield f"{missing} orders are not there"
        paid = payments.paid([checkout.id for checkout in found.values()])
        for key, checkout in found.items():
            if not checkout.adds_up:
                yield f"{key} does not add up from its lines and freight"
            if not _is_paid_so(checkout, paid.get(checkout.id)):
                yield f"{key} is not paid as its orders say"
            _expect(source, checkout, expected)
    balances = ledger.balances(list(expected))
    for account, minor in expected.items():
        if balances[account].minor != minor:
            yield f"the book has {balances[account].minor} on {account.columns}, and the orders explain {minor}"


def _is_paid_so(checkout: SourceCheckout, paid: PaidView | None) -> bool:
    if paid is None or paid.amount != checkout.total:
        return False
    if checkout.is_paid:
        return paid.state == IntentState.PAID and (paid.paid, paid.refunded) == (checkout.total, checkout.refunded)
    return paid.state == IntentState.CLOSED and paid.paid == Money.zero(checkout.total.currency)


def _expect(source: str, checkout: SourceCheckout, expected: dict[AccountKey, int]) -> None:
    if not checkout.is_paid:
        return
    currency = checkout.total.currency
    kept = (checkout.total - checkout.refunded).minor
    expected[ledger.in_transit(source, currency)] += kept
    buyer = ledger.owed_to_buyer(checkout.person_id, currency)
    expected[buyer] -= kept
    for shop_id, earned in checkout.owed_to_shops.items():
        expected[buyer] += earned.minor
        expected[ledger.owed_to_shop(shop_id, currency)] -= earned.minor
