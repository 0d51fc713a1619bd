"""HTTP: read the request, make one call, shape the reply."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status

from foundation import access, rate
from foundation.description import KEYED
from foundation.idempotency import idempotent
from foundation.paging import clamp, decode_cursor, decode_dated, encode_cursor
from foundation.web import Limit, PageOut, PersonRequest, VisitorRequest, signed_in, visitor
from foundation.words import language_of
from market.catalogue.facade import ProductId
from market.community import queries
from market.community.schemas import (
    FollowUpIn,
    FriendOut,
    FriendsWhoBoughtOut,
    HelpfulOut,
    ReplyIn,
    ReviewIn,
    ReviewOut,
    ShownPurchaseOut,
    SummaryOut,
)
from market.community.services.change_reply import change_reply
from market.community.services.follow_up_review import follow_up_review
from market.community.services.hide_purchase import hide_purchase
from market.community.services.remove_review import remove_review
from market.community.services.reply_to_review import reply_to_review
from market.community.services.show_purchase import show_purchase
from market.community.services.vote_helpful import vote_helpful
from market.community.services.write_review import write_review
from market.community.types import ReviewFilter, ReviewId, ReviewSort, ReviewView
from market.media import facade as media
from market.media.facade import PictureOut
from market.merchants.facade import ShopId
from market.orders.facade import OrderId
from market.people import facade as people

FACES = 3  # Of friends who bought something; the rest are counted.
VOTES_PER_MINUTE = 60  # Somebody who reads on and on; faster is a program.
MOST_VOTES = 2**31 - 1  # What a count holds.
WRITES_PER_MINUTE = 20  # Somebody who reviews a whole month's shopping at once; faster is a program.

router = Router(tags=["community"])


@router.get("/products/{product_id}/reviews", response=PageOut[ReviewOut], auth=visitor)
def list_reviews(
    request: VisitorRequest,
    product_id: ProductId,
    filter: ReviewFilter = ReviewFilter.ALL,  # noqa: A002 (the public name)
    stars: Annotated[int | None, Query(ge=1, le=5)] = None,
    sort: ReviewSort = ReviewSort.NEWEST,
    after: str | None = None,
    limit: Limit = None,
) -> dict[str, object]:
    """What was said of a product, newest first, or what most found helpful."""
    more: Sequence[object] | None
    if sort is ReviewSort.HELPFUL:
        place = decode_cursor(after, [_votes, UUID])
        found, more = queries.helpful_reviews_of_product(
            product_id, only=filter, stars=stars, after=(place[0], place[1]) if place else None, limit=clamp(limit)
        )
    else:
        found, more = queries.reviews_of_product(
            product_id, only=filter, stars=stars, after=decode_dated(after), limit=clamp(limit)
        )
    return _page(request, found, more, request.auth.person_id)


@router.get("/products/{product_id}/summary", response=SummaryOut)
def read_summary(request: HttpRequest, product_id: ProductId) -> SummaryOut:
    """How many reviews there are, and how they add up."""
    return SummaryOut.of(queries.reviews_of([product_id])[product_id])


@router.get("/mine", response=PageOut[ReviewOut], auth=signed_in)
def list_mine(request: PersonRequest, after: str | None = None, limit: Limit = None) -> dict[str, object]:
    """What I wrote, newest first."""
    found, more = queries.reviews_by_person(request.auth.id, after=decode_dated(after), limit=clamp(limit))
    return _page(request, found, more, request.auth.id)


@router.get("/shops/{shop_id}/reviews", response=PageOut[ReviewOut], auth=signed_in)
def list_of_shop(
    request: PersonRequest,
    shop_id: ShopId,
    unanswered: bool = False,
    after: str | None = None,
    limit: Limit = None,
) -> dict[str, object]:
    """What was said of a shop's goods, for its staff, newest first."""
    access.require(request.auth.id, shop_id, "shop.read")
    found, more = queries.reviews_of_shop(shop_id, unanswered=unanswered, after=decode_dated(after), limit=clamp(limit))
    return _page(request, found, more, request.auth.id)


@router.get("/products/{product_id}/friends", response=FriendsWhoBoughtOut, auth=visitor)
def list_friends_who_bought(request: VisitorRequest, product_id: ProductId) -> FriendsWhoBoughtOut:
    """Which of my friends bought this, of those who let their friends see it."""
    viewer_id = request.auth.person_id
    found = queries.friends_who_bought(viewer_id, product_id) if viewer_id else []
    known = people.people(found[:FACES])
    pictures = media.pictures({one for person in known.values() if (one := person.avatar_picture_id)})
    friends = [
        FriendOut(
            person_id=one,
            nickname=known[one].nickname,
            avatar=PictureOut.of(pictures.get(face)) if (face := known[one].avatar_picture_id) else None,
        )
        for one in found[:FACES]
    ]
    return FriendsWhoBoughtOut(friends=friends, count=len(found))


@router.get("/orders/{order_id}/shown", response=ShownPurchaseOut, auth=signed_in)
def read_shown(request: PersonRequest, order_id: OrderId) -> ShownPurchaseOut:
    """Whether my friends see what I bought with an order."""
    queries.own_order(order_id, request.auth.id)
    return ShownPurchaseOut(is_shown=queries.is_shown(order_id, request.auth.id))


@router.put("/orders/{order_id}/shown", response=ShownPurchaseOut, auth=signed_in)
def show(request: PersonRequest, order_id: OrderId) -> ShownPurchaseOut:
    """Let my friends see what I bought with an order."""
    show_purchase(order_id=order_id, person_id=request.auth.id, now=timezone.now())
    return ShownPurchaseOut(is_shown=True)


