"""Questions media can answer. Nothing here writes."""

from collections.abc import Collection
from uuid import UUID

from market.media.errors import PictureNotFound
from market.media.models import Picture, picture_view
from market.media.types import PictureView


def pictures(ids: Collection[UUID]) -> dict[UUID, PictureView]:
    """Return the pictures that exist. One query, none for no ids."""
    if not ids:
        return {}
    rows = Picture.objects.filter(pk__in=set(ids)).values_list("id", "width", "height", "colour", "stem", "sizes")
    return {row[0]: picture_view(*row) for row in rows}


def check_owner(picture_ids: Collection[UUID], person_id: UUID, *, field: str = "picture_ids") -> None:
    """Let a person use these pictures, or say that they are not theirs. One query. :raises PictureNotFound:"""
    wanted = set(picture_ids)
    if wanted and Picture.objects.filter(pk__in=wanted, owner_id=person_id).count() < len(wanted):
        raise PictureNotFound(field=field)
