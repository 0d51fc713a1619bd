"""Baskets, checkouts, orders, their lines and discounts, and how each order moved through its life."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from foundation import sql
from foundation.ids import uuid7
from foundation.money import Money
from market.orders.errors import CheckoutNotFound, OrderNotFound
from market.orders.states import CHECKOUT, ORDER, CheckoutState, OrderState


class BasketLine(models.Model):
    """One article somebody means to buy; a guest's lines are kept under the key in their session."""

    person_id = models.UUIDField(null=True)
    guest_key = models.TextField(null=True)  # noqa: DJ001 (null is "nobody": unique per SKU must not see it)
    sku_id = models.UUIDField()
    quantity = models.PositiveIntegerField()
    is_selected = models.BooleanField(default=True)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="orders_basket_has_one_owner",
                condition=Q(person_id__isnull=False, guest_key__isnull=True)
                | Q(person_id__isnull=True, guest_key__isnull=False),
            ),
            models.CheckConstraint(name="orders_basket_quantity", condition=Q(quantity__gte=1)),
            models.UniqueConstraint(fields=["person_id", "sku_id"], name="orders_basket_person_sku"),
            models.UniqueConstraint(fields=["guest_key", "sku_id"], name="orders_basket_guest_sku"),
        ]


class CheckoutQuerySet(models.QuerySet["Checkout"]):
    def overdue(self, now: datetime) -> Self:
        return self.filter(state=CheckoutState.OPEN, pay_by__lte=now)

    def lock(self, checkout_id: UUID) -> "Checkout":
        """:raises CheckoutNotFound:"""
        try:
            return self.select_for_update(of=("self",)).get(pk=checkout_id)
        except Checkout.DoesNotExist:
            raise CheckoutNotFound from None

    def lock_many(self, checkout_ids: Collection[UUID]) -> "list[Checkout]":
        """Lock by id, so that two callers cannot cross. :raises CheckoutNotFound: one of them is none"""
        found: list[Checkout] = list(self.select_for_update(of=("self",)).filter(pk__in=checkout_ids).order_by("pk"))
        if len(found) < len(set(checkout_ids)):
            raise CheckoutNotFound
        return found


