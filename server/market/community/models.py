"""What shoppers say of what they bought, and how it adds up."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from foundation.ids import uuid7
from market.community.errors import ReviewNotFound
from market.community.rules import average_x100
from market.community.types import FollowUpView, ReplyView, ReviewView, SummaryView

SHOWN = Q(removed_at__isnull=True)
THEIRS = SHOWN | Q(is_held=True)  # What its author still has: shown, or in review.


class ReviewQuerySet(models.QuerySet["Review"]):
    def lock(self, review_id: UUID) -> "Review":
        """:raises ReviewNotFound: also when its author took it back"""
        try:
            return self.select_for_update().get(SHOWN, pk=review_id)
        except Review.DoesNotExist:
            raise ReviewNotFound from None

    def lock_own(self, review_id: UUID, person_id: UUID) -> "Review":
        """:raises ReviewNotFound: none of theirs, or they took it back"""
        theirs = self.select_for_update().filter(THEIRS, pk=review_id, person_id=person_id).first()
        if theirs is None:
            raise ReviewNotFound
        return theirs


class Review(models.Model):
    """
    One person's word on one thing they bought. Triggers see to it that stars and text stay as they were written and
    that no row is deleted: only its author takes a review back, which empties it. Reviewers of the market may keep one
    from being seen, as it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    product_id = models.UUIDField()
    shop_id = models.UUIDField()
    sku_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    order_id = models.UUIDField(null=True)
    line_id = models.UUIDField(null=True, unique=True)  # what was bought; one review each
    nickname = models.CharField(max_length=40, blank=True)
    stars = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    option_text = models.JSONField(default=dict, blank=True)
    picture_ids = ArrayField(models.UUIDField(), default=list, blank=True)
    video_id = models.UUIDField(null=True, blank=True)
    written_at = models.DateTimeField()
    follow_up = models.TextField(blank=True)
    follow_up_picture_ids = ArrayField(models.UUIDField(), default=list, blank=True)
    followed_up_at = models.DateTimeField(null=True, blank=True)
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.UUIDField(null=True, blank=True)
    reply_changed_at = models.DateTimeField(null=True, blank=True)
    helpful_count = models.PositiveIntegerField(default=0, db_default=0)  # moved with each vote
    note_id = models.UUIDField(null=True, blank=True)  # where its author shows it as a note, too
    removed_at = models.DateTimeField(null=True, blank=True)  # Nobody sees it since.
    is_held = models.BooleanField(default=False, db_default=False)  # By reviewers, who may give it back as it was.
    origin = models.CharField(max_length=40, blank=True)  # the source it was imported from
    source_key = models.CharField(max_length=120, unique=True, null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="community_one_to_five_stars", condition=Q(stars__gte=1, stars__lte=5)),
            models.CheckConstraint(
                name="community_bought_here_or_imported",
                condition=Q(person_id__isnull=False, order_id__isnull=False, line_id__isnull=False, origin="")
                | Q(person_id__isnull=True, line_id__isnull=True, source_key__isnull=False) & ~Q(origin="")
                | Q(person_id__isnull=False, order_id__isnull=False, line_id__isnull=False, source_key__isnull=False)
                & ~Q(origin=""),
            ),
            models.CheckConstraint(
                name="community_held_is_not_shown", condition=Q(is_held=False) | Q(removed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="community_follow_up_has_a_date", condition=Q(followed_up_at__isnull=False) | Q(follow_up="")
            ),
            models.CheckConstraint(
                name="community_reply_has_a_date", condition=Q(replied_at__isnull=False) | Q(reply="")
            ),
        ]
        indexes = [
            models.Index(fields=["-written_at", "-id"], name="community_newest"),
            models.Index(fields=["-written_at"], name="community_taken_back", condition=~SHOWN),
            models.Index(fields=["product_id", "-written_at", "-id"], name="community_reviews", condition=SHOWN),
            models.Index(
                fields=["product_id", "-written_at", "-id"],
                name="community_with_pictures",
                condition=SHOWN & Q(picture_ids__len__gt=0),
            ),
            models.Index(
                fields=["product_id", "-written_at", "-id"], name="community_good", condition=SHOWN & Q(stars__gte=4)
            ),
            models.Index(
                fields=["product_id", "-written_at", "-id"], name="community_bad", condition=SHOWN & Q(stars__lte=2)
            ),
            models.Index(
                fields=["product_id", "stars", "-written_at", "-id"], name="community_by_stars", condition=SHOWN
            ),
            models.Index(fields=["product_id", "-helpful_count", "-id"], name="community_helpful", condition=SHOWN),
            models.Index(fields=["person_id", "-written_at", "-id"], name="community_theirs", condition=THEIRS),
            models.Index(fields=["shop_id", "-written_at", "-id"], name="community_of_shop", condition=SHOWN),
            models.Index(
                fields=["shop_id", "-written_at", "-id"],
                name="community_unanswered",
                condition=SHOWN & Q(replied_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{'★' * self.stars} {self.text[:40]}"

    def view(self) -> ReviewView:
        followed = self.followed_up_at
        return ReviewView(
            id=self.id,
            product_id=self.product_id,
            shop_id=self.shop_id,
            person_id=self.person_id,
            nickname=self.nickname,
            stars=self.stars,
            text=self.text,
            option_text=self.option_text,
            picture_ids=tuple(self.picture_ids),
            video_id=self.video_id,
            at=self.written_at,
            follow_up=FollowUpView(self.follow_up, tuple(self.follow_up_picture_ids), followed) if followed else None,
            reply=ReplyView(self.reply, self.replied_at, self.reply_changed_at) if self.replied_at else None,
            origin=self.origin,
            helpful_count=self.helpful_count,
            note_id=self.note_id,
            is_held=self.is_held,
        )


class HelpfulVote(models.Model):
    """Somebody found a review helpful; a trigger refuses its author."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    review = models.ForeignKey(Review, models.CASCADE, related_name="votes")
    person_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="community_one_vote_each", fields=["review", "person_id"])]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.review_id}"


class ReplyRevision(models.Model):
    """What a shop's reply said before it was changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    review = models.ForeignKey(Review, models.CASCADE, related_name="reply_revisions")
    text = models.TextField()
    until = models.DateTimeField()
    by_id = models.UUIDField()  # who changed it

    def __str__(self) -> str:
        return self.text[:40]


class ShownPurchase(models.Model):
    """Somebody lets their friends see that they bought this. The row is there while it is wanted, and not before."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    order_id = models.UUIDField()
    person_id = models.UUIDField()
    product_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="community_shown_once", fields=["order_id", "product_id"])]
        indexes = [models.Index(fields=["product_id", "person_id"], name="community_shown_of_product")]

    def __str__(self) -> str:
        return str(self.order_id)


class ReviewSummary(models.Model):
    """How a product's reviews add up. Moved in the transaction of each review, and checked against them by the hour."""

    product_id = models.UUIDField(primary_key=True)
    stars_1 = models.PositiveIntegerField(default=0)
    stars_2 = models.PositiveIntegerField(default=0)
    stars_3 = models.PositiveIntegerField(default=0)
    stars_4 = models.PositiveIntegerField(default=0)
    stars_5 = models.PositiveIntegerField(default=0)
    with_pictures = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "review summaries"
        constraints = [
            models.CheckConstraint(
                name="community_pictures_among_the_reviews",
                condition=Q(
                    with_pictures__lte=F("stars_1") + F("stars_2") + F("stars_3") + F("stars_4") + F("stars_5")
                ),
            )
        ]

    def __str__(self) -> str:
        return str(self.product_id)

    def view(self) -> SummaryView:
        stars = (self.stars_1, self.stars_2, self.stars_3, self.stars_4, self.stars_5)
        return SummaryView(self.product_id, sum(stars), average_x100(stars), stars, self.with_pictures)
