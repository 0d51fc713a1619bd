"""Shapes on the wire. Only endpoints import this."""

from datetime import datetime

from ninja import Schema
from pydantic import Field

from foundation.money import Money
from foundation.web import MoneyIn, MoneyOut
from market.catalogue.facade import SkuId
from market.pricing.types import PriceChangeView, PriceView


class PriceIn(Schema):
    price: MoneyIn
    compare_at: MoneyIn | None = None  # a higher price to show struck through
    compare_source: dict[str, str] | None = None  # where it comes from: {"zh-CN": …, "en": …}
    because: str = Field("", max_length=200)


class PriceOut(Schema):
    """For staff, who edit all languages: texts are whole."""

    sku_id: SkuId
    price: MoneyOut
    compare_at: MoneyOut | None
    compare_source: dict[str, str] | None
    lowest_7_days: MoneyOut | None
    since: datetime

    @classmethod
    def of(cls, view: PriceView) -> "PriceOut":
        return cls(
            sku_id=view.sku_id,
            price=MoneyOut.of(view.price),
            compare_at=money_out(view.compare_at),
            compare_source=dict(view.compare_source) if view.compare_source else None,
            lowest_7_days=money_out(view.lowest_7_days),
            since=view.since,
        )


class PriceChangeOut(Schema):
    price: MoneyOut
    compare_at: MoneyOut | None
    compare_source: dict[str, str] | None
    at: datetime
    because: str

    @classmethod
    def of(cls, view: PriceChangeView) -> "PriceChangeOut":
        return cls(
            price=MoneyOut.of(view.price),
            compare_at=money_out(view.compare_at),
            compare_source=dict(view.compare_source) if view.compare_source else None,
            at=view.at,
            because=view.because,
        )


def money_out(amount: Money | None) -> MoneyOut | None:
    return None if amount is None else MoneyOut.of(amount)
