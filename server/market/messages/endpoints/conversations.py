"""HTTP for lists of conversations: read the request, make one call, shape the reply."""

from uuid import UUID

from django.utils import timezone
from ninja import Status

from foundation import access, rate
from foundation.paging import clamp, decode_dated, encode_cursor
from foundation.web import Limit, PageOut, PersonRequest, signed_in
from foundation.words import language_of
from market.circles import facade as circles
from market.merchants.facade import ShopId
from market.messages import queries
from market.messages.endpoints import shaping
from market.messages.endpoints.routing import router
from market.messages.errors import NobodyToWriteTo
from market.messages.schemas import ConversationIn, ConversationOut, ReadUpToIn, UnreadMessagesOut
from market.messages.services.keep_conversation import delete_for_oneself, read_up_to
from market.messages.services.open_conversation import write_to_person, write_to_shop
from market.messages.types import Between, ConversationId

OPENED_PER_MINUTE = 10
SHOPS_OPENED_PER_MINUTE = 5


@router.get("/conversations", response=PageOut[ConversationOut], auth=signed_in)
def list_conversations(
    request: PersonRequest, between: Between = Between.PEOPLE, after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """My conversations with friends, or with shops, the latest first."""
    return _page(request, request.auth.id, between, after, limit)


@router.get("/shops/{shop_id}/conversations", response=PageOut[ConversationOut], auth=signed_in)
def list_shop_conversations(
    request: PersonRequest, shop_id: ShopId, after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """What shoppers wrote to a shop, to whoever answers for it."""
    access.require(request.auth.id, shop_id, queries.ANSWERING)
    return _page(request, shop_id, Between.SHOP, after, limit)


@router.get("/shops/{shop_id}/unread", response=UnreadMessagesOut, auth=signed_in)
def count_shop_unread(request: PersonRequest, shop_id: ShopId) -> UnreadMessagesOut:
    access.require(request.auth.id, shop_id, queries.ANSWERING)
    return UnreadMessagesOut(unread_count=queries.unread_count(shop_id))


@router.get("/unread", response=UnreadMessagesOut, auth=signed_in)
def count_unread(request: PersonRequest) -> UnreadMessagesOut:
    """How many messages I have not read, up to as many as a badge shows."""
    hidden = circles.out_of_sight(request.auth.id)
    return UnreadMessagesOut(unread_count=queries.unread_count(request.auth.id, hidden=hidden))


@router.post("/conversations", response={201: ConversationOut}, auth=signed_in)
def open_conversation(request: PersonRequest, body: ConversationIn) -> Status:
    """Turn to a friend, or to a shop. There is one conversation with each, however often it is opened."""
    me, now = request.auth.id, timezone.now()
    rate.limit(who=f"person:{me}", what="messages.open", per_minute=OPENED_PER_MINUTE)
    if body.person_id:
        conversation_id = write_to_person(person_id=me, other_id=body.person_id, now=now)
    elif body.shop_id:
        rate.limit(who=f"person:{me}", what="messages.open_shop", per_minute=SHOPS_OPENED_PER_MINUTE)
        conversation_id = write_to_shop(person_id=me, shop_id=body.shop_id, now=now)
    else:
        raise NobodyToWriteTo
    return Status(201, _one(request, conversation_id))


@router.get("/conversations/{conversation_id}", response=ConversationOut, auth=signed_in)
def read_conversation(request: PersonRequest, conversation_id: ConversationId) -> ConversationOut:
    return _one(request, conversation_id)


@router.post("/conversations/{conversation_id}/read", response={204: None}, auth=signed_in)
def mark_read(request: PersonRequest, conversation_id: ConversationId, body: ReadUpToIn) -> Status:
    """I have read everything up to this number."""
    read_up_to(
        conversation_id=conversation_id, viewer_id=request.auth.id, number=body.number, now=timezone.now()
    )  # fmt: skip
    return Status(204, None)


@router.delete("/conversations/{conversation_id}", response={204: None}, auth=signed_in)
def delete(request: PersonRequest, conversation_id: ConversationId) -> Status:
    """Take a conversation, and what was said in it so far, from my list. The other keeps it."""
    delete_for_oneself(conversation_id=conversation_id, viewer_id=request.auth.id)
    return Status(204, None)


def _one(request: PersonRequest, conversation_id: UUID) -> ConversationOut:
    side = queries.side(conversation_id, viewer_id=request.auth.id)
    return shaping.conversations([side], request.auth.id, language_of(request))[0]


def _page(
    request: PersonRequest, holder_id: UUID, between: Between, after: str | None, limit: int | None
) -> dict[str, object]:
    hidden = circles.out_of_sight(request.auth.id) if between is Between.PEOPLE else ()
    found, more = queries.conversations(
        holder_id, between, hidden=hidden, after=decode_dated(after), limit=clamp(limit)
    )
    items = shaping.conversations(found, request.auth.id, language_of(request))
    return {"items": items, "next": encode_cursor([more[0].isoformat(), more[1]]) if more else None}
