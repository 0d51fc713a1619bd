"""
Shares with their tree, who came by them, what people said of being recognised, and what shares brought.

Locks go credit by id → the rooms below.
"""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from foundation import outbox
from foundation.ids import uuid7
from foundation.money import Money
from market.affiliate.events import CreditMoved
from market.affiliate.rules import LEVELS, MOST_BPS, worth
from market.affiliate.states import CREDIT, CreditState
from market.affiliate.types import Channel, Reward, ShareView, Source, SubjectKind

CODE_LENGTH = 10  # Of 32 signs: 2**50 codes. Without a "_" it is never taken for a shop's id, which can stand there.


class Share(models.Model):
    """One person's passing on of one thing by one way, from one parent. The tree is to look at: no money goes up."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    person_id = models.UUIDField()
    subject_kind = models.CharField(max_length=8)
    subject_id = models.UUIDField()
    channel = models.CharField(max_length=8)
    source = models.CharField(max_length=12)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    root_id = models.UUIDField()  # The first of its tree; its own id where it is that.
    depth = models.PositiveIntegerField()  # Steps from the root.
    product_ids = ArrayField(models.UUIDField())  # Goods that it recommends; of a note, as when it was shared.
    shop_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "subject_kind", "subject_id", "channel", "parent"],
                name="affiliate_one_share_per_way",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="affiliate_share_kind_known", condition=Q(subject_kind__in=[str(one) for one in SubjectKind])
            ),
            models.CheckConstraint(
                name="affiliate_share_channel_known", condition=Q(channel__in=[str(one) for one in Channel])
            ),
            models.CheckConstraint(
                name="affiliate_share_source_known", condition=Q(source__in=[str(one) for one in Source])
            ),
            models.CheckConstraint(
                name="affiliate_share_root_has_no_parent",
                condition=Q(parent__isnull=True, depth=0, root_id=F("id")) | Q(parent__isnull=False, depth__gt=0),
            ),
        ]
        indexes = [
            models.Index(fields=["person_id", "-id"], name="affiliate_shares_of_person"),
            models.Index(fields=["root_id", "id"], name="affiliate_shares_of_tree"),
        ]

    def __str__(self) -> str:
        return self.code

    def view(self) -> ShareView:
        return ShareView(
            self.id, self.code, self.person_id, SubjectKind(self.subject_kind), self.subject_id,
            Channel(self.channel), self.parent_id, self.depth, self.at,
        )  # fmt: skip


class Touch(models.Model):
    """
    Somebody came by a share. Append-only; the instant comes first in its key, so that it can be cut into months.

    It names a person, or a visitor, only where they have agreed to it; otherwise it is a bare count.
    """

    pk = models.CompositePrimaryKey("at", "id")
    at = models.DateTimeField()
    id = models.UUIDField(default=uuid7, editable=False)
    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="touches", db_index=False)
    person_id = models.UUIDField(null=True)
    visitor_id = models.UUIDField(null=True)
    is_click = models.BooleanField()  # False: agreed to afterwards, on the page; the click was counted before.

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="affiliate_touch_names_one", condition=Q(person_id__isnull=True) | Q(visitor_id__isnull=True)
            )
        ]
        indexes = [
            models.Index(
                fields=["person_id", "-at"], name="affiliate_last_of_person", condition=Q(person_id__isnull=False)
            ),
            models.Index(
                fields=["visitor_id", "-at"], name="affiliate_last_of_visitor", condition=Q(visitor_id__isnull=False)
            ),
            models.Index(fields=["share", "at"], name="affiliate_touches_of_share"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Consent(models.Model):
    """What somebody answered when asked whether they may be recognised. The last answer counts; append-only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField()
    person_id = models.UUIDField(null=True)
    visitor_id = models.UUIDField(null=True)  # Neither: a stranger who said no.
    is_given = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(
                fields=["person_id", "-id"], name="affiliate_consent_of_person", condition=Q(person_id__isnull=False)
            ),
            models.Index(
                fields=["visitor_id", "-id"], name="affiliate_consent_of_visitor", condition=Q(visitor_id__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id or self.visitor_id} {self.is_given}"


class KnownVisitor(models.Model):
    """A visitor turned out to be this person: what they touched before was touched by them."""

    pk = models.CompositePrimaryKey("visitor_id", "person_id")
    visitor_id = models.UUIDField()
    person_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="affiliate_visitors_of_person")]

    def __str__(self) -> str:
        return f"{self.visitor_id} = {self.person_id}"


