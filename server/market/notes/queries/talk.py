"""Questions about what is said beneath notes, and about boards."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from market.notes.models import Board, Comment, CommentLike
from market.notes.models.talk import STANDING
from market.notes.types import BoardView, CommentView

Place = tuple[datetime, UUID]  # where a list stopped: said at, id
# A root that was removed or taken down stays, without its words, while answers stand beneath it.
SHOWN_ROOTS = Q(root__isnull=True) & (STANDING | Q(reply_count__gt=0))


def pinned(note_id: UUID) -> CommentView | None:
    """Return the comment that the author put first. One query."""
    found = Comment.objects.filter(STANDING, note_id=note_id, is_pinned=True).first()
    return found.view() if found else None


def comments(
    note_id: UUID, *, hidden: Collection[UUID], after: Place | None, limit: int
) -> tuple[list[CommentView], Place | None]:
    """Return a page of what stands under the note itself, the newest first. In: whose words to leave out. One query."""
    rows = Comment.objects.filter(SHOWN_ROOTS, note_id=note_id, is_pinned=False).exclude(author_id__in=hidden)
    if after:
        at, comment_id = after
        rows = rows.filter(Q(at__lte=at) & (Q(at__lt=at) | Q(pk__lt=comment_id)))
    return _page(rows.order_by("-at", "-id"), limit)


def replies(
    root_id: UUID, *, hidden: Collection[UUID], after: Place | None, limit: int
) -> tuple[list[CommentView], Place | None]:
    """Return a page of the answers beneath a comment, the oldest first. One query."""
    rows = Comment.objects.filter(STANDING, root_id=root_id).exclude(author_id__in=hidden)
    if after:
        at, comment_id = after
        rows = rows.filter(Q(at__gte=at) & (Q(at__gt=at) | Q(pk__gt=comment_id)))
    return _page(rows.order_by("at", "id"), limit)


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
    mine = CommentLike.objects.filter(person_id=person_id, comment_id__in=comment_ids)
    return set(mine.values_list("comment_id", flat=True))


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


def _page(rows: QuerySet[Comment], limit: int) -> tuple[list[CommentView], Place | None]:
    found = [row.public_view() for row in rows[: limit + 1]]
    shown = found[:limit]
    return shown, (shown[-1].at, shown[-1].id) if len(found) > limit else None
