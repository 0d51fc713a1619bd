"""Questions affiliate can answer. Nothing here writes. What is one person's is asked by that person alone."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from foundation import sql
from foundation.errors import NotFound
from foundation.ids import encode
from foundation.neighbours import neighbour
from foundation.paging import clamp, decode_cursor, encode_cursor
from foundation.words import Words
from market.affiliate.errors import ShareNotFound, SubjectNotFound
from market.affiliate.models import Consent, Share
from market.affiliate.states import CreditState
from market.affiliate.types import ShareView, SubjectKind, SubjectView
from market.catalogue import facade as catalogue
from market.circles import facade as circles
from market.merchants import facade as merchants
from market.pricing import facade as pricing

PREFIXES = {
    SubjectKind.PRODUCT: "prod",
    SubjectKind.NOTE: "note",
    SubjectKind.TEAM: "team",
    SubjectKind.SHOP: "shop",
}
PAGES = {
    SubjectKind.PRODUCT: "/p/",
    SubjectKind.NOTE: "/notes/",
    SubjectKind.TEAM: "/teams/",
    SubjectKind.SHOP: "/s/",
}


Subject = tuple[SubjectKind, UUID]


def share(code: str) -> Share:
    """:raises ShareNotFound:"""
    found = Share.objects.filter(code=code).first()
    if found is None:
        raise ShareNotFound
    return found


def page_of(kind: SubjectKind, subject_id: UUID) -> str:
    """Return the storefront's page of something that can be shared."""
    return f"{PAGES[kind]}{encode(PREFIXES[kind], subject_id)}"


# ── What is shared ───────────────────────────────────────────────────────────────────────────────────────────────────


def subject(kind: SubjectKind, subject_id: UUID, *, viewer_id: UUID | None) -> SubjectView:
    """Return what is shared as it is now, to who may see it. :raises SubjectNotFound:"""
    try:
        return _LOOKS[kind](subject_id, viewer_id)
    except NotFound:
        raise SubjectNotFound(field="subject_id") from None


def _product(product_id: UUID, viewer_id: UUID | None) -> SubjectView:
    product = catalogue.products([product_id]).get(product_id)
    if product is None or product.state != catalogue.ProductState.PUBLISHED:
        raise SubjectNotFound
    prices = pricing.list_prices([sku.id for sku in product.skus])
    return SubjectView(
        SubjectKind.PRODUCT, product_id, page_of(SubjectKind.PRODUCT, product_id), product.title, (product_id,), None,
        next(iter(product.picture_ids), None), min(prices.values(), default=None),
    )  # fmt: skip


def _team(team_id: UUID, viewer_id: UUID | None) -> SubjectView:
    team, _seats, _mine = neighbour("affiliate.team")(team_id, viewer=viewer_id)
    product = _product(team.product_id, viewer_id)
    return SubjectView(
        SubjectKind.TEAM, team_id, page_of(SubjectKind.TEAM, team_id), product.title, product.product_ids, None,
        product.picture_id, min(team.prices.values()), product.price, team.size,
    )  # fmt: skip


def _shop(shop_id: UUID, viewer_id: UUID | None) -> SubjectView:
    shop = merchants.shops([shop_id]).get(shop_id)
    if shop is None or shop.state != merchants.ShopState.OPEN:
        raise SubjectNotFound
    return SubjectView(
        SubjectKind.SHOP, shop_id, page_of(SubjectKind.SHOP, shop_id), shop.name, (), shop_id, shop.logo_picture_id
    )


def _note(note_id: UUID, viewer_id: UUID | None) -> SubjectView:
    note = neighbour("affiliate.note")(note_id, viewer_id=viewer_id)
    if note.published_at is None:
        raise SubjectNotFound
    goods = tuple(dict.fromkeys(tag.product_id for tag in note.draft.goods))
    return SubjectView(
        SubjectKind.NOTE, note_id, page_of(SubjectKind.NOTE, note_id), note_title(note.draft), goods, None,
        note.cover_id,
    )  # fmt: skip


_LOOKS = {
    SubjectKind.PRODUCT: _product,
    SubjectKind.TEAM: _team,
    SubjectKind.SHOP: _shop,
    SubjectKind.NOTE: _note,
}


def titles(subjects: Collection[Subject], *, viewer_id: UUID) -> dict[Subject, Words]:
    """Return how things that were shared are called, those that the viewer may see still. Six queries at most."""
    ids: dict[SubjectKind, set[UUID]] = defaultdict(set)
    for kind, subject_id in subjects:
        ids[kind].add(subject_id)
    teams = neighbour("affiliate.teams")(ids[SubjectKind.TEAM])
    goods = catalogue.products({*ids[SubjectKind.PRODUCT], *(team.product_id for team in teams.values())})
    sold = {one.id: one.title for one in goods.values() if one.state == catalogue.ProductState.PUBLISHED}
    notes = neighbour("affiliate.notes")(ids[SubjectKind.NOTE])
    seen = circles.may_see({(viewer_id, note.author_id) for note in notes.values()})
    shops = merchants.shops(ids[SubjectKind.SHOP])
    return {
        **{(SubjectKind.PRODUCT, one): sold[one] for one in ids[SubjectKind.PRODUCT] if one in sold},
        **{(SubjectKind.TEAM, one.id): sold[one.product_id] for one in teams.values() if one.product_id in sold},
        **{(SubjectKind.NOTE, n.id): note_title(n.draft) for n in notes.values() if (viewer_id, n.author_id) in seen},
        **{(SubjectKind.SHOP, s.id): s.name for s in shops.values() if s.state == merchants.ShopState.OPEN},
    }


