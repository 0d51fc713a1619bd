"""Shapes on the wire. `PictureOut` is what every room shows of a picture."""

from typing import Any

from ninja import Schema
from pydantic import Field

from market.media.types import AiEvidence, PictureId, PictureView, UploadView, VideoId, VideoView


class PictureOut(Schema):
    url_320: str
    url_640: str
    url_1280: str
    width: int
    height: int
    colour: str

    @classmethod
    def of(cls, picture: PictureView | None) -> "PictureOut | None":
        """Show a picture, or nothing where there is none."""
        if picture is None:
            return None
        return cls(
            url_320=picture.urls["320"],
            url_640=picture.urls["640"],
            url_1280=picture.urls["1280"],
            width=picture.width,
            height=picture.height,
            colour=picture.colour,
        )


class StoredPictureOut(PictureOut):
    picture_id: PictureId
    blurhash: str
    ai_evidence: AiEvidence

    @classmethod
    def of_stored(cls, picture: PictureView) -> "StoredPictureOut":
        shown = PictureOut.of(picture)
        assert shown is not None, "there is a picture"
        return cls(
            picture_id=picture.id, blurhash=picture.blurhash, ai_evidence=picture.ai_evidence, **shown.model_dump()
        )


class VideoIn(Schema):
    size_bytes: int = Field(gt=0, le=2**40)
    content_type: str = Field(max_length=80)
    sha256: str = Field("", pattern=r"^([0-9a-fA-F]{64})?$")


class CoverIn(Schema):
    picture_id: PictureId


class VideoOut(Schema):
    video_id: VideoId
    url: str
    width: int
    height: int
    seconds: float
    cover: PictureOut | None
    blurhash: str
    ai_evidence: AiEvidence
    has_sound: bool

    @classmethod
    def of(cls, video: VideoView | None) -> "VideoOut | None":
        """Show a video, or nothing where there is none."""
        if video is None:
            return None
        return cls(
            video_id=video.id,
            url=video.url,
            width=video.width,
            height=video.height,
            seconds=video.seconds,
            cover=PictureOut.of(video.cover),
            blurhash=video.blurhash,
            ai_evidence=video.ai_evidence,
            has_sound=video.has_sound,
        )


class VideoUploadOut(Schema):
    video_id: VideoId
    state: str
    size_bytes: int
    part_bytes: int
    parts: list[int]
    progress: int
    refused_because: str
    facts: dict[str, Any]
    covers: list[StoredPictureOut]
    video: VideoOut | None

    @classmethod
    def of(cls, upload: UploadView) -> "VideoUploadOut":
        return cls(
            video_id=upload.id,
            state=upload.state,
            size_bytes=upload.size_bytes,
            part_bytes=upload.part_bytes,
            parts=upload.parts,
            progress=upload.progress,
            refused_because=upload.refused_because,
            facts=upload.facts,
            covers=[StoredPictureOut.of_stored(one) for one in upload.covers],
            video=VideoOut.of(upload.video),
        )
