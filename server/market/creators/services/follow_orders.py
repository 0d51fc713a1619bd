"""What is bought within some days of a click on a note's goods, and by the same person, counts for the note."""

from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from foundation import sql
from market.creators.models import Commission, Sale, SaleReturn
from market.creators.services.note_sightings import day_of
from market.orders import facade as orders
from market.orders.events import OrderLinesRefunded

SALE = (
    ("line_id", "uuid"), ("order_id", "uuid"), ("person_id", "uuid"), ("product_id", "uuid"), ("day", "date"),
    ("currency", "text"), ("paid_minor", "int8"), ("placed_at", "timestamptz"),
)  # fmt: skip


def note_sales(order_ids: Collection[UUID]) -> int:
    """
    Put each line of these paid orders down to the note by which its buyer last came to the article, if any, within
    AFFILIATE_WINDOW_DAYS. Return how many lines. Safe to repeat: a line counts once. Three queries.
    """
    rows = [
        (line.id, view.id, view.person_id, line.product_id, day_of(view.paid_at), line.payable.currency,
         line.payable.minor, view.placed_at.isoformat())
        for view in orders.orders(order_ids).values() if view.paid_at is not None for line in view.lines
    ]  # fmt: skip
    if not rows:
        return 0
    return sql.run(
        f"""
        INSERT INTO creators_sale (line_id, order_id, note_id, author_id, product_id, source, day, currency, paid_minor,
                                   refunded_minor)
        SELECT b.line_id, b.order_id, c.note_id, c.author_id, b.product_id, c.source, b.day, b.currency, b.paid_minor, 0
        FROM {sql.given(SALE, name="b")} CROSS JOIN LATERAL (
          SELECT s.note_id, s.author_id, s.source FROM creators_sighting s
          WHERE s.viewer_id = b.person_id AND s.about_id = b.product_id AND s.deed = 'clicked'
            AND s.author_id <> b.person_id AND s.at <= b.placed_at AND s.at > b.placed_at - make_interval(days => %s)
          ORDER BY s.at DESC LIMIT 1) AS c
        ORDER BY b.line_id ON CONFLICT DO NOTHING
        """,
        [sql.pack(SALE, rows), settings.AFFILIATE_WINDOW_DAYS],
    )


@transaction.atomic
def note_refund(event: OrderLinesRefunded) -> None:
    """Take a refund off the sales of its lines, once. Locks them, by id."""
    amounts = {line.line_id: line.amount.minor for line in event.lines}
    for sale in Sale.objects.select_for_update().filter(pk__in=amounts).order_by("pk"):
        _, is_new = SaleReturn.objects.get_or_create(
            sale=sale, refund_id=event.refund_id, defaults={"amount_minor": amounts[sale.pk]}
        )
        if is_new:
            Sale.objects.filter(pk=sale.pk).update(refunded_minor=F("refunded_minor") + amounts[sale.pk])


def note_commission(rows: Collection[Commission]) -> None:
    """Keep what lines bring to who shared them, as it was told last. One query."""
    Commission.objects.bulk_create(
        sorted(rows, key=lambda one: one.line_id),
        update_conflicts=True,
        unique_fields=["line_id"],
        update_fields=["sharer_id", "currency", "amount_minor", "at"],
    )
