"""Questions moving can answer. Nothing here writes."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from foundation import access
from market.moving.errors import ImportNotFound
from market.moving.models import STATES_AT_WORK, ImportLine, ProductImport
from market.moving.types import ImportView, LineView

AT_ONCE = 1_000


def import_of(import_id: UUID, *, viewer_id: UUID, permission: str) -> ImportView:
    """Return an import to staff of its shop; to others there is none. :raises ImportNotFound; access.RoleTooSmall:"""
    found = ProductImport.objects.filter(pk=import_id).first()
    if found is None:
        raise ImportNotFound
    try:
        access.require(viewer_id, found.shop_id, permission)
    except access.NotYours:
        raise ImportNotFound from None
    return found.view()


def imports_of_shop(shop_id: UUID, *, after: UUID | None, limit: int) -> tuple[list[ImportView], UUID | None]:
    """Return a page of a shop's imports, newest first, and the id to go on after. One query."""
    rows = ProductImport.objects.filter(shop_id=shop_id).order_by("-id")
    if after is not None:
        rows = rows.filter(pk__lt=after)
    page = [row.view() for row in rows[: limit + 1]]
    return page[:limit], page[limit - 1].id if len(page) > limit else None


def lines(
    import_id: UUID, *, after: int | None, limit: int, verdict: str | None = None
) -> tuple[list[LineView], int | None]:
    """Return a page of what was said, in the order of the file, and the number to go on after. One query."""
    rows = ImportLine.objects.filter(of_import_id=import_id).order_by("id")
    if verdict is not None:
        rows = rows.filter(verdict=verdict)
    if after is not None:
        rows = rows.filter(pk__gt=after)
    page = list(rows[: limit + 1])
    return [row.view() for row in page[:limit]], page[limit - 1].pk if len(page) > limit else None


def all_lines(import_id: UUID) -> Iterator[LineView]:
    """Give all that was said, some thousand at a time."""
    last: int | None = None
    while True:
        page, last = lines(import_id, after=last, limit=AT_ONCE)
        yield from page
        if last is None:
            return


def forsaken(*, pushed_before: datetime) -> list[UUID]:
    """Return imports that are not finished, and that no worker has been at for a while. One query."""
    waiting = ProductImport.objects.filter(state__in=STATES_AT_WORK, pushed_at__lt=pushed_before)
    return list(waiting.order_by("pushed_at").values_list("id", flat=True)[:100])
