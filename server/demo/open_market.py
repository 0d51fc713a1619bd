"""Open the demo market: people, shops with their tariffs, categories, brands, goods, group offers, banners."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from demo import texts
from foundation.money import Money
from market.catalogue import facade as catalogue
from market.catalogue.facade import AttributeView, OptionView, ProductView, SkuDraft
from market.groupbuy import facade as groupbuy
from market.media import facade as media
from market.merchants import facade as merchants
from market.people import facade as people
from market.people.facade import AddressDraft, PersonView
from market.places import facade as places
from market.pricing import facade as pricing
from market.shipping import facade as shipping
from market.stock import facade as stock
from market.storefront import facade as storefront

PASSWORD = "jishi-demo-1"  # noqa: S105 (printed on the screen of whoever runs the demo; production never seeds)
Tell = Callable[[str, int, int], None]  # what, how many done, of how many


@dataclass
class Market:
    """What has been opened so far, by the names that the texts use."""

    people: dict[str, PersonView] = field(default_factory=dict)  # by e-mail address
    shops: dict[str, UUID] = field(default_factory=dict)
    categories: dict[str, UUID] = field(default_factory=dict)
    brands: dict[str, UUID] = field(default_factory=dict)
    pictures: dict[str, UUID] = field(default_factory=dict)
    goods: dict[str, ProductView] = field(default_factory=dict)


def open_market(*, now: datetime, tell: Tell) -> Market:
    """Open everything that is not open yet; a second time changes nothing."""
    market = Market()
    hang_pictures(market, now, tell)
    draw_map()
    invite_people(market, now)
    open_shops(market, now)
    raise_shelves(market)
    put_goods_on_sale(market, now, tell)
    hang_banners(market)
    return market


def hang_pictures(market: Market, now: datetime, tell: Tell) -> None:
    """Store every picture of the demo. Two at a time, since encoding is all there is to it."""
    files = sorted(texts.PICTURES.rglob("*.webp"))

    def hang(name: str) -> tuple[str, UUID]:
        try:
            picture = media.store_picture((texts.PICTURES / name).read_bytes(), None, "goods", now=now)
        finally:
            connection.close()  # Each thread has its own.
        return name, picture.id

    names = [file.relative_to(texts.PICTURES).as_posix() for file in files]
    with ThreadPoolExecutor(2) as pool:
        for done, (name, picture_id) in enumerate(pool.map(hang, names), 1):
            market.pictures[name] = picture_id
            tell("pictures", done, len(names))


def invite_people(market: Market, now: datetime) -> None:
    for number, text in enumerate(texts.read("people")):
        person = people.register_person(
            nickname=text["nickname"],
            email=text["email"],
            password=PASSWORD,
            city=text["city"],
            avatar_picture_id=market.pictures.get(text["avatar"]),
            source_key=f"demo:person:{text['email']}",
        )
        market.people[text["email"]] = person
        if people.default_address(person.id) is None:
            people.add_address(person_id=person.id, draft=_address(person, number, text["city"]), now=now)


def _address(person: PersonView, number: int, city: str) -> AddressDraft:
    place = next(one for one in texts.read("places") if one["city"] == city)
    return AddressDraft(
        recipient=person.nickname,
        phone=f"+86138001380{number:02d}",  # Who share a phone are not rewarded for one another.
        country="CN",
        region_codes=tuple(region["code"] for region in place["regions"]),
        line1=place["street"],
        postcode=place["postcode"],
    )


def draw_map() -> None:
    """Draw the few regions where the demo's people live, unless the whole map is there already."""
    if places.regions(None):
        return
    rows: dict[str, places.RegionRow] = {}
    for place in texts.read("places"):
        parent = None
        for region in place["regions"]:
            rows[region["code"]] = places.RegionRow(region["code"], region["name"], parent)
            parent = region["code"]
    places.load_regions(list(rows.values()))


def open_shops(market: Market, now: datetime) -> None:
    owners = list(market.people.values())
    for place, text in enumerate(texts.read("shops")):
        licence = text["licence"]
        shop = merchants.create_shop(
            slug=text["slug"],
            name=text["name"],
            intro=text["intro"],
            licence=merchants.LicenceView(
                licence["company"],
                licence["number"],
                licence["address"],
                date.fromisoformat(licence["issued_on"]),
                None,
            ),
            self_operated=text["self_operated"],
            logo_picture_id=market.pictures.get(text["picture"]),
            owner_id=owners[-1 - place].id,
            source_key=f"demo:shop:{text['slug']}",
            now=now,
        )
        market.shops[text["slug"]] = shop.id
        tariff = text["shipping"]
        free_over = tariff.get("free_over_minor")
        shipping.set_rule(shop.id, _money(tariff["flat_minor"]), _money(free_over) if free_over else None)


