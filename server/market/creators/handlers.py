"""What creators does when others tell news. All is safe to repeat."""

from collections.abc import Sequence
from uuid import UUID

from foundation.outbox import on, on_many
from market.affiliate.events import CreditMoved, ShareOpened
from market.creators.models import Commission
from market.creators.services.follow_orders import note_commission, note_refund, note_sales
from market.creators.services.note_sightings import note_deeds
from market.creators.services.recognise_visitor import recognise_visitor
from market.creators.types import Deed, Done
from market.notes import facade as notes
from market.notes.events import CommentWritten, NoteLiked, NoteSaved
from market.orders.events import OrderLinesRefunded, OrderPaid
from market.people.events import GuestSignedIn


@on_many(NoteLiked)
def count_likes(events: Sequence[NoteLiked]) -> None:
    note_deeds([Done(one.note_id, one.author_id, one.person_id, Deed.LIKED, one.at) for one in events])


@on_many(NoteSaved)
def count_saves(events: Sequence[NoteSaved]) -> None:
    note_deeds([Done(one.note_id, one.author_id, one.person_id, Deed.SAVED, one.at) for one in events])


@on_many(CommentWritten)
def count_comments(events: Sequence[CommentWritten]) -> None:
    note_deeds(
        [Done(one.note_id, one.note_author_id, one.author_id, Deed.COMMENTED, one.at, one.comment_id) for one in events]
    )


@on_many(ShareOpened)
def count_shares(events: Sequence[ShareOpened]) -> None:
    known = notes.notes({one.subject_id for one in events if one.kind == "note"})
    note_deeds(
        [
            Done(one.subject_id, known[one.subject_id].author_id, one.person_id, Deed.SHARED, one.at, one.share_id)
            for one in events
            if one.kind == "note" and one.subject_id in known
        ]
    )


@on(GuestSignedIn)
def recognise(event: GuestSignedIn) -> None:
    recognise_visitor(visitor_id=UUID(event.guest_key), person_id=event.person_id)


# One handler for an order's news: it is in order per key and handler, so a sale is there before it goes back.
@on_many(OrderPaid)
@on_many(OrderLinesRefunded)
def follow_orders(events: Sequence[OrderPaid | OrderLinesRefunded]) -> None:
    paid = {event.order_id for event in events if isinstance(event, OrderPaid)}
    if paid:
        note_sales(paid)
    for event in sorted(events, key=lambda one: one.order_id):
        if isinstance(event, OrderLinesRefunded):
            note_refund(event)


@on_many(CreditMoved)
def follow_credits(events: Sequence[CreditMoved]) -> None:
    last = {event.line_id: event for event in sorted(events, key=lambda one: one.at)}
    note_commission(
        [
            Commission(
                line_id=one.line_id,
                sharer_id=one.sharer_id,
                currency=one.amount.currency,
                amount_minor=0 if one.after == "void" else one.amount.minor,
                at=one.at,
            )
            for one in last.values()
        ]
    )
