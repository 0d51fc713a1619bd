"""Shapes of moving on the wire. Only endpoints import this."""

from datetime import datetime
from typing import Any

from ninja import Schema

from market.moving.reasons import spoken
from market.moving.states import ImportState
from market.moving.types import CategoryId, ImportId, ImportView, LineView, ShopId, Verdict


class ImportCountsOut(Schema):
    """How many lines say what, so far: products, but for remarks, of which a product may have several."""

    new: int
    changed: int
    unchanged: int
    left: int
    refused: int
    remark: int


class ImportOut(Schema):
    """A file on its way into a shop. `rows_done` of `rows_count`: first of its check, then of its run."""

    import_id: ImportId
    shop_id: ShopId
    file_name: str
    state: ImportState
    category_id: CategoryId | None
    language: str
    overwrites: bool
    rows_count: int
    rows_done: int
    counts: ImportCountsOut
    taken_at: datetime
    ended_at: datetime | None

    @classmethod
    def of(cls, one: ImportView) -> "ImportOut":
        return cls(
            import_id=one.id,
            shop_id=one.shop_id,
            file_name=one.file_name,
            state=one.state,
            category_id=one.category_id,
            language=one.language,
            overwrites=one.overwrites,
            rows_count=one.rows_count,
            rows_done=one.rows_done,
            counts=ImportCountsOut(**{verdict.value: count for verdict, count in one.counts.items()}),
            taken_at=one.taken_at,
            ended_at=one.ended_at,
        )


class ImportLineOut(Schema):
    """What is said of one line: of the product that begins there, or of the column named."""

    line: int
    handle: str
    verdict: Verdict
    column: str
    code: str
    facts: dict[str, Any]
    message: str

    @classmethod
    def of_line(cls, one: LineView, language: str) -> "ImportLineOut":
        return cls(
            line=one.line,
            handle=one.handle,
            verdict=one.verdict,
            column=one.column,
            code=one.code,
            facts={name: fact for name, fact in one.facts.items() if name != "said"},
            message=spoken(one.code, one.facts, language),
        )
