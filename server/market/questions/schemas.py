"""Shapes on the wire. Only endpoints import this."""

from datetime import datetime
from typing import Literal

from ninja import Field, Schema
from pydantic import StrictBool

from market.catalogue.facade import ProductId
from market.media.facade import PictureOut
from market.questions.types import AnswerId, QuestionId


class QuestionIn(Schema):
    text: str = Field(max_length=2_000)


class AnswerIn(Schema):
    text: str = Field(max_length=5_000)
    as_shop: StrictBool = False


class AnswerOut(Schema):
    answer_id: AnswerId
    nickname_masked: str  # "" for the shop
    text: str
    is_by_shop: bool
    has_bought: bool  # and kept it, as things are now
    is_mine: bool
    is_held: bool  # nobody else sees it until somebody has looked
    at: datetime


class AskedProductOut(Schema):
    product_id: ProductId
    title: str
    picture: PictureOut | None


class QuestionOut(Schema):
    question_id: QuestionId
    product: AskedProductOut | None
    nickname_masked: str
    text: str
    at: datetime
    answer_count: int
    answers: list[AnswerOut]  # the first of them: the shop's, then the oldest
    is_mine: bool
    is_held: bool
    may_answer: Literal["no", "as_buyer", "as_shop"]


class WillingnessIn(Schema):
    is_asked: StrictBool


class WillingnessOut(Schema):
    is_asked: bool  # I may be asked about what I bought
