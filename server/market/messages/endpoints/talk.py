"""HTTP for what is said in a conversation: read the request, make one call, shape the reply."""

from typing import Annotated

from django.utils import timezone
from ninja import Query, Status

from foundation import rate
from foundation.paging import clamp
from foundation.web import Limit, PersonRequest, signed_in
from foundation.words import language_of
from market.messages import queries
from market.messages.endpoints import shaping
from market.messages.endpoints.routing import router
from market.messages.schemas import MessageIn, MessageOut, MessagesOut
from market.messages.services.keep_conversation import unsend
from market.messages.services.send_message import send_message
from market.messages.types import Between, ConversationId, MessageId

SENT_PER_MINUTE = 60
TO_SHOPS_PER_MINUTE = 10
Number = Annotated[int | None, Query(ge=0, le=2_000_000_000)]


@router.get("/conversations/{conversation_id}/messages", response=MessagesOut, auth=signed_in)
def list_messages(
    request: PersonRequest,
    conversation_id: ConversationId,
    before: Number = None,
    after: Number = None,
    limit: Limit = None,
) -> MessagesOut:
    """The last messages, those before a number, or those after one; always in the order they were said."""
    side = queries.side(conversation_id, viewer_id=request.auth.id)
    found, has_more = queries.messages(side, before=before, after=after, limit=clamp(limit))
    return MessagesOut(
        items=shaping.messages(found, side, request.auth.id, language_of(request)), has_more=has_more
    )  # fmt: skip


@router.post("/conversations/{conversation_id}/messages", response={201: MessageOut}, auth=signed_in)
def send(request: PersonRequest, conversation_id: ConversationId, body: MessageIn) -> Status:
    """Say something. Sent again under the same `client_key`, it is said once."""
    me = request.auth.id
    rate.limit(who=f"person:{me}", what="messages.send", per_minute=SENT_PER_MINUTE)
    side = queries.side(conversation_id, viewer_id=me)
    if side.between is Between.SHOP and side.holder_id == me:
        rate.limit(who=f"person:{me}", what="messages.send_shop", per_minute=TO_SHOPS_PER_MINUTE)
    message = send_message(
        conversation_id=conversation_id,
        author_id=me,
        client_key=body.client_key,
        content=body.content(),
        now=timezone.now(),
    )
    return Status(201, shaping.messages([message], side, me, language_of(request))[0])


@router.delete("/{message_id}", response={204: None}, auth=signed_in)
def take_back(request: PersonRequest, message_id: MessageId) -> Status:
    """Take back what I have just said."""
    unsend(message_id=message_id, person_id=request.auth.id, now=timezone.now())
    return Status(204, None)
