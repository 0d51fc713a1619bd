"""How a note or a comment is looked at when somebody reports it. Found by moderation when the house starts."""

from uuid import UUID

from market.circles import facade as circles
from market.moderation import facade as moderation
from market.moderation.facade import Sight, Subject
from market.notes.errors import NoteNotFound
from market.notes.models import Comment, Note
from market.notes.models.notes import PUBLISHED
from market.notes.models.talk import STANDING
from market.notes.queries import reading
from market.notes.services.judge import COMMENT_KIND, NOTE_KIND, words_of


@moderation.shows(NOTE_KIND, prefix="note")
def look_at_note(note_id: UUID, viewer_id: UUID | None) -> Sight | None:
    if viewer_id is None:
        viewer_id = Note.objects.filter(PUBLISHED, pk=note_id).values_list("author_id", flat=True).first()
    try:
        note = reading.note(note_id, viewer_id=viewer_id)
    except NoteNotFound:
        return None
    pictures = note.draft.picture_ids or tuple(filter(None, (note.cover_id,)))
    return Sight(Subject(NOTE_KIND, note.id, note.author_id, note.version), words_of(note.draft), pictures)


@moderation.shows(COMMENT_KIND, prefix="cmt")
def look_at_comment(comment_id: UUID, viewer_id: UUID | None) -> Sight | None:
    comment = Comment.objects.filter(STANDING, pk=comment_id).first()
    if comment is None or (viewer_id is not None and comment.author_id in circles.out_of_sight(viewer_id)):
        return None
    if look_at_note(comment.note_id, viewer_id) is None:
        return None
    return Sight(Subject(COMMENT_KIND, comment.id, comment.author_id), comment.text)
