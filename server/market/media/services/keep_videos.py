"""Something begins to show videos, so they stay, and their covers with them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.media.models import Video
from market.media.services.keep_pictures import keep_pictures


@transaction.atomic
def keep_videos(video_ids: Collection[UUID], now: datetime) -> None:
    """Save videos from being swept away. Those that are kept already, or do not exist, are left alone."""
    if video_ids:
        unkept = Video.objects.filter(pk__in=set(video_ids), kept_at__isnull=True)
        covers = {cover for some in unkept.values_list("cover_ids", flat=True) for cover in some}
        unkept.update(kept_at=now)
        keep_pictures(covers, now)
