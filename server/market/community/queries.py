"""Questions community can answer. Nothing here writes."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from market.circles import facade as circles
from market.community.errors import ReviewNotFound
from market.community.models import SHOWN, THEIRS, HelpfulVote, Review, ReviewSummary, ShownPurchase
from market.community.types import ReviewFilter, ReviewView, SummaryView
from market.orders import facade as orders
from market.orders.facade import OrderState

MOST_FRIENDS = 200  # Purchases looked at for one product.
KEPT = frozenset(
    {OrderState.AWAITING_TEAM, OrderState.TO_SHIP, OrderState.SHIPPED, OrderState.DELIVERED, OrderState.COMPLETED}
)
FILTERS = {
    ReviewFilter.ALL: Q(),
    ReviewFilter.WITH_PICTURES: Q(picture_ids__len__gt=0),
    ReviewFilter.GOOD: Q(stars__gte=4),
    ReviewFilter.BAD: Q(stars__lte=2),
}
Place = tuple[datetime, UUID]  # where a list stopped: written at, id


def reviews_of(product_ids: Collection[UUID]) -> dict[UUID, SummaryView]:
    """Return how each product's reviews add up; a product without any has zeros. One query."""
    found = {row.product_id: row.view() for row in ReviewSummary.objects.filter(pk__in=set(product_ids))}
    return {one: found.get(one) or SummaryView(one, 0, 0, (0, 0, 0, 0, 0), 0) for one in product_ids}


def latest_reviews(product_ids: Collection[UUID], *, limit: int = 3) -> dict[UUID, list[ReviewView]]:
    """Return each product's newest reviews, the newest first. One query."""
    answer: dict[UUID, list[ReviewView]] = defaultdict(list)
    rows = Review.objects.raw(
        """
        SELECT r.* FROM unnest(%s::uuid[]) AS wanted (product_id)
        CROSS JOIN LATERAL (SELECT * FROM community_review c
                            WHERE c.product_id = wanted.product_id AND c.removed_at IS NULL
                            ORDER BY c.written_at DESC, c.id DESC LIMIT %s) r
        ORDER BY r.written_at DESC, r.id DESC
        """,
        [list(set(product_ids)), limit],
    )
    for row in rows:
        answer[row.product_id].append(row.view())
    return {product_id: answer[product_id] for product_id in product_ids}


def review(review_id: UUID) -> ReviewView:
    """:raises ReviewNotFound: also when its author took it back"""
    found = Review.objects.filter(SHOWN, pk=review_id).first()
    if found is None:
        raise ReviewNotFound
    return found.view()


def reviews_of_product(
    product_id: UUID, *, only: ReviewFilter, stars: int | None = None, after: Place | None, limit: int
) -> tuple[list[ReviewView], Place | None]:
    """Return a page of a product's reviews, the newest first, and where to go on. One query."""
    return _page(_said_of(product_id, only, stars).filter(SHOWN), after, limit)


def helpful_reviews_of_product(
    product_id: UUID, *, only: ReviewFilter, stars: int | None = None, after: tuple[int, UUID] | None, limit: int
) -> tuple[list[ReviewView], tuple[int, UUID] | None]:
    """Return a page of a product's reviews, what most found helpful first, and where to go on. One query."""
    rows = _said_of(product_id, only, stars).filter(SHOWN).order_by("-helpful_count", "-id")
    if after is not None:
        votes, review_id = after
        rows = rows.filter(Q(helpful_count__lte=votes) & (Q(helpful_count__lt=votes) | Q(pk__lt=review_id)))
    page = list(rows[: limit + 1])
    shown = [row.view() for row in page[:limit]]
    return shown, (shown[-1].helpful_count, shown[-1].id) if len(page) > limit else None


def _said_of(product_id: UUID, only: ReviewFilter, stars: int | None) -> QuerySet[Review]:
    rows = Review.objects.filter(FILTERS[only], product_id=product_id)
    return rows.filter(stars=stars) if stars else rows


