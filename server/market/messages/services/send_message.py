"""Somebody says something in a conversation."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox, sql
from foundation.ids import uuid7
from foundation.neighbours import neighbour
from market.catalogue import facade as catalogue
from market.circles import facade as circles
from market.media import facade as media
from market.merchants import facade as merchants
from market.messages import queries, rules
from market.messages.errors import CardNotShowable, NotFriends, ShopTakesNoMessages
from market.messages.events import MessageSent
from market.messages.models import Conversation, Message
from market.messages.types import Between, Card, CardKind, Content, MessageView, SideView
from market.moderation import facade as moderation
from market.orders import facade as orders


@transaction.atomic
def send_message(
    *, conversation_id: UUID, author_id: UUID, client_key: str, content: Content, now: datetime
) -> MessageView:
    """
    Say something; a second time under the same key says nothing more and returns what was said.

    Locks the conversation, so that its messages are numbered without gaps, then the ties of the two friends: a block
    waits for what is being said, and what waits for a block is refused. Touches no network: browsers are told by news.

    :raises ConversationNotFound, NotFriends, ShopTakesNoMessages, NothingSaid, TooLong, CardNotShowable;
        media.PictureNotFound; moderation.TextRefused
    """
    side = queries.side(conversation_id, viewer_id=author_id)
    content = rules.check_content(content)
    conversation = Conversation.objects.lock(conversation_id)
    said = Message.objects.filter(conversation=conversation, author_id=author_id, client_key=client_key).first()
    if said is not None:
        return said.view()
    _check_sides(side, author_id)
    _check_content(side, author_id, content, now)
    return _write(conversation, side, author_id, client_key, content, now)


def _check_sides(side: SideView, author_id: UUID) -> None:
    if side.between is Between.PEOPLE:
        if not circles.hold_friendship(side.holder_id, side.other_id):
            raise NotFriends
        return
    is_shopper = side.holder_id == author_id
    if is_shopper and merchants.shops([side.other_id])[side.other_id].state != merchants.ShopState.OPEN:
        raise ShopTakesNoMessages


def _check_content(side: SideView, author_id: UUID, content: Content, now: datetime) -> None:
    verdicts = moderation.check_texts([moderation.TextToCheck(moderation.Kind.MESSAGE, content.text)])
    moderation.refuse_if_forbidden({"text": verdicts[0]})
    media.keep_pictures(content.picture_ids, now)
    media.check_owner(content.picture_ids, author_id)
    if content.card and not _is_showable(content.card, side, author_id):
        raise CardNotShowable(field="card")


def _is_showable(card: Card, side: SideView, author_id: UUID) -> bool:
    """An order is shown between its buyer and its shop alone; a note by who sees it; goods by everybody."""
    if card.kind is CardKind.PRODUCT:
        product = catalogue.products([card.id]).get(card.id)
        return product is not None and product.state == catalogue.ProductState.PUBLISHED
    if card.kind is CardKind.NOTE:
        note = neighbour("messages.notes")([card.id]).get(card.id)
        return note is not None and bool(circles.may_see([(author_id, note.author_id)]))
    order = orders.orders([card.id]).get(card.id)
    return (
        order is not None
        and side.between is Between.SHOP
        and {order.person_id, order.shop_id} == {side.holder_id, side.other_id}
    )


def _write(
    conversation: Conversation, side: SideView, author_id: UUID, client_key: str, content: Content, now: datetime
) -> MessageView:
    number = conversation.last_number + 1
    message = Message.objects.create(
        id=uuid7(),
        conversation=conversation,
        number=number,
        holder_id=side.holder_id,
        author_id=author_id,
        client_key=client_key,
        text=content.text,
        picture_ids=list(content.picture_ids),
        card_kind=content.card.kind if content.card else "",
        card_id=content.card.id if content.card else None,
        at=now,
    )
    conversation.last_number = number
    conversation.save(update_fields=["last_number"])
    sql.run(
        """
        UPDATE talks_side SET last_number = %(number)s, last_at = %(now)s,
          read_number = CASE WHEN holder_id = %(holder)s THEN %(number)s ELSE read_number END
        WHERE conversation_id = %(conversation)s
        """,
        {"number": number, "now": now, "holder": side.holder_id, "conversation": conversation.id},
    )
    news = MessageSent(
        message.id, conversation.id, conversation.between, conversation.one_id, conversation.other_id, now
    )
    outbox.publish(news, key=conversation.id)
    return message.view()
