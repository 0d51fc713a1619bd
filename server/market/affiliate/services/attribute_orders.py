"""Orders are paid: each of their lines is credited to one recommendation, or to none."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from foundation import sql
from market.affiliate import rules
from market.affiliate.models import Credit, Plan, tell
from market.affiliate.services.look_for_signals import signals_of
from market.affiliate.states import CREDIT, CreditState
from market.affiliate.types import Bought, Reward, Source, TouchView
from market.catalogue import facade as catalogue
from market.orders import facade as orders
from market.orders.facade import LineView, OrderView
from market.settlement import facade as settlement


@transaction.atomic
def attribute_orders(order_ids: Collection[UUID], *, now: datetime) -> int:
    """
    Credit the lines of paid orders. Return how many were. Repeating is harmless, and of two at once one does it: a line
    has one credit, by a unique index.

    The rate is the plan's on the day of the payment, and stays. What looks like one's own order is held for a person;
    of the rest settlement sets the promoter's part aside.
    """
    views = [view for view in orders.orders(order_ids).values() if view.paid_at is not None]
    touches = _last_touches(views)
    views = [view for view in views if view.id in touches]
    if not views:
        return 0
    plans = _Plans(views)
    credited = (_credit(view, line, touches[view.id], plans) for view in views for line in view.lines)
    rows = [row for row in credited if row is not None]
    Credit.objects.bulk_create(rows, ignore_conflicts=True)
    kept = set(Credit.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    new = [row for row in rows if row.pk in kept]
    name_promoters([row for row in new if not row.is_held])
    tell([(row, "") for row in new], CREDIT.start, now=now, because="the order is paid")
    return len(new)


def name_promoters(rows: Sequence[Credit]) -> list[Credit]:
    """
    Have the promoter's part of these credits' lines set aside. A line that leaves less gives less, and a settled one
    nothing. Return those of which nothing could be set aside any more.
    """
    wishes = [
        settlement.PromoterWish(row.order_id, row.line_id, row.sharer_id, row.rate_bps) for row in rows if row.rate_bps
    ]
    granted = settlement.name_promoters(wishes) if wishes else {}
    for row in rows:
        rate_bps = granted.get(row.line_id, 0)
        if row.rate_bps != rate_bps:
            row.rate_bps = rate_bps
            row.weigh()
            row.save(update_fields=["rate_bps", "amount_minor"])
    return [row for row in rows if row.reward == Reward.COMMISSION and row.line_id not in granted]


def _credit(view: OrderView, line: LineView, touches: Sequence[TouchView], plans: "_Plans") -> Credit | None:
    assert view.paid_at is not None, "only those were chosen"
    touch = rules.deciding_touch(
        Bought(line.id, view.person_id, line.product_id, view.shop_id, view.placed_at),
        touches,
        window=timedelta(days=settings.AFFILIATE_WINDOW_DAYS),
        priority=[Source(one) for one in settings.AFFILIATE_PRIORITY],
        may_be_oneself=settings.AFFILIATE_SELF_PURCHASE,
    )
    if touch is None:
        return None
    plan = plans.of(view, line.product_id)
    reward = Reward(plan.reward) if plan else Reward.NONE
    signals = sorted(signals_of(view, touch.sharer_id)) if reward != Reward.NONE else []
    credit = Credit(
        line_id=line.id,
        order_id=view.id,
        share_id=touch.share_id,
        sharer_id=touch.sharer_id,
        buyer_id=view.person_id,
        shop_id=view.shop_id,
        product_id=line.product_id,
        region_code=next(iter(view.address.get("region_codes") or ()), ""),
        source=touch.source,
        touched_at=touch.at,
        plan_id=plan.pk if plan else None,
        plan_version=plan.version if plan else 0,
        reward=reward,
        rate_bps=plan.rate_bps if plan and reward == Reward.COMMISSION else 0,
        points_bps=plan.rate_bps if plan and reward == Reward.POINTS else 0,
        template_id=plan.template_id if plan else None,
        state=CreditState.ESTIMATED,
        currency=line.payable.currency,
        base_minor=line.payable.minor,
        at=view.paid_at,
        is_held=bool(signals),
        signals=signals,
    )
    credit.weigh()
    return credit


class _Plans:
    """The plans of the shops that sold these orders; asked once for all of them."""

    def __init__(self, views: Sequence[OrderView]) -> None:
        products = catalogue.products({line.product_id for view in views for line in view.lines})
        paths = {one.id: one.path for one in catalogue.categories()}
        self._paths = {one.id: paths.get(one.category_id, ()) for one in products.values()}
        self._plans = list(Plan.objects.filter(shop_id__in={view.shop_id for view in views}).order_by("version"))

    def of(self, view: OrderView, product_id: UUID) -> Plan | None:
        """Return the shop's plan for a product as of the payment: its own, its nearest category's, or the shop's."""
        assert view.paid_at is not None, "only those were chosen"
        valid = {
            (plan.product_id, plan.category_id): plan  # A later version takes the place of an earlier.
            for plan in self._plans
            if plan.shop_id == view.shop_id and plan.starts_at <= view.paid_at
        }
        path = self._paths.get(product_id, ())
        scopes = [(product_id, None), *((None, one) for one in reversed(path)), (None, None)]
        return next((valid[scope] for scope in scopes if scope in valid), None)


def _last_touches(views: Sequence[OrderView]) -> Mapping[UUID, list[TouchView]]:
    """
    Return, by order, the buyer's last touch of each share inside the window. One statement, whatever their number.

    The buyer's are those made in their name, and those of visitors who turned out to be them.
    """
    found: dict[UUID, list[TouchView]] = {}
    rows = sql.rows(
        """
        WITH bought AS (
          SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::timestamptz[]) AS b (order_id, person_id, at)
        ), who AS (
          SELECT order_id, at, person_id, NULL::uuid AS visitor_id FROM bought
          UNION ALL
          SELECT b.order_id, b.at, NULL, k.visitor_id FROM bought b JOIN affiliate_knownvisitor k USING (person_id)
        )
        SELECT DISTINCT ON (w.order_id, s.id)
          w.order_id, t.id, t.at, s.id, s.person_id, s.source, s.product_ids, s.shop_id
        FROM who w
        CROSS JOIN LATERAL (
          SELECT id, at, share_id FROM affiliate_touch t
          WHERE t.person_id = w.person_id AND t.at > w.at - %s AND t.at <= w.at
          UNION ALL
          SELECT id, at, share_id FROM affiliate_touch t
          WHERE t.visitor_id = w.visitor_id AND t.at > w.at - %s AND t.at <= w.at
        ) t
        JOIN affiliate_share s ON s.id = t.share_id
        ORDER BY w.order_id, s.id, t.at DESC, t.id DESC
        """,
        [
            [view.id for view in views],
            [view.person_id for view in views],
            [view.placed_at for view in views],
            *[timedelta(days=settings.AFFILIATE_WINDOW_DAYS)] * 2,
        ],
    )
    for order_id, touch_id, at, share_id, sharer_id, source, product_ids, shop_id in rows:
        touch = TouchView(touch_id, at, share_id, sharer_id, Source(source), frozenset(product_ids), shop_id)
        found.setdefault(order_id, []).append(touch)
    return found