class Checkout(models.Model):
    """One payment for the orders of one or more shops."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person_id = models.UUIDField(db_index=True)
    state = models.CharField(max_length=16, default=CHECKOUT.start)
    currency = models.CharField(max_length=3)
    total_minor = models.BigIntegerField()
    intent_id = models.UUIDField(null=True)  # Of payments; null when there was nothing to pay.
    pay_by = models.DateTimeField()  # Paying at this instant is too late.
    placed_at = models.DateTimeField()
    source_key = models.CharField(max_length=120, unique=True, null=True, blank=True)  # what an import calls it

    objects = CheckoutQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="orders_checkout_state_known", condition=Q(state__in=list(CheckoutState))),
            models.CheckConstraint(name="orders_checkout_total_positive", condition=Q(total_minor__gte=0)),
        ]
        indexes = [
            models.Index(fields=["pay_by"], name="orders_checkout_due", condition=Q(state="open")),
            models.Index(fields=["person_id"], name="orders_checkout_unpaid", condition=Q(state="open")),
        ]

    def move_to(self, after: CheckoutState) -> None:
        """The only line of code that writes `state`. :raises IllegalMove:"""
        CHECKOUT.require(CheckoutState(self.state), after)
        self.state = after
        self.save(update_fields=["state"])


class OrderQuerySet(models.QuerySet["Order"]):
    def lock(self, order_id: UUID) -> "Order":
        """:raises OrderNotFound:"""
        try:
            return self.select_for_update(of=("self",)).get(pk=order_id)
        except Order.DoesNotExist:
            raise OrderNotFound from None

    def lock_many(self, order_ids: list[UUID]) -> list["Order"]:
        """Lock by id, so that two callers cannot cross."""
        return list(self.select_for_update(of=("self",)).filter(pk__in=order_ids).order_by("pk"))


class Order(models.Model):
    """What one shop owes one person, and what was promised when it was bought."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    checkout = models.ForeignKey(Checkout, models.PROTECT, related_name="orders")
    person_id = models.UUIDField()
    shop_id = models.UUIDField()
    kind = models.CharField(max_length=8)
    kind_ref = models.UUIDField(null=True)  # Of a group order: its team.
    state = models.CharField(max_length=16, default=ORDER.start)
    currency = models.CharField(max_length=3)
    goods_minor = models.BigIntegerField()
    discount_minor = models.BigIntegerField()
    freight_minor = models.BigIntegerField()
    total_minor = models.BigIntegerField()
    refunded_minor = models.BigIntegerField(default=0)  # What has left; what is promised back is in its refunds.
    freight_refunded_minor = models.BigIntegerField(db_default=0)  # From the moment it is promised back.
    stock_ref = models.UUIDField()  # Under which stock holds its goods; a revived order holds them anew.
    note = models.TextField(blank=True)
    address = models.JSONField()
    promise = models.JSONField()
    placed_at = models.DateTimeField()
    pay_by = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)
    paid_late_at = models.DateTimeField(null=True)  # Money came after it expired and waits for a decision.
    shipped_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)  # Somebody asks for their money back: nothing is handed to a carrier.
    is_reviewed = models.BooleanField(db_default=False)  # Every line of it is.

    objects = OrderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="orders_order_state_known", condition=Q(state__in=list(OrderState))),
            models.CheckConstraint(name="orders_order_kind_known", condition=Q(kind__in=["solo", "group"])),
            models.CheckConstraint(
                name="orders_order_adds_up",
                condition=Q(total_minor=F("goods_minor") - F("discount_minor") + F("freight_minor")),
            ),
            models.CheckConstraint(
                name="orders_order_amounts",
                condition=Q(goods_minor__gte=0, discount_minor__gte=0, freight_minor__gte=0, total_minor__gte=0)
                & Q(discount_minor__lte=F("goods_minor")),
            ),
            models.CheckConstraint(
                name="orders_order_refund_within_total",
                condition=Q(refunded_minor__gte=0, refunded_minor__lte=F("total_minor")),
            ),
            models.CheckConstraint(
                name="orders_order_freight_goes_back_once",
                condition=Q(freight_refunded_minor__gte=0, freight_refunded_minor__lte=F("freight_minor")),
            ),
        ]
        indexes = [
            models.Index(fields=["person_id", "-id"], name="orders_of_person"),
            models.Index(fields=["person_id", "state", "-id"], name="orders_of_person_state"),
            models.Index(fields=["shop_id", "state", "-id"], name="orders_of_shop"),
            models.Index(fields=["shop_id", "-id"], name="orders_of_shop_newest"),
            models.Index(fields=["state", "-id"], name="orders_by_state"),
            models.Index(fields=["closes_at"], name="orders_to_close", condition=Q(state__in=["shipped", "delivered"])),
            models.Index(fields=["paid_late_at"], name="orders_late", condition=Q(paid_late_at__isnull=False)),
        ]

    @property
    def may_have_coupon(self) -> bool:
        """Tell whether asking for its coupon is worth a statement: a group's price takes none beside it."""
        return self.kind != "group" and self.discount_minor > 0

    @property
    def total(self) -> Money:
        return Money(self.currency, self.total_minor)

    @property
    def refunded(self) -> Money:
        return Money(self.currency, self.refunded_minor)

    def move_to(self, after: OrderState, *, now: datetime, because: str) -> None:
        """The only line of code that writes `state` of a row. :raises IllegalMove:"""
        ORDER.require(OrderState(self.state), after)
        self.moves.create(before=self.state, after=after, at=now, because=because)
        self.state = after
        self.save(update_fields=["state"])


def move_orders(orders: Sequence[Order], after: OrderState, *, now: datetime, because: str, **changes: Any) -> None:
    """Move locked orders on together, with a line of history each. Two statements. :raises IllegalMove:"""
    for order in orders:
        ORDER.require(OrderState(order.state), after)
    sql.insert_many(
        "orders_ordermove",
        [("order_id", "uuid"), ("before", "text"), ("after", "text"), ("at", "timestamptz"), ("because", "text")],
        [(order.pk, order.state, after.value, now, because) for order in orders],
    )
    Order.objects.filter(pk__in=[order.pk for order in orders]).update(state=after, **changes)
    for order in orders:
        order.state = after
        for field, value in changes.items():
            setattr(order, field, value)


