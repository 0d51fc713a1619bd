"""What happens to a comment once it is said: it is liked, put first, or removed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from foundation import outbox, sql
from market.moderation import facade as moderation
from market.notes.errors import CommentNotFound, NotYourNote
from market.notes.events import CommentWritten
from market.notes.models import Comment, CommentLike, Note
from market.notes.models.talk import STANDING
from market.notes.queries.reading import authors_if_seen
from market.notes.services.judge import COMMENT_KIND
from market.notes.services.like_notes import count_deeds
from market.notes.types import Deed


@transaction.atomic
def like_comment(*, comment_id: UUID, person_id: UUID, now: datetime) -> int:
    """Like a comment; a second time changes nothing. Return how many do. :raises CommentNotFound:"""
    comment = _seen(comment_id, person_id)
    new = sql.run(
        "INSERT INTO notes_commentlike (person_id, comment_id, at) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
        [person_id, comment.id, now],
    )
    return _count(comment.id, new)


@transaction.atomic
def unlike_comment(*, comment_id: UUID, person_id: UUID) -> int:
    """Take a like back. Return how many there are. :raises CommentNotFound:"""
    gone, _ = CommentLike.objects.filter(person_id=person_id, comment_id=comment_id).delete()
    return _count(comment_id, -gone)


def _count(comment_id: UUID, by: int) -> int:
    if by:
        Comment.objects.filter(pk=comment_id).update(like_count=F("like_count") + by)
    found = Comment.objects.filter(pk=comment_id).values_list("like_count", flat=True).first()
    if found is None:
        raise CommentNotFound
    return found


@transaction.atomic
def pin_comment(*, comment_id: UUID, author_id: UUID, is_pinned: bool) -> None:
    """
    Put a comment first beneath one's own note, in the place of the one that was. Locks the note, then the comments.

    :raises CommentNotFound: also an answer, which stays where it is; NotYourNote:
    """
    found = Comment.objects.filter(pk=comment_id, root__isnull=True, removed_at__isnull=True).first()
    if found is None:
        raise CommentNotFound
    if Note.objects.lock(found.note_id).author_id != author_id:
        raise NotYourNote
    if is_pinned:
        Comment.objects.filter(note_id=found.note_id, is_pinned=True).update(is_pinned=False)
    Comment.objects.filter(pk=comment_id, removed_at__isnull=True).update(is_pinned=is_pinned)


@transaction.atomic
def remove_comment(*, comment_id: UUID, person_id: UUID, now: datetime) -> None:
    """
    Empty a comment: its author may, and so may the author of the note. Answers beneath it stay.

    Locks the comment, its root, then the note's counts and the comment's item.

    :raises CommentNotFound: also when it is nobody's business of theirs
    """
    comment = _lock_below_its_root(comment_id)
    note_author = Note.objects.filter(pk=comment.note_id).values_list("author_id", flat=True).first()
    if person_id not in (comment.author_id, note_author):
        raise CommentNotFound
    comment.text, comment.is_pinned, comment.mention_ids = "", False, []
    comment.removed_at, comment.removed_by = now, person_id
    comment.save()
    if not comment.is_held:
        _count_comment(comment, by=-1)
    moderation.withdraw_item(kind=COMMENT_KIND, subject_id=comment_id, now=now)


def _count_comment(comment: Comment, *, by: int) -> None:
    if comment.root_id:
        Comment.objects.filter(pk=comment.root_id).update(reply_count=F("reply_count") + by)
    count_deeds("comments", [comment.note_id], [], by=by)


@transaction.atomic
def take_comment_down(*, comment_id: UUID) -> None:
    """
    Keep a comment from everybody but those who decide about it, words and all: an appeal may bring it back.

    Locks the comment, its root, then the note's counts. :raises CommentNotFound: its author removed it
    """
    comment = _lock_below_its_root(comment_id)
    if comment.is_held:
        return
    comment.is_held, comment.is_pinned = True, False
    comment.save(update_fields=["is_held", "is_pinned"])
    _count_comment(comment, by=-1)


@transaction.atomic
def show_held_comment(*, comment_id: UUID, is_news: bool, now: datetime) -> None:
    """
    Show a comment that somebody has looked at. In: whether it is told; what was given back upon appeal is not.

    Locks the comment, its root, then the note's counts. :raises CommentNotFound: its author removed it
    """
    comment = _lock_below_its_root(comment_id)
    if not comment.is_held:
        return
    comment.is_held = False
    comment.save(update_fields=["is_held"])
    _count_comment(comment, by=1)
    if not is_news:
        return
    note_author = Note.objects.values_list("author_id", flat=True).get(pk=comment.note_id)
    answered = comment.reply_to.author_id if comment.reply_to else None
    news = CommentWritten(
        comment.id, comment.note_id, note_author, comment.author_id, answered, tuple(comment.mention_ids), now
    )  # fmt: skip
    outbox.publish(news, key=comment.note_id)


def _lock_below_its_root(comment_id: UUID) -> Comment:
    """Lock parent before child, as those who answer do. :raises CommentNotFound:"""
    root_id = Comment.objects.filter(pk=comment_id).values_list("root_id", flat=True).first()
    if root_id:
        list(Comment.objects.select_for_update(no_key=True).filter(pk=root_id))
    return Comment.objects.lock(comment_id)


def _seen(comment_id: UUID, person_id: UUID) -> Comment:
    comment = Comment.objects.filter(STANDING, pk=comment_id).first()
    if comment is None:
        raise CommentNotFound
    deed = Deed(person_id, comment.note_id)
    if deed not in authors_if_seen([deed]):
        raise CommentNotFound
    return comment
