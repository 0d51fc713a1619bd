"""Hang an invitation at the top of the home page."""

from uuid import UUID

from foundation.words import Words
from market.storefront.models import Banner


def hang_banner(
    *,
    source_key: str,
    title: Words,
    subtitle: Words,
    action: Words,
    link: str,
    picture_id: UUID | None,
    dark_picture_id: UUID | None,
    sort: int,
) -> None:
    """Hang a banner once per `source_key`; what an operator has changed since stays as it is."""
    Banner.objects.get_or_create(
        source_key=source_key,
        defaults={
            "title": dict(title),
            "subtitle": dict(subtitle),
            "action": dict(action),
            "link": link,
            "picture_id": picture_id,
            "dark_picture_id": dark_picture_id,
            "sort": sort,
        },
    )
