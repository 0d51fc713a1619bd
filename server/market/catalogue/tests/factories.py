"""Makers of plausible rows. Every argument has a default; a test names only what it is about."""

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from foundation.testing import NOON
from market.catalogue.services.create_brand import create_brand
from market.catalogue.services.create_category import create_category
from market.catalogue.services.create_product import create_product
from market.catalogue.services.publish_product import publish_product
from market.catalogue.types import BrandView, CategoryView, OptionView, ProductView, SkuDraft
from market.merchants import facade as merchants
from market.people.models import Person

_number = count(1)
COLOUR = OptionView({"zh-CN": "颜色", "en": "Colour"}, ({"zh-CN": "红", "en": "Red"}, {"zh-CN": "蓝", "en": "Blue"}))
SET = OptionView({"zh-CN": "数量", "en": "Set"}, ({"zh-CN": "单只", "en": "One"}, {"zh-CN": "一对", "en": "Pair"}))
RED_ONE, RED_PAIR, BLUE_ONE, BLUE_PAIR = (
    SkuDraft("RED-1", (0, 0), 380),
    SkuDraft("RED-2", (0, 1), 760),
    SkuDraft("BLUE-1", (1, 0), 380),
    SkuDraft("BLUE-2", (1, 1), 760),
)


def make_category(*, parent_id: UUID | None = None, sort: int = 0, name: str = "杯碗茶器") -> CategoryView:
    return create_category(slug=f"category-{next(_number)}", name={"zh-CN": name}, parent_id=parent_id, sort=sort)


def make_brand() -> BrandView:
    return create_brand(slug=f"brand-{next(_number)}", name={"zh-CN": "窑光", "en": "Kilnlight"})


def make_product(
    *,
    shop_id: UUID | None = None,
    options: Sequence[OptionView] = (),
    skus: Sequence[SkuDraft] = (SkuDraft("ONLY", (), 500),),
    pictures: int = 1,
    published: bool = False,
    **more: Any,
) -> ProductView:
    product = create_product(
        shop_id=shop_id or uuid4(),
        category_id=more.pop("category_id", None) or make_category().id,
        title=more.pop("title", {"zh-CN": "手作陶瓷马克杯", "en": "Hand-thrown mug"}),
        options=options,
        skus=skus,
        picture_ids=[uuid4() for _ in range(pictures)],
        now=NOON,
        **more,
    )
    return publish_product(product.id, NOON) if published else product


def make_mug(**more: Any) -> ProductView:
    """A product in two colours, one by one or in pairs."""
    return make_product(options=(COLOUR, SET), skus=(RED_ONE, RED_PAIR, BLUE_ONE, BLUE_PAIR), **more)


def make_person(nickname: str = "小安") -> Person:
    return Person.objects.create_user(nickname=nickname, email=f"{uuid4().hex}@example.com")


def make_shop(*, owner: Person | None = None) -> UUID:
    licence = merchants.LicenceView("集市商贸有限公司", "00DEMO000000000001", "杭州市", date(2024, 3, 18), None)
    shop = merchants.create_shop(
        slug=f"shop-{next(_number)}",
        name={"zh-CN": "窑火小铺"},
        intro={},
        licence=licence,
        owner_id=owner.id if owner else None,
        now=NOON,
    )
    return shop.id
