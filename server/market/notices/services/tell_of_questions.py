"""Buyers and shops are told what is asked about goods, and who asked what was answered; nobody by name."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from foundation.ids import encode
from market.catalogue import facade as catalogue
from market.notices.queries import who_run
from market.notices.services.notify import notify_many
from market.notices.types import Kind, NewNotice
from market.questions import facade as questions
from market.questions.events import QuestionAnswered, QuestionAsked


def tell_of_questions(news: Sequence[QuestionAsked], *, now: datetime) -> None:
    """Tell the buyers whom the question was put to, and who runs the shop. What was removed meanwhile is not told."""
    facts = _facts(news)
    running = who_run({one.shop_id for one in news})
    told = []
    for one in news:
        if one.question_id in facts:
            about, subject = facts[one.question_id], encode("ques", one.question_id)
            told += [NewNotice(who, Kind.QUESTION_ASKED, subject, about) for who in one.told_ids]
            told += [NewNotice(who, Kind.QUESTION_FOR_SHOP, subject, about) for who in running[one.shop_id]]
    notify_many(told, now=now)


def tell_of_answers(news: Sequence[QuestionAnswered], *, now: datetime) -> None:
    """Tell who asked, of each answer once; not of their own."""
    facts = _facts(news)
    notify_many(
        [
            NewNotice(
                one.asker_id, Kind.QUESTION_ANSWERED, encode("ans", one.answer_id), facts[one.question_id]
            )
            for one in news
            if one.question_id in facts and one.asker_id != one.author_id
        ],
        now=now,
    )  # fmt: skip


def _facts(news: Collection[QuestionAsked | QuestionAnswered]) -> dict[UUID, dict[str, Any]]:
    """Say what each question that stands is about. Two queries of the rooms."""
    standing = questions.questions({one.question_id for one in news})
    goods = catalogue.products({one.product_id for one in standing.values()})
    return {
        one.id: {
            "question_id": encode("ques", one.id),
            "title": dict(goods[one.product_id].title),
            "line_count": 1,
        }
        for one in standing.values()
        if one.product_id in goods
    }