def raise_shelves(market: Market) -> None:
    """Categories in their tree, and brands."""

    def raise_one(text: dict[str, Any], parent: str, sort: int) -> None:
        slug = f"{parent}/{text['slug']}" if parent else text["slug"]
        category = catalogue.create_category(
            slug=slug.replace("/", "-"),
            name=text["name"],
            parent_id=market.categories.get(parent),
            sort=sort,
            source_key=f"demo:category:{slug}",
        )
        market.categories[slug] = category.id
        for place, child in enumerate(text.get("children", ())):
            raise_one(child, slug, place)

    for place, text in enumerate(texts.read("categories")):
        raise_one(text, "", place)
    for text in texts.read("brands"):
        brand = catalogue.create_brand(
            slug=text["slug"], name=text["name"], story=text["story"], source_key=f"demo:brand:{text['slug']}"
        )
        market.brands[text["slug"]] = brand.id


def put_goods_on_sale(market: Market, now: datetime, tell: Tell) -> None:
    goods = texts.read("goods")
    for done, text in enumerate(goods, 1):
        market.goods[text["slug"]] = _put_on_sale(market, text, now - timedelta(hours=6 * (len(goods) - done) + 1))
        tell("goods", done, len(goods))


def _put_on_sale(market: Market, text: dict[str, Any], at: datetime) -> ProductView:
    product = catalogue.create_product(
        shop_id=market.shops[text["shop"]],
        category_id=market.categories[text["category"]],
        brand_id=market.brands[text["brand"]] if text["brand"] else None,
        slug=text["slug"],
        title=text["title"],
        subtitle=text["subtitle"],
        description=text["description"],
        attributes=[AttributeView(one["name"], one["value"]) for one in text["attributes"]],
        options=[OptionView(one["name"], tuple(one["values"])) for one in text["options"]],
        skus=[
            SkuDraft(
                code=sku["code"],
                option_values=tuple(sku["options"]),
                weight_grams=sku["weight_grams"],
                picture_id=market.pictures.get(sku.get("picture") or ""),
                source_key=f"demo:sku:{sku['code']}",
            )
            for sku in text["skus"]
        ],
        picture_ids=list(_known(market, text["pictures"])),
        origin=text["origin"],
        source_key=f"demo:product:{text['slug']}",
        now=at,
    )
    by_code = {sku.code: sku for sku in product.skus}
    priced = pricing.prices([sku.id for sku in product.skus])
    for sku in text["skus"]:
        sku_id = by_code[sku["code"]].id
        if sku_id not in priced:
            pricing.set_list_price(sku_id, _money(sku["price_minor"]), now=at, because="first price")
        if sku["on_hand"]:
            stock.receive(
                sku_id, sku["on_hand"], because="first delivery", now=at, cause=f"demo:delivery:{sku['code']}"
            )
    if product.published_at is None:
        product = catalogue.publish_product(product.id, now=at)
    if text["group"]:
        _offer_to_groups(product, by_code, text["group"], f"demo:activity:{text['slug']}", at)
    return product


def _known(market: Market, names: Iterable[str]) -> Iterable[UUID]:
    return (market.pictures[name] for name in names if name in market.pictures)


def _offer_to_groups(
    product: ProductView, by_code: dict[str, Any], group: dict[str, Any], source_key: str, at: datetime
) -> None:
    groupbuy.create_activity(
        product_id=product.id,
        prices=[
            groupbuy.OfferPrice(by_code[code].id, _money(minor), group["quota"])
            for code, minor in group["prices"].items()
        ],
        starts_at=at,
        ends_at=at + timedelta(days=90),
        team_size=group["size"],
        team_ttl_seconds=(3 + len(product.slug) * 7 % group["hours"]) * 3600,  # So that countdowns differ.
        per_person=max(group["per_person"], 5),
        source_key=source_key,
        now=at,
    )


def hang_banners(market: Market) -> None:
    for place, text in enumerate(texts.read("banners")):
        storefront.hang_banner(
            source_key=f"demo:banner:{place}",
            title=text["title"],
            subtitle=text["subtitle"],
            action=text["action"],
            link=text["link"],
            picture_id=market.pictures.get(text["picture"]),
            dark_picture_id=market.pictures.get(text["dark_picture"]),
            sort=place,
        )


def _money(minor: int) -> Money:
    return Money(settings.CURRENCY, minor)
