"""The pages as the API sends them: bytes, the same on the express lane and on the whole road."""

from uuid import UUID

import msgspec
from django.utils import timezone

from foundation.ids import decode, encode
from market.groupbuy import facade as groupbuy
from market.groupbuy.facade import Audience, OfferOnPage
from market.media import facade as media
from market.media.facade import PictureOut
from market.people import facade as people
from market.stock import facade as stock
from market.storefront import queries
from market.storefront.queries import ListSort
from market.storefront.services.refresh_products import shop_out

MOST_GATHERING = 5  # Teams shown on a product's page; the others are on the teams' page.


def home(*, after: str | None = None, limit: int | None = None, language: str) -> bytes:
    """The first page brings banners and categories; the pages after it only cards. :raises BadCursor:"""
    feed = queries.cards(after=after, limit=limit, language=language)
    banners, categories = ([], []) if after else queries.frame(language)
    return msgspec.json.encode(
        {"banners": banners, "categories": categories, "feed": feed, "server_time": timezone.now()}
    )


def categories(*, language: str) -> bytes:
    return msgspec.json.encode({"items": queries.frame(language)[1]})


def category(
    *, slug: str, sort: ListSort = "recommended", after: str | None = None, limit: int | None = None, language: str
) -> bytes:
    """:raises CategoryNotListed, BadCursor:"""
    head, page = queries.category_cards(slug, sort=sort, after=after, limit=limit, language=language)
    return msgspec.json.encode({**head, "items": page.items, "next": page.next})


def shop(
    *, shop_id: UUID, sort: ListSort = "recommended", after: str | None = None, limit: int | None = None, language: str
) -> bytes:
    """:raises ShopNotListed, BadCursor:"""
    found, pictures = queries.shop(shop_id)
    page = queries.cards(shop_id, sort=sort, after=after, limit=limit, language=language)
    out = shop_out(found, pictures, language).model_dump(mode="json")
    return msgspec.json.encode({"shop": out, "items": page.items, "next": page.next})


def product(*, product_id: UUID, language: str) -> bytes:
    """A product's page: the kept body, with stock and teams as they are at this moment. :raises ProductNotListed:"""
    now = timezone.now()
    page = queries.body(product_id, language)
    levels = stock.levels([_sku_id(sku) for sku in page["skus"]])
    for sku in page["skus"]:
        sku["available"] = max(0, levels[_sku_id(sku)].available)
    offer = groupbuy.offer_on_page(product_id, now=now, most_teams=MOST_GATHERING)
    page["group"] = _group(offer) if offer else None
    page["server_time"] = now
    return msgspec.json.encode(page)


def _sku_id(sku: dict[str, object]) -> UUID:
    return decode("sku", str(sku["sku_id"]))


def _group(offer: OfferOnPage) -> dict[str, object]:
    leaders = people.people([team.leader_id for team in offer.gathering])
    avatars = media.pictures([one.avatar_picture_id for one in leaders.values() if one.avatar_picture_id])
    return {
        "activity_id": encode("act", offer.activity_id),
        "team_size": offer.team_size,
        "starts_at": offer.starts_at,
        "ends_at": offer.ends_at,
        "per_person": offer.per_person,
        "max_quantity": offer.max_quantity,
        "new_only": offer.audience == Audience.NEW_ONLY,
        "gathering": [
            {
                "team_id": encode("team", team.id),
                "leader": _leader(leaders.get(team.leader_id), avatars),
                "size": team.size,
                "missing": team.size - team.paid_count,
                "closes_at": team.closes_at,
            }
            for team in offer.gathering
        ],
    }


def _leader(person: people.PersonView | None, avatars: dict[UUID, media.PictureView]) -> dict[str, object]:
    avatar = PictureOut.of(avatars.get(person.avatar_picture_id)) if person and person.avatar_picture_id else None
    return {
        "nickname_masked": people.mask(person.nickname) if person else "*",
        "avatar": avatar.model_dump() if avatar else None,
    }
