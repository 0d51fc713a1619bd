"""What a small market has to sell, put there through the rooms' own doors. Names only what a journey is about."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from config.testing import point_django_at
from foundation.ids import encode
from foundation.money import Money
from journeys.shopper import PASSWORD
from market.catalogue import facade as catalogue
from market.coupons import facade as coupons
from market.groupbuy import facade as groupbuy
from market.merchants import facade as merchants
from market.people import facade as people
from market.points import facade as points
from market.pricing import facade as pricing
from market.shipping import facade as shipping
from market.stock import facade as stock

TITLE = {"zh-CN": "青瓷茶杯", "en": "Celadon cup"}


@dataclass(frozen=True, slots=True)
class Good:
    """One article on a shelf, and what it costs."""

    shop_id: UUID
    product_id: UUID
    sku_id: UUID
    price_minor: int
    count: int

    @property
    def sku(self) -> str:
        return encode("sku", self.sku_id)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with an address, and a session that a browser could hold."""

    person_id: UUID
    address: str
    session: str
    email: str | None


@contextmanager
def shelves_of(database_url: str, own_url: str, blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let this process's Django act on a running market for a while, then return to the tests' own database."""
    with blocker.unblock():
        point_django_at(database_url)
        try:
            yield
        finally:
            connections.close_all()
            point_django_at(own_url)


def put_on_shelf(*, count: int, price_minor: int = 49_00, title: dict[str, str] | None = None) -> Good:
    """Sell one new article in a shop of its own, sent for nothing."""
    word, now = secrets.token_hex(5), timezone.now()
    shop = merchants.create_shop(
        slug=f"shop-{word}",
        name={"zh-CN": "小窑", "en": "Small Kiln"},
        intro={},
        licence=merchants.LicenceView("小窑陶器有限公司", "91330100MA00000000", "杭州", date(2020, 1, 1), None),
        now=now,
    )
    shipping.set_rule(shop.id, _money(0), None)
    known = catalogue.categories()
    category = known[0] if known else catalogue.create_category(slug="cups", name={"zh-CN": "杯子", "en": "Cups"})
    product = catalogue.create_product(
        shop_id=shop.id,
        category_id=category.id,
        title=title or TITLE,
        skus=[catalogue.SkuDraft("one", weight_grams=300)],
        source_key=f"journey:{word}",
        now=now,
    )
    (sku,) = product.skus
    pricing.set_list_price(sku.id, _money(price_minor), now=now, because="first price")
    stock.receive(sku.id, count, because="first delivery", now=now)
    catalogue.publish_product(product.id, now)
    return Good(shop.id, product.id, sku.id, price_minor, count)


def offer_to_groups(
    good: Good,
    *,
    team_size: int,
    price_minor: int = 39_00,
    quota: int | None = None,
    **terms: Any,
) -> groupbuy.ActivityView:
    """Offer an article to teams from now on; all there is of it, unless a quota is named."""
    now = timezone.now()
    return groupbuy.create_activity(
        product_id=good.product_id,
        prices=[groupbuy.OfferPrice(good.sku_id, _money(price_minor), good.count if quota is None else quota)],
        starts_at=now,
        ends_at=now + timedelta(days=1),
        team_size=team_size,
        now=now,
        **terms,
    )


def let_in(nickname: str, *, email: str | None = None) -> Member:
    """Register somebody, with an address and a session, past the throttled door of sign-in."""
    person = people.register_person(nickname=nickname, email=email, password=PASSWORD if email else None)
    draft = people.AddressDraft(
        recipient=nickname,
        phone="+8613800138000",
        country="SG",
        region_names=("Singapore",),
        line1="Long Road 8",
        postcode="018956",
    )
    address = people.add_address(person_id=person.id, draft=draft, now=timezone.now())
    session = SessionStore()
    session[SESSION_KEY] = str(person.id)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = get_user_model().objects.get(pk=person.id).get_session_auth_hash()
    session.create()
    assert session.session_key is not None
    return Member(person.id, encode("addr", address.id), session.session_key, email)


def hire(shop_id: UUID, nickname: str, *, role: merchants.Role = merchants.Role.CLERK) -> Member:
    """Let somebody in who works in a shop: a clerk may count its goods and send its parcels."""
    member = let_in(nickname)
    merchants.add_staff(shop_id=shop_id, person_id=member.person_id, role=role, now=timezone.now())
    return member


def appoint(nickname: str) -> Member:
    """Let an operator in, who may do everything in the back office."""
    member = let_in(nickname)
    get_user_model().objects.filter(pk=member.person_id).update(is_staff=True, is_superuser=True)
    return member


def _money(minor: int) -> Money:
    return Money(settings.CURRENCY, minor)


def give_points(person_id: UUID, count: int) -> None:
    """Let somebody have points, as if their sharing had brought them."""
    earned = points.Earning(person_id, count, f"journey:{secrets.token_hex(8)}", {"zh-CN": "分享", "en": "Sharing"})
    points.earn_points([earned], now=timezone.now())


def offer_for_points(shop_id: UUID, *, points_price: int, off_minor: int, threshold_minor: int) -> dict[str, str]:
    """Let a shop offer a coupon for points. Return how it is called, which nothing else is."""
    name = secrets.token_hex(3)
    title = {"zh-CN": f"券 {name}", "en": f"Coupon {name}"}
    terms = coupons.Terms(shop_id, Money(settings.CURRENCY, threshold_minor), Money(settings.CURRENCY, off_minor))
    draft = coupons.TemplateDraft(
        title, terms, coupons.Way.POINTS, valid_days=30, points_price=points_price, count_total=5, per_person=1
    )
    maker = hire(shop_id, "小窑", role=merchants.Role.MANAGER)
    coupons.make_template(draft=draft, made_by=maker.person_id, now=timezone.now())
    return title
