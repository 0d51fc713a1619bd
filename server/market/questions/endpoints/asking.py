"""HTTP: read the request, make one call, shape the reply."""

from uuid import UUID

from django.utils import timezone
from ninja import Status

from foundation import access, rate
from foundation.description import KEYED
from foundation.idempotency import idempotent
from foundation.paging import clamp, decode_cursor, encode_cursor
from foundation.web import Limit, PageOut, PersonRequest, VisitorRequest, signed_in, visitor
from market.catalogue.facade import ProductId
from market.merchants.facade import ShopId
from market.orders import facade as orders
from market.people import facade as people
from market.questions import queries
from market.questions.endpoints import shaping
from market.questions.endpoints.routing import router
from market.questions.schemas import (
    AnswerIn,
    AnswerOut,
    QuestionIn,
    QuestionOut,
    WillingnessIn,
    WillingnessOut,
)
from market.questions.services.answer_question import answer_question
from market.questions.services.ask_question import ask_question
from market.questions.services.be_asked import be_asked
from market.questions.services.take_back import remove_answer, remove_question
from market.questions.types import AnswerId, QuestionId, Reader

WORDS_PER_MINUTE = 10  # Questions and answers together; faster is a program.


@router.get("/products/{product_id}", response=PageOut[QuestionOut], auth=visitor)
def list_of_product(
    request: VisitorRequest, product_id: ProductId, after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """What was asked about a product, the newest first, each with its first answers."""
    who = queries.reader(request.auth.person_id)
    found, more = queries.of_product(product_id, who, after=_place(after), limit=clamp(limit))
    return {"items": shaping.shaped(request, found, who), "next": encode_cursor([more]) if more else None}


@router.post("/products/{product_id}", response={201: QuestionOut}, auth=signed_in, openapi_extra=KEYED)
@idempotent
def ask(request: PersonRequest, product_id: ProductId, body: QuestionIn) -> Status:
    """Ask those who bought it. Some of them are told; so is the shop."""
    _count_words(request)
    asked = ask_question(product_id=product_id, person_id=request.auth.id, text=body.text, now=timezone.now())
    return Status(201, shaping.shaped(request, [asked], queries.reader(request.auth.id))[0])


@router.get("/asked", response=PageOut[QuestionOut], auth=signed_in)
def list_asked(request: PersonRequest, after: str | None = None, limit: Limit = None) -> dict[str, object]:
    """What I was asked about what I bought, and have not answered."""
    found, more = queries.asked_of(request.auth.id, after=_place(after), limit=clamp(limit))
    items = shaping.shaped(request, found, queries.reader(request.auth.id))
    return {"items": items, "next": encode_cursor([more]) if more else None}


@router.get("/me", response=WillingnessOut, auth=signed_in)
def read_willingness(request: PersonRequest) -> WillingnessOut:
    """Whether I may be asked about what I bought."""
    return WillingnessOut(is_asked=queries.wants_to_be_asked(request.auth.id))


@router.put("/me", response=WillingnessOut, auth=signed_in)
def change_willingness(request: PersonRequest, body: WillingnessIn) -> WillingnessOut:
    be_asked(person_id=request.auth.id, is_wanted=body.is_asked, now=timezone.now())
    return WillingnessOut(is_asked=body.is_asked)


@router.get("/shops/{shop_id}", response=PageOut[QuestionOut], auth=signed_in)
def list_of_shop(
    request: PersonRequest,
    shop_id: ShopId,
    unanswered: bool = False,
    after: str | None = None,
    limit: Limit = None,
) -> dict[str, object]:
    """What was asked about a shop's goods, for its staff, the newest first."""
    access.require(request.auth.id, shop_id, "shop.read")
    found, more = queries.of_shop(shop_id, unanswered=unanswered, after=_place(after), limit=clamp(limit))
    items = shaping.shaped(request, found, Reader(request.auth.id))
    return {"items": items, "next": encode_cursor([more]) if more else None}


@router.delete("/answers/{answer_id}", response={204: None}, auth=signed_in)
def remove_one_answer(request: PersonRequest, answer_id: AnswerId) -> Status:
    """Take my answer back, or my shop's."""
    remove_answer(answer_id=answer_id, person_id=request.auth.id, now=timezone.now())
    return Status(204, None)


@router.get("/{question_id}", response=QuestionOut, auth=visitor)
def read_question(request: VisitorRequest, question_id: QuestionId) -> QuestionOut:
    who = queries.reader(request.auth.person_id)
    return shaping.shaped(request, [queries.question(question_id, who)], who)[0]


@router.delete("/{question_id}", response={204: None}, auth=signed_in)
def remove(request: PersonRequest, question_id: QuestionId) -> Status:
    """Take my question back, with what was answered."""
    remove_question(question_id=question_id, person_id=request.auth.id, now=timezone.now())
    return Status(204, None)


@router.get("/{question_id}/answers", response=PageOut[AnswerOut], auth=visitor)
def list_answers(
    request: VisitorRequest, question_id: QuestionId, after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """The answers to a question, the oldest first."""
    who = queries.reader(request.auth.person_id)
    asked = queries.question(question_id, who)
    found, more = queries.answers(question_id, who, after=_place(after), limit=clamp(limit))
    known = people.people({one.author_id for one in found})
    bought = orders.who_bought(known.keys(), [asked.product_id])
    items = [shaping.answer(one, known, one.author_id in bought, who) for one in found]
    return {"items": items, "next": encode_cursor([more]) if more else None}


@router.post("/{question_id}/answers", response={201: AnswerOut}, auth=signed_in, openapi_extra=KEYED)
@idempotent
def answer(request: PersonRequest, question_id: QuestionId, body: AnswerIn) -> Status:
    """Answer as somebody who bought it, or as the shop."""
    _count_words(request)
    said = answer_question(
        question_id=question_id, person_id=request.auth.id, text=body.text, as_shop=body.as_shop, now=timezone.now()
    )
    known = people.people([request.auth.id])
    return Status(201, shaping.answer(said, known, not body.as_shop, Reader(request.auth.id)))


def _count_words(request: PersonRequest) -> None:
    rate.limit(who=f"person:{request.auth.id}", what="questions.words", per_minute=WORDS_PER_MINUTE)


def _place(after: str | None) -> UUID | None:
    place = decode_cursor(after, [UUID])
    return place[0] if place else None
