"""What moderation does when others tell news. Each runs at least once, so each is safe to repeat."""

from django.utils import timezone

from foundation.outbox import on
from market.circles.events import AccountChanged
from market.moderation.services.look_at_profile import look_at_profile
from market.people.events import PersonChanged


@on(PersonChanged)
def look_at_name_and_face(event: PersonChanged) -> None:
    look_at_profile(person_id=event.person_id, now=timezone.now())


@on(AccountChanged)
def look_at_words(event: AccountChanged) -> None:
    look_at_profile(person_id=event.person_id, now=event.at)
