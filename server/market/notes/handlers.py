"""What notes does when others tell news. Each runs at least once, so each is safe to repeat."""

import contextlib
from collections.abc import Sequence

from foundation.outbox import on, on_many
from market.affiliate.events import ShareOpened
from market.moderation.events import SubjectDecided
from market.notes.errors import CommentNotFound, NoteNotFound
from market.notes.services.count_shares import count_shares
from market.notes.services.decide_note import decide_note
from market.notes.services.judge import COMMENT_KIND, NOTE_KIND
from market.notes.services.mind_comments import show_held_comment, take_comment_down


@on(SubjectDecided)
def do_as_was_decided(event: SubjectDecided) -> None:
    """What was deleted meanwhile is nobody's business any more."""
    is_to_be_seen = event.outcome == "publish"
    if event.subject_kind == NOTE_KIND:
        with contextlib.suppress(NoteNotFound):
            decide_note(
                note_id=event.subject_id,
                version=event.subject_version,
                is_to_be_seen=is_to_be_seen,
                rule=event.rule,
                now=event.decided_at,
            )
    elif event.subject_kind == COMMENT_KIND:
        with contextlib.suppress(CommentNotFound):
            if is_to_be_seen:
                is_news = event.state != "restored"  # Who was answered heard of it when it was said.
                show_held_comment(comment_id=event.subject_id, is_news=is_news, now=event.decided_at)
            else:
                take_comment_down(comment_id=event.subject_id)


@on_many(ShareOpened)
def count_what_was_passed_on(events: Sequence[ShareOpened]) -> None:
    count_shares([(event.share_id, event.subject_id) for event in events if event.kind == NOTE_KIND])
