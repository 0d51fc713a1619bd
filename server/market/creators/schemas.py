"""Shapes on the wire. Only endpoints import this."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from ninja import Schema
from pydantic import Field

from foundation.web import MoneyOut
from market.catalogue.facade import ProductId
from market.creators.types import TOLD_BY_BROWSERS, Deed, Sighted, Source, Tally
from market.media.facade import PictureOut
from market.notes.facade import NoteId

MOST_AT_ONCE = 50


class SightedIn(Schema):
    note_id: NoteId
    deed: Literal[Deed.SEEN, Deed.READ, Deed.CLICKED]
    source: Source = Source.DIRECT
    product_id: ProductId | None = None  # of a click

    def sighted(self) -> Sighted:
        assert self.deed in TOLD_BY_BROWSERS, "the description says so"
        return Sighted(self.note_id, self.deed, self.source, self.product_id)


class SightingsIn(Schema):
    items: Annotated[list[SightedIn], Field(max_length=MOST_AT_ONCE)]


class TallyOut(Schema):
    seen: int
    read: int
    clicked: int
    liked: int
    saved: int
    commented: int
    shared: int
    orders: int
    sales: list[MoneyOut]  # of what was paid for goods, by currency
    refunds: list[MoneyOut]
    commission: list[MoneyOut]  # what the author's own share of them brings

    @classmethod
    def of(cls, tally: Tally, **more: Any) -> Self:
        def money(sums: Mapping[str, int]) -> list[MoneyOut]:
            return [MoneyOut(currency=currency, minor=minor) for currency, minor in sorted(sums.items())]

        counts: dict[str, Any] = {str(deed): tally.counts.get(deed, 0) for deed in Deed}
        return cls(
            **counts,
            orders=tally.orders,
            sales=money(tally.sales),
            refunds=money(tally.refunds),
            commission=money(tally.commission),
            **more,
        )


class DayTallyOut(TallyOut):
    day: date


class SourceTallyOut(TallyOut):
    source: Source


class NoteTallyOut(TallyOut):
    note_id: NoteId
    title: str  # empty: nobody but its author sees it any more
    cover: PictureOut | None
    published_at: datetime | None


class NumbersOut(Schema):
    since: date
    until: date  # the day after the last
    total: TallyOut
    before: TallyOut  # of as many days before
    by_day: list[DayTallyOut]  # every day
    by_source: list[SourceTallyOut]


class NotesNumbersOut(Schema):
    items: list[NoteTallyOut]


class NoteNumbersOut(NumbersOut):
    note: NoteTallyOut


class BestTimeOut(Schema):
    zone: str
    readers: int | None  # None: too few followers read to say when
    cells: list[int]  # 168 hours from Monday 0:00 on; few are told as none
