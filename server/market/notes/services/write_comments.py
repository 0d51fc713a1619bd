"""People say something beneath notes."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox, sql
from foundation.errors import ShopError
from foundation.ids import uuid7
from market.circles import facade as circles
from market.moderation import facade as moderation
from market.moderation.facade import Kind, Outcome, TextToCheck, Verdict
from market.notes import rules
from market.notes.errors import CommentNotFound, NoteNotFound, PersonNotMentionable, TooMuch
from market.notes.events import CommentWritten
from market.notes.models import Comment
from market.notes.models.talk import STANDING
from market.notes.queries.reading import authors_if_seen
from market.notes.services import judge
from market.notes.services.like_notes import count_deeds
from market.notes.types import CommentView, Deed
from market.people import facade as people

COMMENT = (
    ("id", "uuid"), ("note_id", "uuid"), ("author_id", "uuid"), ("root_id", "uuid"), ("reply_to_id", "uuid"),
    ("text", "text"), ("mention_ids", "uuid[]"), ("is_question", "bool"), ("is_pinned", "bool"), ("is_held", "bool"),
    ("like_count", "int"), ("reply_count", "int"), ("at", "timestamptz"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wants to say."""

    note_id: UUID
    author_id: UUID
    text: str
    reply_to_id: UUID | None = None
    mention_ids: tuple[UUID, ...] = ()
    is_question: bool = False  # to those who bought what the note shows


@transaction.atomic
def write_comments(remarks: Sequence[Remark], *, now: datetime) -> list[CommentView | ShopError]:
    """
    Publish what people say, each remark with its own answer. An answer to an answer stands beneath the same root.
    What is doubtful is held: its author has it back as such, and nobody else sees it until somebody has looked.

    Who may not see the note, or parted from whom they answer or mention by a block, is told that it is not there.
    Set-wise: eleven statements at most, whatever the number. Locks the roots, then the notes' counts, each by id.
    """
    seen = authors_if_seen([_deed(remark) for remark in remarks])
    roots = _lock_answered(remarks)
    parted = _parted(remarks, roots)
    verdicts = moderation.check_texts([TextToCheck(Kind.COMMENT, remark.text) for remark in remarks])
    pauses = moderation.pauses({remark.author_id for remark in remarks}, now=now)
    answers: list[CommentView | ShopError] = []
    for remark, verdict in zip(remarks, verdicts, strict=True):
        try:
            if remark.author_id in pauses:
                raise moderation.PublishingPaused(until=pauses[remark.author_id])
            answers.append(_look(remark, verdict, seen, roots, parted, now))
        except ShopError as refusal:
            answers.append(refusal)
    _write([(one, remark) for one, remark in zip(answers, remarks, strict=True) if isinstance(one, CommentView)])
    for answer, verdict in zip(answers, verdicts, strict=True):
        if isinstance(answer, CommentView) and answer.is_held:
            judge.put_comment_before_a_person(answer, verdict, now)
    _tell(answers, remarks, seen, roots)
    return answers


def _deed(remark: Remark) -> Deed:
    return Deed(remark.author_id, remark.note_id)


def _lock_answered(remarks: Sequence[Remark]) -> dict[UUID, Comment]:
    """Return the comments that are answered; their roots are locked, so none is removed meanwhile."""
    wanted = {remark.reply_to_id for remark in remarks if remark.reply_to_id}
    if not wanted:
        return {}
    found = {one.id: one for one in Comment.objects.filter(STANDING, pk__in=wanted)}
    root_ids = {one.root_id or one.id for one in found.values()}
    locked = Comment.objects.select_for_update(no_key=True).filter(STANDING, pk__in=root_ids).order_by("id")
    standing = {one.id for one in locked}
    return {one.id: one for one in found.values() if (one.root_id or one.id) in standing}