class OrderLine(models.Model):
    """One article of an order, as it was when bought."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    order = models.ForeignKey(Order, models.PROTECT, related_name="lines")
    place = models.PositiveSmallIntegerField()
    sku_id = models.UUIDField()
    product_id = models.UUIDField()
    title = models.JSONField()
    option_text = models.JSONField()
    picture_id = models.UUIDField(null=True)
    quantity = models.PositiveIntegerField()
    unit_list_minor = models.BigIntegerField()
    goods_minor = models.BigIntegerField()
    discount_minor = models.BigIntegerField()
    payable_minor = models.BigIntegerField()
    # What is promised back, from the moment it is: pieces, money, and the part of it that no piece came back for.
    refunded_quantity = models.PositiveIntegerField(db_default=0)
    refunded_minor = models.BigIntegerField(db_default=0)
    conceded_minor = models.BigIntegerField(db_default=0)
    is_reviewed = models.BooleanField(db_default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "place"], name="orders_line_place"),
            models.CheckConstraint(
                name="orders_line_adds_up",
                condition=Q(goods_minor=F("unit_list_minor") * F("quantity"))
                & Q(payable_minor=F("goods_minor") - F("discount_minor")),
            ),
            models.CheckConstraint(
                name="orders_line_amounts",
                condition=Q(quantity__gte=1, unit_list_minor__gte=0, discount_minor__gte=0, payable_minor__gte=0),
            ),
            models.CheckConstraint(
                name="orders_line_never_refunds_more_than_paid",
                condition=Q(refunded_quantity__gte=0, refunded_quantity__lte=F("quantity"))
                & Q(conceded_minor__gte=0, refunded_minor__gte=F("conceded_minor"))
                & Q(refunded_minor__lte=F("payable_minor")),
            ),
        ]
        indexes = [models.Index(fields=["product_id", "-id"], name="orders_lines_of_product")]


class LinePromo(models.Model):
    """One discount on one line, and who pays for it."""

    line = models.ForeignKey(OrderLine, models.PROTECT, related_name="promos")
    source = models.TextField()
    ref = models.UUIDField()
    funder = models.TextField()
    amount_minor = models.BigIntegerField()
    refunded_minor = models.BigIntegerField(db_default=0)  # What of it went back to who gave it.

    class Meta:
        constraints = [
            models.CheckConstraint(name="orders_promo_amount", condition=Q(amount_minor__gt=0)),
            models.CheckConstraint(
                name="orders_promo_goes_back_once",
                condition=Q(refunded_minor__gte=0, refunded_minor__lte=F("amount_minor")),
            ),
            models.CheckConstraint(
                name="orders_promo_funder", condition=Q(funder__in=["SELLER", "PLATFORM", "KOL", "BRAND"])
            ),
        ]


class OrderMove(models.Model):
    order = models.ForeignKey(Order, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16, blank=True)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.TextField()


class Refund(models.Model):
    """Money of one order promised back on one occasion, freight included. Never changed, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    order = models.ForeignKey(Order, models.PROTECT, related_name="refunds")
    key = models.TextField(unique=True)  # Names the intention: the same key gives back once.
    amount_minor = models.BigIntegerField()
    freight_minor = models.BigIntegerField()
    payment_refund_id = models.UUIDField(null=True)  # Of payments; null when there was nothing to pay back.
    is_whole = models.BooleanField()  # With it, the last of the order's goods has gone back.
    because = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="orders_refund_amounts", condition=Q(freight_minor__gte=0, amount_minor__gte=F("freight_minor"))
            )
        ]


class LineRefund(models.Model):
    """What one line has part in a refund: pieces and their money, or money for pieces that stay."""

    refund = models.ForeignKey(Refund, models.PROTECT, related_name="lines")
    line = models.ForeignKey(OrderLine, models.PROTECT, related_name="refunds")
    quantity = models.PositiveIntegerField()  # Zero: money alone.
    amount_minor = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["refund", "line"], name="orders_line_once_in_a_refund"),
            models.CheckConstraint(name="orders_line_refund_amount", condition=Q(amount_minor__gte=0)),
        ]


class PromoRefund(models.Model):
    """What of a discount goes back to who gave it, the goods having come back."""

    part = models.ForeignKey(LineRefund, models.PROTECT, related_name="promos")
    promo = models.ForeignKey(LinePromo, models.PROTECT, related_name="refunds")
    amount_minor = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(name="orders_promo_refund_amount", condition=Q(amount_minor__gt=0))]