class Plan(models.Model):
    """
    What a shop gives for orders that sharing brought. A version is never changed: another follows it.

    Joining costs nothing and needs no purchase, and nothing is given for head count: there are no such columns.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    shop_id = models.UUIDField()
    category_id = models.UUIDField(null=True)
    product_id = models.UUIDField(null=True)  # A product's plan goes before its category's, and that before the shop's.
    version = models.PositiveIntegerField()
    reward = models.CharField(max_length=12)
    # Of what was paid for the goods, after discounts, without freight: as money, or as points of a hundredth each.
    rate_bps = models.PositiveIntegerField()
    template_id = models.UUIDField(null=True)  # Of a coupon: one for each order that keeps the least.
    currency = models.CharField(max_length=3, db_default="")  # of the least; empty where there is none
    least_minor = models.BigIntegerField(db_default=0)
    level_count = models.PositiveSmallIntegerField(default=LEVELS[0])
    starts_at = models.DateTimeField()
    because = models.TextField()
    decided_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop_id", "category_id", "product_id", "version"],
                name="affiliate_plan_version_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="affiliate_plan_two_levels_at_most",
                condition=Q(level_count__gte=min(LEVELS), level_count__lte=max(LEVELS)),
            ),
            models.CheckConstraint(name="affiliate_plan_within_cap", condition=Q(rate_bps__lte=MOST_BPS)),
            models.CheckConstraint(
                name="affiliate_plan_has_one_scope", condition=Q(category_id__isnull=True) | Q(product_id__isnull=True)
            ),
            models.CheckConstraint(
                name="affiliate_plan_reward_known", condition=Q(reward__in=[str(one) for one in Reward])
            ),
            models.CheckConstraint(
                name="affiliate_plan_gives_what_it_says",
                condition=Q(reward=Reward.COUPON, template_id__isnull=False, rate_bps=0, least_minor__gte=1)
                | Q(reward__in=[Reward.COMMISSION, Reward.POINTS], template_id=None, rate_bps__gte=1, least_minor=0)
                | Q(reward=Reward.NONE, template_id=None, rate_bps=0, least_minor=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shop_id} {self.version}"


class Credit(models.Model):
    """What one line of an order brings to who shared. One line, one plan, one person."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    line_id = models.UUIDField()
    order_id = models.UUIDField(db_index=True)
    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="credits")
    sharer_id = models.UUIDField()
    buyer_id = models.UUIDField()  # Never shown to the sharer.
    shop_id = models.UUIDField()
    product_id = models.UUIDField()
    region_code = models.CharField(max_length=12, blank=True)  # The province that it goes to; empty abroad.
    source = models.CharField(max_length=12)
    touched_at = models.DateTimeField()
    # Its plan, frozen as it was on the day when the order was paid.
    plan_id = models.UUIDField(null=True)  # Null: the shop gives nothing; the order is counted.
    plan_version = models.PositiveIntegerField(default=0)
    reward = models.CharField(max_length=12)
    rate_bps = models.PositiveIntegerField()  # of a commission; of anything else zero, for no money is set aside
    points_bps = models.PositiveIntegerField(db_default=0)
    template_id = models.UUIDField(null=True)
    state = models.CharField(max_length=12, default=CREDIT.start)
    currency = models.CharField(max_length=3)
    base_minor = models.BigIntegerField()
    returned_minor = models.BigIntegerField(default=0)
    amount_minor = models.BigIntegerField()
    points = models.BigIntegerField(db_default=0)
    at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)  # When the return window ends; set on receipt.
    is_held = models.BooleanField(default=False)
    signals = ArrayField(models.CharField(max_length=16), default=list)
    decided_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line_id"], name="affiliate_one_plan_per_line"),
            models.CheckConstraint(
                name="affiliate_credit_state_known", condition=Q(state__in=[str(one) for one in CreditState])
            ),
            models.CheckConstraint(name="affiliate_credit_within_cap", condition=Q(rate_bps__lte=MOST_BPS)),
            models.CheckConstraint(
                name="affiliate_credit_returns_no_more_than_it_brought",
                condition=Q(returned_minor__gte=0, returned_minor__lte=F("base_minor")),
            ),
            models.CheckConstraint(
                name="affiliate_credit_brings_one_thing",
                condition=Q(rate_bps=0, points_bps=0)
                | Q(template_id=None, points_bps=0)
                | Q(template_id=None, rate_bps=0),
            ),
            models.CheckConstraint(
                name="affiliate_credit_held_goes_no_further",
                condition=Q(is_held=False) | Q(state__in=["estimated", "pending", "void"]),
            ),
        ]
        indexes = [
            models.Index(fields=["sharer_id", "-id"], name="affiliate_credits_of_sharer"),
            models.Index(fields=["buyer_id", "sharer_id"], name="affiliate_credits_of_pair"),
            models.Index(fields=["due_at", "id"], name="affiliate_credit_due", condition=Q(state="pending")),
            models.Index(fields=["is_held", "-id"], name="affiliate_credits_held"),
            models.Index(fields=["at", "share"], name="affiliate_credits_by_time"),
        ]

    def __str__(self) -> str:
        return str(self.line_id)

    @property
    def amount(self) -> Money:
        return Money(self.currency, self.amount_minor)

    def weigh(self) -> None:
        """Say anew what is brought by what is kept of the line."""
        self.amount_minor = worth(self.base_minor, self.returned_minor, self.rate_bps)
        self.points = worth(self.base_minor, self.returned_minor, self.points_bps)