@router.delete("/orders/{order_id}/shown", response=ShownPurchaseOut, auth=signed_in)
def hide(request: PersonRequest, order_id: OrderId) -> ShownPurchaseOut:
    """Let nobody see it any more."""
    hide_purchase(order_id=order_id, person_id=request.auth.id)
    return ShownPurchaseOut(is_shown=False)


@router.post("/reviews", response={201: ReviewOut}, auth=signed_in, openapi_extra=KEYED)
@idempotent
def write(request: PersonRequest, body: ReviewIn) -> Status:
    """Review a line of a completed order."""
    _count_write(request)
    done = write_review(
        person_id=request.auth.id,
        line_id=body.order_line_id,
        stars=body.stars,
        text=body.text,
        picture_ids=body.picture_ids,
        video_id=body.video_id,
        as_note=body.as_note,
        now=timezone.now(),
    )
    return Status(201, _shaped(request, [done], request.auth.id)[0])


@router.post("/reviews/{review_id}/follow-up", response={201: ReviewOut}, auth=signed_in, openapi_extra=KEYED)
@idempotent
def follow_up(request: PersonRequest, review_id: ReviewId, body: FollowUpIn) -> Status:
    """Add the one follow-up to my review."""
    _count_write(request)
    done = follow_up_review(
        review_id=review_id,
        person_id=request.auth.id,
        text=body.text,
        picture_ids=body.picture_ids,
        now=timezone.now(),
    )
    return Status(201, _shaped(request, [done], request.auth.id)[0])


@router.post("/reviews/{review_id}/reply", response={201: ReviewOut}, auth=signed_in, openapi_extra=KEYED)
@idempotent
def reply(request: PersonRequest, review_id: ReviewId, body: ReplyIn) -> Status:
    """Answer in public, for the shop."""
    access.require(request.auth.id, queries.review(review_id).shop_id, "goods.edit")
    done = reply_to_review(review_id=review_id, actor_id=request.auth.id, text=body.text, now=timezone.now())
    return Status(201, _shaped(request, [done], request.auth.id)[0])


@router.put("/reviews/{review_id}/reply", response=ReviewOut, auth=signed_in)
def mend_reply(request: PersonRequest, review_id: ReviewId, body: ReplyIn) -> ReviewOut:
    """Say the shop's reply in other words; what it said before is kept."""
    access.require(request.auth.id, queries.review(review_id).shop_id, "goods.edit")
    done = change_reply(review_id=review_id, actor_id=request.auth.id, text=body.text, now=timezone.now())
    return _shaped(request, [done], request.auth.id)[0]


@router.put("/reviews/{review_id}/helpful", response=HelpfulOut, auth=signed_in)
def find_helpful(request: PersonRequest, review_id: ReviewId) -> HelpfulOut:
    """Say that a review helped me; a second time changes nothing."""
    return _vote(request, review_id, is_helpful=True)


@router.delete("/reviews/{review_id}/helpful", response=HelpfulOut, auth=signed_in)
def find_helpful_no_more(request: PersonRequest, review_id: ReviewId) -> HelpfulOut:
    return _vote(request, review_id, is_helpful=False)


@router.delete("/reviews/{review_id}", response={204: None}, auth=signed_in)
def remove(request: PersonRequest, review_id: ReviewId) -> Status:
    """Take my review back."""
    remove_review(review_id=review_id, person_id=request.auth.id, now=timezone.now())
    return Status(204, None)


def _vote(request: PersonRequest, review_id: UUID, *, is_helpful: bool) -> HelpfulOut:
    rate.limit(who=f"person:{request.auth.id}", what="community.vote", per_minute=VOTES_PER_MINUTE)
    count = vote_helpful(review_id=review_id, person_id=request.auth.id, is_helpful=is_helpful, now=timezone.now())
    return HelpfulOut(helpful_count=count, is_helpful=is_helpful)


def _votes(value: object) -> int:
    """Read a count of votes back from a cursor. :raises ValueError: more than a count holds"""
    count = int(str(value))
    if not 0 <= count <= MOST_VOTES:
        raise ValueError(value)
    return count


def _count_write(request: PersonRequest) -> None:
    rate.limit(who=f"person:{request.auth.id}", what="community.write", per_minute=WRITES_PER_MINUTE)


def _page(
    request: HttpRequest, found: Sequence[ReviewView], more: Sequence[object] | None, reader_id: UUID | None
) -> dict[str, object]:
    return {"items": _shaped(request, found, reader_id), "next": encode_cursor(more) if more else None}


def _shaped(request: HttpRequest, found: Sequence[ReviewView], reader_id: UUID | None) -> list[ReviewOut]:
    """Fetch the faces, pictures, films and votes of a whole page at once: four queries more, however long it is."""
    authors = people.people({one.person_id for one in found if one.person_id})
    wanted = {one for person in authors.values() if (one := person.avatar_picture_id)}
    for review in found:
        wanted.update(review.picture_ids)
        wanted.update(review.follow_up.picture_ids if review.follow_up else ())
    pictures = media.pictures(wanted)
    films = {one.video_id for one in found if one.video_id}
    videos = media.videos(films) if films else {}
    helpful = queries.found_helpful(reader_id, [one.id for one in found])
    return [
        ReviewOut.of(
            one,
            people=authors,
            pictures=pictures,
            videos=videos,
            helpful=helpful,
            language=language_of(request),
            reader_id=reader_id,
        )
        for one in found
    ]
