"""Questions about notes: which there are, who may see them, and what people did with them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from foundation import sql
from market.circles import facade as circles
from market.notes.errors import NoteNotFound
from market.notes.models import Goods, Note, Save
from market.notes.models.notes import PUBLISHED, note_view
from market.notes.states import NoteState
from market.notes.types import CountsView, Deed, GoodsTag, MineView, NoteView, TalkView

Place = tuple[datetime, UUID]  # where a list stopped: published at, id
_TAGS = """
SELECT note_id, product_id, picture, x_bp, y_bp FROM notes_goods WHERE note_id = ANY(%s::uuid[]) ORDER BY note_id, place
"""
_TALK = """
SELECT n.id, n.author_id, n.state, ARRAY(SELECT g.product_id FROM notes_goods g WHERE g.note_id = n.id)
FROM notes_note n WHERE n.id = ANY(%s::uuid[]) AND n.state <> %s
"""


def note(note_id: UUID, *, viewer_id: UUID | None) -> NoteView:
    """
    Return a note to whoever may see it: its author in any state but deleted, others when it is published and its
    author's account shows it to them. Three plain queries.

    :raises NoteNotFound:
    """
    found = sql.instances(Note, "WHERE id = %s AND state <> %s", [note_id, NoteState.DELETED.value])
    if not found:
        raise NoteNotFound
    (row,) = found
    if row.author_id != viewer_id:
        standing = circles.standings(viewer_id, [row.author_id])[row.author_id]
        if row.state != NoteState.PUBLISHED or not standing.shows_notes:
            raise NoteNotFound
    return _views(found)[0]


def talk_of(note_id: UUID, *, viewer_id: UUID | None) -> TalkView:
    """
    Return what the talk beneath a note is about, to whoever may see the note. Two plain queries.

    :raises NoteNotFound:
    """
    found = sql.one(_TALK, [[note_id], NoteState.DELETED.value])
    if found is None:
        raise NoteNotFound
    _, author_id, state, product_ids = found
    if author_id != viewer_id:
        standing = circles.standings(viewer_id, [author_id])[author_id]
        if state != NoteState.PUBLISHED or not standing.shows_notes:
            raise NoteNotFound
    return TalkView(note_id, author_id, frozenset(product_ids))


def talks(note_ids: Collection[UUID]) -> dict[UUID, TalkView]:
    """Return what the talk beneath notes is about, whoever may see them: the caller has asked. One plain query."""
    rows = sql.rows(_TALK, [list(note_ids), NoteState.DELETED.value])
    return {note_id: TalkView(note_id, author_id, frozenset(ids)) for note_id, author_id, _, ids in rows}


def notes(note_ids: Collection[UUID]) -> dict[UUID, NoteView]:
    """Return those of the notes that are published, whoever may see them: the caller asks circles. Two queries."""
    wanted = [list(set(note_ids)), NoteState.PUBLISHED.value]
    return {one.id: one for one in _views(sql.instances(Note, "WHERE id = ANY(%s::uuid[]) AND state = %s", wanted))}


def authors_if_seen(deeds: Collection[Deed]) -> dict[Deed, UUID]:
    """Return the author of each deed's note, where it is published and the doer may see it. Two plain queries."""
    known = dict(
        sql.rows(
            "SELECT id, author_id FROM notes_note WHERE id = ANY(%s::uuid[]) AND state = %s",
            [list({deed.thing_id for deed in deeds}), NoteState.PUBLISHED.value],
        )
    )
    pairs = {(deed.person_id, known[deed.thing_id]) for deed in deeds if deed.thing_id in known}
    allowed = circles.may_see(pairs)
    return {
        deed: known[deed.thing_id]
        for deed in deeds
        if deed.thing_id in known and (deed.person_id, known[deed.thing_id]) in allowed
    }


def notes_of_author(author_id: UUID, *, after: Place | None, limit: int) -> tuple[list[NoteView], Place | None]:
    """Return a page of what an author published, the newest first. Two queries."""
    return _page(Note.objects.filter(author_id=author_id), after, limit)


def own_notes(
    author_id: UUID, states: Collection[NoteState], *, after: UUID | None, limit: int
) -> tuple[list[NoteView], UUID | None]:
    """Return a page of an author's own notes in these states, the newest first. Two queries."""
    rows = Note.objects.filter(author_id=author_id, state__in=states).exclude(state=NoteState.DELETED)
    found = list((rows.filter(pk__lt=after) if after else rows).order_by("-id")[: limit + 1])
    return _views(found[:limit]), found[limit - 1].id if len(found) > limit else None


