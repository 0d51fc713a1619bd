"""HTTP: pages drawn from many rooms. Each facade is asked once per page; hot pages go out as bytes."""

from typing import Annotated, get_args

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from ninja import Query, Router

from foundation import express
from foundation.ids import decode
from foundation.web import Limit, VisitorRequest, live_url, reply_bytes, visitor
from foundation.words import language_of
from market.catalogue.facade import BrandId, CategoryId, ProductId
from market.media import facade as media
from market.media.facade import PictureOut
from market.merchants.facade import ShopId
from market.notices import facade as notices
from market.orders import facade as orders
from market.people import facade as people
from market.search import facade as search
from market.storefront import answers
from market.storefront.queries import ListSort
from market.storefront.rules import read_label
from market.storefront.schemas import (
    CategoriesOut,
    CategoryPageOut,
    HomeOut,
    LabelKey,
    ProductPageOut,
    SearchOut,
    SessionOut,
    SessionPersonOut,
    ShopPageOut,
    SuggestionsOut,
)
from market.storefront.searching import search_page

router = Router(tags=["storefront"])
session_router = Router(tags=["session"])
more_routers = {"/session": session_router}
After = Annotated[str | None, Query(max_length=400)]
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
    return reply_bytes(request, answers.home(after=after, limit=limit, language=language_of(request)))


@router.get("/categories", response=CategoriesOut)
def categories(request: HttpRequest) -> HttpResponse:
    return reply_bytes(request, answers.categories(language=language_of(request)))


@router.get("/categories/{slug}", response=CategoryPageOut)
def category(
    request: HttpRequest, slug: str, sort: ListSort = "recommended", after: After = None, limit: Limit = None
) -> HttpResponse:
    page = answers.category(slug=slug, sort=sort, after=after, limit=limit, language=language_of(request))
    return reply_bytes(request, page)


@router.get("/shops/{shop_id}", response=ShopPageOut)
def shop(
    request: HttpRequest, shop_id: ShopId, sort: ListSort = "recommended", after: After = None, limit: Limit = None
) -> HttpResponse:
    page = answers.shop(shop_id=shop_id, sort=sort, after=after, limit=limit, language=language_of(request))
    return reply_bytes(request, page)


@router.get("/products/{product_id}", response=ProductPageOut)
def product(request: HttpRequest, product_id: ProductId) -> HttpResponse:
    """A product's page: the kept body, with stock and teams as they are at this moment."""
    return reply_bytes(request, answers.product(product_id=product_id, language=language_of(request)))


@router.get("/search", response=SearchOut)
def search_products(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=200)] = "",
    category: CategoryId | None = None,
    brand: Annotated[list[BrandId] | None, Query(max_length=20)] = None,
    attribute: Annotated[list[LabelKey] | None, Query(max_length=40)] = None,
    shop: ShopId | None = None,
    price_min: Minor = None,
    price_max: Minor = None,
    group: bool = False,
    in_stock: bool = False,
    sort: search.Sort = "relevance",
    after: After = None,
    limit: Limit = None,
) -> HttpResponse:
    """Values of one attribute widen each other, those of several narrow; each count leaves out its own filter."""
    page = search_page(
        q=q,
        category=category,
        brand=brand or (),
        attribute=attribute or (),
        shop=shop,
        price_min=price_min,
        price_max=price_max,
        group=group,
        in_stock=in_stock,
        sort=sort,
        after=after,
        limit=limit,
        language=language_of(request),
    )
    return reply_bytes(request, page)


@router.get("/suggest", response=SuggestionsOut)
def suggest(request: HttpRequest, q: Annotated[str, Query(max_length=200)] = "") -> HttpResponse:
    return reply_bytes(request, {"items": search.suggest(q, language=language_of(request))})


def _is_wished(value: str) -> bool:
    """:raises ValueError: for what pydantic may read as a wish, but we need not"""
    if value not in ("true", "false"):
        raise ValueError(value)
    return value == "true"


# What anybody may read takes the express lane; the endpoints above stand behind it with the same functions.
_PAGED = {"after": express.text(400), "limit": express.whole(1, 100)}
_SORTED = {"sort": express.choice(*get_args(ListSort)), **_PAGED}
express.page("/storefront/home", answers.home, **_PAGED)
express.page("/storefront/categories", answers.categories)
express.page("/storefront/categories/{slug}", answers.category, slug=express.slug, **_SORTED)
express.page("/storefront/shops/{shop_id}", answers.shop, shop_id=express.identity("shop"), **_SORTED)
express.page("/storefront/products/{product_id}", answers.product, product_id=express.identity("prod"))
express.page(
    "/storefront/search",
    search_page,
    q=express.text(200),
    category=express.identity("cat"),
    brand=lambda value: (decode("brd", value),),  # Several, like several attributes, take the whole road.
    attribute=lambda value: (read_label(value),),
    shop=express.identity("shop"),
    price_min=express.whole(0, 10**12),
    price_max=express.whole(0, 10**12),
    group=_is_wished,
    in_stock=_is_wished,
    sort=express.choice(*get_args(search.Sort)),
    **_PAGED,
)
