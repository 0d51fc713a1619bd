"""HTTP: read the request, make one call, shape the reply."""

from django.utils import timezone
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from foundation import rate
from foundation.web import PersonRequest, signed_in
from market.media.errors import PictureTooLarge
from market.media.queries import upload as upload_of
from market.media.rendering import LARGEST_BYTES
from market.media.schemas import CoverIn, StoredPictureOut, VideoIn, VideoUploadOut
from market.media.services.begin_video import begin_video
from market.media.services.choose_cover import choose_cover
from market.media.services.complete_video import complete_video
from market.media.services.store_picture import store_picture
from market.media.services.take_part import take_part
from market.media.types import VideoId

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


@router.post("/videos", response={201: VideoUploadOut}, auth=signed_in)
def announce_video(request: PersonRequest, body: VideoIn) -> Status:
    """Announce a video. Its parts follow, each of `part_bytes` but the last, in any order."""
    view = begin_video(owner_id=request.auth.id, **body.model_dump(), now=timezone.now())
    return Status(201, VideoUploadOut.of(view))


@router.put("/videos/{video_id}/parts/{number}", response={204: None}, auth=signed_in)
def give_part(request: PersonRequest, video_id: VideoId, number: int) -> Status:
    """Give one part, from 0, as the bare bytes of the body. A part that is there already is left as it is."""
    take_part(video_id=video_id, owner_id=request.auth.id, number=number, body=request, now=timezone.now())
    return Status(204, None)


@router.post("/videos/{video_id}/complete", response=VideoUploadOut, auth=signed_in)
def complete(request: PersonRequest, video_id: VideoId) -> VideoUploadOut:
    """Say that every part was given, so that the video is checked and made. Again changes nothing."""
    complete_video(video_id=video_id, owner_id=request.auth.id, now=timezone.now())
    return VideoUploadOut.of(upload_of(video_id, request.auth.id))


@router.get("/videos/{video_id}", response=VideoUploadOut, auth=signed_in)
def video_on_its_way(request: PersonRequest, video_id: VideoId) -> VideoUploadOut:
    """Show how far one's own video is: which parts are here, percent, and why it was refused."""
    return VideoUploadOut.of(upload_of(video_id, request.auth.id))


@router.put("/videos/{video_id}/cover", response=VideoUploadOut, auth=signed_in)
def choose_a_cover(request: PersonRequest, video_id: VideoId, body: CoverIn) -> VideoUploadOut:
    """Choose one of the video's own candidates as its cover."""
    choose_cover(video_id=video_id, owner_id=request.auth.id, picture_id=body.picture_id)
    return VideoUploadOut.of(upload_of(video_id, request.auth.id))
