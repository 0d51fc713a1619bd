"""HTTP: pages drawn from many rooms. Each facade is asked once per page; hot pages go out as bytes."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from ninja import Query, Router

from foundation.ids import decode, encode
from foundation.web import VisitorRequest, live_url, reply_bytes, visitor
from foundation.words import language_of
from market.catalogue.facade import BrandId, CategoryId, ProductId
from market.groupbuy import facade as groupbuy
from market.groupbuy.facade import ActivityView, TeamView
from market.media import facade as media
from market.media.facade import PictureOut
from market.merchants.facade import ShopId
from market.notices import facade as notices
from market.orders import facade as orders
from market.people import facade as people
from market.search import facade as search
from market.stock import facade as stock
from market.storefront import queries
from market.storefront.queries import ListSort
from market.storefront.schemas import (
    CategoriesOut,
    CategoryPageOut,
    HomeOut,
    ProductPageOut,
    SearchOut,
    SessionOut,
    SessionPersonOut,
    ShopPageOut,
    SuggestionsOut,
)
from market.storefront.services.refresh_products import shop_out

router = Router(tags=["storefront"])
session_router = Router(tags=["session"])
more_routers = {"/session": session_router}
MOST_GATHERING = 5  # Teams shown on a product's page; the others are on the teams' page.
After = Annotated[str | None, Query(max_length=400)]
Limit = Annotated[int | None, Query(ge=1, le=100)]
Minor = Annotated[int | None, Query(ge=0, le=10**12)]


@session_router.get("", response=SessionOut, auth=visitor)
def session(request: VisitorRequest) -> HttpResponse:
    """Say who is here, and hand out the CSRF cookie that every write needs."""
    get_token(request)
    person_id = request.auth.person_id
    person = people.people([person_id]).get(person_id) if person_id else None
    me = _session_person(person) if person else None
    out = SessionOut(
        person=me,
        language=language_of(request),
        basket_count=orders.basket_count(request.auth),
        unread_notices=notices.unread_count(person_id) if person_id else 0,
        live_url=live_url(request),
        csrf_ready=True,
    )
    return reply_bytes(request, out.model_dump(mode="json"))


def _session_person(person: people.PersonView) -> SessionPersonOut:
    avatar_id = person.avatar_picture_id
    return SessionPersonOut(
        person_id=person.id,
        nickname=person.nickname,
        language=person.language,
        avatar=PictureOut.of(media.pictures([avatar_id]).get(avatar_id)) if avatar_id else None,
    )


@router.get("/home", response=HomeOut)
def home(request: HttpRequest, after: After = None, limit: Limit = None) -> HttpResponse:
    """The first page brings banners and categories; the pages after it only cards."""
    language = language_of(request)
    feed = queries.cards(after=after, limit=limit, language=language)
    return reply_bytes(
        request,
        {
            "banners": [] if after else queries.banners(language),
            "categories": [] if after else _plain(queries.Tree(language).roots()),
            "feed": feed,
            "server_time": timezone.now(),
        },
    )


@router.get("/categories", response=CategoriesOut)
def categories(request: HttpRequest) -> HttpResponse:
    return reply_bytes(request, {"items": _plain(queries.Tree(language_of(request)).roots())})


@router.get("/categories/{slug}", response=CategoryPageOut)
def category(
    request: HttpRequest, slug: str, sort: ListSort = "recommended", after: After = None, limit: Limit = None
) -> HttpResponse:
    language = language_of(request)
    tree = queries.Tree(language)
    found = tree.by_slug(slug)
    page = queries.cards(found.id, sort=sort, after=after, limit=limit, language=language)
    head = {"category": _plain(tree.out(found)), "path": tree.path(found)}
    return reply_bytes(request, {**head, "items": page.items, "next": page.next})


@router.get("/shops/{shop_id}", response=ShopPageOut)
def shop(
    request: HttpRequest, shop_id: ShopId, sort: ListSort = "recommended", after: After = None, limit: Limit = None
) -> HttpResponse:
    language = language_of(request)
    found, pictures = queries.shop(shop_id)
    page = queries.cards(shop_id, sort=sort, after=after, limit=limit, language=language)
    out = shop_out(found, pictures, language).model_dump(mode="json")
    return reply_bytes(request, {"shop": out, "items": page.items, "next": page.next})


@router.get("/products/{product_id}", response=ProductPageOut)
def product(request: HttpRequest, product_id: ProductId) -> HttpResponse:
    """A product's page: the kept body, with stock and teams as they are at this moment."""
    now = timezone.now()
    page = queries.body(product_id, language_of(request))
    levels = stock.levels([_sku_id(sku) for sku in page["skus"]])
    activity = groupbuy.activities_of([product_id], now).get(product_id)
    for sku in page["skus"]:
        level = levels.get(_sku_id(sku))
        sku["available"] = max(0, level.available) if level else 0
    page["group"] = (
        _group(activity, groupbuy.gathering_teams([product_id], now).get(product_id, [])) if activity else None
    )
    page["server_time"] = now
    return reply_bytes(request, page)


