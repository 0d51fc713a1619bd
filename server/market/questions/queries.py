"""Questions that this room can answer. Nothing here writes."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from market.circles import facade as circles
from market.questions.errors import QuestionNotFound
from market.questions.models import STANDING, Answer, Invitation, Question, Unasked
from market.questions.types import AnswerView, QuestionView, Reader

FIRST_ANSWERS = 2  # Shown with each question of a list.


def reader(viewer_id: UUID | None) -> Reader:
    """Say who looks. At most one query."""
    return Reader(viewer_id, circles.out_of_sight(viewer_id) if viewer_id else ())


def _seen(who: Reader) -> Q:
    """What somebody sees: what stands, and of their own also what is held."""
    own = Q(removed_at__isnull=True, author_id=who.id) if who.id else Q(pk__isnull=True)
    return (STANDING & ~Q(author_id__in=who.hidden)) | own


def question(question_id: UUID, who: Reader) -> QuestionView:
    """:raises QuestionNotFound: also for who must not see it. One query."""
    found = Question.objects.filter(_seen(who), pk=question_id).first()
    if found is None:
        raise QuestionNotFound
    return found.view()


def questions(question_ids: Collection[UUID]) -> dict[UUID, QuestionView]:
    """Return those of these questions that stand. One query."""
    return {row.id: row.view() for row in Question.objects.filter(STANDING, pk__in=set(question_ids))}


def of_product(
    product_id: UUID, who: Reader, *, after: UUID | None, limit: int
) -> tuple[list[QuestionView], UUID | None]:
    """Return a page of what was asked about a product, the newest first. One query."""
    return _page(Question.objects.filter(_seen(who), product_id=product_id), after, limit)


def of_shop(
    shop_id: UUID, *, unanswered: bool, after: UUID | None, limit: int
) -> tuple[list[QuestionView], UUID | None]:
    """Return a page of what was asked about a shop's goods, for its staff. One query."""
    rows = Question.objects.filter(STANDING, shop_id=shop_id)
    if unanswered:
        rows = rows.filter(~Exists(Answer.objects.filter(question=OuterRef("pk"), is_by_shop=True, removed_at=None)))
    return _page(rows, after, limit)


def asked_of(person_id: UUID, *, after: UUID | None, limit: int) -> tuple[list[QuestionView], UUID | None]:
    """Return a page of the questions that somebody was told of and has not answered. Two queries."""
    invited = Invitation.objects.filter(question=OuterRef("pk"), person_id=person_id)
    answered = Answer.objects.filter(question=OuterRef("pk"), author_id=person_id, removed_at=None)
    rows = Question.objects.filter(STANDING & Exists(invited) & ~Exists(answered))
    return _page(rows.exclude(author_id__in=circles.out_of_sight(person_id)), after, limit)


def wants_to_be_asked(person_id: UUID) -> bool:
    return not Unasked.objects.filter(pk=person_id).exists()


def first_answers(question_ids: Collection[UUID], who: Reader) -> dict[UUID, list[AnswerView]]:
    """Return the first answers to each question: the shop's, then the oldest. One query."""
    found: dict[UUID, list[AnswerView]] = defaultdict(list)
    rows = Answer.objects.raw(
        """
        SELECT a.* FROM unnest(%(ids)s::uuid[]) AS q (id)
        CROSS JOIN LATERAL (
          SELECT * FROM questions_answer x WHERE x.question_id = q.id AND x.removed_at IS NULL
            AND ((NOT x.is_held AND (x.is_by_shop OR x.author_id <> ALL (%(hidden)s::uuid[]))) OR x.author_id = %(me)s)
          ORDER BY x.is_by_shop DESC, x.id LIMIT %(most)s) a
        ORDER BY a.is_by_shop DESC, a.id
        """,
        {"ids": list(question_ids), "hidden": list(who.hidden), "me": who.id, "most": FIRST_ANSWERS},
    )
    for row in rows:
        found[row.question_id].append(row.view())
    return found


def answers(question_id: UUID, who: Reader, *, after: UUID | None, limit: int) -> tuple[list[AnswerView], UUID | None]:
    """Return a page of the answers to a question, the oldest first. One query."""
    seen = _seen(who) | (STANDING & Q(is_by_shop=True))
    rows = Answer.objects.filter(seen, question_id=question_id).order_by("id")
    if after:
        rows = rows.filter(pk__gt=after)
    found = [row.view() for row in rows[: limit + 1]]
    return found[:limit], found[limit - 1].id if len(found) > limit else None


def answered_by(question_ids: Collection[UUID], person_id: UUID | None) -> set[UUID]:
    """Return to which of these questions somebody has given an answer of their own. One query, none for nobody."""
    if person_id is None:
        return set()
    mine = Answer.objects.filter(question_id__in=question_ids, author_id=person_id, removed_at=None, is_by_shop=False)
    return set(mine.values_list("question_id", flat=True))


def answered_by_shop(question_ids: Collection[UUID]) -> set[UUID]:
    """Return to which of these questions the shop has given its answer. One query."""
    said = Answer.objects.filter(question_id__in=question_ids, removed_at=None, is_by_shop=True)
    return set(said.values_list("question_id", flat=True))


def _page(rows: QuerySet[Question], after: UUID | None, limit: int) -> tuple[list[QuestionView], UUID | None]:
    if after:
        rows = rows.filter(pk__lt=after)
    found = [row.view() for row in rows.order_by("-id")[: limit + 1]]
    return found[:limit], found[limit - 1].id if len(found) > limit else None
