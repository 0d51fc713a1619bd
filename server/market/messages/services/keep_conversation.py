"""What a side does with its conversation: reads it, deletes it for itself, takes back what it said."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest, Least

from foundation import outbox
from market.messages import queries, rules
from market.messages.errors import MessageNotFound
from market.messages.events import ConversationChanged
from market.messages.models import Conversation, Message, Side


@transaction.atomic
def read_up_to(*, conversation_id: UUID, viewer_id: UUID, number: int, now: datetime) -> None:
    """Mark what was said up to a number as read, and let the other side know. :raises ConversationNotFound:"""
    side = queries.side(conversation_id, viewer_id=viewer_id)
    conversation = Conversation.objects.lock(conversation_id)
    moved = Side.objects.filter(conversation=conversation, holder_id=side.holder_id, read_number__lt=number).exclude(
        read_number=F("last_number")
    )
    if moved.update(read_number=Greatest("read_number", Least("last_number", number))):
        _tell(conversation, now)


@transaction.atomic
def delete_for_oneself(*, conversation_id: UUID, viewer_id: UUID) -> None:
    """Take a conversation from one's own list, with what was said; the other keeps it. :raises ConversationNotFound:"""
    side = queries.side(conversation_id, viewer_id=viewer_id)
    Conversation.objects.lock(conversation_id)
    Side.objects.filter(conversation_id=conversation_id, holder_id=side.holder_id).update(
        cleared_number=F("last_number"), read_number=F("last_number"), last_at=None
    )


@transaction.atomic
def unsend(*, message_id: UUID, person_id: UUID, now: datetime) -> None:
    """
    Take back what one has said, within two minutes; both see that something was. A second time changes nothing.

    :raises MessageNotFound: also another's; TooLateToUnsend:
    """
    message = Message.objects.filter(pk=message_id, author_id=person_id).first()
    if message is None:
        raise MessageNotFound
    conversation = Conversation.objects.lock(message.conversation_id)
    rules.check_unsendable(message.at, now)
    done = Message.objects.filter(pk=message_id, unsent_at=None).update(
        text="", picture_ids=[], card_kind="", card_id=None, unsent_at=now
    )
    if done:
        _tell(conversation, now)


@transaction.atomic
def decide_message(*, message_id: UUID, is_to_be_seen: bool, now: datetime) -> None:
    """Show or hide a message as reviewers decided. What is not there any more needs no decision."""
    message = Message.objects.filter(pk=message_id).first()
    if message is None:
        return
    conversation = Conversation.objects.lock(message.conversation_id)
    Message.objects.filter(pk=message_id).update(removed_at=None if is_to_be_seen else now)
    _tell(conversation, now)


def _tell(conversation: Conversation, now: datetime) -> None:
    news = ConversationChanged(
        conversation.id, conversation.between, conversation.one_id, conversation.other_id, now
    )  # fmt: skip
    outbox.publish(news, key=conversation.id)
