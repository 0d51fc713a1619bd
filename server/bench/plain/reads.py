"""Home, list, product and search, by the ORM."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Avg, Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from foundation.errors import NotFound
from foundation.ids import encode
from foundation.web import MoneyOut
from foundation.words import Words, language_of, say
from market.catalogue.facade import ProductId
from market.catalogue.models import Category, Product, Sku
from market.community.models import Review
from market.groupbuy.models import Activity, Team
from market.media.models import Picture
from market.media.schemas import PictureOut
from market.merchants.models import Shop
from market.people.models import Person
from market.people.rules import mask
from market.pricing.models import Price
from market.shipping.models import Rule
from market.stock.models import Item
from market.storefront.models import Sales
from market.storefront.schemas import (
    CategoryOut,
    CategoryPageOut,
    GatheringOut,
    GroupOut,
    HomeOut,
    LeaderOut,
    ProductPageOut,
)
from market.storefront.types import (
    AttributeOut,
    CardOut,
    CategoryStepOut,
    LicenceOut,
    OptionOut,
    PromiseOut,
    ReviewCardOut,
    ReviewsOut,
    ShopOut,
    SkuOut,
)

router = Router()
PAGE = 20


class FacetOut(Schema):
    key: str
    name: str
    count: int


class SearchOut(Schema):
    items: list[CardOut]
    brands: list[FacetOut]
    categories: list[FacetOut]


class NotThere(NotFound):
    """There is no such page."""

    code = "plain.not_there"


@dataclass
class _Facts:
    """What a page of products draws on, one query each."""

    prices: dict[UUID, Price]
    items: dict[UUID, Item]
    shops: dict[UUID, Shop]
    pictures: dict[UUID, Picture]
    activities: dict[UUID, Activity]
    sold: dict[UUID, Sales]


def on_sale() -> QuerySet[Product]:
    return (
        Product.objects.filter(state="published")
        .select_related("category", "brand")
        .prefetch_related("skus")
        .order_by("-id")
    )


def facts_of(products: Sequence[Product], now: datetime) -> _Facts:
    sku_ids = [sku.id for product in products for sku in product.skus.all()]
    activities = Activity.objects.filter(
        product_id__in=[product.id for product in products], state="running", starts_at__lte=now, ends_at__gt=now
    ).prefetch_related("prices")
    return _Facts(
        prices=Price.objects.in_bulk(sku_ids),
        items=Item.objects.in_bulk(sku_ids),
        shops=Shop.objects.in_bulk({product.shop_id for product in products}),
        pictures=Picture.objects.in_bulk({one for product in products for one in product.picture_ids}),
        activities={one.product_id: one for one in activities},
        sold=Sales.objects.in_bulk([product.id for product in products]),
    )


# ── Lists ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@router.get("/home", response=HomeOut)
def home(request: HttpRequest) -> dict[str, object]:
    language = language_of(request)
    return {
        "banners": [],
        "categories": _tree(language),
        "feed": {"items": _cards(on_sale()[:PAGE], language), "next": None},
        "server_time": timezone.now(),
    }


@router.get("/categories/{slug}", response=CategoryPageOut)
def category(request: HttpRequest, slug: str) -> dict[str, object]:
    language = language_of(request)
    found = Category.objects.filter(slug=slug).first()
    if found is None:
        raise NotThere
    branch = Category.objects.filter(path__contains=[found.id]).values_list("id", flat=True)
    names = Category.objects.in_bulk(found.path)
    steps = [names[one] for one in found.path]
    return {
        "category": _category(found, [], language),
        "path": [CategoryStepOut(slug=one.slug, name=say(one.name, language)) for one in steps],
        "items": _cards(on_sale().filter(category_id__in=list(branch))[:PAGE], language),
        "next": None,
    }


@router.get("/search", response=SearchOut)
def search(request: HttpRequest, q: str) -> dict[str, object]:
    """Every word has to be in the title in one of the languages, as a shop without a search engine does it."""
    language = language_of(request)
    found = Product.objects.filter(state="published")
    for word in q.split():
        found = found.filter(Q(title__en__icontains=word) | Q(**{"title__zh-CN__icontains": word}))
    brands = found.filter(brand__isnull=False).values("brand_id", "brand__name").annotate(n=Count("id"))
    kinds = found.values("category_id", "category__name").annotate(n=Count("id"))
    shown = on_sale().filter(id__in=found.values("id"))[:PAGE]
    return {
        "items": _cards(shown, language),
        "brands": _facets(brands.order_by("-n")[:20].values_list("brand_id", "brand__name", "n"), "brd", language),
        "categories": _facets(kinds.order_by("-n").values_list("category_id", "category__name", "n"), "cat", language),
    }


def _facets(found: Iterable[tuple[UUID, Words, int]], prefix: str, language: str) -> list[FacetOut]:
    return [FacetOut(key=encode(prefix, one), name=say(name, language), count=count) for one, name, count in found]


def _tree(language: str) -> list[CategoryOut]:
    """Return the categories that have something on sale."""
    filled = Product.objects.filter(state="published", category_id=OuterRef("id"))
    leaves = Category.objects.filter(Exists(filled), parent__isnull=False).order_by("sort", "slug")
    children: dict[UUID | None, list[Category]] = {}
    for leaf in leaves:
        children.setdefault(leaf.parent_id, []).append(leaf)
    roots = Category.objects.filter(parent__isnull=True).order_by("sort", "slug")
    return [_category(root, children[root.id], language) for root in roots if root.id in children]


def _category(category: Category, children: Sequence[Category], language: str) -> CategoryOut:
    return CategoryOut(
        category_id=category.id,
        slug=category.slug,
        name=say(category.name, language),
        picture=None,
        children=[_category(child, [], language) for child in children],
    )


def _cards(products: Iterable[Product], language: str) -> list[CardOut]:
    shown = list(products)
    facts = facts_of(shown, timezone.now())
    return [_card(product, facts, language) for product in shown]


def _card(product: Product, facts: _Facts, language: str) -> CardOut:
    skus = [sku for sku in product.skus.all() if sku.is_active and sku.id in facts.prices]
    activity = facts.activities.get(product.id)
    group = min((row.price_minor for row in activity.prices.all()), default=None) if activity else None
    price = min((facts.prices[sku.id] for sku in skus), key=lambda one: one.price_minor)
    picture = facts.pictures.get(product.picture_ids[0]) if product.picture_ids else None
    return CardOut(
        product_id=product.id,
        title=say(product.title, language),
        shop_name=say(facts.shops[product.shop_id].name, language),
        picture=_picture(picture),
        price=MoneyOut(currency=price.currency, minor=price.price_minor),
        group_price=MoneyOut(currency=price.currency, minor=group) if group else None,
        team_size=activity.team_size if activity else None,
        sold_count=facts.sold[product.id].sold_count if product.id in facts.sold else 0,
        in_stock=any(_available(sku, facts) > 0 for sku in skus),
    )


def _available(sku: Sku, facts: _Facts) -> int:
    item = facts.items.get(sku.id)
    return item.on_hand - item.reserved - item.allocated if item else 0


def _picture(picture: Picture | None) -> PictureOut | None:
    return PictureOut.of(picture.view()) if picture else None


# ── A product's page ─────────────────────────────────────────────────────────────────────────────────────────────────


@router.get("/products/{product_id}", response=ProductPageOut)
def product(request: HttpRequest, product_id: ProductId) -> ProductPageOut:
    now, language = timezone.now(), language_of(request)
    found = on_sale().filter(pk=product_id).first()
    if found is None:
        raise NotThere
    facts = facts_of([found], now)
    names = Category.objects.in_bulk(found.category.path)
    steps = [names[one] for one in found.category.path]
    skus = [sku for sku in found.skus.all() if sku.is_active and sku.id in facts.prices]
    sold = facts.sold.get(found.id)
    return ProductPageOut(
        product_id=found.id,
        title=say(found.title, language),
        subtitle=say(found.subtitle, language),
        description=say(found.description, language),
        pictures=[shown for one in found.picture_ids if (shown := _picture(facts.pictures.get(one)))],
        skus=[_sku(sku, facts, language) for sku in skus],
        options=[
            OptionOut(name=say(one["name"], language), values=[say(value, language) for value in one["values"]])
            for one in found.options
        ],
        attributes=[
            AttributeOut(name=say(one["name"], language), value=say(one["value"], language)) for one in found.attributes
        ],
        brand=say(found.brand.name, language) if found.brand else None,
        origin=say(found.origin, language),
        category_path=[CategoryStepOut(slug=one.slug, name=say(one.name, language)) for one in steps],
        shop=_shop(facts.shops[found.shop_id], language),
        promise=PromiseOut(ship_within_hours=48, seven_day_return=True, freight=_freight(found.shop_id)),
        reviews=_reviews(found.id, language),
        sold_count=sold.sold_count if sold else 0,
        group=_group(facts.activities.get(found.id), now),
        server_time=now,
    )


def _sku(sku: Sku, facts: _Facts, language: str) -> SkuOut:
    price = facts.prices[sku.id]
    activity = facts.activities.get(sku.product_id)
    group = {row.sku_id: row.price_minor for row in activity.prices.all()}.get(sku.id) if activity else None
    return SkuOut(
        sku_id=sku.id,
        option_values=sku.option_values,
        text=say(sku.option_text, language),
        price=MoneyOut(currency=price.currency, minor=price.price_minor),
        compare_at=None,
        compare_source=None,
        group_price=MoneyOut(currency=price.currency, minor=group) if group else None,
        available=max(0, _available(sku, facts)),
        picture=_picture(facts.pictures.get(sku.picture_id)) if sku.picture_id else None,
    )


def _shop(shop: Shop, language: str) -> ShopOut:
    return ShopOut(
        shop_id=shop.id,
        name=say(shop.name, language),
        intro=say(shop.intro, language),
        logo=None,
        self_operated=shop.self_operated,
        licence=LicenceOut(
            company=shop.licence_company,
            number=shop.licence_number,
            address=shop.licence_address,
            issued_on=shop.licence_issued_on.isoformat() if shop.licence_issued_on else None,
            valid_until=shop.licence_valid_until.isoformat() if shop.licence_valid_until else None,
            exemption=shop.licence_exemption,
        ),
    )


def _freight(shop_id: UUID) -> str:
    rule = Rule.objects.filter(shop_id=shop_id).first()
    return f"{rule.flat_minor / 100:.2f} {rule.currency}" if rule and rule.flat_minor else ""


def _reviews(product_id: UUID, language: str) -> ReviewsOut:
    of_it = Review.objects.filter(product_id=product_id, removed_at__isnull=True)
    summed = of_it.aggregate(count=Count("id"), average=Avg("stars"))
    return ReviewsOut(
        count=summed["count"],
        average=summed["average"],
        items=[
            ReviewCardOut(
                nickname_masked=mask(one.nickname),
                stars=one.stars,
                text=one.text,
                pictures=[],
                option_text=say(one.option_text, language),
                written_at=one.written_at,
                origin=one.origin,
            )
            for one in of_it.order_by("-written_at")[:3]
        ],
    )


def _group(activity: Activity | None, now: datetime) -> GroupOut | None:
    if activity is None:
        return None
    teams = Team.objects.filter(activity=activity, state="open", closes_at__gt=now).order_by("closes_at")[:5]
    leaders: dict[UUID, Person] = Person.objects.in_bulk(_ids(teams))
    return GroupOut(
        activity_id=activity.id,
        team_size=activity.team_size,
        starts_at=activity.starts_at,
        ends_at=activity.ends_at,
        per_person=activity.per_person,
        max_quantity=activity.max_quantity,
        new_only=activity.audience == "new_only",
        gathering=[
            GatheringOut(
                team_id=team.id,
                leader=LeaderOut(nickname_masked=mask(leaders[team.leader_id].nickname), avatar=None),
                size=team.size,
                missing=team.size - team.paid,
                closes_at=team.closes_at,
            )
            for team in teams
        ],
    )


def _ids(teams: Iterable[Team]) -> Collection[UUID]:
    return [team.leader_id for team in teams]
