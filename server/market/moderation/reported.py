"""How an account is looked at: its name, its face, and what it says of itself. Rooms that keep these lie no higher."""

from uuid import UUID

from foundation.neighbours import neighbour
from market.moderation.subjects import shows
from market.moderation.types import Sight, Subject
from market.people import facade as people

PERSON_KIND = "person"


@shows(PERSON_KIND, prefix="pers")
def look_at_person(person_id: UUID, viewer: UUID | None) -> Sight | None:
    person = people.people([person_id]).get(person_id)
    if person is None or (viewer is not None and person_id in neighbour("moderation.out_of_sight")(viewer)):
        return None
    bio = neighbour("moderation.circles")([person_id])[person_id].bio
    face = (person.avatar_picture_id,) if person.avatar_picture_id else ()
    return Sight(Subject(PERSON_KIND, person_id, person_id), "\n".join(filter(None, (person.nickname, bio))), face)
