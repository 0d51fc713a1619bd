"""Somebody wants a picture to pass on."""

import hashlib
from dataclasses import asdict
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from foundation.words import say
from market.catalogue import facade as catalogue
from market.groupbuy.drawing import LOOK, Poster, draw_poster
from market.groupbuy.types import TeamView
from market.media import facade as media
from market.people import facade as people
from market.pricing import facade as pricing

FOLDER = "posters"
KEPT = timedelta(days=1)  # A poster is passed on within the hour; drawing it again costs a tenth of a second.
PICTURE_SIZE = 1280


def make_poster(team: TeamView, *, link: str, inviter_id: UUID | None, language: str) -> tuple[str, bytes]:
    """
    Draw a team's share poster, or fetch the one drawn before from the storage. Out: (digest of all it shows, PNG).

    Touches the file storage; call it outside of transactions.
    """
    product = catalogue.products([team.product_id])[team.product_id]
    alone = pricing.list_prices(list(team.prices))
    inviter = people.people([inviter_id]).get(inviter_id) if inviter_id else None
    poster = Poster(
        title=say(product.title, language),
        group_price=min(team.prices.values()),
        price=min(alone.values(), default=None),
        team_size=team.size,
        inviter=inviter.nickname if inviter else "",
        link=link,
        language=language,
    )
    picture_id = product.picture_ids[0] if product.picture_ids else None
    shown = msgspec.json.encode([LOOK, asdict(poster), str(picture_id)])
    digest = hashlib.sha256(shown).hexdigest()[:40]
    name = f"{FOLDER}/{digest}.png"
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            return digest, file.read()
    drawn = draw_poster(poster, media.picture_bytes(picture_id, PICTURE_SIZE) if picture_id else None)
    default_storage.save(name, ContentFile(drawn))
    return digest, drawn


def sweep_posters(*, now: datetime) -> int:
    """Forget the posters of yesterday. Return how many."""
    if not default_storage.exists(FOLDER):
        return 0
    swept = 0
    for file in default_storage.listdir(FOLDER)[1]:
        name = f"{FOLDER}/{file}"
        if default_storage.get_modified_time(name) < now - KEPT:
            default_storage.delete(name)
            swept += 1
    return swept
