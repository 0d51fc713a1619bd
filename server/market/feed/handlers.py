"""What the feed does when others tell news. Each runs at least once, so each is safe to repeat."""

from collections.abc import Sequence

from foundation.outbox import on, on_many
from foundation.tasks import enqueue_many
from market.circles import facade as circles
from market.circles.events import AccountChanged, PersonFollowed, PersonUnfollowed
from market.feed.services.keep_cards import keep_cards, turn_account, warm
from market.feed.services.put_before import catch_up, leave
from market.notes.events import CommentWritten, NoteEdited, NoteLiked, NotePublished, NoteSaved, NoteWithdrawn
from market.people.events import PersonChanged


@on_many(NotePublished)
def show_published(events: Sequence[NotePublished]) -> None:
    seen = keep_cards({event.note_id for event in events})
    enqueue_many("feed.put_before", [{"note_id": str(note_id)} for note_id in seen])


@on_many(NoteEdited)
def show_edited(events: Sequence[NoteEdited]) -> None:
    keep_cards({event.note_id for event in events})


@on_many(NoteWithdrawn)
def take_away_withdrawn(events: Sequence[NoteWithdrawn]) -> None:
    keep_cards({event.note_id for event in events})
    enqueue_many(
        "feed.take_from",
        [
            {
                "note_id": str(event.note_id),
                "author_id": str(event.author_id),
                "published_at": event.published_at.isoformat() if event.published_at else "",
            }
            for event in events
            if event.is_deleted
        ],
    )


@on_many(NoteLiked)
def warm_liked(events: Sequence[NoteLiked]) -> None:
    warm({event.note_id for event in events})


@on_many(NoteSaved)
def warm_saved(events: Sequence[NoteSaved]) -> None:
    warm({event.note_id for event in events})


@on_many(CommentWritten)
def warm_commented(events: Sequence[CommentWritten]) -> None:
    warm({event.note_id for event in events})


@on(PersonFollowed)
def show_what_was_published(event: PersonFollowed) -> None:
    if not circles.is_popular(event.followee_id):
        catch_up(event.follower_id, event.followee_id)


@on(PersonUnfollowed)
def leave_what_was_published(event: PersonUnfollowed) -> None:
    leave(event.follower_id, event.followee_id)


@on_many(PersonChanged)
def show_new_faces(events: Sequence[PersonChanged]) -> None:
    enqueue_many("feed.draw_anew", [{"author_id": str(event.person_id)} for event in events])


@on(AccountChanged)
def show_or_hide(event: AccountChanged) -> None:
    turn_account(event.person_id)
