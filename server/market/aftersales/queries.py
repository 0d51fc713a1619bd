"""Questions aftersales can answer. Nothing here writes. A private read takes the viewer, and strangers find nothing."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from foundation import access
from foundation.paging import clamp, decode_cursor, encode_cursor
from market.aftersales.errors import CaseNotFound
from market.aftersales.models import Case, LineTally
from market.aftersales.states import Actor, CaseState, Event
from market.aftersales.types import CaseKind, CaseStory, CaseView, DecisionView, MoveView, StatementView


def open_lines(line_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these lines have an open case: what they earned is not to be paid out. One query."""
    rows = LineTally.objects.filter(line_id__in=set(line_ids), open_count__gt=0)
    return set(rows.values_list("line_id", flat=True))


def pieces_free(line_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return how many pieces of lines that had cases are in none, and not given back by one. One query."""
    rows = LineTally.objects.filter(line_id__in=set(line_ids))
    return {row.line_id: row.bought_count - row.open_count - row.undone_count for row in rows}


def role_in(case: Case | CaseView, viewer: UUID, permission: str) -> Actor:
    """
    Return what somebody is in a case: its buyer, or staff of its shop.

    :raises CaseNotFound: a stranger; access.RoleTooSmall: staff without this permission
    """
    if viewer == case.person_id:
        return Actor.BUYER
    try:
        access.require(viewer, case.shop_id, permission)
    except access.NotYours:
        raise CaseNotFound from None
    return Actor.SHOP


def case_of(case_id: UUID, *, viewer: UUID) -> tuple[CaseStory, Actor]:
    """Return a case to its buyer or its shop's staff, and which of them asks. :raises CaseNotFound:"""
    case = Case.objects.filter(pk=case_id).first()
    if case is None:
        raise CaseNotFound
    return story_of(case), role_in(case, viewer, "orders.read")


def story_of(case: Case) -> CaseStory:
    """Return a case with all that was said and done in it. Three queries."""
    return CaseStory(
        case=case.view(),
        moves=tuple(
            MoveView(Event(one.event), Actor(one.actor), one.before, CaseState(one.after), one.at, one.because)
            for one in case.moves.order_by("id")
        ),
        statements=tuple(
            StatementView(Actor(one.actor), one.text, tuple(one.picture_ids), one.at)
            for one in case.statements.order_by("id")
        ),
        decisions=tuple(
            DecisionView(one.number, one.refund_bps, one.needs_return, one.shop_pays_freight, one.because, one.at)
            for one in case.decisions.order_by("number")
        ),
    )


def cases_of_person(
    person_id: UUID, *, is_open: bool | None, order_id: UUID | None, after: str | None, limit: int | None
) -> tuple[list[CaseView], str | None]:
    """Return a page of somebody's cases, newest first, and the cursor of the next. :raises BadCursor:"""
    rows = Case.objects.filter(person_id=person_id)
    if order_id is not None:
        rows = rows.filter(order_id=order_id)
    if is_open is not None:
        rows = rows.filter(closed_at__isnull=is_open)
    return _page(rows, after, limit)


def cases_of_shop(
    shop_id: UUID, *, state: CaseState | None, after: str | None, limit: int | None
) -> tuple[list[CaseView], str | None]:
    """Return a page of a shop's cases, newest first. Whoever asks has been checked. :raises BadCursor:"""
    rows = Case.objects.filter(shop_id=shop_id)
    if state is not None:
        rows = rows.filter(state=state)
    return _page(rows, after, limit)


def waits_unshipped(order_id: UUID, *, but: UUID) -> bool:
    """Say whether another case waits for the shop to say whether it may still send an order."""
    rows = Case.objects.filter(order_id=order_id, kind=CaseKind.REFUND_UNSHIPPED, state=CaseState.SELLER_REVIEW)
    return rows.exclude(pk=but).exists()


def last_return_address(shop_id: UUID) -> dict[str, str] | None:
    """Return where a shop last wanted goods sent back to."""
    found = Case.objects.filter(shop_id=shop_id, return_address__isnull=False).order_by("-id")
    return found.values_list("return_address", flat=True).first()


def _page(rows: QuerySet[Case], after: str | None, limit: int | None) -> tuple[list[CaseView], str | None]:
    size = clamp(limit)
    cursor = decode_cursor(after, [UUID])
    if cursor is not None:
        rows = rows.filter(pk__lt=cursor[0])
    views = [row.view() for row in rows.order_by("-pk")[: size + 1]]
    return views[:size], encode_cursor([views[size - 1].id]) if len(views) > size else None
