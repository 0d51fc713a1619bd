"""A product's page, by the ORM."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Avg, Count
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from bench.plain.facts import Facts, NotThere, available, facts_of, on_sale, shown_picture
from foundation.web import MoneyOut
from foundation.words import language_of, say
from market.catalogue.facade import ProductId
from market.catalogue.models import Category, Sku
from market.community.models import Review
from market.groupbuy.models import Activity, Team
from market.merchants.models import Shop
from market.people.models import Person
from market.people.rules import mask
from market.shipping.models import Rule
from market.storefront.schemas import (
    GatheringOut,
    GroupOut,
    LeaderOut,
    ProductPageOut,
)
from market.storefront.types import (
    AttributeOut,
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
        pictures=[shown for one in found.picture_ids if (shown := shown_picture(facts.pictures.get(one)))],
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


def _sku(sku: Sku, facts: Facts, language: str) -> SkuOut:
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
        available=max(0, available(sku, facts)),
        picture=shown_picture(facts.pictures.get(sku.picture_id)) if sku.picture_id else None,
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