class CreditMove(models.Model):
    credit = models.ForeignKey(Credit, on_delete=models.CASCADE, related_name="moves")
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12)
    at = models.DateTimeField()
    because = models.TextField()

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class CreditReturn(models.Model):
    """A refund has counted for a credit."""

    pk = models.CompositePrimaryKey("credit", "refund_id")
    credit = models.ForeignKey(Credit, on_delete=models.CASCADE, related_name="returns")
    refund_id = models.UUIDField()
    amount_minor = models.BigIntegerField()  # in the credit's currency
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.refund_id)


def move_credits(rows: Sequence[Credit], after: CreditState, *, now: datetime, because: str) -> None:
    """Move locked credits on, with a line of history and news for each. Three statements. :raises IllegalMove:"""
    for credit in rows:
        CREDIT.require(CreditState(credit.state), after)
    tell([(credit, credit.state) for credit in rows], after, now=now, because=because)
    Credit.objects.filter(pk__in=[credit.pk for credit in rows]).update(state=after)
    for credit in rows:
        credit.state = after


def tell(rows: Sequence[tuple[Credit, str]], after: CreditState, *, now: datetime, because: str) -> None:
    """Write the history of credits that come into a state, and tell of it. In: each with the state that it left."""
    CreditMove.objects.bulk_create(
        [CreditMove(credit=one, before=before, after=after, at=now, because=because) for one, before in rows]
    )
    outbox.publish_many(
        [
            (
                CreditMoved(
                    one.pk, one.share_id, one.sharer_id, one.line_id, one.order_id, before, after.value, one.amount, now
                ),
                one.pk,
            )
            for one, before in rows
        ]
    )
