"""Orders that are paid become lines that will be settled, by the terms of that day."""

from collections.abc import Collection
from uuid import UUID

from market.catalogue import facade as catalogue
from market.orders import facade as orders
from market.orders.facade import OrderView
from market.settlement.models import Line
from market.settlement.queries import AllTerms, commission_bps
from market.settlement.types import LineKind, TermsView

FUNDED_BY = "PLATFORM"  # Who pays a discount to the shop. Brands and promoters name no account of theirs yet.


def take_in_orders(order_ids: Collection[UUID]) -> list[UUID]:
    """
    Write a line for each line of these orders that cost something, and one for the freight. Repeating is harmless.

    In the caller's transaction, by as many statements for hundreds as for one. What went back is counted by its news;
    out: those new orders of which some had been told before they were taken in.
    """
    known = set(Line.objects.filter(order_id__in=order_ids).values_list("order_id", flat=True))
    found = orders.orders([one for one in order_ids if one not in known])
    views = [view for view in found.values() if view.paid_at is not None]
    if not views:
        return []
    terms = AllTerms({view.shop_id for view in views})
    products = catalogue.products({line.product_id for view in views for line in view.lines})
    paths = {one.id: one.path for one in catalogue.categories()}
    rows = []
    for view in views:
        assert view.paid_at is not None, "only those were chosen"
        by = terms.at(view.shop_id, view.paid_at)
        for line in view.lines:
            product = products.get(line.product_id)
            path = paths.get(product.category_id, ()) if product else ()
            funded = sum(promo.amount.minor for promo in line.promos if promo.funder == FUNDED_BY)
            paid = line.payable.minor
            rows.append(_line(view, by, line.id, LineKind.GOODS, paid, funded, commission_bps(by, path)))
        # Freight is the shop's too, and goes back whole or not at all: a line of its own. What carriers are paid is no
        # sale, so no commission is taken of it.
        rows.append(_line(view, by, view.id, LineKind.FREIGHT, view.freight.minor, 0, 0))
    Line.objects.bulk_create([row for row in rows if row.paid_minor + row.funded_minor], ignore_conflicts=True)
    return [view.id for view in views if view.freight_refunded_minor or any(line.refunded_minor for line in view.lines)]


def _line(
    view: OrderView, terms: TermsView, source_id: UUID, kind: LineKind, paid: int, funded: int, commission: int
) -> Line:
    paid_at = view.paid_at
    assert paid_at is not None, "only those were chosen"
    return Line(
        source_id=source_id,
        kind=kind,
        order_id=view.id,
        checkout_id=view.checkout_id,
        shop_id=view.shop_id,
        currency=view.total.currency,
        paid_at=paid_at,
        paid_minor=paid,
        funded_minor=funded,
        terms_id=terms.id,
        terms_version=terms.version,
        commission_bps=commission,
        technical_bps=terms.technical_bps if kind == LineKind.GOODS else 0,
        payment_bps=terms.payment_bps,
        reserve_bps=terms.reserve_bps,
        reserve_days=terms.reserve_days,
        tier_days=terms.tier_days,
    )
