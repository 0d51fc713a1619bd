"""HTTP: read the request, make one call, shape the reply."""

from django.utils import timezone
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from foundation import rate
from foundation.web import PersonRequest, signed_in
from market.media.errors import PictureTooLarge
from market.media.rendering import LARGEST_BYTES
from market.media.schemas import StoredPictureOut
from market.media.services.store_picture import store_picture

UPLOADS_PER_MINUTE = 30  # Three reviews of nine pictures in a minute; a person who is faster is a program.

router = Router(tags=["media"])


@router.post("/pictures", response={201: StoredPictureOut}, auth=signed_in)
def upload(
    request: PersonRequest, file: UploadedFile = File(...), purpose: str = Form("review", max_length=20)
) -> Status:
    """Give a picture, to be used soon: what nothing shows after a while is swept away. The same bytes give the same."""
    rate.limit(who=f"person:{request.auth.id}", what="media.upload", per_minute=UPLOADS_PER_MINUTE)
    if (file.size or 0) > LARGEST_BYTES:
        raise PictureTooLarge(field="file", most_bytes=LARGEST_BYTES)
    picture = store_picture(file.read(), request.auth.id, purpose, keep=False, now=timezone.now())
    return Status(201, StoredPictureOut.of_stored(picture))
