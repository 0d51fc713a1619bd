"""
HTTP for finding notes and people: read the request, ask, and leave out what the asker may not see, as of now.

How often one may ask: `config/doorkeeper.py`.
"""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from django.utils import timezone
from ninja import Query, Router

from foundation.paging import clamp
from foundation.web import Limit, VisitorRequest, visitor
from foundation.words import language_of
from market.circles import facade as circles
from market.media import facade as media
from market.media.facade import PictureOut
from market.notes import facade as notes
from market.notes.facade import NoteCardOut
from market.people import facade as people
from market.search.queries.find_notes import find_notes
from market.search.queries.find_people import find_people
from market.search.queries.suggest import suggest
from market.search.queries.suggest_social import suggest_topics
from market.search.schemas import FoundNotesOut, FoundPeopleOut, FoundPersonOut, SuggestedOut, TopicOut

MOST_SUGGESTED = 4  # Topics, and people; goods have their own number.

router = Router(tags=["search"])

Text = Annotated[str, Query(max_length=200)]


@router.get("/notes", response=FoundNotesOut, auth=visitor)
def search_notes(
    request: VisitorRequest, q: Text = "", topic: Text = "", after: str | None = None, limit: Limit = None
) -> FoundNotesOut:
    """Notes that have these words, about this topic: what fits best first, among what is fresh."""
    found = find_notes(
        q, topic=notes.as_topic(topic) if topic else "", after=after, limit=clamp(limit), now=timezone.now()
    )
    return FoundNotesOut(
        items=_cards(found.note_ids, request.auth.person_id), next=found.next, is_partial=found.is_partial
    )


@router.get("/people", response=FoundPeopleOut, auth=visitor)
def search_people(
    request: VisitorRequest, q: Text = "", after: str | None = None, limit: Limit = None
) -> FoundPeopleOut:
    """People who are called so: friends first, then those I follow, then those whom many follow."""
    viewer_id = request.auth.person_id
    found, more = find_people(q, viewer_id=viewer_id, after=after, limit=clamp(limit))
    return FoundPeopleOut(items=_faces(found, viewer_id), next=more)


@router.get("/suggest", response=SuggestedOut, auth=visitor)
def suggest_all(request: VisitorRequest, q: Text = "") -> SuggestedOut:
    """What may be meant by what was typed so far: goods, topics and people."""
    viewer_id = request.auth.person_id
    found, _ = find_people(q, viewer_id=viewer_id, after=None, limit=MOST_SUGGESTED)
    return SuggestedOut(
        goods=suggest(q, language=language_of(request)),
        topics=[TopicOut(topic=name, note_count=count) for name, count in suggest_topics(q, limit=MOST_SUGGESTED)],
        people=_faces(found, viewer_id),
    )


def _cards(note_ids: Sequence[UUID], viewer_id: UUID | None) -> list[NoteCardOut]:
    """Draw those that are published at this moment and whose authors show them to the viewer. Eight queries."""
    known = notes.notes(note_ids)
    return notes.cards([known[one] for one in note_ids if one in known], viewer_id)


def _faces(person_ids: Sequence[UUID], viewer_id: UUID | None) -> list[FoundPersonOut]:
    """Draw those who are not out of the viewer's sight at this moment. Four queries."""
    known = people.people(person_ids)
    standings = circles.standings(viewer_id, person_ids)
    accounts = circles.circles(person_ids)
    pictures = media.pictures({one for person in known.values() if (one := person.avatar_picture_id)})
    drawn = []
    for one in person_ids:
        person, standing = known.get(one), standings[one]
        if person is None or standing.is_out_of_sight:
            continue
        face = pictures.get(person.avatar_picture_id) if person.avatar_picture_id else None
        drawn.append(
            FoundPersonOut(
                person_id=one,
                nickname=person.nickname,
                avatar=PictureOut.of(face),
                bio=accounts[one].bio,
                is_private=accounts[one].is_private,
                follower_count=accounts[one].follower_count,
                following=standing.following,
                is_friend=standing.is_friend,
                is_me=one == viewer_id,
            )
        )
    return drawn
