"""Questions media can answer. Nothing here writes."""

from collections.abc import Collection
from uuid import UUID

from django.core.files.storage import default_storage

from market.media.errors import PictureNotFound
from market.media.models import Picture, file_name, picture_view
from market.media.types import PictureView


def pictures(ids: Collection[UUID]) -> dict[UUID, PictureView]:
    """Return the pictures that exist. One query, none for no ids."""
    if not ids:
        return {}
    rows = Picture.objects.filter(pk__in=set(ids)).values_list("id", "width", "height", "colour", "stem", "sizes")
    return {row[0]: picture_view(*row) for row in rows}


def picture_bytes(picture_id: UUID, size: int) -> bytes | None:
    """Return one size of a picture as WebP, or the largest below it, to draw with; None when it is gone. One query."""
    row = Picture.objects.filter(pk=picture_id).values_list("stem", "sizes").first()
    if row is None:
        return None
    stem, sizes = row
    fitting = [one for one in sizes if one <= size] or [min(sizes)]
    name = file_name(stem, max(fitting))
    if not default_storage.exists(name):
        return None
    with default_storage.open(name) as file:
        content: bytes = file.read()
    return content


def check_owner(picture_ids: Collection[UUID], person_id: UUID, *, field: str = "picture_ids") -> None:
    """Let a person use these pictures, or say that they are not theirs. One query. :raises PictureNotFound:"""
    wanted = set(picture_ids)
    if wanted and Picture.objects.filter(pk__in=wanted, owner_id=person_id).count() < len(wanted):
        raise PictureNotFound(field=field)