def _parted(remarks: Sequence[Remark], roots: Mapping[UUID, Comment]) -> set[tuple[UUID, UUID]]:
    """Return those pairs of who speaks and who is addressed that a block parts, or an account that does not exist."""
    pairs = {(remark.author_id, one) for remark in remarks for one in _addressed(remark, roots)}
    if not pairs:
        return set()
    known = people.people({one for remark in remarks for one in remark.mention_ids})
    unknown = {
        (remark.author_id, one) for remark in remarks for one in remark.mention_ids if one not in known
    }  # fmt: skip
    return circles.parted(pairs) | unknown


def _addressed(remark: Remark, roots: Mapping[UUID, Comment]) -> set[UUID]:
    answered = roots.get(remark.reply_to_id) if remark.reply_to_id else None
    return {*remark.mention_ids, *([answered.author_id] if answered else [])}


def _look(
    remark: Remark,
    verdict: Verdict,
    seen: Mapping[Deed, UUID],
    roots: Mapping[UUID, Comment],
    parted: Collection[tuple[UUID, UUID]],
    now: datetime,
) -> CommentView:
    """:raises NoteNotFound, CommentNotFound, PersonNotMentionable, TextMissing, TooMuch, moderation.TextRefused:"""
    text = rules.check_comment(remark.text)
    if len(remark.mention_ids) > rules.MOST_MENTIONS:
        raise TooMuch(field="mention_ids", most=rules.MOST_MENTIONS)
    if _deed(remark) not in seen:
        raise NoteNotFound
    answered = roots.get(remark.reply_to_id) if remark.reply_to_id else None
    if remark.reply_to_id and (
        answered is None
        or answered.note_id != remark.note_id
        or (remark.author_id, answered.author_id) in parted
    ):  # fmt: skip
        raise CommentNotFound
    if any((remark.author_id, one) in parted for one in remark.mention_ids):
        raise PersonNotMentionable(field="mention_ids")
    moderation.refuse_if_forbidden({"text": verdict})
    return CommentView(
        id=uuid7(),
        note_id=remark.note_id,
        author_id=remark.author_id,
        root_id=(answered.root_id or answered.id) if answered else None,
        reply_to_id=answered.id if answered else None,
        text=text,
        is_question=remark.is_question and answered is None,
        is_pinned=False,
        is_removed=False,
        is_held=verdict.outcome == Outcome.HOLD,
        like_count=0,
        reply_count=0,
        at=now,
    )


def _write(new: Sequence[tuple[CommentView, Remark]]) -> None:
    sql.insert_many(
        "notes_comment",
        COMMENT,
        [
            (
                one.id, one.note_id, one.author_id, one.root_id, one.reply_to_id, one.text, remark.mention_ids,
                one.is_question, False, one.is_held, 0, 0, one.at,
            )
            for one, remark in new
        ],
    )  # fmt: skip
    shown = [one for one, _ in new if not one.is_held]
    answers = Counter(one.root_id for one in shown if one.root_id)
    if answers:
        sql.run(
            """
            UPDATE notes_comment c SET reply_count = c.reply_count + a.n
            FROM unnest(%s::uuid[], %s::int[]) AS a (id, n) WHERE c.id = a.id
            """,
            [list(answers), list(answers.values())],
        )
    count_deeds("comments", [one.note_id for one in shown], [], by=1)


def _tell(
    answers: Sequence[CommentView | ShopError],
    remarks: Sequence[Remark],
    seen: Mapping[Deed, UUID],
    roots: Mapping[UUID, Comment],
) -> None:
    news = []
    for one, remark in zip(answers, remarks, strict=True):
        if isinstance(one, CommentView) and not one.is_held:
            answered = roots[remark.reply_to_id].author_id if remark.reply_to_id else None
            said = CommentWritten(
                one.id, one.note_id, seen[_deed(remark)], one.author_id, answered, remark.mention_ids, one.at
            )  # fmt: skip
            news.append((said, one.note_id))
    outbox.publish_many(news)
