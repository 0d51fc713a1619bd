"""Questions messages can answer. Nothing here writes. Strangers find nothing."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from foundation import access, sql
from market.circles import facade as circles
from market.merchants.facade import Role
from market.messages.errors import ConversationNotFound
from market.messages.models import Conversation, Message, Side
from market.messages.rules import MOST_SHOWN_UNREAD
from market.messages.types import Between, MessageView, SideView

ANSWERING = "orders.read"  # Who sees a shop's orders answers for it.
ANSWERS = frozenset({Role.OWNER, Role.MANAGER, Role.CLERK})  # They do; see merchants.rules.
Place = tuple[datetime, UUID]  # where a list stopped: last at, conversation


def side(conversation_id: UUID, *, viewer_id: UUID) -> SideView:
    """
    Return a conversation as somebody has it: as a friend, as the shopper, or as the shop that they answer for.

    :raises ConversationNotFound: also when one has blocked the other
    """
    conversation = Conversation.objects.filter(pk=conversation_id).first()
    if conversation is None:
        raise ConversationNotFound
    holder_id = _holder(conversation, viewer_id)
    sides = {one.holder_id: one for one in Side.objects.filter(conversation_id=conversation_id)}
    mine = sides[holder_id]
    if mine.between == Between.PEOPLE and mine.other_id in circles.out_of_sight(viewer_id):
        raise ConversationNotFound
    return mine.view(sides[mine.other_id].read_number)


def _holder(conversation: Conversation, viewer_id: UUID) -> UUID:
    """:raises ConversationNotFound:"""
    people = [conversation.one_id]
    if conversation.between == Between.PEOPLE:
        people.append(conversation.other_id)
    if viewer_id in people:
        return viewer_id
    if conversation.between == Between.SHOP and access.may(viewer_id, conversation.other_id, ANSWERING):
        return conversation.other_id
    raise ConversationNotFound


def conversations(
    holder_id: UUID, between: Between, *, hidden: Collection[UUID], after: Place | None, limit: int
) -> tuple[list[SideView], Place | None]:
    """Return a page of somebody's conversations, or of a shop's, the latest first, without the hidden. Two queries."""
    rows = Side.objects.filter(holder_id=holder_id, between=between, last_at__isnull=False)
    rows = rows.exclude(other_id__in=list(hidden)) if hidden else rows
    if after:
        at, conversation_id = after
        rows = rows.filter(last_at__lte=at).exclude(last_at=at, conversation_id__gte=conversation_id)
    found = list(rows.order_by("-last_at", "-conversation_id")[: limit + 1])
    others = _read_by_others(found)
    views = [one.view(others.get((one.conversation_id, one.other_id), 0)) for one in found[:limit]]
    last = views[-1] if len(found) > limit else None
    return views, (last.last_at, last.conversation_id) if last and last.last_at else None


def _read_by_others(sides: Sequence[Side]) -> dict[tuple[UUID, UUID], int]:
    rows = Side.objects.filter(conversation__in=[one.conversation_id for one in sides])
    return {
        (one, holder): number for one, holder, number in rows.values_list("conversation_id", "holder_id", "read_number")
    }


def last_messages(sides: Collection[SideView]) -> dict[UUID, MessageView]:
    """Return the last message of each conversation, unless its side has deleted it. Two queries."""
    rows = sql.rows(
        """
        SELECT m.id FROM unnest(%s::uuid[], %s::int[]) AS s (conversation_id, number)
        JOIN talks_message m ON m.conversation_id = s.conversation_id AND m.number = s.number
        """,
        [[one.conversation_id for one in sides], [one.last_number for one in sides]],
    )
    found = Message.objects.filter(pk__in=[message_id for (message_id,) in rows])
    return {one.conversation_id: one.view() for one in found}


def messages(
    side: SideView, *, before: int | None = None, after: int | None = None, limit: int
) -> tuple[list[MessageView], bool]:
    """
    Return messages in the order they were said, and whether there are more that way: the last ones, those before a
    number, or those after one. One query.
    """
    rows = Message.objects.filter(conversation_id=side.conversation_id, number__gt=side.cleared_number)
    if after is not None:
        found = list(rows.filter(number__gt=after).order_by("number")[: limit + 1])
        return [one.view() for one in found[:limit]], len(found) > limit
    rows = rows.filter(number__lt=before) if before is not None else rows
    found = list(rows.order_by("-number")[: limit + 1])
    return [one.view() for one in reversed(found[:limit])], len(found) > limit


def unread_count(holder_id: UUID, *, hidden: Collection[UUID] = ()) -> int:
    """Count messages that somebody, or a shop, has not read, up to as many as a badge shows. One query."""
    row = sql.one(
        """
        SELECT least(coalesce(sum(last_number - read_number), 0), %s)::int FROM talks_side
        WHERE holder_id = %s AND last_at IS NOT NULL AND read_number < last_number AND other_id <> ALL (%s::uuid[])
        """,
        [MOST_SHOWN_UNREAD, holder_id, list(hidden)],
    )
    return row[0] if row else 0