def notes_of_product(product_id: UUID, *, after: UUID | None, limit: int) -> tuple[list[NoteView], UUID | None]:
    """Return a page of the published notes that show a product, the newest first. Two queries."""
    tags = Goods.objects.filter(PUBLISHED_NOTE, product_id=product_id)
    tags = (tags.filter(note_id__lt=after) if after else tags).select_related("note").order_by("-note_id")
    found = [tag.note for tag in tags[: limit + 1]]
    return _views(found[:limit]), found[limit - 1].id if len(found) > limit else None


PUBLISHED_NOTE = Q(note__state=NoteState.PUBLISHED)


def saved_notes(
    person_id: UUID, *, board_id: UUID | None, after: Place | None, limit: int
) -> tuple[list[NoteView], Place | None]:
    """Return a page of what somebody keeps, the latest first, without what nobody sees any more. Three queries."""
    saves = Save.objects.filter(person_id=person_id, **({"board_id": board_id} if board_id else {}))
    if after:
        at, note_id = after
        saves = saves.filter(Q(at__lte=at) & (Q(at__lt=at) | Q(note_id__lt=note_id)))
    rows = list(saves.order_by("-at", "-note_id").values_list("at", "note_id")[: limit + 1])
    known = notes([note_id for _, note_id in rows[:limit]])
    found = [known[note_id] for _, note_id in rows[:limit] if note_id in known]
    return found, rows[limit - 1] if len(rows) > limit else None


def published_ids(*, after: UUID | None, limit: int = 500) -> list[UUID]:
    """Return ids of published notes, the oldest first, from beyond `after`: for readers that copy. One query."""
    rows = Note.objects.filter(PUBLISHED)
    return list((rows.filter(pk__gt=after) if after else rows).order_by("id").values_list("id", flat=True)[:limit])


def counts(note_ids: Collection[UUID]) -> dict[UUID, CountsView]:
    """Return what people did with each note; zeros where nobody did anything. One query."""
    rows = sql.rows(
        "SELECT note_id, likes, saves, comments, shares FROM notes_counts WHERE note_id = ANY(%s)", [list(note_ids)]
    )
    found = {note_id: CountsView(*counted) for note_id, *counted in rows}
    return {one: found.get(one) or CountsView() for one in note_ids}


def deeds(viewer_id: UUID | None, note_ids: Collection[UUID]) -> dict[UUID, tuple[CountsView, MineView]]:
    """Return what people did with each note, and what the one who looks did. One plain query."""
    rows = sql.rows(
        """
        SELECT w.id, coalesce(k.likes, 0), coalesce(k.saves, 0), coalesce(k.comments, 0), coalesce(k.shares, 0),
               EXISTS (SELECT FROM notes_like l WHERE l.person_id = %(viewer)s::uuid AND l.note_id = w.id),
               EXISTS (SELECT FROM notes_save s WHERE s.person_id = %(viewer)s::uuid AND s.note_id = w.id)
        FROM unnest(%(ids)s::uuid[]) AS w (id) LEFT JOIN notes_counts k ON k.note_id = w.id
        """,
        {"viewer": viewer_id, "ids": list(note_ids)},
    )
    return {
        note_id: (CountsView(likes, saves, comments, shares), MineView(is_liked, is_saved))
        for note_id, likes, saves, comments, shares, is_liked, is_saved in rows
    }


def topics_of_interest(person_id: UUID, *, limit: int = 50) -> frozenset[str]:
    """Return the topics of what somebody liked or kept lately. One query."""
    return frozenset(
        topic
        for (topic,) in sql.rows(
            """
            SELECT DISTINCT unnest(n.topics) FROM notes_note n WHERE n.id IN (
              (SELECT note_id FROM notes_like WHERE person_id = %(who)s ORDER BY at DESC LIMIT %(limit)s)
              UNION (SELECT note_id FROM notes_save WHERE person_id = %(who)s ORDER BY at DESC LIMIT %(limit)s))
            """,
            {"who": person_id, "limit": limit},
        )
    )


def _page(rows: QuerySet[Note], after: Place | None, limit: int) -> tuple[list[NoteView], Place | None]:
    rows = rows.filter(PUBLISHED).order_by("-published_at", "-id")
    if after is not None:
        at, note_id = after
        # The first half lets the index find the place; the second breaks ties.
        rows = rows.filter(Q(published_at__lte=at) & (Q(published_at__lt=at) | Q(pk__lt=note_id)))
    found = list(rows[: limit + 1])
    views = _views(found[:limit])
    last = views[-1] if len(found) > limit else None
    return views, (last.published_at, last.id) if last and last.published_at else None


def _views(rows: Sequence[Note]) -> list[NoteView]:
    """One query for all their goods."""
    tags: dict[UUID, list[GoodsTag]] = defaultdict(list)
    asked = sql.rows(_TAGS, [[row.id for row in rows]]) if rows else ()
    for note_id, *tag in asked:
        tags[note_id].append(GoodsTag(*tag))
    return [note_view(row, tuple(tags[row.id])) for row in rows]
