"""What is to be shown is read first: most of it goes out, some waits for a person, some is refused with its words."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from market.moderation import facade as moderation
from market.moderation.facade import Kind, Outcome, Subject, TextToCheck, Verdict
from market.notes.models import Note
from market.notes.models.notes import PUBLISHED
from market.notes.types import CommentView, NoteDraft

NOTE_KIND, COMMENT_KIND = "note", "comment"  # what moderation calls our subjects; its news brings them back
SELLS = frozenset({"advertising"})


def judge_note(note: Note) -> Sequence[Verdict]:
    """
    Read a note and compare its pictures, and say what was found. Touches no row.

    :raises moderation.TextRefused: naming the field, the words and where they stand; moderation.PictureRefused:
    """
    packs = SELLS if note.is_ad else frozenset()
    title, body, place = moderation.check_texts(
        [TextToCheck(Kind.NOTE, text, packs) for text in (note.title, note.body, note.place_name)]
    )
    pictures = moderation.check_pictures(pictures_of(note), author_id=note.author_id)
    moderation.refuse_if_forbidden({"title": title, "body": body, "place_name": place, "picture_ids": pictures})
    return title, body, place, pictures


def pictures_of(note: Note) -> tuple[UUID, ...]:
    """Return what a note shows that can be compared: its pictures, or the cover of its film."""
    return tuple(note.picture_ids) or tuple(filter(None, (note.cover_picture_id,)))


def remember_pictures(note: Note, now: datetime) -> None:
    """Compare what others publish later with what this note shows from now on."""
    subject = Subject(NOTE_KIND, note.id, note.author_id, note.version)
    moderation.remember_pictures(subject=subject, picture_ids=pictures_of(note), now=now)


def remember_all() -> int:
    """Remember the pictures of every note that others see, as of its publication. Return how many notes."""
    count = 0
    for note in Note.objects.filter(PUBLISHED).order_by("published_at", "id").iterator():
        assert note.published_at is not None, "it is published"
        remember_pictures(note, note.published_at)
        count += 1
    return count


def is_doubtful(verdicts: Sequence[Verdict]) -> bool:
    return moderation.gravest(verdicts) == Outcome.HOLD


def put_before_a_person(note: Note, verdicts: Sequence[Verdict], now: datetime) -> None:
    """Have somebody look at a note that others do not see, in the caller's transaction."""
    moderation.open_item(
        subject=Subject(NOTE_KIND, note.id, note.author_id, note.version),
        text=words_of(note.view().draft),
        picture_ids=pictures_of(note),
        verdicts=verdicts,
        now=now,
    )


def put_as_it_is_now(note: Note, verdicts: Sequence[Verdict], now: datetime) -> None:
    """Whoever looks at a note that was reported or taken down is to see it as it was rewritten."""
    moderation.renew_item(
        subject=Subject(NOTE_KIND, note.id, note.author_id, note.version),
        text=words_of(note.view().draft),
        picture_ids=pictures_of(note),
        verdicts=verdicts,
        now=now,
    )


def words_of(draft: NoteDraft) -> str:
    return "\n".join(filter(None, (draft.title, draft.body, draft.place_name)))


def put_comment_before_a_person(comment: CommentView, verdict: Verdict, now: datetime) -> None:
    moderation.open_item(
        subject=Subject(COMMENT_KIND, comment.id, comment.author_id),
        text=comment.text,
        verdicts=[verdict],
        now=now,
    )
