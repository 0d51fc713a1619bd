"""Conversations of two sides, and what is said in them."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from foundation.ids import uuid7
from market.messages import rules
from market.messages.errors import ConversationNotFound
from market.messages.types import Between, Card, CardKind, Content, MessageView, SideView

BETWEEN = [one.value for one in Between]  # Plain words, so that migrations import nothing of ours.
CARDS = ["", *(one.value for one in CardKind)]


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def lock(self, conversation_id: UUID) -> "Conversation":
        """:raises ConversationNotFound:"""
        try:
            return self.select_for_update(no_key=True).get(pk=conversation_id)
        except Conversation.DoesNotExist:
            raise ConversationNotFound from None


class Conversation(models.Model):
    """
    Two sides that write to each other: two people, the one of the lower id first; or a shopper, and a shop.

    Its row is the lock under which messages get their numbers.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    between = models.CharField(max_length=8, choices=[(one, one) for one in BETWEEN])
    one_id = models.UUIDField()
    other_id = models.UUIDField()
    last_number = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()

    objects = ConversationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one_id", "other_id", "between"], name="talks_one_conversation_each"),
            models.CheckConstraint(condition=Q(between__in=BETWEEN), name="talks_between_known"),
            models.CheckConstraint(
                condition=~Q(between="people") | Q(one_id__lt=F("other_id")), name="talks_people_in_one_order"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Side(models.Model):
    """A conversation as one of the two has it: how far they read, what they deleted, where it stands in their list."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="sides")
    between = models.CharField(max_length=8, choices=[(one, one) for one in BETWEEN])
    holder_id = models.UUIDField()  # a person, or a shop; a trigger refuses who is not of the conversation
    other_id = models.UUIDField()
    last_number = models.PositiveIntegerField(default=0)
    read_number = models.PositiveIntegerField(default=0)
    cleared_number = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(null=True)  # None: nothing was said yet, or it was deleted from the list

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "holder_id"], name="talks_one_side_each"),
            models.CheckConstraint(
                condition=Q(read_number__lte=F("last_number"), cleared_number__lte=F("last_number")),
                name="talks_nothing_read_before_it_is_said",
            ),
        ]
        indexes = [
            models.Index(
                fields=["holder_id", "between", "-last_at", "-conversation"],
                name="talks_latest_first",
                condition=Q(last_at__isnull=False),
            ),
            models.Index(
                fields=["holder_id"],
                name="talks_unread",
                condition=Q(last_at__isnull=False, read_number__lt=F("last_number")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.holder_id}"

    def view(self, other_read_number: int) -> SideView:
        return SideView(
            self.conversation_id,
            Between(self.between),
            self.holder_id,
            self.other_id,
            self.last_number,
            self.read_number,
            other_read_number,
            self.cleared_number,
            self.last_at,
        )


class Message(models.Model):
    """One thing said. Triggers see to it that a side says it, that numbers have no gaps, and that none is deleted."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="messages")
    number = models.PositiveIntegerField()
    holder_id = models.UUIDField()
    author_id = models.UUIDField()
    client_key = models.CharField(max_length=rules.LONGEST_KEY)
    text = models.TextField(blank=True)
    picture_ids = ArrayField(models.UUIDField(), default=list, blank=True)
    card_kind = models.CharField(max_length=8, blank=True, choices=[(one, one) for one in CARDS])
    card_id = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField()
    unsent_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="talks_one_number_each"),
            models.UniqueConstraint(fields=["conversation", "author_id", "client_key"], name="talks_sent_once"),
            models.CheckConstraint(condition=Q(card_kind__in=CARDS), name="talks_card_known"),
            models.CheckConstraint(
                condition=Q(card_kind="", card_id__isnull=True) | (~Q(card_kind="") & Q(card_id__isnull=False)),
                name="talks_card_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(unsent_at__isnull=True) | Q(text="", picture_ids__len=0, card_kind=""),
                name="talks_unsent_says_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.number}"

    def view(self) -> MessageView:
        is_removed = self.removed_at is not None
        card = Card(CardKind(self.card_kind), self.card_id) if self.card_id else None
        return MessageView(
            self.id,
            self.conversation_id,
            self.number,
            self.holder_id,
            self.author_id,
            Content() if is_removed else Content(self.text, tuple(self.picture_ids), card),
            self.unsent_at is not None,
            is_removed,
            self.at,
        )
