"""Something begins to show pictures, so they stay."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from market.media.models import Picture


def keep_pictures(picture_ids: Collection[UUID], now: datetime) -> None:
    """Save pictures from being swept away. Those that are kept already, or do not exist, are left alone."""
    if picture_ids:
        Picture.objects.filter(pk__in=set(picture_ids), kept_at__isnull=True).update(kept_at=now)
