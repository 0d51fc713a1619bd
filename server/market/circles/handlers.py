"""What circles does when others tell news. Each runs at least once, so each is safe to repeat."""

from foundation.outbox import on
from market.circles.services.hide_bio import give_bio_back, hide_bio
from market.moderation.events import SubjectDecided


@on(SubjectDecided)
def hide_or_show_bio(event: SubjectDecided) -> None:
    """What an account says of itself; its name and face are people's."""
    if event.subject_kind == "person":
        if event.outcome == "publish":
            give_bio_back(person_id=event.subject_id, now=event.decided_at)
        else:
            hide_bio(person_id=event.subject_id, now=event.decided_at)
