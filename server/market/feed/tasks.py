"""Queue and clock entrances: read the clock, call one service."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from foundation.clockwork import every
from foundation.tasks import task
from market.feed.services.keep_cards import draw_author_anew
from market.feed.services.put_before import put_before_followers, take_from_followers
from market.feed.services.walk import forget_walks


@task(queue="feed")
def put_before(*, note_id: str) -> None:
    put_before_followers(UUID(note_id))


@task(queue="feed")
def take_from(*, note_id: str, author_id: str, published_at: str = "") -> None:
    at = datetime.fromisoformat(published_at) if published_at else None
    take_from_followers(UUID(note_id), UUID(author_id), at)


@task(queue="feed")
def draw_anew(*, author_id: str) -> None:
    draw_author_anew(UUID(author_id))


@every(seconds=600)
def forget_old_walks() -> None:
    forget_walks(now=timezone.now())
