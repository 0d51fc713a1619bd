"""Notes are put among those that lists show, as they are now, or taken away."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction

from foundation import sql
from foundation.ids import encode
from market.circles import facade as circles
from market.feed import rules
from market.feed.models import FeedNote, FeedTopic
from market.media import facade as media
from market.media.facade import PictureOut, PictureView
from market.notes import facade as notes
from market.notes.facade import NoteView
from market.people import facade as people
from market.people.facade import PersonView

NOTE = (
    ("note_id", "uuid"), ("author_id", "uuid"), ("published_at", "timestamptz"), ("is_open", "bool"),
    ("city_code", "text"), ("topics", "text[]"), ("card", "jsonb"), ("love", "float8"), ("care", "float8"),
    ("hot", "float8"),
)  # fmt: skip
TOPIC = (("topic", "text"), ("published_at", "timestamptz"), ("note_id", "uuid"))


@transaction.atomic
def keep_cards(note_ids: Collection[UUID]) -> list[UUID]:
    """
    Make these notes' rows as the notes are now; those that others do not see lose theirs. Return which are seen.

    Ten statements, whatever the number. Safe to repeat, and in any order: it asks, and trusts no news for what is so.
    """
    seen = notes.notes(note_ids)
    gone = set(note_ids) - seen.keys()
    FeedNote.objects.filter(pk__in=gone).delete()
    FeedTopic.objects.filter(note_id__in=note_ids).delete()
    if seen:
        _write(list(seen.values()))
    return sorted(seen)


def _write(seen: Sequence[NoteView]) -> None:
    counts = notes.counts([note.id for note in seen])
    authors = {note.author_id for note in seen}
    open_accounts = {one.person_id for one in circles.circles(authors).values() if not one.is_private}
    known = people.people(authors)
    faces = {one for person in known.values() if (one := person.avatar_picture_id)}
    pictures = media.pictures(faces | {one for note in seen if (one := note.cover_id)})
    values = []
    for note in seen:
        assert note.published_at is not None, "what others see has a date"
        loved = rules.love(counts[note.id])
        cared = rules.care(len(note.draft.picture_ids), len(note.draft.body))
        values.append(
            (
                note.id, note.author_id, note.published_at, note.author_id in open_accounts, note.draft.region_code[:4],
                note.topics, sql.as_json(_card(note, known.get(note.author_id), pictures)), loved, cared,
                rules.hot(note.published_at, loved, cared),
            )
        )  # fmt: skip
    names = [name for name, _ in NOTE]
    sql.run(
        f"""
        INSERT INTO feed_feednote ({", ".join(names)}) SELECT {", ".join(names)} FROM {sql.given(NOTE)} ORDER BY note_id
        ON CONFLICT (note_id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in names[1:])}
        """,
        [sql.pack(NOTE, sorted(values, key=lambda row: row[0]))],
    )
    sql.insert_many(
        "feed_feedtopic", TOPIC, [(topic, note.published_at, note.id) for note in seen for topic in note.topics]
    )


def _card(note: NoteView, author: PersonView | None, pictures: dict[UUID, PictureView]) -> dict[str, object]:
    """Write what a list shows of a note and is the same for everybody: `FeedCardOut` less what people did with it."""

    def drawn(picture_id: UUID | None) -> object:
        shown = PictureOut.of(pictures.get(picture_id)) if picture_id else None
        return shown.model_dump() if shown else None

    return {
        "note_id": encode("note", note.id),
        "title": note.draft.title,
        "cover": drawn(note.cover_id),
        "is_video": note.draft.video_id is not None,
        "is_ad": note.is_ad,
        "is_ai": note.is_ai,
        "author": {
            "person_id": encode("pers", note.author_id),
            "nickname": author.nickname if author else "",
            "avatar": drawn(author.avatar_picture_id) if author else None,
        },
        "published_at": note.published_at and f"{note.published_at:%Y-%m-%dT%H:%M:%S.%fZ}",
    }


@transaction.atomic
def warm(note_ids: Collection[UUID]) -> None:
    """Count anew what people did with notes, for their place in discover. Three statements."""
    counts = notes.counts(note_ids)
    sql.run(
        """
        UPDATE feed_feednote n SET love = given.love, hot = n.hot - n.love + given.love
        FROM unnest(%s::uuid[], %s::float8[]) AS given (note_id, love) WHERE n.note_id = given.note_id
        """,
        [list(counts), [rules.love(one) for one in counts.values()]],
    )


def turn_account(person_id: UUID) -> None:
    """Show or hide an author's notes to strangers, as the account is now. Two statements."""
    is_open = not circles.circles([person_id])[person_id].is_private
    FeedNote.objects.filter(author_id=person_id).exclude(is_open=is_open).update(is_open=is_open)


def draw_author_anew(author_id: UUID, *, at_once: int = 200) -> int:
    """Make the rows of all that somebody published, in pieces, each its own transaction. Return how many."""
    ids = list(FeedNote.objects.filter(author_id=author_id).order_by("note_id").values_list("note_id", flat=True))
    for at in range(0, len(ids), at_once):
        keep_cards(ids[at : at + at_once])
    return len(ids)