def note_title(draft: Any) -> Words:
    """Return how a note is called: its title, or how it begins. In: the draft of `notes`."""
    words = draft.title or draft.body[:40]
    return {"zh-CN": words, "en": words}


# ── Being recognised ─────────────────────────────────────────────────────────────────────────────────────────────────


def consent(person_id: UUID | None, visitor_id: UUID | None) -> bool | None:
    """Return whether somebody lets themselves be recognised; None: they have not been asked. One query."""
    rows = Consent.objects.filter(person_id=person_id) if person_id else Consent.objects.filter(visitor_id=visitor_id)
    if person_id is None and visitor_id is None:
        return None
    return rows.order_by("-id").values_list("is_given", flat=True).first()


# ── What sharing brought ─────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Brought:
    """What a share brought so far: counts and sums, never who."""

    clicks: int = 0
    orders: int = 0
    money: Mapping[str, Mapping[str, int]] | None = None  # by state, by currency, in minor units
    held: int = 0  # orders that somebody is looking at
    points_coming: int = 0  # once they are received and past returning
    points_given: int = 0
    coupons_coming: int = 0
    coupons_given: int = 0


COMING = frozenset({CreditState.ESTIMATED, CreditState.PENDING})
GIVEN = frozenset({CreditState.SETTLEABLE, CreditState.SETTLED, CreditState.PAID})
# Of a state and a currency. An order brings one coupon, however many of its lines would.
BROUGHT = """
    state, currency, sum(amount_minor)::bigint, array_agg(DISTINCT order_id),
    array_agg(DISTINCT order_id) FILTER (WHERE is_held), sum(points)::bigint,
    array_agg(DISTINCT order_id) FILTER (WHERE template_id IS NOT NULL)
"""


def shares_of_person(
    person_id: UUID, *, after: str | None, limit: int | None
) -> tuple[list[ShareView], dict[UUID, Brought], str | None]:
    """
    Return a page of what somebody shared, newest first, what each brought, and the cursor of the next.

    :raises BadCursor:
    """
    size = clamp(limit)
    cursor = decode_cursor(after, [UUID])
    rows = Share.objects.filter(person_id=person_id)
    if cursor is not None:
        rows = rows.filter(pk__lt=cursor[0])
    views = [row.view() for row in rows.order_by("-pk")[: size + 1]]
    page, more = views[:size], len(views) > size
    return page, brought([one.id for one in page]), encode_cursor([page[-1].id]) if more else None


def brought(share_ids: Collection[UUID]) -> dict[UUID, Brought]:
    """Return what each share brought. Two queries, whatever their number."""
    clicks: dict[UUID, int] = dict(
        sql.rows(
            "SELECT share_id, count(*) FROM affiliate_touch WHERE share_id = ANY(%s::uuid[]) AND is_click GROUP BY 1",
            [list(share_ids)],
        )
    )
    rows = sql.rows(
        f"SELECT share_id, {BROUGHT} FROM affiliate_credit WHERE share_id = ANY(%s::uuid[]) GROUP BY 1, 2, 3",
        [list(share_ids)],
    )
    return {one: _brought(clicks.get(one, 0), [row[1:] for row in rows if row[0] == one]) for one in share_ids}


def brought_in_all(person_id: UUID) -> Brought:
    """Return what all of somebody's shares brought together. Two queries."""
    clicks = sql.one(
        """
        SELECT count(*) FROM affiliate_touch t JOIN affiliate_share s ON s.id = t.share_id
        WHERE s.person_id = %s AND t.is_click
        """,
        [person_id],
    )
    rows = sql.rows(f"SELECT {BROUGHT} FROM affiliate_credit WHERE sharer_id = %s GROUP BY 1, 2", [person_id])
    assert clicks is not None
    return _brought(clicks[0], rows)


def _brought(clicks: int, rows: Collection[Sequence[Any]]) -> Brought:
    """In: rows of `BROUGHT`."""
    money: dict[str, dict[str, int]] = {}
    orders: set[UUID] = set()
    held: set[UUID] = set()
    points: Counter[bool] = Counter()
    coupons: dict[bool, set[UUID]] = {True: set(), False: set()}
    for state, currency, minor, order_ids, held_ids, its_points, coupon_orders in rows:
        orders |= set(order_ids)
        held |= set(held_ids or ())
        money.setdefault(state, {})[currency] = minor
        if state in COMING or state in GIVEN:
            points[state in GIVEN] += its_points
            coupons[state in GIVEN] |= set(coupon_orders or ())
    given = coupons[True]
    return Brought(
        clicks, len(orders), money, len(held), points[False], points[True], len(coupons[False] - given), len(given)
    )
