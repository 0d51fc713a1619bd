"""Clock and queue entrances: read the clock, call one service."""

from uuid import UUID

from django.utils import timezone

from foundation.clockwork import every
from foundation.tasks import task
from market.media.services.make_video import make_video as make_a_video
from market.media.services.sweep_pictures import sweep_lost_files, sweep_pictures
from market.media.services.sweep_videos import abandon_uploads, sweep_videos, sweep_workshop, take_up_lost_videos


@every(seconds=600)
def sweep_unused_pictures() -> None:
    sweep_pictures(now=timezone.now())


@every(seconds=6 * 60 * 60)
def sweep_files_without_a_row() -> None:
    sweep_lost_files(now=timezone.now())


@task(queue="media")
def make_video(*, video_id: str) -> None:
    make_a_video(UUID(video_id), clock=timezone.now)


@every(seconds=30)
def take_up_lost() -> None:
    take_up_lost_videos(now=timezone.now())


@every(seconds=600)
def sweep_unused_videos() -> None:
    abandon_uploads(now=timezone.now())
    sweep_videos(now=timezone.now())
    sweep_workshop()