def found_helpful(person_id: UUID | None, review_ids: Collection[UUID]) -> set[UUID]:
    """Return those of the reviews that somebody found helpful. One query, none for nobody."""
    if person_id is None:
        return set()
    votes = HelpfulVote.objects.filter(person_id=person_id, review_id__in=review_ids)
    return set(votes.values_list("review_id", flat=True))


def reviews_by_person(person_id: UUID, *, after: Place | None, limit: int) -> tuple[list[ReviewView], Place | None]:
    """Return a page of what a person wrote, what is in review too, the newest first, and where to go on. One query."""
    return _page(Review.objects.filter(THEIRS, person_id=person_id), after, limit)


def reviews_of_shop(
    shop_id: UUID, *, unanswered: bool, after: Place | None, limit: int
) -> tuple[list[ReviewView], Place | None]:
    """Return a page of what was said of a shop's goods, the newest first, and where to go on. One query."""
    rows = Review.objects.filter(SHOWN, shop_id=shop_id)
    return _page(rows.filter(replied_at__isnull=True) if unanswered else rows, after, limit)


def reviewed_line_ids(line_ids: Collection[UUID]) -> set[UUID]:
    """Return those of the order lines that were reviewed, also where the author took the review back. One query."""
    known = Review.objects.filter(line_id__in=set(line_ids)).values_list("line_id", flat=True)
    return {line_id for line_id in known if line_id}


def own_order(order_id: UUID, person_id: UUID) -> orders.OrderView:
    """:raises orders.OrderNotFound: somebody else's, or nobody's"""
    order = orders.order_view(order_id)
    if order.person_id != person_id:
        raise orders.OrderNotFound
    return order


def is_kept(order: orders.OrderView, product_id: UUID) -> bool:
    """Answer whether something of a product was paid for with an order, and did not go back."""
    lines = [line for line in order.lines if line.product_id == product_id]
    return order.state in KEPT and any(line.refunded_quantity < line.quantity for line in lines)


def is_shown(order_id: UUID, person_id: UUID) -> bool:
    return ShownPurchase.objects.filter(order_id=order_id, person_id=person_id).exists()


def shown_orders(order_ids: Collection[UUID]) -> set[UUID]:
    """Return those of the orders whose buyers let their friends see them. One query."""
    return set(ShownPurchase.objects.filter(order_id__in=order_ids).values_list("order_id", flat=True))


def friends_who_bought(viewer_id: UUID, product_id: UUID) -> list[UUID]:
    """
    Return the viewer's friends who let friends see that they bought this, and kept it, the latest first. Five queries.

    Friendship, and what became of the order, are asked as they are now.
    """
    friends = circles.friends(viewer_id)
    rows = ShownPurchase.objects.filter(product_id=product_id, person_id__in=friends).order_by("-at", "-id")
    shown = list(rows.values_list("order_id", "person_id")[:MOST_FRIENDS])
    bought = orders.orders({order_id for order_id, _ in shown})
    kept = [person_id for order_id, person_id in shown if is_kept(bought[order_id], product_id)]
    standings = circles.standings(viewer_id, kept)
    return [one for one in dict.fromkeys(kept) if standings[one].is_friend and not standings[one].is_out_of_sight]


def count_of_source(source: str) -> int:
    """Count the reviews that an import made."""
    return Review.objects.filter(SHOWN, origin=source).count()


def review_ids_of_source(source_keys: Collection[str]) -> dict[str, UUID]:
    """Return which reviews an import made under these keys, for the keys that are known. One query."""
    found = Review.objects.filter(source_key__in=set(source_keys)).values_list("source_key", "id")
    return {key: review_id for key, review_id in found if key is not None}


def _page(rows: QuerySet[Review], after: Place | None, limit: int) -> tuple[list[ReviewView], Place | None]:
    rows = rows.order_by("-written_at", "-id")
    if after is not None:
        at, review_id = after
        # The first half lets the index find the place; the second breaks ties.
        rows = rows.filter(Q(written_at__lte=at) & (Q(written_at__lt=at) | Q(pk__lt=review_id)))
    page = list(rows[: limit + 1])
    shown = [row.view() for row in page[:limit]]
    return shown, (shown[-1].at, shown[-1].id) if len(page) > limit else None
