"""A question is shown, and some of those who bought are told."""

from datetime import datetime
from uuid import UUID

from foundation import outbox, sql
from foundation.ids import uuid7
from market.circles import facade as circles
from market.merchants import facade as merchants
from market.orders import facade as orders
from market.questions import rules
from market.questions.events import QuestionAsked
from market.questions.models import Question, Unasked


def show_question(question: Question, *, now: datetime) -> None:
    """
    Tell the latest buyers who want to be asked, in the caller's transaction; once, whatever becomes of the question.

    Nobody is told of what somebody asks whom they block or mute, or who blocks them. Six statements.
    """
    question.is_held = False
    told = []
    if question.told_at is None:
        question.told_at = now
        told = _invite(question, now)
        news = QuestionAsked(
            question.id, question.product_id, question.shop_id, question.author_id, tuple(told), now
        )  # fmt: skip
        outbox.publish(news, key=question.id)
    question.save(update_fields=["is_held", "told_at"])


def _invite(question: Question, now: datetime) -> list[UUID]:
    """Whoever has had their turns today is passed over; two questions at once meet in the unique index of the turn."""
    asker = question.author_id
    found = [one for one in orders.latest_buyers(question.product_id, limit=rules.LOOKED_AT) if one != asker]
    unwilling = set(Unasked.objects.filter(pk__in=found).values_list("pk", flat=True))
    staff = {one.person_id for one in merchants.staff_of(question.shop_id)}
    welcome = circles.welcome([(one, asker) for one in found]) if found else set()
    willing = [one for one in found if (one, asker) in welcome and one not in unwilling and one not in staff]
    rows = sql.rows(
        """
        INSERT INTO questions_invitation (id, question_id, person_id, on_date, turn)
        SELECT w.id, %(question)s, w.person_id, %(day)s, w.turn
        FROM (SELECT g.id, g.person_id, g.place,
                (SELECT count(*) + 1 FROM questions_invitation i
                 WHERE i.person_id = g.person_id AND i.on_date = %(day)s) AS turn
              FROM unnest(%(ids)s::uuid[], %(people)s::uuid[]) WITH ORDINALITY AS g (id, person_id, place)) w
        WHERE w.turn <= %(most)s ORDER BY w.place LIMIT %(told)s
        ON CONFLICT DO NOTHING RETURNING person_id
        """,
        {
            "question": question.id,
            "day": now.date(),
            "ids": [uuid7() for _ in willing],
            "people": willing,
            "most": rules.ASKED_A_DAY,
            "told": rules.TOLD_OF_EACH,
        },
    )
    return [person_id for (person_id,) in rows]
