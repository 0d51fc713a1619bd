"""
What shops promise, the coupons that people have of it, and how each went.

Locks go order → template → coupon → the goods.
"""

from datetime import datetime
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from foundation.ids import uuid7
from foundation.money import Money
from market.coupons.rules import LONGEST_DAYS, MOST_BPS
from market.coupons.states import COUPON, CouponState
from market.coupons.types import CouponView, TemplateDraft, TemplateView, Terms, Way


class Template(models.Model):
    """A kind of coupon. What it gives never changes once it is made: a trigger says so. It can be withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    shop_id = models.UUIDField()
    title = models.JSONField()
    currency = models.CharField(max_length=3)
    threshold_minor = models.BigIntegerField()
    off_minor = models.BigIntegerField(null=True)
    off_bps = models.PositiveIntegerField(default=0)
    most_minor = models.BigIntegerField(null=True)  # what a part comes to at most
    product_ids = ArrayField(models.UUIDField(), default=list)  # None: all goods of the shop.
    way = models.CharField(max_length=8)
    valid_days = models.PositiveIntegerField()
    points_price = models.PositiveIntegerField(null=True)
    count_total = models.PositiveIntegerField(null=True)
    count_issued = models.PositiveIntegerField(default=0)
    per_person = models.PositiveIntegerField(null=True)
    ends_at = models.DateTimeField(null=True)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="coupons_template_way_known", condition=Q(way__in=[str(one) for one in Way])),
            models.CheckConstraint(
                name="coupons_an_amount_or_a_part",
                condition=Q(off_minor__gte=1, off_bps=0, most_minor__isnull=True, threshold_minor__gt=F("off_minor"))
                | Q(off_minor__isnull=True, off_bps__gte=1, off_bps__lte=MOST_BPS, most_minor__gte=1),
            ),
            models.CheckConstraint(
                name="coupons_template_lasts", condition=Q(valid_days__gte=1, valid_days__lte=LONGEST_DAYS)
            ),
            models.CheckConstraint(
                name="coupons_never_more_than_offered",
                condition=Q(count_total__isnull=True) | Q(count_issued__lte=F("count_total")),
            ),
            models.CheckConstraint(
                name="coupons_only_points_have_a_number",
                condition=Q(way=Way.POINTS, points_price__gte=1, count_total__gte=1, per_person__gte=1)
                | Q(way=Way.REWARD, points_price=None, count_total=None, per_person=None, ends_at=None),
            ),
        ]
        indexes = [
            models.Index(fields=["shop_id", "-id"], name="coupons_of_shop"),
            models.Index(fields=["-id"], name="coupons_for_points", condition=Q(way="points", withdrawn_at=None)),
        ]

    def __str__(self) -> str:
        return str(self.title.get("en") or self.title.get("zh-CN"))

    @property
    def terms(self) -> Terms:
        return Terms(
            self.shop_id,
            Money(self.currency, self.threshold_minor),
            _money(self.currency, self.off_minor),
            self.off_bps,
            _money(self.currency, self.most_minor),
            tuple(self.product_ids),
        )

    def view(self) -> TemplateView:
        draft = TemplateDraft(
            self.title, self.terms, Way(self.way), self.valid_days, self.points_price, self.count_total,
            self.per_person, self.ends_at,
        )  # fmt: skip
        return TemplateView(self.id, draft, self.count_issued, self.made_at, self.withdrawn_at)


def _money(currency: str, minor: int | None) -> Money | None:
    return None if minor is None else Money(currency, minor)


class Coupon(models.Model):
    """What one person may take off one order of one shop."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="coupons")
    person_id = models.UUIDField()
    cause = models.CharField(max_length=120, unique=True)  # What it was given for; the same gives it once.
    state = models.CharField(max_length=8, default=COUPON.start)
    order_id = models.UUIDField(null=True)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="coupons_coupon_state_known", condition=Q(state__in=[str(one) for one in CouponState])
            ),
            models.CheckConstraint(
                name="coupons_in_an_order_or_not",
                condition=Q(state__in=["held", "used"], order_id__isnull=False)
                | Q(state__in=["issued", "void"], order_id__isnull=True),
            ),
            models.UniqueConstraint(fields=["order_id"], name="coupons_one_of_an_order"),
        ]
        indexes = [
            models.Index(fields=["person_id", "-id"], name="coupons_of_person"),
            models.Index(
                fields=["person_id", "expires_at"], name="coupons_usable_of_person", condition=Q(state="issued")
            ),
            models.Index(fields=["template", "person_id"], name="coupons_of_kind_and_person"),
        ]

    def __str__(self) -> str:
        return self.cause

    def view(self) -> CouponView:
        """In: with its template."""
        template: Template = self.template
        return CouponView(
            self.id, template.pk, self.person_id, template.title, template.terms, CouponState(self.state),
            self.order_id, self.issued_at, self.expires_at,
        )  # fmt: skip


class CouponMove(models.Model):
    """A coupon has gone from one state into another."""

    coupon = models.ForeignKey(Coupon, on_delete=models.PROTECT, related_name="moves")
    before = models.CharField(max_length=8, blank=True)
    after = models.CharField(max_length=8)
    order_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    because = models.TextField()

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


def note_moves(
    moved: list[tuple[UUID, UUID | None]], before: CouponState | None, after: CouponState, *, at: datetime, because: str
) -> None:
    """Write the history of coupons. In: (coupon, its order), and the state that they left; None when it begins."""
    if before is not None:
        COUPON.require(before, after)
    CouponMove.objects.bulk_create(
        [
            CouponMove(coupon_id=coupon_id, before=before or "", after=after, order_id=order_id, at=at, because=because)
            for coupon_id, order_id in moved
        ]
    )
