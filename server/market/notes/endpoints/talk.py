"""HTTP for the talk beneath notes: read the request, make one call, shape the reply."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Status

from foundation import rate
from foundation.batching import Batcher
from foundation.description import KEYED
from foundation.errors import ShopError
from foundation.idempotency import (
    Answered,
    Claimed,
    Remembered,
    answer_claimed,
    claim_from,
    first_answer,
    scope_of,
    send_answer,
)
from foundation.paging import clamp, decode_dated, encode_cursor
from foundation.web import Limit, PageOut, PersonRequest, VisitorRequest, signed_in, visitor
from market.circles import facade as circles
from market.notes.endpoints import shaping
from market.notes.endpoints.routing import router
from market.notes.errors import CommentNotFound
from market.notes.queries import reading, talk
from market.notes.schemas import CommentIn, CommentOut, CommentPageOut, LikesOut
from market.notes.services.mind_comments import like_comment, pin_comment, remove_comment, unlike_comment
from market.notes.services.write_comments import Remark, write_comments
from market.notes.types import CommentId, CommentView, NoteId

COMMENTS_PER_MINUTE = 30
LIKES_PER_MINUTE = 120


def _say_together(wishes: Sequence[Claimed[Remark]]) -> list[Answered | ShopError]:
    return answer_claimed(wishes, _say)


def _say(remarks: Sequence[Remark]) -> list[Remembered | ShopError]:
    answers = write_comments(remarks, now=timezone.now())
    shown = shaping.just_said([one for one in answers if isinstance(one, CommentView)])
    return [one if isinstance(one, ShopError) else first_answer(201, shown[one.id]) for one in answers]


_saying: Batcher[Claimed[Remark], Answered] = Batcher(_say_together)


@router.get("/{note_id}/comments", response=CommentPageOut, auth=visitor)
def list_comments(
    request: VisitorRequest, note_id: NoteId, after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """What is said under a note, the newest first; on the first page, what its author put first."""
    viewer_id = request.auth.person_id
    about = reading.talk_of(note_id, viewer_id=viewer_id)
    hidden = _hidden(viewer_id)
    first = talk.pinned(note_id) if after is None else None
    if first and first.author_id in hidden:
        first = None
    found, more = talk.comments(note_id, hidden=hidden, after=decode_dated(after), limit=clamp(limit))
    shown = {one.comment_id: one for one in shaping.said([*found, *([first] if first else [])], about, viewer_id)}
    return {
        "pinned": shown[first.id] if first else None,
        "items": [shown[one.id] for one in found],
        "next": encode_cursor(more) if more else None,
    }


@router.get("/comments/{comment_id}/replies", response=PageOut[CommentOut], auth=visitor)
def list_replies(
    request: VisitorRequest, comment_id: CommentId, after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """The answers beneath a comment, the oldest first."""
    viewer_id = request.auth.person_id
    note_id = talk.note_of(comment_id)
    if note_id is None:
        raise CommentNotFound
    about = reading.talk_of(note_id, viewer_id=viewer_id)
    found, more = talk.replies(comment_id, hidden=_hidden(viewer_id), after=decode_dated(after), limit=clamp(limit))
    return {"items": shaping.said(found, about, viewer_id), "next": encode_cursor(more) if more else None}


@router.post("/{note_id}/comments", response={201: CommentOut}, auth=signed_in, openapi_extra=KEYED)
def write(request: PersonRequest, note_id: NoteId, body: CommentIn) -> HttpResponse:
    """Say something under a note, or to another comment. Needs an Idempotency-Key."""
    rate.limit(who=f"person:{request.auth.id}", what="notes.comment", per_minute=COMMENTS_PER_MINUTE)
    remark = Remark(
        note_id, request.auth.id, body.text, body.reply_to_id, tuple(dict.fromkeys(body.mention_ids)), body.is_question
    )
    answer, is_again = _saying.submit((claim_from(request, scope_of(request.auth)), remark))
    return send_answer(answer, is_again=is_again)


@router.delete("/comments/{comment_id}", response={204: None}, auth=signed_in)
def remove(request: PersonRequest, comment_id: CommentId) -> Status:
    """Remove my comment, or one beneath my note."""
    remove_comment(comment_id=comment_id, person_id=request.auth.id, now=timezone.now())
    return Status(204, None)


@router.put("/comments/{comment_id}/like", response=LikesOut, auth=signed_in)
def like(request: PersonRequest, comment_id: CommentId) -> LikesOut:
    rate.limit(who=f"person:{request.auth.id}", what="notes.like", per_minute=LIKES_PER_MINUTE)
    return LikesOut(like_count=like_comment(comment_id=comment_id, person_id=request.auth.id, now=timezone.now()))


@router.delete("/comments/{comment_id}/like", response=LikesOut, auth=signed_in)
def unlike(request: PersonRequest, comment_id: CommentId) -> LikesOut:
    return LikesOut(like_count=unlike_comment(comment_id=comment_id, person_id=request.auth.id))


@router.put("/comments/{comment_id}/pin", response={204: None}, auth=signed_in)
def pin(request: PersonRequest, comment_id: CommentId) -> Status:
    """Put a comment first beneath my note."""
    pin_comment(comment_id=comment_id, author_id=request.auth.id, is_pinned=True)
    return Status(204, None)


@router.delete("/comments/{comment_id}/pin", response={204: None}, auth=signed_in)
def unpin(request: PersonRequest, comment_id: CommentId) -> Status:
    pin_comment(comment_id=comment_id, author_id=request.auth.id, is_pinned=False)
    return Status(204, None)


def _hidden(viewer_id: UUID | None) -> frozenset[UUID]:
    return circles.out_of_sight(viewer_id) if viewer_id else frozenset()
