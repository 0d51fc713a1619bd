"""Somebody gives us a picture."""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from market.media.models import Picture, file_name
from market.media.rendering import render
from market.media.types import PictureView

NAME_BYTES = 24  # 192 bits: a picture that is not public yet is protected by nothing but its name.
FOLDER = "pictures"


def store_picture(
    data: bytes, owner_id: UUID | None, purpose: str, *, keep: bool = True, now: datetime | None = None
) -> PictureView:
    """
    Make a picture anew in our sizes and keep those; the bytes as given are thrown away.

    The same bytes of the same owner again give the same picture. Without `keep` it is swept away unless something
    begins to show it (`keep_pictures`). Writes to the storage, so call it outside of transactions: it has its own.

    :raises PictureTooLarge, NotAPicture:
    """
    now = now or timezone.now()
    digest = hashlib.sha256(data).hexdigest()
    known = _known(owner_id, digest, keep, now)
    if known is not None:
        return known
    rendered = render(data)
    stem = f"{FOLDER}/{now:%Y%m%d}/{secrets.token_urlsafe(NAME_BYTES)}"
    for size, content in rendered.files.items():
        default_storage.save(file_name(stem, size), ContentFile(content))
    picture = Picture(
        owner_id=owner_id,
        purpose=purpose,
        digest=digest,
        stem=stem,
        sizes=sorted(rendered.files),
        width=rendered.width,
        height=rendered.height,
        colour=rendered.colour,
        blurhash=rendered.blurhash,
        ai_evidence=rendered.ai_evidence,
        likeness=rendered.likeness,
        asked_at=now,
        kept_at=now if keep else None,
    )
    try:
        with transaction.atomic():
            picture.save(force_insert=True)
    except IntegrityError:  # The same person gave the same bytes a moment ago; theirs stays, ours goes.
        known = _known(owner_id, digest, keep, now)
        for name in picture.file_names():
            default_storage.delete(name)
        if known is None:
            raise
        return known
    return picture.view()


def _known(owner_id: UUID | None, digest: str, keep: bool, now: datetime) -> PictureView | None:
    """Return the picture that these bytes made before, safe from the sweeper for another while."""
    mine = Picture.objects.filter(owner_id=owner_id, digest=digest)
    changed = mine.update(asked_at=now)
    if changed and keep:
        mine.filter(kept_at__isnull=True).update(kept_at=now)
    found = mine.first() if changed else None
    return found.view() if found else None
