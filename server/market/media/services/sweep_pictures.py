"""What nobody shows is swept away, and files that lost their row with it."""

import re
from datetime import datetime, timedelta

from django.core.files.storage import default_storage

from market.media.models import Picture
from market.media.services.store_picture import FOLDER

UNUSED_FOR = timedelta(days=2)  # A half-written review may wait overnight; nobody waits longer for their own picture.
LOST_AFTER_DAYS = (2, 3, 4)  # Whose folders to look through: no transaction is open for two days.


def sweep_pictures(*, now: datetime, limit: int = 500) -> int:
    """
    Delete pictures that nothing began to show for two days. Return how many.

    A row goes first, alone and only while it is still unused; its files follow, and a crash between leaves files
    that `sweep_lost_files` finds.
    """
    unused = Picture.objects.filter(kept_at__isnull=True, asked_at__lt=now - UNUSED_FOR)
    swept = 0
    for picture in unused.order_by("asked_at")[:limit]:
        gone, _ = unused.filter(pk=picture.pk).delete()
        if gone:
            for name in picture.file_names():
                default_storage.delete(name)
        swept += gone
    return swept


def sweep_lost_files(*, now: datetime) -> int:
    """Delete files of some days ago that belong to no picture: an upload that broke off. Return how many."""
    swept = 0
    for days in LOST_AFTER_DAYS:
        folder = f"{FOLDER}/{now - timedelta(days=days):%Y%m%d}"
        swept += _sweep_folder(folder)
    return swept


def _sweep_folder(folder: str) -> int:
    try:
        _, names = default_storage.listdir(folder)
    except FileNotFoundError:  # Nobody gave a picture that day.
        return 0
    stems = {name: f"{folder}/{re.sub(r'-[0-9]+[.]webp$', '', name)}" for name in names}
    known = set(Picture.objects.filter(stem__in=set(stems.values())).values_list("stem", flat=True))
    lost = [name for name, stem in stems.items() if stem not in known]
    for name in lost:
        default_storage.delete(f"{folder}/{name}")
    return len(lost)
