"""Fetches what a page of conversations or messages needs, once for all of it, and shapes it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from foundation.ids import encode
from foundation.neighbours import neighbour
from foundation.web import MoneyOut
from foundation.words import say
from market.catalogue import facade as catalogue
from market.circles import facade as circles
from market.media import facade as media
from market.media.facade import PictureOut, PictureView
from market.merchants import facade as merchants
from market.messages import queries, rules
from market.messages.schemas import ConversationOut, GlimpseOut, MessageCardOut, MessageOut, PartyOut
from market.messages.types import Between, Card, CardKind, MessageView, SideView
from market.orders import facade as orders
from market.people import facade as people
from market.pricing import facade as pricing


def conversations(sides: Sequence[SideView], viewer_id: UUID, language: str) -> list[ConversationOut]:
    """Six queries, however many."""
    others = {side.other_id for side in sides}
    shops = merchants.shops(others)
    known = people.people(others - shops.keys())
    faces = media.pictures(
        {one for shop in shops.values() if (one := shop.logo_picture_id)}
        | {one for person in known.values() if (one := person.avatar_picture_id)}
    )
    last = queries.last_messages([side for side in sides if side.last_number > side.cleared_number])
    friends = circles.standings(viewer_id, [side.other_id for side in sides if side.between is Between.PEOPLE])
    made = []
    for side in sides:
        shop, person = shops.get(side.other_id), known.get(side.other_id)
        is_open = shop is None or shop.state == merchants.ShopState.OPEN
        made.append(
            ConversationOut(
                conversation_id=side.conversation_id,
                between=side.between,
                other=_shop(shop, faces, language) if shop else _person(side.other_id, person, faces),
                is_as_shop=side.holder_id != viewer_id,
                can_write=friends[side.other_id].is_friend if side.between is Between.PEOPLE else is_open,
                unread_count=side.unread_count,
                last_number=side.last_number,
                other_read_number=side.other_read_number,
                last=_glimpse(last.get(side.conversation_id), side),
                last_at=side.last_at,
            )
        )
    return made


def _shop(shop: merchants.ShopView, faces: Mapping[UUID, PictureView], language: str) -> PartyOut:
    logo = faces.get(shop.logo_picture_id) if shop.logo_picture_id else None
    return PartyOut(
        person_id=None, shop_id=shop.id, slug=shop.slug, name=say(shop.name, language), picture=PictureOut.of(logo)
    )


def _person(person_id: UUID, person: people.PersonView | None, faces: Mapping[UUID, PictureView]) -> PartyOut:
    face = faces.get(person.avatar_picture_id) if person and person.avatar_picture_id else None
    name = person.nickname if person else ""
    return PartyOut(person_id=person_id, shop_id=None, slug="", name=name, picture=PictureOut.of(face))


def _glimpse(message: MessageView | None, side: SideView) -> GlimpseOut | None:
    if message is None:
        return None
    return GlimpseOut(
        text=message.content.text[:80],
        card_kind=message.content.card.kind if message.content.card else None,
        picture_count=len(message.content.picture_ids),
        is_mine=message.holder_id == side.holder_id,
        is_unsent=message.is_unsent,
        is_removed=message.is_removed,
    )


def messages(found: Sequence[MessageView], side: SideView, viewer_id: UUID, language: str) -> list[MessageOut]:
    """Nine queries at most, however many."""
    is_as_shop = side.holder_id != viewer_id
    authors = people.people({one.author_id for one in found}) if is_as_shop else {}
    cards = _cards({card for one in found if (card := one.content.card)}, viewer_id, language, is_as_shop=is_as_shop)
    pictures = media.pictures({one for message in found for one in message.content.picture_ids})
    return [
        MessageOut(
            message_id=one.id,
            number=one.number,
            is_mine=one.holder_id == side.holder_id,
            author=authors[one.author_id].nickname if one.author_id in authors else "",
            text=one.content.text,
            pictures=[shown for key in one.content.picture_ids if (shown := PictureOut.of(pictures.get(key)))],
            card=cards[one.content.card] if one.content.card else None,
            is_unsent=one.is_unsent,
            is_removed=one.is_removed,
            unsend_until=one.at + rules.UNSENDABLE if one.author_id == viewer_id and not one.is_unsent else None,
            at=one.at,
        )
        for one in found
    ]


def _cards(cards: Collection[Card], viewer_id: UUID, language: str, *, is_as_shop: bool) -> dict[Card, MessageCardOut]:
    """Draw cards as they are now. What is gone, or is not for this viewer, is a card without a title."""
    ids = {kind: {card.id for card in cards if card.kind is kind} for kind in CardKind}
    products = catalogue.products(ids[CardKind.PRODUCT]) if ids[CardKind.PRODUCT] else {}
    on_sale = {one.id: one for one in products.values() if one.state == catalogue.ProductState.PUBLISHED}
    bought = orders.orders(ids[CardKind.ORDER]) if ids[CardKind.ORDER] else {}
    notes = neighbour("messages.notes")(ids[CardKind.NOTE]) if ids[CardKind.NOTE] else {}
    seen = circles.may_see([(viewer_id, note.author_id) for note in notes.values()]) if notes else set()
    notes = {one.id: one for one in notes.values() if (viewer_id, one.author_id) in seen}
    prices = pricing.list_prices({sku.id for one in on_sale.values() for sku in one.skus if sku.is_sellable})
    pictures = media.pictures(
        {one.picture_ids[0] for one in on_sale.values() if one.picture_ids}
        | {one.lines[0].picture_id for one in bought.values() if one.lines[0].picture_id}
        | {one.cover_id for one in notes.values() if one.cover_id}
    )
    drawn = {}
    for card in cards:
        facts: dict[str, Any] = {"title": "", "text": "", "picture": None, "price": None, "link": ""}
        if product := on_sale.get(card.id):
            costs = [prices[sku.id] for sku in product.skus if sku.id in prices]
            facts |= {
                "title": say(product.title, language),
                "picture": pictures.get(product.picture_ids[0]) if product.picture_ids else None,
                "price": min(costs, key=lambda money: money.minor) if costs else None,
                "link": f"/p/{encode('prod', card.id)}",
            }
        elif order := bought.get(card.id):
            first = order.lines[0]
            facts |= {
                "title": say(first.title, language),
                "text": order.state.value,
                "picture": pictures.get(first.picture_id) if first.picture_id else None,
                "price": order.total,
                "link": "" if is_as_shop else f"/orders/{encode('ord', card.id)}",
            }
        elif note := notes.get(card.id):
            facts |= {
                "title": note.draft.title,
                "picture": pictures.get(note.cover_id) if note.cover_id else None,
                "link": f"/notes/{encode('note', card.id)}",
            }
        drawn[card] = MessageCardOut(
            kind=card.kind,
            product_id=card.id if card.kind is CardKind.PRODUCT else None,
            note_id=card.id if card.kind is CardKind.NOTE else None,
            order_id=card.id if card.kind is CardKind.ORDER else None,
            title=facts["title"],
            text=facts["text"],
            picture=PictureOut.of(facts["picture"]),
            price=MoneyOut.of(facts["price"]) if facts["price"] else None,
            link=facts["link"],
        )
    return drawn
