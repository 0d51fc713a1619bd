"""Whether an order looks like one that somebody placed for their own reward."""

from typing import Any
from uuid import UUID

from market.affiliate.models import Credit, KnownVisitor
from market.affiliate.types import Signal
from market.orders.facade import OrderView
from market.payments import facade as payments
from market.people import facade as people


def signals_of(order: OrderView, sharer_id: UUID) -> set[Signal]:
    """Return why the reward of an order should wait for a person. Five queries."""
    found: set[Signal] = set()
    devices = KnownVisitor.objects.filter(person_id=order.person_id).values("visitor_id")
    if KnownVisitor.objects.filter(person_id=sharer_id, visitor_id__in=devices).exists():
        found.add(Signal.SAME_DEVICE)
    theirs = people.addresses(sharer_id)
    if _place(order.address) in {
        _place({"region_codes": one.region_codes, "line1": one.line1, "line2": one.line2, "postcode": one.postcode})
        for one in theirs
    }:
        found.add(Signal.SAME_ADDRESS)
    if order.address.get("phone") in {one.phone for one in theirs}:
        found.add(Signal.SAME_PHONE)
    if payments.have_shared_an_account(order.person_id, sharer_id):
        found.add(Signal.SAME_ACCOUNT)
    if Credit.objects.filter(buyer_id=sharer_id, sharer_id=order.person_id).exists():
        found.add(Signal.RING)
    return found


def _place(address: dict[str, Any]) -> tuple[str, ...]:
    """Return where something is, however it was spaced or capitalised."""
    codes = tuple(address.get("region_codes") or ())
    words = (str(address.get(name) or "") for name in ("line1", "line2", "postcode"))
    return (*codes, *("".join(word.split()).casefold() for word in words))
