"""
What notices does when others tell news: the buyer is told. Each runs at least once; a notice that was there stays one.

The words need the goods' names, which the orders keep as they were bought.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.utils import timezone

from foundation.ids import encode
from foundation.money import Money
from foundation.outbox import on, on_many
from market.aftersales.events import CaseMoved, CaseOpened
from market.circles.events import FollowAsked, PersonFollowed
from market.coupons.events import CouponIssued
from market.groupbuy.events import TeamFailed, TeamFilled
from market.moderation.events import SubjectDecided
from market.notes.events import CommentWritten, NoteEdited, NoteLiked, NotePublished, NoteSaved
from market.notices.services.notify import notify_many
from market.notices.services.tell_of_cases import tell_of_cases
from market.notices.services.tell_of_decisions import tell_of_decisions
from market.notices.services.tell_of_gifts import tell_of_coupons, tell_of_points
from market.notices.services.tell_of_notes import tell_of_deeds, tell_of_mentions, tell_of_talk
from market.notices.services.tell_of_questions import tell_of_answers, tell_of_questions
from market.notices.services.tell_of_ties import tell_of_askers, tell_of_followers
from market.notices.services.watch_notes import note_moved
from market.notices.types import Kind, NewNotice
from market.orders import facade as orders
from market.orders.events import OrderPaid, OrderRefunded, OrderShipped
from market.points.events import PointsEarned
from market.questions.events import QuestionAnswered, QuestionAsked
from market.shipping import facade as shipping


@on_many(OrderPaid)
def tell_buyer_paid(events: Sequence[OrderPaid]) -> None:
    told = [event for event in events if event.title is not None]
    if told:
        notify_many([_paid(event, event.title or {}) for event in told], now=timezone.now())
    # News of an earlier release says less; the orders know.
    _tell(Kind.PAID, {event.order_id: {"amount": _amount(event.total)} for event in events if event.title is None})


def _paid(event: OrderPaid, title: Mapping[str, str]) -> NewNotice:
    facts = _facts(event.order_id, event.kind, event.kind_ref, title, len(event.product_quantities))
    facts["amount"] = _amount(event.total)
    return NewNotice(event.person_id, Kind.PAID, encode("ord", event.order_id), facts)


@on(OrderShipped)
def tell_buyer_shipped(event: OrderShipped) -> None:
    names = {carrier.code: dict(carrier.name) for carrier in shipping.carriers()}
    carrier = names.get(event.carrier, {"en": event.carrier})
    _tell(Kind.SHIPPED, {event.order_id: {"carrier": carrier, "tracking_no": event.tracking_no}})


@on_many(OrderRefunded)
def tell_buyer_refunded(events: Sequence[OrderRefunded]) -> None:
    # One order may be refunded in parts, at different times; each part is its own subject.
    parts = {event.order_id: event.refunded_at.isoformat() for event in events}
    _tell(Kind.REFUNDED, {event.order_id: {"amount": _amount(event.amount)} for event in events}, parts=parts)


@on(CaseOpened)
@on(CaseMoved)
def tell_both_sides(event: CaseOpened | CaseMoved) -> None:
    tell_of_cases(event, now=timezone.now())


@on(TeamFilled)
def tell_team_filled(event: TeamFilled) -> None:
    _tell(Kind.TEAM_FILLED, {order_id: {"size": len(event.order_ids)} for order_id in event.order_ids})


@on(TeamFailed)
def tell_team_failed(event: TeamFailed) -> None:
    _tell(Kind.TEAM_FAILED, {order_id: {} for order_id in event.order_ids})


@on_many(NoteLiked)
def tell_author_liked(events: Sequence[NoteLiked]) -> None:
    tell_of_deeds(Kind.NOTE_LIKED, events, now=timezone.now())
    note_moved([event.note_id for event in events])


@on_many(NoteSaved)
def tell_author_saved(events: Sequence[NoteSaved]) -> None:
    tell_of_deeds(Kind.NOTE_SAVED, events, now=timezone.now())
    note_moved([event.note_id for event in events])


@on_many(CommentWritten)
def tell_whom_it_was_said_to(events: Sequence[CommentWritten]) -> None:
    tell_of_talk(events, now=timezone.now())
    note_moved([event.note_id for event in events])


@on_many(NotePublished)
def tell_mentioned(events: Sequence[NotePublished]) -> None:
    tell_of_mentions([event.note_id for event in events if event.mention_ids], now=timezone.now())


@on_many(NoteEdited)
def tell_mentioned_later(events: Sequence[NoteEdited]) -> None:
    tell_of_mentions([event.note_id for event in events], now=timezone.now())


@on_many(PersonFollowed)
def tell_followed(events: Sequence[PersonFollowed]) -> None:
    tell_of_followers(events, now=timezone.now())


@on_many(FollowAsked)
def tell_asked(events: Sequence[FollowAsked]) -> None:
    tell_of_askers(events, now=timezone.now())


@on_many(SubjectDecided)
def tell_author_decided(events: Sequence[SubjectDecided]) -> None:
    tell_of_decisions(events, now=timezone.now())


@on_many(QuestionAsked)
def tell_buyers_and_shop(events: Sequence[QuestionAsked]) -> None:
    tell_of_questions(events, now=timezone.now())


@on_many(QuestionAnswered)
def tell_asker(events: Sequence[QuestionAnswered]) -> None:
    tell_of_answers(events, now=timezone.now())


@on_many(CouponIssued)
def tell_given_coupons(events: Sequence[CouponIssued]) -> None:
    tell_of_coupons(events, now=timezone.now())


@on_many(PointsEarned)
def tell_given_points(events: Sequence[PointsEarned]) -> None:
    tell_of_points(events, now=timezone.now())


def _tell(
    kind: Kind, facts: Mapping[UUID, Mapping[str, Any]], *, parts: Mapping[UUID, str] = MappingProxyType({})
) -> None:
    """Tell the buyer of each order, with facts of its own. Six queries, whatever the number of orders."""
    news = []
    for order in orders.orders(facts.keys()).values() if facts else ():
        known = _facts(order.id, order.kind, order.kind_ref, order.lines[0].title, len(order.lines))
        subject = f"{known['order_id']} {parts.get(order.id, '')}".strip()
        news.append(NewNotice(order.person_id, kind, subject, {**known, **facts[order.id]}))
    if news:
        notify_many(news, now=timezone.now())


def _facts(
    order_id: UUID, kind: str, kind_ref: UUID | None, title: Mapping[str, str], line_count: int
) -> dict[str, Any]:
    """Say of an order what every notice about one says."""
    return {
        "order_id": encode("ord", order_id),
        "team_id": encode("team", kind_ref) if kind == "group" and kind_ref else None,
        "title": dict(title),
        "line_count": line_count,
    }


def _amount(money: Money) -> dict[str, Any]:
    return {"currency": money.currency, "minor": money.minor}
