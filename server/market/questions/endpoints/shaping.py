"""Questions and answers as the page shows them."""

from collections.abc import Mapping, Sequence
from typing import Literal
from uuid import UUID

from django.http import HttpRequest

from foundation import access
from foundation.words import language_of, say
from market.catalogue import facade as catalogue
from market.media import facade as media
from market.media.facade import PictureOut
from market.orders import facade as orders
from market.people import facade as people
from market.people.facade import PersonView
from market.questions import queries
from market.questions.schemas import AnswerOut, AskedProductOut, QuestionOut
from market.questions.services.answer_question import ANSWERING
from market.questions.types import AnswerView, QuestionView, Reader


def answer(one: AnswerView, known: Mapping[UUID, PersonView], has_bought: bool, who: Reader) -> AnswerOut:
    author = known.get(one.author_id)
    return AnswerOut(
        answer_id=one.id,
        nickname_masked=people.mask(author.nickname) if author and not one.is_by_shop else "",
        text=one.text,
        is_by_shop=one.is_by_shop,
        has_bought=has_bought and not one.is_by_shop,
        is_mine=one.author_id == who.id,
        is_held=one.is_held,
        at=one.at,
    )


def shaped(request: HttpRequest, found: Sequence[QuestionView], who: Reader) -> list[QuestionOut]:
    """Fetch answers, names and goods of a whole page at once; who bought is asked once per product."""
    ids = [one.id for one in found]
    answers = queries.first_answers(ids, who)
    known = people.people({one.author_id for one in found} | {a.author_id for said in answers.values() for a in said})
    goods = catalogue.products({one.product_id for one in found})
    pictures = media.pictures({one.picture_ids[0] for one in goods.values() if one.picture_ids})
    asked = {*known, *([who.id] if who.id else [])}
    bought = {one: orders.who_bought(asked, [one]) for one in goods}
    answered, by_shop = queries.answered_by(ids, who.id), queries.answered_by_shop(ids)
    language = language_of(request)

    shops = {one.shop_id for one in found}
    works_for = {one for one in shops if who.id and access.may(who.id, one, "shop.read")}
    speaks_for = {one for one in works_for if who.id and access.may(who.id, one, ANSWERING)}

    def may_answer(one: QuestionView) -> Literal["no", "as_buyer", "as_shop"]:
        if who.id is None or one.is_held or one.author_id == who.id:
            return "no"
        if one.shop_id in works_for:
            return "as_shop" if one.shop_id in speaks_for and one.id not in by_shop else "no"
        return "as_buyer" if who.id in bought.get(one.product_id, ()) and one.id not in answered else "no"

    shown = []
    for one in found:
        product = goods.get(one.product_id)
        author = known.get(one.author_id)
        shown.append(
            QuestionOut(
                question_id=one.id,
                product=AskedProductOut(
                    product_id=product.id,
                    title=say(product.title, language),
                    picture=PictureOut.of(pictures.get(product.picture_ids[0])) if product.picture_ids else None,
                )
                if product
                else None,
                nickname_masked=people.mask(author.nickname) if author else "",
                text=one.text,
                at=one.at,
                answer_count=one.answer_count,
                answers=[
                    answer(said, known, said.author_id in bought.get(one.product_id, ()), who)
                    for said in answers.get(one.id, ())
                ],
                is_mine=one.author_id == who.id,
                is_held=one.is_held,
                may_answer=may_answer(one),
            )
        )
    return shown
