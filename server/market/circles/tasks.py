"""Queue and clock entrances: read the clock, call one service."""

from uuid import UUID

from django.utils import timezone

from foundation.clockwork import every
from foundation.tasks import task
from market.circles.services.answer_asker import let_askers_in
from market.circles.services.count_again import count_again


@task(queue="circles")
def let_in_everybody_who_asked(*, person_id: str) -> None:
    while let_askers_in(person_id=UUID(person_id), now=timezone.now()):
        pass


@every(seconds=60)
def check_some_counts() -> None:
    count_again()
