"""What people does when others tell news. Each runs at least once, so each is safe to repeat."""

import contextlib

from foundation.outbox import on
from market.moderation.events import SubjectDecided
from market.people.errors import PersonNotFound
from market.people.services.hide_profile import give_profile_back, hide_profile


@on(SubjectDecided)
def hide_or_show_profile(event: SubjectDecided) -> None:
    """What an account is called and looks like; what it says of itself is circles'."""
    if event.subject_kind == "person":
        with contextlib.suppress(PersonNotFound):
            if event.outcome == "publish":
                give_profile_back(person_id=event.subject_id)
            else:
                hide_profile(person_id=event.subject_id)