def _sku_id(sku: dict[str, object]) -> UUID:
    return decode("sku", str(sku["sku_id"]))


def _group(activity: ActivityView, teams: list[TeamView]) -> dict[str, object]:
    shown = teams[:MOST_GATHERING]
    leaders = people.people([team.leader_id for team in shown])
    avatars = media.pictures([one.avatar_picture_id for one in leaders.values() if one.avatar_picture_id])
    return {
        "activity_id": encode("act", activity.id),
        "team_size": activity.team_size,
        "starts_at": activity.starts_at,
        "ends_at": activity.ends_at,
        "per_person": activity.per_person,
        "max_quantity": activity.max_quantity,
        "new_only": activity.audience == "new_only",
        "gathering": [
            {
                "team_id": encode("team", team.id),
                "leader": _leader(leaders.get(team.leader_id), avatars),
                "size": team.size,
                "missing": team.size - team.paid_count,
                "closes_at": team.closes_at,
            }
            for team in shown
        ],
    }


def _leader(person: people.PersonView | None, avatars: dict[UUID, media.PictureView]) -> dict[str, object]:
    avatar = PictureOut.of(avatars.get(person.avatar_picture_id)) if person and person.avatar_picture_id else None
    return {
        "nickname_masked": people.mask(person.nickname) if person else "*",
        "avatar": avatar.model_dump() if avatar else None,
    }


@router.get("/search", response=SearchOut)
def search_products(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=200)] = "",
    category: CategoryId | None = None,
    brand: Annotated[list[BrandId] | None, Query()] = None,
    shop: ShopId | None = None,
    price_min: Minor = None,
    price_max: Minor = None,
    group: bool = False,
    in_stock: bool = False,
    sort: search.Sort = "relevance",
    after: After = None,
    limit: Limit = None,
) -> HttpResponse:
    language = language_of(request)
    answer = search.find(
        search.SearchQuestion(
            text=q,
            category_id=category,
            brand_ids=tuple(brand or ()),
            shop_id=shop,
            price_min=price_min,
            price_max=price_max,
            group_only=group,
            in_stock_only=in_stock,
            sort=sort,
            after=after,
            limit=limit,
            language=language,
        )
    )
    brands, tree = queries.names_of(answer, language)
    return reply_bytes(
        request,
        {
            "items": queries.cards_of(answer.product_ids, language),
            "next": answer.next,
            "corrected": answer.corrected,
            "is_partial": answer.is_partial,
            "sort_reason": f"search.{sort}",  # E-Commerce Law art. 18, 40: no trait of a person decides it.
            "facets": {
                "brands": [
                    {"key": encode("brd", one), "name": brands[one], "count": count}
                    for one, count in sorted(answer.brands.items(), key=lambda pair: -pair[1])
                    if one in brands
                ],
                "categories": [
                    {"key": encode("cat", one), "name": tree[one][1], "count": count}
                    for one, count in sorted(answer.categories.items(), key=lambda pair: -pair[1])
                    if one in tree
                ],
            },
        },
    )


@router.get("/suggest", response=SuggestionsOut)
def suggest(request: HttpRequest, q: Annotated[str, Query(max_length=200)] = "") -> HttpResponse:
    return reply_bytes(request, {"items": search.suggest(q, language=language_of(request))})


def _plain(categories: list[dict[str, object]] | dict[str, object]) -> object:
    """Write the categories' ids as the outside knows them."""
    if isinstance(categories, list):
        return [_plain(one) for one in categories]
    identity = categories["category_id"]
    assert isinstance(identity, UUID)
    children = categories["children"]
    assert isinstance(children, list)
    return {**categories, "category_id": encode("cat", identity), "children": _plain(children)}
