"""What shoppers ask those who bought, what these answer, and who was told of which question."""

from uuid import UUID

from django.db import models
from django.db.models import Q

from foundation.ids import uuid7
from market.questions.errors import AnswerNotFound, QuestionNotFound
from market.questions.rules import ASKED_A_DAY
from market.questions.types import AnswerView, QuestionView

STANDING = Q(removed_at__isnull=True, is_held=False)


class QuestionQuerySet(models.QuerySet["Question"]):
    def lock(self, question_id: UUID) -> "Question":
        """:raises QuestionNotFound: also when it was removed"""
        try:
            return self.select_for_update(no_key=True).get(pk=question_id, removed_at__isnull=True)
        except Question.DoesNotExist:
            raise QuestionNotFound from None


class Question(models.Model):
    """One question about one product. Who removes it empties it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    product_id = models.UUIDField()
    shop_id = models.UUIDField()
    author_id = models.UUIDField()
    text = models.TextField(blank=True)
    is_held = models.BooleanField(default=False)  # Nobody but its author sees it.
    answer_count = models.PositiveIntegerField(default=0)  # of those that are shown
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)  # when buyers were told, which happens once
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="questions_removed_asks_nothing", condition=Q(removed_at__isnull=True) | Q(text="")
            ),
        ]
        indexes = [
            models.Index(fields=["product_id", "-id"], name="questions_of_product"),
            models.Index(fields=["author_id", "-id"], name="questions_of_person"),
            models.Index(fields=["shop_id", "-id"], name="questions_of_shop"),
        ]

    def __str__(self) -> str:
        return self.text[:40]

    def view(self) -> QuestionView:
        return QuestionView(
            self.id, self.product_id, self.shop_id, self.author_id, self.text, self.is_held, self.answer_count, self.at
        )


class AnswerQuerySet(models.QuerySet["Answer"]):
    def lock(self, answer_id: UUID) -> "Answer":
        """:raises AnswerNotFound: also when it was removed"""
        try:
            return self.select_for_update(no_key=True).get(pk=answer_id, removed_at__isnull=True)
        except Answer.DoesNotExist:
            raise AnswerNotFound from None


class Answer(models.Model):
    """What one buyer, or the shop, says to a question. Each says one thing; the shop is one, whoever of it answers."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    author_id = models.UUIDField()
    text = models.TextField(blank=True)
    is_by_shop = models.BooleanField()
    is_held = models.BooleanField(default=False)
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="questions_removed_answers_nothing", condition=Q(removed_at__isnull=True) | Q(text="")
            ),
            models.UniqueConstraint(
                name="questions_one_answer_each",
                fields=["question", "author_id"],
                condition=Q(removed_at=None, is_by_shop=False),
            ),
            models.UniqueConstraint(
                name="questions_one_answer_of_the_shop",
                fields=["question"],
                condition=Q(removed_at=None, is_by_shop=True),
            ),
        ]
        indexes = [models.Index(fields=["author_id", "-id"], name="questions_answers_of")]

    def __str__(self) -> str:
        return self.text[:40]

    def view(self) -> AnswerView:
        return AnswerView(
            self.id, self.question_id, self.author_id, self.text, self.is_by_shop, self.is_held, self.at
        )  # fmt: skip


class Invitation(models.Model):
    """A buyer is told of a question, as the first, second or third of a day (UTC): there is no fourth turn."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    question = models.ForeignKey(Question, models.CASCADE, related_name="invitations")
    person_id = models.UUIDField()
    on_date = models.DateField()
    turn = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="questions_told_once", fields=["question", "person_id"]),
            models.UniqueConstraint(name="questions_one_turn_each", fields=["person_id", "on_date", "turn"]),
            models.CheckConstraint(name="questions_few_a_day", condition=Q(turn__gte=1, turn__lte=ASKED_A_DAY)),
        ]
        indexes = [models.Index(fields=["person_id", "-question"], name="questions_for_person")]

    def __str__(self) -> str:
        return f"{self.person_id} ? {self.question_id}"


class Unasked(models.Model):
    """Somebody does not want to be asked. The row is there while it is so."""

    person_id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "unasked"

    def __str__(self) -> str:
        return str(self.person_id)
