"""Shapes on the wire. `PictureOut` is what every room shows of a picture."""

from ninja import Schema

from market.media.types import PictureId, PictureView


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

    @classmethod
    def of_stored(cls, picture: PictureView) -> "StoredPictureOut":
        shown = PictureOut.of(picture)
        assert shown is not None, "there is a picture"
        return cls(picture_id=picture.id, **shown.model_dump())
