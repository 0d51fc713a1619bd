"""What messages does when news is told. Each runs at least once, so each is safe to repeat."""

from collections.abc import Sequence

from foundation.outbox import on, on_many
from market.messages.events import ConversationChanged, MessageSent
from market.messages.reported import MESSAGE_KIND
from market.messages.services.keep_conversation import decide_message
from market.messages.services.tell_live import tell_live
from market.moderation.events import SubjectDecided


@on_many(MessageSent)
def show_sent(events: Sequence[MessageSent]) -> None:
    tell_live(events)


@on_many(ConversationChanged)
def show_changed(events: Sequence[ConversationChanged]) -> None:
    tell_live(events)


@on(SubjectDecided)
def do_as_was_decided(event: SubjectDecided) -> None:
    if event.subject_kind == MESSAGE_KIND:
        decide_message(message_id=event.subject_id, is_to_be_seen=event.outcome == "publish", now=event.decided_at)
