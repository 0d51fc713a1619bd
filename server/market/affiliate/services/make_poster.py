"""Somebody wants a picture to pass on."""

import hashlib
from dataclasses import asdict
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from foundation.words import say
from market.affiliate import queries
from market.affiliate.drawing import LOOK, Poster, draw_poster
from market.affiliate.models import Share
from market.affiliate.types import SubjectKind
from market.media import facade as media
from market.people import facade as people

FOLDER = "posters"
KEPT = timedelta(days=1)  # A poster is passed on within the hour; drawing it again costs a tenth of a second.
PICTURE_SIZE = 1280


def make_poster(share: Share, *, link: str, viewer_id: UUID | None, language: str) -> tuple[str, bytes]:
    """
    Draw a share's poster as things are now, or fetch the same one drawn before from the storage. Out: (digest of all it
    shows, PNG). Who shares is named as strangers see them.

    Touches the file storage; call it outside of transactions. :raises SubjectNotFound: to who may not see it
    """
    subject = queries.subject(SubjectKind(share.subject_kind), share.subject_id, viewer_id=viewer_id)
    sharer = people.people([share.person_id])[share.person_id]
    poster = Poster(
        kind=subject.kind.value,
        title=say(subject.title, language),
        price=subject.price,
        alone_price=subject.alone_price,
        team_size=subject.team_size,
        sharer=people.mask(sharer.nickname),
        link=link,
        language=language,
    )
    picture_id = subject.picture_id
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
