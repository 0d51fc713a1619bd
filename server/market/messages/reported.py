"""How a message is looked at when one of its two sides reports it: with a little of what stands around it."""

from uuid import UUID

from market.messages import queries
from market.messages.errors import ConversationNotFound
from market.messages.models import Message
from market.moderation.facade import Sight, Subject, shows

MESSAGE_KIND = "message"
AROUND = 2  # messages before and after it


@shows(MESSAGE_KIND, prefix="msg")
def look_at_message(message_id: UUID, viewer: UUID | None) -> Sight | None:
    """Nothing of a conversation is shown to reviewers but what somebody who is in it reports."""
    if viewer is None:
        return None
    message = Message.objects.filter(pk=message_id, unsent_at=None).first()
    if message is None:
        return None
    try:
        side = queries.side(message.conversation_id, viewer_id=viewer)
    except ConversationNotFound:
        return None
    if message.number <= side.cleared_number:
        return None
    near = Message.objects.filter(
        conversation_id=message.conversation_id,
        number__range=(max(side.cleared_number + 1, message.number - AROUND), message.number + AROUND),
    ).order_by("number")
    text = "\n".join(_line(one, message) for one in near)
    return Sight(Subject(MESSAGE_KIND, message.id, message.author_id), text, tuple(message.picture_ids))


def _line(one: Message, reported: Message) -> str:
    who = "A" if one.holder_id == reported.holder_id else "B"
    return f"{'▶' if one.pk == reported.pk else '　'}{who}: {one.text or '…'}"
