"""Questions about what is said beneath notes, and about boards."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count

from foundation import sql
from foundation.paging import FIRST_PLACE, LAST_PLACE
from market.notes.models import Board, Comment
from market.notes.types import BoardView, CommentView

Place = tuple[datetime, UUID]  # where a list stopped: said at, id
# Of what was taken down others see that it was there, and not what it said.
_SHOWN = """
SELECT id, note_id, author_id, root_id, reply_to_id, CASE WHEN is_held THEN '' ELSE text END, is_question, is_pinned,
       removed_at IS NOT NULL OR is_held, false, like_count, reply_count, at FROM notes_comment
"""
_STANDING = "removed_at IS NULL AND NOT is_held"
_PINNED = f"{_SHOWN} WHERE note_id = %s AND is_pinned AND {_STANDING}"
# A root that was removed or taken down stays, without its words, while answers stand beneath it.
_COMMENTS = f"""{_SHOWN}
WHERE note_id = %(note)s AND root_id IS NULL AND NOT is_pinned AND ({_STANDING} OR reply_count > 0)
  AND author_id <> ALL(%(hidden)s::uuid[]) AND (at, id) < (%(at)s, %(id)s) ORDER BY at DESC, id DESC LIMIT %(limit)s
"""
_REPLIES = f"""{_SHOWN}
WHERE root_id = %(root)s AND {_STANDING} AND author_id <> ALL(%(hidden)s::uuid[]) AND (at, id) > (%(at)s, %(id)s)
ORDER BY at, id LIMIT %(limit)s
"""


def pinned(note_id: UUID) -> CommentView | None:
    """Return the comment that the author put first. One plain query."""
    found = sql.one(_PINNED, [note_id])
    return CommentView(*found) if found else None


def comments(
    note_id: UUID, *, hidden: Collection[UUID], after: Place | None, limit: int
) -> tuple[list[CommentView], Place | None]:
    """Return a page of what stands under the note itself, the newest first. In: whose words to leave out. One query."""
    return _page(_COMMENTS, {"note": note_id, "hidden": list(hidden)}, after or LAST_PLACE, limit)


def replies(
    root_id: UUID, *, hidden: Collection[UUID], after: Place | None, limit: int
) -> tuple[list[CommentView], Place | None]:
    """Return a page of the answers beneath a comment, the oldest first. One query."""
    return _page(_REPLIES, {"root": root_id, "hidden": list(hidden)}, after or FIRST_PLACE, limit)


def authors_answered(comment_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Return who wrote each of these comments. One query, none for none."""
    if not comment_ids:
        return {}
    return dict(Comment.objects.filter(pk__in=set(comment_ids)).values_list("id", "author_id"))


def note_of(comment_id: UUID) -> UUID | None:
    return Comment.objects.filter(pk=comment_id).values_list("note_id", flat=True).first()


def liked_comments(person_id: UUID | None, comment_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these comments somebody likes. One query, none for nobody."""
    if person_id is None:
        return set()
    asked = [person_id, list(comment_ids)]
    rows = sql.rows("SELECT comment_id FROM notes_commentlike WHERE person_id = %s AND comment_id = ANY(%s)", asked)
    return {comment_id for (comment_id,) in rows}


def boards(owner_id: UUID, *, also_private: bool) -> list[BoardView]:
    """Return somebody's boards, the oldest first. One query."""
    rows = Board.objects.filter(owner_id=owner_id, **({} if also_private else {"is_private": False}))
    return [row.view(row.kept) for row in rows.annotate(kept=Count("saves")).order_by("made_at", "id")]


def board(board_id: UUID, *, viewer_id: UUID | None) -> BoardView | None:
    """Return a board to whoever may see it: its owner, and others when it is not private. One query."""
    row = Board.objects.annotate(kept=Count("saves")).filter(pk=board_id).first()
    if row is None or (row.is_private and row.owner_id != viewer_id):
        return None
    return row.view(row.kept)


def _page(statement: str, about: dict[str, Any], after: Place, limit: int) -> tuple[list[CommentView], Place | None]:
    rows = sql.rows(statement, {**about, "at": after[0], "id": after[1], "limit": limit + 1})
    shown = [CommentView(*row) for row in rows[:limit]]
    return shown, (shown[-1].at, shown[-1].id) if len(rows) > limit else None
