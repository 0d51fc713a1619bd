"""Shapes on the wire. Only endpoints import this."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from foundation.words import say
from market.moderation.policy import POLICY, chapter_of, is_citable
from market.moderation.rules import LONGEST_REASON, STRIKE_COUNTS
from market.moderation.types import ItemId, JudgedView, StrikeView


class RuleOut(Schema):
    code: str
    chapter: str
    words: str
    is_citable: bool  # A chapter is not: it is a heading.

    @classmethod
    def all_in(cls, language: str) -> "list[RuleOut]":
        return [
            cls(code=code, chapter=chapter_of(code), words=say(rule.words, language), is_citable=is_citable(code))
            for code, rule in POLICY.items()
        ]


class ReportIn(Schema):
    subject: Annotated[str, Field(max_length=60)]  # What is reported, by its own id: note_…
    rule: Annotated[str, Field(max_length=12)]
    text: Annotated[str, Field(max_length=LONGEST_REASON)] = ""


class AppealIn(Schema):
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_REASON)]


class JudgedOut(Schema):
    judged_id: ItemId
    subject: str  # its own id, where its kind is known
    subject_kind: str
    state: str
    rule: str
    rule_words: str
    text: str  # as it was when it was decided
    because: str
    decided_at: datetime | None
    appeal_until: datetime | None

    @classmethod
    def of(cls, view: JudgedView, subject: str, language: str) -> "JudgedOut":
        item = view.item
        return cls(
            judged_id=item.id,
            subject=subject,
            subject_kind=item.subject.kind,
            state=item.state,
            rule=item.rule,
            rule_words=say(POLICY[item.rule].words, language) if item.rule else "",
            text=view.text,
            because=view.because,
            decided_at=item.decided_at,
            appeal_until=view.appeal_until,
        )


class StrikeOut(Schema):
    rule: str
    rule_words: str
    points: int
    at: datetime
    counts_until: datetime

    @classmethod
    def of(cls, strike: StrikeView, language: str) -> "StrikeOut":
        return cls(
            rule=strike.rule,
            rule_words=say(POLICY[strike.rule].words, language),
            points=strike.points,
            at=strike.at,
            counts_until=strike.at + STRIKE_COUNTS,
        )


class PauseOut(Schema):
    until: datetime | None  # Until then nothing of one's own is published; null: one may.
    strikes: list[StrikeOut]  # that count now, the latest first
